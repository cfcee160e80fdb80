/** The two interpreters behind one interface: batches of programs in, what every statement printed out. */
import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface, type Interface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { Program } from './program.ts';

/** What a side says of each statement of a program that it did not finish in time. */
export const HUNG = 'HUNG';

/** For each program what each of its statements printed. */
export type Outputs = string[][];

export interface Side {
  run(programs: readonly Program[]): Promise<Outputs>;
  close(): void;
}

/**
 * How long one batch may take before its programs are run one by one; and one program before it counts as hung. Much more
 * than they need, because a busy machine must not look like a program without an end.
 */
const BATCH_MS = 120_000;
const PROGRAM_MS = 60_000;

/** Something that answers one batch at a time, and can be thrown away when it does not. */
abstract class Restartable implements Side {
  protected abstract ask(programs: readonly Program[]): Promise<Outputs>;
  abstract close(): void;

  /** What was asked for last: answers come in the order of the questions, so one waits for the other. */
  private last: Promise<unknown> = Promise.resolve();

  run(programs: readonly Program[]): Promise<Outputs> {
    const answer = this.last.then(() => this.answer(programs));
    this.last = answer.catch(() => undefined);
    return answer;
  }

  private async answer(programs: readonly Program[]): Promise<Outputs> {
    if (programs.length === 0) return [];
    const results = await this.within(programs, BATCH_MS);
    if (typeof results !== 'string') return results;
    const outputs: Outputs = [];
    for (const program of programs) {
      // Its time does not count the start of what was thrown away.
      await this.ask([]).catch(() => undefined);
      const result = await this.within([program], PROGRAM_MS);
      outputs.push(typeof result === 'string' ? program.map(() => result) : result[0]!);
    }
    return outputs;
  }

  /** The answer, or what went wrong. */
  private async within(programs: readonly Program[], milliseconds: number): Promise<Outputs | string> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<string>(done => {
      timer = setTimeout(done, milliseconds, HUNG);
    });
    const result = await Promise.race([
      this.ask(programs).catch((error: unknown) => `DIED ${error instanceof Error ? error.message : String(error)}`),
      late,
    ]);
    clearTimeout(timer);
    if (typeof result === 'string') this.close();
    return result;
  }
}

/** A long-lived `python3.14`. */
export class CPython extends Restartable {
  private child: ChildProcess | undefined;
  private lines: Interface | undefined;

  protected ask(programs: readonly Program[]): Promise<Outputs> {
    if (this.child === undefined || this.lines === undefined) {
      const script = fileURLToPath(new URL('oracle.py', import.meta.url));
      const env = { ...process.env, PYTHONHASHSEED: '0', PYTHONIOENCODING: 'utf-8:surrogatepass' };
      this.child = spawn('python3.14', ['-W', 'ignore', script], { env, stdio: ['pipe', 'pipe', 'inherit'] });
      this.lines = createInterface({ input: this.child.stdout! });
      // That it died is seen by its exit.
      this.child.stdin!.on('error', () => {});
    }
    const { child, lines } = this;
    return new Promise((done, failed) => {
      const answered = (line: string): void => {
        child.off('exit', exited);
        done(JSON.parse(line) as Outputs);
      };
      const exited = (code: number | null, signal: string | null): void => {
        lines.off('line', answered);
        failed(new Error(`status ${code}, signal ${signal}`));
      };
      lines.once('line', answered);
      child.once('exit', exited);
      child.stdin!.write(`${JSON.stringify(programs)}\n`);
    });
  }

  close(): void {
    this.child?.removeAllListeners('exit');
    this.child?.kill('SIGKILL');
    this.child = undefined;
  }
}

/** Octets from the sources, in a thread with the stack that the command gives it. */
export class Octets extends Restartable {
  private worker: Worker | undefined;

  protected ask(programs: readonly Program[]): Promise<Outputs> {
    this.worker ??= new Worker(new URL('octets-worker.ts', import.meta.url), {
      resourceLimits: { stackSizeMb: 64, maxYoungGenerationSizeMb: 192 },
    });
    const { worker } = this;
    return new Promise((done, failed) => {
      const answered = (outputs: Outputs): void => {
        worker.off('error', failed);
        done(outputs);
      };
      worker.once('message', answered);
      worker.once('error', failed);
      worker.postMessage(programs);
    });
  }

  close(): void {
    void this.worker?.terminate();
    this.worker = undefined;
  }
}
