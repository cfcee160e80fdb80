/** Measuring: processes that print `elapsed checksum`, columns of times, medians. */
import { spawnSync } from 'node:child_process';

export const TIMEOUT_MS = 120_000;

export interface Run {
  seconds: number;
  checksum: string;
}

export interface Failure {
  failed: string;
}

export interface Column {
  times: number[];
  checksum: string | undefined;
  failed: string | undefined;
}

/** The line that says what went wrong: the exception line of a traceback, else the first line. */
function firstErrorLine(stderr: string): string {
  const lines = stderr.split('\n').filter(line => line.trim() !== '');
  if (lines.length === 0) return 'no output';
  return lines[0]!.startsWith('Traceback') ? lines.at(-1)! : lines[0]!;
}

export function spawnTimed(
  command: string,
  args: string[],
  timeout: number = TIMEOUT_MS,
): { seconds: number; stdout: string; failed: string | undefined } {
  const begin = process.hrtime.bigint();
  const child = spawnSync(command, args, { encoding: 'utf8', timeout, maxBuffer: 1 << 24 });
  const seconds = Number(process.hrtime.bigint() - begin) / 1e9;
  let failed: string | undefined;
  if ((child.error as NodeJS.ErrnoException | undefined)?.code === 'ETIMEDOUT') {
    failed = `no result after ${timeout / 1000} s`;
  } else if (child.error) failed = child.error.message;
  else if (child.status !== 0) failed = firstErrorLine(child.stderr);
  return { seconds, stdout: child.stdout ?? '', failed };
}

export function runProgram(command: string, args: string[], timeout?: number): Run | Failure {
  const { stdout, failed } = spawnTimed(command, args, timeout);
  if (failed !== undefined) return { failed };
  const match = /^(\d+\.\d+) (\S+)\n$/.exec(stdout);
  if (match === null) return { failed: `unexpected output ${JSON.stringify(stdout.slice(0, 60))}` };
  return { seconds: Number(match[1]), checksum: match[2]! };
}

export function emptyColumn(): Column {
  return { times: [], checksum: undefined, failed: undefined };
}

/** @param timeout in milliseconds */
export function measure(column: Column, command: string, args: string[], timeout?: number): void {
  if (column.failed !== undefined) return;
  const run = runProgram(command, args, timeout);
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

export function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

export function geometricMean(values: number[]): number {
  return Math.exp(values.reduce((sum, value) => sum + Math.log(value), 0) / values.length);
}
