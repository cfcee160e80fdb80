/**
 * Measures the REPL as a user meets it, in a pseudo-terminal:
 *
 *     npm run --silent build && node bench/repl.ts [RUNS]
 *
 * - the time from the start of the process to the first prompt, and to the answer of a line typed before it;
 * - the time from a key press to its echo, while a program prints 100,000 lines;
 * - the time from Ctrl-C to the end of a busy loop.
 *
 * Times are milliseconds of the clock, medians; beside them the processor time that the process took until then, which
 * another load on the machine changes less. Of echoes a second line leaves out what the terminal's two ends, the REPL's main
 * thread and this process, waited for a processor (Linux's schedstat).
 */
import { readFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type IPty, spawn } from '@lydell/node-pty';

const COMMAND = join(dirname(dirname(fileURLToPath(import.meta.url))), 'dist', 'octets.cjs');
/** Milliseconds of a clock tick in `/proc`. */
const TICK = 10;

/** Processor time of a process and its threads so far, user's and system's, in milliseconds; NaN where `/proc` is missing. */
function processorTime(pid: number): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'latin1').split(') ')[1]!.split(' ');
    return (Number(fields[11]) + Number(fields[12])) * TICK;
  } catch {
    return Number.NaN;
  }
}
/** Milliseconds that the main threads of a process and of this one were ready to run and others ran; 0 where `/proc` is missing. */
function queued(pid: number): number {
  let sum = 0;
  for (const id of [pid, process.pid]) {
    try {
      sum += Number(readFileSync(`/proc/${id}/task/${id}/schedstat`, 'latin1').split(' ')[1]) / 1e6;
    } catch {
      return 0;
    }
  }
  return sum;
}
function quantile(values: number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))]!;
}
function summary(values: number[]): string {
  const [median, most, nearlyAll] = [0.5, 0.95, 0.99].map(part => quantile(values, part).toFixed(0));
  return `${median!.padStart(5)} (least ${Math.min(...values).toFixed(0)}, 95 % ${most}, 99 % ${nearlyAll})`;
}

/** A REPL whose output can be waited for. */
class Measured {
  readonly process: IPty;
  readonly began = performance.now();
  written = '';
  #wanted: { test: (written: string) => boolean; found: () => void } | null = null;

  constructor(args: string[] = ['-q']) {
    const { CI: _, ...env } = process.env;
    this.process = spawn(process.execPath, [COMMAND, ...args], {
      name: 'xterm-256color',
      cols: 80,
      rows: 24,
      env: { ...env, NO_COLOR: '1', OCTETS_HISTORY: '' } as Record<string, string>,
    });
    this.process.onData(data => {
      this.written += data;
      this.#look();
    });
  }
  #look(): void {
    if (this.#wanted?.test(this.written) !== true) return;
    const { found } = this.#wanted;
    this.#wanted = null;
    found();
  }
  /** @throws Error after 30 seconds */
  until(test: (written: string) => boolean): Promise<void> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(
        () => reject(new Error(`not seen; the end was ${JSON.stringify(this.written.slice(-300))}`)),
        30_000,
      );
      this.#wanted = {
        test,
        found: () => {
          clearTimeout(timer);
          resolve();
        },
      };
      this.#look();
    });
  }
  send(keys: string): void {
    this.process.write(keys);
  }
  end(): void {
    this.process.kill('SIGKILL');
  }
}
const pause = (milliseconds: number) => new Promise<void>(resolve => setTimeout(resolve, milliseconds));

async function firstPrompt(runs: number): Promise<void> {
  const columns: Record<string, { waits: number[]; times: number[] }> = {};
  const note = (name: string, { began, process: { pid } }: Measured): void => {
    const { waits, times } = (columns[name] ??= { waits: [], times: [] });
    waits.push(performance.now() - began);
    times.push(processorTime(pid));
  };
  for (let run = 0; run < runs; run++) {
    const repl = new Measured();
    await repl.until(written => written.includes('>>> '));
    note('first prompt', repl);
    repl.send('w');
    await repl.until(written => written.includes('w'));
    note('echo of a key pressed there', repl);
    repl.end();
    const typing = new Measured();
    typing.send("'an' + 'swer'\r");
    await typing.until(written => written.includes("'answer'"));
    note('answer to a line typed before', typing);
    typing.end();
    await pause(50);
  }
  for (const [name, { waits, times }] of Object.entries(columns)) {
    console.log(`${name.padEnd(32)}${summary(waits)}   processor ${summary(times)}`);
  }
}

/** Letters that no escape sequence has: each is typed once, so that its first appearance is its echo. */
const LETTERS = Array.from({ length: 1500 }, (_, at) => String.fromCodePoint(0x4e00 + at));

async function echo(keys: number): Promise<void> {
  const waits: number[] = [];
  const own: number[] = [];
  const lines: number[] = [];
  while (waits.length < keys) {
    const repl = new Measured();
    await repl.until(written => written.includes('>>> '));
    // As somebody does who has looked at the prompt.
    await pause(1000);
    repl.send('for i in range(100000): print(i)\r\r');
    await repl.until(written => /\n\d+\r/.test(written));
    const from = performance.now();
    const end = '99999\r';
    for (let typed = 0, ended = false; !ended && waits.length < keys; typed++) {
      await pause(17 + Math.random() * 30);
      ended = repl.written.includes(end);
      repl.written = '';
      const letter = LETTERS[typed]!;
      const others = queued(repl.process.pid);
      const began = performance.now();
      repl.send(typed % 20 === 19 ? `\x15${letter}` : letter);
      await repl.until(written => {
        ended ||= written.includes(end);
        return ended || written.includes(letter);
      });
      if (ended) lines.push(performance.now() - from);
      else {
        const wait = performance.now() - began;
        waits.push(wait);
        own.push(Math.max(0, wait - (queued(repl.process.pid) - others)));
      }
    }
    repl.end();
  }
  console.log(`echo while a program prints     ${summary(waits)}   of ${waits.length} keys`);
  console.log(`  without waits for a processor ${summary(own)}`);
  if (lines.length > 0) console.log(`100,000 lines, printed          ${summary(lines)}`);
}

async function interrupt(runs: number): Promise<void> {
  const waits: number[] = [];
  const repl = new Measured();
  repl.send("'rea' + 'dy'\r");
  await repl.until(written => written.includes("'ready'"));
  for (let run = 0; run < runs; run++) {
    repl.written = '';
    repl.send('while True: pass\r\r');
    await pause(400);
    const began = performance.now();
    repl.send('\x03');
    await repl.until(written => written.includes('KeyboardInterrupt'));
    waits.push(performance.now() - began);
    await pause(100);
  }
  repl.end();
  console.log(`Ctrl-C to KeyboardInterrupt     ${summary(waits)}`);
}

const runs = Number(process.argv[2] ?? 15);
const load = () => loadavg()[0]!.toFixed(1);
console.log(`load ${load()} at the start; milliseconds, medians`);
await firstPrompt(runs);
await echo(runs * 10);
await interrupt(runs);
console.log(`load ${load()} at the end`);
process.exit(0);
