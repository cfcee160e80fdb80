/** Async generator objects (PEP 525) and the awaitables that drive them. */
import { asyncGeneratorHooks } from '../async-hooks.ts';
import {
  DeprecationWarning,
  GeneratorExit,
  isRaised,
  PyBaseException,
  PyException,
  raise,
  runtimeError,
  StopAsyncIteration,
} from '../errors.ts';
import { interpreter } from '../interpreter.ts';
import { call1, callWithKeywords } from '../protocol/call.ts';
import { iteratorType, PyIterator, stopIteration } from '../protocol/iterate.ts';
import { address } from '../protocol/repr.ts';
import { furnish } from '../signature/declare.ts';
import { frameObject } from '../traceback/frame-object.ts';
import { asyncGeneratorType, genericAliasType, type Maybe, PyObject, type PyType, type Value } from '../types.ts';
import type { Frame, GeneratorState } from './frame.ts';
import { exceptionToThrow, nameAttributes, PyGenerator, thrownBy } from './generator.ts';

/** What a call of an `async def` with a `yield` makes. */
export class PyAsyncGenerator extends PyObject {
  readonly body: PyGenerator;
  /** An `asend`, `athrow` or `aclose` is under way. */
  busy = false;
  closed = false;
  finalizer: Value = null;
  private hooked = false;
  constructor(frame: Frame, name: string, qualname: string) {
    super();
    this.body = new PyGenerator(frame, name, qualname, 'async generator', this);
  }
  /** Tells the event loop of the first use. */
  begin(): void {
    if (this.hooked) return;
    this.hooked = true;
    this.finalizer = asyncGeneratorHooks.finalizer;
    if (asyncGeneratorHooks.firstiter !== null) call1(asyncGeneratorHooks.firstiter, this);
  }
}
PyAsyncGenerator.prototype.type = asyncGeneratorType;

const ATHROW_ARGUMENTS =
  'the (type, exc, tb) signature of athrow() is deprecated, use the single-arg signature instead.';

type State = 'new' | 'running' | 'closed';

/** An awaitable that runs an async generator up to its next `yield`. */
abstract class Step extends PyIterator {
  readonly generator: PyAsyncGenerator;
  state: State = 'new';
  protected result: Value = null;
  abstract readonly reused: string;
  abstract readonly name: string;
  constructor(generator: PyAsyncGenerator) {
    super();
    this.generator = generator;
  }
  override get stopValue(): Value {
    return this.result;
  }
  override next(): Maybe {
    return this.resume(null, null);
  }
  abstract resume(sent: Value, thrown: PyException | null): Maybe;

  /** @throws RuntimeError where CPython refuses to go on */
  protected enter(): void {
    if (this.state === 'closed') throw runtimeError(`cannot reuse already awaited ${this.reused}`);
    if (this.state === 'running') return;
    if (this.generator.busy) {
      this.state = 'closed';
      throw runtimeError(`${this.name}(): asynchronous generator is already running`);
    }
  }

  /** CPython's `async_gen_unwrap_value`: a yielded value ends this awaitable, an awaited one is passed on. */
  protected run(sent: Value, thrown: PyException | null): Maybe {
    const { generator } = this;
    const { body } = generator;
    const state = body.frame?.generator as GeneratorState | undefined;
    let value: Maybe;
    try {
      value = body.resume(sent, thrown);
      if (value === undefined) throw raise(StopAsyncIteration);
    } catch (error) {
      if (isRaised(error, StopAsyncIteration) || isRaised(error, GeneratorExit)) generator.closed = true;
      generator.busy = false;
      this.state = 'closed';
      throw error;
    }
    if (state?.awaiting) return value;
    generator.busy = false;
    this.state = 'closed';
    this.result = value;
    return undefined;
  }

  close(): Value {
    if (this.state === 'closed') return null;
    let value: Maybe;
    try {
      value = this.resume(null, new PyException(new PyBaseException(GeneratorExit)));
    } catch (error) {
      if (isRaised(error, GeneratorExit) || isRaised(error, StopAsyncIteration)) return null;
      throw error;
    }
    if (value !== undefined) throw runtimeError('coroutine ignored GeneratorExit');
    return null;
  }
}

/** `asend(value)` and `__anext__()`. */
class ASend extends Step {
  readonly reused = '__anext__()/asend()';
  readonly name = 'anext';
  readonly value: Value;
  constructor(generator: PyAsyncGenerator, value: Value) {
    super(generator);
    this.value = value;
  }
  resume(sent: Value, thrown: PyException | null): Maybe {
    this.enter();
    const first = this.state === 'new';
    this.state = 'running';
    this.generator.busy = true;
    return this.run(first && thrown === null && sent === null ? this.value : sent, thrown);
  }
}

/** `athrow(…)` and, without an exception, `aclose()`. */
class AThrow extends Step {
  readonly reused = 'aclose()/athrow()';
  readonly thrown: readonly [Value, Value, Value] | null;
  constructor(generator: PyAsyncGenerator, thrown: AThrow['thrown']) {
    super(generator);
    this.thrown = thrown;
  }
  get name(): string {
    return this.thrown === null ? 'aclose' : 'athrow';
  }
  resume(sent: Value, thrown: PyException | null): Maybe {
    const { generator } = this;
    const first = this.state === 'new';
    if (first && thrown === null && generator.body.frame === null) {
      this.state = 'closed';
      return undefined;
    }
    this.enter();
    let error = thrown;
    if (first && thrown === null) {
      if (generator.closed) {
        this.state = 'closed';
        throw raise(StopAsyncIteration);
      }
      if (sent !== null) throw runtimeError("can't send non-None value to a just-started coroutine");
      if (this.thrown !== null) error = exceptionToThrow(...this.thrown);
      else {
        generator.closed = true;
        error = new PyException(new PyBaseException(GeneratorExit));
      }
    }
    this.state = 'running';
    generator.busy = true;
    if (this.thrown !== null) return this.run(sent, error);
    return this.finish(sent, error);
  }

  /** `aclose()`: the end of the generator is its result; a `yield` is a mistake. */
  private finish(sent: Value, thrown: PyException | null): Maybe {
    const { generator } = this;
    if (!generator.body.started && thrown !== null) {
      generator.body.close();
      generator.busy = false;
      this.state = 'closed';
      return undefined;
    }
    let value: Maybe;
    try {
      value = this.run(sent, thrown);
    } catch (error) {
      if (isRaised(error, StopAsyncIteration) || isRaised(error, GeneratorExit)) return undefined;
      throw error;
    }
    if (value === undefined) {
      this.result = null;
      throw runtimeError('async generator ignored GeneratorExit');
    }
    return value;
  }
}

const asendType = iteratorType('async_generator_asend');
const athrowType = iteratorType('async_generator_athrow');
ASend.prototype.type = asendType;
AThrow.prototype.type = athrowType;

function stepped(step: { readonly stopValue: Value }, value: Maybe): Value {
  if (value === undefined) throw stopIteration(step.stopValue);
  return value;
}

for (const type of [asendType, athrowType]) {
  furnish(type, () => ({
    doc: 'An awaitable that runs an async generator.',
    methods: {
      __await__: ['(self, /)', (self: Step) => self, 'An iterator that runs it.'],
      send: [
        '(self, value, /)',
        (self: Step, sent: Value) => stepped(self, self.resume(sent, null)),
        'Resumes it; `value` becomes the result of what it awaits.',
      ],
      throw: [
        '(self, type, value?, traceback?, /)',
        (self: Step, type: Value, value?: Value, traceback: Value = null) =>
          stepped(self, self.resume(null, thrownBy(type, value, traceback))),
        'Raises an exception where it waits.',
      ],
      close: ['(self, /)', (self: Step) => self.close(), 'Ends it by GeneratorExit.'],
      __del__: ['(self, /)', () => null],
    },
  }));
}

furnish(asyncGeneratorType, () => ({
  doc: 'An asynchronous iterator whose values a function body yields.',
  methods: {
    __aiter__: ['(self, /)', (self: PyAsyncGenerator) => self, 'An asynchronous iterator over the object.'],
    __anext__: [
      '(self, /)',
      (self: PyAsyncGenerator) => {
        self.begin();
        return new ASend(self, null);
      },
      'An awaitable of the next value.',
    ],
    asend: [
      '(self, value, /)',
      (self: PyAsyncGenerator, value: Value) => {
        self.begin();
        return new ASend(self, value);
      },
      'An awaitable of the next value; `value` becomes the result of the yield expression.',
    ],
    athrow: [
      '(self, type, value?, traceback?, /)',
      (self: PyAsyncGenerator, type: Value, value?: Value, traceback: Value = null) => {
        if (value !== undefined) interpreter.warn(DeprecationWarning, ATHROW_ARGUMENTS);
        self.begin();
        return new AThrow(self, [type, value ?? null, traceback]);
      },
      'An awaitable that raises an exception at the yield where the generator waits.',
    ],
    aclose: [
      '(self, /)',
      (self: PyAsyncGenerator) => {
        self.begin();
        return new AThrow(self, null);
      },
      'An awaitable that ends the generator by GeneratorExit.',
    ],
    __repr__: [
      '(self, /)',
      (self: PyAsyncGenerator) => `<async_generator object ${self.body.qualname} at ${address(self)}>`,
    ],
    __del__: ['(self, /)', (self: PyAsyncGenerator) => self.body.close()],
  },
  classMethods: {
    __class_getitem__: [
      '(type, object, /)',
      (type: PyType, item: Value) => callWithKeywords(genericAliasType, [type, item], null),
      'A generic alias.',
    ],
  },
  attributes: {
    ...nameAttributes((self: PyAsyncGenerator) => self.body),
    ag_await: [({ body }: PyAsyncGenerator) => body.delegate],
    ag_running: [(self: PyAsyncGenerator) => self.busy],
    ag_suspended: [({ body }: PyAsyncGenerator) => body.suspended],
    ag_frame: [({ body }: PyAsyncGenerator) => (body.frame === null ? null : frameObject(body.frame))],
    ag_code: [({ body }: PyAsyncGenerator) => body.code],
  },
}));
