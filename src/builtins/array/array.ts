/** The module `array` and its one type. */
import { byteswap, itemValues } from '../../runtime/buffer/items.ts';
import { arrayType, PyArray, PyByteArray, PyBytes } from '../../runtime/buffer/objects.ts';
import { bufferMethod, releaseBufferMethod } from '../../runtime/buffer/request.ts';
import { copyOf } from '../../runtime/buffer/storage.ts';
import { CHARACTER_ITEMS } from '../../runtime/buffer/typecodes.ts';
import {
  DeprecationWarning,
  indexError,
  memoryError,
  type PyBaseException,
  PyException,
  typeError,
  UnicodeDecodeError,
  valueError,
} from '../../runtime/errors.ts';
import { interpreter } from '../../runtime/interpreter.ts';
import type { ModuleDefinition } from '../../runtime/modules.ts';
import { declareSequence } from '../../runtime/protocol/arithmetic.ts';
import { instanceDict } from '../../runtime/protocol/attribute.ts';
import { call, callMethod } from '../../runtime/protocol/call.ts';
import { identity } from '../../runtime/protocol/hash.ts';
import { getIterator } from '../../runtime/protocol/iterate.ts';
import { toSsize } from '../../runtime/protocol/number.ts';
import { repr } from '../../runtime/protocol/repr.ts';
import type { PyBuiltinFunction } from '../../runtime/signature/builtin.ts';
import { functions, furnish } from '../../runtime/signature/declare.ts';
import { type Maybe, type PyType, typeName, type Value } from '../../runtime/types.ts';
import { PyModule } from '../../runtime/values/function.ts';
import { PyList } from '../../runtime/values/list.ts';
import { intValue, strValue } from '../../runtime/values/subclass.ts';
import { PyTuple, tupleOf } from '../../runtime/values/tuple.ts';
import { exactly } from '../containers/exactly.ts';
import { CLASS_GETITEM, comparisonRows } from '../containers/rows.ts';
import { fromfile, SSIZE, tofile } from './file.ts';
import {
  checkResizable,
  extendByArray,
  extendByBuffer,
  extendByIterable,
  extendByList,
  extendByText,
  insertItem,
  makeArray,
  notArray,
  repeatBytes,
  repeated,
  resizeAt,
} from './grow.ts';
import { compareArrays, getArrayItem, itemAt, setArrayItem } from './items.ts';
import { ArrayIterator } from './iterator.ts';
import { arrayItemTypes, machineFormat, oneCharacter, reconstruct, TYPECODES } from './reconstruct.ts';
import { bound, count, find } from './search.ts';
import { holdsCharacters } from './values.ts';

function construct(type: PyType, args: Value[], keywords: Map<string, Value>): Value {
  if (keywords.size > 0 && (type === arrayType || type.lookup('__init__') === arrayType.lookup('__init__'))) {
    throw typeError('array.array() takes no keyword arguments');
  }
  if (args.length === 0) throw typeError('array() takes at least 1 argument (0 given)');
  if (args.length > 2) throw typeError(`array() takes at most 2 arguments (${args.length} given)`);
  const [typecodeArgument, initial] = args;
  const code = oneCharacter(typecodeArgument, 'array() argument 1', 'array() argument 1');
  if (code === 'u') {
    interpreter.warn(DeprecationWarning, "The 'u' type code is deprecated and will be removed in Python 3.16");
  }
  if (initial !== undefined && code !== 'u' && code !== 'w') {
    if (strValue(initial) !== undefined) {
      throw typeError(`cannot use a str to initialize an array with typecode '${code}'`);
    }
    if (initial instanceof PyArray && holdsCharacters(initial.itemType)) {
      throw typeError(`cannot use a unicode array to initialize an array with typecode '${code}'`);
    }
  }
  const itemType = arrayItemTypes.get(code);
  if (itemType === undefined) {
    // What is to be iterated is asked for its iterator first.
    if (initial !== undefined && !isContents(initial)) getIterator(initial);
    throw valueError('bad typecode (must be b, B, u, w, h, H, i, I, l, L, q, Q, f or d)');
  }
  return makeArray(type, itemType, initial);
}

/** Initial contents that are not read through an iterator. */
function isContents(initial: Value): boolean {
  if (initial instanceof PyList || initial instanceof PyTuple || initial instanceof PyArray) return true;
  return initial instanceof PyBytes || initial instanceof PyByteArray || strValue(initial) !== undefined;
}

const copyArray = (array: PyArray): PyArray => new PyArray(array.itemType, copyOf(array.data));

/** The items as a str (`tounicode`). @throws UnicodeDecodeError, ValueError for what are no characters */
function toText(array: PyArray): string {
  const points = array.contents as Uint32Array;
  const wide = array.typecode === 'u';
  // Only wchar_t may be halves of surrogate pairs.
  const bad = points.findIndex(point => point > 0x10ffff || (!wide && point >= 0xd800 && point < 0xe000));
  if (bad >= 0) {
    const point = points[bad];
    if (wide) throw valueError(`character U+${point.toString(16)} is not in range [U+0000; U+10ffff]`);
    const bytes = new PyBytes(copyOf(array.data));
    const reason =
      point > 0x10ffff
        ? 'code point not in range(0x110000)'
        : 'code point in surrogate code point range(0xd800, 0xe000)';
    const error = call(UnicodeDecodeError, 'utf-32-le', bytes, 4 * bad, 4 * bad + 4, reason);
    throw new PyException(error as PyBaseException);
  }
  const pieces: string[] = [];
  for (let at = 0; at < points.length; at += 4096) {
    pieces.push(String.fromCodePoint(...points.subarray(at, at + 4096)));
  }
  return pieces.join('');
}

function representation(array: PyArray): string {
  const start = `${array.type.name}('${array.typecode}'`;
  if (array.length === 0) return `${start})`;
  if (array.kind === CHARACTER_ITEMS) return `${start}, ${repr(toText(array))})`;
  return `${start}, ${repr(new PyList(itemValues(array.contents, array.itemType)))})`;
}

function pop(array: PyArray, index = -1): Value {
  if (array.length === 0) throw indexError('pop from empty array');
  const at = index < 0 ? index + array.length : index;
  if (at < 0 || at >= array.length) throw indexError('pop index out of range');
  const value = itemAt(array, at);
  resizeAt(array, at, 1, 0);
  return value;
}

function reduce(array: PyArray, protocolArgument: Value): Value {
  const protocol = intValue(protocolArgument);
  if (protocol === undefined) throw typeError('__reduce_ex__ argument should be an integer');
  toSsize(protocol, 'Python int too large to convert to C long');
  const state = array.type.hasDict ? instanceDict(array) : null;
  const { itemType } = array;
  if (protocol < 3) {
    const items = new PyList(itemValues(array.contents, itemType));
    return tupleOf([array.type, tupleOf([array.typecode, items]), state]);
  }
  const bytes = new PyBytes(copyOf(array.data));
  const args = tupleOf([array.type, array.typecode, machineFormat(itemType), bytes]);
  return tupleOf([reconstructor, args, state]);
}

const moduleFunctions = functions('array', {
  _array_reconstructor: [
    '(arraytype, typecode, mformat_code, items, /)',
    reconstruct,
    'Makes an array from its pickle.',
  ],
});
const reconstructor = moduleFunctions.get('_array_reconstructor') as PyBuiltinFunction;

function repeatInPlace(array: PyArray, times: Value): Value {
  const n = Math.max(toSsize(times), 0);
  const length = array.length;
  if (length === 0 || n === 1) return array;
  const size = array.itemType.size;
  if (n * length * size > Number.MAX_SAFE_INTEGER) throw memoryError();
  checkResizable(array);
  if (n === 0) array.truncate(0);
  else {
    array.grow(length * (n - 1));
    repeatBytes(array.storage.bytes, array.storage.bytes.subarray(0, length * size), n * length * size);
  }
  return array;
}

function repeat(array: PyArray, times: Value): Value {
  const n = toSsize(times);
  const result = PyArray.ofLength(array.itemType, 0);
  repeated(array, n, result);
  return result;
}

declareSequence(arrayType);
furnish(arrayType, () => ({
  doc: `Numbers (or characters) of one C type, one after the other in memory.

A typecode chooses the C type. It is followed here by what the items are and the fewest bytes that C gives them:

    'b'  signed char                            1
    'B'  unsigned char                          1
    'h'  short                                  2
    'H'  unsigned short                         2
    'i'  int                                    2
    'I'  unsigned int                           2
    'l'  long                                   4
    'L'  unsigned long                          4
    'q'  long long                              8
    'Q'  unsigned long long                     8
    'f'  float                                  4
    'd'  double                                 8
    'w'  a character of any text                4
    'u'  wchar_t, a character (deprecated)      2`,
  new: ['(type, *args, **kwargs)', construct, 'Make an array.'],
  methods: {
    __getitem__: ['(self, key, /)', getArrayItem, 'The item of a key.'],
    __setitem__: [
      '(self, key, value, /)',
      (self: PyArray, key: Value, value: Value) => {
        setArrayItem(self, key, value);
        return null;
      },
      'Stores an item under a key.',
    ],
    __delitem__: [
      '(self, key, /)',
      (self: PyArray, key: Value) => {
        setArrayItem(self, key, undefined);
        return null;
      },
      'Deletes the item of a key.',
    ],
    __len__: ['(self, /)', (self: PyArray) => self.length, 'How many items there are.'],
    __iter__: ['(self, /)', (self: PyArray) => new ArrayIterator(self), 'An iterator over the object.'],
    __contains__: [
      '(self, key, /)',
      (self: PyArray, value: Value) => find(self, value, 0, Number.MAX_SAFE_INTEGER) >= 0,
      'Whether something is contained.',
    ],
    __repr__: ['(self, /)', representation, 'Text that shows the object.'],
    ...comparisonRows(compareArrays),
    __add__: [
      '(self, value, /)',
      (self: PyArray, other: Value) => {
        if (!(other instanceof PyArray)) throw notArray('append', other, 'to array');
        if (other.itemType !== self.itemType) throw typeError('bad argument type for built-in operation');
        const result = PyArray.ofLength(self.itemType, self.length + other.length);
        result.data.set(self.data);
        result.data.set(other.data, self.data.length);
        return result;
      },
      'The operator `+`.',
    ],
    __iadd__: [
      '(self, value, /)',
      (self: PyArray, other: Value) => {
        if (!(other instanceof PyArray)) throw typeError(`can only extend array with array (not "${typeName(other)}")`);
        extendByArray(self, other);
        return self;
      },
      'In-place `+`.',
    ],
    __mul__: ['(self, value, /)', repeat, 'The operator `*`.'],
    __rmul__: ['(self, value, /)', repeat, 'The reflected `*`.'],
    __imul__: ['(self, value, /)', repeatInPlace, 'In-place `*`.'],
    __buffer__: ['(self, flags, /)', bufferMethod, 'A view of the memory of the object (PEP 688).'],
    __release_buffer__: [
      '(self, buffer, /)',
      releaseBufferMethod,
      'Release the buffer object that exposes the underlying memory.',
    ],
    __copy__: ['(self, /)', copyArray, 'A copy of the array.'],
    __deepcopy__: ['(self, unused, /)', copyArray, 'A copy of the array.'],
    __reduce_ex__: [
      '(self, /, *args, **kwargs)',
      (self: PyArray, args: Value[], keywords: Map<string, Value>) => {
        exactly('__reduce_ex__', 1, args, keywords);
        return reduce(self, args[0]);
      },
      'How to pickle it.',
      undefined,
      '(self, value, /)',
    ] as never,
    __sizeof__: [
      '(self, /)',
      (self: PyArray) => 64 + self.allocated * self.itemType.size,
      'Bytes of the array in memory.',
    ],
    append: [
      '(self, v, /)',
      (self: PyArray, value: Value) => {
        insertItem(self, self.length, value);
        return null;
      },
      'Add an item at the end.',
    ],
    buffer_info: [
      '(self, /)',
      (self: PyArray) => tupleOf([identity(self), self.length]),
      'The address of the memory and the number of items.',
    ],
    byteswap: [
      '(self, /)',
      (self: PyArray) => {
        byteswap(self.data, self.itemType.size);
        return null;
      },
      'Reverse the bytes of every item.',
    ],
    clear: [
      '(self, /)',
      (self: PyArray) => {
        resizeAt(self, 0, self.length, 0);
        return null;
      },
      'Remove all items.',
    ],
    count: ['(self, v, /)', count, 'How many items equal a value.'],
    extend: [
      '(self, /, *args, **kwargs)',
      (self: PyArray, args: Value[], keywords: Map<string, Value>) => {
        exactly('extend', 1, args, keywords);
        extendByIterable(self, args[0]);
        return null;
      },
      'Add the items of an array of the same typecode or of any iterable at the end.',
      undefined,
      '(self, bb, /)',
    ] as never,
    frombytes: [
      '(self, buffer, /)',
      (self: PyArray, buffer: Value) => {
        extendByBuffer(self, buffer);
        return null;
      },
      'Add items at the end, given as the bytes that they have in memory.',
    ],
    fromfile: [
      '(self, /, *args, **kwargs)',
      (self: PyArray, args: Value[], keywords: Map<string, Value>) => {
        exactly('fromfile', 2, args, keywords);
        return fromfile(self, args[0], args[1]);
      },
      'Read n items from a file and add them at the end.',
      undefined,
      '(self, f, n, /)',
    ] as never,
    fromlist: [
      '(self, list, /)',
      (self: PyArray, list: Value) => {
        extendByList(self, list);
        return null;
      },
      'Add the items of a list at the end: all of them or, on an error, none.',
    ],
    fromunicode: [
      '(self, ustr: str, /)',
      (self: PyArray, text: string) => {
        if (!holdsCharacters(self.itemType)) {
          throw valueError("fromunicode() may only be called on unicode type arrays ('u' or 'w')");
        }
        extendByText(self, text);
        return null;
      },
      'Add the characters of a str at the end.',
    ],
    index: [
      '(self, v, start=0, stop=sys.maxsize, /)',
      (self: PyArray, value: Value, start: Maybe, stop: Maybe) => {
        const from = bound(start, self.length, 0);
        const at = find(self, value, from, bound(stop, self.length, Number.MAX_SAFE_INTEGER));
        if (at < 0) throw valueError('array.index(x): x not in array');
        return at;
      },
      'Where a value first stands between start and stop; ValueError if it does not.',
    ],
    insert: [
      '(self, i, v, /)',
      (self: PyArray, index: Value, value: Value) => {
        const i = toSsize(index, SSIZE);
        insertItem(self, i < 0 ? Math.max(i + self.length, 0) : Math.min(i, self.length), value);
        return null;
      },
      'Insert an item before item i.',
    ],
    pop: [
      '(self, i=-1, /)',
      (self: PyArray, index: Maybe) => pop(self, index === undefined ? -1 : toSsize(index, SSIZE)),
      'Remove item i (the last one if it is not given) and return it.',
    ],
    remove: [
      '(self, v, /)',
      (self: PyArray, value: Value) => {
        const at = find(self, value, 0, Number.MAX_SAFE_INTEGER);
        if (at < 0 || at >= self.length) throw valueError('array.remove(x): x not in array');
        resizeAt(self, at, 1, 0);
        return null;
      },
      'Remove the first item that equals a value.',
    ],
    reverse: [
      '(self, /)',
      (self: PyArray) => {
        (self.contents as Uint8Array).reverse();
        return null;
      },
      'Reverse the order of the items.',
    ],
    tobytes: [
      '(self, /)',
      (self: PyArray) => new PyBytes(copyOf(self.data)),
      'The items as the bytes that they have in memory.',
    ],
    tofile: [
      '(self, /, *args, **kwargs)',
      (self: PyArray, args: Value[], keywords: Map<string, Value>) => {
        exactly('tofile', 1, args, keywords);
        return tofile(self, args[0]);
      },
      'Write the items to a file, as the bytes that they have in memory.',
      undefined,
      '(self, f, /)',
    ] as never,
    tolist: [
      '(self, /)',
      (self: PyArray) => new PyList(itemValues(self.contents, self.itemType)),
      'The items as a list.',
    ],
    tounicode: [
      '(self, /)',
      (self: PyArray) => {
        if (!holdsCharacters(self.itemType)) {
          throw valueError("tounicode() may only be called on unicode type arrays ('u' or 'w')");
        }
        return toText(self);
      },
      'The characters as a str.',
    ],
  },
  classMethods: { __class_getitem__: CLASS_GETITEM },
  attributes: {
    typecode: [(self: PyArray) => self.typecode, null, 'The character that stands for the C type of the items.'],
    itemsize: [(self: PyArray) => self.itemType.size, null, 'Bytes of an item.'],
  },
  constants: { __hash__: null, __module__: 'array' },
}));

/** The module `array`. */
export const array: ModuleDefinition = {
  name: 'array',
  doc: 'Arrays of numbers or characters of one C type, which lie one after the other in memory.',
  create() {
    const names = new Map<string, Value>(moduleFunctions);
    names.set('array', arrayType);
    names.set('ArrayType', arrayType);
    names.set('typecodes', TYPECODES);
    const abc = interpreter.modules?.get('collections.abc');
    if (abc instanceof PyModule) callMethod(abc.dict.get('MutableSequence')!, 'register', arrayType);
    return names;
  },
};
