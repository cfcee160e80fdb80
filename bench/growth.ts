/**
 * What an operation costs per item when there are more of them: `npm run bench -- --growth [--most N]`.
 *
 * `growth/growth.py` measures in processor time; a row rises if its last cost is more than `RISE` times its least one.
 */
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const PROGRAM = join(dirname(fileURLToPath(import.meta.url)), 'growth', 'growth.py');
const RISE = 1.5;
const TIMEOUT_MS = 1_800_000;

/** Costs by operation, in nanoseconds per item by the number of items. */
function costs(command: string, args: string[]): Map<string, Map<number, number>> | undefined {
  const { stdout, stderr, status } = spawnSync(command, args, { encoding: 'utf8', timeout: TIMEOUT_MS });
  if (status !== 0) {
    console.error(`bench: ${command} ${args.join(' ')}: ${stderr?.trim().split('\n').at(-1) ?? 'no end'}`);
    return undefined;
  }
  const table = new Map<string, Map<number, number>>();
  for (const line of stdout.trim().split('\n')) {
    const [name, count, nanoseconds] = line.split('\t') as [string, string, string];
    const row = table.get(name) ?? new Map<number, number>();
    table.set(name, row.set(Number(count), Number(nanoseconds)));
  }
  return table;
}

/** How many times its least cost a row costs with the most items. */
function rise(row: Map<number, number>): number {
  const values = [...row.values()];
  return values.at(-1)! / Math.min(...values);
}

/** Prints rows as a table in Markdown; the first one is its head. */
function printTable(rows: readonly string[][]): void {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map(row => row[column]?.length ?? 0)));
  const print = (cells: readonly string[]): void =>
    console.log(
      `| ${cells.map((text, i) => (i === 0 ? text.padEnd(widths[i]!) : text.padStart(widths[i]!))).join(' | ')} |`,
    );
  const [head, ...others] = rows as [string[], ...string[][]];
  print(head);
  print(widths.map((width, i) => (i === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`)));
  for (const row of others) print(row);
}

/**
 * Prints the table in Markdown.
 * @param most the largest number of items, a power of ten
 * @returns whether no row rises, or none by more than CPython's
 */
export function runGrowth(octets: string, python: string | undefined, most: number): boolean {
  // V8's collector has helper threads that spin while they wait: on a busy machine their time would be most of it.
  const ours = costs(process.execPath, ['--single-threaded-gc', octets, PROGRAM, String(most)]);
  if (ours === undefined) return false;
  const theirs = python === undefined ? undefined : costs(python, [PROGRAM, String(most)]);
  const counts = [...ours.values().next().value!.keys()];
  const head = ['operation', ...counts.map(count => `10^${Math.log10(count)}`), 'rise'];
  if (theirs) head.push('CPython at most', 'its rise');
  console.log('\nNanoseconds of processor time per item, by the number of items:\n');
  const rows = [head];
  const alone: string[] = [];
  const together: string[] = [];
  for (const [name, row] of ours) {
    const other = theirs?.get(name);
    const line = [name, ...counts.map(count => row.get(count)!.toFixed(2)), rise(row).toFixed(2)];
    if (other !== undefined) line.push(other.get(most)!.toFixed(2), rise(other).toFixed(2));
    rows.push(line);
    // CPython rises where the memory is slow: where it rises as much, there is nothing to mend here.
    if (rise(row) > RISE) (other !== undefined && rise(other) >= rise(row) ? together : alone).push(name);
  }
  printTable(rows);
  if (together.length > 0) console.log(`\nMore than ${RISE} times their least, as CPython's: ${together.join(', ')}.`);
  if (alone.length > 0)
    console.log(`\nMore than ${RISE} times their least, and more than CPython's: ${alone.join(', ')}.`);
  return alone.length === 0;
}
