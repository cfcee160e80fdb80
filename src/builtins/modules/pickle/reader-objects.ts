/** What the instructions of a pickle do to objects. */
import { viewOf } from '../../../runtime/buffer/request.ts';
import { valueError } from '../../../runtime/errors.ts';
import { getAttr, getAttrOptional, setAttr } from '../../../runtime/protocol/attribute.ts';
import { call, call1, callMethod, callWithKeywords } from '../../../runtime/protocol/call.ts';
import { setItem } from '../../../runtime/protocol/subscript.ts';
import { dictType, listType, PyType, setType, type Value } from '../../../runtime/types.ts';
import { PyDict } from '../../../runtime/values/dict.ts';
import { PyList } from '../../../runtime/values/list.ts';
import { PySet } from '../../../runtime/values/set.ts';
import { strValue } from '../../../runtime/values/subclass.ts';
import { PyTuple } from '../../../runtime/values/tuple.ts';
import { unpicklingError } from './errors.ts';
import { registry } from './globals.ts';
import { StackReader, shownType } from './reader-stack.ts';

/** Fills containers and makes objects. */
export abstract class ObjectReader extends StackReader {
  protected nextBuffer(): void {
    const { buffers } = this.options;
    if (buffers === null) {
      throw unpicklingError('pickle stream refers to out-of-band data but no *buffers* argument was given');
    }
    const buffer = buffers.next();
    if (buffer === undefined) throw unpicklingError('not enough out-of-band buffers');
    this.push(buffer);
  }
  protected readonlyBuffer(): void {
    const buffer = this.top();
    const view = viewOf(buffer);
    if (view.readonly) return;
    this.stack[this.stack.length - 1] = callMethod(view, 'toreadonly');
  }

  protected append(values: Value[]): void {
    const list = this.top();
    if (values.length === 0) return;
    if (list instanceof PyList && list.type === listType) {
      for (const value of values) list.items.push(value);
      return;
    }
    const extend = getAttrOptional(list, 'extend');
    if (extend !== undefined) {
      call1(extend, new PyList(values));
      return;
    }
    const append = getAttr(list, 'append');
    for (const value of values) call1(append, value);
  }

  protected setItems(values: Value[]): void {
    const dict = this.top();
    if (values.length % 2 !== 0) throw unpicklingError('odd number of items for SETITEMS');
    for (let i = 0; i < values.length; i += 2) {
      if (dict instanceof PyDict && dict.type === dictType) dict.set(values[i], values[i + 1]);
      else setItem(dict, values[i], values[i + 1]);
    }
  }

  protected addItems(values: Value[]): void {
    const set = this.top();
    if (values.length === 0) return;
    if (set instanceof PySet && set.type === setType) for (const value of values) set.add(value);
    else {
      const add = getAttr(set, 'add');
      for (const value of values) call1(add, value);
    }
  }

  protected newObject(name: string, cls: Value, args: Value, keywords: Value | undefined): void {
    if (!(cls instanceof PyType)) {
      throw unpicklingError(`${name} class argument must be a type, not ${shownType(cls)}`);
    }
    if (!(args instanceof PyTuple)) {
      throw unpicklingError(`${name} args argument must be a tuple, not ${shownType(args)}`);
    }
    const make = getAttr(cls, '__new__');
    if (keywords === undefined) {
      this.push(call(make, cls, ...args.items));
      return;
    }
    if (!(keywords instanceof PyDict)) {
      throw unpicklingError(`${name} kwargs argument must be a dict, not ${shownType(keywords)}`);
    }
    const entries = [...keywords.entries()];
    const values = [cls, ...args.items, ...entries.map(([, value]) => value)];
    this.push(
      callWithKeywords(
        make,
        values,
        entries.map(([key]) => key as string),
      ),
    );
  }

  protected global(module: string, name: string): Value {
    return this.options.findClass(module, name, this.protocol);
  }

  protected extension(code: number): void {
    if (code <= 0) throw unpicklingError('EXT specifies code <= 0');
    const cache = registry('_extension_cache');
    const known = cache.get(code);
    if (known !== undefined) {
      this.push(known);
      return;
    }
    const key = registry('_inverted_registry').get(code);
    if (key === undefined) throw valueError(`unregistered extension code ${code}`);
    if (!(key instanceof PyTuple) || key.items.length !== 2) {
      throw valueError(`_inverted_registry[${code}] isn't a 2-tuple of strings`);
    }
    const found = this.global(key.items[0] as string, key.items[1] as string);
    cache.set(code, found);
    this.push(found);
  }

  protected persistent(id: Value): void {
    const { persistentLoad } = this.options;
    if (persistentLoad === undefined) {
      throw unpicklingError(
        'A load persistent id instruction was encountered, but no persistent_load function was specified.',
      );
    }
    this.push(call1(persistentLoad, id));
  }
}

/** What `OBJ` and `INST` make. */
export function instantiated(cls: Value, args: Value[]): Value {
  if (args.length === 0 && cls instanceof PyType && getAttrOptional(cls, '__getinitargs__') === undefined) {
    return call(getAttr(cls, '__new__'), cls);
  }
  return call(cls, ...args);
}

/** Gives an object its state: by `__setstate__`, or into its `__dict__` and slots. */
export function build(object: Value, state: Value): void {
  const setstate = getAttrOptional(object, '__setstate__');
  if (setstate !== undefined) {
    call1(setstate, state);
    return;
  }
  let attributes = state;
  let slots: Value = null;
  if (state instanceof PyTuple && state.items.length === 2) [attributes, slots] = state.items;
  if (attributes !== null) {
    if (!(attributes instanceof PyDict)) throw unpicklingError('state is not a dictionary');
    const dict = getAttr(object, '__dict__');
    for (const [key, value] of attributes.entries()) setItem(dict, key, value);
  }
  if (slots !== null) {
    if (!(slots instanceof PyDict)) throw unpicklingError('slot state is not a dictionary');
    for (const [key, value] of slots.entries()) setAttr(object, strValue(key) as string, value);
  }
}
