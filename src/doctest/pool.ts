/** The threads in which documents run: each has an interpreter, and is stopped from outside where an example never ends. */

import { Worker, type WorkerOptions } from 'node:worker_threads';
import type { Job, JobEvent, PlannedExample } from './job.ts';
import type { Counts } from './run.ts';
import { endedNote, GREEDY, LATE, lateNote, NOT_RUN_REASON, READY, SHARED_BYTES, WORD } from './words.ts';

/** Runs documents, several at a time. */
export interface Runner {
  /** How many documents run at the same time. */
  readonly width: number;
  /**
   * Runs a document to its end, whatever it does.
   * @param emit takes the events; the last one is `end`
   */
  run(job: Job, emit: (event: JobEvent) => void): Promise<void>;
  /** Stops the documents that run, as Ctrl-C does; a second time it does not wait for them. */
  interrupt(): void;
  close(): Promise<void>;
}

/** What a thread is given to start with. */
export interface WorkerStart {
  entry: string | URL;
  /** Makes the thread's options. @param shared the shared words */
  options(shared: SharedArrayBuffer): WorkerOptions;
}

/** Between two looks at what runs, in milliseconds. */
const LOOK = 50;
/** What an interrupted example may take to end, in milliseconds; then its thread is ended. */
const GRACE = 2000;
/** Megabytes of JavaScript heap for a thread. */
const HEAP_MB = 1024;
const STACK_MB = 64;
const YOUNG_MB = 64;
/** The limits of a thread's memory that Node enforces. */
export const RESOURCE_LIMITS = {
  stackSizeMb: STACK_MB,
  maxYoungGenerationSizeMb: YOUNG_MB,
  maxOldGenerationSizeMb: HEAP_MB,
};

/** One thread and the job that it does. */
class Lane {
  readonly worker: Worker;
  readonly words: Int32Array;
  job: { job: Job; emit: (event: JobEvent) => void; done: () => void } | null = null;
  private plan: readonly PlannedExample[] = [];
  private readonly counts: Counts = { passed: 0, failed: 0, skipped: 0 };
  private told = new Set<number>();
  private begun = -1;
  private since = 0;
  private interruptedAt = 0;
  /** Why the thread is being ended; null while it is not. */
  private ending: string | null = null;
  private ready = false;
  /** An example was stopped because of the memory. */
  private greedy = false;
  dead = false;

  constructor(start: WorkerStart) {
    const shared = new SharedArrayBuffer(SHARED_BYTES);
    this.words = new Int32Array(shared);
    const options = start.options(shared);
    const heap = options.resourceLimits?.maxOldGenerationSizeMb;
    this.worker = new Worker(start.entry, { trackUnmanagedFds: false, ...options });
    this.worker.on('message', (message: typeof READY | JobEvent) => {
      if (message !== READY) return this.hear(message);
      this.ready = true;
      if (this.job !== null) this.worker.postMessage(this.job.job);
    });
    this.worker.on('error', (error: Error & { code?: string }) => {
      this.ending ??=
        error.code === 'ERR_WORKER_OUT_OF_MEMORY'
          ? `used up the memory (${heap} MB of objects)`
          : `broke the interpreter: ${error.message}`;
    });
    this.worker.on('exit', status => this.died(status));
  }

  begin(job: Job, emit: (event: JobEvent) => void, done: () => void): void {
    this.plan = [];
    Object.assign(this.counts, { passed: 0, failed: 0, skipped: 0 });
    this.told = new Set();
    this.job = { job, emit, done };
    if (this.ready) this.worker.postMessage(job);
  }

  private hear(event: JobEvent): void {
    if (this.job === null) return;
    if (event.kind === 'plan') this.plan = event.plan;
    else if (event.kind === 'example') {
      this.counts[event.result.status]++;
      this.told.add(event.result.ordinal);
    } else if (event.kind === 'problem') this.counts.failed++;
    this.job.emit(event);
    if (event.kind === 'end') this.finish();
  }

  private finish(): void {
    const { done } = this.job!;
    this.job = null;
    if (this.greedy && !this.dead) {
      // What it took would be laid to the charge of the next document: it goes back with the thread.
      this.dead = true;
      this.worker.terminate();
    }
    done();
  }

  /** Looks whether the running example is late. @param largest this one is to give memory back */
  look(now: number, largest: boolean): void {
    const running = Atomics.load(this.words, WORD.RUNNING);
    const begun = Atomics.load(this.words, WORD.BEGUN);
    if (running === 0 || this.job === null || begun !== this.begun) {
      this.begun = begun;
      this.since = now;
      this.interruptedAt = 0;
      return;
    }
    const { timeout } = this.job.job.settings;
    if (this.interruptedAt !== 0) {
      if (now - this.interruptedAt > GRACE && this.ending === null) {
        const greedy = Atomics.load(this.words, WORD.REASON) === GREEDY;
        this.end(
          greedy
            ? 'used up the memory and could not be interrupted'
            : `${lateNote(timeout)} and could not be interrupted`,
        );
      }
    } else if (largest || (timeout > 0 && now - this.since > timeout)) {
      this.interruptedAt = now;
      this.greedy ||= largest;
      Atomics.store(this.words, WORD.REASON, largest ? GREEDY : LATE);
      this.interrupt();
    }
  }

  /** How long the running example has been running, in milliseconds. */
  age(now: number): number {
    return this.job === null || Atomics.load(this.words, WORD.RUNNING) === 0 ? -1 : now - this.since;
  }

  interrupt(): void {
    Atomics.store(this.words, WORD.INTERRUPT, 1);
    Atomics.notify(this.words, WORD.INTERRUPT);
  }

  end(reason: string | null): void {
    this.ending = reason;
    this.worker.terminate();
  }

  /** The thread has ended: what its document would still have said is said here. */
  private died(status: number): void {
    this.dead = true;
    if (this.job === null) return;
    const { emit, job } = this.job;
    const ordinal = Atomics.load(this.words, WORD.RUNNING) - 1;
    const example = this.plan[ordinal];
    const why = this.ending ?? endedNote(status);
    if (example === undefined) {
      emit({ kind: 'problem', problem: { path: job.path, lineno: 1, message: `reading the document ${why}` } });
      this.counts.failed++;
    } else if (example.selected && !this.told.has(ordinal)) {
      emit({ kind: 'example', result: { ...NOT_RUN, ordinal, status: 'failed', failure: noteOf(why) } });
      this.counts.failed++;
      this.told.add(ordinal);
    } else {
      const problem = { path: example.path, lineno: example.lineno, message: `this example ${why}` };
      emit({ kind: 'problem', problem });
      this.counts.failed++;
    }
    this.plan.forEach(({ selected }, i) => {
      if (!selected || this.told.has(i)) return;
      const reason = NOT_RUN_REASON;
      emit({ kind: 'example', result: { ...NOT_RUN, ordinal: i, status: 'skipped', reason } });
      this.counts.skipped++;
    });
    emit({ kind: 'end', counts: { ...this.counts }, interrupted: false });
    this.finish();
  }
}

const NOT_RUN = { reason: '', quiet: false, failure: null, oracle: null, milliseconds: 0 };
const noteOf = (note: string) =>
  ({ kind: 'note', want: '', got: '', printed: '', flags: 0, option: null, note }) as const;

/** Documents in threads of their own, which are kept for the next document. */
export class WorkerPool implements Runner {
  readonly width: number;
  private readonly start: WorkerStart;
  private readonly lanes: Lane[] = [];
  private readonly waiting: (() => void)[] = [];
  private readonly memory: number;
  private watch: ReturnType<typeof setInterval> | undefined;
  private interrupted = false;

  /**
   * @param width the number of threads
   * @param memory the bytes of memory that the process may take before the example that runs longest is stopped
   */
  constructor(start: WorkerStart, width: number, memory: number) {
    this.start = start;
    this.width = width;
    this.memory = memory;
  }

  async run(job: Job, emit: (event: JobEvent) => void): Promise<void> {
    if (this.interrupted) {
      emit({ kind: 'end', counts: { passed: 0, failed: 0, skipped: 0 }, interrupted: true });
      return;
    }
    let lane = this.free();
    while (lane === null) {
      await new Promise<void>(resolve => this.waiting.push(resolve));
      lane = this.free();
    }
    const chosen = lane;
    this.watch ??= setInterval(() => this.look(), LOOK);
    await new Promise<void>(resolve => chosen.begin(job, emit, resolve));
    this.waiting.shift()?.();
  }

  private free(): Lane | null {
    this.lanes.splice(0, this.lanes.length, ...this.lanes.filter(lane => !lane.dead));
    const idle = this.lanes.find(lane => lane.job === null);
    if (idle !== undefined) return idle;
    if (this.lanes.length >= this.width) return null;
    const lane = new Lane(this.start);
    this.lanes.push(lane);
    return lane;
  }

  private look(): void {
    const now = performance.now();
    const full = process.memoryUsage.rss() > this.memory;
    const oldest = Math.max(...this.lanes.map(lane => lane.age(now)));
    for (const lane of this.lanes) lane.look(now, full && oldest >= 0 && lane.age(now) === oldest);
  }

  interrupt(): void {
    if (this.interrupted) for (const lane of this.lanes) lane.end('was interrupted');
    this.interrupted = true;
    for (const lane of this.lanes) if (lane.job !== null) lane.interrupt();
  }

  async close(): Promise<void> {
    clearInterval(this.watch);
    this.watch = undefined;
    await Promise.all(this.lanes.map(lane => lane.worker.terminate()));
    this.lanes.length = 0;
  }
}
