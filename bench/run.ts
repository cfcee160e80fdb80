/**
 * Octets against CPython, program by program: `npm run bench -- [--rounds N] [--only NAME] [--octets FILE]`;
 * `-- --growth [--most N]`: what operations cost per item (`growth.ts`).
 *
 * Each program times its own work with `time.perf_counter()` and prints `elapsed checksum`. The two interpreters
 * alternate, so that a busy moment of the machine hits both; the table shows medians over the rounds.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { runGrowth } from './growth.ts';

const HERE = dirname(fileURLToPath(import.meta.url));
const ROOT = dirname(HERE);
const PYTHON = 'python3.14';
const TIMEOUT_MS = 120_000;

interface Run {
  seconds: number;
  checksum: string;
}

interface Failure {
  failed: string;
}

interface Column {
  times: number[];
  checksum: string | undefined;
  failed: string | undefined;
}

interface Row {
  name: string;
  octets: Column;
  python: Column;
}

/** The line that says what went wrong: the exception line of a traceback, else the first line. */
function firstErrorLine(stderr: string): string {
  const lines = stderr.split('\n').filter(line => line.trim() !== '');
  if (lines.length === 0) return 'no output';
  return lines[0]!.startsWith('Traceback') ? lines.at(-1)! : lines[0]!;
}

function spawnTimed(command: string, args: string[]): { seconds: number; stdout: string; failed: string | undefined } {
  const begin = process.hrtime.bigint();
  const child = spawnSync(command, args, { encoding: 'utf8', timeout: TIMEOUT_MS, maxBuffer: 1 << 24 });
  const seconds = Number(process.hrtime.bigint() - begin) / 1e9;
  let failed: string | undefined;
  if ((child.error as NodeJS.ErrnoException | undefined)?.code === 'ETIMEDOUT') {
    failed = `no result after ${TIMEOUT_MS / 1000} s`;
  } else if (child.error) failed = child.error.message;
  else if (child.status !== 0) failed = firstErrorLine(child.stderr);
  return { seconds, stdout: child.stdout ?? '', failed };
}

function runProgram(command: string, args: string[]): Run | Failure {
  const { stdout, failed } = spawnTimed(command, args);
  if (failed !== undefined) return { failed };
  const match = /^(\d+\.\d+) (\S+)\n$/.exec(stdout);
  if (match === null) return { failed: `unexpected output ${JSON.stringify(stdout.slice(0, 60))}` };
  return { seconds: Number(match[1]), checksum: match[2]! };
}

/** The built command, as package.json names it. */
function builtCommand(): string {
  const { bin } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { bin: { octets: string } };
  return join(ROOT, bin.octets);
}

function emptyColumn(): Column {
  return { times: [], checksum: undefined, failed: undefined };
}

function measure(column: Column, command: string, args: string[]): void {
  if (column.failed !== undefined) return;
  const run = runProgram(command, args);
  if ('failed' in run) {
    column.failed = run.failed;
    return;
  }
  column.times.push(run.seconds);
  if (column.checksum !== undefined && column.checksum !== run.checksum) {
    column.failed = `checksum changes between rounds: ${column.checksum}, ${run.checksum}`;
  }
  column.checksum = run.checksum;
}

function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

function geometricMean(values: number[]): number {
  return Math.exp(values.reduce((sum, value) => sum + Math.log(value), 0) / values.length);
}

/** Python's time over ours: above 1 Octets is the faster one. */
function ratio(row: Row): number | undefined {
  if (row.octets.failed !== undefined || row.python.failed !== undefined) return undefined;
  if (row.octets.times.length === 0 || row.python.times.length === 0) return undefined;
  return median(row.python.times) / median(row.octets.times);
}

function cell(column: Column): string {
  if (column.failed !== undefined) return 'failed';
  return column.times.length === 0 ? '–' : median(column.times).toFixed(3);
}

function printRow(name: string, octets: string, python: string, last: string, note = ''): void {
  console.log(
    `  ${name.padEnd(24)}${octets.padStart(10)}${python.padStart(12)}${last.padStart(9)}${note && `   ${note}`}`,
  );
}

function runGroup(title: string, files: string[], rounds: number, octets: string, withPython: boolean): boolean {
  if (files.length === 0) return true;
  console.log(`\n${title} (seconds, median of ${rounds})`);
  printRow('', 'octets', PYTHON, 'ratio');
  const ratios: number[] = [];
  let allFine = true;
  for (const file of files) {
    const row: Row = { name: basename(file, '.py'), octets: emptyColumn(), python: emptyColumn() };
    for (let round = 0; round < rounds; round++) {
      measure(row.octets, process.execPath, [octets, file]);
      if (withPython) measure(row.python, PYTHON, [file]);
    }
    let note = row.octets.failed ?? row.python.failed ?? '';
    const { checksum } = row.octets;
    if (note === '' && withPython && checksum !== row.python.checksum) {
      note = `checksum ${checksum}, ${PYTHON} says ${row.python.checksum}`;
      row.octets.failed = note;
    }
    if (note !== '') allFine = false;
    const value = ratio(row);
    if (value !== undefined) ratios.push(value);
    printRow(row.name, cell(row.octets), cell(row.python), value === undefined ? '' : value.toFixed(2), note);
  }
  if (ratios.length > 0) {
    const of = ratios.length === files.length ? '' : `of ${ratios.length} of ${files.length} programs`;
    printRow('geometric mean', '', '', geometricMean(ratios).toFixed(2), of);
  }
  return allFine;
}

function runStartup(rounds: number, octets: string, withPython: boolean): boolean {
  const repeats = Math.max(rounds * 3, 5);
  const commands: [string, string, string[]][] = [
    ["octets -c 'print(1)'", process.execPath, [octets, '-c', 'print(1)']],
    ['node -e 0', process.execPath, ['-e', '0']],
  ];
  if (withPython) commands.push([`${PYTHON} -c 'print(1)'`, PYTHON, ['-c', 'print(1)']]);
  const times = commands.map((): number[] => []);
  const failures: (string | undefined)[] = commands.map(() => undefined);
  for (let round = 0; round < repeats; round++) {
    commands.forEach(([, command, args], index) => {
      if (failures[index] !== undefined) return;
      const { seconds, failed } = spawnTimed(command, args);
      if (failed !== undefined) failures[index] = failed;
      else times[index]!.push(seconds * 1000);
    });
  }
  console.log(`\nstart-up (milliseconds, median of ${repeats})`);
  const node = times[1]!.length > 0 ? median(times[1]!) : 0;
  commands.forEach(([name], index) => {
    const failed = failures[index];
    const value = failed === undefined ? median(times[index]!) : 0;
    const difference = index === 0 && failed === undefined ? `   ${(value - node).toFixed(1)} more than node` : '';
    console.log(
      `  ${name.padEnd(28)}${failed === undefined ? value.toFixed(1).padStart(8) : `  failed   ${failed}`}${difference}`,
    );
  });
  return failures.every(failed => failed === undefined);
}

function programs(folder: string, only: string[]): string[] {
  const names = readdirSync(join(HERE, folder)).filter(name => name.endsWith('.py'));
  return names
    .filter(name => only.length === 0 || only.some(word => name.includes(word)))
    .sort()
    .map(name => relative(process.cwd(), join(HERE, folder, name)));
}

function main(): number {
  const { values } = parseArgs({
    options: {
      rounds: { type: 'string', default: '3' },
      only: { type: 'string', multiple: true, default: [] },
      octets: { type: 'string', default: builtCommand() },
      'no-python': { type: 'boolean', default: false },
      growth: { type: 'boolean', default: false },
      most: { type: 'string', default: '10000000' },
    },
  });
  const rounds = Number(values.rounds);
  if (!Number.isInteger(rounds) || rounds < 1) {
    console.error(`bench: --rounds wants a positive whole number, not ${values.rounds}`);
    return 2;
  }
  if (!existsSync(values.octets)) {
    console.error(`bench: ${relative(process.cwd(), values.octets)} is not built yet: npm run build`);
    return 2;
  }
  const loops = programs('programs', values.only);
  const bulk = programs('bulk', values.only);
  const startup = values.only.length === 0 || values.only.includes('startup');
  if (loops.length + bulk.length === 0 && !startup) {
    console.error(`bench: no program is named like ${values.only.join(', ')}`);
    return 2;
  }
  const version = spawnSync(PYTHON, ['--version'], { encoding: 'utf8' });
  const withPython = version.status === 0 && !values['no-python'];
  const against = withPython ? version.stdout.trim() : `(${PYTHON} not used: medians of Octets only)`;
  console.log(`Octets on Node ${process.versions.node} against ${against}; ratio = its time / ours, higher is faster`);
  if (values.growth) return runGrowth(values.octets, withPython ? PYTHON : undefined, Number(values.most)) ? 0 : 1;
  let fine = runGroup('interpreted loops', loops, rounds, values.octets, withPython);
  fine = runGroup('bulk work on 16 MB', bulk, rounds, values.octets, withPython) && fine;
  if (startup) fine = runStartup(rounds, values.octets, withPython) && fine;
  return fine ? 0 : 1;
}

process.exitCode = main();
