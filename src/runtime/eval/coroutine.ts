/** Coroutine objects (PEP 492): the driver of generators over a body that awaits. */
import { callWithKeywords } from '../protocol/call.ts';
import { iteratorType, PyIterator, stopIteration } from '../protocol/iterate.ts';
import { address } from '../protocol/repr.ts';
import { furnish } from '../signature/declare.ts';
import { frameObject } from '../traceback/frame-object.ts';
import { coroutineType, genericAliasType, type Maybe, PyObject, type PyType, type Value } from '../types.ts';
import type { Frame } from './frame.ts';
import { nameAttributes, PyGenerator, suspendedWithCleanup, thrownBy } from './generator.ts';

/** What a call of an `async def` makes. */
export class PyCoroutine extends PyObject {
  readonly body: PyGenerator;
  constructor(frame: Frame, name: string, qualname: string) {
    super();
    this.body = new PyGenerator(frame, name, qualname, 'coroutine', this);
    // Until it is awaited, its death is to be noticed.
    suspendedWithCleanup.add(this.body);
  }
}
PyCoroutine.prototype.type = coroutineType;

/** `coroutine.__await__()`: CPython's `coroutine_wrapper`. */
class PyCoroutineWrapper extends PyIterator {
  readonly coroutine: PyCoroutine;
  constructor(coroutine: PyCoroutine) {
    super();
    this.coroutine = coroutine;
  }
  override next(): Maybe {
    return this.coroutine.body.resume(null);
  }
  override get stopValue(): Value {
    return this.coroutine.body.stopValue;
  }
}
const coroutineWrapperType = iteratorType('coroutine_wrapper');
PyCoroutineWrapper.prototype.type = coroutineWrapperType;

/** What a step gave: the value, or the end as Python code sees it. @throws StopIteration (Python) */
function stepped(body: PyGenerator, value: Maybe): Value {
  if (value === undefined) throw stopIteration(body.stopValue);
  return value;
}

/** `send`, `throw` and `close` of a body that something else stands for. */
function drivingMethods(bodyOf: (self: any) => PyGenerator) {
  return {
    send: [
      '(self, value, /)',
      (self: Value, sent: Value): Value => stepped(bodyOf(self), bodyOf(self).resume(sent)),
      'Resumes it; `value` becomes the result of what it awaits.',
    ],
    throw: [
      '(self, type, value?, traceback?, /)',
      (self: Value, type: Value, value?: Value, traceback: Value = null): Value =>
        stepped(bodyOf(self), bodyOf(self).resume(null, thrownBy(type, value, traceback))),
      'Raises an exception where it waits.',
    ],
    close: ['(self, /)', (self: Value) => bodyOf(self).close(), 'Ends it by GeneratorExit.'],
  } as const;
}

furnish(coroutineType, () => ({
  doc: 'What a call of an async function makes.',
  methods: {
    ...drivingMethods((self: PyCoroutine) => self.body),
    __await__: ['(self, /)', (self: PyCoroutine) => new PyCoroutineWrapper(self), 'An iterator that runs it.'],
    __repr__: ['(self, /)', (self: PyCoroutine) => `<coroutine object ${self.body.qualname} at ${address(self)}>`],
    __del__: ['(self, /)', (self: PyCoroutine) => self.body.close()],
  },
  classMethods: {
    __class_getitem__: [
      '(type, object, /)',
      (type: PyType, item: Value) => callWithKeywords(genericAliasType, [type, item], null),
      'A generic alias.',
    ],
  },
  attributes: {
    ...nameAttributes((self: PyCoroutine) => self.body),
    cr_await: [({ body }: PyCoroutine) => body.delegate],
    cr_running: [({ body }: PyCoroutine) => body.running],
    cr_suspended: [({ body }: PyCoroutine) => body.suspended],
    cr_frame: [({ body }: PyCoroutine) => (body.frame === null ? null : frameObject(body.frame))],
    cr_code: [({ body }: PyCoroutine) => body.code],
    cr_origin: [() => null],
  },
}));

furnish(coroutineWrapperType, () => ({
  doc: 'The iterator by which a coroutine is awaited.',
  methods: drivingMethods((self: PyCoroutineWrapper) => self.coroutine.body),
}));
