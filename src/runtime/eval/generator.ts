/** Generator objects: their driver over a resumable body. */

import {
  DeprecationWarning,
  GeneratorExit,
  isRaised,
  PyBaseException,
  PyException,
  type PyTraceback,
  RuntimeError,
  raise,
  runtimeError,
  StopIteration,
  typeError,
  valueError,
} from '../errors.ts';
import { interpreter } from '../interpreter.ts';
import { call0 } from '../protocol/call.ts';
import { isInstanceOf } from '../protocol/construct.ts';
import { ITERATOR_METHODS, PyIterator, stopIteration, UserIterator } from '../protocol/iterate.ts';
import { address, repr } from '../protocol/repr.ts';
import { furnish } from '../signature/declare.ts';
import { frameObject } from '../traceback/frame-object.ts';
import { generatorType, type Maybe, PyType, typeName, typeOf, type Value } from '../types.ts';
import {
  asPythonException,
  type Completion,
  type Frame,
  type GeneratorState,
  recursionError,
  SUSPENDED,
  setContext,
  thread,
} from './frame.ts';

/** Suspended generators whose bodies would notice being closed: see `lifetimes.ts`. */
export const suspendedWithCleanup = new Set<PyGenerator>();

export class PyGenerator extends PyIterator {
  frame: Frame | null;
  readonly code: Frame['code'];
  name: string;
  qualname: string;
  running = false;
  started = false;
  /** What it returned. */
  private returned: Value = null;
  /** The exception that it was handling when it yielded. */
  private handled: PyBaseException | null = null;

  constructor(frame: Frame, name: string, qualname: string) {
    super();
    this.frame = frame;
    this.code = frame.code;
    this.name = name;
    this.qualname = qualname;
  }
  override get stopValue(): Value {
    return this.returned;
  }
  /** The iterator that a `yield from` waits for. */
  get delegate(): Value {
    if (this.frame === null || this.running) return null;
    const { delegate } = this.frame.generator as GeneratorState;
    return delegate instanceof UserIterator ? delegate.iterator : delegate;
  }
  override next(): Maybe {
    return this.resume(null);
  }

  /** Runs on to the next `yield`; `undefined` at the end. @throws what the body raises */
  resume(sent: Value, thrown: PyException | null = null): Maybe {
    const { frame } = this;
    if (this.running) throw valueError('generator already executing');
    if (frame === null) {
      this.returned = null;
      if (thrown !== null) throw thrown;
      return undefined;
    }
    const state = frame.generator as GeneratorState;
    if (!this.started) {
      if (sent !== null) throw typeError("can't send non-None value to a just-started generator");
      this.started = true;
      if (thrown !== null) {
        this.frame = null;
        thrown.record(frame);
        throw thrown;
      }
    }
    state.sent = sent;
    state.thrown = thrown;
    const back = thread.frame;
    const outer = thread.handled;
    if (thread.depth >= thread.limit) throw recursionError();
    this.running = true;
    thread.depth++;
    thread.frame = frame;
    frame.back = back;
    state.outerHandled = outer;
    if (this.handled !== null) thread.handled = this.handled;
    let completion: Completion;
    try {
      state.body ??= frame.code.body;
      completion = state.body(frame);
    } catch (error) {
      this.running = false;
      this.frame = null;
      if (this.code.hasCleanup) suspendedWithCleanup.delete(this);
      thread.depth--;
      thread.frame = back;
      const exception = asPythonException(error);
      setContext(exception, thread.handled);
      thread.handled = outer;
      exception.record(frame);
      throw isRaised(exception, StopIteration) ? stopIterationInside(exception, frame) : exception;
    }
    this.running = false;
    thread.depth--;
    thread.frame = back;
    if (completion === SUSPENDED) {
      this.handled = thread.handled === outer ? null : thread.handled;
      thread.handled = outer;
      if (this.code.hasCleanup) suspendedWithCleanup.add(this);
      return state.yielded;
    }
    thread.handled = outer;
    this.frame = null;
    if (this.code.hasCleanup) suspendedWithCleanup.delete(this);
    this.returned = completion === undefined ? null : (completion as Value);
    return undefined;
  }

  /** `generator.close()`: what it returned if it did, else None. */
  close(): Value {
    if (this.frame === null) return null;
    if (!this.started) {
      this.frame = null;
      return null;
    }
    let value: Maybe;
    try {
      value = this.resume(null, new PyException(new PyBaseException(GeneratorExit)));
    } catch (thrown) {
      if (isRaised(thrown, GeneratorExit) || isRaised(thrown, StopIteration)) return null;
      throw thrown;
    }
    if (value !== undefined) throw runtimeError('generator ignored GeneratorExit');
    return this.returned;
  }
}
PyGenerator.prototype.type = generatorType;

const THREE_ARGUMENTS = 'the (type, exc, tb) signature of throw() is deprecated, use the single-arg signature instead.';

/** PEP 479: a StopIteration must not leave a generator. */
function stopIterationInside(thrown: PyException, frame: Frame): PyException {
  const error = raise(RuntimeError, 'generator raised StopIteration');
  error.value.cause = thrown.value;
  error.value.context = thrown.value;
  error.value.suppressContext = true;
  error.contextSet = true;
  error.recordedIn = frame;
  return error;
}

/** The exception that `throw(type)`, `throw(value)` or `throw(type, value, traceback)` asks for. */
export function exceptionToThrow(type: Value, value: Value, traceback: Value): PyException {
  if (traceback !== null && typeName(traceback) !== 'traceback') {
    throw typeError('throw() third argument must be a traceback object');
  }
  let error: Value;
  if (type instanceof PyBaseException) {
    if (value !== null) throw typeError('instance exception may not have a separate value');
    error = type;
  } else if (type instanceof PyType && type.isSubtypeOf(baseExceptionType())) {
    if (value instanceof PyBaseException && isInstanceOf(value, type)) error = value;
    else error = value === null ? call0(type) : type.call1(value);
  } else {
    throw typeError(`exceptions must be classes or instances deriving from BaseException, not ${typeName(type)}`);
  }
  if (!(error instanceof PyBaseException)) {
    throw typeError(
      `calling ${repr(type)} should have returned an instance of BaseException, not ${repr(typeOf(error))}`,
    );
  }
  if (traceback !== null) error.traceback = traceback as PyTraceback;
  return new PyException(error);
}
function baseExceptionType(): PyType {
  return GeneratorExit.base as PyType;
}

furnish(generatorType, () => ({
  ...ITERATOR_METHODS,
  doc: 'An iterator whose values a function body yields.',
}));
furnish(generatorType, () => ({
  methods: {
    send: [
      '(self, value, /)',
      (self: PyGenerator, sent: Value): Value => {
        const value = self.resume(sent);
        if (value === undefined) throw stopIteration(self.stopValue);
        return value;
      },
      'Resumes the generator; `value` becomes the result of its yield expression.',
    ],
    throw: [
      '(self, type, value?, traceback?, /)',
      (self: PyGenerator, type: Value, value?: Value, traceback: Value = null): Value => {
        if (value !== undefined) interpreter.warn(DeprecationWarning, THREE_ARGUMENTS);
        const result = self.resume(null, exceptionToThrow(type, value ?? null, traceback));
        if (result === undefined) throw stopIteration(self.stopValue);
        return result;
      },
      'Raises an exception at the yield where the generator waits.',
    ],
    close: ['(self, /)', (self: PyGenerator) => self.close(), 'Ends the generator by GeneratorExit.'],
    __repr__: ['(self, /)', (self: PyGenerator) => `<generator object ${self.qualname} at ${address(self)}>`],
    __del__: ['(self, /)', (self: PyGenerator) => self.close()],
  },
  attributes: {
    __name__: [
      (self: PyGenerator) => self.name,
      (self: PyGenerator, v: Maybe) => {
        if (typeof v !== 'string') throw typeError('__name__ must be set to a string object');
        self.name = v;
      },
    ],
    __qualname__: [
      (self: PyGenerator) => self.qualname,
      (self: PyGenerator, v: Maybe) => {
        if (typeof v !== 'string') throw typeError('__qualname__ must be set to a string object');
        self.qualname = v;
      },
    ],
    gi_running: [(self: PyGenerator) => self.running],
    gi_suspended: [(self: PyGenerator) => self.started && !self.running && self.frame !== null],
    gi_frame: [(self: PyGenerator) => (self.frame === null ? null : frameObject(self.frame))],
    gi_code: [(self: PyGenerator) => self.code],
    gi_yieldfrom: [(self: PyGenerator) => self.delegate],
  },
}));
