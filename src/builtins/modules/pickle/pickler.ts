/** `Pickler`, `dump` and `dumps`. */
import { holding } from '../../../runtime/buffer/reachability.ts';
import { attributeError, typeError, valueError } from '../../../runtime/errors.ts';
import { getAttrOptional, ownAttribute } from '../../../runtime/protocol/attribute.ts';
import { identity } from '../../../runtime/protocol/hash.ts';
import { indexOf } from '../../../runtime/protocol/number.ts';
import { PyMethodDescriptor } from '../../../runtime/signature/builtin.ts';
import { furnish, type Row } from '../../../runtime/signature/declare.ts';
import { dictType, objectType, PyObject, PyType, typeName, type Value } from '../../../runtime/types.ts';
import { adopt } from '../../../runtime/values/adopt.ts';
import { PyDict } from '../../../runtime/values/dict.ts';
import { PyTuple } from '../../../runtime/values/tuple.ts';
import { exactly } from '../../containers/exactly.ts';
import { picklingError } from './errors.ts';
import { DEFAULT_PROTOCOL, HIGHEST_PROTOCOL } from './opcodes.ts';
import { Output } from './output.ts';
import { Writer } from './writer.ts';
import type { WriterMemo } from './writer-base.ts';

export const picklerType = new PyType('Pickler', [objectType], { module: '_pickle' });
picklerType.textSignature = '(file, protocol=None, fix_imports=True, buffer_callback=None)';
const memoType = new PyType('PicklerMemoProxy', [objectType], { module: '_pickle' });
memoType.basetype = false;

class PyPickler extends PyObject {
  write: Value | undefined;
  protocol = DEFAULT_PROTOCOL;
  fixImports = true;
  fast: Value = 0;
  bufferCallback: Value = null;
  dispatchTable: Value | undefined;
  memo: WriterMemo = new Map();
}
PyPickler.prototype.type = picklerType;

class PicklerMemo extends PyObject {
  readonly pickler: PyPickler;
  constructor(pickler: PyPickler) {
    super();
    this.pickler = pickler;
  }
  /** `{id: (index, object)}` */
  copy(): PyDict {
    const result = new PyDict();
    for (const { index, value } of this.pickler.memo.values()) {
      result.set(value instanceof PyObject ? identity(value) : identity(value), new PyTuple([index, value]));
    }
    return result;
  }
}
PicklerMemo.prototype.type = memoType;

/** A protocol as an argument. @throws ValueError */
function protocolOf(value: Value): number {
  if (value === null) return DEFAULT_PROTOCOL;
  const protocol = indexOf(value);
  if (protocol < 0) return HIGHEST_PROTOCOL;
  if (protocol > HIGHEST_PROTOCOL) throw valueError(`pickle protocol must be <= ${HIGHEST_PROTOCOL}`);
  return protocol as number;
}

function callbackOf(value: Value, protocol: number): Value {
  if (value !== null && protocol < 5) throw valueError('buffer_callback needs protocol >= 5');
  return value;
}

function fileWrite(file: Value): Value {
  const write = getAttrOptional(file, 'write');
  if (write === undefined) throw typeError("file must have a 'write' attribute");
  return write;
}

/** Pickles to a file, or (with a null `write`) to bytes. */
function pickled(value: Value, write: Value, protocol: number, fixImports: boolean, bufferCallback: Value): Value {
  const out = new Output(write);
  const writer = new Writer(out, {
    protocol,
    fixImports,
    fast: false,
    memo: new Map(),
    bufferCallback,
    persistentId: undefined,
    reducerOverride: undefined,
    dispatchTable: undefined,
  });
  holding(writer, () => writer.dump(value));
  if (write === null) return out.take();
  out.flush();
  return null;
}

export const pickleFunctions: Record<string, Row> = {
  dump: [
    '(obj, file, protocol=None, *, fix_imports: bool = True, buffer_callback=None)',
    (obj: Value, file: Value, protocol: Value = null, fixImports = true, callback: Value = null) => {
      const version = protocolOf(protocol);
      const write = fileWrite(file);
      return pickled(obj, write, version, fixImports, callbackOf(callback, version));
    },
    'Writes the pickle of an object to a file.',
  ],
  dumps: [
    '(obj, protocol=None, *, fix_imports: bool = True, buffer_callback=None)',
    (obj: Value, protocol: Value = null, fixImports = true, callback: Value = null) => {
      const version = protocolOf(protocol);
      return pickled(obj, null, version, fixImports, callbackOf(callback, version));
    },
    'The pickle of an object, as bytes.',
  ],
};

/** An attribute that a subclass or the instance gives, other than the method of the builtin type. */
export function override(self: PyObject, name: string, base: PyType): Value | undefined {
  const found = self.type.lookup(name);
  const own = self.layout === undefined ? undefined : ownAttribute(self, name);
  if (own === undefined && found instanceof PyMethodDescriptor && found.declaration.owner === base) return undefined;
  return getAttrOptional(self, name);
}

function dump(self: PyPickler, value: Value): null {
  if (self.write === undefined) {
    throw picklingError(`Pickler.__init__() was not called by ${self.type.name}.__init__()`);
  }
  const out = new Output(self.write);
  const writer = new Writer(out, {
    protocol: self.protocol,
    fixImports: self.fixImports,
    fast: self.fast !== 0,
    memo: self.memo,
    bufferCallback: self.bufferCallback,
    persistentId: override(self, 'persistent_id', picklerType),
    reducerOverride: getAttrOptional(self, 'reducer_override'),
    dispatchTable: getAttrOptional(self, 'dispatch_table'),
  });
  holding(self, () => holding(writer, () => writer.dump(value)));
  out.flush();
  return null;
}

function setMemo(self: PyPickler, value: Value | undefined): void {
  if (value === undefined) throw typeError('attribute deletion is not supported');
  if (value instanceof PicklerMemo) {
    self.memo = new Map(value.pickler.memo);
    return;
  }
  if (!(value instanceof PyDict)) {
    throw typeError(`'memo' attribute must be a PicklerMemoProxy object or dict, not ${typeName(value)}`);
  }
  const memo: WriterMemo = new Map();
  for (const [, entry] of value.entries()) {
    if (!(entry instanceof PyTuple) || entry.items.length !== 2) {
      throw typeError("'memo' values must be 2-item tuples");
    }
    const [index, object] = entry.items;
    memo.set((object instanceof PyObject ? object : String(object)) as object, {
      index: index as number,
      value: object,
    });
  }
  self.memo = memo;
}

furnish(picklerType, () => ({
  doc: 'Writes pickles to a file, one after the other, with one memo.',
  new: ['(type, *args, **kwargs)', (type: PyType) => adopt(new PyPickler(), type), 'Makes a pickler without a file.'],
  init: [
    '(self, file, protocol=None, fix_imports: bool = True, buffer_callback=None)',
    (self: PyPickler, file: Value, protocol: Value = null, fixImports = true, callback: Value = null) => {
      self.protocol = protocolOf(protocol);
      self.write = fileWrite(file);
      self.bufferCallback = callbackOf(callback, self.protocol);
      self.fixImports = fixImports && self.protocol < 3;
      self.fast = 0;
      self.memo = new Map();
      return null;
    },
    'Takes the file, which has a method write.',
  ],
  methods: {
    dump: [
      '(self, /, *args, **kwargs)',
      (self: PyPickler, args: Value[], keywords: Map<string, Value>) => {
        exactly('dump', 1, args, keywords);
        return dump(self, args[0]);
      },
      'Writes the pickle of an object.',
      undefined,
      '(self, obj, /)',
    ] as never,
    clear_memo: [
      '(self, /)',
      (self: PyPickler) => {
        self.memo.clear();
        return null;
      },
      'Forgets which objects were pickled.',
    ],
    persistent_id: ['(self, obj, /)', () => null, 'The name of an object that is kept elsewhere, or None.'],
  },
  constants: { __module__: '_pickle' },
  attributes: {
    memo: [(self: PyPickler) => new PicklerMemo(self), setMemo, 'which objects were pickled'],
    dispatch_table: [
      (self: PyPickler) => {
        if (self.dispatchTable !== undefined) return self.dispatchTable;
        throw attributeError(`'${typeName(self)}' object has no attribute 'dispatch_table'`, self, 'dispatch_table');
      },
      (self: PyPickler, value) => {
        self.dispatchTable = value;
      },
      'the reducers of types, instead of those of copyreg',
    ],
    bin: [(self: PyPickler) => (self.protocol > 0 ? 1 : 0), null, 'whether the pickle is a binary one'],
    fast: [
      (self: PyPickler) => self.fast,
      (self: PyPickler, value) => {
        self.fast = value ?? 0;
      },
      'whether nothing is remembered',
    ],
  },
}));

furnish(memoType, () => ({
  doc: 'What a pickler remembers.',
  methods: {
    clear: [
      '(self, /)',
      (self: PicklerMemo) => {
        self.pickler.memo.clear();
        return null;
      },
      'Forgets everything.',
    ],
    copy: ['(self, /)', (self: PicklerMemo) => self.copy(), 'A dict of index and object by id.'],
    __reduce__: [
      '(self, /)',
      (self: PicklerMemo) => new PyTuple([dictType, new PyTuple([self.copy()])]),
      'How to pickle it.',
    ],
  },
  constants: { __hash__: null, __module__: '_pickle' },
}));
