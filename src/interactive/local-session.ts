/**
 * A session on the interpreter of this realm: what the session's thread runs, and the twin for tests. A second session in the
 * same realm starts the interpreter anew, so that the first one is at its end.
 */
import { FUTURE_FLAGS } from '../parser/future-imports.ts';
import { normaliseNewlines, parseModule } from '../parser/parse.ts';
import { PySyntaxErrorInfo } from '../parser/syntax-error.ts';
import { finish, reportUncaught, runModule, sourceFromBytes, startMain } from '../program.ts';
import {
  ImmediateExit,
  isRaised,
  KeyboardInterrupt,
  PyException,
  raise,
  SyntaxError_,
  SystemExit,
} from '../runtime/errors.ts';
import { compileSource, syntaxError } from '../runtime/eval/compile.ts';
import { asPythonException, type Code, interruptFlag, thread } from '../runtime/eval/frame.ts';
import { runCode } from '../runtime/eval/run.ts';
import { ClosedHost, type Host, HostFileError } from '../runtime/host.ts';
import { type CompileRequest, interpreter } from '../runtime/interpreter.ts';
import { getAttr, setAttr } from '../runtime/protocol/attribute.ts';
import { formatExceptionOnly } from '../runtime/traceback/format.ts';
import { characterNamed } from '../runtime/unicode/names.ts';
import type { Namespace } from '../runtime/values/dict.ts';
import { PyModule } from '../runtime/values/function.ts';
import { blockState } from './block-state.ts';
import { completions } from './completion.ts';
import { itemPlace } from './item-place.ts';
import { MemoryWatch } from './memory.ts';
import { type ReadLine, SessionHost } from './session-host.ts';
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
import { signatureHint } from './signature-hint.ts';
import { structLayout } from './struct-layout.ts';

/** What a session is started with. */
export interface SessionOptions {
  /** `sys.argv`; by default one empty text. */
  argv?: readonly string[];
  /** The folder that imports look in first: `sys.path[0]`. '' is the current folder, `null` (the default) none. */
  folder?: string | null;
  /** Whether `sys.stdout` says that it is a terminal; true by default. */
  terminal?: boolean;
}

export interface LocalSessionOptions extends SessionOptions {
  /** Files, environment, clock; by default the program is granted nothing. */
  host?: Host;
  /**
   * Waits for a line of input. By default a line must have been given by `answerInput` at the latest when
   * `RunEvents.input` has been called: otherwise the input is at its end.
   */
  readLine?: ReadLine;
}

/** Words that alone are as good as called, as long as the program gave them no other meaning. */
const BARE_WORD = /^(exit|quit)\s*$/;
/** How a run ended. */
type Outcome = Omit<RunResult, 'elapsed'>;

const INTERNAL = 'SystemError: internal error of the interpreter';

export class LocalSession implements Session {
  private readonly options: LocalSessionOptions;
  private readonly host: SessionHost;
  private readonly lines: (string | null)[] = [];
  private namespace!: Namespace;
  /** Flags of what was imported from `__future__`. */
  private future = 0;
  private watch!: MemoryWatch;
  /** How many blocks were compiled: in the names of their sources, as in CPython's. */
  private blocks = 0;
  private busy = false;

  constructor(options: LocalSessionOptions = {}) {
    this.options = options;
    const readLine = options.readLine ?? (() => this.lines.shift() ?? null);
    this.host = new SessionHost(options.host ?? new ClosedHost(), readLine, options.terminal ?? true);
    this.start();
  }
  private start(): void {
    const { argv = [''], folder = null } = this.options;
    this.namespace = startMain(this.host, argv, folder);
    this.watch = new MemoryWatch(this.namespace);
    this.blocks = 0;
    this.future = 0;
  }

  async check(source: string): Promise<BlockState> {
    return blockState(source);
  }

  async run(source: string, events: RunEvents): Promise<RunResult> {
    return this.execute(events, () => this.runBlock(normaliseNewlines(source)));
  }

  async runFile(path: string, events: RunEvents): Promise<RunResult> {
    return this.execute(events, () => this.fileOutcome(path));
  }

  async runProgram(program: Program, events: RunEvents): Promise<RunResult> {
    const body = (): Outcome | undefined => {
      if (program.kind === 'file') return this.fileOutcome(program.path);
      if (program.kind === 'module') runModule(program.name, true);
      else this.runText(`${program.source}\n`, '<string>');
      return undefined;
    };
    return this.execute(events, body, false);
  }

  async complete(source: string, cursor: number): Promise<Completions> {
    return this.quietly(() => completions(source, cursor, this.namespace), { from: cursor, candidates: [] });
  }

  async signature(source: string, cursor: number): Promise<SignatureHint | null> {
    return this.quietly(() => signatureHint(source, cursor, this.namespace), null);
  }

  async memory(): Promise<MemoryReport> {
    return this.watch.report();
  }

  async where(expression: string): Promise<ItemPlace | string> {
    return this.quietly(() => itemPlace(expression, this.namespace, this.watch), 'interrupted');
  }

  async layout(format: string): Promise<StructLayout | string> {
    return structLayout(format);
  }

  async undo(): Promise<MemoryReport> {
    return this.watch.undo();
  }

  async reset(): Promise<void> {
    this.start();
  }

  interrupt(): void {
    if (!this.busy) return;
    Atomics.store(interruptFlag, 0, 1);
    if (interruptFlag.buffer instanceof SharedArrayBuffer) Atomics.notify(interruptFlag, 0);
  }

  answerInput(line: string | null): void {
    this.lines.push(line);
  }

  async dispose(): Promise<void> {
    this.host.silence();
  }

  private runBlock(source: string): undefined {
    const word = BARE_WORD.exec(source)?.[1];
    if (word !== undefined && !this.namespace.has(word)) throw raise(SystemExit, null);
    const { module, warnings } = parseBlock(source);
    const filename = `<stdin-${this.blocks++}>`;
    const parsed = { module: { kind: 'Interactive', body: module.body }, warnings };
    this.runFrom(compileBlock(source, filename, parsed, this.future));
  }

  private fileOutcome(path: string): Outcome | undefined {
    const { files } = this.host;
    const file = path.startsWith('/') || files === null ? path : `${files.cwd()}/${path}`;
    let bytes: Uint8Array;
    try {
      if (files === null) throw new HostFileError('EACCES', 13, 'Permission denied');
      bytes = files.readFile(file);
    } catch (thrown) {
      if (!(thrown instanceof HostFileError)) throw thrown;
      const error = `can't open file '${file}': [Errno ${thrown.errno}] ${thrown.strerror}`;
      this.host.writeStderr(`${error}\n`);
      return { kind: 'error', status: 2, error };
    }
    this.namespace.set('__file__', file);
    try {
      this.runText(sourceFromBytes(bytes, file), file);
    } finally {
      this.namespace.delete('__file__');
    }
    return undefined;
  }

  private runText(source: string, filename: string): void {
    this.runFrom(compileSource({ source, filename, mode: 'exec', future: this.future }));
  }

  /** Runs code; what it imports from `__future__` holds for what is entered after it. */
  private runFrom(code: Code): void {
    this.future |= code.flags & FUTURE_FLAGS;
    runCode(code, this.namespace, this.namespace);
  }

  /**
   * Runs a program's code, with all that comes with it.
   * @param exits whether SystemExit ends the session
   */
  private async execute(events: RunEvents, body: () => Outcome | undefined, exits = true): Promise<RunResult> {
    // From here on it is a microtask: see `worker.ts`.
    await undefined;
    this.host.events = events;
    this.busy = true;
    this.watch.begin();
    const began = performance.now();
    let result: Outcome = { kind: 'ok', status: 0 };
    try {
      result = body() ?? result;
    } catch (thrown) {
      result = this.failed(thrown, exits);
    }
    const elapsed = (performance.now() - began) / 1000;
    settle();
    this.watch.end();
    this.busy = false;
    this.lines.length = 0;
    Atomics.store(interruptFlag, 0, 0);
    this.host.silence();
    return { ...result, elapsed };
  }

  private failed(thrown: unknown, exits: boolean): Outcome {
    if (thrown instanceof ImmediateExit) return { kind: 'exit', status: thrown.status };
    try {
      const exception = asPythonException(thrown);
      const error = exception.value;
      const exit = error.type.isSubtypeOf(SystemExit);
      if (exit && exits) return { kind: 'exit', status: finish(reportUncaught(exception)) };
      rememberLast(exception);
      if (exit) this.host.writeStderr(interpreter.formatException(error));
      else reportUncaught(exception);
      settle();
      if (error.type.isSubtypeOf(KeyboardInterrupt)) return { kind: 'interrupted', status: 0 };
      const text = formatExceptionOnly(error).join('').trimEnd();
      return { kind: 'error', status: 1, error: text.slice(text.lastIndexOf('\n') + 1) };
    } catch (second) {
      if (second instanceof ImmediateExit) return { kind: 'exit', status: second.status };
      // Showing the exception was interrupted, or is beyond what the interpreter can do.
      settle();
      if (second instanceof PyException && second.value.type.isSubtypeOf(KeyboardInterrupt)) {
        this.host.writeStderr('KeyboardInterrupt\n');
        return { kind: 'interrupted', status: 0 };
      }
      const error = `${INTERNAL} (${second instanceof Error ? second.message : String(second)})`;
      this.host.writeStderr(`${error}\n`);
      return { kind: 'error', status: 1, error };
    }
  }

  /**
   * Answers a question about the program, which may run a little of it.
   * @param otherwise the answer where looking is interrupted, or a builtin module cannot be made
   */
  private quietly<T>(answer: () => T, otherwise: T): T {
    this.busy = true;
    try {
      return answer();
    } catch (error) {
      if (error instanceof PyException) return otherwise;
      throw error;
    } finally {
      this.busy = false;
      Atomics.store(interruptFlag, 0, 0);
      settle();
    }
  }
}

/** No frame runs, nothing is handled. */
function settle(): void {
  thread.frame = null;
  thread.depth = 0;
  thread.handled = null;
}

/** @throws SyntaxError (Python) */
function parseBlock(source: string): ReturnType<typeof parseModule> {
  try {
    return parseModule(source, '<stdin>', { unicodeName: characterNamed });
  } catch (thrown) {
    if (thrown instanceof PySyntaxErrorInfo) throw syntaxError(thrown);
    throw thrown;
  }
}

/** @throws SyntaxError (Python), which shows its line, as CPython's prompt gives it one */
function compileBlock(source: string, filename: string, parsed: CompileRequest['parsed'], future: number): Code {
  try {
    return compileSource({ source, filename, mode: 'single', parsed, future });
  } catch (thrown) {
    if (isRaised(thrown, SyntaxError_) && getAttr(thrown.value, 'text') === null) {
      const lineno = getAttr(thrown.value, 'lineno');
      setAttr(thrown.value, 'text', `${source.split('\n')[Number(lineno) - 1]}\n`);
    }
    throw thrown;
  }
}

/** `sys.last_exc` and its older forms. */
function rememberLast({ value }: PyException): void {
  const sys = interpreter.modules.get('sys');
  if (!(sys instanceof PyModule)) return;
  sys.dict.set('last_exc', value);
  sys.dict.set('last_type', value.type);
  sys.dict.set('last_value', value);
  sys.dict.set('last_traceback', value.traceback);
}
