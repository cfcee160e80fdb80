/** A Python complex number and its arithmetic, with the C standard's treatment of infinities (Annex G). */

import { OverflowError, raise, zeroDivisionError } from '../errors.ts';
import { complexType, PyObject, type PyType } from '../types.ts';
import { giveAttributes } from './adopt.ts';
import { atan2, cos, sin } from './circular.ts';
import { exp, hypot, log } from './elementary.ts';
import { formatDouble } from './float-text.ts';
import { stripAsciiSpace } from './int-text.ts';

export class PyComplex extends PyObject {
  readonly real: number;
  readonly imag: number;
  constructor(real: number, imag: number) {
    super();
    this.real = real;
    this.imag = imag;
  }
}
PyComplex.prototype.type = complexType;

/** An instance of complex or of a Python subclass of it. */
export function complexOfType(type: PyType, real: number, imag: number): PyComplex {
  const result = new PyComplex(real, imag);
  if (type !== complexType) {
    result.type = type;
    giveAttributes(result, type);
  }
  return result;
}

const INF = Number.POSITIVE_INFINITY;

function isInf(x: number): boolean {
  return x === INF || x === -INF;
}
function isNegative(x: number): boolean {
  return x < 0 || Object.is(x, -0);
}
/** An infinity becomes ±1, anything finite ±0. */
function boxed(x: number): number {
  const size = isInf(x) ? 1 : 0;
  return isNegative(x) ? -size : size;
}
function withoutNaN(x: number): number {
  return Number.isNaN(x) ? 0 : x;
}

export function complexMultiply(a: number, b: number, c: number, d: number): PyComplex {
  const ac = a * c;
  const bd = b * d;
  const ad = a * d;
  const bc = b * c;
  const real = ac - bd;
  const imag = ad + bc;
  if (!Number.isNaN(real) || !Number.isNaN(imag)) return new PyComplex(real, imag);
  let infinite = false;
  if (isInf(a) || isInf(b)) {
    [a, b, c, d] = [boxed(a), boxed(b), withoutNaN(c), withoutNaN(d)];
    infinite = true;
  }
  if (isInf(c) || isInf(d)) {
    [a, b, c, d] = [withoutNaN(a), withoutNaN(b), boxed(c), boxed(d)];
    infinite = true;
  }
  if (!infinite && (isInf(ac) || isInf(bd) || isInf(ad) || isInf(bc))) {
    [a, b, c, d] = [withoutNaN(a), withoutNaN(b), withoutNaN(c), withoutNaN(d)];
    infinite = true;
  }
  if (!infinite) return new PyComplex(real, imag);
  return new PyComplex(INF * (a * c - b * d), INF * (a * d + b * c));
}

/** `(a + bj) / (c + dj)` by Smith's method. @throws ZeroDivisionError */
export function complexDivide(a: number, b: number, c: number, d: number): PyComplex {
  if (c === 0 && d === 0) throw zeroDivisionError('division by zero');
  let real = Number.NaN;
  let imag = Number.NaN;
  if (Math.abs(c) >= Math.abs(d)) {
    const ratio = d / c;
    const denominator = c + d * ratio;
    real = (a + b * ratio) / denominator;
    imag = (b - a * ratio) / denominator;
  } else if (Math.abs(d) >= Math.abs(c)) {
    const ratio = c / d;
    const denominator = c * ratio + d;
    real = (a * ratio + b) / denominator;
    imag = (b * ratio - a) / denominator;
  }
  if (Number.isNaN(real) && Number.isNaN(imag)) {
    if ((isInf(a) || isInf(b)) && Number.isFinite(c) && Number.isFinite(d)) {
      const x = boxed(a);
      const y = boxed(b);
      return new PyComplex(INF * (x * c + y * d), INF * (y * c - x * d));
    }
    if ((isInf(c) || isInf(d)) && Number.isFinite(a) && Number.isFinite(b)) {
      const x = boxed(c);
      const y = boxed(d);
      return new PyComplex(0 * (a * x + b * y), 0 * (b * x - a * y));
    }
  }
  return new PyComplex(real, imag);
}

/** A real number by a complex one. @throws ZeroDivisionError */
export function realDivide(a: number, c: number, d: number): PyComplex {
  if (c === 0 && d === 0) throw zeroDivisionError('division by zero');
  let real = Number.NaN;
  let imag = Number.NaN;
  if (Math.abs(c) >= Math.abs(d)) {
    const ratio = d / c;
    const denominator = c + d * ratio;
    real = a / denominator;
    imag = (-a * ratio) / denominator;
  } else if (Math.abs(d) >= Math.abs(c)) {
    const ratio = c / d;
    const denominator = c * ratio + d;
    real = (a * ratio) / denominator;
    imag = -a / denominator;
  }
  if (Number.isNaN(real) && Number.isNaN(imag) && Number.isFinite(a) && (isInf(c) || isInf(d))) {
    return new PyComplex(0 * (a * boxed(c)), 0 * (-a * boxed(d)));
  }
  return new PyComplex(real, imag);
}

function tooLarge() {
  return raise(OverflowError, 'complex exponentiation');
}
function domain() {
  return zeroDivisionError('zero to a negative or complex power');
}

/** `(a + bj) ** (c + dj)` (C `complex_pow`). @throws ZeroDivisionError, OverflowError */
export function complexPow(a: number, b: number, c: number, d: number): PyComplex {
  let result: PyComplex;
  if (d === 0 && Number.isInteger(c) && Math.abs(c) <= 100) {
    if (a === 0 && b === 0 && c < 0) throw domain();
    result = integerPower(a, b, c);
  } else if (a === 0 && b === 0) {
    if (d !== 0 || c < 0) throw domain();
    return new PyComplex(0, 0);
  } else {
    const size = hypot(a, b);
    let length = size === 1 ? 1 : size ** c;
    const angle = atan2(b, a);
    let phase = angle * c;
    if (d !== 0) {
      length *= exp(-angle * d);
      phase += d * log(size);
    }
    if (isInf(phase)) throw domain();
    result = new PyComplex(length * cos(phase), length * sin(phase));
  }
  if (isInf(result.real) || isInf(result.imag)) throw tooLarge();
  return result;
}

function integerPower(a: number, b: number, n: number): PyComplex {
  let result = new PyComplex(1, 0);
  let square = new PyComplex(a, b);
  for (let rest = Math.abs(n); ; ) {
    if (rest & 1) result = complexMultiply(result.real, result.imag, square.real, square.imag);
    rest >>= 1;
    if (rest === 0) break;
    square = complexMultiply(square.real, square.imag, square.real, square.imag);
  }
  return n <= 0 ? complexDivide(1, 0, result.real, result.imag) : result;
}

/** `repr()` of a complex. */
export function complexRepr(real: number, imag: number): string {
  const imagText = formatDouble(imag, 'r', 0);
  if (real === 0 && !isNegative(real)) return imagText + 'j';
  return `(${formatDouble(real, 'r', 0)}${imagText.startsWith('-') ? '' : '+'}${imagText}j)`;
}

const NUMBER = String.raw`(?:\d+(?:\.\d*)?(?:[eE][+-]?\d+)?|\.\d+(?:[eE][+-]?\d+)?|[iI][nN][fF](?:[iI][nN][iI][tT][yY])?|[nN][aA][nN])`;
const COMPLEX = new RegExp(`^(?:([+-]?${NUMBER})?([+-]${NUMBER}?)[jJ]|([+-]?${NUMBER}?)[jJ]|([+-]?${NUMBER}))$`);

function part(text: string | undefined): number {
  if (text === undefined) return 0;
  if (text === '' || text === '+' || text === '-') return text === '-' ? -1 : 1;
  const letter = /[a-zA-Z]/.exec(text)?.[0].toLowerCase();
  if (letter === 'n') return Number.NaN;
  if (letter === 'i') return text.startsWith('-') ? -INF : INF;
  return Number(text);
}

/**
 * What `complex()` reads: `text` holds ASCII (see `numericText`).
 * @returns the number, or 'underscore' for an underscore that does not stand between digits, or 'malformed'
 */
export function parseComplex(text: string): PyComplex | 'underscore' | 'malformed' {
  let body = stripAsciiSpace(text);
  if (body.includes('_')) {
    if (/(?:^|\D)_|_(?:\D|$)/.test(body)) return 'underscore';
    body = body.replaceAll('_', '');
  }
  if (body.startsWith('(')) {
    if (!body.endsWith(')')) return 'malformed';
    body = stripAsciiSpace(body.slice(1, -1));
  }
  const match = COMPLEX.exec(body);
  if (match === null) return 'malformed';
  if (match[4] !== undefined) return new PyComplex(part(match[4]), 0);
  if (match[3] !== undefined) return new PyComplex(0, part(match[3]));
  return new PyComplex(part(match[1]), part(match[2]));
}
