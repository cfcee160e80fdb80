/**
 * A tree as a pattern of the host's engine, for what means the same there.
 *
 * Flags are spelled out (`charset.ts`), so the only flag of the host's pattern is `v`. What it cannot express, or
 * understands differently, gives null, and the own matcher runs it.
 */
import { categoryClass, hostChar, literalClass, setClass } from './charset.ts';
import { isRisky } from './risk.ts';
import { Flag, MAXREPEAT, type Node, type Sequence, type Syntax, scopedFlags } from './syntax.ts';
import { widthOf } from './width.ts';

/** Patterns of more characters than this, with repetition counted, are too large for the host's compiler. */
const MAX_SIZE = 4000;

/** Thrown inside, where the host cannot do it. */
const UNABLE = Symbol('unable');

function captures(body: Sequence): boolean {
  return body.some(node => {
    if (node.op === 'group') return node.group !== null || captures(node.body);
    if (node.op === 'branch') return node.branches.some(captures);
    return 'body' in node && captures(node.body);
  });
}

/** Whether every group in a sequence is set whenever the sequence has matched. */
function setsAll(body: Sequence): boolean {
  return body.every(node => {
    if (node.op === 'branch') return !node.branches.some(captures);
    if (node.op === 'repeat' && node.min === 0) return !captures(node.body);
    return !('body' in node) || setsAll(node.body);
  });
}

class Translator {
  private readonly syntax: Syntax;
  private size = 0;
  constructor(syntax: Syntax) {
    this.syntax = syntax;
  }

  /**
   * @param known the groups that are set for certain; gets those of the sequence
   * @param behind whether it is inside of a lookbehind, which the host matches from right to left
   * @param times how often a surrounding repetition copies it
   */
  sequence(body: Sequence, flags: number, known: Set<number>, behind: boolean, times: number): string {
    let result = '';
    for (const node of body) result += this.node(node, flags, known, behind, times);
    return result;
  }

  private node(node: Node, flags: number, known: Set<number>, behind: boolean, times: number): string {
    this.size += times;
    if (this.size > MAX_SIZE) throw UNABLE;
    switch (node.op) {
      case 'literal':
        return literalClass(node.code, flags) ?? hostChar(node.code);
      case 'set':
        return setClass(node.items, node.negate, flags);
      case 'any':
        return (flags & Flag.DOTALL) !== 0 ? '[^]' : '[^\\n]';
      case 'at':
        return anchor(node.where, flags);
      case 'branch': {
        const sets = node.branches.map(() => new Set(known));
        const parts = node.branches.map((branch, i) => this.sequence(branch, flags, sets[i], behind, times));
        for (const group of sets[0]) if (sets.every(set => set.has(group))) known.add(group);
        return `(?:${parts.join('|')})`;
      }
      case 'group': {
        const inner = scopedFlags(flags, node.add, node.remove);
        if (node.group === null) return `(?:${this.sequence(node.body, inner, known, behind, times)})`;
        if (behind) throw UNABLE;
        const source = this.sequence(node.body, inner, known, behind, times);
        known.add(node.group);
        return `(${source})`;
      }
      case 'repeat':
        return this.repeat(node, flags, known, behind, times);
      case 'assert': {
        if (node.negate && captures(node.body)) throw UNABLE;
        const inside = node.negate ? new Set(known) : known;
        const source = this.sequence(node.body, flags, inside, behind || node.behind, times);
        return `(?${node.behind ? '<' : ''}${node.negate ? '!' : '='}${source})`;
      }
      case 'failure':
        return '(?!)';
      case 'reference':
        // The host's reference to a group that is not set matches the empty text.
        if (behind || !known.has(node.group) || (flags & Flag.IGNORECASE) !== 0) throw UNABLE;
        return `(?:\\${node.group})`;
      default:
        throw UNABLE;
    }
  }

  private repeat(
    node: Node & { op: 'repeat' },
    flags: number,
    known: Set<number>,
    behind: boolean,
    times: number,
  ): string {
    const { kind, min, max, body } = node;
    if (kind === 'possessive') throw UNABLE;
    const nullable = widthOf(body, this.syntax.groupWidths)[0] === 0;
    // The host gives up a round that matched nothing, and forgets what groups held in the round before.
    if (nullable && min !== max && (max > 1 || captures(body))) throw UNABLE;
    if (max > 1 && !setsAll(body)) throw UNABLE;
    const unbounded = max === MAXREPEAT;
    if (max > 8 && isRisky(body, flags)) throw UNABLE;
    const copies = unbounded ? min + 1 : max;
    const inside = min === 0 ? new Set(known) : known;
    const source = this.sequence(body, flags, inside, behind, times * Math.max(copies, 1));
    const bounds = unbounded ? `{${min},}` : `{${min},${max}}`;
    return `(?:${source})${bounds}${kind === 'lazy' ? '?' : ''}`;
  }
}

function anchor(where: (Node & { op: 'at' })['where'], flags: number): string {
  const multiline = (flags & Flag.MULTILINE) !== 0;
  const word = categoryClass('w', flags);
  const ascii = (flags & Flag.UNICODE) === 0;
  switch (where) {
    case 'beginString':
      return '^';
    case 'endString':
      return '$';
    case 'begin':
      return multiline ? '(?:^|(?<=\\n))' : '^';
    case 'end':
      return multiline ? '(?=\\n|$)' : '(?=\\n?$)';
    case 'boundary':
      return ascii ? '\\b' : `(?:(?<=${word})(?!${word})|(?<!${word})(?=${word}))`;
    default:
      return ascii ? '\\B' : `(?:(?<=${word})(?=${word})|(?<!${word})(?!${word}))`;
  }
}

/** The source of a `v` pattern that means the same as a tree, or null. */
export function translate(syntax: Syntax): string | null {
  try {
    return new Translator(syntax).sequence(syntax.body, syntax.flags, new Set(), false, 1);
  } catch (thrown) {
    if (thrown === UNABLE) return null;
    throw thrown;
  }
}
