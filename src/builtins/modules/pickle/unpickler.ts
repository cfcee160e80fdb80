/** `Unpickler`, `load` and `loads`. */
import { holding } from '../../../runtime/buffer/reachability.ts';
import { getBuffer, PyBUF } from '../../../runtime/buffer/request.ts';
import { typeError, valueError } from '../../../runtime/errors.ts';
import { call2 } from '../../../runtime/protocol/call.ts';
import { getIterator, type PyIterator } from '../../../runtime/protocol/iterate.ts';
import { furnish, type Row } from '../../../runtime/signature/declare.ts';
import { dictType, objectType, PyObject, PyType, typeName, type Value } from '../../../runtime/types.ts';
import { adopt } from '../../../runtime/values/adopt.ts';
import { PyDict } from '../../../runtime/values/dict.ts';
import { strValue } from '../../../runtime/values/subclass.ts';
import { emptyTuple, PyTuple } from '../../../runtime/values/tuple.ts';
import { exactly } from '../../containers/exactly.ts';
import { unpicklingError } from './errors.ts';
import { findGlobal } from './globals.ts';
import { FileInput, Input } from './input.ts';
import { override } from './pickler.ts';
import { fromPython2 } from './python2-names.ts';
import { Reader } from './reader.ts';

export const unpicklerType = new PyType('Unpickler', [objectType], { module: '_pickle' });
unpicklerType.textSignature = "(file, *, fix_imports=True, encoding='ASCII', errors='strict',\\n          buffers=())";
const memoType = new PyType('UnpicklerMemoProxy', [objectType], { module: '_pickle' });
memoType.basetype = false;

/** `pickle`'s own `find_class`. */
function findClass(module: string, name: string, protocol: number, fixImports: boolean): Value {
  if (protocol < 3 && fixImports) [module, name] = fromPython2(module, name);
  return findGlobal(module, name, protocol >= 4);
}

class PyUnpickler extends PyObject {
  input: Input | null = null;
  fixImports = true;
  encoding = 'ASCII';
  errors = 'strict';
  buffers: PyIterator | null = null;
  memo = new Map<number, Value>();
  /** Of the pickle that is being read. */
  protocol = 0;
}
PyUnpickler.prototype.type = unpicklerType;

class UnpicklerMemo extends PyObject {
  readonly unpickler: PyUnpickler;
  constructor(unpickler: PyUnpickler) {
    super();
    this.unpickler = unpickler;
  }
  copy(): PyDict {
    return PyDict.from(this.unpickler.memo);
  }
}
UnpicklerMemo.prototype.type = memoType;

const bufferIterator = (buffers: Value): PyIterator | null => (buffers === null ? null : getIterator(buffers));

function unpickled(input: Input, fixImports: boolean, encoding: string, errors: string, buffers: Value): Value {
  const reader = new Reader(input, {
    memo: new Map(),
    encoding,
    errors,
    buffers: buffers instanceof PyTuple && buffers.items.length === 0 ? null : bufferIterator(buffers),
    findClass: (module, name, protocol) => findClass(module, name, protocol, fixImports),
    persistentLoad: undefined,
  });
  return holding(reader, () => reader.load());
}

export const unpickleFunctions: Record<string, Row> = {
  load: [
    "(file, *, fix_imports: bool = True, encoding: str = 'ASCII', errors: str = 'strict', buffers=())",
    (file: Value, fixImports = true, encoding = 'ASCII', errors = 'strict', buffers: Value = emptyTuple) =>
      unpickled(new FileInput(file), fixImports, encoding, errors, buffers),
    'Reads the object of a pickle from a file.',
  ],
  loads: [
    "(data, /, *, fix_imports: bool = True, encoding: str = 'ASCII', errors: str = 'strict', buffers=())",
    (data: Value, fixImports = true, encoding = 'ASCII', errors = 'strict', buffers: Value = emptyTuple) => {
      const held = getBuffer(data, PyBUF.SIMPLE);
      try {
        return unpickled(new Input(held.bytes), fixImports, encoding, errors, buffers);
      } finally {
        held.release();
      }
    },
    'The object of a pickle.',
  ],
};

function load(self: PyUnpickler): Value {
  const { input } = self;
  if (input === null) {
    throw unpicklingError(`Unpickler.__init__() was not called by ${self.type.name}.__init__()`);
  }
  const own = override(self, 'find_class', unpicklerType);
  const reader = new Reader(input, {
    memo: self.memo,
    encoding: self.encoding,
    errors: self.errors,
    buffers: self.buffers,
    findClass: (module, name, protocol) => {
      self.protocol = protocol;
      return own === undefined ? findClass(module, name, protocol, self.fixImports) : call2(own, module, name);
    },
    persistentLoad: override(self, 'persistent_load', unpicklerType),
  });
  self.protocol = 0;
  return holding(self, () => holding(reader, () => reader.load()));
}

function setMemo(self: PyUnpickler, value: Value | undefined): void {
  if (value === undefined) throw typeError('attribute deletion is not supported');
  if (value instanceof UnpicklerMemo) {
    self.memo = new Map(value.unpickler.memo);
    return;
  }
  if (!(value instanceof PyDict)) {
    throw typeError(`'memo' attribute must be an UnpicklerMemoProxy object or dict, not ${typeName(value)}`);
  }
  const memo = new Map<number, Value>();
  for (const [key, object] of value.entries()) {
    if (typeof key !== 'number') throw typeError('memo key must be integers');
    if (key < 0) throw valueError('memo key must be positive integers.');
    memo.set(key, object);
  }
  self.memo = memo;
}

furnish(unpicklerType, () => ({
  doc: 'Reads pickles from a file, one after the other, with one memo.',
  new: [
    '(type, *args, **kwargs)',
    (type: PyType) => adopt(new PyUnpickler(), type),
    'Makes an unpickler without a file.',
  ],
  init: [
    "(self, file, *, fix_imports: bool = True, encoding: str = 'ASCII', errors: str = 'strict', buffers=())",
    (
      self: PyUnpickler,
      file: Value,
      fixImports = true,
      encoding = 'ASCII',
      errors = 'strict',
      buffers: Value = emptyTuple,
    ) => {
      self.input = new FileInput(file);
      self.fixImports = fixImports;
      self.encoding = encoding;
      self.errors = errors;
      self.buffers = buffers instanceof PyTuple && buffers.items.length === 0 ? null : bufferIterator(buffers);
      self.memo = new Map();
      self.protocol = 0;
      return null;
    },
    'Takes the file, which has the methods read and readline.',
  ],
  methods: {
    load: ['(self, /)', load, 'Reads the object of the next pickle.'],
    find_class: [
      '(self, /, *args, **kwargs)',
      (self: PyUnpickler, args: Value[], keywords: Map<string, Value>) => {
        exactly('find_class', 2, args, keywords);
        const [module, name] = args;
        const moduleName = strValue(module);
        if (moduleName === undefined) throw typeError('module name must be a string');
        return findClass(moduleName, strValue(name) as string, self.protocol, self.fixImports);
      },
      'The class or function of a name in a module.',
      undefined,
      '(self, module_name, global_name, /)',
    ] as never,
    persistent_load: [
      '(self, pid, /)',
      () => {
        throw unpicklingError(
          'A load persistent id instruction was encountered, but no persistent_load function was specified.',
        );
      },
      'The object that is kept elsewhere under a name.',
    ],
  },
  constants: { __module__: '_pickle' },
  attributes: {
    memo: [(self: PyUnpickler) => new UnpicklerMemo(self), setMemo, 'the objects that were read, by index'],
  },
}));

furnish(memoType, () => ({
  doc: 'What an unpickler remembers.',
  methods: {
    clear: [
      '(self, /)',
      (self: UnpicklerMemo) => {
        self.unpickler.memo.clear();
        return null;
      },
      'Forgets everything.',
    ],
    copy: ['(self, /)', (self: UnpicklerMemo) => self.copy(), 'A dict of objects by index.'],
    __reduce__: [
      '(self, /)',
      (self: UnpicklerMemo) => new PyTuple([dictType, new PyTuple([self.copy()])]),
      'How to pickle it.',
    ],
  },
  constants: { __hash__: null, __module__: '_pickle' },
}));
