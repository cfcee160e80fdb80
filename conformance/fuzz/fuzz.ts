/**
 * Differential fuzzing: generated programs on Octets and on CPython.
 *
 *     npm run conformance -- fuzz [--seed N] [--runs N] [--only five-types|expressions] [--seconds N] [--most N]
 *
 * Each kind of difference is made small, printed, and written as a transcript to `fuzz-found/`.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import fc, { type Arbitrary } from 'fast-check';
import { type Part, type Row, UsageError } from '../part.ts';
import { compare, shrink, UNJUDGED } from './compare.ts';
import { expressions } from './expressions.ts';
import { fiveTypes } from './five-types.ts';
import type { Program } from './program.ts';
import { describeDifference, kindOf, transcript } from './report.ts';
import { CPython, Octets } from './sides.ts';

const FOUND = fileURLToPath(new URL('../../fuzz-found/', import.meta.url));
const GRAMMARS: Record<string, Arbitrary<Program>> = { 'five-types': fiveTypes, expressions };
const BATCH = 500;

/** What a run is asked for. */
interface FuzzOptions {
  seed: number;
  /** Programs of each grammar. */
  runs: number;
  /** Kinds of differences after which a grammar's run ends. */
  most: number;
}

/** What a grammar's run came to. */
interface FuzzResult {
  programs: number;
  differing: number;
  /** Programs without a verdict: CPython itself does not finish them. */
  skipped: number;
}

/** Runs one grammar. Batches get seeds counted up from the given one, so that a batch can be run again by itself. */
async function fuzzGrammar(grammar: string, options: FuzzOptions, until: number): Promise<FuzzResult> {
  const programs = GRAMMARS[grammar]!;
  const sides = { octets: new Octets(), cpython: new CPython() };
  const result: FuzzResult = { programs: 0, differing: 0, skipped: 0 };
  const kinds = new Set<string>();
  let found = 0;
  try {
    let next = fc.sample(programs, { seed: options.seed, numRuns: Math.min(BATCH, options.runs) });
    for (let seed = options.seed; next.length > 0; seed++) {
      const batch = next;
      const running = compare(batch, sides);
      const left = Math.min(BATCH, options.runs - result.programs - batch.length);
      const more = left > 0 && Date.now() < until;
      // Generating the next batch takes this thread while the other two run this one.
      next = more ? fc.sample(programs, { seed: seed + 1, numRuns: left }) : [];
      const differences = await running;
      result.programs += batch.length;
      for (const [index, difference] of differences.entries()) {
        if (difference === undefined) continue;
        if (difference === UNJUDGED) {
          result.skipped++;
          console.log(`\n=== ${grammar}, seed ${seed}, program ${index}: CPython does not finish it; skipped`);
          continue;
        }
        result.differing++;
        if (kinds.has(kindOf(difference))) continue;
        kinds.add(kindOf(difference));
        const small = await shrink(difference, { programs, seed, index }, sides);
        if (kinds.has(`small ${kindOf(small)}`)) continue;
        kinds.add(`small ${kindOf(small)}`);
        found++;
        const file = join(FOUND, `${grammar}-${seed}-${index}.doctest`);
        const shown = describeDifference(small, relative(process.cwd(), file));
        console.log(`\n=== ${grammar}, seed ${seed}, program ${index}\n${shown}`);
        mkdirSync(FOUND, { recursive: true });
        writeFileSync(file, transcript(small));
        if (found >= options.most) return result;
      }
    }
    return result;
  } finally {
    sides.octets.close();
    sides.cpython.close();
  }
}

/** The part `fuzz` of the conformance run: [--seed N] [--runs N] [--only GRAMMAR] [--seconds N] [--most N] */
export const fuzz: Part = async args => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      seed: { type: 'string' },
      runs: { type: 'string', default: '5000' },
      only: { type: 'string' },
      seconds: { type: 'string', default: '300' },
      most: { type: 'string', default: '20' },
    },
  });
  const { only } = values;
  const grammars = Object.keys(GRAMMARS).filter(name => only === undefined || name === only);
  if (grammars.length === 0) throw new UsageError(`no grammar ${only}; there are: ${Object.keys(GRAMMARS).join(', ')}`);
  const numbers = [values.seed ?? Date.now() % 1_000_000_000, values.runs, values.seconds, values.most].map(Number);
  if (numbers.some(number => !Number.isSafeInteger(number))) throw new UsageError('fuzz: the options take integers');
  const [seed, runs, seconds, most] = numbers as [number, number, number, number];
  if (spawnSync('python3.14', ['--version']).status !== 0) {
    const skipped = 'there is no python3.14 on the PATH';
    return grammars.map(name => ({ suite: `fuzz ${name}`, cases: 0, equal: 0, differing: 0, listed: 0, skipped }));
  }
  const until = Date.now() + seconds * 1000;
  const rows: Row[] = [];
  for (const name of grammars) {
    const start = Date.now();
    const { programs, differing, skipped } = await fuzzGrammar(name, { seed, runs, most }, until);
    const rate = Math.round((programs / (Date.now() - start)) * 1000);
    console.log(
      `fuzz ${name}: seed ${seed}, ${programs} programs, ${differing} differ, ${skipped} skipped, ${rate} programs a second`,
    );
    rows.push({ suite: `fuzz ${name}`, cases: programs, equal: programs - differing - skipped, differing, listed: 0 });
  }
  return rows;
};
