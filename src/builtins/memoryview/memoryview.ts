/** `memoryview`: a window on the memory of another object. */
import { buffersEqual } from '../../runtime/buffer/compare.ts';
import { toContiguous, toFortran } from '../../runtime/buffer/copy.ts';
import { checkAscii } from '../../runtime/buffer/format.ts';
import { countItems, itemValue, searchable } from '../../runtime/buffer/items.ts';
import {
  castTo1D,
  castToND,
  firstStride,
  MAX_NDIM,
  readonlyRecord,
  shapeMismatch,
  timesExtent,
} from '../../runtime/buffer/layout.ts';
import { PyBytes, PyMemoryView } from '../../runtime/buffer/objects.ts';
import { holding } from '../../runtime/buffer/reachability.ts';
import { isContiguous } from '../../runtime/buffer/record.ts';
import {
  bufferMethod,
  checkReleased,
  checkRestricted,
  getBuffer,
  releaseBufferMethod,
  releaseView,
  viewOf,
} from '../../runtime/buffer/request.ts';
import { encodeUtf8 } from '../../runtime/codecs/utf8.ts';
import { notImplementedError, overflowError, PyException, typeError, valueError } from '../../runtime/errors.ts';
import { equals } from '../../runtime/protocol/compare.ts';
import { hash } from '../../runtime/protocol/hash.ts';
import { iteratorType, PyIterator } from '../../runtime/protocol/iterate.ts';
import { clippedIndex, hasIndex } from '../../runtime/protocol/number.ts';
import { address } from '../../runtime/protocol/repr.ts';
import { furnish } from '../../runtime/signature/declare.ts';
import {
  genericAliasType,
  type Maybe,
  memoryviewType,
  NotImplemented,
  type PyInt,
  type PyType,
  type Value,
} from '../../runtime/types.ts';
import { PyList } from '../../runtime/values/list.ts';
import { intValue } from '../../runtime/values/subclass.ts';
import { PyTuple, tupleOf } from '../../runtime/values/tuple.ts';
import { hashBytes } from '../bytes-like/display.ts';
import { hexText } from '../bytes-like/hex.ts';
import { getViewItem, setViewItem, viewToList } from './items.ts';

type View = PyMemoryView;

class MemoryIterator extends PyIterator {
  view: View | null;
  index = 0;
  readonly length: number;
  constructor(view: View) {
    super();
    this.view = view;
    this.length = view.record.shape[0];
  }
  override next(): Maybe {
    const { view } = this;
    if (view === null) return undefined;
    if (this.index >= this.length) {
      this.view = null;
      return undefined;
    }
    const { items } = view;
    if (items !== null) return itemValue(items, view.kind, this.index++);
    return getViewItem(view, this.index++);
  }
}
MemoryIterator.prototype.type = iteratorType('memory_iterator');

function iterate(view: View): Value {
  checkReleased(view);
  const { record } = view;
  if (record.ndim === 0) throw typeError('invalid indexing of 0-dim memory');
  if (record.ndim > 1) throw notImplementedError('multi-dimensional sub-views are not implemented');
  return new MemoryIterator(view);
}

function length(view: View): number {
  checkReleased(view);
  if (view.record.ndim === 0) throw typeError('0-dim memory has no length');
  return view.record.shape[0];
}

function compare(view: View, other: Value): boolean | null {
  if (view.released) return view === other;
  if (other instanceof PyMemoryView) {
    if (other.released) return false;
    return buffersEqual(view.record, other.record);
  }
  let held: ReturnType<typeof getBuffer>;
  try {
    held = getBuffer(other);
  } catch (thrown) {
    if (thrown instanceof PyException) return null;
    throw thrown;
  }
  try {
    return buffersEqual(view.record, held.record);
  } finally {
    held.release();
  }
}

/** Runs Python code for `view`, which it can neither release nor resize the memory of. */
function pinned<T>(view: View, body: () => T): T {
  view.pins++;
  try {
    return holding(view, body);
  } finally {
    view.pins--;
  }
}

function hashOf(view: View): PyInt {
  if (view.hash !== null) return view.hash;
  checkReleased(view);
  const { record } = view;
  if (!record.readonly) throw valueError('cannot hash writable memoryview object');
  if (record.code !== 'B' && record.code !== 'b' && record.code !== 'c') {
    throw valueError("memoryview: hashing is restricted to formats 'B', 'b' or 'c'");
  }
  pinned(view, () => hash(view.acquisition.obj));
  const result = hashBytes(record.contiguous ? record.memory() : toContiguous(record));
  view.hash = result;
  return result;
}

function cast(view: View, format: string, shape: Maybe): View {
  checkReleased(view);
  checkRestricted(view);
  const { record } = view;
  if (!record.contiguous) throw typeError('memoryview: casts are restricted to C-contiguous views');
  if ((shape !== undefined || record.ndim !== 1) && record.shape.includes(0)) {
    throw typeError('memoryview: cannot cast view with zeros in shape or strides');
  }
  if (shape === undefined) {
    checkAscii(format);
    return new PyMemoryView(castTo1D(record, format), view.acquisition);
  }
  if (!(shape instanceof PyList || shape instanceof PyTuple)) throw typeError('shape must be a list or a tuple');
  const { items } = shape;
  if (items.length > MAX_NDIM) throw valueError('memoryview: number of dimensions must not exceed 64');
  if (record.ndim !== 1 && items.length !== 1) throw typeError('memoryview: cast must be 1D -> ND or ND -> 1D');
  checkAscii(format);
  const flat = castTo1D(record, format);
  let product = BigInt(flat.itemsize);
  const extents = items.map(item => {
    const n = extent(item);
    product = timesExtent(product, n);
    return Number(n);
  });
  // Beyond 2⁵³ only the exact product tells.
  if (product !== BigInt(flat.nbytes)) throw shapeMismatch();
  return new PyMemoryView(castToND(flat, extents), view.acquisition);
}

function extent(value: Value): PyInt {
  const n = intValue(value);
  if (n === undefined) throw typeError('memoryview.cast(): elements of shape must be integers');
  if (typeof n === 'bigint' && (n >= 2n ** 63n || n < -(2n ** 63n))) {
    throw overflowError('Python int too large to convert to C ssize_t');
  }
  if (n <= 0) throw valueError('memoryview.cast(): elements of shape must be integers > 0');
  return n;
}

function tobytes(view: View, order: string | null = null): Value {
  if (order !== null) encodeUtf8(order, 'strict');
  checkReleased(view);
  if (order !== null && order !== 'C' && order !== 'F' && order !== 'A') {
    throw valueError(order.includes('\0') ? 'embedded null character' : "order must be 'C', 'F' or 'A'");
  }
  const { record } = view;
  if (order === 'F' || (order === 'A' && isContiguous(record, 'F'))) {
    if (record.ndim > 1) return new PyBytes(toFortran(record));
  }
  const bytes = toContiguous(record);
  return new PyBytes(bytes, bytes.length === 1);
}

/** `_PyEval_SliceIndexNotNone`, as the argument of `index`. */
function bound(value: Maybe, otherwise: number): number {
  if (value === undefined) return otherwise;
  if (!hasIndex(value)) throw typeError('slice indices must be integers or have an __index__ method');
  return clippedIndex(value);
}

function index(view: View, value: Value, startArgument: Maybe, stopArgument: Maybe): number {
  let start = bound(startArgument, 0);
  let stop = bound(stopArgument, Number.MAX_SAFE_INTEGER);
  checkReleased(view);
  const { record } = view;
  if (record.ndim === 0) throw typeError('invalid lookup on 0-dim memory');
  if (record.ndim > 1) throw notImplementedError('multi-dimensional lookup is not implemented');
  const n = record.shape[0];
  if (start < 0) start = Math.max(start + n, 0);
  if (stop < 0) stop = Math.max(stop + n, 0);
  stop = Math.min(stop, n);
  const bulk = view.items === null ? undefined : searchable(view.kind, value);
  if (bulk !== undefined) {
    const found = (view.items as Uint8Array).indexOf(bulk as number, start);
    if (found >= 0 && found < stop) return found;
  } else if (start < stop) {
    const found = holding(view, () => {
      for (let i = start; i < stop; i++) {
        const item = getViewItem(view, i);
        if (item === value || equals(item, value)) return i;
      }
      return -1;
    });
    if (found >= 0) return found;
  }
  throw valueError('memoryview.index(x): x not found');
}

function count(view: View, value: Value): number {
  iterate(view);
  const bulk = view.items === null ? undefined : searchable(view.kind, value);
  if (bulk !== undefined) return countItems(view.items!, bulk);
  let found = 0;
  const n = view.record.shape[0];
  return holding(view, () => {
    for (let i = 0; i < n; i++) {
      const item = getViewItem(view, i);
      if (item === value || equals(item, value)) found++;
    }
    return found;
  });
}

const asTuple = (numbers: readonly number[]): Value => tupleOf(numbers.slice());

/** Reads an attribute of the record of a view that is not released. */
const of =
  (read: (view: View) => Value) =>
  (view: View): Value => {
    checkReleased(view);
    return read(view);
  };

/** Furnishes the type `memoryview`. */
furnish(memoryviewType, () => ({
  doc: 'A view of the memory of an object.',
  new: ['(type, object)', (_type: PyType, object: Value) => viewOf(object), 'Make a view of an exporter of memory.'],
  methods: {
    __getitem__: ['(self, key, /)', getViewItem, 'The item of a key.'],
    __setitem__: [
      '(self, key, value, /)',
      (self: View, key: Value, value: Value) => {
        setViewItem(self, key, value);
        return null;
      },
      'Stores an item under a key.',
    ],
    __delitem__: [
      '(self, key, /)',
      (self: View, key: Value) => {
        setViewItem(self, key, undefined);
        return null;
      },
      'Deletes the item of a key.',
    ],
    __len__: ['(self, /)', length, 'How many items there are.'],
    __iter__: ['(self, /)', iterate, 'An iterator over the object.'],
    __repr__: [
      '(self, /)',
      (self: View) => `<${self.released ? 'released memory' : 'memory'} at ${address(self)}>`,
      'Text that shows the object.',
    ],
    __hash__: ['(self, /)', hashOf, 'The hash, equal for equal objects.'],
    __eq__: ['(self, value, /)', (self: View, other: Value) => compare(self, other) ?? NotImplemented, 'Equality.'],
    __ne__: [
      '(self, value, /)',
      (self: View, other: Value) => {
        const equal = compare(self, other);
        return equal === null ? NotImplemented : !equal;
      },
      'Inequality.',
    ],
    __lt__: ['(self, value, /)', () => NotImplemented, 'Ordering: less.'],
    __le__: ['(self, value, /)', () => NotImplemented, 'Ordering: less or equal.'],
    __gt__: ['(self, value, /)', () => NotImplemented, 'Ordering: greater.'],
    __ge__: ['(self, value, /)', () => NotImplemented, 'Ordering: greater or equal.'],
    __buffer__: ['(self, flags, /)', bufferMethod, 'A view of the memory of the object (PEP 688).'],
    __release_buffer__: [
      '(self, buffer, /)',
      releaseBufferMethod,
      'Release the buffer object that exposes the underlying memory.',
    ],
    __enter__: [
      '(self, /)',
      (self: View) => {
        checkReleased(self);
        return self;
      },
      'Give the view itself; the with statement releases it at its end.',
    ],
    __exit__: [
      '(self, /, *exc_info)',
      (self: View) => {
        releaseView(self);
        return null;
      },
      'Release the view.',
    ],
    release: [
      '(self, /)',
      (self: View) => {
        releaseView(self);
        return null;
      },
      'Let go of the memory; afterwards the view can no longer be used.',
    ],
    tobytes: [
      "(self, /, order: strOrNone = 'C')",
      tobytes,
      'Copy the items into bytes, in row (C), column (F) or whichever (A) order.',
    ],
    hex: [
      '(self, /, sep?, bytes_per_sep: int = 1)',
      (self: View, sep: Maybe, bytesPerSep = 1) => {
        checkReleased(self);
        const { record } = self;
        const hex = (): string => hexText(record.contiguous ? record.memory() : toContiguous(record), sep, bytesPerSep);
        return sep === undefined ? hex() : pinned(self, hex);
      },
      'The bytes in hexadecimal, with a separator after every few of them if asked for.',
      undefined,
      '($self, /, sep=<unrepresentable>, bytes_per_sep=1)',
    ],
    tolist: ['(self, /)', viewToList, 'The items as a list; of several dimensions, as lists in lists.'],
    cast: [
      '(self, /, format: str, shape?)',
      cast,
      'The same bytes seen as items of another format or in another shape.',
      undefined,
      '($self, /, format, shape=<unrepresentable>)',
    ],
    toreadonly: [
      '(self, /)',
      (self: View) => {
        checkReleased(self);
        checkRestricted(self);
        return new PyMemoryView(readonlyRecord(self.record), self.acquisition);
      },
      'The same view, through which nothing can be written.',
    ],
    count: ['(self, value, /)', count, 'How many items equal a value.'],
    index: [
      '(self, value, start=0, stop=sys.maxsize, /)',
      index,
      'Where a value first stands between start and stop; ValueError if it does not.',
    ],
  },
  classMethods: {
    __class_getitem__: [
      '(type, object, /)',
      (type: PyType, item: Value) => genericAliasType.call2(type, item),
      'A generic alias, for annotations.',
    ],
    _from_flags: [
      '(type, /, object, flags: int)',
      (_type: PyType, object: Value, flags: number) => viewOf(object, flags),
      'A view that asks the exporter with these PyBUF flags.',
    ],
  },
  attributes: {
    obj: [of(view => view.acquisition.obj), null, 'The object whose memory the view shows.'],
    nbytes: [of(view => view.record.nbytes), null, 'Bytes that all items would take, one after the other.'],
    itemsize: [of(view => view.record.itemsize), null, 'Bytes of an item.'],
    format: [of(view => view.record.format), null, 'The format of an item, in struct syntax.'],
    ndim: [of(view => view.record.ndim), null, 'Number of dimensions.'],
    shape: [of(view => asTuple(view.record.shape)), null, 'Number of items in each dimension.'],
    strides: [
      of(({ record }) => tupleOf(record.strides.map((stride, dim) => (dim === 0 ? firstStride(record) : stride)))),
      null,
      'Bytes from one item to the next in each dimension.',
    ],
    suboffsets: [of(view => asTuple(view.record.suboffsets)), null, 'Offsets behind pointers (PIL-style arrays).'],
    readonly: [of(view => view.record.readonly), null, 'Whether items cannot be assigned.'],
    c_contiguous: [of(view => view.record.contiguous), null, 'Whether items follow each other in row order.'],
    f_contiguous: [
      of(view => isContiguous(view.record, 'F')),
      null,
      'Whether items follow each other in column order.',
    ],
    contiguous: [
      of(view => view.record.contiguous || isContiguous(view.record, 'F')),
      null,
      'Whether items follow each other in either order.',
    ],
  },
}));
