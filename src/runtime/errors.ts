/**
 * Python exceptions: the objects, the tree of types, and what throws them.
 *
 * `PyException` is what JavaScript's `throw` carries. It does not extend `Error`: capturing a JavaScript stack would
 * cost twenty times the throw. A JavaScript `Error` that escapes is always a bug of ours.
 */

import { type Maybe, objectType, PyObject, PyType, type Value } from './types.ts';
import { giveAttributes } from './values/adopt.ts';
import { emptyTuple, PyTuple } from './values/tuple.ts';

/** The part of a frame that a traceback keeps (the evaluator's `Frame`). */
export interface TracedFrame {
  /** The node being evaluated: for its position. */
  at: unknown;
}

/** One entry of a traceback: a frame and where it was. `next` leads towards the raise. */
export class PyTraceback extends PyObject {
  frame: TracedFrame;
  at: unknown;
  next: PyTraceback | null;
  constructor(frame: TracedFrame, at: unknown, next: PyTraceback | null) {
    super();
    this.frame = frame;
    this.at = at;
    this.next = next;
  }
}

/** An instance of BaseException or of a subclass. */
export class PyBaseException extends PyObject {
  args: PyTuple = emptyTuple;
  traceback: PyTraceback | null = null;
  cause: PyBaseException | null = null;
  context: PyBaseException | null = null;
  suppressContext = false;
  /** What the builtin types keep beside `args` (`e.name`, `e.obj`, `e.errno` …); not part of the instance's `__dict__`. */
  private fields: Map<string, Value> | null = null;
  constructor(type: PyType, args: PyTuple = emptyTuple) {
    super();
    this.type = type;
    giveAttributes(this, type);
    this.args = args;
  }
  /** Sets what a builtin exception type keeps under `name`; `undefined` removes it. */
  setField(name: string, value: Maybe): void {
    if (value === undefined) this.fields?.delete(name);
    else (this.fields ??= new Map()).set(name, value);
  }
  field(name: string): Maybe {
    return this.fields?.get(name);
  }
}

/** `os._exit`: thrown through the whole program, which cannot catch it and runs nothing more. */
export class ImmediateExit {
  readonly status: number;
  constructor(status: number) {
    this.status = status;
  }
}

/** A raise on its way: what is thrown. A re-raise throws the same one again. */
export class PyException {
  readonly value: PyBaseException;
  /** The frame that already stands in the traceback for this raise. */
  recordedIn: TracedFrame | null = null;
  /** Whether `__context__` was already decided for this raise. */
  contextSet = false;
  constructor(value: PyBaseException) {
    this.value = value;
  }
  /** Adds `frame` to the traceback unless this raise already did (CPython's `PyTraceBack_Here`). */
  record(frame: TracedFrame): void {
    if (this.recordedIn === frame) return;
    this.recordedIn = frame;
    this.value.traceback = new PyTraceback(frame, frame.at, this.value.traceback);
  }
}

// ---------------------------------------------------------------- the tree

/** Every builtin exception type by name, in CPython's order of definition. */
export const exceptionTypes = new Map<string, PyType>();

function define(name: string, ...bases: PyType[]): PyType {
  const parents = bases.length === 0 ? [objectType] : bases;
  const type = new PyType(name, parents);
  if (bases.length > 1) type.mro = [type, ...bases, ...bases[0].mro.slice(1).filter(t => !bases.includes(t))];
  type.hasDict = true;
  exceptionTypes.set(name, type);
  return type;
}

export const BaseException = define('BaseException');
export const Exception = define('Exception', BaseException);
export const GeneratorExit = define('GeneratorExit', BaseException);
export const KeyboardInterrupt = define('KeyboardInterrupt', BaseException);
export const SystemExit = define('SystemExit', BaseException);
export const BaseExceptionGroup = define('BaseExceptionGroup', BaseException);
export const ArithmeticError = define('ArithmeticError', Exception);
export const AssertionError = define('AssertionError', Exception);
export const AttributeError = define('AttributeError', Exception);
export const BufferError = define('BufferError', Exception);
export const EOFError = define('EOFError', Exception);
export const ImportError = define('ImportError', Exception);
export const LookupError = define('LookupError', Exception);
export const MemoryError = define('MemoryError', Exception);
export const NameError = define('NameError', Exception);
export const OSError = define('OSError', Exception);
export const ReferenceError_ = define('ReferenceError', Exception);
export const RuntimeError = define('RuntimeError', Exception);
export const StopAsyncIteration = define('StopAsyncIteration', Exception);
export const StopIteration = define('StopIteration', Exception);
export const SyntaxError_ = define('SyntaxError', Exception);
export const SystemError = define('SystemError', Exception);
export const TypeError_ = define('TypeError', Exception);
export const ValueError = define('ValueError', Exception);
export const Warning = define('Warning', Exception);
export const FloatingPointError = define('FloatingPointError', ArithmeticError);
export const OverflowError = define('OverflowError', ArithmeticError);
export const ZeroDivisionError = define('ZeroDivisionError', ArithmeticError);
export const ModuleNotFoundError = define('ModuleNotFoundError', ImportError);
export const IndexError = define('IndexError', LookupError);
export const KeyError = define('KeyError', LookupError);
export const UnboundLocalError = define('UnboundLocalError', NameError);
export const BlockingIOError = define('BlockingIOError', OSError);
export const ChildProcessError = define('ChildProcessError', OSError);
export const ConnectionError = define('ConnectionError', OSError);
export const BrokenPipeError = define('BrokenPipeError', ConnectionError);
export const ConnectionAbortedError = define('ConnectionAbortedError', ConnectionError);
export const ConnectionRefusedError = define('ConnectionRefusedError', ConnectionError);
export const ConnectionResetError = define('ConnectionResetError', ConnectionError);
export const FileExistsError = define('FileExistsError', OSError);
export const FileNotFoundError = define('FileNotFoundError', OSError);
export const InterruptedError = define('InterruptedError', OSError);
export const IsADirectoryError = define('IsADirectoryError', OSError);
export const NotADirectoryError = define('NotADirectoryError', OSError);
export const PermissionError = define('PermissionError', OSError);
export const ProcessLookupError = define('ProcessLookupError', OSError);
export const TimeoutError = define('TimeoutError', OSError);
export const NotImplementedError = define('NotImplementedError', RuntimeError);
/** Of a text that could go on (`codeop`). */
export const IncompleteInputError = define('_IncompleteInputError', SyntaxError_);
export const PythonFinalizationError = define('PythonFinalizationError', RuntimeError);
export const RecursionError = define('RecursionError', RuntimeError);
export const IndentationError = define('IndentationError', SyntaxError_);
export const TabError = define('TabError', IndentationError);
export const UnicodeError = define('UnicodeError', ValueError);
export const UnicodeDecodeError = define('UnicodeDecodeError', UnicodeError);
export const UnicodeEncodeError = define('UnicodeEncodeError', UnicodeError);
export const UnicodeTranslateError = define('UnicodeTranslateError', UnicodeError);
export const BytesWarning = define('BytesWarning', Warning);
export const DeprecationWarning = define('DeprecationWarning', Warning);
export const EncodingWarning = define('EncodingWarning', Warning);
export const FutureWarning = define('FutureWarning', Warning);
export const ImportWarning = define('ImportWarning', Warning);
export const PendingDeprecationWarning = define('PendingDeprecationWarning', Warning);
export const ResourceWarning = define('ResourceWarning', Warning);
export const RuntimeWarning = define('RuntimeWarning', Warning);
export const SyntaxWarning = define('SyntaxWarning', Warning);
export const UnicodeWarning = define('UnicodeWarning', Warning);
export const UserWarning = define('UserWarning', Warning);
export const ExceptionGroup = define('ExceptionGroup', BaseExceptionGroup, Exception);

// ---------------------------------------------------------------- throwing

/** An exception of `type` with one argument, ready to `throw`. */
export function raise(type: PyType, ...args: Value[]): PyException {
  return new PyException(new PyBaseException(type, args.length === 0 ? emptyTuple : new PyTuple(args)));
}

export const typeError = (message: string): PyException => raise(TypeError_, message);
export const valueError = (message: string): PyException => raise(ValueError, message);
export const indexError = (message: string): PyException => raise(IndexError, message);
export const overflowError = (message: string): PyException => raise(OverflowError, message);
export const zeroDivisionError = (message: string): PyException => raise(ZeroDivisionError, message);
export const bufferError = (message: string): PyException => raise(BufferError, message);
export const notImplementedError = (message: string): PyException => raise(NotImplementedError, message);
export const runtimeError = (message: string): PyException => raise(RuntimeError, message);
export const memoryError = (): PyException => raise(MemoryError);
export const keyError = (key: Value): PyException => raise(KeyError, key);

/** `AttributeError` with the `name` and `obj` that suggestions stand on. */
export function attributeError(message: string, obj: Value, name: string): PyException {
  const error = new PyBaseException(AttributeError, new PyTuple([message]));
  error.setField('name', name);
  error.setField('obj', obj);
  return new PyException(error);
}

/** `NameError` with the `name` that suggestions stand on. */
export function nameError(name: string, message = `name '${name}' is not defined`, type = NameError): PyException {
  const error = new PyBaseException(type, new PyTuple([message]));
  error.setField('name', name);
  return new PyException(error);
}

/** True if a JavaScript catch got a Python exception of `type`. */
export function isRaised(thrown: unknown, type: PyType): thrown is PyException {
  return thrown instanceof PyException && thrown.value.type.isSubtypeOf(type);
}
