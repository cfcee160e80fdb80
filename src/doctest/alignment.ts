/** Which old line of an output became which new one. */

export type Step =
  | { kind: 'keep' | 'replace'; old: number; new: number }
  | { kind: 'delete'; old: number }
  | { kind: 'insert'; new: number }
  /** A line `...` of the old output stands for this new one. */
  | { kind: 'absorb'; old: number; new: number };

/** Beyond so many pairs of lines, only the common beginning and end are looked for. */
const MAX_PAIRS = 1_000_000;

/**
 * The cheapest way from the old lines to the new ones.
 * @param equal whether an old line may stay for a new one
 * @param isEllipsis whether an old line stands for any number of new ones
 */
export function alignLines(
  old: readonly string[],
  lines: readonly string[],
  equal: (old: string, line: string) => boolean,
  isEllipsis: (old: string) => boolean,
): Step[] {
  const ellipsis = old.some(isEllipsis);
  let head = 0;
  let tail = 0;
  const shorter = Math.min(old.length, lines.length);
  if (!ellipsis) {
    while (head < shorter && equal(old[head], lines[head])) head++;
    while (tail < shorter - head && equal(old.at(-1 - tail)!, lines.at(-1 - tail)!)) tail++;
  }
  const steps: Step[] = [];
  for (let i = 0; i < head; i++) steps.push({ kind: 'keep', old: i, new: i });
  const a = old.slice(head, old.length - tail);
  const b = lines.slice(head, lines.length - tail);
  const middle = a.length * b.length > MAX_PAIRS ? pairwise(a.length, b.length) : cheapest(a, b, equal, isEllipsis);
  for (const step of middle) {
    const moved = { ...step };
    if ('old' in moved) moved.old += head;
    if ('new' in moved) moved.new += head;
    steps.push(moved);
  }
  for (let i = tail; i > 0; i--) steps.push({ kind: 'keep', old: old.length - i, new: lines.length - i });
  return steps;
}

function pairwise(a: number, b: number): Step[] {
  return Array.from({ length: Math.max(a, b) }, (_, i): Step => {
    if (i >= b) return { kind: 'delete', old: i };
    return i >= a ? { kind: 'insert', new: i } : { kind: 'replace', old: i, new: i };
  });
}

const CODES: Step['kind'][] = ['keep', 'replace', 'delete', 'insert', 'absorb'];

function cheapest(
  a: readonly string[],
  b: readonly string[],
  equal: (old: string, line: string) => boolean,
  isEllipsis: (old: string) => boolean,
): Step[] {
  const width = b.length + 1;
  const cost = new Float64Array((a.length + 1) * width);
  const taken = new Uint8Array(cost.length);
  for (let i = 0; i <= a.length; i++) {
    for (let j = 0; j <= b.length; j++) {
      if (i === 0 && j === 0) continue;
      let best = Number.POSITIVE_INFINITY;
      let code = 0;
      const offer = (value: number, kind: Step['kind']) => {
        if (value >= best) return;
        best = value;
        code = CODES.indexOf(kind);
      };
      const at = i * width + j;
      const any = i > 0 && isEllipsis(a[i - 1]);
      if (i > 0 && j > 0) {
        if (any) offer(cost[at - 1], 'absorb');
        else if (equal(a[i - 1], b[j - 1])) offer(cost[at - width - 1], 'keep');
        else offer(cost[at - width - 1] + 0.95 + 0.05 * difference(a[i - 1], b[j - 1]), 'replace');
      }
      if (i > 0) offer(cost[at - width] + (any ? 0 : 0.75), 'delete');
      if (j > 0) offer(cost[at - 1] + 0.75, 'insert');
      cost[at] = best;
      taken[at] = code;
    }
  }
  const steps: Step[] = [];
  for (let i = a.length, j = b.length; i > 0 || j > 0; ) {
    const kind = CODES[taken[i * width + j]];
    // An ellipsis stays, also where it stands for nothing.
    if (kind === 'delete' && isEllipsis(a[i - 1])) i--;
    else if (kind === 'delete') steps.push({ kind, old: --i });
    else if (kind === 'insert') steps.push({ kind, new: --j });
    else if (kind === 'absorb') steps.push({ kind, old: i - 1, new: --j });
    else steps.push({ kind, old: --i, new: --j });
  }
  return steps.reverse();
}

/** From 0 (equal) to 1: the share of the longer line that is not common beginning or end. */
function difference(a: string, b: string): number {
  const [head, tail] = commonEnds(a, b);
  const longer = Math.max(a.length, b.length);
  return longer === 0 ? 0 : 1 - (head + tail) / longer;
}

/** How many characters (UTF-16 code units) two texts have in common at the beginning and, after that, at the end. */
export function commonEnds(a: string, b: string): [head: number, tail: number] {
  const shorter = Math.min(a.length, b.length);
  let head = 0;
  while (head < shorter && a[head] === b[head]) head++;
  // Never between the halves of a character.
  if (head > 0 && /[\ud800-\udbff]/.test(a[head - 1])) head--;
  let tail = 0;
  while (tail < shorter - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
  if (tail > 0 && /[\udc00-\udfff]/.test(a[a.length - tail])) tail--;
  return [head, tail];
}
