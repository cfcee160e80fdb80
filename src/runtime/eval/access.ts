/** Attributes and subscripts: loads, stores, deletions. */
import type { Attribute, Expr, Subscript } from '../../parser/ast.ts';
import { PyByteArray, PyBytes } from '../buffer/objects.ts';
import { delAttr, getAttr, setAttr } from '../protocol/attribute.ts';
import { PyMemberDescriptor } from '../protocol/call.ts';
import { delItem, getItem, setItem } from '../protocol/subscript.ts';
import { PyGetSetDescriptor, PyMethodDescriptor } from '../signature/builtin.ts';
import { dictType, DICT_LAYOUT, type Layout, listType, PyInstance, PyObject, type PyType, tupleType, type Value } from '../types.ts';
import type { PyDict } from '../values/dict.ts';
import { PyProperty } from '../values/function.ts';
import type { PyList } from '../values/list.ts';
import { PySlice } from '../values/slice.ts';
import type { PyTuple } from '../values/tuple.ts';
import { bindExpression, expressionBinders, targetBinders } from './bind.ts';
import type { Context } from './context.ts';
import type { Eval, Exec } from './frame.ts';
import { localSlot, unboundLocal } from './names.ts';

// ---------------------------------------------------------------- attributes

/** A site that reads an attribute from instances remembers the layout and the index, for one class at a time. */
class AttributeSite {
  readonly name: string;
  type: PyType | null = null;
  version = 0;
  layout: Layout | undefined = undefined;
  index = -1;

  constructor(name: string) {
    this.name = name;
  }

  /** The general look-up; remembers where it found an instance attribute. */
  load(object: Value): Value {
    if (object instanceof PyInstance && object.layout !== undefined && object.layout !== DICT_LAYOUT) {
      const { type } = object;
      const index = object.layout.index.get(this.name);
      if (index !== undefined && !overridesLookup(type) && !hidesInstance(type, this.name)) {
        const value = object.values[index];
        if (value !== undefined) {
          this.type = type;
          this.version = type.version;
          this.layout = object.layout;
          this.index = index;
          return value;
        }
      }
    }
    return getAttr(object, this.name);
  }
}

function overridesLookup(type: PyType): boolean {
  const method = type.lookup('__getattribute__');
  return method !== undefined && !(method instanceof PyMethodDescriptor);
}
function overridesStore(type: PyType): boolean {
  const method = type.lookup('__setattr__');
  return method !== undefined && !(method instanceof PyMethodDescriptor);
}
/** True if the class has a descriptor of that name that comes before the instance's attribute. */
function hidesInstance(type: PyType, name: string): boolean {
  const found = type.lookup(name);
  if (typeof found !== 'object' || found === null) return false;
  if (found instanceof PyProperty || found instanceof PyGetSetDescriptor || found instanceof PyMemberDescriptor) return true;
  return found.type.lookup('__set__') !== undefined || found.type.lookup('__delete__') !== undefined;
}

expressionBinders.Attribute = (node: Attribute, context: Context): Eval => {
  const site = new AttributeSite(context.mangle(node.attr));
  const slot = localSlot(node.value, context);
  if (slot >= 0) {
    const id = (node.value as { id: string }).id;
    return frame => {
      const object = frame.locals[slot];
      if (object instanceof PyInstance && object.layout === site.layout && object.type.version === site.version) {
        return object.values[site.index] as Value;
      }
      if (object === undefined) throw unboundLocal(frame, node.value, id);
      frame.at = node;
      return site.load(object);
    };
  }
  const value = bindExpression(node.value, context);
  return frame => {
    const object = value(frame);
    if (object instanceof PyInstance && object.layout === site.layout && object.type.version === site.version) {
      return object.values[site.index] as Value;
    }
    frame.at = node;
    return site.load(object);
  };
};

targetBinders.Attribute = (node, context) => {
  const value = bindExpression(node.value, context);
  const name = context.mangle(node.attr);
  let version = -1;
  let before: Layout | undefined;
  let after: Layout | undefined;
  let index = -1;
  return (frame, item) => {
    const object = value(frame);
    if (object instanceof PyInstance && object.layout === before && object.type.version === version) {
      object.values[index] = item;
      object.layout = after;
      return;
    }
    frame.at = node;
    const layout = object instanceof PyObject ? object.layout : undefined;
    setAttr(object, name, item);
    if (!(object instanceof PyInstance) || layout === undefined || layout === DICT_LAYOUT) return;
    if (object.layout === DICT_LAYOUT || overridesStore(object.type) || hidesInstance(object.type, name)) return;
    const at = object.layout?.index.get(name);
    // Only the stores that append to a full row of values, or replace one, can be repeated by index.
    if (at === undefined || (object.layout !== layout && at !== layout.names.length)) return;
    version = object.type.version;
    before = layout;
    after = object.layout;
    index = at;
  };
};

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
function quickItem(container: PyObject, key: Value): Value | undefined {
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
    if (type === dictType) return (container as PyDict).get(key);
    return undefined;
  }
  if (container.type === dictType) return (container as PyDict).get(key);
  return undefined;
}

expressionBinders.Subscript = (node: Subscript, context: Context): Eval => {
  const value = bindExpression(node.value, context);
  const slice = bindExpression(node.slice, context);
  return frame => {
    const container = value(frame);
    const key = slice(frame);
    frame.at = node;
    if (container instanceof PyObject) {
      const item = quickItem(container, key);
      if (item !== undefined) return item;
    }
    return getItem(container, key);
  };
};

targetBinders.Subscript = (node, context) => {
  const value = bindExpression(node.value, context);
  const slice = bindExpression(node.slice, context);
  return (frame, item) => {
    const container = value(frame);
    const key = slice(frame);
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
      }
    }
    frame.at = node;
    setItem(container, key, item);
  };
};

export function bindDeleteSubscript(node: Subscript, context: Context): Exec {
  const value = bindExpression(node.value, context);
  const slice = bindExpression(node.slice, context);
  return frame => {
    const container = value(frame);
    const key = slice(frame);
    frame.at = node;
    delItem(container, key);
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
