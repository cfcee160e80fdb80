/** What `anext(iterator, default)` gives: CPython's `anext_awaitable`. */
import { isRaised, StopAsyncIteration, typeError } from '../../runtime/errors.ts';
import { callMethod, invoke0 } from '../../runtime/protocol/call.ts';
import { iteratorType, PyIterator, stopIteration } from '../../runtime/protocol/iterate.ts';
import { furnish } from '../../runtime/signature/declare.ts';
import { type Maybe, typeName, typeOf, type Value } from '../../runtime/types.ts';
import { stopValueOf } from './stop.ts';

/** An awaitable with a default for the end of the asynchronous iterator. */
export class PyNextOrDefault extends PyIterator {
  readonly awaitable: Value;
  readonly fallback: Value;
  private result: Value = null;
  constructor(awaitable: Value, fallback: Value) {
    super();
    this.awaitable = awaitable;
    this.fallback = fallback;
  }
  override get stopValue(): Value {
    return this.result;
  }
  override next(): Maybe {
    return this.run(iterator => invoke0(typeOf(iterator).lookup('__next__') as Value, iterator));
  }
  /** Does a step of the awaitable's iterator. @returns what it yields, `undefined` at its end */
  run(step: (iterator: Value) => Value): Maybe {
    try {
      return step(this.iterator());
    } catch (thrown) {
      if (isRaised(thrown, StopAsyncIteration)) {
        this.result = this.fallback;
        return undefined;
      }
      const value = stopValueOf(thrown);
      if (value === undefined) throw thrown;
      this.result = value;
      return undefined;
    }
  }
  iterator(): Value {
    const type = typeOf(this.awaitable);
    if (type.name !== 'coroutine' && type.lookup('__next__') !== undefined) return this.awaitable;
    const method = type.lookup('__await__');
    if (method === undefined || method === null) {
      throw typeError(`'${typeName(this.awaitable)}' object can't be awaited`);
    }
    const iterator = invoke0(method, this.awaitable);
    if (typeOf(iterator).lookup('__next__') === undefined) {
      throw typeError(`__await__() returned non-iterator of type '${typeName(iterator)}'`);
    }
    return iterator;
  }
}
const anextType = iteratorType('anext_awaitable');
PyNextOrDefault.prototype.type = anextType;

function stepped(self: PyNextOrDefault, value: Maybe): Value {
  if (value === undefined) throw stopIteration(self.stopValue);
  return value;
}

furnish(anextType, () => ({
  doc: 'An awaitable of the next item, or of a default.',
  methods: {
    __await__: ['(self, /)', (self: PyNextOrDefault) => self, 'An iterator that runs it.'],
    send: [
      '(self, value, /)',
      (self: PyNextOrDefault, sent: Value) =>
        stepped(
          self,
          self.run(iterator => callMethod(iterator, 'send', sent)),
        ),
      'Resumes it with a value.',
    ],
    throw: [
      '(self, type, value?, traceback?, /)',
      (self: PyNextOrDefault, type: Value, value?: Value, traceback?: Value) =>
        stepped(
          self,
          self.run(iterator => {
            if (value === undefined) return callMethod(iterator, 'throw', type);
            return traceback === undefined
              ? callMethod(iterator, 'throw', type, value)
              : callMethod(iterator, 'throw', type, value, traceback);
          }),
        ),
      'Raises an exception where it waits.',
    ],
    close: ['(self, /)', (self: PyNextOrDefault) => callMethod(self.iterator(), 'close'), 'Ends it.'],
  },
}));
