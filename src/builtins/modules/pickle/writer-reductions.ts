/** Writing of what `__reduce_ex__` gives. */
import type { PyException } from '../../../runtime/errors.ts';
import { getAttrOptional } from '../../../runtime/protocol/attribute.ts';
import { callWithKeywords, isCallable } from '../../../runtime/protocol/call.ts';
import { getIterator } from '../../../runtime/protocol/iterate.ts';
import { repr } from '../../../runtime/protocol/repr.ts';
import { type PyObject, PyType, typeOf, type Value } from '../../../runtime/types.ts';
import { PyDict } from '../../../runtime/values/dict.ts';
import { strValue } from '../../../runtime/values/subclass.ts';
import { PyTuple } from '../../../runtime/values/tuple.ts';
import { picklingError } from './errors.ts';
import { importModule } from './globals.ts';
import { OP } from './opcodes.ts';
import { shownType } from './writer-base.ts';
import { GlobalWriter } from './writer-globals.ts';

/** Writes objects by their reductions. */
export abstract class ReductionWriter extends GlobalWriter {
  protected saveReduced(value: PyObject, reduced: Value): void {
    if (strValue(reduced) !== undefined) {
      this.saveGlobal(value, reduced);
      return;
    }
    this.noting(
      () => `${shownType(value)} object`,
      () => {
        if (!(reduced instanceof PyTuple)) {
          throw picklingError(`__reduce__ must return a string or tuple, not ${shownType(reduced)}`);
        }
        this.reduce(value, reduced);
      },
    );
  }

  protected override saveReduce(value: PyObject | null, reduced: PyTuple): void {
    this.reduce(value, reduced);
  }

  protected reduce(value: PyObject | null, reduced: PyTuple): void {
    const parts = reduced.items;
    if (parts.length < 2 || parts.length > 6) {
      throw picklingError('tuple returned by __reduce__ must contain 2 through 6 elements');
    }
    const [callable, args, state = null, items = null, pairs = null, setter = null] = parts;
    if (!isCallable(callable)) throw wrongItem('first', 'callable', callable);
    if (!(args instanceof PyTuple)) throw wrongItem('second', 'a tuple', args);
    if (items !== null && !isIterator(items)) throw wrongItem('fourth', 'an iterator', items);
    if (pairs !== null && !isIterator(pairs)) throw wrongItem('fifth', 'an iterator', pairs);
    if (setter !== null && !isCallable(setter)) throw wrongItem('sixth', 'callable', setter);
    const of = value === null ? 'object' : shownType(value);
    const named = this.protocol >= 2 ? getAttrOptional(callable, '__name__') : undefined;
    if (named === '__newobj_ex__') this.newObjectEx(args, of);
    else if (named === '__newobj__') this.newObject(value, args, of);
    else {
      this.part(`${of} reconstructor`, callable);
      this.part(`${of} reconstructor arguments`, args);
      this.out.byte(OP.REDUCE);
    }
    if (value === null) return;
    if (this.memo.has(value)) {
      this.out.byte(OP.POP);
      this.saveKnown(value);
    } else this.memoize(value);
    if (items !== null) this.saveItems(value, getIterator(items));
    if (pairs !== null) this.savePairs(value, getIterator(pairs));
    if (state === null) return;
    if (setter === null) {
      this.part(`${of} state`, state);
      this.out.byte(OP.BUILD);
      return;
    }
    this.part(`${of} state setter`, setter);
    this.save(value);
    this.part(`${of} state`, state);
    this.out.put(new Uint8Array([OP.TUPLE2, OP.REDUCE, OP.POP]));
  }
  protected part(note: string, value: Value): void {
    this.noting(
      () => note,
      () => this.save(value),
    );
  }

  protected newObject(value: PyObject | null, args: PyTuple, of: string): void {
    if (args.items.length < 1) throw picklingError('__newobj__ expected at least 1 argument, got 0');
    const [cls, ...rest] = args.items;
    if (!(cls instanceof PyType)) {
      throw picklingError(`first argument to __newobj__() must be a class, not ${shownType(cls)}`);
    }
    if (value !== null) {
      const actual = getAttrOptional(value, '__class__') ?? typeOf(value);
      if (actual !== cls) {
        throw picklingError(`first argument to __newobj__() must be ${repr(actual)}, not ${repr(cls)}`);
      }
    }
    this.part(`${of} class`, cls);
    this.part(`${of} __new__ arguments`, new PyTuple(rest));
    this.out.byte(OP.NEWOBJ);
  }

  protected newObjectEx(args: PyTuple, of: string): void {
    if (args.items.length !== 3) throw picklingError(`__newobj_ex__ expected 3 arguments, got ${args.items.length}`);
    const [cls, given, keywords] = args.items;
    if (!(cls instanceof PyType)) {
      throw picklingError(`first argument to __newobj_ex__() must be a class, not ${shownType(cls)}`);
    }
    if (!(given instanceof PyTuple)) {
      throw picklingError(`second argument to __newobj_ex__() must be a tuple, not ${shownType(given)}`);
    }
    if (!(keywords instanceof PyDict)) {
      throw picklingError(`third argument to __newobj_ex__() must be a dict, not ${shownType(keywords)}`);
    }
    if (this.protocol >= 4) {
      this.part(`${of} class`, cls);
      this.part(`${of} __new__ arguments`, given);
      this.part(`${of} __new__ arguments`, keywords);
      this.out.byte(OP.NEWOBJ_EX);
      return;
    }
    const partial = getAttrOptional(importModule('functools'), 'partial') as Value;
    const names: string[] = [];
    const values: Value[] = [getAttrOptional(cls, '__new__') as Value, cls, ...given.items];
    for (const [name, value] of keywords.entries()) {
      names.push(name as string);
      values.push(value);
    }
    this.part(`${of} reconstructor`, callWithKeywords(partial, values, names));
    this.part(`${of} reconstructor arguments`, new PyTuple([]));
    this.out.byte(OP.REDUCE);
  }
}

const wrongItem = (which: string, what: string, value: Value): PyException =>
  picklingError(`${which} item of the tuple returned by __reduce__ must be ${what}, not ${shownType(value)}`);

const isIterator = (value: Value): boolean => typeOf(value).lookup('__next__') !== undefined;
