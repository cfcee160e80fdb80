/**
 * Octets against CPython: `npm run conformance -- [PART [ARG ...]]`; without a part, all of them.
 *
 * Prints a table. The exit status is 0 if nothing differs outside the lists, 1 if something does, 2 for a wrong command
 * line.
 */
import { styleText } from 'node:util';
import { type Part, type Row, UsageError } from './part.ts';

/** Name → what it compares, and the file that does it, loaded when it is asked for. */
const PARTS: Record<string, { about: string; load(): Promise<Part> }> = {
  recorded: {
    about: 'transcripts, programs and the book, as CPython did them: [NAME ...]',
    load: async () => (await import('./recorded/recorded.ts')).recorded,
  },
  differences: {
    about: 'the deliberate differences: [--update]',
    load: async () => (await import('./differences/differences.ts')).differences,
  },
  suites: {
    about: "CPython's own tests, unmodified: [SUITE ...] [-k PATTERN]",
    load: async () => (await import('./suites/suites.ts')).suites,
  },
  census: {
    about: 'names and signatures of types and modules: [--record] [--update]',
    load: async () => (await import('./census/census.ts')).census,
  },
  library: {
    about: "modules of Python's library, imported and used: [--update]",
    load: async () => (await import('./library/library.ts')).library,
  },
  fuzz: {
    about: 'generated programs: [--seed N] [--runs N] [--only five-types|expressions] [--seconds N] [--most N]',
    load: async () => (await import('./fuzz/fuzz.ts')).fuzz,
  },
};

const COLUMNS = ['suite', 'cases', 'equal', 'differing', 'listed'] as const;

function printTable(rows: readonly Row[]): void {
  const cells = rows.map(row => COLUMNS.map(name => String(row[name])));
  const widths = COLUMNS.map((name, i) => Math.max(name.length, ...cells.map(cell => cell[i]!.length)));
  const line = (cell: readonly string[]): string =>
    cell.map((text, i) => (i === 0 ? text.padEnd(widths[i]!) : text.padStart(widths[i]!))).join('  ');
  console.log(`\n${styleText('bold', line(COLUMNS))}`);
  rows.forEach((row, i) => {
    if (row.skipped !== undefined) console.log(`${row.suite.padEnd(widths[0]!)}  skipped: ${row.skipped}`);
    else console.log(row.differing > 0 ? styleText('red', line(cells[i]!)) : line(cells[i]!));
  });
}

async function run(args: readonly string[]): Promise<number> {
  const [name, ...rest] = args;
  if (name === '--help' || name === '-h') {
    console.log('usage: npm run conformance -- [PART [ARG ...]]\n');
    for (const [part, { about }] of Object.entries(PARTS)) console.log(`  ${part.padEnd(12)} ${about}`);
    return 0;
  }
  if (name !== undefined && !Object.hasOwn(PARTS, name)) {
    throw new UsageError(`no part ${name}; there are: ${Object.keys(PARTS).join(', ')}`);
  }
  const rows: Row[] = [];
  for (const [part, { load }] of Object.entries(PARTS)) {
    if (name === undefined || name === part) rows.push(...(await (await load())(rest, name === undefined)));
  }
  printTable(rows);
  return rows.some(row => row.differing > 0) ? 1 : 0;
}

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  console.error(`conformance: ${error.message}`);
  process.exitCode = 2;
}
