/** Attributes and subscripts: loads, stores, deletions. */
import type { Attribute, Expr, Subscript } from '../../parser/ast.ts';
import { loadItem, storeItem } from '../buffer/inline.ts';
import { PyByteArray, PyBytes } from '../buffer/objects.ts';
import { keyError } from '../errors.ts';
import { delAttr, setAttr } from '../protocol/attribute.ts';
import { delItem, getItem, setItem } from '../protocol/subscript.ts';
import { dictType, listType, PyInstance, PyObject, tupleType, type Value } from '../types.ts';
import type { PyDict } from '../values/dict.ts';
import type { PyList } from '../values/list.ts';
import { PySlice } from '../values/slice.ts';
import { PyTuple } from '../values/tuple.ts';
import { bindExpression, expressionBinders, targetBinders } from './bind.ts';
import type { Context } from './context.ts';
import type { Eval, Exec } from './frame.ts';
import { literal, localSlot, unboundLocal } from './names.ts';
import { holdingStore, holdingValues, holdsContainer } from './pending.ts';
import { AttributeSite, isLaidOut, StoreSite } from './site.ts';

// ---------------------------------------------------------------- attributes

expressionBinders.Attribute = (node: Attribute, context: Context): Eval => {
  const site = new AttributeSite(context.mangle(node.attr));
  const slot = localSlot(node.value, context);
  if (slot >= 0) {
    const id = (node.value as { id: string }).id;
    return frame => {
      const object = frame.locals[slot];
      const { first } = site;
      if (object instanceof PyInstance && object.layout === first.layout && object.type.version === first.version) {
        if (first.index >= 0) return object.values[first.index] as Value;
      }
      if (object === undefined) throw unboundLocal(frame, node.value, id);
      frame.at = node;
      return site.load(object);
    };
  }
  const value = bindExpression(node.value, context);
  return frame => {
    const object = value(frame);
    const { first } = site;
    if (object instanceof PyInstance && object.layout === first.layout && object.type.version === first.version) {
      if (first.index >= 0) return object.values[first.index] as Value;
    }
    frame.at = node;
    return site.load(object);
  };
};

targetBinders.Attribute = (node, context) => {
  const value = bindExpression(node.value, context);
  const site = new StoreSite(context.mangle(node.attr));
  return (frame, item) => {
    const object = value(frame);
    frame.at = node;
    storeAttribute(site, object, item);
  };
};

/** `object.name = item`; `frame.at` must stand. */
export function storeAttribute(site: StoreSite, object: Value, item: Value): void {
  // A first attribute makes the object its array of values: that is left to the general way.
  if (!(object instanceof PyInstance || (isLaidOut(object, site.name) && object.values.length > 0))) {
    setAttr(object, site.name, item);
    return;
  }
  if (site.store(object, item)) return;
  const before = object.layout;
  const { version } = object.type;
  setAttr(object, site.name, item);
  site.remember(object, before, version);
}

export function bindDeleteAttribute(node: Attribute, context: Context): Exec {
  const value = bindExpression(node.value, context);
  const name = context.mangle(node.attr);
  return frame => {
    const object = value(frame);
    frame.at = node;
    delAttr(object, name);
    return undefined;
  };
}

// ---------------------------------------------------------------- subscripts

/** `container[key]` for the commonest pairs; `undefined` for all others. */
function quickItem(container: Value, key: Value): Value | undefined {
  if (!(container instanceof PyObject)) return undefined;
  if (typeof key === 'number') {
    const { type } = container;
    if (type === listType || type === tupleType) {
      const { items } = container as PyList | PyTuple;
      return items[key < 0 ? key + items.length : key];
    }
    if (container instanceof PyByteArray || container instanceof PyBytes) {
      if (type.origin !== 'builtin') return undefined;
      const { data } = container;
      return data[key < 0 ? key + data.length : key];
    }
    if (type === dictType) return entry(container as PyDict, key);
    return loadItem(container, key);
  }
  if (container.type === dictType) return entry(container as PyDict, key);
  return loadItem(container, key);
}
/** A key is asked for its hash once, also where it is not there. */
function entry(dict: PyDict, key: Value): Value {
  const value = dict.get(key);
  if (value === undefined) throw keyError(key);
  return value;
}

expressionBinders.Subscript = (node: Subscript, context: Context): Eval => {
  const value = bindExpression(node.value, context);
  const index = literal(node.slice);
  if (typeof index === 'number' && index >= 0) return bindConstantIndex(node, value, index);
  const slice = bindExpression(node.slice, context);
  const holds = holdsContainer(node, context);
  return frame => {
    const container = value(frame);
    const key = slice(frame);
    frame.at = node;
    return loadSubscript(container, key, holds);
  };
};

/** `container[key]`; `frame.at` must stand. @param holds whether the container is kept alive meanwhile */
export function loadSubscript(container: Value, key: Value, holds: boolean): Value {
  if (holds && typeof key === 'object') {
    // Nothing runs while a view is sliced by plain bounds.
    const part = container instanceof PyObject ? loadItem(container, key) : undefined;
    return part !== undefined ? part : holdingValues([container], () => getItem(container, key));
  }
  const item = quickItem(container, key);
  return item !== undefined ? item : getItem(container, key);
}

/** `sequence[3]`. */
function bindConstantIndex(node: Subscript, value: Eval, index: number): Eval {
  return frame => {
    const container = value(frame);
    if (container instanceof PyObject) {
      const { type } = container;
      if (type === listType || type === tupleType) {
        const item = (container as PyList | PyTuple).items[index];
        if (item !== undefined) return item;
      }
    }
    frame.at = node;
    return getItem(container, index);
  };
}

targetBinders.Subscript = (node, context) => {
  const value = bindExpression(node.value, context);
  const slice = bindExpression(node.slice, context);
  return (frame, item) => {
    const container = value(frame);
    const key = slice(frame);
    frame.at = node;
    storeSubscript(container, key, item);
  };
};

/** `container[key] = item`; `frame.at` must stand. */
export function storeSubscript(container: Value, key: Value, item: Value): void {
  if (typeof key === 'number' && container instanceof PyObject) {
    if (container.type === listType) {
      const { items } = container as PyList;
      if (key >= 0 && key < items.length) {
        items[key] = item;
        return;
      }
    } else if (container instanceof PyByteArray && typeof item === 'number' && (item & 255) === item) {
      const { data } = container;
      if (key >= 0 && key < data.length && container.type.origin === 'builtin') {
        data[key] = item;
        return;
      }
    } else if (storeItem(container, key, item)) return;
  } else if (key instanceof PyTuple || key instanceof PySlice) {
    if (container instanceof PyObject && storeItem(container, key, item)) return;
  }
  holdingStore(setItem, container, key, item);
}

const deleteItem = (container: Value, key: Value): void => delItem(container, key);

export function bindDeleteSubscript(node: Subscript, context: Context): Exec {
  const value = bindExpression(node.value, context);
  const slice = bindExpression(node.slice, context);
  return frame => {
    const container = value(frame);
    const key = slice(frame);
    frame.at = node;
    holdingStore(deleteItem, container, key, 0);
    return undefined;
  };
}

const none: Eval = () => null;
const part = (node: Expr | null, context: Context): Eval => (node === null ? none : bindExpression(node, context));

expressionBinders.Slice = (node, context) => {
  const lower = part(node.lower, context);
  const upper = part(node.upper, context);
  const step = part(node.step, context);
  return frame => new PySlice(lower(frame), upper(frame), step(frame));
};
