/**
 * Python's syntax of regular expressions: text to tree.
 *
 * The order in which mistakes are found, their words and their places are those of CPython's `re._parser`.
 */
import { overflowError, valueError } from '../../../runtime/errors.ts';
import { strRepr, length as textLength } from '../../../runtime/values/text.ts';
import { isAlpha } from '../../../runtime/values/text-class.ts';
import { DIGIT, type Escape, patternEscape, setEscape } from './escapes.ts';
import {
  Flag,
  MAXGROUPS,
  MAXREPEAT,
  type Node,
  PatternMistake,
  type Sequence,
  type SetItem,
  type Syntax,
  TYPE_FLAGS,
  type Width,
} from './syntax.ts';
import { shownNumber, Tokenizer } from './tokenizer.ts';
import { widthOf } from './width.ts';

const INLINE_FLAGS: Readonly<Record<string, number>> = {
  i: Flag.IGNORECASE,
  L: Flag.LOCALE,
  m: Flag.MULTILINE,
  s: Flag.DOTALL,
  x: Flag.VERBOSE,
  a: Flag.ASCII,
  u: Flag.UNICODE,
};
const isFlag = (char: string): boolean => Object.hasOwn(INLINE_FLAGS, char);

const VERBOSE_SPACE = ' \t\n\r\v\f';

/** A plain non-capturing group: its contents may take its place. */
function isPlainGroup(node: Node): node is Node & { op: 'group' } {
  return node.op === 'group' && node.group === null && node.add === 0 && node.remove === 0;
}

/** The members of a one-character alternative, or null. */
function asSet(branch: Sequence): readonly SetItem[] | null {
  if (branch.length !== 1) return null;
  const [node] = branch;
  if (node.op === 'literal') return [[node.code, node.code]];
  return node.op === 'set' && !node.negate ? node.items : null;
}

class Parser {
  readonly source: Tokenizer;
  flags: number;
  readonly names = new Map<string, number>();
  readonly widths: (Width | null)[] = [null];
  private readonly warn: (message: string) => void;
  /** Inside of a lookbehind: the number of groups at its start, else null. */
  private groupsBeforeLookbehind: number | null = null;
  /** Where conditionals name a group by its number, for groups that may not exist. */
  private readonly conditionPlaces = new Map<number, number>();

  constructor(source: Tokenizer, flags: number, warn: (message: string) => void) {
    this.source = source;
    this.flags = flags;
    this.warn = warn;
  }

  pattern(): Sequence {
    const body = this.alternatives((this.flags & Flag.VERBOSE) !== 0, true);
    this.flags = fixFlags(this.source.isText, this.flags);
    if (this.source.next !== null) throw this.source.error('unbalanced parenthesis');
    for (const [group, place] of this.conditionPlaces) {
      if (group >= this.widths.length) throw new PatternMistake(`invalid group reference ${group}`, place);
    }
    return body;
  }

  private alternatives(verbose: boolean, outermost: boolean): Sequence {
    const branches: Sequence[] = [];
    let inner = verbose;
    do {
      branches.push(this.sequence(inner, outermost && branches.length === 0));
      // Global flags at the start hold for the alternatives that follow.
      if (outermost) inner = (this.flags & Flag.VERBOSE) !== 0;
    } while (this.source.match('|'));
    if (branches.length === 1) return branches[0];
    const sets = branches.map(asSet);
    if (sets.every(set => set !== null)) return [{ op: 'set', negate: false, items: sets.flat() }];
    return [{ op: 'branch', branches }];
  }

  /** @param first whether global flags may stand here */
  private sequence(verbose: boolean, first: boolean): Sequence {
    const { source } = this;
    const body: Node[] = [];
    for (;;) {
      const token = source.next;
      if (token === null || token === '|' || token === ')') break;
      source.get();
      if (verbose && token.length === 1) {
        if (VERBOSE_SPACE.includes(token)) continue;
        if (token === '#') {
          this.comment();
          continue;
        }
      }
      if (token[0] === '\\') body.push(this.escape(token));
      else if (token === '[') body.push(this.set());
      else if (token === '.') body.push({ op: 'any' });
      else if (token === '^') body.push({ op: 'at', where: 'begin' });
      else if (token === '$') body.push({ op: 'at', where: 'end' });
      else if (token === '(') {
        const node = this.group(verbose, first && body.length === 0);
        if (node === 'flags') verbose = (this.flags & Flag.VERBOSE) !== 0;
        else if (node !== null) body.push(node);
      } else if (token === '*' || token === '+' || token === '?' || token === '{') this.repeat(token, body);
      else body.push({ op: 'literal', code: token.codePointAt(0)! });
    }
    return body.flatMap(node => (isPlainGroup(node) ? node.body : node));
  }

  /** Skips a comment of verbose mode: to the end of the line. */
  private comment(): void {
    for (;;) {
      const token = this.source.get();
      if (token === null || token === '\n') return;
    }
  }

  private escape(token: string): Node {
    const { source } = this;
    const escape = patternEscape(source, token);
    switch (escape.kind) {
      case 'literal':
        return { op: 'literal', code: escape.code };
      case 'category':
        return { op: 'set', negate: false, items: [escape.category] };
      case 'anchor':
        return { op: 'at', where: escape.where };
      default: {
        const { digits } = escape;
        const group = Number(digits);
        if (group >= this.widths.length) throw source.error(`invalid group reference ${group}`, digits.length);
        return this.reference(group, digits.length + 1);
      }
    }
  }

  private reference(group: number, back: number): Node {
    if (!this.isClosed(group)) throw this.source.error('cannot refer to an open group', back);
    this.checkLookbehind(group);
    return { op: 'reference', group };
  }

  private isClosed(group: number): boolean {
    return group < this.widths.length && this.widths[group] !== null;
  }

  private checkLookbehind(group: number): void {
    if (this.groupsBeforeLookbehind === null) return;
    if (!this.isClosed(group)) throw this.source.error('cannot refer to an open group');
    if (group >= this.groupsBeforeLookbehind) {
      throw this.source.error('cannot refer to group defined in the same lookbehind subpattern');
    }
  }

  // ---------------------------------------------------------------- sets

  private set(): Node {
    const { source } = this;
    const here = source.tell() - 1;
    const items: SetItem[] = [];
    const unterminated = (): PatternMistake => source.error('unterminated character set', source.tell() - here);
    if (source.next === '[') this.warn(`Possible nested set at position ${source.tell()}`);
    const negate = source.match('^');
    for (;;) {
      const token = source.get();
      if (token === null) throw unterminated();
      if (token === ']' && items.length > 0) break;
      const low = this.member(token, items.length > 0);
      if (!source.match('-')) {
        items.push(single(low));
        continue;
      }
      const to = source.get();
      if (to === null) throw unterminated();
      if (to === ']') {
        items.push(single(low), [45, 45]);
        break;
      }
      if (to === '-') this.warn(`Possible set difference at position ${source.tell() - 2}`);
      const high: Escape = to[0] === '\\' ? setEscape(source, to) : { kind: 'literal', code: to.codePointAt(0)! };
      if (low.kind !== 'literal' || high.kind !== 'literal' || high.code < low.code) {
        throw source.error(`bad character range ${token}-${to}`, textLength(token) + 1 + textLength(to));
      }
      items.push([low.code, high.code]);
    }
    const [only] = items;
    if (!negate && items.length === 1 && typeof only !== 'string' && only[0] === only[1]) {
      return { op: 'literal', code: only[0] };
    }
    return { op: 'set', negate, items };
  }

  private member(token: string, notFirst: boolean): Escape {
    const { source } = this;
    if (token[0] === '\\') return setEscape(source, token);
    if (notFirst && source.next === token && '-&~|'.includes(token)) {
      const operation = { '-': 'difference', '&': 'intersection', '~': 'symmetric difference', '|': 'union' }[token];
      this.warn(`Possible set ${operation} at position ${source.tell() - 1}`);
    }
    return { kind: 'literal', code: token.codePointAt(0)! };
  }

  // ---------------------------------------------------------------- repetition

  private repeat(token: string, body: Node[]): void {
    const { source } = this;
    const here = source.tell();
    let min = 0;
    let max = MAXREPEAT;
    if (token === '?') max = 1;
    else if (token === '+') min = 1;
    else if (token === '{') {
      const bounds = source.next === '}' ? null : this.bounds(here);
      if (bounds === null) {
        body.push({ op: 'literal', code: 123 });
        return;
      }
      [min, max] = bounds;
    }
    const item = body[body.length - 1];
    if (item === undefined || item.op === 'at') {
      throw source.error('nothing to repeat', source.tell() - here + token.length);
    }
    if (item.op === 'repeat') throw source.error('multiple repeat', source.tell() - here + token.length);
    const kind = source.match('?') ? 'lazy' : source.match('+') ? 'possessive' : 'greedy';
    body[body.length - 1] = { op: 'repeat', kind, min, max, body: isPlainGroup(item) ? item.body : [item] };
  }

  /** The numbers in braces, or null if the braces mean themselves. */
  private bounds(here: number): [number, number] | null {
    const { source } = this;
    const low = source.getWhile(Number.POSITIVE_INFINITY, DIGIT);
    const high = source.match(',') ? source.getWhile(Number.POSITIVE_INFINITY, DIGIT) : low;
    if (!source.match('}')) {
      source.seek(here);
      return null;
    }
    const min = low === '' ? 0 : Number(low);
    const max = high === '' ? MAXREPEAT : Number(high);
    if (min >= MAXREPEAT || (high !== '' && max >= MAXREPEAT)) {
      throw overflowError('the repetition number is too large');
    }
    if (max < min) throw source.error('min repeat greater than max repeat', source.tell() - here);
    return [min, max];
  }

  // ---------------------------------------------------------------- groups

  /** What an opening parenthesis begins; null for a comment, 'flags' for global flags. */
  private group(verbose: boolean, flagsAllowed: boolean): Node | null | 'flags' {
    const { source } = this;
    const start = source.tell() - 1;
    if (!source.match('?')) return this.capture(null, verbose, start);
    const char = this.need(source.get());
    switch (char) {
      case 'P':
        return this.extension(verbose, start);
      case ':':
        return { op: 'group', group: null, add: 0, remove: 0, body: this.contents(verbose, start) };
      case '>':
        return { op: 'atomic', body: this.contents(verbose, start) };
      case '#':
        do {
          if (source.next === null) {
            throw source.error('missing ), unterminated comment', source.tell() - start);
          }
        } while (source.get() !== ')');
        return null;
      case '=':
      case '!':
        return this.assertion(false, char === '!', verbose, start);
      case '<': {
        const kind = this.need(source.get());
        if (kind !== '=' && kind !== '!') {
          throw source.error(`unknown extension ?<${kind}`, textLength(kind) + 2);
        }
        return this.assertion(true, kind === '!', verbose, start);
      }
      case '(':
        return this.conditional(verbose, start);
      default: {
        if (char !== '-' && !isFlag(char)) throw source.error(`unknown extension ?${char}`, textLength(char) + 1);
        const scoped = this.inlineFlags(char);
        if (scoped === null) {
          if (!flagsAllowed) {
            throw source.error('global flags not at the start of the expression', source.tell() - start);
          }
          return 'flags';
        }
        const [add, remove] = scoped;
        const inner = (verbose || (add & Flag.VERBOSE) !== 0) && (remove & Flag.VERBOSE) === 0;
        return { op: 'group', group: null, add, remove, body: this.contents(inner, start) };
      }
    }
  }

  private need(token: string | null): string {
    if (token === null) throw this.source.error('unexpected end of pattern');
    return token;
  }

  /** Alternatives and the parenthesis that closes them. */
  private contents(verbose: boolean, start: number): Sequence {
    const body = this.alternatives(verbose, false);
    this.close(start);
    return body;
  }

  private close(start: number): void {
    const { source } = this;
    if (!source.match(')')) throw source.error('missing ), unterminated subpattern', source.tell() - start);
  }

  private capture(name: string | null, verbose: boolean, start: number): Node {
    const group = this.widths.length;
    this.widths.push(null);
    if (name !== null) {
      const back = textLength(name) + 1;
      const before = this.names.get(name);
      if (before !== undefined) {
        const what = `redefinition of group name ${strRepr(name)} as group ${group}; was group ${before}`;
        throw this.source.error(what, back);
      }
      this.names.set(name, group);
    }
    const body = this.contents(verbose, start);
    this.widths[group] = widthOf(body, this.widths);
    return { op: 'group', group, add: 0, remove: 0, body };
  }

  /** `(?P<name>…)` and `(?P=name)` */
  private extension(verbose: boolean, start: number): Node {
    const { source } = this;
    if (source.match('<')) {
      const name = source.getUntil('>', 'group name');
      source.checkGroupName(name, 1);
      return this.capture(name, verbose, start);
    }
    if (source.match('=')) {
      const name = source.getUntil(')', 'group name');
      source.checkGroupName(name, 1);
      return this.reference(this.named(name), textLength(name) + 1);
    }
    const char = this.need(source.get());
    throw source.error(`unknown extension ?P${char}`, textLength(char) + 2);
  }

  private named(name: string): number {
    const group = this.names.get(name);
    if (group === undefined) {
      throw this.source.error(`unknown group name ${strRepr(name)}`, textLength(name) + 1);
    }
    return group;
  }

  private assertion(behind: boolean, negate: boolean, verbose: boolean, start: number): Node {
    const outer = this.groupsBeforeLookbehind;
    if (behind && outer === null) this.groupsBeforeLookbehind = this.widths.length;
    const body = this.alternatives(verbose, false);
    if (behind && outer === null) this.groupsBeforeLookbehind = null;
    this.close(start);
    return negate && body.length === 0 ? { op: 'failure' } : { op: 'assert', behind, negate, body };
  }

  /** `(?(group)yes|no)` */
  private conditional(verbose: boolean, start: number): Node {
    const { source } = this;
    const name = source.getUntil(')', 'group name');
    const back = textLength(name) + 1;
    let group: number;
    if (/^[0-9]+$/.test(name)) {
      group = Number(name);
      if (group === 0) throw source.error('bad group number', back);
      if (group >= MAXGROUPS) throw source.error(`invalid group reference ${shownNumber(name)}`, back);
      if (!this.conditionPlaces.has(group)) this.conditionPlaces.set(group, source.tell() - back);
    } else {
      source.checkGroupName(name, 1);
      group = this.named(name);
    }
    this.checkLookbehind(group);
    const yes = this.sequence(verbose, false);
    let no: Sequence | null = null;
    if (source.match('|')) {
      no = this.sequence(verbose, false);
      if (source.next === '|') throw source.error('conditional backref with more than two branches');
    }
    this.close(start);
    return { op: 'conditional', group, yes, no };
  }

  /** The flags after `(?`: what to turn on and off inside of a group, or null for global flags, which are set. */
  private inlineFlags(first: string): [add: number, remove: number] | null {
    const { source } = this;
    let add = 0;
    let remove = 0;
    let char = first;
    if (char !== '-') {
      for (;;) {
        if (char === (source.isText ? 'L' : 'u')) {
          const kind = source.isText ? 'str' : 'bytes';
          throw source.error(`bad inline flags: cannot use '${char}' flag with a ${kind} pattern`);
        }
        const flag = INLINE_FLAGS[char];
        add |= flag;
        if ((flag & TYPE_FLAGS) !== 0 && (add & TYPE_FLAGS) !== flag) {
          throw source.error("bad inline flags: flags 'a', 'u' and 'L' are incompatible");
        }
        char = this.flagOr(')-:', 'missing -, : or )');
        if (!isFlag(char)) break;
      }
      if (char === ')') {
        this.flags |= add;
        return null;
      }
    }
    if (char === '-') {
      char = this.flagOr('', 'missing flag');
      do {
        const flag = INLINE_FLAGS[char];
        if ((flag & TYPE_FLAGS) !== 0) {
          throw source.error("bad inline flags: cannot turn off flags 'a', 'u' and 'L'");
        }
        remove |= flag;
        char = this.flagOr(':', 'missing :');
      } while (char !== ':');
    }
    if ((add & remove) !== 0) throw source.error('bad inline flags: flag turned on and off', 1);
    return [add, remove];
  }

  /** The next token: a flag or one of `ends`. */
  private flagOr(ends: string, missing: string): string {
    const { source } = this;
    const char = source.get();
    if (char === null) throw source.error(missing);
    if (isFlag(char) || (char !== '' && ends.includes(char))) return char;
    throw source.error(isAlpha(char) ? 'unknown flag' : missing, textLength(char));
  }
}

function single(escape: Escape): SetItem {
  if (escape.kind === 'category') return escape.category;
  const { code } = escape as { code: number };
  return [code, code];
}

/** The flags of a pattern with its kind (str or bytes) taken into account. @throws ValueError */
function fixFlags(isText: boolean, flags: number): number {
  if (isText) {
    if ((flags & Flag.LOCALE) !== 0) throw valueError('cannot use LOCALE flag with a str pattern');
    if ((flags & Flag.ASCII) === 0) return flags | Flag.UNICODE;
    if ((flags & Flag.UNICODE) !== 0) throw valueError('ASCII and UNICODE flags are incompatible');
    return flags;
  }
  if ((flags & Flag.UNICODE) !== 0) throw valueError('cannot use UNICODE flag with a bytes pattern');
  if ((flags & Flag.LOCALE) !== 0 && (flags & Flag.ASCII) !== 0) {
    throw valueError('ASCII and LOCALE flags are incompatible');
  }
  return flags;
}

/**
 * Parses a pattern.
 * @param text the pattern; bytes as the text of their Latin-1 characters
 * @param isText whether it is a str
 * @param warn gets the text of FutureWarnings
 * @throws PatternMistake, ValueError, OverflowError
 */
export function parse(text: string, isText: boolean, flags: number, warn: (message: string) => void): Syntax {
  const parser = new Parser(new Tokenizer(text, isText), flags, warn);
  const body = parser.pattern();
  const { names, widths } = parser;
  return { body, flags: parser.flags, groups: widths.length - 1, names, groupWidths: widths };
}
