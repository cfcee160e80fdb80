/**
 * Argument binding of builtins, with CPython's errors. CPython has four calling conventions, each with its own
 * wording; which one a builtin uses follows from the shape of its signature (METH_NOARGS, METH_O, METH_FASTCALL,
 * and the keyword-capable ones of `Python/getargs.c`).
 */
import { PyException, typeError } from '../errors.ts';
import { isInstance, listType, type Maybe, type PyType, typeName, typeOf, type Value } from '../types.ts';
import { Arrangements, arranged } from './arrangements.ts';
import type { Declaration, Implementation } from './builtin.ts';
import { type Converter, converters, type Held, holdingConverters } from './converters.ts';
import { type Parameter, parseSignature } from './parameters.ts';
import { unexpectedKeyword } from './unexpected-keyword.ts';

export interface Binder {
  readonly parameters: readonly Parameter[];
  readonly implementation: Implementation;
  /** Positional arguments go to the implementation as they are, if there are `min` to `max` of them. */
  readonly direct: boolean;
  /** As `direct`, for a `__new__` whose class needs no check. */
  readonly directNew: boolean;
  /** Like `direct`, but arguments are converted. */
  readonly converts: boolean;
  /** The implementation takes `(args, kwnames)` as they come. */
  readonly asTheyCome: boolean;
  readonly min: number;
  readonly max: number;
  /** Calls with `self` bound (`undefined`: a function); `byObject`: through a bound method, whose errors name its class. */
  call(self: Maybe, args: Value[], kwnames: readonly string[] | null, byObject?: boolean): Value;
  /** Calls a `__new__` for a class that is known to be one of its own. */
  construct(type: PyType, args: Value[], kwnames: readonly string[] | null): Value;
  /** Calls a method descriptor: the object is the first argument. */
  callUnbound(args: Value[], kwnames: readonly string[] | null): Value;
}

const SELF_KINDS = new Set(['method', 'slot', 'classmethod']);

/** The signature of what takes `(args, kwnames)` as they come (C `METH_FASTCALL | METH_KEYWORDS`), and may keep neither. */
export const AS_THEY_COME = '(...)';
const NO_KEYWORDS = new Map<string, Value>();

export function compileBinder(declaration: Declaration): Binder {
  const asTheyCome = declaration.signature === AS_THEY_COME;
  const all = parseSignature(asTheyCome ? '(*args, **kwargs)' : declaration.signature);
  if (SELF_KINDS.has(declaration.kind) || declaration.kind === 'new') all.shift();
  const parameters = all;
  const positional = parameters.filter(p => p.kind === 'positional' || p.kind === 'either');
  const implementation = declaration.implementation;
  const min = positional.filter(p => p.required).length;
  const varargs = parameters.some(p => p.kind === 'varargs');
  const keywords = parameters.some(p => p.kind === 'keyword' || p.kind === 'either' || p.kind === 'kwargs');
  const max = varargs ? Number.POSITIVE_INFINITY : positional.length;
  const requiredKeywords = parameters.some(p => p.kind === 'keyword' && p.required);
  const converting = parameters.some(p => p.converter !== null);
  const direct = !converting && !varargs && !requiredKeywords && parameters.every(p => p.kind !== 'kwargs');

  const conversions = conversionsOf(declaration, parameters);
  /** `*args` alone: the implementation takes the arguments as they came. */
  const rest = parameters.length === 1 && varargs && declaration.kind !== 'new';
  const everything = parameters.length === 2 && parameters[0].kind === 'varargs' && parameters[1].kind === 'kwargs';
  /** Without keywords, a call that gives all that is required binds like one to positional-only parameters. */
  const plain = !varargs && !requiredKeywords && parameters.every(p => p.kind !== 'kwargs');

  const arrangements = new Arrangements(parameters);

  const bind = (args: Value[], kwnames: readonly string[] | null, self: Maybe, byObject: boolean): unknown[] => {
    if (kwnames === null) {
      if (everything) return [args, NO_KEYWORDS];
      if (plain && args.length >= min && args.length <= max) {
        if (converting) convertGiven(conversions, args);
        return args;
      }
    }
    if (everything) return bindEverything(args, kwnames as readonly string[]);
    if (keywords) {
      const arrangement = kwnames === null ? undefined : arrangements.find(args.length, kwnames);
      if (arrangement === undefined) {
        return bindKeywords(declaration, parameters, positional, args, kwnames, varargs, conversions);
      }
      const bound = arranged(args, arrangement);
      if (converting) convertGiven(conversions, bound);
      return bound;
    }
    if (kwnames !== null && kwnames.length > 0) {
      if (!leavesKeywords(declaration, self)) throw typeError(noKeywords(declaration, self, byObject));
      args = args.slice(0, -kwnames.length);
    }
    if (args.length < min || args.length > max) {
      throw typeError(countMessage(declaration, min, max, args.length, displayName(declaration, self, byObject)));
    }
    const bound: unknown[] = varargs ? [...args.slice(0, positional.length)] : args;
    if (varargs) {
      while (bound.length < positional.length) bound.push(undefined);
      bound.push(args.slice(positional.length));
    }
    if (converting) convertGiven(conversions, bound);
    return bound;
  };
  const callBound = (self: Maybe, bound: unknown[]): Value =>
    self === undefined ? implementation(...bound) : invoke(implementation, self, bound);
  const construct = (type: PyType, args: Value[], kwnames: readonly string[] | null): Value =>
    invoke(implementation, type, bind(args, kwnames, type, false));
  const holds = conversions.some(conversion => conversion?.holds);
  const call = (self: Maybe, args: Value[], kwnames: readonly string[] | null, byObject = false): Value => {
    if (asTheyCome) return self === undefined ? implementation(args, kwnames) : implementation(self, args, kwnames);
    if (rest && kwnames === null) return self === undefined ? implementation(args) : implementation(self, args);
    if (declaration.kind === 'new') return construct(checkNew(declaration, args, kwnames), args.slice(1), kwnames);
    const bound = bind(args, kwnames, self, byObject);
    return holds ? whileHeld(conversions, bound, values => callBound(self, values)) : callBound(self, bound);
  };
  return {
    parameters,
    implementation,
    direct: direct && declaration.kind !== 'new',
    directNew: direct && declaration.kind === 'new',
    converts: plain && converting && !holds && declaration.kind !== 'new',
    asTheyCome,
    min,
    max,
    call,
    construct,
    callUnbound(args, kwnames) {
      const self = checkSelf(declaration, args, kwnames);
      return call(self, args.slice(1), kwnames);
    },
  };
}

/** Calls an implementation; without spreading the arguments where they are few. */
function invoke(implementation: Implementation, self: Value, bound: unknown[]): Value {
  switch (bound.length) {
    case 0:
      return implementation(self);
    case 1:
      return implementation(self, bound[0]);
    case 2:
      return implementation(self, bound[0], bound[1]);
    case 3:
      return implementation(self, bound[0], bound[1], bound[2]);
    default:
      return implementation(self, ...bound);
  }
}

/** The converter of a parameter, and what names its argument in an error; `null` without a converter. */
type Conversion = { readonly converter: Converter; readonly holds: boolean; readonly argument: () => string } | null;

function conversionsOf(declaration: Declaration, parameters: readonly Parameter[]): Conversion[] {
  return parameters.map((p, i) => {
    if (p.converter === null) return null;
    const converter = converters[p.converter];
    if (converter === undefined) throw new Error(`no converter ${p.converter} for ${declaration.displayName}`);
    return {
      converter,
      holds: holdingConverters.has(p.converter),
      argument: () => argumentName(declaration, parameters, i),
    };
  });
}

function convertGiven(conversions: readonly Conversion[], args: unknown[]): void {
  let i = 0;
  try {
    for (; i < args.length; i++) {
      const conversion = conversions[i];
      const arg = args[i];
      if (conversion === null || arg === undefined) continue;
      const converted = conversion.converter(arg as Value, conversion.argument);
      // An array of constants is copied by V8 when it is written to.
      if (converted !== arg) args[i] = converted;
    }
  } catch (thrown) {
    while (--i >= 0) if (conversions[i]?.holds === true && args[i] !== undefined) (args[i] as Held).release();
    throw thrown;
  }
}

/** Calls `body` with bound arguments, the bytes for what is held, and then lets that go. */
function whileHeld(
  conversions: readonly Conversion[],
  bound: readonly unknown[],
  body: (values: unknown[]) => Value,
): Value {
  const isHeld = (i: number): boolean => conversions[i]?.holds === true && bound[i] !== undefined;
  try {
    return body(bound.map((value, i) => (isHeld(i) ? (value as Held).bytes : value)));
  } finally {
    for (let i = 0; i < bound.length; i++) if (isHeld(i)) (bound[i] as Held).release();
  }
}

/** The receiver of `list.append(receiver, …)`. */
function checkSelf(declaration: Declaration, args: Value[], kwnames: readonly string[] | null): Value {
  const owner = declaration.owner!;
  const slot = declaration.kind === 'slot';
  if (args.length - (kwnames?.length ?? 0) < 1) {
    if (slot) throw typeError(`descriptor '${declaration.name}' of '${owner.tpName}' object needs an argument`);
    throw typeError(`unbound method ${declaration.displayName}() needs an argument`);
  }
  const self = args[0];
  if (!isInstance(self, owner)) throw typeError(receiverMessage(declaration, self));
  return self;
}

/** Why `self` cannot be the receiver of a builtin type's method. */
export function receiverMessage(declaration: Declaration, self: Value): string {
  const owner = declaration.owner!.tpName;
  return declaration.kind === 'slot'
    ? `descriptor '${declaration.name}' requires a '${owner}' object but received a '${typeName(self)}'`
    : `descriptor '${declaration.name}' for '${owner}' objects doesn't apply to a '${typeName(self)}' object`;
}

/** CPython's `tp_new_wrapper`: the class that `T.__new__` is asked to make an instance of. */
function checkNew(declaration: Declaration, args: Value[], kwnames: readonly string[] | null): PyType {
  const owner = declaration.owner!;
  if (args.length === (kwnames?.length ?? 0)) throw typeError(`${owner.tpName}.__new__(): not enough arguments`);
  const type = args[0];
  if (typeof type !== 'object' || type === null || !('mro' in type)) {
    throw typeError(`${owner.tpName}.__new__(X): X is not a type object (${typeName(type)})`);
  }
  const cls = type as PyType;
  if (!cls.isSubtypeOf(owner)) {
    throw typeError(`${owner.tpName}.__new__(${cls.tpName}): ${cls.tpName} is not a subtype of ${owner.tpName}`);
  }
  // The builtin type below must be one that this constructor makes.
  let base: PyType = cls;
  while (base.origin === 'class' && base.base !== null) base = base.base;
  if (base !== owner && base.lookup('__new__') !== owner.lookup('__new__')) {
    throw typeError(`${owner.name}.__new__(${cls.name}) is not safe, use ${base.name}.__new__()`);
  }
  return cls;
}

function plural(n: number): string {
  return n === 1 ? '' : 's';
}

/** Messages of a class method name the class that it was asked of, those of a bound method the class of its object. */
function displayName(declaration: Declaration, self: Maybe, byObject: boolean): string {
  const { kind, name } = declaration;
  if (kind === 'classmethod' && typeof self === 'object' && self !== null)
    return `${(self as PyType).qualname}.${name}`;
  if (kind === 'method' && byObject && self !== undefined) return `${typeOf(self).qualname}.${name}`;
  return declaration.displayName;
}

/**
 * Whether a constructor without keywords overlooks them (Argument Clinic's check of `tp_init` and `tp_new`): in a class
 * with an `__init__` of its own `__new__` does, in a list's class with a `__new__` of its own `__init__` does.
 */
function leavesKeywords({ kind, name, owner }: Declaration, self: Maybe): boolean {
  if (owner === null || owner === undefined || self === undefined) return false;
  if (kind === 'new') return (self as PyType).lookup('__init__') !== owner.lookup('__init__');
  return owner === listType && name === '__init__' && typeOf(self).lookup('__new__') !== owner.lookup('__new__');
}

function noKeywords(declaration: Declaration, self: Maybe, byObject: boolean): string {
  if (WITH_DEFINING_CLASS.has(declaration.displayName)) return `${bareName(declaration)}() takes no arguments`;
  if (declaration.kind === 'slot' && declaration.name !== '__init__') {
    return `wrapper ${declaration.name}() takes no keyword arguments`;
  }
  return `${declaration.name === '__init__' ? declaration.owner!.name : displayName(declaration, self, byObject)}() takes no keyword arguments`;
}

function bareName(declaration: Declaration): string {
  if (declaration.kind === 'new' || declaration.name === '__init__') return declaration.owner!.name;
  return declaration.name;
}

function countMessage(declaration: Declaration, min: number, max: number, given: number, shown: string): string {
  if (declaration.kind === 'slot' && declaration.name !== '__init__') {
    if (declaration.name === '__get__') {
      return given < min
        ? `__get__ expected at least 1 argument, got ${given}`
        : `__get__ expected at most 2 arguments, got ${given}`;
    }
    const two = TWO_ARGUMENT_SLOTS.has(declaration.name) ? `${declaration.name} ` : '';
    const count = min === max ? `${min}` : `${min} or ${max}`;
    return `${two}expected ${count} argument${min === max ? plural(min) : 's'}, got ${given}`;
  }
  const constructor = declaration.kind === 'new' || declaration.name === '__init__';
  if (!constructor && max === 0) {
    if (WITH_DEFINING_CLASS.has(declaration.displayName)) return `${bareName(declaration)}() takes no arguments`;
    return `${shown}() takes no arguments (${given} given)`;
  }
  if (!constructor && min === 1 && max === 1 && !ONE_BY_COUNT.has(declaration.displayName)) {
    return `${shown}() takes exactly one argument (${given} given)`;
  }
  const bound = min === max ? '' : given < min ? 'at least ' : 'at most ';
  const limit = given < min ? min : max;
  return `${bareName(declaration)} expected ${bound}${limit} argument${plural(limit)}, got ${given}`;
}

/** Methods without arguments that are told the class which defines them (METH_METHOD): they word it themselves. */
const WITH_DEFINING_CLASS = new Set([
  '_IOBase.fileno',
  '_BufferedIOBase.detach',
  '_TextIOBase.detach',
  'FileIO.close',
  'Compress.copy',
  'Compress.__copy__',
  'Decompress.copy',
  'Decompress.__copy__',
  'Unpickler.load',
]);

const TWO_ARGUMENT_SLOTS = new Set(['__setitem__', '__setattr__', '__set__', '__buffer__', '__release_buffer__']);
/** One positional-only parameter, yet bound by CPython's general routine. */
const ONE_BY_COUNT = new Set(['sorted', 'reversed']);

/** Constructors that take keywords, yet count positional arguments by CPython's general routine. */
const COUNTED_CONSTRUCTORS = new Set(['str']);

/** `*args, **kwargs` */
function bindEverything(args: readonly Value[], kwnames: readonly string[]): unknown[] {
  const given = args.length - kwnames.length;
  const named = new Map<string, Value>();
  for (let k = 0; k < kwnames.length; k++) named.set(kwnames[k], args[given + k]);
  return [args.slice(0, given), named];
}

/** CPython's `_PyArg_UnpackKeywords`. */
function bindKeywords(
  declaration: Declaration,
  parameters: readonly Parameter[],
  positional: readonly Parameter[],
  args: Value[],
  kwnames: readonly string[] | null,
  varargs: boolean,
  conversions: readonly Conversion[],
): unknown[] {
  const name = bareName(declaration);
  const keywordCount = kwnames?.length ?? 0;
  const given = args.length - keywordCount;
  const named = parameters.filter(p => p.kind !== 'varargs' && p.kind !== 'kwargs');
  const extra = parameters.some(p => p.kind === 'kwargs') ? new Map<string, Value>() : null;
  if (extra === null && !varargs && given + keywordCount > named.length) {
    if (COUNTED_CONSTRUCTORS.has(declaration.displayName) && keywordCount === 0) {
      throw typeError(`${name} expected at most ${named.length} arguments, got ${given}`);
    }
    const what = given === 0 ? 'keyword ' : '';
    const n = named.length;
    throw typeError(`${name}() takes at most ${n} ${what}argument${plural(n)} (${given + keywordCount} given)`);
  }
  const minimum = positional.filter(p => p.required).length;
  if (!varargs && given > positional.length) {
    if (positional.length === 0) throw typeError(`${name}() takes no positional arguments`);
    const bound = minimum === positional.length ? 'exactly' : 'at most';
    const n = positional.length;
    throw typeError(`${name}() takes ${bound} ${n} positional argument${plural(n)} (${given} given)`);
  }
  const positionalOnly = positional.filter(p => p.kind === 'positional' && p.required).length;
  if (given < positionalOnly) {
    const bound = positionalOnly === positional.length ? 'exactly' : 'at least';
    const s = plural(positionalOnly);
    throw typeError(`${name}() takes ${bound} ${positionalOnly} positional argument${s} (${given} given)`);
  }
  const bound: unknown[] = parameters.map((p, i) => {
    if (p.kind === 'varargs') return args.slice(positional.length, given);
    if (p.kind === 'kwargs') return extra;
    return p.kind !== 'keyword' && i < given ? args[i] : undefined;
  });
  // CPython looks for what is missing first, then for what was given twice, then for what it does not know.
  let unexpected: string | undefined;
  let twice: string | undefined;
  for (let k = 0; k < keywordCount; k++) {
    const keyword = kwnames![k];
    const value = args[given + k];
    const at = parameters.findIndex(p => p.name === keyword && (p.kind === 'either' || p.kind === 'keyword'));
    if (at >= 0) {
      if (bound[at] !== undefined)
        twice ??= `argument for ${name}() given by name ('${keyword}') and position (${at + 1})`;
      else bound[at] = value;
    } else if (extra !== null) extra.set(keyword, value);
    else unexpected ??= keyword;
  }
  for (let i = 0; i < parameters.length; i++) {
    const p = parameters[i];
    if (p.required && bound[i] === undefined) {
      throw typeError(`${name}() missing required argument '${p.name}' (pos ${i + 1})`);
    }
  }
  if (twice !== undefined) throw typeError(twice);
  if (unexpected !== undefined) {
    const known = parameters.filter(p => p.kind === 'either' || p.kind === 'keyword').map(p => p.name);
    throw unexpectedKeyword(`${name}()`, unexpected, known);
  }
  convertGiven(conversions, bound);
  return bound;
}

/** How CPython's Argument Clinic names an argument in an error: `find() argument 1`, `encode() argument 'encoding'`. */
function argumentName(declaration: Declaration, parameters: readonly Parameter[], index: number): string {
  const name = bareName(declaration);
  const p = parameters[index];
  if (p.kind !== 'positional') return `${name}() argument '${p.name}'`;
  if (parameters.length === 1 && p.required) return `${name}() argument`;
  return `${name}() argument ${index + 1}`;
}

/** True for a thrown Python exception: bugs of ours must not be taken for one. */
export function isPythonError(thrown: unknown): thrown is PyException {
  return thrown instanceof PyException;
}
