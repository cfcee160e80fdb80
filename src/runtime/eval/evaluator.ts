/** Puts the evaluator together and gives builtins the running interpreter. */
import './names.ts';
import './binary.ts';
import './comparisons.ts';
import './calls.ts';
import './access.ts';
import './displays.ts';
import './comprehensions.ts';
import './annotate.ts';
import './definitions.ts';
import './class-definitions.ts';
import './generator-expressions.ts';
import './assignments.ts';
import './control.ts';
import './exceptions.ts';
import './with.ts';
import './match.ts';
import './imports.ts';
import './resumable-expressions.ts';
import './resumable-statements.ts';
import '../protocol/converters.ts';
import { asyncGeneratorHooks } from '../async-hooks.ts';
import { fieldsTracer, registerLeaf, registerRoots, registerTracer } from '../buffer/reachability.ts';
import { KeyboardInterrupt, PyBaseException, raise } from '../errors.ts';
import { type Host, HostFileError } from '../host.ts';
import { interpreter } from '../interpreter.ts';
import { DEFAULT_OPTIONS, type InterpreterOptions } from '../interpreter-options.ts';
import { Layout } from '../layout.ts';
import { builtinModules } from '../modules.ts';
import { forgetProgram } from '../program-state.ts';
import { call } from '../protocol/call.ts';
import { Declaration } from '../signature/builtin.ts';
import { formatException } from '../traceback/format.ts';
import { frameObject } from '../traceback/frame-object.ts';
import { tracebackCore } from '../traceback/module.ts';
import { suggest } from '../traceback/suggestion.ts';
import type { Value } from '../types.ts';
import { Namespace, PyDict } from '../values/dict.ts';
import { PyModule } from '../values/function.ts';
import { setMaxStrDigits } from '../values/int-text.ts';
import { annotationParts } from './annotations.ts';
import { bindBlock, bindExpression, bindStatement } from './bind.ts';
import { evaluatorFunctions } from './builtins.ts';
import { compileSource, decodeFile } from './compile.ts';
import { forget } from './endings.ts';
import { Code, Frame, firstBinders, GeneratorState, interrupted, setInterruptHandler, thread } from './frame.ts';
import { keywordSuggestion, UserFunction } from './function.ts';
import { importModule, loadBuiltin } from './importer.ts';
import './lifetimes.ts';
import { forgetWaiting } from './clean-stack.ts';
import { forgetPending } from './pending.ts';
import { referenceCount } from './reference-count.ts';
import { currentFrame, frameLocals, makeFunction, runCode, superArguments } from './run.ts';
import { namedLines, setSourceReader } from './sources.ts';
import { unparseTree } from './tree-from-python.ts';
import { warn } from './warnings.ts';

firstBinders.binders = { bindBlock, bindExpression, bindStatement };

registerLeaf(Code);
registerLeaf(Declaration);
registerLeaf(Layout);
// A suspended generator's frame has no caller; what it yielded is not its own any more.
registerTracer(Frame, {
  trace: (frame, see) => {
    see(frame.locals, 'locals');
    see(frame.namespace, 'namespace');
    see(frame.globals, 'globals');
    if (frame.generator === undefined) see(frame.back, 'back');
    else see(frame.generator, 'generator');
  },
  at: (frame, key) => (key === 'back' && frame.generator !== undefined ? undefined : frame[key as keyof Frame]),
});
registerTracer<GeneratorState>(GeneratorState, fieldsTracer('delegate'));
registerTracer(UserFunction, {
  trace: (callee, see) => {
    if (callee.closure.length > 0) see(callee.closure, 'closure');
    if (callee.values.length > 0) see(callee.values, 'values');
    see(callee.defaults, 'defaults');
    see(callee.kwdefaults, 'kwdefaults');
    see(callee.annotations, 'annotations');
    see(callee.annotate, 'annotate');
    see(callee.typeParams, 'typeParams');
    see(callee.module, 'module');
    see(callee.doc, 'doc');
    see(callee.globals, 'globals');
  },
  at: (callee, key) => callee[key as keyof UserFunction],
});
registerRoots(
  function* () {
    yield interpreter.modules;
    yield interpreter.builtins;
    yield thread.handled;
    yield interpreter.signalHandlers;
    yield asyncGeneratorHooks;
    for (let frame = thread.frame; frame !== null; frame = frame.back) yield frame;
  },
  object => {
    if (object === interpreter.modules || object === interpreter.builtins || object === thread.handled) return true;
    if (object instanceof Frame) {
      let { frame } = thread;
      while (frame !== null && frame !== object) frame = frame.back;
      return frame !== null;
    }
    return object === interpreter.signalHandlers || object === asyncGeneratorHooks;
  },
);

const SIGINT = 2;
setInterruptHandler(() => {
  const handler = interpreter.signalHandlers.get(SIGINT);
  if (handler === undefined || handler === 0) throw raise(KeyboardInterrupt);
  // 1 is SIG_IGN.
  if (handler !== 1) call(handler, SIGINT, frameObject(currentFrame()));
});
keywordSuggestion.find = suggest;

/** The names of `builtins`, from `src/builtins`: given by the composition root. */
export interface Library {
  builtinNames(): Map<string, Value>;
}

/**
 * Ends whatever program there was, without what a program's own end would still run: what it has written is flushed, its
 * files are closed, and nothing outside of its objects knows it any more.
 */
export function abandonProgram(): void {
  thread.frame = null;
  thread.depth = 0;
  thread.handled = null;
  for (const last of interpreter.atEnd) {
    try {
      last.finish();
    } catch (error) {
      if (!(error instanceof HostFileError)) throw error;
    }
  }
  interpreter.atEnd.clear();
  forgetPending();
  forgetWaiting();
  forget();
  forgetProgram();
}

/**
 * Makes the one interpreter of this realm anew: empty `sys.modules`, fresh builtins.
 * @param argv `sys.argv`
 * @param options what a command line can set
 */
export function startInterpreter(
  library: Library,
  host: Host,
  argv: readonly string[],
  options: InterpreterOptions = DEFAULT_OPTIONS,
): void {
  abandonProgram();
  setMaxStrDigits(options.maxStrDigits);
  const builtins = new Namespace();
  const module = new PyModule('builtins', builtins);
  for (const [name, value] of library.builtinNames()) builtins.set(name, value);
  for (const [name, value] of evaluatorFunctions) builtins.set(name, value);
  Object.assign(interpreter, {
    host,
    builtins,
    modules: new PyDict(),
    argv: [...argv],
    options,
    currentGlobals: () => currentFrame().globals,
    currentLocals: () => frameLocals(currentFrame()),
    globalsAt: (depth: number) => {
      let frame = thread.frame;
      for (; frame !== null && depth > 0; depth--) frame = frame.back;
      return frame === null ? null : frame.globals;
    },
    frameAt: (depth: number) => {
      let frame = thread.frame;
      for (; frame !== null && depth > 0; depth--) frame = frame.back;
      return frame === null ? null : frameObject(frame);
    },
    compile: compileSource,
    unparseTree,
    run: (code: Value, globals: PyDict, locals: Value) => runCode(code as Code, globals, locals),
    makeFunction,
    isCode: (value: Value) => value instanceof Code,
    importModule,
    loadBuiltin,
    decodeSource: (bytes: Uint8Array) => decodeFile(bytes, '<string>'),
    superArguments,
    referenceCount,
    currentException: () => thread.handled,
    checkInterrupt: interrupted,
    signalHandlers: new Map(),
    warn,
    sourceLine: (filename: string, lineno: number) => namedLines(filename)?.[lineno - 1],
    sourceLines: namedLines,
    formatException: (error: Value) => (error instanceof PyBaseException ? formatException(error) : ''),
    stdout: undefined,
    stderr: undefined,
    stdin: undefined,
    mainModule: undefined,
  });
  Object.defineProperty(interpreter, 'recursionLimit', {
    get: () => thread.limit,
    set: (limit: number) => {
      thread.limit = limit;
    },
    configurable: true,
    enumerable: true,
  });
  thread.limit = 1000;
  asyncGeneratorHooks.firstiter = asyncGeneratorHooks.finalizer = null;
  builtinModules.set('_traceback', () => tracebackCore);
  builtinModules.set('_annotations', () => annotationParts);
  interpreter.modules.set('builtins', module);
  setSourceReader(filename => {
    try {
      return host.files === null ? null : new TextDecoder().decode(host.files.readFile(filename));
    } catch {
      return null;
    }
  });
  loadBuiltin('sys');
}
