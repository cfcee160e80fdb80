/** Runs a pattern on a text: by the host's engine where it can, else by the own matcher. */
import { after, type Condition, Matcher } from './matcher.ts';
import { program, type Step } from './program.ts';
import type { Syntax } from './syntax.ts';
import { translate } from './translate.ts';
import { widthOf } from './width.ts';

export type Mode = 'match' | 'fullmatch' | 'search';

/** A match: where, in code units, and its groups. */
export class Found {
  readonly start: number;
  readonly end: number;
  /** The text of each group from 1 on, where the host matched. */
  private readonly texts: readonly (string | undefined)[] | null;
  /** Start and end of each group, 0 included, or -1; worked out when asked for where the host matched. */
  private marks: Int32Array | null;
  private readonly engine: Engine;
  private readonly text: string;
  private readonly whole: boolean;
  private last: number;

  constructor(
    engine: Engine,
    text: string,
    whole: boolean,
    start: number,
    end: number,
    texts: readonly (string | undefined)[] | null,
    marks: Int32Array | null,
  ) {
    this.engine = engine;
    this.text = text;
    this.whole = whole;
    this.start = start;
    this.end = end;
    this.texts = texts;
    this.marks = marks;
    this.last = marks === null ? -2 : marks[marks.length - 1];
  }

  /** Start and end of each group, 0 included, in code units, or -1. */
  spans(): Int32Array {
    return (this.marks ??= this.engine.spansAt(this.text, this.start, this.whole));
  }

  /** The text of a group that is set, else undefined. */
  group(index: number): string | undefined {
    if (index === 0) return this.text.slice(this.start, this.end);
    if (this.texts !== null) return this.texts[index];
    const marks = this.spans();
    const from = marks[2 * index];
    return from < 0 || marks[2 * index + 1] < 0 ? undefined : this.text.slice(from, marks[2 * index + 1]);
  }

  /** The number of the group that closed last, or -1. */
  get lastIndex(): number {
    if (this.last === -2) {
      this.last = -1;
      for (const group of this.engine.closeOrder()) if (this.group(group) !== undefined) this.last = group;
    }
    return this.last;
  }
}

export class Engine {
  readonly syntax: Syntax;
  private readonly source: string | null;
  /** The least and the most characters of a match. */
  private readonly width: readonly [number, number];
  private readonly compiled = new Map<string, RegExp>();
  private steps: Step | null | undefined;
  private order: number[] | undefined;

  constructor(syntax: Syntax) {
    this.syntax = syntax;
    this.width = widthOf(syntax.body, syntax.groupWidths);
    let source = translate(syntax);
    if (source !== null) {
      try {
        new RegExp(source, 'v');
      } catch {
        source = null;
      }
    }
    this.source = source;
  }

  /** Whether the host's engine runs the pattern. */
  get byHost(): boolean {
    return this.source !== null;
  }

  /**
   * The first match at or after `from` (or only there, but for 'search').
   * @param text up to where the match may reach
   * @param from in code units, at most the length of the text
   * @param nonEmpty an empty match at `from` does not count
   */
  find(text: string, from: number, mode: Mode, nonEmpty = false): Found | null {
    if (nonEmpty && this.width[0] === 0) {
      if (this.width[1] > 0) {
        const here = this.own(text, from, mode === 'search' ? 'match' : mode, true);
        if (here !== null || mode !== 'search') return here;
      } else if (mode !== 'search') return null;
      if (from >= text.length) return null;
      from = after(text, from);
    }
    if (this.source === null) return this.own(text, from, mode, false);
    const pattern = this.pattern(mode === 'search' ? 'gv' : 'yv', mode === 'fullmatch');
    pattern.lastIndex = from;
    let result: RegExpExecArray | null;
    try {
      result = pattern.exec(text);
    } catch (thrown) {
      // Too large for the host, or too many choices for its stack.
      if (thrown instanceof RangeError || thrown instanceof SyntaxError) return this.own(text, from, mode, false);
      throw thrown;
    }
    if (result === null) return null;
    const { index } = result;
    const texts = result.length > 1 ? result : null;
    return new Found(this, text, mode === 'fullmatch', index, index + result[0].length, texts, null);
  }

  /** Whether the host's operations on a whole text mean what Python's do: it runs the pattern, no match is empty. */
  private get wholesale(): boolean {
    return this.source !== null && this.width[0] > 0;
  }

  /** What `operation` of the host makes of a whole text; undefined where the matches are to be found one by one. */
  private whole<T>(operation: (pattern: RegExp) => T): T | undefined {
    if (!this.wholesale) return undefined;
    const pattern = this.pattern('gv', false);
    pattern.lastIndex = 0;
    try {
      return operation(pattern);
    } catch (thrown) {
      if (thrown instanceof RangeError || thrown instanceof SyntaxError) return undefined;
      throw thrown;
    }
  }

  /** The texts of all matches; undefined if they are to be found one by one. */
  allTexts(text: string): readonly string[] | undefined {
    return this.whole(pattern => text.match(pattern) ?? []);
  }

  /** The parts between all matches, of a pattern without groups; undefined if they are to be found one by one. */
  allParts(text: string): readonly string[] | undefined {
    return this.syntax.groups > 0 ? undefined : this.whole(pattern => text.split(pattern));
  }

  /** The text with all matches replaced; undefined if they are to be found one by one. */
  replaceAll(text: string, template: readonly (string | number)[]): string | undefined {
    if (this.syntax.groups > 99) return undefined;
    let by = '';
    for (const part of template) {
      if (typeof part === 'string') by += part.replaceAll('$', '$$$$');
      else by += part === 0 ? '$&' : `$${part < 10 ? '0' : ''}${part}`;
    }
    return this.whole(pattern => text.replace(pattern, by));
  }

  private pattern(flags: string, whole: boolean): RegExp {
    const key = whole ? `${flags}w` : flags;
    let pattern = this.compiled.get(key);
    if (pattern === undefined) {
      pattern = new RegExp(whole ? `(?:${this.source})$` : this.source!, flags);
      this.compiled.set(key, pattern);
    }
    return pattern;
  }

  private own(text: string, from: number, mode: Mode, nonEmpty: boolean): Found | null {
    if (this.steps === undefined) this.steps = program(this.syntax);
    const condition: Condition = { whole: mode === 'fullmatch', nonEmpty };
    const matcher = new Matcher(text, this.syntax.groups, condition);
    const marks = mode === 'search' ? matcher.search(this.steps, from) : matcher.matchAt(this.steps, from);
    return marks === null ? null : new Found(this, text, condition.whole, marks[0], marks[1], null, marks);
  }

  /** The spans of a match that the host found. */
  spansAt(text: string, start: number, whole: boolean): Int32Array {
    const { groups } = this.syntax;
    const pattern = this.pattern('ydv', whole);
    pattern.lastIndex = start;
    const { indices } = pattern.exec(text) as RegExpExecArray & { indices: ([number, number] | undefined)[] };
    const marks = new Int32Array(2 * groups + 3).fill(-1);
    indices.forEach((span, i) => {
      if (span !== undefined) marks.set(span, 2 * i);
    });
    return marks;
  }

  /** The groups in the order in which they close. */
  closeOrder(): readonly number[] {
    if (this.order !== undefined) return this.order;
    const order: number[] = [];
    const walk = (body: Syntax['body']): void => {
      for (const node of body) {
        if (node.op === 'branch') node.branches.forEach(walk);
        else if ('body' in node) walk(node.body);
        if (node.op === 'group' && node.group !== null) order.push(node.group);
      }
    };
    walk(this.syntax.body);
    this.order = order;
    return order;
  }
}
