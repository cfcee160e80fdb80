/** Python functions: binding their arguments, and running their bodies. */

import type { Node } from '../../parser/ast.ts';
import { type PyBaseException, type PyException, typeError } from '../errors.ts';
import { Cell, type Value } from '../types.ts';
import { PyDict } from '../values/dict.ts';
import { PyFunction } from '../values/function.ts';
import { tupleOf } from '../values/tuple.ts';
import {
  asPythonException,
  type Code,
  type Completion,
  emptyLocals,
  Frame,
  GeneratorState,
  interrupted,
  interruptFlag,
  RAISED,
  recursionError,
  setContext,
  takeRaised,
  thread,
} from './frame.ts';
import { dropIterators } from './loops.ts';
import { suspendable } from './suspendable.ts';
import { heat, hot } from './tier.ts';

export class UserFunction extends PyFunction {
  declare code: Code;

  override call(args: Value[], kwnames: readonly string[] | null): Value {
    const { code } = this;
    const locals = emptyLocals(code.size);
    if (kwnames === null && args.length === code.simpleArity) {
      for (let i = 0; i < args.length; i++) locals[i] = args[i];
    } else bindArguments(this, args, kwnames, locals);
    return enter(this, code, locals);
  }
  override call0(): Value {
    const { code } = this;
    if (code.simpleArity !== 0) return this.call([], null);
    return enter(this, code, emptyLocals(code.size));
  }
  override call1(a: Value): Value {
    const { code } = this;
    if (code.simpleArity !== 1) return this.call([a], null);
    const locals = emptyLocals(code.size);
    locals[0] = a;
    return enter(this, code, locals);
  }
  override call2(a: Value, b: Value): Value {
    const { code } = this;
    if (code.simpleArity !== 2) return this.call([a, b], null);
    const locals = emptyLocals(code.size);
    locals[0] = a;
    locals[1] = b;
    return enter(this, code, locals);
  }
  override call3(a: Value, b: Value, c: Value): Value {
    const { code } = this;
    if (code.simpleArity !== 3) return this.call([a, b, c], null);
    const locals = emptyLocals(code.size);
    locals[0] = a;
    locals[1] = b;
    locals[2] = c;
    return enter(this, code, locals);
  }
}

/** Makes the frame of a call whose arguments are bound, and runs it (or makes the generator). */
function enter(fn: UserFunction, code: Code, locals: any[]): Value {
  if (code.sharesVariables) shareVariables(fn, code, locals);
  // The hot tier looks at what variables hold, shared ones too.
  if (++code.heat === hot.calls) heat(code, { globals: fn.globals, locals });
  const frame = new Frame(code, fn.globals, locals);
  if (code.isGenerator) {
    frame.generator = new GeneratorState();
    return suspendable(frame, fn.name, fn.qualname);
  }
  return runFrame(frame);
}

/** Makes a frame's own cells, and puts those of the closure into their slots. */
export function shareVariables(fn: PyFunction, code: Code, locals: any[]): void {
  const { cellSlots } = code;
  for (let i = 0; i < cellSlots.length; i++) locals[cellSlots[i]] = new Cell(locals[cellSlots[i]]);
  const { closure } = fn;
  for (let i = 0; i < closure.length; i++) locals[code.freeStart + i] = closure[i];
}

/** The slots of a call whose arguments need binding. @throws TypeError in CPython's words */
export function boundLocals(fn: UserFunction, args: Value[]): any[] {
  const locals = emptyLocals(fn.code.size);
  bindArguments(fn, args, null, locals);
  return locals;
}

/**
 * Runs a frame's body to its end.
 * @returns what it returned, `undefined` where it ended without `return`
 * @throws PyException, with the frame added to its traceback
 */
export function runFrame(frame: Frame): Value {
  const { frame: back, handled } = thread;
  if (thread.depth >= thread.limit) throw recursionError();
  if (interruptFlag[0] !== 0) interrupted();
  thread.depth++;
  thread.frame = frame;
  frame.back = back;
  let completion: Completion;
  try {
    completion = frame.code.body(frame);
  } catch (thrown) {
    throw unwind(thrown, frame, back, handled);
  }
  if (completion === RAISED) throw unwind(takeRaised(), frame, back, handled);
  thread.depth--;
  thread.frame = back;
  return completion === undefined ? null : (completion as Value);
}

/** An exception leaves a frame, which was entered from `back` while `handled` was being handled. */
export function unwind(
  thrown: unknown,
  frame: Frame,
  back: Frame | null,
  handled: PyBaseException | null,
): PyException {
  thread.depth = back === null ? 0 : Math.max(thread.depth - 1, 0);
  thread.frame = back;
  const exception = asPythonException(thrown);
  setContext(exception, thread.handled);
  thread.handled = handled;
  exception.record(frame);
  if (frame.code.loops.length > 0) dropIterators(frame, frame.at ?? (frame.code.node as Node), frame.code.loops);
  return exception;
}

// ---------------------------------------------------------------- binding arguments

/** Puts arguments into the slots of the parameters. @throws TypeError in CPython's words */
function bindArguments(fn: UserFunction, args: Value[], kwnames: readonly string[] | null, locals: any[]): void {
  const { code } = fn;
  const positional = code.argcount;
  const total = positional + code.kwonlyargcount;
  const keywordCount = kwnames === null ? 0 : kwnames.length;
  const given = args.length - keywordCount;
  const direct = Math.min(given, positional);
  for (let i = 0; i < direct; i++) locals[i] = args[i];
  if (code.hasVarargs) locals[total] = tupleOf(given > positional ? args.slice(positional, given) : []);
  let extra: PyDict | null = null;
  if (code.hasVarkeywords) {
    extra = new PyDict();
    locals[total + (code.hasVarargs ? 1 : 0)] = extra;
  }
  for (let k = 0; k < keywordCount; k++) bindKeyword(fn, kwnames![k], args[given + k], locals, extra, kwnames!);
  if (given > positional && !code.hasVarargs) throw tooManyPositional(fn, given, locals);
  bindDefaults(fn, given, locals);
}

function bindKeyword(
  fn: UserFunction,
  name: string,
  value: Value,
  locals: any[],
  extra: PyDict | null,
  kwnames: readonly string[],
): void {
  const { code } = fn;
  const total = code.argcount + code.kwonlyargcount;
  for (let i = code.posonlyargcount; i < total; i++) {
    if (code.varnames[i] !== name) continue;
    if (locals[i] !== undefined) throw typeError(`${fn.qualname}() got multiple values for argument '${name}'`);
    locals[i] = value;
    return;
  }
  if (extra !== null) {
    extra.set(name, value);
    return;
  }
  const positionalOnly = code.varnames.slice(0, code.posonlyargcount).filter(n => kwnames.includes(n));
  if (positionalOnly.length > 0) {
    throw typeError(
      `${fn.qualname}() got some positional-only arguments passed as keyword arguments: '${positionalOnly.join(', ')}'`,
    );
  }
  throw typeError(`${fn.qualname}() got an unexpected keyword argument '${name}'${suggestKeyword(fn, name)}`);
}

/** `. Did you mean 'x'?` for a misspelt keyword; `traceback.ts` supplies the search. */
export const keywordSuggestion = { find: (_name: string, _candidates: readonly string[]): string | null => null };
function suggestKeyword(fn: UserFunction, name: string): string {
  const { code } = fn;
  const candidates = code.varnames.slice(code.posonlyargcount, code.argcount + code.kwonlyargcount);
  const found = keywordSuggestion.find(name, candidates);
  return found === null ? '' : `. Did you mean '${found}'?`;
}

function bindDefaults(fn: UserFunction, given: number, locals: any[]): void {
  const { code, defaults } = fn;
  const positional = code.argcount;
  if (given < positional) {
    const values = defaults === null ? [] : defaults.items;
    const required = positional - values.length;
    const missing: string[] = [];
    for (let i = given; i < required; i++) if (locals[i] === undefined) missing.push(code.varnames[i]);
    if (missing.length > 0) throw missingArguments(fn, 'positional', missing);
    for (let i = Math.max(given, required); i < positional; i++) {
      if (locals[i] === undefined) locals[i] = values[i - required];
    }
  }
  if (code.kwonlyargcount > 0) {
    const missing: string[] = [];
    for (let i = positional; i < positional + code.kwonlyargcount; i++) {
      if (locals[i] !== undefined) continue;
      const value = fn.kwdefaults?.get(code.varnames[i]);
      if (value === undefined) missing.push(code.varnames[i]);
      else locals[i] = value;
    }
    if (missing.length > 0) throw missingArguments(fn, 'keyword-only', missing);
  }
}

function missingArguments(fn: UserFunction, kind: string, names: readonly string[]): PyException {
  const quoted = names.map(name => `'${name}'`);
  let list: string;
  if (quoted.length === 1) list = quoted[0];
  else if (quoted.length === 2) list = `${quoted[0]} and ${quoted[1]}`;
  else list = `${quoted.slice(0, -1).join(', ')}, and ${quoted.at(-1)}`;
  const s = names.length === 1 ? '' : 's';
  return typeError(`${fn.qualname}() missing ${names.length} required ${kind} argument${s}: ${list}`);
}

function tooManyPositional(fn: UserFunction, given: number, locals: any[]): PyException {
  const { code } = fn;
  const positional = code.argcount;
  const optional = fn.defaults === null ? 0 : fn.defaults.items.length;
  const takes = optional > 0 ? `from ${positional - optional} to ${positional}` : `${positional}`;
  const plural = optional > 0 || positional !== 1 ? 's' : '';
  let keywordOnly = 0;
  for (let i = positional; i < positional + code.kwonlyargcount; i++) if (locals[i] !== undefined) keywordOnly++;
  const and =
    keywordOnly > 0
      ? ` positional argument${given !== 1 ? 's' : ''} (and ${keywordOnly} keyword-only argument${keywordOnly !== 1 ? 's' : ''})`
      : '';
  const verb = given === 1 && keywordOnly === 0 ? 'was' : 'were';
  return typeError(`${fn.qualname}() takes ${takes} positional argument${plural} but ${given}${and} ${verb} given`);
}
