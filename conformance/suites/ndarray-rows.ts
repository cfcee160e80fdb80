/** What `_testbuffer.ndarray` and `staticarray` can be asked. */
import { toContiguous } from '../../src/runtime/buffer/copy.ts';
import { followed, sameShape } from '../../src/runtime/buffer/layout.ts';
import { Acquisition, PyBytes, PyMemoryView } from '../../src/runtime/buffer/objects.ts';
import { type BufferRecord, flatRecord, isContiguous } from '../../src/runtime/buffer/record.ts';
import {
  bufferMethod,
  getBuffer,
  isExporter,
  PyBUF,
  registerExporter,
  releaseAcquisition,
  releaseBufferMethod,
} from '../../src/runtime/buffer/request.ts';
import { bufferError, indexError, typeError, valueError } from '../../src/runtime/errors.ts';
import { hash } from '../../src/runtime/protocol/hash.ts';
import { sequenceItems } from '../../src/runtime/protocol/iterate.ts';
import { clippedIndex, hasIndex, indexOf, toSsize } from '../../src/runtime/protocol/number.ts';
import { furnish } from '../../src/runtime/signature/declare.ts';
import { Ellipsis, type Maybe, objectType, PyObject, PyType, typeName, type Value } from '../../src/runtime/types.ts';
import { PyList } from '../../src/runtime/values/list.ts';
import { adjustIndices, PySlice } from '../../src/runtime/values/slice.ts';
import { PyTuple } from '../../src/runtime/values/tuple.ts';
import {
  type Entry,
  entryFrom,
  entryOf,
  isExported,
  itemAt,
  ND,
  NDArray,
  ndarrayType,
  recordOf,
  storeAt,
} from './ndarray.ts';

/** The bounds of a slice. @throws ValueError for a step of zero */
export function sliceBounds(key: PySlice): { start: number | undefined; stop: number | undefined; step: number } {
  const bound = (value: Value): number | undefined => (value === null ? undefined : clippedIndex(value));
  const step = bound(key.step) ?? 1;
  if (step === 0) throw valueError('slice step cannot be zero');
  return { start: bound(key.start), stop: bound(key.stop), step };
}

/** A view of an array of its own: what items and slices of it are. */
function viewOfArray(self: NDArray): [NDArray, Entry] {
  const view = new NDArray();
  const entry = entryFrom(self, PyBUF.FULL_RO);
  view.entries.push(entry);
  return [view, entry];
}

function itemPosition(record: BufferRecord, index: number): number {
  const extent = record.shape[0];
  const i = index < 0 ? index + extent : index;
  if (i < 0 || i >= extent) throw indexError('index out of bounds');
  return followed(record, 0, record.offset + i * record.strides[0]);
}

function slice(entry: Entry, key: PySlice, dim: number): void {
  const shape = entry.shape!;
  const strides = entry.strides!;
  const { start, stop, step } = sliceBounds(key);
  const taken = adjustIndices(start, stop, step, shape[dim]);
  // Behind a pointer the slice moves within what the pointer shows.
  let behind = dim - 1;
  while (behind >= 0 && (entry.suboffsets?.[behind] ?? -1) < 0) behind--;
  if (behind >= 0) entry.suboffsets![behind] += strides[dim] * taken.start;
  else entry.at += strides[dim] * taken.start;
  shape[dim] = taken.length;
  strides[dim] *= taken.step;
  entry.nbytes = shape.reduce((a, b) => a * b, 1) * entry.itemsize;
}

function sliced(self: NDArray, keys: readonly Value[]): NDArray {
  for (const key of keys) if (!(key instanceof PySlice)) throw notAnIndex(key);
  const [view, entry] = viewOfArray(self);
  if (keys.length > entry.ndim) throw indexError('too many indices');
  keys.forEach((key, dim) => {
    slice(entry, key as PySlice, dim);
  });
  return view;
}

const notAnIndex = (key: Value) => typeError(`cannot index memory using "${typeName(key)}"`);
const isScalarKey = (key: Value): boolean => key === Ellipsis || (key instanceof PyTuple && key.items.length === 0);

function getItem(self: NDArray, key: Value): Value {
  const { head } = self;
  const record = recordOf(head);
  if (head.ndim === 0) {
    if (key === Ellipsis) return self;
    if (isScalarKey(key)) return itemAt(record, record.offset);
    throw typeError('invalid indexing of scalar');
  }
  if (hasIndex(key)) {
    const at = itemPosition(record, Number(toSsize(indexOf(key))));
    if (head.ndim === 1) return itemAt(record, at);
    const [view, entry] = viewOfArray(self);
    entry.at = at;
    entry.ndim--;
    entry.shape = entry.shape!.slice(1);
    entry.strides = entry.strides!.slice(1);
    if (entry.suboffsets !== null) entry.suboffsets = entry.suboffsets.slice(1);
    entry.nbytes = entry.shape.reduce((a, b) => a * b, 1) * entry.itemsize;
    return view;
  }
  if (key instanceof PySlice) return sliced(self, [key]);
  if (key instanceof PyTuple) return sliced(self, key.items);
  throw notAnIndex(key);
}

/** Row by row, each read before it is written: so CPython copies where the two overlap. */
function copyRows(target: BufferRecord, to: number, source: BufferRecord, from: number, dim: number): void {
  const { itemsize } = target;
  const places = (record: BufferRecord, base: number): number[] =>
    Array.from({ length: record.shape[dim] }, (_, i) => followed(record, dim, base + i * record.strides[dim]));
  const targets = places(target, to);
  const sources = places(source, from);
  if (dim < target.ndim - 1) {
    targets.forEach((at, i) => {
      copyRows(target, at, source, sources[i], dim + 1);
    });
    return;
  }
  const items = sources.map(at => source.bytes.slice(at, at + itemsize));
  targets.forEach((at, i) => {
    target.bytes.set(items[i], at);
  });
}

function setItem(self: NDArray, key: Value, value: Maybe): Value {
  const { head } = self;
  if (head.readonly) throw typeError('ndarray is not writable');
  if (value === undefined) throw typeError('ndarray data cannot be deleted');
  const record = recordOf(head);
  if (head.ndim === 0) {
    if (!isScalarKey(key)) throw typeError('invalid indexing of scalar');
    storeAt(record, record.offset, value);
    return null;
  }
  if (hasIndex(key) && head.ndim === 1) {
    storeAt(record, itemPosition(record, Number(toSsize(indexOf(key)))), value);
    return null;
  }
  const source = getBuffer(value, PyBUF.FULL_RO);
  try {
    const target = recordOf((getItem(self, key) as NDArray).head);
    const { format, itemsize } = source.record;
    if (format !== target.format || itemsize !== target.itemsize || !sameShape(target, source.record)) {
      throw valueError('ndarray assignment: lvalue and rvalue have different structures');
    }
    copyRows(target, target.offset, source.record, source.record.offset, 0);
  } finally {
    source.release();
  }
  return null;
}

function listOf(record: BufferRecord, dim: number, base: number): Value {
  if (dim === record.ndim) return itemAt(record, base);
  return new PyList(
    Array.from({ length: record.shape[dim] }, (_, i) =>
      listOf(record, dim + 1, followed(record, dim, base + i * record.strides[dim])),
    ),
  );
}

function initialize(
  self: NDArray,
  obj: Value,
  shape: Value = null,
  strides: Value = null,
  offset: Maybe = undefined,
  format: Maybe = undefined,
  given: Maybe = undefined,
  getbuf: Maybe = undefined,
): Value {
  const flags = given === undefined ? 0 : Number(indexOf(given));
  const release = self.entries.splice(0);
  for (const entry of release) letGo(entry);
  if (!(obj instanceof PyList || obj instanceof PyTuple) && shape === null && isExporter(obj)) {
    const allowed = flags === 0 || flags === ND.REDIRECT;
    if (strides !== null || offset !== undefined || format !== undefined || !allowed) {
      throw typeError("construction from exporter object only takes 'obj', 'getbuf' and 'flags' arguments");
    }
    const entry = entryFrom(obj, getbuf === undefined ? PyBUF.FULL_RO : Number(indexOf(getbuf)));
    entry.flags |= flags;
    self.entries.push(entry);
    return null;
  }
  if (getbuf !== undefined) throw typeError('getbuf argument only valid for construction from exporter object');
  if (shape === null) throw typeError('shape is a required argument when constructing from list, tuple or bytes');
  self.varexport = (flags & ND.VAREXPORT) !== 0;
  self.entries.push(made(obj, shape, strides, offset, format, flags & ~ND.VAREXPORT));
  return null;
}

function made(items: Value, shape: Value, strides: Value, offset: Maybe, format: Maybe, flags: number): Entry {
  const text = format ?? 'B';
  if (typeof text !== 'string') throw typeError('format must be a string');
  return entryOf({ items, shape, strides, offset: offset ?? 0, format: text, flags });
}

function letGo(entry: Entry): void {
  if (entry.acquisition !== null) releaseAcquisition(entry.acquisition, recordOf(entry));
}

function push(
  self: NDArray,
  items: Value,
  shape: Value,
  strides: Value,
  offset: Maybe,
  format: Maybe,
  flags: number,
): Value {
  if ((flags & ND.VAREXPORT) !== 0) throw valueError('ND_VAREXPORT flag can only be used during object creation');
  if (self.head.acquisition !== null) throw bufferError('structure of re-exporting object is immutable');
  if (!self.varexport && isExported(self.head)) throw bufferError('cannot change structure');
  self.entries.push(made(items, shape, strides, offset, format, flags));
  return null;
}

function pop(self: NDArray): Value {
  if (self.head.acquisition !== null) throw bufferError('structure of re-exporting object is immutable');
  if (isExported(self.head)) throw bufferError('cannot change structure');
  const { head } = self;
  const kept = self.entries.filter(entry => entry === head || !entry.wasExported || isExported(entry));
  self.entries.splice(0, self.entries.length, ...kept);
  if (self.entries.length === 1) throw bufferError('list only has a single base');
  self.entries.pop();
  return null;
}

/** C `PyMemoryView_FromBuffer`: a view that belongs to nobody. */
function memoryviewFromBuffer(self: NDArray): Value {
  const { acquisition } = self.head;
  const base = acquisition?.obj;
  if (acquisition !== null && !(base instanceof NDArray && base.head.acquisition === null)) {
    throw typeError('memoryview_from_buffer(): ndarray must be original, or made of one that is');
  }
  const record = recordOf(self.head);
  if (record.format.length > 128) throw typeError('memoryview_from_buffer(): the format is too long');
  if (record.ndim > 64) throw valueError('memoryview: number of dimensions must not exceed 64');
  return new PyMemoryView(record, new Acquisition(null, self.head));
}

const tupleOf = (numbers: readonly number[] | null): PyTuple => new PyTuple([...(numbers ?? [])]);
const inOrder = (self: NDArray, order: 'C' | 'F'): boolean => isContiguous(recordOf(self.head), order);

furnish(ndarrayType, () => ({
  doc: 'Items of any structure.',
  new: ['(type, *args, **kwargs)', () => new NDArray()],
  init: ['(self, obj, shape=None, strides=None, offset?, format?, flags?, getbuf?)', initialize],
  methods: {
    __getitem__: ['(self, key, /)', getItem, 'An item, or a part.'],
    __setitem__: ['(self, key, value, /)', setItem, 'Stores an item, or a part.'],
    __delitem__: ['(self, key, /)', (self: NDArray, key: Value) => setItem(self, key, undefined), 'Refuses.'],
    __hash__: [
      '(self, /)',
      (self: NDArray) => {
        if (!self.head.readonly) throw valueError('cannot hash writable ndarray object');
        return hash(new PyBytes(toContiguous(recordOf(self.head))));
      },
      'The hash of the bytes.',
    ],
    __buffer__: ['(self, flags, /)', bufferMethod, 'A view of the memory.'],
    __release_buffer__: ['(self, buffer, /)', releaseBufferMethod, 'Lets go of a view.'],
    tolist: [
      '(self, /)',
      (self: NDArray) => {
        if (self.head.format === null) throw valueError('tolist() needs a format');
        const record = recordOf(self.head);
        return listOf(record, 0, record.offset);
      },
      'The items in lists.',
    ],
    tobytes: [
      '(self, /)',
      (self: NDArray) => new PyBytes(Uint8Array.from(toContiguous(recordOf(self.head)))),
      'The bytes of the items.',
    ],
    push: [
      '(self, items, shape, strides=None, offset?, format?, flags?)',
      (
        self: NDArray,
        items: Value,
        shape: Value,
        strides: Value = null,
        offset?: Value,
        format?: Value,
        flags?: Value,
      ) => push(self, items, shape, strides, offset, format, flags === undefined ? 0 : Number(indexOf(flags))),
      'Shows other items.',
    ],
    pop: ['(self, /)', pop, 'Shows the items before.'],
    add_suboffsets: [
      '(self, /)',
      (self: NDArray) => {
        const { head } = self;
        if (head.suboffsets !== null) throw typeError('cannot add suboffsets to PIL-style array');
        if (head.strides === null) throw typeError('cannot add suboffsets to array without strides');
        head.suboffsets = new Array(head.ndim).fill(-1);
        return null;
      },
      'Suboffsets that point nowhere.',
    ],
    memoryview_from_buffer: ['(self, /)', memoryviewFromBuffer, 'A view that belongs to nobody.'],
  },
  attributes: {
    ndim: [(self: NDArray) => self.head.ndim],
    nbytes: [(self: NDArray) => self.head.nbytes],
    itemsize: [(self: NDArray) => self.head.itemsize],
    readonly: [(self: NDArray) => self.head.readonly],
    format: [(self: NDArray) => self.head.format ?? ''],
    shape: [(self: NDArray) => tupleOf(self.head.shape)],
    strides: [(self: NDArray) => tupleOf(self.head.strides)],
    suboffsets: [(self: NDArray) => tupleOf(self.head.suboffsets)],
    obj: [(self: NDArray) => self.head.acquisition?.obj ?? null],
    flags: [(self: NDArray) => self.head.flags],
    offset: [(self: NDArray) => self.head.at],
    c_contiguous: [(self: NDArray) => inOrder(self, 'C')],
    f_contiguous: [(self: NDArray) => inOrder(self, 'F')],
    contiguous: [(self: NDArray) => inOrder(self, 'C') || inOrder(self, 'F')],
  },
}));

sequenceItems.set(ndarrayType.lookup('__getitem__') as Value, getItem);

export const staticArrayType = new PyType('staticarray', [objectType], { module: '_testbuffer' });

/** Twelve bytes that never go away; in legacy mode the view does not say whose they are. */
class StaticArray extends PyObject {
  legacy = false;
}
StaticArray.prototype.type = staticArrayType;
registerExporter(StaticArray, (self, flags) => {
  if ((flags & PyBUF.WRITABLE) !== 0) throw bufferError('staticarray is read-only');
  const record = flatRecord(
    Uint8Array.from({ length: 12 }, (_, i) => i),
    'B',
    1,
    true,
  );
  return { record, obj: self.legacy ? null : self, exporter: null };
});
furnish(staticArrayType, () => ({
  doc: 'Twelve bytes.',
  new: [
    '(type, legacy_mode: bool = False)',
    (_type: PyType, legacy = false) => {
      const made = new StaticArray();
      made.legacy = legacy;
      return made;
    },
  ],
  methods: { __buffer__: ['(self, flags, /)', bufferMethod, 'A view of the memory.'] },
}));
