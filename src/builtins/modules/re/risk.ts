/**
 * Which loops may take exponential time. The host's engine cannot be interrupted, so they go to the own matcher, which
 * can. An approximation: it looks at the characters below U+0100 only, and errs towards the own matcher.
 */
import { charSet, hostChar, literalClass, setClass } from './charset.ts';
import { Flag, type Node, type Sequence, scopedFlags } from './syntax.ts';

type CharNode = Node & { op: 'literal' | 'set' | 'any' };
const CHARACTERS = 256;

function members(node: CharNode, flags: number): Uint8Array {
  const source =
    node.op === 'any'
      ? (flags & Flag.DOTALL) !== 0
        ? '[^]'
        : '[^\\n]'
      : node.op === 'set'
        ? setClass(node.items, node.negate, flags)
        : (literalClass(node.code, flags) ?? `[${hostChar(node.code)}]`);
  const set = charSet(source);
  return Uint8Array.from({ length: CHARACTERS }, (_, code) => (set.has(code) ? 1 : 0));
}

function meet(a: Uint8Array, b: Uint8Array): boolean {
  return a.some((has, code) => has === 1 && b[code] === 1);
}

function union(sets: readonly Uint8Array[]): Uint8Array {
  const result = new Uint8Array(CHARACTERS);
  for (const set of sets) for (let code = 0; code < CHARACTERS; code++) result[code] |= set[code];
  return result;
}

/** All sets of characters in a sequence. */
function allSets(body: Sequence, flags: number, into: Uint8Array[] = []): Uint8Array[] {
  for (const node of body) {
    if (node.op === 'literal' || node.op === 'set' || node.op === 'any') into.push(members(node, flags));
    else if (node.op === 'branch') for (const branch of node.branches) allSets(branch, flags, into);
    else if (node.op === 'group') allSets(node.body, scopedFlags(flags, node.add, node.remove), into);
    else if (node.op === 'repeat' || node.op === 'atomic') allSets(node.body, flags, into);
  }
  return into;
}

/** What a sequence can begin with; everything if that is not clear. */
function firstSet(body: Sequence, flags: number): Uint8Array {
  const found: Uint8Array[] = [];
  for (const node of body) {
    if (node.op === 'at' || node.op === 'assert') continue;
    if (node.op === 'literal' || node.op === 'set' || node.op === 'any') return union([...found, members(node, flags)]);
    if (node.op === 'group') {
      return union([...found, firstSet(node.body, scopedFlags(flags, node.add, node.remove))]);
    }
    if (node.op === 'branch') return union([...found, ...node.branches.map(branch => firstSet(branch, flags))]);
    if (node.op !== 'repeat') break;
    found.push(firstSet(node.body, flags));
    if (node.min > 0) return union(found);
  }
  return new Uint8Array(CHARACTERS).fill(1);
}

/** Whether there are alternatives that begin alike. */
function hasOverlap(body: Sequence, flags: number): boolean {
  return body.some(node => {
    if (node.op === 'group') return hasOverlap(node.body, scopedFlags(flags, node.add, node.remove));
    if (node.op === 'repeat' || node.op === 'atomic') return hasOverlap(node.body, flags);
    if (node.op !== 'branch') return false;
    const firsts = node.branches.map(branch => firstSet(branch, flags));
    if (firsts.some((first, i) => firsts.some((other, j) => j < i && meet(first, other)))) return true;
    return node.branches.some(branch => hasOverlap(branch, flags));
  });
}

/** Whether there is a repetition of no fixed number. */
function varies(body: Sequence): boolean {
  return body.some(node => {
    if (node.op === 'branch') return node.branches.some(varies);
    if (node.op === 'repeat') return node.min !== node.max || varies(node.body);
    return (node.op === 'group' || node.op === 'atomic') && varies(node.body);
  });
}

/** A sequence with its groups dissolved, as far as one always follows the other. */
function flattened(body: Sequence, flags: number): (readonly [node: Node, flags: number])[] {
  return body.flatMap(node =>
    node.op === 'group' ? flattened(node.body, scopedFlags(flags, node.add, node.remove)) : [[node, flags] as const],
  );
}

/** True if a loop over `body` may have many ways to match the same text. */
export function isRisky(body: Sequence, flags: number): boolean {
  if (hasOverlap(body, flags)) return true;
  if (!varies(body)) return false;
  // A character that each round has once, and that nothing else in it can match, tells the rounds apart.
  const parts = flattened(body, flags);
  return !parts.some(([node, inner], i) => {
    if (node.op !== 'literal' && node.op !== 'set' && node.op !== 'any') return false;
    const others = parts.filter((_, j) => j !== i).flatMap(([other, scoped]) => allSets([other], scoped));
    return !meet(members(node, inner), union(others));
  });
}
