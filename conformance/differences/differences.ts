/**
 * The deliberate differences, on Octets: `npm run conformance -- differences [--update]`. Needs no CPython; what CPython
 * prints is recorded and checked by `npm run record`, as in every transcript.
 *
 * An example does as in CPython, or prints what stands under `Octets:`. `--update` records what Octets prints, and writes
 * `docs/differences.md` anew.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import type { Part, Row } from '../part.ts';
import { nameOf, runJobs } from '../recorded/files.ts';
import type { ExampleFailure, Outcome } from '../recorded/octets-worker.ts';
import { differenceText, type ShownDifference } from '../show-difference.ts';
import { type DifferenceDocument, differencesPage, parseDifference, writeDifference } from './document.ts';

const FOLDER = import.meta.dirname;
const PAGE = join(FOLDER, '..', '..', 'docs', 'differences.md');

/** A file of differences and what Octets does with it now. */
interface Checked {
  path: string;
  document: DifferenceDocument;
  /** The document as Octets does now. */
  now: DifferenceDocument;
  differences: ShownDifference[];
}

function check(path: string, outcome: Outcome): Checked {
  const file = relative(process.cwd(), path);
  const document = parseDifference(readFileSync(path, 'utf8'), file);
  if (outcome.crash !== undefined) throw new Error(`${file}: ${outcome.crash}`);
  // The examples that fail are met in their order.
  const failures: ExampleFailure[] = [...outcome.failures];
  const differences: ShownDifference[] = [];
  const examples = document.examples.map(example => {
    const { source, cpython } = example;
    const failed = failures[0]?.source === source && failures[0].want === cpython ? failures.shift()! : null;
    const octets = failed === null ? null : failed.got;
    if (octets !== example.octets) {
      const place = failed === null ? file : `${file}:${failed.line}`;
      differences.push({ place, source, want: example.octets ?? cpython, got: octets ?? cpython });
    }
    return { source, cpython, octets };
  });
  for (const { line, source, want, got } of failures) differences.push({ place: `${file}:${line}`, source, want, got });
  return { path, document, now: { ...document, examples }, differences };
}

/** The part `differences` of the conformance run: an example is a case, one with two outputs is listed. */
export const differences: Part = async args => {
  const { values } = parseArgs({ args: [...args], options: { update: { type: 'boolean', default: false } } });
  const files = readdirSync(FOLDER)
    .filter(name => name.endsWith('.doctest'))
    .sort();
  const jobs = files.map(name => ({ path: join(FOLDER, name), kind: 'document' as const, input: '' }));
  const outcomes = await runJobs(jobs, 1);
  const row: Row = { suite: 'differences', cases: 0, equal: 0, differing: 0, listed: 0 };
  const documents: DifferenceDocument[] = [];
  for (const name of files) {
    const path = join(FOLDER, name);
    const checked = check(path, outcomes.get(nameOf(path))!);
    const { document, now } = checked;
    if (values.update) writeFileSync(checked.path, writeDifference(now));
    else for (const difference of checked.differences) console.log(differenceText(difference));
    documents.push(values.update ? now : document);
    row.cases += document.examples.length;
    row.listed += now.examples.filter(example => example.octets !== null).length;
    if (!values.update) row.differing += checked.differences.length;
    if (now.examples.every(example => example.octets === null)) {
      row.differing++;
      console.log(`${name}: Octets does as CPython everywhere: the file is to go`);
    }
  }
  row.equal = row.cases - row.listed;
  const page = differencesPage(documents);
  if (values.update) writeFileSync(PAGE, page);
  else if (!existsSync(PAGE) || readFileSync(PAGE, 'utf8') !== page) {
    row.differing++;
    console.log('docs/differences.md is not made from conformance/differences: run with --update');
  }
  return [row];
};
