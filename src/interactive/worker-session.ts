/**
 * A session in a thread of its own: the front end's thread stays free to draw and to hear Ctrl-C, and a program that takes all
 * memory ends its thread and nothing else. This file loads no interpreter.
 */
import type { MessagePort, Worker } from 'node:worker_threads';
import { nodeBuiltin } from '../runtime/node-builtin.ts';
import type { SessionOptions } from './local-session.ts';
import { CONTROL, newRingMemory, RECORD, type RecordKind, RingReader } from './output-ring.ts';
import type {
  BlockState,
  Completions,
  ItemPlace,
  MemoryReport,
  Program,
  RunEvents,
  RunResult,
  Session,
  SignatureHint,
  StructLayout,
} from './session-interface.ts';
import {
  isRunning,
  type Method,
  type Reply,
  type Request,
  type Running,
  type SessionStart,
} from './session-messages.ts';

export interface WorkerSessionOptions extends SessionOptions {
  /**
   * Megabytes that a program's objects may take, and as many that its buffers may; by default 2048, and what the machine has.
   */
  memoryMb?: number;
  /** The thread's first file, where it does not lie beside this one. */
  entry?: string | URL;
}

/** Megabytes of stack: enough for CPython's default recursion limit many times over. */
const STACK_MB = 32;
const MEMORY_MB = 2048;
const YOUNG_MB = 64;
/** Milliseconds between two looks at what a running program wrote. */
const LOOK_MS = 8;

/** An interrupt that was not heard for so many milliseconds will not be: the next one ends the thread. */
const DEAF_MS = 500;

/** A call that is not answered yet. */
interface Pending {
  request: Request & { method: Method };
  events: RunEvents | null;
  began: number;
  resolve(value: unknown): void;
  reject(error: Error): void;
}

/** What calls are answered with whose thread died under them. */
const WHEN_DEAD: Record<Exclude<Method, Running>, unknown> = {
  check: { kind: 'complete' } satisfies BlockState,
  complete: { from: 0, candidates: [] } satisfies Completions,
  signature: null,
  memory: { buffers: [] } satisfies MemoryReport,
  where: 'the interpreter died',
  layout: 'the interpreter died',
  undo: { buffers: [], problems: ['The interpreter died.'] } satisfies MemoryReport,
  reset: undefined,
};

/** A session over a worker thread. If the thread dies, another one takes its place, with an empty namespace. */
export class WorkerSession implements Session {
  private readonly options: WorkerSessionOptions;
  private worker!: Worker;

  private control!: Int32Array;
  private ring!: RingReader;
  private input!: MessagePort;
  /** In the order of the calls; the first one is the one that runs. */
  private pending: Pending[] = [];
  private nextId = 1;
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** Pieces of a text that comes in several records. */
  private page = '';
  private prompt = '';
  /** When the interrupt that is not heard yet was asked for. */
  private asked = 0;
  private disposed = false;
  /** The thread has shown that it can run. */
  private answered = false;
  /** There is no thread: the last one ended before it could run. */
  private stopped = false;

  constructor(options: WorkerSessionOptions = {}) {
    this.options = options;
    this.start();
  }

  private start(): void {
    this.answered = this.stopped = false;
    const { Worker, MessageChannel, SHARE_ENV } = nodeBuiltin('node:worker_threads');
    const { entry = defaultEntry(), memoryMb = MEMORY_MB, argv, folder, terminal } = this.options;
    const { port1, port2 } = new MessageChannel();
    const memory = newRingMemory();
    this.control = new Int32Array(memory.control);
    this.ring = new RingReader(memory);
    this.input = port1;
    const options: SessionOptions = { argv, folder, terminal };
    const start: SessionStart = { kind: 'session', options, memory, input: port2, memoryMb: this.options.memoryMb };
    const worker = new Worker(entry, {
      workerData: start,
      transferList: [port2],
      env: SHARE_ENV as unknown as NodeJS.Dict<string>,
      resourceLimits: {
        stackSizeMb: STACK_MB,
        maxOldGenerationSizeMb: memoryMb,
        maxYoungGenerationSizeMb: YOUNG_MB,
      },
    });
    worker.on('message', (reply: Reply) => {
      if (this.worker === worker) this.answer(reply);
    });
    let reason = 'stopped in an operation that cannot be interrupted';
    worker.on('error', (error: Error & { code?: string }) => {
      reason = error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'MemoryError' : `internal error: ${error.message}`;
    });
    worker.on('exit', () => {
      if (this.worker === worker && !this.disposed) this.revive(reason);
    });
    // Waiting for calls is no reason for a process to go on; a call that runs is.
    worker.unref();
    this.worker = worker;
  }

  // ---------------------------------------------------------------- calls

  check(source: string): Promise<BlockState> {
    return this.ask('check', [source]);
  }
  run(source: string, events: RunEvents): Promise<RunResult> {
    return this.ask('run', [source], events);
  }
  runFile(path: string, events: RunEvents): Promise<RunResult> {
    return this.ask('runFile', [path], events);
  }
  runProgram(program: Program, events: RunEvents): Promise<RunResult> {
    return this.ask('runProgram', [program], events);
  }
  complete(source: string, cursor: number): Promise<Completions> {
    return this.ask('complete', [source, cursor]);
  }
  signature(source: string, cursor: number): Promise<SignatureHint | null> {
    return this.ask('signature', [source, cursor]);
  }
  memory(): Promise<MemoryReport> {
    return this.ask('memory', []);
  }
  where(expression: string): Promise<ItemPlace | string> {
    return this.ask('where', [expression]);
  }
  layout(format: string): Promise<StructLayout | string> {
    return this.ask('layout', [format]);
  }
  undo(): Promise<MemoryReport> {
    return this.ask('undo', []);
  }
  reset(): Promise<void> {
    return this.ask('reset', []);
  }

  interrupt(): void {
    if (this.pending.length === 0) return;
    const now = performance.now();
    if (Atomics.load(this.control, CONTROL.interrupt) === 0) this.asked = now;
    else if (now - this.asked > DEAF_MS) {
      // The program has not heard the last one: it is in a long operation that cannot stop.
      void this.worker.terminate();
      return;
    }
    Atomics.store(this.control, CONTROL.interrupt, 1);
    // It may sleep, wait for a line, or for room in the ring.
    for (const word of [CONTROL.interrupt, CONTROL.input, CONTROL.read]) Atomics.notify(this.control, word);
  }

  answerInput(line: string | null): void {
    this.input.postMessage(line);
    Atomics.add(this.control, CONTROL.input, 1);
    Atomics.notify(this.control, CONTROL.input);
  }

  async dispose(): Promise<void> {
    this.disposed = true;
    clearTimeout(this.timer);
    this.input.close();
    await this.worker.terminate();
    for (const call of this.pending.splice(0)) this.fail(call);
  }

  private ask<T>(method: Method, args: unknown[], events: RunEvents | null = null): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const request = { id: this.nextId++, method, args };
      const call: Pending = {
        request,
        events,
        began: performance.now(),
        resolve: resolve as (value: unknown) => void,
        reject,
      };
      if (this.disposed) {
        this.fail(call);
        return;
      }
      if (this.stopped) this.start();
      this.pending.push(call);
      this.worker.ref();
      this.worker.postMessage(request);
      this.look();
    });
  }

  // ---------------------------------------------------------------- what comes back

  private answer(reply: Reply): void {
    this.answered = true;
    this.drain();
    if ('wake' in reply) return;
    const at = this.pending.findIndex(({ request }) => request.id === reply.id);
    if (at < 0) return;
    const [call] = this.pending.splice(at, 1);
    this.calmDown();
    if ('failure' in reply) call.reject(new Error(reply.failure));
    else call.resolve(reply.value);
  }

  /** After a call: an interrupt that came too late for it is not the next one's. */
  private calmDown(): void {
    Atomics.store(this.control, CONTROL.interrupt, 0);
    if (this.pending.length > 0) return;
    this.worker.unref();
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  /** Looks at what a running program wrote, again and again while one runs. */
  private look(): void {
    if (this.timer !== undefined || this.pending.every(({ events }) => events === null)) return;
    this.timer = setTimeout(() => {
      this.timer = undefined;
      if (this.pending.find(({ events }) => events !== null)?.events?.ready?.() !== false) this.drain();
      if (this.pending.length > 0) this.look();
    }, LOOK_MS);
  }

  private drain(): void {
    this.ring.drain((kind, text) => this.give(kind, text));
  }

  private give(kind: RecordKind, text: string): void {
    const events = this.pending.find(call => call.events !== null)?.events;
    if (events === undefined || events === null) return;
    switch (kind) {
      case RECORD.stdout:
        events.output('stdout', text);
        return;
      case RECORD.stderr:
        events.output('stderr', text);
        return;
      case RECORD.result:
        events.output('result', text);
        return;
      case RECORD.page:
        this.page += text;
        return;
      case RECORD.pageEnd: {
        const page = this.page;
        this.page = '';
        if (events.page !== undefined) events.page(page);
        else events.output('stdout', page);
        return;
      }
      case RECORD.prompt:
        this.prompt += text;
        return;
      default: {
        const prompt = this.prompt;
        this.prompt = '';
        events.input(prompt);
      }
    }
  }

  /** The thread died: who runs is told, and a fresh thread gets the calls that still wait. */
  private revive(reason: string): void {
    this.drain();
    const dead = this.pending.shift();
    this.page = this.prompt = '';
    // A thread that cannot start is not tried for ever: each try costs a call.
    if (this.answered || this.pending.length > 0) {
      this.start();
      for (const { request } of this.pending) this.worker.postMessage(request);
      if (this.pending.length > 0) this.worker.ref();
    } else this.stopped = true;
    if (dead !== undefined) this.fail(dead, reason);
  }

  private fail({ request, began, resolve }: Pending, reason = ''): void {
    const { method } = request;
    if (!isRunning(method)) {
      resolve(WHEN_DEAD[method]);
      return;
    }
    const elapsed = (performance.now() - began) / 1000;
    const result: RunResult = { kind: 'died', status: 1, elapsed };
    resolve(reason === '' ? result : { ...result, error: reason });
  }
}

/** The thread's first file: the sources' own, or what the build made of it, beside the bundle that this file is in. */
function defaultEntry(): string | URL {
  const here = import.meta.url;
  if (here === undefined) return `${__dirname}/boot.cjs`;
  if (here.endsWith('.ts')) return new URL('./session-worker.ts', here);
  const beside = new URL('./boot.cjs', here);
  return nodeBuiltin('node:fs').existsSync(beside) ? beside : new URL('../boot.cjs', here);
}
