/** Struct format strings (the `struct` module; PEP 3118 items): parsed once into fields, then run. */

import { Exception, type PyBaseException, PyException, raise, UnicodeEncodeError } from '../errors.ts';
import { call } from '../protocol/call.ts';
import { type PyInt, PyType, type Value } from '../types.ts';
import { normalize } from '../values/int.ts';
import { type Codec, codecOf, type Mode } from './codecs.ts';
import { readSteps, type Step, stepsOf } from './steps.ts';

/** `struct.error` */
export const structErrorType = new PyType('error', [Exception], { module: 'struct' });
structErrorType.hasDict = true;

export const structError = (message: string): PyException => raise(structErrorType, message);

/** A run of items of one code. */
export interface Field {
  readonly codec: Codec;
  /** From the beginning of the struct, in bytes. */
  readonly offset: number;
  /** Bytes of one item: the codec's, or the count of `s` and `p`. */
  readonly size: number;
  readonly count: number;
}

/** A parsed format. */
export class StructFormat {
  readonly format: string;
  readonly fields: readonly Field[];
  /** The same for running. */
  readonly steps: readonly Step[];
  /** Bytes of the whole, as Python's int. */
  readonly exactSize: PyInt;
  /** The same as a number (inexact beyond 2⁵³, which no memory has). */
  readonly size: number;
  /** Number of values, as Python's int. */
  readonly exactItems: PyInt;
  /** The same as a number. */
  readonly items: number;
  /** Number of format characters that make values, before runs were joined. */
  readonly codes: number;

  constructor(format: string, fields: readonly Field[], size: PyInt, items: PyInt, codes: number) {
    this.format = format;
    this.fields = fields;
    this.steps = stepsOf(fields);
    this.exactSize = size;
    this.size = Number(size);
    this.exactItems = items;
    this.items = Number(items);
    this.codes = codes;
  }

  /** The values of the struct at `at`, of which all bytes are there. */
  unpack(bytes: Uint8Array, at: number): Value[] {
    const { items } = this;
    const values: Value[] = items <= 64 ? [] : new Array(items);
    readSteps(this.steps, bytes, at, values);
    return values;
  }
}

const MODES: Record<string, Mode> = { '@': 'native', '=': 'little', '<': 'little', '>': 'big', '!': 'big' };
const MAX_SSIZE = 2n ** 63n - 1n;

const isSpace = (c: string): boolean => c === ' ' || (c >= '\t' && c <= '\r');
const isDigit = (c: string): boolean => c >= '0' && c <= '9';

/** @throws UnicodeEncodeError for a format that is not ASCII (`PyUnicode_AsASCIIString`) */
export function checkAscii(format: string): void {
  if (!/[^\0-\x7f]/.test(format)) return;
  const characters = Array.from(format);
  const start = characters.findIndex(c => c > '\x7f');
  let end = start;
  while (end < characters.length && characters[end] > '\x7f') end++;
  const error = call(UnicodeEncodeError, 'ascii', format, start, end, 'ordinal not in range(128)');
  throw new PyException(error as PyBaseException);
}

/**
 * Parses a struct format (C `prepare_format`).
 * @throws struct.error, UnicodeEncodeError
 */
export function parseFormat(format: string): StructFormat {
  checkAscii(format);
  if (format.includes('\0')) throw structError('embedded null character');
  let at = 0;
  let mode: Mode = 'native';
  if (format !== '' && format[0] in MODES) {
    mode = MODES[format[0]];
    at = 1;
  }
  const fields: Field[] = [];
  let items = 0n;
  let codes = 0;
  let size = 0n;
  while (at < format.length) {
    let c = format[at++];
    if (isSpace(c)) continue;
    let count = 1n;
    if (isDigit(c)) {
      const from = at - 1;
      while (at < format.length && isDigit(format[at])) at++;
      count = BigInt(format.slice(from, at));
      if (count > MAX_SSIZE) throw structError('total struct size too long');
      if (at === format.length) throw structError('repeat count given without format specifier');
      c = format[at++];
    }
    const codec = codecOf(mode, c);
    if (codec === undefined) throw structError('bad char in struct format');
    const alignment = BigInt(codec.alignment);
    if (alignment > 1n) size += (alignment - (size % alignment)) % alignment;
    const one = codec.family === 'string' || codec.family === 'pascal';
    if (one || (codec.family !== 'padding' && count > 0n)) codes++;
    const span = count * BigInt(codec.size);
    if (size + span > MAX_SSIZE) throw structError('total struct size too long');
    if (one) {
      items++;
      fields.push({ codec, offset: Number(size), size: Number(count), count: 1 });
    } else if (codec.family !== 'padding' && count > 0n) {
      items += count;
      const last = fields.at(-1);
      if (last !== undefined && last.codec === codec && last.offset + last.size * last.count === Number(size)) {
        fields[fields.length - 1] = { ...last, count: last.count + Number(count) };
      } else fields.push({ codec, offset: Number(size), size: codec.size, count: Number(count) });
    }
    size += span;
  }
  return new StructFormat(format, fields, normalize(size), normalize(items), codes);
}

const cache = new Map<string, StructFormat>();
let last: StructFormat | null = null;
const CACHE_MAX = 100;

/** `parseFormat`, keeping the formats used last. @throws struct.error */
export function cachedFormat(format: string): StructFormat {
  if (last !== null && last.format === format) return last;
  let parsed = cache.get(format);
  if (parsed === undefined) {
    parsed = parseFormat(format);
    if (cache.size >= CACHE_MAX) cache.clear();
    cache.set(format, parsed);
  }
  last = parsed;
  return parsed;
}

/** `struct._clearcache`. */
export function clearFormatCache(): void {
  cache.clear();
  last = null;
}
