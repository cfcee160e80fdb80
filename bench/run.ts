/**
 * Octets against CPython, program by program: `npm run bench -- [--rounds N] [--only NAME] [--octets FILE]`, where NAME is of a
 * program, or `startup`, `parse`, `peak`;
 * `-- --growth [--most N]`: what operations cost per item (`growth.ts`);
 * `-- --peers [--peer NAME] [--rounds N] [--folder F]`: the same programs on other Pythons in JavaScript (`peers.ts`);
 * `-- --guard`, `-- --record`: compares the ratios with recorded ones, and records them (`guard.ts`).
 *
 * Each program times its own work with `time.perf_counter()` and prints `elapsed checksum`. The two interpreters
 * alternate, so that a busy moment of the machine hits both; the table shows medians over the rounds.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { runMemory, runParse } from './costs.ts';
import { runGrowth } from './growth.ts';
import { guardRatios, recordRatios } from './guard.ts';
import { type Column, emptyColumn, geometricMean, measure, median, spawnTimed } from './measure.ts';
import { runPeers } from './peers.ts';

const HERE = dirname(fileURLToPath(import.meta.url));
const ROOT = dirname(HERE);
const PYTHON = 'python3.14';

interface Row {
  name: string;
  octets: Column;
  python: Column;
}

/** The built command, as package.json names it. */
function builtCommand(): string {
  const { bin } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { bin: { octets: string } };
  return join(ROOT, bin.octets);
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

/** Of all programs that ran. */
const measured = new Map<string, number>();

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
    if (value !== undefined) {
      ratios.push(value);
      measured.set(row.name, value);
    }
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
      guard: { type: 'boolean', default: false },
      record: { type: 'boolean', default: false },
      peers: { type: 'boolean', default: false },
      peer: { type: 'string', multiple: true, default: [] },
      folder: { type: 'string', default: join(tmpdir(), 'octets-peers') },
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
  const wants = (word: string): boolean => values.only.length === 0 || values.only.includes(word);
  if (loops.length + bulk.length === 0 && !['startup', 'parse', 'peak'].some(wants)) {
    console.error(`bench: no program is named like ${values.only.join(', ')}`);
    return 2;
  }
  const version = spawnSync(PYTHON, ['--version'], { encoding: 'utf8' });
  const withPython = version.status === 0 && !values['no-python'];
  const against = withPython ? version.stdout.trim() : `(${PYTHON} not used: medians of Octets only)`;
  console.log(`Octets on Node ${process.versions.node} against ${against}; ratio = its time / ours, higher is faster`);
  if (values.growth) return runGrowth(values.octets, withPython ? PYTHON : undefined, Number(values.most)) ? 0 : 1;
  if (values.peers)
    return runPeers(
      [...loops, ...bulk],
      values.octets,
      values.folder,
      withPython ? PYTHON : undefined,
      values.peer,
      rounds,
    )
      ? 0
      : 1;
  let fine = runGroup('interpreted loops', loops, rounds, values.octets, withPython);
  fine = runGroup('bulk work on 16 MB', bulk, rounds, values.octets, withPython) && fine;
  if (wants('startup')) fine = runStartup(rounds, values.octets, withPython) && fine;
  if (wants('parse')) runParse();
  if (wants('peak')) runMemory(values.octets, withPython ? PYTHON : undefined);
  if (values.record) recordRatios(measured, `Node ${process.versions.node}, ${against}`);
  if (values.guard) fine = guardRatios(measured) && fine;
  return fine ? 0 : 1;
}

process.exitCode = main();
