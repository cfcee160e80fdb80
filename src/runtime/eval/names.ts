/** Names and constants: loads, stores and deletions of variables. */
import type { Constant, Expr, Name } from '../../parser/ast.ts';
import { PyBytes } from '../buffer/objects.ts';
import { isRaised, KeyError, NameError, nameError, raise, UnboundLocalError } from '../errors.ts';
import { interpreter } from '../interpreter.ts';
import { delItem, getItem, setItem } from '../protocol/subscript.ts';
import { type Cell, Ellipsis, type Maybe, type PyObject, type Value } from '../types.ts';
import { PyComplex } from '../values/complex.ts';
import { type GlobalCell, Namespace, PyDict } from '../values/dict.ts';
import { PyFloat } from '../values/float.ts';
import { expressionBinders, type Store, targetBinders } from './bind.ts';
import type { Context } from './context.ts';
import type { Eval, Exec, Frame } from './frame.ts';

// ---------------------------------------------------------------- constants

export function constantValue(node: Constant): Value {
  const known = objects.get(node);
  if (known !== undefined) return known;
  const value = makeConstant(node);
  if (typeof value === 'object' && value !== null) objects.set(node, value);
  return value;
}
/** Whatever binds a node, it stands for the same object. */
const objects = new WeakMap<Constant, PyObject>();

function makeConstant(node: Constant): Value {
  const literal = node.value;
  switch (literal.type) {
    case 'int':
    case 'str':
    case 'bool':
      return literal.value;
    case 'float':
      return new PyFloat(literal.value);
    case 'complex':
      return new PyComplex(0, literal.imag);
    case 'bytes':
      return new PyBytes(literal.value);
    case 'None':
      return null;
    case 'object':
      return literal.value as Value;
    default:
      return Ellipsis;
  }
}

expressionBinders.Constant = node => {
  const value = constantValue(node);
  return () => value;
};

// ---------------------------------------------------------------- what specialised nodes ask of an operand

/** The slot of an expression that is a plain local variable, else -1. */
export function localSlot(node: Expr, context: Context): number {
  if (node.kind !== 'Name') return -1;
  const place = context.place(node.id);
  return place.kind === 'local' ? place.slot : -1;
}

/** The value of a literal, `undefined` for any other expression. */
export function literal(node: Expr): Maybe {
  if (node.kind === 'Constant') return constantValue(node);
  if (node.kind === 'UnaryOp' && node.op === 'USub' && node.operand.kind === 'Constant') {
    const value = constantValue(node.operand);
    if (typeof value === 'number') return 0 - value;
  }
  return undefined;
}

// ---------------------------------------------------------------- loads

export function unboundLocal(frame: Frame, node: object, name: string) {
  frame.at = node as never;
  return nameError(
    name,
    `cannot access local variable '${name}' where it is not associated with a value`,
    UnboundLocalError,
  );
}
/** A variable in a cell: the function's own, or one of a function around it. */
export function unboundVariable(frame: Frame, node: object, name: string, own: boolean) {
  if (own) return unboundLocal(frame, node, name);
  frame.at = node as never;
  return unboundFree(name);
}
function unboundFree(name: string) {
  return nameError(
    name,
    `cannot access free variable '${name}' where it is not associated with a value in enclosing scope`,
  );
}

expressionBinders.Name = (node, context) => bindLoad(node, context);

export function bindLoad(node: Name, context: Context): Eval {
  const name = context.mangle(node.id);
  if (name === '__debug__' && context.unit.optimize > 0) return () => false;
  const place = context.place(node.id);
  switch (place.kind) {
    case 'local': {
      const { slot } = place;
      return frame => {
        const value = frame.locals[slot];
        if (value === undefined) throw unboundLocal(frame, node, name);
        return value;
      };
    }
    case 'cell': {
      const { slot } = place;
      const own = slot < context.code.freeStart || slot >= context.code.freeStart + context.frameScope.freevars.length;
      return frame => {
        const value = (frame.locals[slot] as Cell).value;
        if (value === undefined) throw unboundVariable(frame, node, name, own);
        return value;
      };
    }
    case 'classcell': {
      const { slot } = place;
      return frame => {
        const own = lookUp(frame.namespace as Value, name);
        if (own !== undefined) return own;
        const value = (frame.locals[slot] as Cell).value;
        if (value === undefined) {
          frame.at = node;
          throw unboundFree(name);
        }
        return value;
      };
    }
    case 'global':
      return bindGlobal(node, name);
    default: {
      const global = bindGlobal(node, name);
      return frame => {
        const { namespace } = frame;
        if (namespace !== undefined) {
          const own = lookUp(namespace, name);
          if (own !== undefined) return own;
        }
        return global(frame);
      };
    }
  }
}

/** A name in a class body's or exec's own mapping. */
function lookUp(namespace: Value, name: string): Maybe {
  if (namespace instanceof PyDict && namespace.type.origin === 'builtin') return namespace.get(name);
  try {
    return getItem(namespace, name);
  } catch (thrown) {
    if (isRaised(thrown, KeyError)) return undefined;
    throw thrown;
  }
}

/** A global or builtin by name. @throws NameError */
export function loadGlobal(frame: Frame, node: object, name: string): Value {
  let value = frame.globals.get(name);
  if (value === undefined) value = builtinsFor(frame.globals).get(name);
  if (value === undefined) {
    frame.at = node as never;
    throw nameError(name);
  }
  return value;
}

/** The builtins of code with these globals. */
export function builtinsFor(globals: PyDict): PyDict {
  const own = globals.get('__builtins__');
  if (own instanceof PyDict) return own;
  return interpreter.builtins;
}

/** A site remembers the cells of the globals that it last ran with. */
function bindGlobal(node: object, name: string): Eval {
  let globals: PyDict | null = null;
  let cell: Cell | null = null;
  let builtin: Cell | null = null;
  return frame => {
    if (frame.globals === globals) {
      const value = cell!.value;
      if (value !== undefined) return value;
      if (builtin !== null) {
        const fallback = builtin.value;
        if (fallback !== undefined) return fallback;
      }
    } else if (frame.globals instanceof Namespace) {
      globals = frame.globals;
      cell = frame.globals.cell(name);
      const builtins = builtinsFor(frame.globals);
      builtin = builtins instanceof Namespace ? builtins.cell(name) : null;
    }
    return loadGlobal(frame, node, name);
  };
}

// ---------------------------------------------------------------- stores

targetBinders.Name = (node, context) => bindStore(node.id, context, node);

export function bindStore(rawName: string, context: Context, target?: Frame['at']): Store {
  const name = context.mangle(rawName);
  const place = context.place(rawName);
  switch (place.kind) {
    case 'local': {
      const { slot } = place;
      return (frame, value) => {
        frame.locals[slot] = value;
      };
    }
    case 'cell':
    case 'classcell': {
      const { slot } = place;
      return (frame, value) => {
        (frame.locals[slot] as Cell).value = value;
      };
    }
    case 'global':
      return bindGlobalStore(name);
    default: {
      const storeGlobal = bindGlobalStore(name);
      return (frame, value) => {
        const { namespace } = frame;
        if (namespace === undefined) storeGlobal(frame, value);
        else if (namespace instanceof PyDict && namespace.type.origin === 'builtin') namespace.set(name, value);
        else {
          // A namespace of __prepare__ may refuse a name.
          if (target !== undefined) frame.at = target;
          setItem(namespace, name, value);
        }
      };
    }
  }
}

function bindGlobalStore(name: string): Store {
  let globals: PyDict | null = null;
  let cell: GlobalCell | null = null;
  return (frame, value) => {
    if (frame.globals === globals && cell!.value !== undefined) {
      cell!.value = value;
      return;
    }
    if (frame.globals instanceof Namespace) {
      globals = frame.globals;
      cell = frame.globals.cell(name) as GlobalCell;
      cell.store(value);
    } else frame.globals.set(name, value);
  };
}

// ---------------------------------------------------------------- deletions

export function bindDelete(node: Name, context: Context): Exec {
  const name = context.mangle(node.id);
  const place = context.place(node.id);
  switch (place.kind) {
    case 'local': {
      const { slot } = place;
      return frame => {
        if (frame.locals[slot] === undefined) throw unboundLocal(frame, node, name);
        frame.locals[slot] = undefined;
        return undefined;
      };
    }
    case 'cell':
    case 'classcell': {
      const { slot } = place;
      return frame => {
        const cell = frame.locals[slot] as Cell;
        if (cell.value === undefined) throw unboundLocal(frame, node, name);
        cell.value = undefined;
        return undefined;
      };
    }
    default:
      return frame => {
        frame.at = node;
        const { namespace } = frame;
        if (place.kind === 'global' || namespace === undefined) {
          if (!frame.globals.delete(name)) throw nameError(name);
        } else if (namespace instanceof PyDict) {
          if (!namespace.delete(name)) throw nameError(name);
        } else deleteFrom(namespace, name);
        return undefined;
      };
  }
}

function deleteFrom(namespace: Value, name: string): void {
  try {
    delItem(namespace, name);
  } catch (thrown) {
    if (isRaised(thrown, KeyError)) throw raise(NameError, `name '${name}' is not defined`);
    throw thrown;
  }
}
