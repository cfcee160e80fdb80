/** The parameters of anything that can be called, found without running Python code. */
import { PyBytes } from '../runtime/buffer/objects.ts';
import { repr } from '../runtime/protocol/repr.ts';
import {
  type Declaration,
  PyBuiltinFunction,
  PyMethodDescriptor,
  PyStaticMethod,
} from '../runtime/signature/builtin.ts';
import { type ParameterKind, parseSignature } from '../runtime/signature/parameters.ts';
import { type Maybe, PyObject, PyType, typeOf, type Value } from '../runtime/types.ts';
import { PyFloat } from '../runtime/values/float.ts';
import { PyClassMethod, PyFunction, PyMethod } from '../runtime/values/function.ts';
import { attributeOf, type Known } from './static-value.ts';

export interface CallableParameter {
  name: string;
  kind: ParameterKind;
  /** As a signature shows it: `sep=None`, `*args`. */
  shown: string;
}

/** What is declared in a way that says nothing to a reader: calls of several forms, arguments counted by hand. */
const READABLE = new Map([
  ['array.array', '(typecode, initializer=(), /)'],
  ['bytearray', "(source=b'', encoding='utf-8', errors='strict')"],
  ['bytes', "(source=b'', encoding='utf-8', errors='strict')"],
  ['dict', '(iterable=(), /, **kwargs)'],
  ['frozenset', '(iterable=(), /)'],
  ['int', '(x=0, /, base=10)'],
  ['max', '(arg1, /, *args, key=None)'],
  ['min', '(arg1, /, *args, key=None)'],
  ['range', '(start, stop, step=1, /)'],
  ['set', '(iterable=(), /)'],
  ['slice', '(start, stop, step=None, /)'],
  ['str', "(object='', encoding='utf-8', errors='strict')"],
  ['struct.pack', '(format, /, *values)'],
  ['struct.pack_into', '(format, buffer, offset, /, *values)'],
  ['Struct.pack', '(*values)'],
  ['Struct.pack_into', '(buffer, offset, /, *values)'],
]);

/** CPython's bits of a code object's flags. */
const VARARGS = 4;
const VARKEYWORDS = 8;
/** Far more than a chain of wrappers has. */
const MAX_DEPTH = 10;

/** The parameters that a caller sees: a bound method's without the object. `null` where they are not known. */
export function parametersOf(callee: Value, depth = 0): CallableParameter[] | null {
  if (depth > MAX_DEPTH) return null;
  if (callee instanceof PyFunction) return ofFunction(callee);
  if (callee instanceof PyMethod) return withoutFirst(parametersOf(callee.func, depth + 1));
  if (callee instanceof PyStaticMethod || callee instanceof PyClassMethod) {
    return parametersOf(callee.callable, depth + 1);
  }
  if (callee instanceof PyBuiltinFunction) {
    const { declaration, self } = callee;
    const hidden = self !== undefined || declaration.kind === 'new' || declaration.kind === 'classmethod';
    return ofDeclaration(declaration, hidden && /^\((?:self|type|cls|module)\b/.test(declaration.signature));
  }
  if (callee instanceof PyMethodDescriptor) return ofDeclaration(callee.declaration, false);
  if (callee instanceof PyType) return ofClass(callee, depth);
  const call = callee instanceof PyObject ? attributeOf({ value: callee }, '__call__') : undefined;
  return call === undefined || 'type' in call || call.value === callee ? null : parametersOf(call.value, depth + 1);
}

/** The parameters of a known value; `null` for what is only known by its type. */
export function parametersOfKnown(known: Known): CallableParameter[] | null {
  return 'type' in known ? null : parametersOf(known.value);
}

/** The first line of the documentation; '' if there is none. */
export function firstDocLine(value: Value): string {
  const doc = docOf(value);
  return typeof doc === 'string' ? doc.trim().split('\n', 1)[0].trim() : '';
}

function docOf(value: Value): Maybe {
  if (value instanceof PyMethod) return docOf(value.func);
  if (value instanceof PyFunction) return value.doc;
  if (value instanceof PyBuiltinFunction || value instanceof PyMethodDescriptor) return value.declaration.doc;
  if (value instanceof PyType) return value.dict.get('__doc__') ?? value.doc;
  const found = attributeOf({ value }, '__doc__');
  return found === undefined || 'type' in found || typeOf(value).lookup('__doc__') === found.value ? null : found.value;
}

const withoutFirst = (parameters: CallableParameter[] | null): CallableParameter[] | null =>
  parameters === null || parameters[0]?.kind === 'varargs' ? parameters : parameters.slice(1);

function ofFunction({ code, defaults, kwdefaults }: PyFunction): CallableParameter[] {
  const { varnames, argcount, posonlyargcount, kwonlyargcount, flags } = code;
  const firstDefault = argcount - (defaults?.items.length ?? 0);
  const result: CallableParameter[] = [];
  for (let i = 0; i < argcount; i++) {
    const name = varnames[i];
    const value = i < firstDefault ? undefined : defaults!.items[i - firstDefault];
    result.push({ name, kind: i < posonlyargcount ? 'positional' : 'either', shown: withDefault(name, value) });
  }
  let at = argcount + kwonlyargcount;
  if ((flags & VARARGS) !== 0) {
    const name = varnames[at++];
    result.push({ name, kind: 'varargs', shown: `*${name}` });
  }
  for (const name of varnames.slice(argcount, argcount + kwonlyargcount)) {
    result.push({ name, kind: 'keyword', shown: withDefault(name, kwdefaults?.get(name)) });
  }
  if ((flags & VARKEYWORDS) !== 0) result.push({ name: varnames[at], kind: 'kwargs', shown: `**${varnames[at]}` });
  return result;
}

function withDefault(name: string, value: Maybe): string {
  if (value === undefined) return name;
  // The repr of anything else may run code.
  const plain =
    typeof value !== 'object' || value === null || value instanceof PyFloat || value.constructor === PyBytes;
  return `${name}=${plain ? repr(value) : '...'}`;
}

function ofDeclaration(declaration: Declaration, hideFirst: boolean): CallableParameter[] | null {
  const readable = READABLE.get(declaration.displayName.replace(/^_/, ''));
  if (readable !== undefined) return ofText(readable);
  const { shown, signature } = declaration;
  const text = shown === '' ? signature : shown;
  const parameters = ofText(text);
  if (hideFirst && !MARKED.test(text)) parameters?.shift();
  return parameters;
}

/** What `__text_signature__` begins with: the object that a bound method has. */
const MARKED = /\$\w+(, \/)?(, )?/;

/** A signature as it is written, without the object that it is bound to; `null` for those that no text shows. */
function ofText(text: string): CallableParameter[] | null {
  if (!text.startsWith('(')) return null;
  return parseSignature(text.replace(MARKED, '')).map(({ name, kind, required, defaultText }) => {
    const stars = kind === 'varargs' ? '*' : kind === 'kwargs' ? '**' : '';
    const end = defaultText !== null ? `=${defaultText}` : required || stars !== '' ? '' : '=<unrepresentable>';
    return { name, kind, shown: stars + name + end };
  });
}

function ofClass(cls: PyType, depth: number): CallableParameter[] | null {
  for (const type of cls.mro) {
    const readable = type.origin === 'builtin' ? READABLE.get(type.tpName) : undefined;
    if (readable !== undefined) return ofText(readable);
    const init = type.dict.get('__init__');
    const make = type.dict.get('__new__');
    if (init instanceof PyFunction) return withoutFirst(ofFunction(init));
    if (make instanceof PyStaticMethod) return withoutFirst(parametersOf(make.callable, depth + 1));
    if (make instanceof PyFunction) return withoutFirst(ofFunction(make));
    if (type.origin === 'class') continue;
    if (type.textSignature !== null) return ofText(type.textSignature);
    if (type.base === null) return [];
    if (make instanceof PyBuiltinFunction) return ofDeclaration(make.declaration, true);
    if (init instanceof PyMethodDescriptor) return ofDeclaration(init.declaration, true);
  }
  return null;
}
