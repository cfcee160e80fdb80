/**
 * A Python program from its start to its end: the interpreter with all its builtins, `__main__`, uncaught exceptions, the
 * exit status.
 */
import './builtins/all.ts';
import { builtinNames } from './builtins/functions/functions.ts';
import {
  ImmediateExit,
  KeyboardInterrupt,
  type PyBaseException,
  type PyException,
  SystemExit,
} from './runtime/errors.ts';
import { compileSource, decodeFile } from './runtime/eval/compile.ts';
import { endAll } from './runtime/eval/endings.ts';
import { startInterpreter } from './runtime/eval/evaluator.ts';
import { asPythonException, thread } from './runtime/eval/frame.ts';
import { newNamespace, runCode } from './runtime/eval/run.ts';
import type { Host } from './runtime/host.ts';
import { interpreter } from './runtime/interpreter.ts';
import { DEFAULT_OPTIONS, type InterpreterOptions } from './runtime/interpreter-options.ts';
import { getAttr, getAttrOptional } from './runtime/protocol/attribute.ts';
import { call, callMethod } from './runtime/protocol/call.ts';
import { setProgramFolder } from './runtime/protocol/module-shadowing.ts';
import { str } from './runtime/protocol/repr.ts';
import { formatExceptionOnly } from './runtime/traceback/format.ts';
import type { Value } from './runtime/types.ts';
import type { Namespace } from './runtime/values/dict.ts';
import { PyModule } from './runtime/values/function.ts';
import { PyList } from './runtime/values/list.ts';
import { intValue } from './runtime/values/subclass.ts';
import type { Parsed } from './start.ts';
import { provideUnicodeDataUnderNode } from './unicode-source.ts';

provideUnicodeDataUnderNode();

export { judge } from './doctest/compare.ts';
export type { Example } from './doctest/document.ts';
export { extractText } from './doctest/formats/text.ts';
/** Source text from the bytes of a file, or the SyntaxError that says why not. */
export const sourceFromBytes = decodeFile;
export type * from './interactive/session-interface.ts';
/**
 * Starts the interpreter with a `__main__` module.
 * @param folder the first entry of `sys.path`; without one (null) nothing is on it
 */
export function startMain(
  host: Host,
  argv: readonly string[],
  folder: string | null,
  options: InterpreterOptions = DEFAULT_OPTIONS,
): Namespace {
  startInterpreter({ builtinNames }, host, argv, options);
  const globals = newNamespace('__main__');
  const main = new PyModule('__main__', globals);
  interpreter.mainModule = main;
  setProgramFolder(options.flags.safe_path ? null : folder);
  interpreter.modules.set('__main__', main);
  globals.set('__builtins__', interpreter.modules.get('builtins') as Value);
  const sys = interpreter.modules.get('sys');
  const path = sys instanceof PyModule ? sys.dict.get('path') : undefined;
  if (path instanceof PyList && folder !== null) {
    const { safe_path: safe, ignore_environment: alone } = options.flags;
    const more = alone ? [] : (host.env.get('PYTHONPATH')?.split(':').filter(Boolean) ?? []);
    path.items.unshift(...(safe ? [] : [folder]), ...more);
  }
  // It reads the options when it is made.
  if (options.warnoptions.length > 0) interpreter.importModule('warnings', null, null, 0);
  return globals;
}

/**
 * Runs source in a namespace to its end, as CPython's `pymain_run_python` does.
 * Uncaught exceptions are printed to the host's stderr.
 * @param early the program as somebody parsed it before; used if the text is the same
 * @returns the exit status
 */
export function runMain(
  source: string | (() => string),
  filename: string,
  globals: Namespace,
  early?: () => Parsed | undefined,
): number {
  return runToEnd(() => {
    const text = typeof source === 'string' ? source : source();
    const given = early?.();
    const parsed = given?.source === text ? given : undefined;
    const code = compileSource({ source: text, filename, mode: 'exec', parsed });
    runCode(code, globals, globals);
  });
}

/**
 * Runs a module as `__main__`: `-m`, and folders with a `__main__.py`.
 * @param altersArgv whether `sys.argv[0]` becomes the module's file
 * @returns the exit status
 */
export function runModuleAsMain(name: string, altersArgv: boolean): number {
  return runToEnd(() => runModule(name, altersArgv));
}

/** As `runModuleAsMain`, but the program is not at its end afterwards. @throws what the module raises */
export function runModule(name: string, altersArgv: boolean): void {
  const runpy = interpreter.importModule('runpy', null, null, 0);
  call(getAttr(runpy, '_run_module_as_main'), name, altersArgv);
}

function runToEnd(program: () => void): number {
  try {
    program();
    return finish(0);
  } catch (thrown) {
    if (thrown instanceof ImmediateExit) return exitAtOnce(thrown);
    return untilExit(() => finish(reportUncaught(asPythonException(thrown))));
  }
}

/** Runs what may end in `os._exit`. @returns the exit status */
export function untilExit(run: () => number): number {
  try {
    return run();
  } catch (thrown) {
    if (thrown instanceof ImmediateExit) return exitAtOnce(thrown);
    throw thrown;
  }
}

/** `os._exit`: what streams still hold is lost. */
function exitAtOnce({ status }: ImmediateExit): number {
  interpreter.host.discard?.();
  return status;
}

/** The status of a program whose output could not be flushed at its end. */
export const NOT_FLUSHED = 120;

/**
 * Ends a program as CPython's finalisation does: what `atexit` has is called, files and `sys.stdout` are flushed.
 * @param status the exit status so far
 * @returns the exit status
 */
export function finish(status: number): number {
  endAll();
  for (const last of interpreter.atEnd) last.finish();
  interpreter.atEnd.clear();
  thread.frame = null;
  thread.depth = 0;
  thread.handled = null;
  for (const name of ['stdout', 'stderr'] as const) {
    const sys = interpreter.modules.get('sys');
    const stream = sys instanceof PyModule ? sys.dict.get(name) : undefined;
    if (stream === undefined || stream === null || getAttrOptional(stream, 'flush') === undefined) continue;
    try {
      callMethod(stream, 'flush');
    } catch (thrown) {
      const error = asPythonException(thrown);
      if (name !== 'stdout') continue;
      interpreter.host.writeStderr(
        `Exception ignored while flushing sys.stdout:\n${formatExceptionOnly(error.value).join('')}`,
      );
      return NOT_FLUSHED;
    }
  }
  return status;
}

let interruptedEnd = false;
/** Whether the program ended by a KeyboardInterrupt that nothing caught: then the process is to end by SIGINT. */
export const endedByInterrupt = (): boolean => interruptedEnd;

/** Prints an uncaught exception through `sys.excepthook`. @returns the exit status */
export function reportUncaught(exception: PyException): number {
  thread.frame = null;
  thread.depth = 0;
  thread.handled = null;
  const error = exception.value;
  if (error.type.isSubtypeOf(SystemExit)) return exitStatus(error);
  const sys = interpreter.modules.get('sys');
  const hook = sys instanceof PyModule ? sys.dict.get('excepthook') : undefined;
  const original = sys instanceof PyModule ? sys.dict.get('__excepthook__') : undefined;
  if (hook === undefined) interpreter.host.writeStderr('sys.excepthook is missing\n');
  else if (hook !== original) {
    try {
      call(hook, error.type, error, error.traceback);
      return 1;
    } catch (thrown) {
      const second = asPythonException(thrown);
      interpreter.host.writeStderr('Error in sys.excepthook:\n');
      interpreter.host.writeStderr(interpreter.formatException(second.value));
      interpreter.host.writeStderr('\nOriginal exception was:\n');
    }
  }
  interpreter.host.writeStderr(interpreter.formatException(error));
  if (!error.type.isSubtypeOf(KeyboardInterrupt)) return 1;
  interruptedEnd = true;
  return 130;
}

/** The status that SystemExit asks for; a message is printed. */
function exitStatus(error: PyBaseException): number {
  const code = getAttrOptional(error, 'code') ?? null;
  if (code === null) return 0;
  const number = intValue(code);
  // What does not fit a C long counts as -1.
  if (number !== undefined)
    return Number(BigInt.asUintN(8, BigInt.asIntN(64, BigInt(number)) === BigInt(number) ? BigInt(number) : -1n));
  interpreter.host.writeStderr(`${str(code)}\n`);
  return 1;
}
