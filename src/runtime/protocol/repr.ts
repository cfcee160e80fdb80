/** `repr`, `str`, `ascii` and `format`. */
import { typeError } from '../errors.ts';
import { PyMethodDescriptor } from '../signature/builtin.ts';
import { objectType, PyObject, typeName, typeOf, type Value } from '../types.ts';
import { PyFloat } from '../values/float.ts';
import { floatRepr } from '../values/float-text.ts';
import { intRepr } from '../values/int-text.ts';
import { strValue } from '../values/subclass.ts';
import { asciiEscape, strRepr } from '../values/text.ts';
import { invoke0, invoke1 } from './call.ts';
import { formatFloat, formatInt, formatStr } from './format.ts';
import { identity } from './hash.ts';

/** `repr(value)`, as text. */
export function repr(value: Value): string {
  switch (typeof value) {
    case 'string':
      return strRepr(value);
    case 'number':
    case 'bigint':
      return intRepr(value);
    case 'boolean':
      return value ? 'True' : 'False';
    default:
      if (value === null) return 'None';
  }
  if (value instanceof PyFloat && value.type.origin === 'builtin') return floatRepr(value.value);
  return strValue(ownRepr(value))!;
}

/** `repr(value)`, which can be an instance of a subclass of str. */
export function reprObject(value: Value): Value {
  return value instanceof PyObject ? ownRepr(value) : repr(value);
}

/** What the type's `__repr__` gives, which is a str. */
function ownRepr(value: PyObject): Value {
  const method = value.type.lookup('__repr__');
  if (method === undefined) return objectRepr(value);
  const result = invoke0(method, value);
  if (strValue(result) === undefined) throw typeError(`__repr__ returned non-string (type ${typeName(result)})`);
  return result;
}

/** `object.__repr__`: `<module.C object at 0x…>`. */
export function objectRepr(value: PyObject): string {
  const { type } = value;
  const { qualname } = type;
  const module = type.origin === 'class' ? type.dict.get('__module__') : type.module;
  const name = typeof module !== 'string' || module === 'builtins' ? qualname : `${module}.${qualname}`;
  return `<${name} object at ${address(value)}>`;
}

/** An object's identity as CPython prints addresses. */
export function address(value: Value): string {
  return `0x${identity(value).toString(16)}`;
}

/** `str(value)`, as text. */
export function str(value: Value): string {
  if (typeof value === 'string') return value;
  return value instanceof PyObject ? strValue(strObject(value))! : repr(value);
}

/** `str(value)`, which can be an instance of a subclass of str. */
export function strObject(value: Value): Value {
  if (!(value instanceof PyObject)) return typeof value === 'string' ? value : repr(value);
  const method = value.type.lookup('__str__');
  if (method === undefined) return reprObject(value);
  if (method instanceof PyMethodDescriptor && method.declaration.owner === objectType) return reprObject(value);
  const result = invoke0(method, value);
  if (strValue(result) === undefined) throw typeError(`__str__ returned non-string (type ${typeName(result)})`);
  return result;
}

/** `ascii(value)`, as text. */
export function ascii(value: Value): string {
  return asciiEscape(repr(value));
}

/** `ascii(value)`: the repr itself, if that is ASCII. */
export function asciiObject(value: Value): Value {
  const shown = reprObject(value);
  const text = strValue(shown)!;
  const escaped = asciiEscape(text);
  return escaped === text ? shown : escaped;
}

/** `format(value, spec)`, as text. */
export function format(value: Value, spec: string): string {
  const result = formatObject(value, spec);
  return typeof result === 'string' ? result : strValue(result)!;
}

/** `format(value, spec)`, which can be an instance of a subclass of str. */
export function formatObject(value: Value, spec: string): Value {
  if (spec === '') {
    if (typeof value === 'string') return value;
    if (typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean') return repr(value);
  }
  if (typeof value === 'string') return formatStr(value, spec);
  if (typeof value === 'number' || typeof value === 'bigint') return formatInt(value, spec);
  if (value instanceof PyFloat && value.type.origin === 'builtin') return formatFloat(value.value, spec);
  const method = typeOf(value).lookup('__format__');
  if (method === undefined || method === null) throw typeError(`Type ${typeName(value)} doesn't define __format__`);
  const result = invoke1(method, value, spec);
  if (strValue(result) === undefined) throw typeError(`__format__ must return a str, not ${typeName(result)}`);
  return result;
}

/** `object.__format__`. @throws TypeError for any format spec but the empty one */
export function objectFormat(value: Value, spec: string): Value {
  if (spec !== '') throw typeError(`unsupported format string passed to ${typeName(value)}.__format__`);
  return strObject(value);
}

const active: Value[] = [];

/** Begins the repr of a container; false if it is already being shown (CPython's `Py_ReprEnter`). Pair with `leaveRepr`. */
export function enterRepr(value: Value): boolean {
  if (active.includes(value)) return false;
  active.push(value);
  return true;
}
export function leaveRepr(value: Value): void {
  const at = active.lastIndexOf(value);
  if (at >= 0) active.splice(at, 1);
}
/** Shows the items of a container, separated by commas; `recursive` stands for a container inside of itself. */
export function reprItems(container: Value, items: () => readonly Value[], open: string, close: string): string {
  if (!enterRepr(container)) return `${open}...${close}`;
  try {
    let text = open;
    // The items are asked for again each time: a repr may change the container.
    for (let i = 0; i < items().length; i++) text += (i > 0 ? ', ' : '') + repr(items()[i]);
    return text + close;
  } finally {
    leaveRepr(container);
  }
}
