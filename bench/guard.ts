/**
 * The guard: `npm run bench -- --guard`, by hand before a merge, fails when a program's ratio to CPython in the same run fell
 * by more than a third against `recorded.json`, which `npm run bench -- --record` writes.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const FILE = join(dirname(fileURLToPath(import.meta.url)), 'recorded.json');
const KEPT = 2 / 3;

/** What was recorded, and where. */
interface Recorded {
  date: string;
  versions: string;
  /** CPython's time over ours, by program. */
  ratios: Record<string, number>;
}

/** Replaces the recorded ratios of the programs that ran. */
export function recordRatios(ratios: ReadonlyMap<string, number>, versions: string): void {
  const before = existsSync(FILE) ? (JSON.parse(readFileSync(FILE, 'utf8')) as Recorded).ratios : {};
  const rounded = [...ratios].map(([name, ratio]) => [name, Number(ratio.toFixed(3))] as const);
  const merged = Object.entries({ ...before, ...Object.fromEntries(rounded) }).sort(([a], [b]) => (a < b ? -1 : 1));
  const recorded: Recorded = {
    date: new Date().toISOString().slice(0, 10),
    versions,
    ratios: Object.fromEntries(merged),
  };
  writeFileSync(FILE, `${JSON.stringify(recorded, null, 2)}\n`);
}

/**
 * Compares with what was recorded and names what fell.
 * @returns whether nothing fell by more than a third
 */
export function guardRatios(ratios: ReadonlyMap<string, number>): boolean {
  const recorded = JSON.parse(readFileSync(FILE, 'utf8')) as Recorded;
  let fine = true;
  for (const [name, ratio] of ratios) {
    const before = recorded.ratios[name];
    if (before === undefined || ratio >= before * KEPT) continue;
    fine = false;
    console.log(
      `  ${name}: ${ratio.toFixed(2)}, recorded ${before.toFixed(2)} on ${recorded.date} (${recorded.versions})`,
    );
  }
  console.log(
    fine ? '\nguard: nothing fell by more than a third' : '\nguard: the programs above fell by more than a third',
  );
  return fine;
}
