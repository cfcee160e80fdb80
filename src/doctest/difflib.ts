/**
 * Line differences in the three notations of Python's `difflib`, for REPORT_UDIFF, REPORT_CDIFF and REPORT_NDIFF.
 * The matching is Ratcliff and Obershelp's: the longest common block first, then both sides of it.
 */

type Tag = 'equal' | 'replace' | 'delete' | 'insert';
type Opcode = readonly [tag: Tag, aStart: number, aEnd: number, bStart: number, bEnd: number];

/** From this length on, `difflib` takes elements that make up more than a hundredth of the text for noise. */
const AUTOJUNK_LENGTH = 200;

class SequenceMatcher {
  private readonly a: readonly string[];
  private readonly b: readonly string[];
  private readonly indices = new Map<string, number[]>();
  private readonly junk = new Set<string>();

  constructor(a: readonly string[], b: readonly string[], isJunk: (element: string) => boolean = () => false) {
    this.a = a;
    this.b = b;
    b.forEach((element, j) => {
      const list = this.indices.get(element);
      if (list) list.push(j);
      else this.indices.set(element, [j]);
    });
    for (const element of [...this.indices.keys()]) {
      if (!isJunk(element)) continue;
      this.junk.add(element);
      this.indices.delete(element);
    }
    if (b.length >= AUTOJUNK_LENGTH) {
      const limit = Math.floor(b.length / 100) + 1;
      for (const [element, list] of [...this.indices]) if (list.length > limit) this.indices.delete(element);
    }
  }

  private longestMatch(aLow: number, aHigh: number, bLow: number, bHigh: number): [number, number, number] {
    const { a, b, junk } = this;
    let i = aLow;
    let j = bLow;
    let size = 0;
    let lengths = new Map<number, number>();
    for (let x = aLow; x < aHigh; x++) {
      const next = new Map<number, number>();
      for (const y of this.indices.get(a[x]) ?? []) {
        if (y < bLow) continue;
        if (y >= bHigh) break;
        const length = (lengths.get(y - 1) ?? 0) + 1;
        next.set(y, length);
        if (length > size) [i, j, size] = [x - length + 1, y - length + 1, length];
      }
      lengths = next;
    }
    // Grow the block: over popular elements first, then over junk, which never starts a block.
    for (const junkTurn of [false, true]) {
      while (i > aLow && j > bLow && junk.has(b[j - 1]) === junkTurn && a[i - 1] === b[j - 1]) {
        i--;
        j--;
        size++;
      }
      while (
        i + size < aHigh &&
        j + size < bHigh &&
        junk.has(b[j + size]) === junkTurn &&
        a[i + size] === b[j + size]
      ) {
        size++;
      }
    }
    return [i, j, size];
  }

  private matchingBlocks(): [number, number, number][] {
    const found: [number, number, number][] = [];
    const queue: [number, number, number, number][] = [[0, this.a.length, 0, this.b.length]];
    for (let part = queue.pop(); part; part = queue.pop()) {
      const [aLow, aHigh, bLow, bHigh] = part;
      const [i, j, size] = this.longestMatch(aLow, aHigh, bLow, bHigh);
      if (size === 0) continue;
      found.push([i, j, size]);
      if (aLow < i && bLow < j) queue.push([aLow, i, bLow, j]);
      if (i + size < aHigh && j + size < bHigh) queue.push([i + size, aHigh, j + size, bHigh]);
    }
    found.sort((x, y) => x[0] - y[0] || x[1] - y[1]);
    const joined: [number, number, number][] = [];
    for (const block of found) {
      const last = joined.at(-1);
      if (last && last[0] + last[2] === block[0] && last[1] + last[2] === block[1]) last[2] += block[2];
      else joined.push(block);
    }
    joined.push([this.a.length, this.b.length, 0]);
    return joined;
  }

  opcodes(): Opcode[] {
    const result: Opcode[] = [];
    let i = 0;
    let j = 0;
    for (const [ai, bj, size] of this.matchingBlocks()) {
      if (i < ai && j < bj) result.push(['replace', i, ai, j, bj]);
      else if (i < ai) result.push(['delete', i, ai, j, bj]);
      else if (j < bj) result.push(['insert', i, ai, j, bj]);
      if (size > 0) result.push(['equal', ai, ai + size, bj, bj + size]);
      i = ai + size;
      j = bj + size;
    }
    return result;
  }

  /** Twice the matching elements over all elements: 1 for equal sequences. */
  ratio(): number {
    const total = this.a.length + this.b.length;
    if (total === 0) return 1;
    return (2 * this.matchingBlocks().reduce((sum, block) => sum + block[2], 0)) / total;
  }
}

/** The changes in groups, each with up to `context` equal lines around it. */
function groupedOpcodes(a: readonly string[], b: readonly string[], context: number): Opcode[][] {
  let codes = new SequenceMatcher(a, b).opcodes();
  if (codes.length === 0) codes = [['equal', 0, 1, 0, 1]];
  const first = codes[0];
  if (first[0] === 'equal') {
    codes[0] = [
      'equal',
      Math.max(first[1], first[2] - context),
      first[2],
      Math.max(first[3], first[4] - context),
      first[4],
    ];
  }
  const last = codes[codes.length - 1];
  if (last[0] === 'equal') {
    codes[codes.length - 1] = [
      'equal',
      last[1],
      Math.min(last[2], last[1] + context),
      last[3],
      Math.min(last[4], last[3] + context),
    ];
  }
  const groups: Opcode[][] = [];
  let group: Opcode[] = [];
  for (const code of codes) {
    let [tag, i1, i2, j1, j2] = code;
    if (tag === 'equal' && i2 - i1 > 2 * context) {
      group.push([tag, i1, Math.min(i2, i1 + context), j1, Math.min(j2, j1 + context)]);
      groups.push(group);
      group = [];
      i1 = Math.max(i1, i2 - context);
      j1 = Math.max(j1, j2 - context);
    }
    group.push([tag, i1, i2, j1, j2]);
  }
  if (group.length > 0 && !(group.length === 1 && group[0][0] === 'equal')) groups.push(group);
  return groups;
}

/** `difflib.unified_diff` without its two header lines. Lines keep their line ends. */
export function unifiedDiff(a: readonly string[], b: readonly string[], context: number): string[] {
  const range = (start: number, end: number) =>
    end - start === 1 ? `${start + 1}` : `${end > start ? start + 1 : start},${end - start}`;
  return groupedOpcodes(a, b, context).flatMap(group => {
    const last = group[group.length - 1];
    const out = [`@@ -${range(group[0][1], last[2])} +${range(group[0][3], last[4])} @@\n`];
    for (const [tag, i1, i2, j1, j2] of group) {
      if (tag === 'equal') {
        for (const line of a.slice(i1, i2)) out.push(' ' + line);
        continue;
      }
      if (tag !== 'insert') for (const line of a.slice(i1, i2)) out.push('-' + line);
      if (tag !== 'delete') for (const line of b.slice(j1, j2)) out.push('+' + line);
    }
    return out;
  });
}

/** `difflib.context_diff` without its two header lines. Lines keep their line ends. */
export function contextDiff(a: readonly string[], b: readonly string[], context: number): string[] {
  const range = (start: number, end: number) =>
    end - start <= 1 ? `${end > start ? start + 1 : start}` : `${start + 1},${end}`;
  const prefix = { insert: '+ ', delete: '- ', replace: '! ', equal: '  ' } as const;
  return groupedOpcodes(a, b, context).flatMap(group => {
    const last = group[group.length - 1];
    const out = ['***************\n', `*** ${range(group[0][1], last[2])} ****\n`];
    if (group.some(([tag]) => tag === 'replace' || tag === 'delete')) {
      for (const [tag, i1, i2] of group) {
        if (tag !== 'insert') for (const line of a.slice(i1, i2)) out.push(prefix[tag] + line);
      }
    }
    out.push(`--- ${range(group[0][3], last[4])} ----\n`);
    if (group.some(([tag]) => tag === 'replace' || tag === 'insert')) {
      for (const [tag, , , j1, j2] of group) {
        if (tag !== 'delete') for (const line of b.slice(j1, j2)) out.push(prefix[tag] + line);
      }
    }
    return out;
  });
}

/** `difflib.ndiff`: similar lines stand one under the other, with marks under the characters that differ. */
export function ndiff(a: readonly string[], b: readonly string[]): string[] {
  const out: string[] = [];
  for (const [tag, i1, i2, j1, j2] of new SequenceMatcher(a, b).opcodes()) {
    if (tag === 'equal') dump(out, '  ', a.slice(i1, i2));
    else if (tag === 'delete') dump(out, '- ', a.slice(i1, i2));
    else if (tag === 'insert') dump(out, '+ ', b.slice(j1, j2));
    else similarLines(out, a.slice(i1, i2), b.slice(j1, j2));
  }
  return out;
}

function dump(out: string[], prefix: string, lines: readonly string[]): void {
  for (const line of lines) out.push(prefix + line);
}

/** Lines count as similar from this ratio on, and only if they stand at most this many lines apart. */
const SIMILAR = 0.74999;
const WINDOW = 10;
const isCharacterJunk = (char: string) => char === ' ' || char === '\t';

// For each new line the most similar old line near it; what lies between two such pairs is plainly replaced.
function similarLines(out: string[], a: readonly string[], b: readonly string[]): void {
  let aDone = 0;
  let bDone = 0;
  for (let j = 0; j < b.length; j++) {
    const low = Math.max(j - WINDOW, aDone);
    const high = Math.min(j + WINDOW + 1, a.length);
    if (low >= high) break;
    let best = -1;
    let bestRatio = SIMILAR;
    for (let i = low; i < high; i++) {
      const ratio = new SequenceMatcher([...a[i]], [...b[j]], isCharacterJunk).ratio();
      if (ratio > bestRatio) [best, bestRatio] = [i, ratio];
    }
    if (best < 0) continue;
    plainReplace(out, a.slice(aDone, best), b.slice(bDone, j));
    if (a[best] === b[j]) out.push('  ' + a[best]);
    else markedPair(out, a[best], b[j]);
    aDone = best + 1;
    bDone = j + 1;
  }
  plainReplace(out, a.slice(aDone), b.slice(bDone));
}

// The shorter part goes first.
function plainReplace(out: string[], a: readonly string[], b: readonly string[]): void {
  if (b.length < a.length) {
    dump(out, '+ ', b);
    dump(out, '- ', a);
  } else {
    dump(out, '- ', a);
    dump(out, '+ ', b);
  }
}

function markedPair(out: string[], aLine: string, bLine: string): void {
  const a = [...aLine];
  const b = [...bLine];
  let aMarks = '';
  let bMarks = '';
  for (const [tag, i1, i2, j1, j2] of new SequenceMatcher(a, b, isCharacterJunk).opcodes()) {
    const aMark = tag === 'replace' ? '^' : tag === 'delete' ? '-' : ' ';
    const bMark = tag === 'replace' ? '^' : tag === 'insert' ? '+' : ' ';
    aMarks += aMark.repeat(i2 - i1);
    bMarks += bMark.repeat(j2 - j1);
  }
  const under = (line: string[], marks: string) =>
    [...marks]
      .map((mark, i) => (mark === ' ' && /\s/.test(line[i]) ? line[i] : mark))
      .join('')
      .trimEnd();
  for (const [prefix, line, marks] of [
    ['- ', aLine, under(a, aMarks)],
    ['+ ', bLine, under(b, bMarks)],
  ]) {
    out.push(prefix + line);
    if (marks) out.push(`? ${marks}\n`);
  }
}
