/** Running code objects, and what builtins ask of the running frame. */
import type { Attribute, Node } from '../../parser/ast.ts';
import { RuntimeError, raise, SystemError } from '../errors.ts';
import { interpreter } from '../interpreter.ts';
import { boundVariables, hasSlots } from '../traceback/frame-variables.ts';
import { Cell, type Maybe, PyType, type Value } from '../types.ts';
import { Namespace, PyDict } from '../values/dict.ts';
import type { PyFunction } from '../values/function.ts';
import { type Code, emptyLocals, Frame, thread } from './frame.ts';
import { runFrame, UserFunction } from './function.ts';
import { unboundLocal } from './names.ts';

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

/** The frame's variables by name, as `locals()` shows them: a fresh dict for functions, and inside of comprehensions. */
export function frameLocals(frame: Frame): PyDict {
  if (hasSlots(frame)) return PyDict.from(boundVariables(frame));
  if (frame.namespace instanceof PyDict) return frame.namespace;
  return frame.namespace === undefined ? frame.globals : new PyDict();
}

/** What `super()` without arguments stands for in the running method. */
export function superArguments(): [PyType, Value] {
  const frame = currentFrame();
  const { code } = frame;
  if (code.argcount === 0) throw raise(RuntimeError, 'super(): no arguments');
  let self = frame.locals[0] as Maybe;
  if (self instanceof Cell && code.cellvars.includes(code.varnames[0])) self = self.value;
  if (self === undefined) {
    if (isReadFrom(frame.at, code.node)) throw unboundLocal(frame, frame.at as Node, code.varnames[0]);
    throw raise(RuntimeError, 'super(): arg[0] deleted');
  }
  const at = code.freevars.indexOf('__class__');
  if (at < 0) throw raise(RuntimeError, 'super(): __class__ cell not found');
  const cls = (frame.locals[code.freeStart + at] as Cell).value;
  if (cls === undefined) throw raise(RuntimeError, 'super(): empty __class__ cell');
  if (!(cls instanceof PyType)) throw raise(RuntimeError, `super(): __class__ is not a type (${typeof cls})`);
  return [cls, self];
}

/** Whether an attribute is read from a node of a tree: CPython loads `super().f` without calling `super`. */
function isReadFrom(node: object | null, tree: unknown): boolean {
  if (typeof tree !== 'object' || tree === null) return false;
  if ('kind' in tree && tree.kind === 'Attribute' && (tree as Attribute).value === node) {
    return (tree as Attribute).ctx === 'Load';
  }
  return Object.values(tree).some(part => isReadFrom(node, part));
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
