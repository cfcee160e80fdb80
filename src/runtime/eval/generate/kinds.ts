/**
 * What kind of value an expression will most likely give. Variables are looked at as they are when code becomes hot, and what they
 * hold is followed as far as that runs no Python code. A wrong guess costs time, nothing else.
 */
import type { Expr } from '../../../parser/ast.ts';
import { PyByteArray, PyBytes } from '../../buffer/objects.ts';
import { DICT_LAYOUT } from '../../layout.ts';
import { PyStaticMethod } from '../../signature/builtin.ts';
import {
  type Cell,
  dictType,
  floatType,
  listType,
  type Maybe,
  PyInstance,
  PyObject,
  PyType,
  tupleType,
  typeType,
} from '../../types.ts';
import { PyFunction } from '../../values/function.ts';
import type { PyList } from '../../values/list.ts';
import type { PyTuple } from '../../values/tuple.ts';
import { constantTuple } from '../displays.ts';
import { builtinsFor, literal } from '../names.ts';
import type { Unit } from './unit.ts';

export type Kind = 'int' | 'float' | 'str' | 'list' | 'tuple' | 'dict' | 'bytes' | 'bytearray' | 'other';

/** The kind of a value; `undefined` for none. */
export function kindOfValue(value: Maybe): Kind | undefined {
  switch (typeof value) {
    case 'undefined':
      return undefined;
    case 'number':
      return 'int';
    case 'string':
      return 'str';
    case 'object':
      if (value === null) return 'other';
      if (value.type === floatType) return 'float';
      if (value.type === listType) return 'list';
      if (value.type === tupleType) return 'tuple';
      if (value.type === dictType) return 'dict';
      if (value.type.origin !== 'builtin') return 'other';
      if (value instanceof PyByteArray) return 'bytearray';
      return value instanceof PyBytes ? 'bytes' : 'other';
    default:
      return 'other';
  }
}

const isNumeric = (kind: Kind | undefined): kind is 'int' | 'float' => kind === 'int' || kind === 'float';

/** The likely kind of an expression; `undefined` where nothing is known. */
export function kindOf(unit: Unit, node: Expr): Kind | undefined {
  switch (node.kind) {
    case 'Name': {
      const place = unit.context.place(node.id);
      if (place.kind !== 'local') return kindOfValue(peek(unit, node));
      return unit.kinds.get(place.slot) ?? kindOfValue(unit.sample[place.slot] as Maybe);
    }
    case 'BinOp': {
      const left = kindOf(unit, node.left);
      const right = kindOf(unit, node.right);
      if (!isNumeric(left) || !isNumeric(right)) {
        return node.op === 'Add' && left === right && left !== 'other' ? left : undefined;
      }
      if (node.op === 'Div') return 'float';
      if (node.op === 'Pow') return left === 'float' || right === 'float' ? 'float' : 'int';
      return left === 'float' || right === 'float' ? 'float' : 'int';
    }
    case 'UnaryOp':
      return node.op === 'Not' ? 'other' : kindOf(unit, node.operand);
    case 'IfExp':
      return kindOf(unit, node.body) ?? kindOf(unit, node.orelse);
    case 'JoinedStr':
      return 'str';
    case 'List':
    case 'ListComp':
      return 'list';
    case 'Tuple':
      return 'tuple';
    case 'Dict':
    case 'DictComp':
      return 'dict';
    case 'Subscript': {
      const container = kindOf(unit, node.value);
      if (node.slice.kind === 'Slice') return container;
      if (container === 'bytes' || container === 'bytearray') return 'int';
      return kindOfValue(peek(unit, node));
    }
    case 'Call':
      return node.func.kind === 'Name' ? CALLS.get(node.func.id) : undefined;
    default:
      return kindOfValue(peek(unit, node));
  }
}
/** What calls of builtins give. */
const CALLS = new Map<string, Kind>([
  ...['len', 'int', 'ord', 'id', 'hash'].map((name): [string, Kind] => [name, 'int']),
  ...['str', 'repr', 'chr', 'hex', 'bin', 'input'].map((name): [string, Kind] => [name, 'str']),
  ...(['float', 'list', 'tuple', 'dict', 'bytes', 'bytearray'] as const).map((name): [string, Kind] => [name, name]),
  ['sorted', 'list'],
]);

/** The likely kind of what a loop over the expression goes through. */
export function itemKind(unit: Unit, node: Expr): Kind | undefined {
  if (node.kind === 'Call') return node.func.kind === 'Name' && node.func.id === 'range' ? 'int' : undefined;
  const kind = kindOf(unit, node);
  if (kind === 'bytes' || kind === 'bytearray') return 'int';
  if (kind === 'str') return 'str';
  const value = peek(unit, node);
  const isSequence = value instanceof PyObject && (value.type === listType || value.type === tupleType);
  return isSequence ? kindOfValue((value as PyList | PyTuple).items[0]) : undefined;
}

/** A function that stands in a class, as the class gives it. */
function peekInClass(cls: PyType, name: string): Maybe {
  if (cls.type !== typeType) return undefined;
  const found = cls.lookup(name);
  const value = found instanceof PyStaticMethod ? found.callable : found;
  return value instanceof PyFunction ? value : undefined;
}

/** The value of an expression now, where looking runs no Python code. */
export function peek(unit: Unit, node: Expr): Maybe {
  switch (node.kind) {
    case 'Constant':
    case 'UnaryOp':
      return literal(node);
    case 'Tuple':
      return constantTuple(node) ?? undefined;
    case 'Name': {
      const place = unit.context.place(node.id);
      switch (place.kind) {
        case 'local':
          return unit.sample[place.slot] as Maybe;
        case 'cell':
          return (unit.sample[place.slot] as Cell | undefined)?.value;
        case 'classcell':
          return undefined;
        default: {
          const name = unit.context.mangle(node.id);
          return unit.globals.get(name) ?? builtinsFor(unit.globals).get(name);
        }
      }
    }
    case 'Attribute': {
      const object = peek(unit, node.value);
      if (object instanceof PyType) return peekInClass(object, unit.context.mangle(node.attr));
      if (!(object instanceof PyInstance) || object.layout === DICT_LAYOUT) return undefined;
      const index = object.layout?.index.get(unit.context.mangle(node.attr));
      return index === undefined ? undefined : object.values[index];
    }
    case 'Subscript': {
      const container = peek(unit, node.value);
      if (!(container instanceof PyObject) || (container.type !== listType && container.type !== tupleType))
        return undefined;
      if (node.slice.kind === 'Slice') return container;
      const { items } = container as PyList | PyTuple;
      const index = peek(unit, node.slice);
      return (typeof index === 'number' ? items[index] : undefined) ?? items[0];
    }
    default:
      return undefined;
  }
}
