/** Objects of the module `ast` as the parser's tree (C `obj2ast_…` in Python-ast.c): what `compile(tree, …)` begins with. */
import type { ConstantValue, Mod } from '../../parser/ast.ts';
import {
  type FieldKind,
  isBare,
  type NodeKind,
  nodeKinds,
  POSITION_ATTRIBUTES,
  POSITIONED,
} from '../abstract-grammar.ts';
import { PyBytes } from '../buffer/objects.ts';
import { PyException, typeError, valueError } from '../errors.ts';
import { getAttr, getAttrOptional } from '../protocol/attribute.ts';
import { repr } from '../protocol/repr.ts';
import { Ellipsis, PyObject, type PyType, typeName, typeOf, type Value } from '../types.ts';
import { PyComplex } from '../values/complex.ts';
import type { PyDict } from '../values/dict.ts';
import { PyFloat } from '../values/float.ts';
import { PyList } from '../values/list.ts';
import { PyFrozenSet } from '../values/set.ts';
import { intValue } from '../values/subclass.ts';
import { PyTuple } from '../values/tuple.ts';
import { asPythonException } from './frame.ts';
import { checkTree, type Raw } from './tree-checks.ts';
import { nodeClasses } from './tree-to-python.ts';
import { unparseNode } from './unparse-statements.ts';

const ROOTS = { exec: 'Module', eval: 'Expression', single: 'Interactive', func_type: 'FunctionType' } as const;

/** Whether a value is a node of a syntax tree. */
export function isTree(value: Value): value is PyObject {
  return value instanceof PyObject && value.type.mro.some(type => type.name === 'AST' && type.module === 'ast');
}

/**
 * Checks that a tree is of the kind that a mode compiles.
 * @throws TypeError (Python)
 */
export function checkRoot(tree: PyObject, mode: keyof typeof ROOTS): void {
  if (tree.type.isSubtypeOf(nodeClasses().get(ROOTS[mode]) as PyType)) return;
  throw typeError(`expected ${ROOTS[mode]} node, got ${tree.type.name}`);
}

/**
 * The parser's tree of Python's.
 * @param strict as `compile` asks for it; else what is missing stays out, and places do not matter
 * @throws TypeError, ValueError (Python) for fields that are missing or of the wrong kind
 */
export function treeFromPython(tree: PyObject, strict = true): Mod {
  const reader = new Reader(strict);
  const raw = reader.node(tree, reader.kindOf(tree)!);
  if (strict) checkTree(raw);
  return asParsed(raw) as unknown as Mod;
}

/**
 * The source text of a node of any kind (`ast.unparse`).
 * @throws TypeError (Python)
 */
export function unparseTree(value: Value): string {
  if (value instanceof PyList) return value.items.map(unparseTree).join('');
  const kind = new Reader(false).kindOf(value);
  if (kind === undefined || isBare(kind.base)) return '';
  try {
    return unparseNode(treeFromPython(value as PyObject, false) as unknown as Raw);
  } catch (thrown) {
    throw asPythonException(thrown);
  }
}

/** What the parser says in another way than the abstract grammar does. */
function asParsed(raw: Raw): Raw {
  for (const [name, part] of Object.entries(raw)) {
    if (Array.isArray(part)) raw[name] = part.map(each => adapted(each, raw));
    else raw[name] = adapted(part, raw);
  }
  if (raw.kind === 'AnnAssign') raw.simple = raw.simple !== 0;
  else if (raw.kind === 'comprehension') raw.is_async = raw.is_async !== 0;
  else if (raw.kind === 'ImportFrom') raw.level ??= 0;
  return raw;
}

function adapted(part: unknown, owner: Raw): unknown {
  if (typeof part !== 'object' || part === null || !('kind' in part) || !nodeKinds().has(part.kind as string))
    return part;
  const raw = asParsed(part as Raw);
  if (owner.kind === 'JoinedStr' && raw.kind !== 'FormattedValue' && raw.kind !== 'Constant') {
    return { ...raw, kind: 'FormattedValue', value: raw, conversion: -1, format_spec: null };
  }
  const alone = raw.kind === 'FormattedValue' && owner.kind !== 'JoinedStr';
  return alone ? { ...raw, kind: 'JoinedStr', values: [raw] } : raw;
}

class Reader {
  private readonly classes: PyDict = nodeClasses();
  private readonly strict: boolean;
  constructor(strict: boolean) {
    this.strict = strict;
  }

  /** The kind of a node, also of a subclass's instance. */
  kindOf(value: Value): NodeKind | undefined {
    if (!(value instanceof PyObject)) return undefined;
    for (const type of value.type.mro) {
      const kind = nodeKinds().get(type.name);
      if (kind !== undefined && this.classes.get(type.name) === type) return kind;
    }
    return undefined;
  }

  /** A node of a sum or a single kind; null for None. */
  private child(value: Value, type: string): Raw | string | null {
    const bare = isBare(type);
    if (value === null && !bare) return null;
    const places = this.strict && POSITIONED.has(type) ? this.places(value, type) : {};
    const kind = this.kindOf(value);
    if (kind?.base !== type) throw typeError(`expected some sort of ${type}, but got ${repr(value)}`);
    return bare ? kind.name : { ...this.node(value as PyObject, kind), ...places };
  }

  node(value: PyObject, kind: NodeKind): Raw {
    const raw: Raw = { kind: kind.name };
    for (const field of kind.fields) raw[field.name] = this.field(value, field, kind);
    if (kind.name !== 'Constant') return raw;
    const prefix = raw.kind === 'Constant' ? null : raw.kind;
    return { kind: 'Constant', prefix, value: this.literal(raw.value as Value) };
  }

  /** A constant; one that cannot be compiled can still be shown. */
  private literal(value: Value): ConstantValue {
    if (this.strict) return literal(value);
    try {
      return literal(value);
    } catch (thrown) {
      if (!(thrown instanceof PyException)) throw thrown;
      return { type: 'object', value: value as object };
    }
  }

  private field(owner: PyObject, field: FieldKind, kind: NodeKind): unknown {
    const { name, type, many } = field;
    const value = this.strict ? getAttrOptional(owner, name) : getAttr(owner, name);
    if (many === '*' || many === '?*') {
      if (value === undefined) return [];
      if (!(value instanceof PyList)) {
        throw typeError(`${kind.name} field "${name}" must be a list, not a ${typeName(value)}`);
      }
      const size = value.items.length;
      return value.items.map(item => {
        const converted = this.value(item, type);
        if (value.items.length !== size) {
          throw valueError(`${kind.name} field "${name}" changed size during iteration`);
        }
        return converted;
      });
    }
    if (value === undefined) {
      if (many === '?') return null;
      throw typeError(`required field "${name}" missing from ${kind.name}`);
    }
    const converted = this.value(value, type);
    if (converted === null && many === '' && this.strict && type !== 'constant') {
      throw valueError(`field '${name}' is required for ${kind.name}`);
    }
    return converted;
  }

  private value(value: Value, type: string): unknown {
    switch (type) {
      case 'constant':
        return value;
      case 'int':
        return value === null ? null : integer(value);
      case 'identifier':
      case 'string':
        if (value === null || typeof value === 'string') return value;
        throw typeError(`AST ${type} must be of type str`);
      default:
        return this.child(value, type);
    }
  }

  private places(value: Value, type: string): Record<string, number> {
    const result: Record<string, number> = {};
    for (const name of POSITION_ATTRIBUTES) {
      const given = getAttrOptional(value, name);
      const optional = name.startsWith('end_');
      if (given === undefined && !optional) throw typeError(`required field "${name}" missing from ${type}`);
      const missing = given === undefined || (given === null && optional);
      result[name] = missing ? result[name.slice('end_'.length)]! : integer(given as Value);
    }
    return result;
  }
}

function integer(value: Value): number {
  const number = intValue(value);
  if (number === undefined) throw valueError(`invalid integer value: ${repr(value)}`);
  return Number(number);
}

/** A constant of a tree: as the parser makes it, or what no literal says as the object itself. */
function literal(value: Value): ConstantValue {
  if (value === null) return { type: 'None' };
  if (value === Ellipsis) return { type: 'Ellipsis' };
  if (typeof value === 'boolean') return { type: 'bool', value };
  if (typeof value === 'number' || typeof value === 'bigint') return { type: 'int', value };
  if (typeof value === 'string') return { type: 'str', value };
  const type = typeOf(value);
  const exact = type.origin === 'builtin';
  if (exact && value instanceof PyFloat) return { type: 'float', value: value.value };
  if (exact && value instanceof PyBytes) return { type: 'bytes', value: value.data };
  if (exact && value instanceof PyComplex) {
    return value.real === 0 && !Object.is(value.real, -0)
      ? { type: 'complex', imag: value.imag }
      : { type: 'object', value };
  }
  if (exact && (value instanceof PyTuple || value instanceof PyFrozenSet)) {
    for (const item of value instanceof PyTuple ? value.items : value.keys()) literal(item);
    return { type: 'object', value };
  }
  throw typeError(`got an invalid type in Constant: ${type.name}`);
}
