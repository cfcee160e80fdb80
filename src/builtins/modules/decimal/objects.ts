/** Decimals and contexts as Python objects, and how conditions become exceptions. */

import { keyError, raise, typeError, valueError } from '../../../runtime/errors.ts';
import { resetForEachProgram } from '../../../runtime/program-state.ts';
import { getAttr } from '../../../runtime/protocol/attribute.ts';
import { call } from '../../../runtime/protocol/call.ts';
import { isInstance, objectType, PyObject, PyType, typeName, type Value } from '../../../runtime/types.ts';
import { giveAttributes } from '../../../runtime/values/adopt.ts';
import { PyDict } from '../../../runtime/values/dict.ts';
import { PyFloat } from '../../../runtime/values/float.ts';
import * as int from '../../../runtime/values/int.ts';
import { PyList } from '../../../runtime/values/list.ts';
import { intValue, strValue } from '../../../runtime/values/subclass.ts';
import { PyTuple } from '../../../runtime/values/tuple.ts';
import {
  CLAMPED,
  CONVERSION_SYNTAX,
  conform,
  type Dec,
  DIVISION_BY_ZERO,
  DIVISION_IMPOSSIBLE,
  DIVISION_UNDEFINED,
  digitCount,
  EXPONENT_LIMIT,
  FLOAT_OPERATION,
  finalize,
  finite,
  INEXACT,
  INVALID,
  INVALID_CONTEXT,
  INVALID_OPERATION,
  isNan,
  MAX_PREC,
  OVERFLOW,
  Precision,
  QNAN,
  ROUNDED,
  ROUNDINGS,
  type Rounding,
  SUBNORMAL,
  UNDERFLOW,
} from './number.ts';
import { parseDecimal } from './text.ts';

export const decimalType = new PyType('Decimal', [objectType], { module: 'decimal' });
decimalType.textSignature = '(value="0", context=None)';
decimalType.hasWeakref = false;
export const contextType = new PyType('Context', [objectType], { module: 'decimal' });
contextType.textSignature =
  '(prec=None, rounding=None, Emin=None, Emax=None, capitals=None, clamp=None, flags=None, traps=None)';

export class PyDecimal extends PyObject {
  readonly value: Dec;
  constructor(value: Dec) {
    super();
    this.value = value;
  }
}
PyDecimal.prototype.type = decimalType;

/** A decimal of a class that may be Python's. */
export function decimalOfType(type: PyType, value: Dec): PyDecimal {
  const made = new PyDecimal(value);
  if (type !== decimalType) {
    made.type = type;
    giveAttributes(made, type);
  }
  return made;
}

/** Signals in the order in which contexts show them: name, the conditions that it stands for. */
export const SIGNALS: readonly (readonly [name: string, bits: number])[] = [
  ['InvalidOperation', INVALID],
  ['FloatOperation', FLOAT_OPERATION],
  ['DivisionByZero', DIVISION_BY_ZERO],
  ['Overflow', OVERFLOW],
  ['Underflow', UNDERFLOW],
  ['Subnormal', SUBNORMAL],
  ['Inexact', INEXACT],
  ['Rounded', ROUNDED],
  ['Clamped', CLAMPED],
];
/** What an invalid operation was, in the order in which exceptions list it. */
const CONDITIONS: readonly (readonly [name: string, bit: number])[] = [
  ['InvalidOperation', INVALID_OPERATION],
  ['ConversionSyntax', CONVERSION_SYNTAX],
  ['DivisionImpossible', DIVISION_IMPOSSIBLE],
  ['DivisionUndefined', DIVISION_UNDEFINED],
  ['InvalidContext', INVALID_CONTEXT],
];
const SIGNAL_ERROR =
  'valid values for signals are:\n  [InvalidOperation, FloatOperation, DivisionByZero,\n' +
  '   Overflow, Underflow, Subnormal, Inexact, Rounded,\n   Clamped]';
const ROUNDING_ERROR =
  'valid values for rounding are:\n  [ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN,\n' +
  '   ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN,\n   ROUND_05UP]';

/** What the part of the module that is written in Python gives this one. */
const unconnected = () => ({
  /** Exception classes by name. */
  classes: new Map<string, Value>(),
  /** The class of `flags` and `traps`. */
  signalDict: null as Value,
  decimalTuple: null as Value,
  rational: null as Value,
  complex: null as Value,
  current: null as PyContext | null,
  templates: [] as PyContext[],
});
export const module = unconnected();
resetForEachProgram(() => Object.assign(module, unconnected()));

export class PyContext extends PyObject {
  readonly precision: Precision;
  /** As they were given: exact where a JavaScript number is not. */
  prec: Value;
  emin: Value;
  emax: Value;
  capitals = 1;
  traps: number;
  constructor(prec: Value, rounding: Rounding, emin: Value, emax: Value, clamp: 0 | 1, traps: number) {
    super();
    this.prec = prec;
    this.emin = emin;
    this.emax = emax;
    this.precision = new Precision(Number(prec), rounding, Number(emin), Number(emax), clamp);
    this.traps = traps;
  }
  copy(): PyContext {
    const { rounding, clamp } = this.precision;
    const twin = new PyContext(this.prec, rounding, this.emin, this.emax, clamp, this.traps);
    twin.capitals = this.capitals;
    twin.precision.status = this.precision.status;
    return twin;
  }
  /** Runs an operation; what it reports stays in the status, and is raised where it is trapped. */
  run<T>(operation: (p: Precision) => T): T {
    const { precision } = this;
    const before = precision.status;
    precision.status = 0;
    let result: T;
    try {
      result = operation(precision);
    } finally {
      precision.status |= before << 16;
    }
    const now = precision.status & 0xffff;
    precision.status = before | now;
    if ((now & this.traps) !== 0) throw this.error(now & this.traps);
    return result;
  }
  report(condition: number): void {
    this.run(p => {
      p.status |= condition;
    });
  }
  private error(trapped: number): unknown {
    const listed: Value[] = [];
    for (const [name, bit] of CONDITIONS) if (trapped & bit) listed.push(module.classes.get(name)!);
    for (const [name, bits] of SIGNALS.slice(1)) if (trapped & bits) listed.push(module.classes.get(name)!);
    // The order in which CPython's `flags_as_exception` looks.
    const [name] = SIGNALS.find(([, bits]) => (trapped & bits) !== 0)!;
    return raise(module.classes.get(name) as PyType, new PyList(listed));
  }
}
PyContext.prototype.type = contextType;

export function currentContext(): PyContext {
  if (module.current === null) {
    module.current = module.templates[0].copy();
    module.current.precision.status = 0;
  }
  return module.current;
}

/** An argument that is a context or None. @throws TypeError (Python) */
export function contextOf(value: Value | undefined): PyContext {
  if (value === undefined || value === null) return currentContext();
  if (value instanceof PyContext) return value;
  throw typeError('optional argument must be a context');
}

export function roundingOf(value: Value): Rounding {
  const found = ROUNDINGS.find(name => name === strValue(value));
  if (found === undefined) throw typeError(ROUNDING_ERROR);
  return found;
}

export function bitsOfSignal(signal: Value): number {
  const found = SIGNALS.find(([name]) => module.classes.get(name) === signal);
  if (found === undefined) throw keyError(SIGNAL_ERROR);
  return found[1];
}

/** The bits of a list or dict of signals. @throws TypeError, KeyError (Python) */
export function bitsOfSignals(value: Value): number {
  let bits = 0;
  if (value instanceof PyList) {
    for (const signal of value.items) bits |= bitsOfSignal(signal);
    return bits;
  }
  if (value instanceof PyDict) {
    if (value.size !== SIGNALS.length) throw keyError('invalid signal dict');
    for (const [name, mask] of SIGNALS) {
      const given = value.get(module.classes.get(name)!);
      if (given === undefined) throw keyError('invalid signal dict');
      if (given !== false && given !== 0) bits |= mask;
    }
    return bits;
  }
  if (isInstance(value, module.signalDict as PyType)) return Number(getAttr(value, '_bits'));
  throw typeError('argument must be a signal dict');
}

export function signalsOf(bits: number): Value[] {
  return SIGNALS.filter(([, mask]) => (bits & mask) !== 0).map(([name]) => module.classes.get(name)!);
}

/** An int in a range. @throws TypeError, ValueError (Python) */
export function limited(value: Value, low: bigint, high: bigint, message: string): Value {
  const number = intValue(value);
  if (number === undefined) throw typeError('an integer is required');
  if (BigInt(number) < low || BigInt(number) > high) throw valueError(message);
  return number;
}

export const CONTEXT_RANGES = {
  prec: [1n, MAX_PREC, 'valid range for prec is [1, MAX_PREC]'],
  Emin: [-MAX_PREC, 0n, 'valid range for Emin is [MIN_EMIN, 0]'],
  Emax: [0n, MAX_PREC, 'valid range for Emax is [0, MAX_EMAX]'],
  capitals: [0n, 1n, 'valid values for capitals are 0 or 1'],
  clamp: [0n, 1n, 'valid values for clamp are 0 or 1'],
} as const;

/** A decimal that the exact limits allow (`PyDecType_FromCStringExact` and its like). */
function exact(d: Dec, context: PyContext): Dec {
  if (d.kind !== 'finite') return d;
  const first = d.exp + digitCount(d.coeff) - 1;
  if (first >= EXPONENT_LIMIT || d.exp < -2 * EXPONENT_LIMIT) {
    context.report(INVALID_OPERATION);
    return QNAN;
  }
  return d;
}

/** The exact value of a float. */
export function decFromFloat(value: number): Dec {
  const sign = value < 0 || Object.is(value, -0) ? 1 : 0;
  if (!Number.isFinite(value)) return { sign, kind: Number.isNaN(value) ? 'nan' : 'inf', coeff: 0n, exp: 0 };
  let mantissa = Math.abs(value);
  let halvings = 0;
  while (!Number.isInteger(mantissa)) {
    mantissa *= 2;
    halvings++;
  }
  return finite(sign, BigInt(mantissa) * 5n ** BigInt(halvings), -halvings);
}

export function decFromInt(value: number | bigint): Dec {
  const n = BigInt(value);
  return finite(n < 0n ? 1 : 0, n < 0n ? -n : n, 0);
}

/** ASCII digits for Unicode's, without underscores and the white space around. */
function plainText(text: string): string {
  return int_digits(text.trim().replaceAll('_', ''));
}

const int_digits = (text: string): string =>
  text.replace(/\p{Nd}/gu, digit => {
    let point = digit.codePointAt(0)!;
    if (point < 128) return digit;
    // The ten digits of a script stand in a row that begins with its zero.
    let count = 0;
    while (count < 9 && /\p{Nd}/u.test(String.fromCodePoint(point - 1))) {
      point--;
      count++;
    }
    return String(count);
  });

function fromTuple(items: readonly Value[]): Dec {
  if (items.length !== 3) throw valueError('argument must be a sequence of length 3');
  const sign = intValue(items[0]);
  if (sign !== 0 && sign !== 1) throw valueError('sign must be an integer with the value 0 or 1');
  const letter = strValue(items[2]);
  if (letter !== undefined && letter !== 'F' && letter !== 'n' && letter !== 'N') {
    throw valueError("string argument in the third position must be 'F', 'n' or 'N'");
  }
  const exponent = letter === undefined ? intValue(items[2]) : 0;
  if (exponent === undefined) throw valueError('exponent must be an integer');
  if (!(items[1] instanceof PyTuple)) throw valueError('coefficient must be a tuple of digits');
  let digits = '';
  for (const item of items[1].items) {
    const digit = intValue(item);
    if (typeof digit !== 'number' || digit < 0 || digit > 9) throw valueError('coefficient must be a tuple of digits');
    digits += digit;
  }
  const coeff = BigInt(digits || 0);
  if (letter === 'F') return { sign, kind: 'inf', coeff: 0n, exp: 0 };
  if (letter !== undefined) return { sign, kind: letter === 'n' ? 'nan' : 'snan', coeff, exp: 0 };
  return finite(sign, coeff, Number(exponent));
}

/** The exact decimal of any value that `Decimal()` takes; text that is none is reported. */
export function decOf(value: Value, context: PyContext): Dec {
  if (value instanceof PyDecimal) return value.value;
  const text = strValue(value);
  if (text !== undefined) return decFromText(text, context);
  const number = intValue(value);
  if (number !== undefined) return decFromInt(number);
  if (value instanceof PyTuple || value instanceof PyList) return exact(fromTuple(value.items), context);
  if (value instanceof PyFloat) {
    context.report(FLOAT_OPERATION);
    return decFromFloat(value.value);
  }
  throw typeError(`conversion from ${typeName(value)} to Decimal is not supported`);
}

export function decFromText(text: string, context: PyContext): Dec {
  const parsed = parseDecimal(plainText(text));
  if (parsed === undefined) {
    context.report(CONVERSION_SYNTAX);
    return QNAN;
  }
  return exact(parsed, context);
}

/** Made to fit the context, as `create_decimal` does. */
export function rounded(d: Dec, context: PyContext): Dec {
  if (isNan(d) && digitCount(d.coeff) > context.precision.prec - context.precision.clamp) {
    context.report(CONVERSION_SYNTAX);
    return QNAN;
  }
  return context.run(p => (d.kind === 'finite' ? finalize(p, d.sign, d.coeff, d.exp) : conform(p, d)));
}

/** An operand of an operator: a decimal or an int; `undefined` for others. */
export function operand(value: Value): Dec | undefined {
  if (value instanceof PyDecimal) return value.value;
  const number = intValue(value);
  return number === undefined ? undefined : decFromInt(number);
}

/** An operand of a method. @throws TypeError (Python) */
export function needed(value: Value): Dec {
  const found = operand(value);
  if (found === undefined) throw typeError(`conversion from ${typeName(value)} to Decimal is not supported`);
  return found;
}

export const make = (d: Dec): PyDecimal => new PyDecimal(d);
export const pyInt = (n: bigint): Value => int.normalize(n);
export const makeTuple = (...items: Value[]): Value => call(module.decimalTuple, ...items);
