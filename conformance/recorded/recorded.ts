/**
 * What was recorded of CPython, on Octets: `npm run conformance -- recorded [NAME ...]`. Needs no CPython.
 *
 * A NAME is a part of a file's path below `conformance/`. `known-gaps.txt` is the list of what may differ.
 */
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import type { Part, Row } from '../part.ts';
import { differenceText } from '../show-difference.ts';
import { differencesOf, nameOf, readGaps, recordedJobs, runJobs } from './files.ts';
import type { Job } from './octets-worker.ts';

/** The row of the table that a file belongs to. */
const rowOf = (job: Job): string =>
  job.kind === 'program' ? 'programs' : nameOf(job.path).startsWith('book/') ? 'book' : 'transcripts';

/** The part `recorded` of the conformance run. A document's cases are its examples, a program is one. */
export const recorded: Part = async args => {
  const { positionals } = parseArgs({ args: [...args], allowPositionals: true, options: {} });
  const jobs = recordedJobs().filter(
    ({ path }) => positionals.length === 0 || positionals.some(part => nameOf(path).includes(part)),
  );
  const gaps = readGaps();
  const rows = new Map<string, Row>();
  const outcomes = await runJobs(jobs, Math.min(2, availableParallelism()));
  for (const job of jobs) {
    const name = nameOf(job.path);
    const outcome = outcomes.get(name)!;
    const suite = rowOf(job);
    const row = rows.get(suite) ?? { suite, cases: 0, equal: 0, differing: 0, listed: 0 };
    rows.set(suite, row);
    const differences = differencesOf(job, outcome);
    const cases = job.kind === 'program' ? 1 : Math.max(1, outcome.passed + outcome.failures.length);
    const unequal = Math.min(cases, differences.length);
    row.cases += cases;
    row.equal += cases - unequal;
    const gap = gaps.get(name);
    if (gap !== undefined && differences.length === 0) {
      row.differing++;
      console.log(`${name} does as CPython now: take it off known-gaps.txt (${gap.reason})`);
    } else if (gap !== undefined && differences.length <= gap.allowed) row.listed += unequal;
    else {
      row.differing += unequal;
      for (const difference of differences) console.log(differenceText(difference));
    }
  }
  return [...rows.values()];
};
