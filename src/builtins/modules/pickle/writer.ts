/**
 * Writing of pickles. The bytes are those of CPython's C pickler. Where it asks whether two objects are the same, so does
 * this; two equal strings are always the same here, as they mostly are there.
 */
import { type PyByteArray, PyBytes } from '../../../runtime/buffer/objects.ts';
import { latin1Text } from '../../../runtime/codecs/narrow.ts';
import { encode } from '../../../runtime/codecs/registry.ts';
import { exceptionTypes, overflowError, PyException, RuntimeError, raise, typeError } from '../../../runtime/errors.ts';
import { getAttr, getAttrOptional } from '../../../runtime/protocol/attribute.ts';
import { call, call1, callMethod, callWithKeywords, isCallable } from '../../../runtime/protocol/call.ts';
import { addNote } from '../../../runtime/protocol/construct.ts';
import { getIterator, type PyIterator } from '../../../runtime/protocol/iterate.ts';
import { isTrue } from '../../../runtime/protocol/number.ts';
import { repr } from '../../../runtime/protocol/repr.ts';
import { getItem } from '../../../runtime/protocol/subscript.ts';
import { PyBuiltinFunction } from '../../../runtime/signature/builtin.ts';
import {
  bytearrayType,
  bytesType,
  dictType,
  Ellipsis,
  ellipsisType,
  floatType,
  frozensetType,
  functionType,
  listType,
  NotImplemented,
  noneType,
  notImplementedType,
  type PyInt,
  PyObject,
  PyType,
  setType,
  tupleType,
  typeOf,
  typeType,
  type Value,
} from '../../../runtime/types.ts';
import { PyDict } from '../../../runtime/values/dict.ts';
import type { PyFloat } from '../../../runtime/values/float.ts';
import { floatRepr } from '../../../runtime/values/float-text.ts';
import { PyList } from '../../../runtime/values/list.ts';
import type { PyFrozenSet, PySet } from '../../../runtime/values/set.ts';
import { strValue } from '../../../runtime/values/subclass.ts';
import { codePoints } from '../../../runtime/values/text.ts';
import { PyTuple } from '../../../runtime/values/tuple.ts';
import { gaplessBytes, type PyPickleBuffer, pickleBufferType } from './buffer.ts';
import { picklingError } from './errors.ts';
import { extensionCode, type Global, globalOf, importModule, registry } from './globals.ts';
import { OP } from './opcodes.ts';
import { header, type Output } from './output.ts';
import { toPython2 } from './python2-names.ts';

/** Items that one `APPENDS`, `SETITEMS` or `ADDITEMS` takes. */
const BATCH = 1000;
const MAX_32 = 0xffffffff;

/** What a memo remembers objects by: themselves, strings by their text, other immutable singletons by a text with NUL. */
type MemoKey = object | string;
export type WriterMemo = Map<MemoKey, { readonly index: number; readonly value: Value }>;

/** What the objects of a pickler ask of it. */
export interface WriterOptions {
  readonly protocol: number;
  readonly fixImports: boolean;
  readonly fast: boolean;
  readonly memo: WriterMemo;
  readonly bufferCallback: Value;
  /** `persistent_id`, `reducer_override` and `dispatch_table` of the pickler; `undefined` where it has none. */
  readonly persistentId: Value | undefined;
  readonly reducerOverride: Value | undefined;
  readonly dispatchTable: Value | undefined;
}

function memoKey(value: Value): MemoKey | undefined {
  if (typeof value === 'string') return value;
  if (value instanceof PyBytes && value.data.length < 2 && value.type === bytesType)
    return `\0${latin1Text(value.data)}`;
  return value instanceof PyObject ? value : undefined;
}

/** A string of its own, equal to others but not the same; one character is always the same. */
const apart = (text: string): MemoKey => (text.length < 2 && !(text > '\xff') ? text : {});

/** Names in the notes of errors (`%T`). */
function shownType(value: Value): string {
  const type = typeOf(value);
  return type.module === 'builtins' || type.module === '__main__' ? type.qualname : `${type.module}.${type.qualname}`;
}

export class Writer extends PyObject {
  readonly out: Output;
  private readonly options: WriterOptions;
  private readonly protocol: number;
  private readonly binary: boolean;
  private readonly memo: WriterMemo;

  constructor(out: Output, options: WriterOptions) {
    super();
    this.out = out;
    this.options = options;
    this.protocol = options.protocol;
    this.binary = options.protocol > 0;
    this.memo = options.memo;
  }

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

  private save(value: Value, persistent = true): void {
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

  private saveObject(value: PyObject): void {
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

  private dispatched(type: PyType): Value | undefined {
    const table = this.options.dispatchTable ?? registry('dispatch_table');
    if (table instanceof PyDict && table.type === dictType) return table.get(type);
    try {
      return getItem(table, type);
    } catch (thrown) {
      if (thrown instanceof PyException && thrown.value.type.mro.some(t => t.name === 'KeyError')) return undefined;
      throw thrown;
    }
  }

  /** Runs a step, and notes on an exception what was being written. */
  private noting(note: () => string, step: () => void): void {
    try {
      step();
    } catch (thrown) {
      if (thrown instanceof PyException) addNote(thrown, `when serializing ${note()}`);
      throw thrown;
    }
  }

  // ---------------------------------------------------------------- memo

  private saveKnown(key: MemoKey): boolean {
    const known = this.memo.get(key);
    if (known === undefined) return false;
    const { index } = known;
    if (!this.binary) this.line('g', String(index));
    else if (index < 256) this.out.number(OP.BINGET, index, 1);
    else this.out.number(OP.LONG_BINGET, index, 4);
    return true;
  }
  private memoize(value: Value, key: MemoKey = memoKey(value)!): void {
    if (this.options.fast) return;
    const index = this.memo.size;
    this.memo.set(key, { index, value });
    if (this.protocol >= 4) this.out.byte(OP.MEMOIZE);
    else if (!this.binary) this.line('p', String(index));
    else if (index < 256) this.out.number(OP.BINPUT, index, 1);
    else this.out.number(OP.LONG_BINPUT, index, 4);
  }

  // ---------------------------------------------------------------- atoms

  private line(op: string, text: string): void {
    this.out.put(new TextEncoder().encode(`${op}${text}\n`));
  }

  private savePersistent(id: Value): void {
    if (this.binary) {
      this.save(id, false);
      this.out.byte(OP.BINPERSID);
      return;
    }
    const text = strValue(callMethod(id, '__str__')) as string;
    if (/[^\0-\x7f]/.test(text)) throw picklingError('persistent IDs in protocol 0 must be ASCII strings');
    this.line('P', text);
  }

  private saveInt(value: PyInt): void {
    const { out } = this;
    if (typeof value === 'number' && (value | 0) === value) {
      if (!this.binary) this.line('I', String(value));
      else if (value >= 0 && value < 0x100) out.number(OP.BININT1, value, 1);
      else if (value >= 0 && value < 0x10000) out.number(OP.BININT2, value, 2);
      else out.number(OP.BININT, value >>> 0, 4);
      return;
    }
    if (this.protocol < 2) {
      this.line('L', `${value}L`);
      return;
    }
    const exact = BigInt(value);
    const magnitude = exact < 0n ? -exact - 1n : exact;
    // One more than the digits need, where the first of them would be taken for a sign.
    const hex = magnitude.toString(16);
    const size = Math.floor((4 * (hex.length - 1) + 32 - Math.clz32(Number.parseInt(hex[0], 16))) / 8) + 1;
    const digits = BigInt.asUintN(8 * size, exact)
      .toString(16)
      .padStart(2 * size, '0');
    const bytes = Uint8Array.from(Buffer.from(digits, 'hex')).reverse();
    out.put(size < 256 ? header(OP.LONG1, size, 1) : header(OP.LONG4, size, 4));
    out.put(bytes);
  }

  private saveText(text: string, value: Value, key: MemoKey): void {
    if (!this.binary) {
      this.out.put(new Uint8Array([OP.UNICODE, ...rawEscaped(text), 0x0a]));
    } else {
      const bytes = encode(text, 'utf-8', 'surrogatepass');
      const n = bytes.length;
      const short = n < 256 && this.protocol >= 4;
      if (!short && n > MAX_32 && this.protocol < 4) {
        throw overflowError('serializing a string larger than 4 GiB requires pickle protocol 4 or higher');
      }
      const head = short
        ? header(OP.SHORT_BINUNICODE, n, 1)
        : n <= MAX_32
          ? header(OP.BINUNICODE, n, 4)
          : header(OP.BINUNICODE8, n, 8);
      this.out.data(head, bytes);
    }
    this.memoize(value, key);
  }

  private saveBytes(value: PyBytes): void {
    const { data } = value;
    if (this.protocol >= 3) {
      this.saveBytesData(value, data, value);
      return;
    }
    if (data.length === 0) {
      this.saveReduce(value, new PyTuple([bytesType, new PyTuple([])]));
      return;
    }
    // The text is one of its own, which no other string of the pickle is.
    const text = latin1Text(data);
    this.noting(
      () => 'bytes reconstructor',
      () => this.save(getAttrOptional(importModule('_codecs'), 'encode') as Value),
    );
    if (this.protocol < 2) this.out.byte(OP.MARK);
    const key = apart(text);
    if (!this.saveKnown(key)) this.saveText(text, text, key);
    this.save('latin1');
    this.out.byte(this.protocol < 2 ? OP.TUPLE : OP.TUPLE2);
    this.memoize(null, {});
    this.out.byte(OP.REDUCE);
    this.memoize(value);
  }
  private saveBytesData(value: Value, data: Uint8Array, payload: Value): void {
    const n = data.length;
    if (n > MAX_32 && this.protocol < 4) {
      throw overflowError('serializing a bytes object larger than 4 GiB requires pickle protocol 4 or higher');
    }
    const head =
      n < 256 ? header(OP.SHORT_BINBYTES, n, 1) : n <= MAX_32 ? header(OP.BINBYTES, n, 4) : header(OP.BINBYTES8, n, 8);
    this.out.data(head, data, payload);
    this.memoize(value);
  }

  private saveByteArray(value: PyByteArray): void {
    if (this.protocol >= 5) {
      this.out.data(header(OP.BYTEARRAY8, value.length, 8), value.data, value);
      this.memoize(value);
      return;
    }
    const args = value.length === 0 ? [] : [new PyBytes(value.data.slice())];
    this.saveReduce(value, new PyTuple([bytearrayType, new PyTuple(args)]));
  }

  private saveBuffer(value: PyPickleBuffer): void {
    if (this.protocol < 5) throw picklingError('PickleBuffer can only be pickled with protocol >= 5');
    const { record } = value;
    const bytes = gaplessBytes(record);
    if (bytes === undefined) {
      throw picklingError('PickleBuffer can not be pickled when pointing to a non-contiguous buffer');
    }
    const callback = this.options.bufferCallback;
    if (callback !== null && !isTrue(call1(callback, value))) {
      this.out.byte(OP.NEXT_BUFFER);
      if (record.readonly) this.out.byte(OP.READONLY_BUFFER);
    } else if (record.readonly) this.saveBytesData(value, bytes, value);
    else {
      this.out.data(header(OP.BYTEARRAY8, bytes.length, 8), bytes, value);
      this.memoize(value);
    }
  }

  // ---------------------------------------------------------------- containers

  private saveTuple(value: PyTuple): void {
    const { out } = this;
    const { items } = value;
    const n = items.length;
    if (n === 0) {
      if (this.binary) out.byte(OP.EMPTY_TUPLE);
      else out.put(new Uint8Array([OP.MARK, OP.TUPLE]));
      return;
    }
    const short = n <= 3 && this.protocol >= 2;
    if (!short) out.byte(OP.MARK);
    for (let i = 0; i < n; i++) {
      this.noting(
        () => `${shownType(value)} item ${i}`,
        () => this.save(items[i]),
      );
    }
    if (this.memo.has(value)) {
      // A recursive tuple, written meanwhile from inside of itself.
      if (short || !this.binary) for (let i = short ? 0 : -1; i < n; i++) out.byte(OP.POP);
      else out.byte(OP.POP_MARK);
      this.saveKnown(value);
      return;
    }
    out.byte(short ? [OP.TUPLE1, OP.TUPLE2, OP.TUPLE3][n - 1] : OP.TUPLE);
    this.memoize(value);
  }

  private saveList(value: PyList): void {
    const { out } = this;
    if (this.binary) out.byte(OP.EMPTY_LIST);
    else out.put(new Uint8Array([OP.MARK, OP.LIST]));
    this.memoize(value);
    const { items } = value;
    if (items.length === 0) return;
    if (!this.binary) {
      this.saveItems(value, getIterator(value));
      return;
    }
    const item = (i: number): void =>
      this.noting(
        () => `${shownType(value)} item ${i}`,
        () => this.save(items[i]),
      );
    if (items.length === 1) {
      item(0);
      out.byte(OP.APPEND);
      return;
    }
    let at = 0;
    do {
      out.byte(OP.MARK);
      for (const end = at + BATCH; at < items.length && at < end; at++) item(at);
      out.byte(OP.APPENDS);
    } while (at < items.length);
  }

  /** The items of any iterator, for `append` (C `batch_list`). */
  private saveItems(owner: Value, iterator: PyIterator): void {
    let i = 0;
    const save = (value: Value): void =>
      this.noting(
        () => `${shownType(owner)} item ${i}`,
        () => {
          this.save(value);
          i++;
        },
      );
    this.batched(iterator, save, OP.APPEND, OP.APPENDS);
  }

  /** The pairs of any iterator, for `__setitem__` (C `batch_dict`). */
  private savePairs(owner: Value, iterator: PyIterator): void {
    const save = (pair: Value): void => {
      if (!(pair instanceof PyTuple) || pair.items.length !== 2) {
        throw typeError('dict items iterator must return 2-tuples');
      }
      this.savePair(owner, pair.items[0], pair.items[1]);
    };
    this.batched(iterator, save, OP.SETITEM, OP.SETITEMS);
  }
  private savePair(owner: Value, key: Value, value: Value): void {
    this.noting(
      () => `${shownType(owner)} key`,
      () => this.save(key),
    );
    this.noting(
      () => `${shownType(owner)} item ${repr(key)}`,
      () => this.save(value),
    );
  }

  private batched(iterator: PyIterator, save: (value: Value) => void, one: number, many: number): void {
    const { out } = this;
    if (!this.binary) {
      for (let value = iterator.next(); value !== undefined; value = iterator.next()) {
        save(value);
        out.byte(one);
      }
      return;
    }
    let n: number;
    do {
      const first = iterator.next();
      if (first === undefined) break;
      let value = iterator.next();
      if (value === undefined) {
        save(first);
        out.byte(one);
        break;
      }
      out.byte(OP.MARK);
      save(first);
      n = 1;
      while (value !== undefined) {
        save(value);
        if (++n === BATCH) break;
        value = iterator.next();
      }
      out.byte(many);
    } while (n === BATCH);
  }

  private saveDict(value: PyDict): void {
    const { out } = this;
    if (this.binary) out.byte(OP.EMPTY_DICT);
    else out.put(new Uint8Array([OP.MARK, OP.DICT]));
    this.memoize(value);
    const { size } = value;
    if (size === 0) return;
    if (!this.binary) {
      this.savePairs(value, getIterator(callMethod(value, 'items')));
      return;
    }
    let n = 0;
    for (const [key, item] of value.entries()) {
      if (size > 1 && n % BATCH === 0) out.byte(OP.MARK);
      this.savePair(value, key, item);
      if (value.size !== size) throw raise(RuntimeError, 'dictionary changed size during iteration');
      n++;
      if (size === 1) out.byte(OP.SETITEM);
      else if (n % BATCH === 0) out.byte(OP.SETITEMS);
    }
    if (size === 1) return;
    // After a full last batch comes one of none, as in CPython.
    if (n % BATCH === 0) out.byte(OP.MARK);
    out.byte(OP.SETITEMS);
  }

  private saveSet(value: PySet): void {
    const { out } = this;
    const keys = [...value.keys()];
    if (this.protocol < 4) {
      this.saveReduce(value, new PyTuple([setType, new PyTuple([new PyList(keys)])]));
      return;
    }
    out.byte(OP.EMPTY_SET);
    this.memoize(value);
    const size = keys.length;
    if (size === 0) return;
    let at = 0;
    let batch: number;
    do {
      batch = 0;
      out.byte(OP.MARK);
      while (at < size && batch < BATCH) {
        this.element(value, keys[at++]);
        batch++;
        if (value.size !== size) throw raise(RuntimeError, 'set changed size during iteration');
      }
      out.byte(OP.ADDITEMS);
    } while (batch === BATCH);
  }
  private saveFrozenSet(value: PyFrozenSet): void {
    const { out } = this;
    const keys = [...value.keys()];
    if (this.protocol < 4) {
      this.saveReduce(value, new PyTuple([frozensetType, new PyTuple([new PyList(keys)])]));
      return;
    }
    out.byte(OP.MARK);
    for (const key of keys) this.element(value, key);
    if (this.memo.has(value)) {
      out.byte(OP.POP_MARK);
      this.saveKnown(value);
      return;
    }
    out.byte(OP.FROZENSET);
    this.memoize(value);
  }
  private element(owner: Value, value: Value): void {
    this.noting(
      () => `${shownType(owner)} element`,
      () => this.save(value),
    );
  }

  // ---------------------------------------------------------------- by name

  private saveType(type: PyType): void {
    const singleton =
      type === noneType
        ? null
        : type === ellipsisType
          ? Ellipsis
          : type === notImplementedType
            ? NotImplemented
            : undefined;
    if (singleton === undefined) this.saveGlobal(type);
    else this.saveReduce(type, new PyTuple([typeType, new PyTuple([singleton])]));
  }

  private saveGlobal(value: PyObject, name?: Value): void {
    const { out, protocol } = this;
    const at = globalOf(value, name);
    if (protocol >= 2) {
      const code = extensionCode(at.module, at.name);
      if (typeof code === 'number') {
        if (code < 0x100) out.number(OP.EXT1, code, 1);
        else if (code < 0x10000) out.number(OP.EXT2, code, 2);
        else out.number(OP.EXT4, code, 4);
        return;
      }
    }
    if (protocol >= 4) {
      // Builtin functions do not share the names that their types and modules have.
      const module: MemoKey =
        value instanceof PyBuiltinFunction
          ? `\0module ${at.module}`
          : value === exceptionTypes.get('ExceptionGroup')
            ? apart(at.module)
            : at.module;
      if (!this.saveKnown(module)) this.saveText(at.module, at.module, module);
      const own = value instanceof PyBuiltinFunction || (value instanceof PyType && value.origin === 'builtin');
      const key = own && name === undefined ? apart(at.name) : at.name;
      if (!this.saveKnown(key)) this.saveText(at.name, at.name, key);
      out.byte(OP.STACK_GLOBAL);
    } else this.saveByPath(at);
    this.memoize(value);
  }

  /** Before protocol 4: a global, and with `getattr` what is inside of it. */
  private saveByPath({ module, path }: Global): void {
    const { out, protocol } = this;
    const [first, ...inner] = path;
    for (let i = 0; i < inner.length; i++) {
      this.save(getAttr(importModule('builtins'), 'getattr'));
      if (protocol < 2) out.byte(OP.MARK);
    }
    const [from, name] = protocol < 3 && this.options.fixImports ? toPython2(module, first) : [module, first];
    if (protocol < 3) {
      for (const [what, text] of [
        ['module', from],
        ['global', name],
      ]) {
        if (/[^\0-\x7f]/.test(text)) {
          throw picklingError(`can't pickle ${what} identifier '${text}' using pickle protocol ${protocol}`);
        }
      }
    }
    this.line('c', `${from}\n${name}`);
    for (const attribute of inner) {
      this.save(attribute);
      out.put(new Uint8Array([protocol < 2 ? OP.TUPLE : OP.TUPLE2, OP.REDUCE]));
    }
  }

  // ---------------------------------------------------------------- by reduction

  private saveReduced(value: PyObject, reduced: Value): void {
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

  /** A reduction that the writer made itself. @param value null: it stands for no object */
  private saveReduce(value: PyObject | null, reduced: PyTuple): void {
    this.reduce(value, reduced);
  }

  private reduce(value: PyObject | null, reduced: PyTuple): void {
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
  private part(note: string, value: Value): void {
    this.noting(
      () => note,
      () => this.save(value),
    );
  }

  private newObject(value: PyObject | null, args: PyTuple, of: string): void {
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

  private newObjectEx(args: PyTuple, of: string): void {
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

/** The text of `UNICODE`: Latin-1, with escapes for what is not and for what would end or confuse the line. */
function rawEscaped(text: string): number[] {
  const bytes: number[] = [];
  for (const point of codePoints(text)) {
    if (point < 0x100 && !ESCAPED.has(point)) bytes.push(point);
    else {
      const escape =
        point > 0xffff ? `\\U${point.toString(16).padStart(8, '0')}` : `\\u${point.toString(16).padStart(4, '0')}`;
      for (const c of escape) bytes.push(c.charCodeAt(0));
    }
  }
  return bytes;
}
const ESCAPED = new Set([0x5c, 0, 0x0a, 0x0d, 0x1a]);
