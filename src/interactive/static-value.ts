/**
 * What an expression stands for, found without running any Python code: no properties, no `__getattr__`, no calls. Where
 * the value cannot be had so, its type may be.
 */
import type * as ast from '../parser/ast.ts';
import { parseExpression } from '../parser/parse.ts';
import { PySyntaxErrorInfo } from '../parser/syntax-error.ts';
import { PyArray, PyByteArray, PyBytes, PyMemoryView } from '../runtime/buffer/objects.ts';
import { PyException } from '../runtime/errors.ts';
import { interpreter } from '../runtime/interpreter.ts';
import { ownAttribute } from '../runtime/protocol/attribute.ts';
import { PyMemberDescriptor } from '../runtime/protocol/call.ts';
import {
  PyBuiltinFunction,
  PyClassMethodDescriptor,
  PyGetSetDescriptor,
  PyMethodDescriptor,
  PyStaticMethod,
} from '../runtime/signature/builtin.ts';
import {
  boolType,
  bytesType,
  complexType,
  dictType,
  ellipsisType,
  floatType,
  generatorType,
  intType,
  listType,
  type Maybe,
  memoryviewType,
  noneType,
  objectType,
  PyObject,
  PyType,
  setType,
  strType,
  tupleType,
  typeOf,
  typeType,
  type Value,
} from '../runtime/types.ts';
import { type Namespace, PyDict } from '../runtime/values/dict.ts';
import { PyClassMethod, PyFunction, PyMethod, PyModule } from '../runtime/values/function.ts';
import { PyList } from '../runtime/values/list.ts';
import { PyTuple } from '../runtime/values/tuple.ts';

/** A value, or only what it is an instance of. */
export type Known = { readonly value: Value } | { readonly type: PyType };

export function typeOfKnown(known: Known): PyType {
  return 'type' in known ? known.type : typeOf(known.value);
}

/** What the source text of an expression stands for in a namespace. */
export function staticValue(source: string, namespace: Namespace): Known | undefined {
  let node: ast.Expr;
  try {
    node = parseExpression(source.trim(), '<completion>').module.body;
  } catch (thrown) {
    if (thrown instanceof PySyntaxErrorInfo) return undefined;
    throw thrown;
  }
  return look(node, namespace);
}

function look(node: ast.Expr, namespace: Namespace): Known | undefined {
  switch (node.kind) {
    case 'Name': {
      const value = namespace.get(node.id) ?? interpreter.builtins.get(node.id);
      return value === undefined ? undefined : { value };
    }
    case 'Attribute': {
      const base = look(node.value, namespace);
      return base === undefined ? undefined : attributeOf(base, node.attr);
    }
    case 'Subscript': {
      const base = look(node.value, namespace);
      return base === undefined ? undefined : itemOf(base, node.slice);
    }
    case 'Call':
      return resultOf(node, namespace);
    case 'Constant':
      return constant(node.value);
    default: {
      const type = DISPLAYS[node.kind];
      return type === undefined ? undefined : { type };
    }
  }
}

const DISPLAYS: Partial<Record<ast.Expr['kind'], PyType>> = {
  JoinedStr: strType,
  List: listType,
  ListComp: listType,
  Tuple: tupleType,
  Dict: dictType,
  DictComp: dictType,
  Set: setType,
  SetComp: setType,
  GeneratorExp: generatorType,
  Compare: boolType,
};
const CONSTANTS: Record<Exclude<ast.ConstantValue['type'], 'object'>, PyType> = {
  int: intType,
  float: floatType,
  complex: complexType,
  str: strType,
  bytes: bytesType,
  bool: boolType,
  None: noneType,
  Ellipsis: ellipsisType,
};
function constant(value: ast.ConstantValue): Known {
  switch (value.type) {
    case 'int':
    case 'str':
    case 'bool':
      return { value: value.value };
    default:
      return { type: value.type === 'object' ? objectType : CONSTANTS[value.type] };
  }
}

// ---------------------------------------------------------------- attributes

/** An attribute, as far as it is known without running Python code. */
export function attributeOf(base: Known, name: string): Known | undefined {
  if ('type' in base) {
    const found = base.type.lookup(name);
    return found === undefined ? undefined : bound(found, undefined, base.type);
  }
  const { value } = base;
  if (value instanceof PyModule) {
    const own = value.dict.get(name);
    if (own !== undefined) return { value: own };
  } else if (value instanceof PyType) {
    const found = value.lookup(name) ?? (value.type === typeType ? typeType.lookup(name) : undefined);
    return found === undefined ? undefined : boundToClass(found, value);
  }
  const type = typeOf(value);
  if (type.lookup('__getattribute__') instanceof PyFunction) return undefined;
  const found = type.lookup(name);
  if (value instanceof PyObject) {
    if (found instanceof PyMemberDescriptor) {
      const slot = value.slotValues?.[found.index];
      return slot === undefined ? undefined : { value: slot };
    }
    const own = ownAttribute(value, name);
    if (own !== undefined) return { value: own };
  }
  return found === undefined ? undefined : bound(found, value, type);
}

/** What a class attribute is for an instance; of one of which only the type is known, it is bound to nothing. */
function bound(found: Value, self: Maybe, type: PyType): Known | undefined {
  if (found instanceof PyFunction) return { value: new PyMethod(found, self ?? null) };
  if (found instanceof PyMethodDescriptor) return { value: found.bind(self ?? null) };
  if (found instanceof PyGetSetDescriptor) return self === undefined ? undefined : computed(found, self);
  return boundToClass(found, type);
}

function boundToClass(found: Value, cls: PyType): Known | undefined {
  if (found instanceof PyStaticMethod) return { value: found.callable };
  if (found instanceof PyClassMethod) return { value: new PyMethod(found.callable, cls) };
  if (found instanceof PyClassMethodDescriptor) return { value: found.bind(cls) };
  const plain = !(found instanceof PyObject) || PLAIN.some(kind => found instanceof kind);
  // Any other descriptor runs code when it is asked.
  return plain || found.type.lookup('__get__') === undefined ? { value: found } : undefined;
}
/** Descriptors that a class gives as they are. */
const PLAIN = [PyFunction, PyMethodDescriptor, PyBuiltinFunction, PyGetSetDescriptor, PyMemberDescriptor, PyType];

/** A computed attribute of a builtin type: our own code, which changes nothing. */
function computed(descriptor: PyGetSetDescriptor, self: Value): Known | undefined {
  if (descriptor.owner.origin !== 'builtin') return undefined;
  try {
    return { value: descriptor.get(self) };
  } catch (thrown) {
    if (!(thrown instanceof PyException)) throw thrown;
    return undefined;
  }
}

// ---------------------------------------------------------------- items and calls

function itemOf(base: Known, key: ast.Expr): Known | undefined {
  const type = typeOfKnown(base);
  if (key.kind === 'Slice') return SLICED.has(type) ? { type } : undefined;
  if (type === strType) return { type: strType };
  if (type === bytesType) return { type: intType };
  if ('type' in base) return undefined;
  const { value } = base;
  const at = literal(key);
  if (value instanceof PyByteArray) return { type: intType };
  if (at === undefined) return undefined;
  if (value instanceof PyDict && value.type.lookup('__getitem__') instanceof PyMethodDescriptor) {
    const item = value.get(at);
    return item === undefined ? undefined : { value: item };
  }
  if ((value instanceof PyList || value instanceof PyTuple) && typeof at === 'number') {
    const item = value.items.at(at);
    return item === undefined ? undefined : { value: item };
  }
  if (value instanceof PyArray || value instanceof PyMemoryView) {
    const code = value instanceof PyArray ? value.typecode : value.record.code;
    return { type: 'efd'.includes(code) && code !== '' ? floatType : intType };
  }
  return undefined;
}
const SLICED = new Set([strType, bytesType, listType, tupleType, memoryviewType, PyByteArray.prototype.type]);

/** The value of a plain literal. */
function literal(node: ast.Expr): Maybe {
  if (node.kind === 'UnaryOp' && node.op === 'USub') {
    const operand = literal(node.operand);
    return typeof operand === 'number' ? -operand : undefined;
  }
  if (node.kind !== 'Constant') return undefined;
  const { value } = node;
  if (value.type === 'int' || value.type === 'str' || value.type === 'bool') return value.value;
  return value.type === 'bytes' ? new PyBytes(value.value) : undefined;
}

/** Methods of builtin types whose result's type is known. */
const RESULTS = new Map<PyType, Record<string, PyType>>([
  [
    memoryviewType,
    { cast: memoryviewType, toreadonly: memoryviewType, tobytes: bytesType, tolist: listType, hex: strType },
  ],
  [
    bytesType,
    { hex: strType, decode: strType, split: listType, join: bytesType, replace: bytesType, strip: bytesType },
  ],
  [strType, { encode: bytesType, split: listType, join: strType, replace: strType, strip: strType, format: strType }],
  [PyByteArray.prototype.type, { hex: strType, decode: strType, split: listType, copy: PyByteArray.prototype.type }],
]);

/** What a call gives, if that is clear without calling: an instance of the class that is called. */
function resultOf(node: ast.Call, namespace: Namespace): Known | undefined {
  if (node.func.kind === 'Attribute') {
    const base = look(node.func.value, namespace);
    const results = base === undefined ? undefined : RESULTS.get(typeOfKnown(base));
    if (results !== undefined && Object.hasOwn(results, node.func.attr)) return { type: results[node.func.attr] };
  }
  const callee = look(node.func, namespace);
  if (callee === undefined || 'type' in callee) return undefined;
  const { value } = callee;
  if (!(value instanceof PyType) || value.type !== typeType) return undefined;
  return value === typeType || value.lookup('__new__') instanceof PyFunction ? undefined : { type: value };
}
