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
  StopAsyncIteration,
  StopIteration,
  typeError,
  valueError,
} from '../errors.ts';
import { interpreter } from '../interpreter.ts';
import { call0, callWithKeywords } from '../protocol/call.ts';
import { isInstanceOf } from '../protocol/instance-checks.ts';
import { ITERATOR_METHODS, PyIterator, stopIteration, type Taker, UserIterator } from '../protocol/iterate.ts';
import { address, repr } from '../protocol/repr.ts';
import { furnish } from '../signature/declare.ts';
import { frameObject } from '../traceback/frame-object.ts';
import { generatorType, genericAliasType, type Maybe, type PyObject, PyType, typeName, type Value } from '../types.ts';
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
import { heat, hot } from './tier.ts';

/** Suspended generators whose bodies would notice being closed: see `lifetimes.ts`. */
export const suspendedWithCleanup = new Set<PyGenerator>();

export class PyGenerator extends PyIterator {
  frame: Frame | null;
  readonly code: Frame['code'];
  name: string;
  qualname: string;
  /** How messages call it. */
  readonly noun: 'generator' | 'coroutine' | 'async generator';
  /** The coroutine or async generator whose body this is; null for a plain generator. */
  readonly owner: PyObject | null;
  running = false;
  started = false;
  /** It was lost and has been told so, once. */
  abandoned = false;
  /** The frame whose `for` loop alone refers to it, where that is known. */
  loop: Frame | null = null;
  /** What it returned. */
  private returned: Value = null;
  /** The exception that it was handling when it yielded. */
  private handled: PyBaseException | null = null;

  constructor(
    frame: Frame,
    name: string,
    qualname: string,
    noun: PyGenerator['noun'] = 'generator',
    owner: PyObject | null = null,
  ) {
    super();
    this.noun = noun;
    this.owner = owner;
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
    if (delegate instanceof PyGenerator && delegate.owner !== null) return delegate.owner;
    return delegate instanceof UserIterator ? delegate.iterator : delegate;
  }
  /** Suspended, in CPython's words: it has begun, it does not run, it has not ended. */
  get suspended(): boolean {
    return this.started && !this.running && this.frame !== null;
  }
  override next(): Maybe {
    return this.resume(null);
  }
  override feed(taker: Taker): Maybe {
    const { frame } = this;
    if (frame === null || this.running) return this.resume(null);
    const state = frame.generator as GeneratorState;
    state.taker = taker;
    try {
      return this.resume(null);
    } finally {
      state.taker = null;
    }
  }

  /** The generator that its `yield from` waits for, where that can be resumed past this one's body. */
  private get innerGenerator(): PyGenerator | null {
    if (this.frame === null || this.noun !== 'generator' || this.handled !== null) return null;
    const { delegate } = this.frame.generator as GeneratorState;
    if (!(delegate instanceof PyGenerator) || delegate.noun !== 'generator') return null;
    return delegate.suspended ? delegate : null;
  }

  /**
   * Resumes the innermost generator of a chain of `yield from` at once: the bodies in between would only hand on what goes in
   * and out. When it ends, they run on.
   */
  private resumeInner(sent: Value, first: PyGenerator): Maybe {
    const { frame: back, depth, handled } = thread;
    if (depth + 1 >= thread.limit) return this.run(sent, null);
    let levels = 0;
    let inner: PyGenerator = this;
    for (let next: PyGenerator | null = first; next !== null && depth + levels + 1 < thread.limit; levels++) {
      const frame = inner.frame as Frame;
      frame.back = levels === 0 ? back : thread.frame;
      thread.frame = frame;
      (frame.generator as GeneratorState).outerHandled = handled;
      inner.running = true;
      inner = next;
      next = inner.innerGenerator;
    }
    thread.depth = depth + levels;
    for (let settled: PyException | null | undefined; ; levels--) {
      let item: Maybe;
      let raised: PyException | null = null;
      try {
        if (settled !== undefined) ((inner.frame as Frame).generator as GeneratorState).settled = settled;
        item = inner.run(sent, null);
      } catch (thrown) {
        raised = asPythonException(thrown);
      }
      if (item !== undefined || levels === 0) {
        // Those around it are suspended again.
        let outer: PyGenerator = this;
        for (let i = 0; i < levels; i++) {
          outer.running = false;
          outer = ((outer.frame as Frame).generator as GeneratorState).delegate as PyGenerator;
        }
        thread.depth = depth;
        thread.frame = back;
        if (raised !== null) throw raised;
        return item;
      }
      settled = raised;
      sent = null;
      // The one that waited for it runs on, as if it had been resumed by the one around it.
      inner = this;
      for (let i = 1; i < levels; i++)
        inner = ((inner.frame as Frame).generator as GeneratorState).delegate as PyGenerator;
      inner.running = false;
      thread.depth = depth + levels - 1;
      thread.frame = (inner.frame as Frame).back;
    }
  }

  /** Runs on to the next `yield`; `undefined` at the end. @throws what the body raises */
  resume(sent: Value, thrown: PyException | null = null): Maybe {
    const { frame } = this;
    if (this.running) throw valueError(`${this.noun} already executing`);
    if (frame === null) {
      if (this.noun === 'coroutine') throw runtimeError('cannot reuse already awaited coroutine');
      this.returned = null;
      if (thrown !== null) throw thrown;
      return undefined;
    }
    if (!this.started) {
      if (sent !== null) throw typeError(`can't send non-None value to a just-started ${this.noun}`);
      this.started = true;
      if (this.noun === 'coroutine') suspendedWithCleanup.delete(this);
      if (thrown !== null) {
        this.frame = null;
        thrown.record(frame);
        throw thrown;
      }
    }
    if (thrown === null) {
      const inner = this.innerGenerator;
      if (inner !== null) return this.resumeInner(sent, inner);
    }
    return this.run(sent, thrown);
  }

  /** Runs the body on from where it is, to its next `yield` or its end. */
  private run(sent: Value, thrown: PyException | null): Maybe {
    const frame = this.frame as Frame;
    const state = frame.generator as GeneratorState;
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
    // What is thrown in has for its context what the generator itself handles, not what is handled around it.
    if (thrown !== null && state.delegate === null) {
      thrown.contextSet = false;
      setContext(thrown, this.handled);
    }
    let completion: Completion;
    try {
      if (++frame.code.heat === hot.calls) heat(frame.code, frame);
      completion = frame.code.body(frame);
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
      if (isRaised(exception, StopIteration)) throw stopIterationInside(exception, frame, this.noun, 'StopIteration');
      if (this.noun === 'async generator' && isRaised(exception, StopAsyncIteration)) {
        throw stopIterationInside(exception, frame, this.noun, 'StopAsyncIteration');
      }
      throw exception;
    }
    this.running = false;
    thread.depth--;
    thread.frame = back;
    if (completion === SUSPENDED) {
      this.handled = state.handles ? thread.handled : null;
      thread.handled = outer;
      if (this.code.hasCleanup && !this.abandoned) suspendedWithCleanup.add(this);
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
      if (this.noun === 'coroutine') suspendedWithCleanup.delete(this);
      return null;
    }
    let value: Maybe;
    try {
      value = this.resume(null, new PyException(new PyBaseException(GeneratorExit)));
    } catch (thrown) {
      if (isRaised(thrown, GeneratorExit) || isRaised(thrown, StopIteration)) return null;
      throw thrown;
    }
    if (value !== undefined) throw runtimeError(`${this.noun} ignored GeneratorExit`);
    return this.returned;
  }
}
PyGenerator.prototype.type = generatorType;

const THREE_ARGUMENTS = 'the (type, exc, tb) signature of throw() is deprecated, use the single-arg signature instead.';

/** PEP 479: a StopIteration must not leave a generator. */
function stopIterationInside(thrown: PyException, frame: Frame, noun: string, name: string): PyException {
  const error = raise(RuntimeError, `${noun} raised ${name}`);
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
    try {
      if (value instanceof PyBaseException && isInstanceOf(value, type)) error = value;
      else error = value === null ? call0(type) : type.call1(value);
    } catch (failed) {
      // What making the exception raises is thrown in its place (`_PyErr_NormalizeException`).
      return asPythonException(failed);
    }
  } else {
    throw typeError(`exceptions must be classes or instances deriving from BaseException, not ${typeName(type)}`);
  }
  if (!(error instanceof PyBaseException)) {
    return typeError(`calling ${repr(type)} should have returned an instance of BaseException, not ${typeName(error)}`);
  }
  if (traceback !== null) error.traceback = traceback as PyTraceback;
  const thrown = new PyException(error);
  thrown.contextSet = true; // Where it arrives says what its context is.
  return thrown;
}
function baseExceptionType(): PyType {
  return GeneratorExit.base as PyType;
}

/** `__name__` and `__qualname__`, which can be set. */
export function nameAttributes(bodyOf: (self: any) => PyGenerator) {
  const attribute = (key: 'name' | 'qualname') =>
    [
      (self: Value): Value => bodyOf(self)[key],
      (self: Value, value: Maybe): void => {
        if (typeof value !== 'string') throw typeError(`__${key}__ must be set to a string object`);
        bodyOf(self)[key] = value;
      },
    ] as const;
  return { __name__: attribute('name'), __qualname__: attribute('qualname') };
}

/** `throw(type, value, traceback)` of generators, coroutines and what awaits them. */
export function thrownBy(type: Value, value: Value | undefined, traceback: Value): PyException {
  if (value !== undefined) interpreter.warn(DeprecationWarning, THREE_ARGUMENTS);
  return exceptionToThrow(type, value ?? null, traceback);
}

furnish(generatorType, () => ({
  ...ITERATOR_METHODS,
  doc: 'An iterator whose values a function body yields.',
}));
furnish(generatorType, () => ({
  methods: {
    send: [
      '(self, object, /)',
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
        const result = self.resume(null, thrownBy(type, value, traceback));
        if (result === undefined) throw stopIteration(self.stopValue);
        return result;
      },
      'Raises an exception at the yield where the generator waits.',
    ],
    close: ['(self, /)', (self: PyGenerator) => self.close(), 'Ends the generator by GeneratorExit.'],
    __repr__: ['(self, /)', (self: PyGenerator) => `<generator object ${self.qualname} at ${address(self)}>`],
    __del__: ['(self, /)', (self: PyGenerator) => self.close()],
  },
  classMethods: {
    __class_getitem__: [
      '(type, object, /)',
      (type: PyType, item: Value) => callWithKeywords(genericAliasType, [type, item], null),
      'A generic alias.',
    ],
  },
  attributes: {
    ...nameAttributes((self: PyGenerator) => self),
    gi_running: [(self: PyGenerator) => self.running],
    gi_suspended: [(self: PyGenerator) => self.suspended],
    gi_frame: [(self: PyGenerator) => (self.frame === null ? null : frameObject(self.frame))],
    gi_code: [(self: PyGenerator) => self.code],
    gi_yieldfrom: [(self: PyGenerator) => self.delegate],
  },
}));
