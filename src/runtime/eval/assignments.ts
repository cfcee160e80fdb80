/** Assignment in all its forms, `del`, and unpacking. */
import type { AugAssign, Expr, List, Operator, Tuple } from '../../parser/ast.ts';
import { typeError, valueError } from '../errors.ts';
import * as arithmetic from '../protocol/arithmetic.ts';
import { getIterator, isIterable } from '../protocol/iterate.ts';
import { extendFromRest } from '../protocol/length-hint.ts';
import { getItem, setItem } from '../protocol/subscript.ts';
import { dictType, floatType, listType, PyObject, tupleType, typeName, type Value } from '../types.ts';
import { PyDict } from '../values/dict.ts';
import { PyFloat } from '../values/float.ts';
import { PyList } from '../values/list.ts';
import type { PyTuple } from '../values/tuple.ts';
import { bindDeleteAttribute, bindDeleteSubscript } from './access.ts';
import { bindExpression, bindTarget, type Store, statementBinders, targetBinders } from './bind.ts';
import type { Context } from './context.ts';
import type { Exec } from './frame.ts';
import { bindDelete, bindLoad, bindStore, literal, localSlot, unboundLocal } from './names.ts';
import { holdingStore, holdingValues, holdsTarget } from './pending.ts';

statementBinders.Assign = (node, context) => {
  const value = bindExpression(node.value, context);
  if (node.targets.length === 1) {
    const target = node.targets[0];
    const slot = localSlot(target, context);
    if (slot >= 0) {
      return frame => {
        frame.locals[slot] = value(frame);
        return undefined;
      };
    }
    const store = bindTarget(target, context);
    return frame => {
      store(frame, value(frame));
      return undefined;
    };
  }
  const stores = node.targets.map(target => bindTarget(target, context));
  return frame => {
    const result = value(frame);
    for (let i = 0; i < stores.length; i++) stores[i](frame, result);
    return undefined;
  };
};

// ---------------------------------------------------------------- unpacking

targetBinders.Tuple = (node, context) => bindUnpack(node, context);
targetBinders.List = (node, context) => bindUnpack(node, context);
targetBinders.Starred = (node, context) => bindTarget(node.value, context);

function bindUnpack(node: Tuple | List, context: Context): Store {
  const stores = node.elts.map(target => bindTarget(target, context));
  const count = stores.length;
  const star = node.elts.findIndex(e => e.kind === 'Starred');
  if (star >= 0) return bindStarredUnpack(node, stores, star);
  return (frame, value) => {
    const items = quickItems(value);
    if (items !== null && items.length === count) {
      for (let i = 0; i < count; i++) stores[i](frame, items[i]);
      return;
    }
    frame.at = node;
    const unpacked = unpackExactly(value, count);
    for (let i = 0; i < count; i++) stores[i](frame, unpacked[i]);
  };
}

/** The items of an exact tuple or list without copying. */
function quickItems(value: Value): readonly Value[] | null {
  if (!(value instanceof PyObject)) return null;
  return value.type === tupleType || value.type === listType ? (value as PyTuple | PyList).items : null;
}

/** The items of what is unpacked to so many targets. @throws TypeError, ValueError as CPython's `UNPACK_SEQUENCE` */
export function unpackExactly(value: Value, count: number): readonly Value[] {
  const items = quickItems(value);
  return items === null ? unpack(value, count) : checkCount(items, count);
}

function checkCount(items: readonly Value[], count: number): readonly Value[] {
  if (items.length < count) {
    throw valueError(`not enough values to unpack (expected ${count}, got ${items.length})`);
  }
  if (items.length > count) throw valueError(`too many values to unpack (expected ${count}, got ${items.length})`);
  return items;
}

/** CPython's `_PyEval_UnpackIterableStackRef` without a star: takes one item more than expected at most. */
function unpack(value: Value, count: number): Value[] {
  if (!isIterable(value)) throw typeError(`cannot unpack non-iterable ${typeName(value)} object`);
  const iterator = getIterator(value);
  const items: Value[] = [];
  while (items.length < count) {
    const item = iterator.next();
    if (item === undefined) throw valueError(`not enough values to unpack (expected ${count}, got ${items.length})`);
    items.push(item);
  }
  if (iterator.next() !== undefined) {
    const got = value instanceof PyDict && value.type === dictType ? `, got ${value.size}` : '';
    throw valueError(`too many values to unpack (expected ${count}${got})`);
  }
  return items;
}

function bindStarredUnpack(node: Tuple | List, stores: readonly Store[], star: number): Store {
  const after = stores.length - star - 1;
  return (frame, value) => {
    frame.at = node;
    if (!isIterable(value)) throw typeError(`cannot unpack non-iterable ${typeName(value)} object`);
    const iterator = getIterator(value);
    const items: Value[] = [];
    const short = () =>
      valueError(`not enough values to unpack (expected at least ${star + after}, got ${items.length})`);
    while (items.length < star) {
      const item = iterator.next();
      if (item === undefined) throw short();
      items.push(item);
    }
    extendFromRest(items, iterator);
    if (items.length < star + after) throw short();
    for (let i = 0; i < star; i++) stores[i](frame, items[i]);
    stores[star](frame, new PyList(items.slice(star, items.length - after)));
    for (let i = 0; i < after; i++) stores[star + 1 + i](frame, items[items.length - after + i]);
  };
}

// ---------------------------------------------------------------- augmented assignment

export const inplaceOperators: Record<Operator, (a: Value, b: Value) => Value> = {
  Add: arithmetic.iadd,
  Sub: arithmetic.isub,
  Mult: arithmetic.imul,
  MatMult: arithmetic.imatmul,
  Div: arithmetic.itruediv,
  Mod: arithmetic.imod,
  Pow: arithmetic.ipow,
  LShift: arithmetic.ilshift,
  RShift: arithmetic.irshift,
  BitOr: arithmetic.ior,
  BitXor: arithmetic.ixor,
  BitAnd: arithmetic.iand,
  FloorDiv: arithmetic.ifloordiv,
};
const MAX = Number.MAX_SAFE_INTEGER;

statementBinders.AugAssign = (node, context) => {
  const { target } = node;
  const holds = holdsTarget(node);
  switch (target.kind) {
    case 'Name': {
      const slot = localSlot(target, context);
      if (slot >= 0) return bindLocalAugmented(node, slot, target.id, context);
      const load = bindLoad(target, context);
      const store = bindStore(target.id, context, target);
      const value = bindExpression(node.value, context);
      const compute = inplaceOperator(node);
      return frame => {
        const before = load(frame);
        const operand = holds ? holdingValues([before], () => value(frame)) : value(frame);
        frame.at = node;
        store(frame, compute(before, operand));
        return undefined;
      };
    }
    case 'Attribute': {
      const object = bindExpression(target.value, context);
      const value = bindExpression(node.value, context);
      const compute = inplaceOperator(node);
      const objectSlot = context.temporary();
      const load = bindExpression(
        { ...target, value: { kind: 'Temporary', slot: objectSlot } as never, ctx: 'Load' },
        context,
      );
      const store = bindTarget({ ...target, value: { kind: 'Temporary', slot: objectSlot } as never }, context);
      return frame => {
        const self = object(frame);
        frame.locals[objectSlot] = self;
        const before = load(frame);
        const operand = holds ? holdingValues([before], () => value(frame)) : value(frame);
        frame.at = node;
        const result = compute(before, operand);
        frame.locals[objectSlot] = self;
        store(frame, result);
        frame.locals[objectSlot] = undefined;
        return undefined;
      };
    }
    default: {
      const container = bindExpression(target.value, context);
      const slice = bindExpression(target.slice, context);
      const value = bindExpression(node.value, context);
      const compute = inplaceOperator(node);
      return frame => {
        const object = container(frame);
        const key = slice(frame);
        if (typeof key === 'number' && object instanceof PyObject && object.type === listType) {
          const { items } = object as PyList;
          if (key >= 0 && key < items.length) {
            const before = items[key];
            const operand = holds ? holdingValues([object, before], () => value(frame)) : value(frame);
            frame.at = node;
            const result = compute(before, operand);
            if (key < items.length) {
              items[key] = result;
              return undefined;
            }
            frame.at = target;
            setItem(object, key, result);
            return undefined;
          }
        }
        frame.at = target;
        const before =
          typeof key === 'object' ? holdingValues([object], () => getItem(object, key)) : getItem(object, key);
        const operand = holds ? holdingValues([object, key, before], () => value(frame)) : value(frame);
        frame.at = node;
        const result = compute(before, operand);
        frame.at = target;
        holdingStore(setItem, object, key, result);
        return undefined;
      };
    }
  }
};

/** The in-place operator, small integers first. */
/** What an augmented assignment does to the old value and the operand. */
export function inplaceOperator(node: AugAssign): (a: Value, b: Value) => Value {
  const general = inplaceOperators[node.op];
  switch (node.op) {
    case 'Add':
      return (a, b) => {
        if (typeof a === 'number' && typeof b === 'number') {
          const r = a + b;
          if (r <= MAX && r >= -MAX) return r;
        } else if (a instanceof PyFloat && b instanceof PyFloat && a.type === floatType && b.type === floatType) {
          return new PyFloat(a.value + b.value);
        }
        return general(a, b);
      };
    case 'Sub':
      return (a, b) => {
        if (typeof a === 'number' && typeof b === 'number') {
          const r = a - b;
          if (r <= MAX && r >= -MAX) return r;
        } else if (a instanceof PyFloat && b instanceof PyFloat && a.type === floatType && b.type === floatType) {
          return new PyFloat(a.value - b.value);
        }
        return general(a, b);
      };
    default:
      return general;
  }
}

function bindLocalAugmented(node: AugAssign, slot: number, name: string, context: Context): Exec {
  const general = inplaceOperators[node.op];
  const c = literal(node.value);
  if (typeof c === 'number' && (node.op === 'Add' || node.op === 'Sub')) {
    const step = node.op === 'Add' ? c : -c;
    return frame => {
      const a = frame.locals[slot];
      if (typeof a === 'number') {
        const r = a + step;
        if (r <= MAX && r >= -MAX) {
          frame.locals[slot] = r;
          return undefined;
        }
      }
      if (a === undefined) throw unboundLocal(frame, node.target, name);
      frame.at = node;
      frame.locals[slot] = general(a, c);
      return undefined;
    };
  }
  const value = bindExpression(node.value, context);
  switch (node.op) {
    case 'Add':
      return frame => {
        const a = frame.locals[slot];
        if (a === undefined) throw unboundLocal(frame, node.target, name);
        const b = value(frame);
        if (typeof a === 'number' && typeof b === 'number') {
          const r = a + b;
          if (r <= MAX && r >= -MAX) {
            frame.locals[slot] = r;
            return undefined;
          }
        } else if (a instanceof PyFloat && b instanceof PyFloat && a.type === floatType && b.type === floatType) {
          frame.locals[slot] = new PyFloat(a.value + b.value);
          return undefined;
        }
        frame.at = node;
        frame.locals[slot] = general(a, b);
        return undefined;
      };
    case 'Sub':
      return frame => {
        const a = frame.locals[slot];
        if (a === undefined) throw unboundLocal(frame, node.target, name);
        const b = value(frame);
        if (typeof a === 'number' && typeof b === 'number') {
          const r = a - b;
          if (r <= MAX && r >= -MAX) {
            frame.locals[slot] = r;
            return undefined;
          }
        } else if (a instanceof PyFloat && b instanceof PyFloat && a.type === floatType && b.type === floatType) {
          frame.locals[slot] = new PyFloat(a.value - b.value);
          return undefined;
        }
        frame.at = node;
        frame.locals[slot] = general(a, b);
        return undefined;
      };
    default:
      return frame => {
        const a = frame.locals[slot];
        if (a === undefined) throw unboundLocal(frame, node.target, name);
        const b = value(frame);
        frame.at = node;
        frame.locals[slot] = general(a, b);
        return undefined;
      };
  }
}

// ---------------------------------------------------------------- deletion

statementBinders.Delete = (node, context) => {
  const steps = node.targets.map(target => bindDeletion(target, context));
  return frame => {
    for (const step of steps) step(frame);
    return undefined;
  };
};

function bindDeletion(target: Expr, context: Context): Exec {
  switch (target.kind) {
    case 'Name':
      return bindDelete(target, context);
    case 'Attribute':
      return bindDeleteAttribute(target, context);
    case 'Subscript':
      return bindDeleteSubscript(target, context);
    case 'Tuple':
    case 'List': {
      const steps = target.elts.map(e => bindDeletion(e, context));
      return frame => {
        for (const step of steps) step(frame);
        return undefined;
      };
    }
    default:
      throw new Error(`cannot delete ${target.kind}`);
  }
}
