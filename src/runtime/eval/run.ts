/** Running code objects, and what builtins ask of the running frame. */
import { RuntimeError, raise, SystemError } from '../errors.ts';
import { interpreter } from '../interpreter.ts';
import { Cell, type Maybe, PyType, type Value } from '../types.ts';
import { Namespace, PyDict } from '../values/dict.ts';
import type { PyFunction } from '../values/function.ts';
import { type Code, emptyLocals, Frame, thread } from './frame.ts';
import { runFrame, UserFunction } from './function.ts';

/**
 * Runs module-level code.
 * @param locals the mapping for names; the globals themselves for a module
 * @param closure cells for the code's free variables
 * @returns the value, for code compiled in mode `eval`; else None
 */
export function runCode(code: Code, globals: PyDict, locals: Value, closure: readonly Cell[] = []): Value {
  if (!globals.has('__builtins__')) globals.set('__builtins__', interpreter.builtins);
  if (code.scope.type === 'function') return makeFunction(code, globals, closure).call([], null);
  const frame = new Frame(code, globals, emptyLocals(code.size));
  for (const slot of code.cellSlots) frame.locals[slot] = new Cell();
  closure.forEach((cell, i) => {
    frame.locals[code.freeStart + i] = cell;
  });
  if (locals !== globals) frame.namespace = locals;
  return runFrame(frame);
}

/** A function of a code object. @param closure as many cells as the code has free variables */
export function makeFunction(code: Value, globals: PyDict, closure: readonly Cell[]): PyFunction {
  const own = code as Code;
  return new UserFunction(own, globals, closure, own.docstring, globals.get('__name__') ?? null);
}

/** The innermost Python frame. @throws SystemError if nothing runs */
export function currentFrame(): Frame {
  if (thread.frame === null) throw raise(SystemError, 'no current frame');
  return thread.frame;
}

/** The frame's variables by name, as `locals()` shows them (a fresh dict for functions). */
export function frameLocals(frame: Frame): PyDict {
  if (frame.namespace instanceof PyDict) return frame.namespace;
  const { code } = frame;
  if (code.scope.type !== 'function') return frame.namespace === undefined ? frame.globals : new PyDict();
  const result = new PyDict();
  const add = (name: string, value: Maybe): void => {
    if (value !== undefined) result.set(name, value);
  };
  code.varnames.forEach((name, i) => {
    const value = frame.locals[i];
    add(name, value instanceof Cell && code.cellvars.includes(name) ? value.value : value);
  });
  code.freevars.forEach((name, i) => {
    add(name, (frame.locals[code.freeStart + i] as Cell).value);
  });
  return result;
}

/** What `super()` without arguments stands for in the running method. */
export function superArguments(): [PyType, Value] {
  const frame = currentFrame();
  const { code } = frame;
  if (code.argcount === 0) throw raise(RuntimeError, 'super(): no arguments');
  let self = frame.locals[0] as Maybe;
  if (self instanceof Cell && code.cellvars.includes(code.varnames[0])) self = self.value;
  if (self === undefined) throw raise(RuntimeError, 'super(): arg[0] deleted');
  const at = code.freevars.indexOf('__class__');
  if (at < 0) throw raise(RuntimeError, 'super(): __class__ cell not found');
  const cls = (frame.locals[code.freeStart + at] as Cell).value;
  if (cls === undefined) throw raise(RuntimeError, 'super(): empty __class__ cell');
  if (!(cls instanceof PyType)) throw raise(RuntimeError, `super(): __class__ is not a type (${typeof cls})`);
  return [cls, self];
}

/** A namespace whose names are cells, for running module code in. */
export function newNamespace(name: string): Namespace {
  const namespace = new Namespace();
  namespace.set('__name__', name);
  namespace.set('__doc__', null);
  namespace.set('__package__', null);
  namespace.set('__loader__', null);
  namespace.set('__spec__', null);
  namespace.set('__builtins__', interpreter.builtins);
  return namespace;
}
