/** Runs a program on both sides, says whether they agree, and makes a program that shows a difference small. */
import fc, { type Arbitrary } from 'fast-check';
import type { Program } from './program.ts';
import { HUNG, type Side } from './sides.ts';

/** A program on which the sides differ, and where. */
export interface Difference {
  program: Program;
  /** The index of the first statement with different outputs. */
  at: number;
  octets: string[];
  cpython: string[];
}

/** What `compare` says of a program that CPython does not finish in time: there is no verdict. */
export const UNJUDGED = 'unjudged';

/** Addresses differ from run to run. */
const comparable = (text: string): string => text.replace(/\b0x[0-9a-f]{7,}\b/g, '0x…');

function firstDifference(octets: readonly string[], cpython: readonly string[]): number {
  return cpython.findIndex((text, i) => octets[i] !== text && comparable(octets[i]!) !== comparable(text));
}

/**
 * Runs programs on both sides.
 * @returns for each program its difference, undefined if there is none, or UNJUDGED
 */
export async function compare(
  programs: readonly Program[],
  sides: { octets: Side; cpython: Side },
): Promise<(Difference | typeof UNJUDGED | undefined)[]> {
  const [octets, cpython] = await Promise.all([sides.octets.run(programs), sides.cpython.run(programs)]);
  return programs.map((program, i) => {
    if (cpython[i]![0] === HUNG) return UNJUDGED;
    const at = firstDifference(octets[i]!, cpython[i]!);
    return at < 0 ? undefined : { program, at, octets: octets[i]!, cpython: cpython[i]! };
  });
}

/** Shrinking stops then; a minimal program is welcome, not needed. */
const SHRINKING_MS = 5_000;

/**
 * The smallest program that still shows a difference, by fast-check's shrinking of the program at `index`.
 * @param seed what the programs were generated from
 */
export async function shrink(
  difference: Difference,
  source: { programs: Arbitrary<Program>; seed: number; index: number },
  sides: { octets: Side; cpython: Side },
): Promise<Difference> {
  let smallest = difference;
  const property = fc.asyncProperty(source.programs, async program => {
    const [found] = await compare([program], sides);
    if (found === undefined || found === UNJUDGED) return;
    smallest = found;
    throw new Error('different');
  });
  await fc.check(property, {
    seed: source.seed,
    path: String(source.index),
    numRuns: 1,
    interruptAfterTimeLimit: SHRINKING_MS,
  });
  return withoutIdleStatements(smallest, sides);
}

/** Drops the statements that the difference does not need: those after it, and those that it stays without. */
async function withoutIdleStatements(
  difference: Difference,
  sides: { octets: Side; cpython: Side },
): Promise<Difference> {
  let smallest = difference;
  for (let i = difference.at; i >= 0; i--) {
    if (i >= smallest.program.length) continue;
    const program = smallest.program.slice(0, smallest.at + 1).filter((_, k) => k !== i);
    const [found] = await compare([program], sides);
    if (found !== undefined && found !== UNJUDGED && found.cpython[found.at] === smallest.cpython[smallest.at])
      smallest = found;
  }
  return smallest;
}
