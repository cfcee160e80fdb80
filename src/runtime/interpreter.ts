/**
 * What builtins may ask of the running interpreter. The evaluator fills it in; builtins never import the evaluator.
 * One interpreter runs per JavaScript realm (a worker thread has its own).
 */
import { ClosedHost, type Host } from './host.ts';
import { DEFAULT_OPTIONS, type InterpreterOptions } from './interpreter-options.ts';
import type { Cell, PyType, Value } from './types.ts';
import type { Namespace, PyDict } from './values/dict.ts';
import type { PyFunction, PyModule } from './values/function.ts';

export interface CompileRequest {
  source: string;
  filename: string;
  mode: 'exec' | 'eval' | 'single';
  /** The text's syntax tree (the parser's `Mod`), where it was parsed before. */
  parsed?: { module: object; warnings: ({ msg: string } & WarningPlace)[] } | undefined;
  /** False for text that no traceback shows (`exec`, `eval`, `compile` inside of a program). */
  shown?: boolean;
  /** 1: without assertions, `__debug__` is False; 2: also without docstrings. */
  optimize?: number | undefined;
  /** Flags of `__future__` that hold whatever the text imports. */
  future?: number;
}

/** Where a warning points. */
export interface WarningPlace {
  readonly filename: string;
  readonly lineno: number;
}

export interface Interpreter {
  host: Host;
  /** `builtins.__dict__` */
  builtins: Namespace;
  /** `sys.modules` */
  modules: PyDict;
  argv: string[];
  options: InterpreterOptions;
  recursionLimit: number;
  /** The running frame's globals and locals: `globals()`, `locals()`, `vars()`, `dir()`. */
  currentGlobals(): PyDict;
  currentLocals(): PyDict;
  /** The globals of the `depth`-th caller of the running frame (0: the running frame itself), or null. */
  globalsAt(depth: number): PyDict | null;
  /** The frame object `depth` calls up from the running one: `sys._getframe`. */
  frameAt(depth: number): Value | null;
  /** A code object from source text. @throws SyntaxError (Python) */
  compile(request: CompileRequest): Value;
  /** The source text of a syntax tree's node. @throws TypeError (Python) */
  unparseTree(tree: Value): string;
  /** Runs a code object: its value for mode 'eval', None otherwise. */
  run(code: Value, globals: PyDict, locals: Value): Value;
  /** A function of a code object: `types.FunctionType`. */
  makeFunction(code: Value, globals: PyDict, closure: readonly Cell[]): PyFunction;
  /** True for a code object. */
  isCode(value: Value): boolean;
  importModule(name: string, globals: PyDict | null, fromlist: Value, level: number): Value;
  /** Makes a builtin module; null if there is none of the name. */
  loadBuiltin(name: string): PyModule | null;
  /** Source text of a file's bytes. @throws SyntaxError (Python) */
  decodeSource(bytes: Uint8Array): string;
  /** `super()` without arguments: the class and the first argument of the running method. @throws RuntimeError */
  superArguments(): [PyType, Value];
  /** The exception being handled: `sys.exception()`. */
  currentException(): Value;
  /** Raises KeyboardInterrupt if somebody asked for it: to be called after waiting. */
  checkInterrupt(): void;
  /** What a program set its signals to do, by number. */
  signalHandlers: Map<number, Value>;
  /** The traceback and message of an exception as CPython prints it to stderr. */
  formatException(exception: Value): string;
  /** The standard streams as Python objects, made by the io and sys modules. */
  stdout: Value | undefined;
  stderr: Value | undefined;
  stdin: Value | undefined;
  /** Issues a warning at the running line, or at a place in a source that is being compiled. */
  warn(category: PyType, message: string, place?: WarningPlace): void;
  /** A line of source without its newline; `undefined` if it is not known. */
  sourceLine(filename: string, lineno: number): string | undefined;
  /** All lines of a file's source without their newlines; `undefined` if it is not known. */
  sourceLines(filename: string): readonly string[] | undefined;
  /** `sys.displayhook`'s work for `print(repr(value))`; the REPL may replace it. */
  mainModule: PyModule | undefined;
  /** How many places refer to a value: `sys.getrefcount`. */
  referenceCount(value: Value): number;
  /** What is to be brought to its end when the program ends: written back, flushed. */
  readonly atEnd: Set<{ finish(): void }>;
}

const missing = (): never => {
  throw new Error('the evaluator is not loaded');
};

export const interpreter: Interpreter = {
  host: new ClosedHost(),
  builtins: undefined as unknown as Namespace,
  modules: undefined as unknown as PyDict,
  argv: [''],
  options: DEFAULT_OPTIONS,
  recursionLimit: 1000,
  currentGlobals: missing,
  currentLocals: missing,
  globalsAt: missing,
  frameAt: missing,
  compile: missing,
  unparseTree: missing,
  run: missing,
  makeFunction: missing,
  isCode: () => false,
  importModule: missing,
  loadBuiltin: missing,
  decodeSource: missing,
  superArguments: missing,
  referenceCount: missing,
  currentException: () => null,
  checkInterrupt: () => {},
  signalHandlers: new Map(),
  formatException: missing,
  stdout: undefined,
  stderr: undefined,
  stdin: undefined,
  warn: () => {},
  sourceLine: () => undefined,
  sourceLines: () => undefined,
  mainModule: undefined,
  atEnd: new Set(),
};
