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

/**
 * Prints the table.
 * @param most the largest number of items, a power of ten
 * @returns whether no row rises
 */
export function runGrowth(octets: string, python: string | undefined, most: number): boolean {
  const ours = costs(process.execPath, [octets, PROGRAM, String(most)]);
  if (ours === undefined) return false;
  const theirs = python === undefined ? undefined : costs(python, [PROGRAM, String(most)]);
  const counts = [...ours.values().next().value!.keys()];
  const head = [
    '',
    ...counts.map(count => `10^${Math.log10(count)}`),
    'rise',
    ...(theirs ? [`${python}`, 'rise'] : []),
  ];
  const cells = (name: string, row: Map<number, number>): string[] => [
    name,
    ...counts.map(count => row.get(count)!.toFixed(2)),
    rise(row).toFixed(2),
  ];
  console.log('\nnanoseconds per item, by the number of items (processor time)');
  const rows = [head];
  const risen: string[] = [];
  for (const [name, row] of ours) {
    const line = cells(name, row);
    const other = theirs?.get(name);
    if (other !== undefined) line.push(other.get(most)!.toFixed(2), rise(other).toFixed(2));
    if (rise(row) > RISE) risen.push(name);
    rows.push(line);
  }
  const widths = head.map((_, column) => Math.max(...rows.map(row => row[column]?.length ?? 0)));
  for (const row of rows) {
    console.log(
      `  ${row.map((text, i) => (i === 0 ? text.padEnd(widths[i]!) : text.padStart(widths[i]! + 2))).join('')}`,
    );
  }
  if (risen.length > 0) console.log(`  more than ${RISE} times their least: ${risen.join(', ')}`);
  return risen.length === 0;
}
