/**
 * Writing of pickles. The bytes are those of CPython's C pickler. Where it asks whether two objects are the same, so does
 * this; two equal strings are always the same here, as they mostly are there.
 */
import type { PyByteArray, PyBytes } from '../../../runtime/buffer/objects.ts';
import { PyException } from '../../../runtime/errors.ts';
import { getAttrOptional } from '../../../runtime/protocol/attribute.ts';
import { call, call1, callMethod } from '../../../runtime/protocol/call.ts';
import { repr } from '../../../runtime/protocol/repr.ts';
import { getItem } from '../../../runtime/protocol/subscript.ts';
import {
  bytearrayType,
  bytesType,
  dictType,
  floatType,
  frozensetType,
  functionType,
  listType,
  NotImplemented,
  type PyObject,
  PyType,
  setType,
  tupleType,
  typeType,
  type Value,
} from '../../../runtime/types.ts';
import { PyDict } from '../../../runtime/values/dict.ts';
import type { PyFloat } from '../../../runtime/values/float.ts';
import { floatRepr } from '../../../runtime/values/float-text.ts';
import type { PyList } from '../../../runtime/values/list.ts';
import type { PyFrozenSet, PySet } from '../../../runtime/values/set.ts';
import { strValue } from '../../../runtime/values/subclass.ts';
import type { PyTuple } from '../../../runtime/values/tuple.ts';
import { type PyPickleBuffer, pickleBufferType } from './buffer.ts';
import { picklingError } from './errors.ts';
import { registry } from './globals.ts';
import { OP } from './opcodes.ts';
import { memoKey, shownType } from './writer-base.ts';
import { ReductionWriter } from './writer-reductions.ts';

/** Writes one object, and all that it refers to. */
export class Writer extends ReductionWriter {
  /** A whole pickle. @throws PicklingError, and whatever the methods of the objects raise */
  dump(value: Value): void {
    const { out, protocol } = this;
    if (protocol >= 2) out.put(new Uint8Array([OP.PROTO, protocol]));
    if (protocol >= 4) out.framing = true;
    try {
      this.save(value);
      out.byte(OP.STOP);
      out.commit();
    } finally {
      out.framing = false;
    }
  }

  protected override save(value: Value, persistent = true): void {
    const { out, options } = this;
    out.boundary();
    if (persistent && options.persistentId !== undefined) {
      const id = call1(options.persistentId, value);
      if (id !== null) {
        this.savePersistent(id);
        return;
      }
    }
    switch (typeof value) {
      case 'number':
      case 'bigint':
        this.saveInt(value);
        return;
      case 'boolean':
        if (this.protocol >= 2) out.byte(value ? OP.NEWTRUE : OP.NEWFALSE);
        else this.line('I', value ? '01' : '00');
        return;
      case 'string':
        if (this.saveKnown(value)) return;
        this.saveText(value, value, value);
        return;
      default:
        if (value === null) {
          out.byte(OP.NONE);
          return;
        }
        if (value.type === floatType) {
          if (this.binary) out.float(OP.BINFLOAT, (value as PyFloat).value);
          else this.line('F', floatRepr((value as PyFloat).value));
          return;
        }
        if (this.saveKnown(memoKey(value)!)) return;
        this.saveObject(value);
    }
  }

  protected saveObject(value: PyObject): void {
    switch (value.type) {
      case bytesType:
        this.saveBytes(value as PyBytes);
        return;
      case dictType:
        this.saveDict(value as PyDict);
        return;
      case listType:
        this.saveList(value as PyList);
        return;
      case tupleType:
        this.saveTuple(value as PyTuple);
        return;
      case setType:
        this.saveSet(value as PySet);
        return;
      case frozensetType:
        this.saveFrozenSet(value as PyFrozenSet);
        return;
      case bytearrayType:
        this.saveByteArray(value as PyByteArray);
        return;
      case pickleBufferType:
        this.saveBuffer(value as PyPickleBuffer);
        return;
    }
    const { options } = this;
    if (options.reducerOverride !== undefined) {
      const reduced = call1(options.reducerOverride, value);
      if (reduced !== NotImplemented) {
        this.saveReduced(value, reduced);
        return;
      }
    }
    if (value.type === typeType) {
      this.saveType(value as PyType);
      return;
    }
    if (value.type === functionType) {
      this.saveGlobal(value);
      return;
    }
    const reducer = this.dispatched(value.type);
    if (reducer !== undefined) {
      this.saveReduced(value, call1(reducer, value));
      return;
    }
    if (value instanceof PyType) {
      this.saveGlobal(value);
      return;
    }
    const method = getAttrOptional(value, '__reduce_ex__');
    if (method !== undefined) {
      this.saveReduced(value, call1(method, this.protocol));
      return;
    }
    const plain = getAttrOptional(value, '__reduce__');
    if (plain === undefined) throw picklingError(`can't pickle '${shownType(value)}' object: ${repr(value)}`);
    this.saveReduced(value, call(plain));
  }

  protected dispatched(type: PyType): Value | undefined {
    const table = this.options.dispatchTable ?? registry('dispatch_table');
    if (table instanceof PyDict && table.type === dictType) return table.get(type);
    try {
      return getItem(table, type);
    } catch (thrown) {
      if (thrown instanceof PyException && thrown.value.type.mro.some(t => t.name === 'KeyError')) return undefined;
      throw thrown;
    }
  }

  protected savePersistent(id: Value): void {
    if (this.binary) {
      this.save(id, false);
      this.out.byte(OP.BINPERSID);
      return;
    }
    const text = strValue(callMethod(id, '__str__')) as string;
    if (/[^\0-\x7f]/.test(text)) throw picklingError('persistent IDs in protocol 0 must be ASCII strings');
    this.line('P', text);
  }
}
