/** The module `struct` and its type `Struct`. */
import {
  cachedFormat,
  clearFormatCache,
  parseFormat,
  type StructFormat,
  structErrorType,
} from '../../runtime/buffer/format.ts';
import { PyBytes } from '../../runtime/buffer/objects.ts';
import { withBytes } from '../../runtime/buffer/request.ts';
import { decode } from '../../runtime/codecs/registry.ts';
import { RuntimeError, raise, typeError } from '../../runtime/errors.ts';
import type { ModuleDefinition } from '../../runtime/modules.ts';
import { repr } from '../../runtime/protocol/repr.ts';
import { functions, furnish } from '../../runtime/signature/declare.ts';
import { type Maybe, objectType, PyObject, PyType, typeOf, type Value } from '../../runtime/types.ts';
import { adopt } from '../../runtime/values/adopt.ts';
import { KeyTable } from '../../runtime/values/key.ts';
import { PyList } from '../../runtime/values/list.ts';
import { strValue } from '../../runtime/values/subclass.ts';
import { iterUnpack, pack, packInto, ssizeOf, unpack, unpackFrom } from './pack.ts';

const structType = new PyType('Struct', [objectType], { module: '_struct' });
structType.hasWeakref = true;

/** An instance of `struct.Struct`; `format` is null until `__init__` ran. */
class PyStruct extends PyObject {
  format: StructFormat | null = null;
}
PyStruct.prototype.type = structType;

/** The format string that an argument is. @throws TypeError */
function formatText(value: Value): string {
  if (value instanceof PyBytes) {
    // Beyond ASCII no byte is a format character; `parseFormat` would call such characters text.
    return Buffer.from(value.data.map(byte => (byte < 0x80 ? byte : 0x7f))).toString('latin1');
  }
  const text = strValue(value);
  if (text === undefined) {
    throw typeError(`Struct() argument 1 must be a str or bytes object, not ${typeOf(value).name}`);
  }
  return text;
}

const FORMATS = new KeyTable<null>('a dict key');

/** A format that a module function was given: kept parsed, which only hashable objects can be. */
function formatOf(value: Value): StructFormat {
  if (typeof value === 'string') return cachedFormat(value);
  // CPython looks into its dict of formats first.
  FORMATS.has(value);
  const text = formatText(value);
  if (value instanceof PyBytes) return cachedFormat(decode(value.data, 'ascii', 'surrogateescape'));
  return cachedFormat(text);
}

const uninitialized = () => raise(RuntimeError, 'Struct object is not initialized');

/** The format of a Struct. @throws RuntimeError if `__init__` did not run */
function ready(self: PyStruct): StructFormat {
  if (self.format === null) throw uninitialized();
  return self.format;
}

/** The arguments are converted before the Struct is looked at. @throws TypeError, RuntimeError */
function unready(buffer: Value, offset: Maybe): never {
  return withBytes(buffer, () => {
    if (offset !== undefined) ssizeOf(offset);
    throw uninitialized();
  });
}

furnish(structType, () => ({
  doc: 'Struct(fmt) --> compiled struct object',
  new: [
    '(type, *args, **kwargs)',
    (type: PyType) => {
      return adopt(new PyStruct(), type);
    },
    'Make a Struct, to be initialized.',
  ],
  init: [
    '(self, /, format)',
    (self: PyStruct, format: Value) => {
      self.format = parseFormat(formatText(format));
      return null;
    },
    'Parse the format.',
  ],
  methods: {
    pack: [
      '(self, /, *values)',
      (self: PyStruct, values: Value[]) => pack(ready(self), values, 0),
      'Bytes of the values, laid out by the format.',
      undefined,
      '',
    ] as never,
    pack_into: [
      '(self, /, *values)',
      (self: PyStruct, values: Value[]) => packInto(ready(self), values, 0),
      'Write the values into a buffer from an offset on.',
      undefined,
      '',
    ] as never,
    unpack: [
      '(self, buffer, /)',
      (self: PyStruct, buffer: Value) => unpack(self.format ?? unready(buffer, undefined), buffer),
      'The values in a buffer of exactly the size of the struct.',
    ],
    unpack_from: [
      '(self, /, buffer, offset=0)',
      (self: PyStruct, buffer: Value, offset: Maybe) =>
        unpackFrom(self.format ?? unready(buffer, offset), buffer, offset),
      'The values in a buffer from an offset on.',
    ],
    iter_unpack: [
      '(self, buffer, /)',
      (self: PyStruct, buffer: Value) => iterUnpack(ready(self), buffer),
      'An iterator over the structs that follow each other in a buffer.',
    ],
    __repr__: [
      '(self, /)',
      (self: PyStruct) => `${self.type.name}(${repr(ready(self).format)})`,
      'Text that shows the object.',
    ],
    // CPython's figures.
    __sizeof__: ['(self, /)', (self: PyStruct) => 88 + 32 * ready(self).codes, 'Bytes of the object in memory.'],
  },
  constants: { __module__: '_struct' },
  attributes: {
    format: [(self: PyStruct) => ready(self).format, null, 'The format string.'],
    size: [(self: PyStruct) => self.format?.exactSize ?? -1, null, 'Bytes of the struct.'],
  },
}));

const moduleFunctions = functions('_struct', {
  calcsize: ['(format, /)', (format: Value) => formatOf(format).exactSize, 'Bytes of a struct of this format.'],
  pack: [
    '(*args)',
    (args: Value[]) => {
      if (args.length === 0) throw typeError('missing format argument');
      return pack(formatOf(args[0]), args, 1);
    },
    'Bytes of the values, laid out by the format.',
    undefined,
    '',
  ] as never,
  pack_into: [
    '(*args)',
    (args: Value[]) => {
      if (args.length === 0) throw typeError('missing format argument');
      return packInto(formatOf(args[0]), args, 1);
    },
    'Write the values into a buffer from an offset on.',
    undefined,
    '',
  ] as never,
  unpack: [
    '(format, buffer, /)',
    (format: Value, buffer: Value) => unpack(formatOf(format), buffer),
    'The values in a buffer of exactly the size of the struct.',
  ],
  unpack_from: [
    '(format, /, buffer, offset=0)',
    (format: Value, buffer: Value, offset: Maybe) => unpackFrom(formatOf(format), buffer, offset),
    'The values in a buffer from an offset on.',
  ],
  iter_unpack: [
    '(format, buffer, /)',
    (format: Value, buffer: Value) => iterUnpack(formatOf(format), buffer),
    'An iterator over the structs that follow each other in a buffer.',
  ],
  _clearcache: [
    '()',
    () => {
      clearFormatCache();
      return null;
    },
    'Forget the formats that were parsed.',
  ],
});

const ALL = ['calcsize', 'pack', 'pack_into', 'unpack', 'unpack_from', 'iter_unpack', 'Struct', 'error'];

function names(): Map<string, Value> {
  return new Map<string, Value>([...moduleFunctions, ['Struct', structType], ['error', structErrorType]]);
}

/** The module `_struct`: where the names of `struct` say that they are from. */
export const structInner: ModuleDefinition = {
  name: '_struct',
  doc: 'Conversion between Python values and C structs in memory.',
  create: names,
};

/** The module `struct`. */
export const struct: ModuleDefinition = {
  name: 'struct',
  doc: 'Conversion between Python values and C structs in memory.',
  create() {
    return names().set('__all__', new PyList(ALL.slice()));
  },
};
