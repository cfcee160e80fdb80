#!/usr/bin/env node
/**
 * The `octets` command: the main thread. It starts the interpreter in a worker thread, which has the stack that deep
 * recursion needs, and stays free to hear Ctrl-C: a signal sets the shared flag that the interpreter polls. Where somebody is
 * to type, it opens the REPL instead.
 */
import { fstatSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Worker } from 'node:worker_threads';
import { CachedScript, readScript, type ScriptFiles } from './cached-script.ts';
import { type CommandLine, readCommandLine } from './command-line.ts';
import { INTERRUPTED, MAIN_CACHE, MAIN_WARM_UP, type Start, WARM_UP, WRITE_CODE_CACHE } from './start.ts';
import { isStraightLine, LONGEST } from './straight-line.ts';

/** Whether a descriptor is a terminal; Node's terminal module is loaded only for a device that may be one. */
function isTerminal(descriptor: number): boolean {
  try {
    const { rdev } = fstatSync(descriptor);
    if (rdev === 0 || rdev === statSync('/dev/null', { throwIfNoEntry: false })?.rdev) return false;
  } catch {
    // A closed descriptor.
    return false;
  }
  return process.getBuiltinModule('node:tty').isatty(descriptor);
}

/** Megabytes of stack: enough for CPython's default recursion limit many times over. */
const STACK_MB = 64;
const YOUNG_MB = 64;
/** A second Ctrl-C within this many milliseconds is the first one, heard twice (of a process group, say). */
const ONE_PRESS = 100;

const args = process.argv.slice(2);
const terminals: Start['terminals'] = [isTerminal(0), isTerminal(1), isTerminal(2)];
if (args[0] === 'doctest') runDoctest();
else if (args[0] === WRITE_CODE_CACHE) writeCodeCache(args[1]);
else {
  const line = readCommandLine(args);
  if (opensRepl(line)) openRepl();
  else if (isStraight(line)) runHere();
  else runProgram();
}

/**
 * Sets V8's flags for the threads that run programs. They are part of what a code cache is valid for. The module takes
 * some milliseconds to load.
 */
function setFlags(): void {
  const { setFlagsFromString } = process.getBuiltinModule('node:v8');
  // Room for what a start allocates: no collection before, or because, a short program ends.
  setFlagsFromString('--min-semi-space-size=16');
  // Functions that always raise never come to have feedback otherwise, and are interpreted without inline caches.
  setFlagsFromString('--no-lazy-feedback-allocation');
}

/** `-i`, or nothing to run and somebody to type. */
function opensRepl({ task, rest, counts, plain }: CommandLine): boolean {
  if (counts.has('i') || plain) return task.kind !== 'help' && task.kind !== 'version' && task.kind !== 'wrong';
  return task.kind === 'stdin' && terminals[0] === true && rest.length === 0;
}

/** The doctest runner reports from this thread; it starts others, in which documents run. */
function runDoctest(): void {
  setFlags();
  import('./doctest-main.ts')
    .then(({ runDoctestCommand }) => runDoctestCommand(args.slice(1), terminals[1]))
    .then(status => process.exit(status));
}

interface ReplScript {
  main(args: string[], terminals: boolean[]): Promise<number>;
  /** Does what most sessions do, so that it is in the code cache. */
  warmUp(): Promise<void>;
}

/** The REPL is a script of its own, so that nothing of it is loaded for a program. */
function openRepl(writing = false): void {
  setFlags();
  const fail = (error: Error & { code?: string }): never => {
    const missing = error.code === 'MODULE_NOT_FOUND' && import.meta.url !== undefined;
    const reason = missing ? 'the REPL has to be built first: npm run build' : (error.stack ?? error.message);
    process.stderr.write(`octets: ${reason}\n`);
    process.exit(70);
  };
  try {
    if (import.meta.url !== undefined) {
      const { main } = createRequire(import.meta.url)('../dist/repl.cjs') as ReplScript;
      main(args, terminals).then(status => process.exit(status), fail);
      return;
    }
    const script = new CachedScript<ReplScript>('repl', readScript('repl'));
    if (!writing) script.exports.main(args, terminals).then(status => process.exit(status), fail);
    else script.exports.warmUp().then(() => script.writeCache(), fail);
  } catch (error) {
    fail(error as Error);
  }
}

interface Interpreter {
  run(start: Start): Promise<number>;
}

/** Whether a short text, or the text of a short file, can be run in this thread. Run from the sources, none is. */
function isStraight({ task, counts }: CommandLine): boolean {
  if (import.meta.url !== undefined || counts.has('x')) return false;
  if (task.kind === 'code') return isStraightLine(task.source);
  if (task.kind !== 'file') return task.kind !== 'module' && task.kind !== 'stdin';
  try {
    const stat = statSync(task.path);
    return stat.isFile() && stat.size <= LONGEST && isStraightLine(readFileSync(task.path, 'latin1'));
  } catch {
    // The interpreter says what is wrong with it.
    return false;
  }
}

/** A step of the build: runs one of the scripts and writes its code cache. */
function writeCodeCache(script: string | undefined): void {
  if (script === 'repl') openRepl(true);
  else if (script === 'main') runHere(true);
  else runProgram(true);
}

/** Runs a program, or another command, in this thread; ends with its status. */
function runHere(writing = false): void {
  const script = new CachedScript<Interpreter>('interpreter', readScript('interpreter', MAIN_CACHE));
  const start = { args: writing ? MAIN_WARM_UP : args, interrupt: new SharedArrayBuffer(4), terminals };
  script.exports.run(start).then(status => {
    if (writing) script.writeCache(MAIN_CACHE);
    end(status);
  }, endBroken);
}

/** Runs a program in the interpreter's thread; ends with its status. */
function runProgram(writing = false): void {
  setFlags();
  const interrupt = new SharedArrayBuffer(4);
  const flag = new Int32Array(interrupt);
  const start: Start = { args, interrupt, terminals };
  const threads = process.getBuiltinModule('node:worker_threads');
  /** Built, the command is one CommonJS file beside `boot.cjs`; from the sources, an ES module beside `worker.ts`. */
  const entry = import.meta.url === undefined ? join(__dirname, 'boot.cjs') : new URL('./worker.ts', import.meta.url);
  setFirstLimit(512);
  const worker = new threads.Worker(entry, {
    workerData: start,
    env: threads.SHARE_ENV,
    trackUnmanagedFds: false,
    resourceLimits: { stackSizeMb: STACK_MB, maxYoungGenerationSizeMb: YOUNG_MB },
  });
  const files = import.meta.url === undefined ? readScript('interpreter') : undefined;
  setFirstLimit(0);
  if (files !== undefined) prepare(worker, files, writing);

  /** When Ctrl-C was last pressed. */
  let asked = 0;
  worker.on('message', end);
  worker.on('error', endBroken);
  process.on('SIGINT', () => {
    const now = Date.now();
    if (now - asked < ONE_PRESS) return;
    // The program has not heard the last one: it is in a long operation that cannot stop.
    if (Atomics.load(flag, 0) !== 0) {
      process.stderr.write('KeyboardInterrupt\n');
      endInterrupted();
    }
    asked = now;
    Atomics.store(flag, 0, 1);
    Atomics.notify(flag, 0);
  });
}

/**
 * Sets how large the heap of a thread that starts may become before all of it is collected for the first time: the
 * marking would take time from the program that runs. A thread looks at it in its first millisecond. It has to be as it was soon
 * after, since code caches, Node's own among them, are made for one value.
 * @param megabytes 0: as V8 thinks best
 */
function setFirstLimit(megabytes: number): void {
  process.getBuiltinModule('node:v8').setFlagsFromString(`--initial-heap-size=${megabytes}`);
}

/** While the interpreter's thread starts: hands the interpreter to it, and parses the program if that is short. */
function prepare(worker: Worker, interpreter: ScriptFiles, writing: boolean): void {
  worker.postMessage(interpreter, transferable(interpreter));
  const parser = new CachedScript<{ parseEarly(args: readonly string[]): unknown }>('parser', readScript('parser'));
  const parsed = parser.exports.parseEarly(writing ? WARM_UP : args);
  if (parsed !== undefined) worker.postMessage(parsed);
  if (writing) parser.writeCache();
}
function transferable({ script, cache }: ScriptFiles): ArrayBuffer[] {
  return cache === undefined ? [script.buffer] : [script.buffer, cache.buffer];
}

/** Ends with the status of a program. */
function end(status: number): never {
  if (status === INTERRUPTED) endInterrupted();
  process.exit(status);
}

/** Ends where the interpreter itself could not go on. */
function endBroken(error: Error & { code?: string }): never {
  const memory = error.code === 'ERR_WORKER_OUT_OF_MEMORY';
  process.stderr.write(memory ? 'MemoryError\n' : `octets: internal error: ${error.stack ?? error.message}\n`);
  process.exit(memory ? 1 : 70);
}

/** Ends as a program does that SIGINT ends, so that a shell's loop ends with it. */
function endInterrupted(): never {
  process.removeAllListeners('SIGINT');
  process.kill(process.pid, 'SIGINT');
  // A shell's number for that end, should the signal be ignored.
  process.exit(130);
}
