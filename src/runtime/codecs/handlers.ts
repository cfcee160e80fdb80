/**
 * What codecs do about what they cannot convert: the standard error handlers and those that a program registered
 * (PEP 293).
 */
import { PyBytes } from '../buffer/objects.ts';
import { registerRoots } from '../buffer/reachability.ts';
import {
  indexError,
  LookupError,
  PyBaseException,
  PyException,
  raise,
  typeError,
  UnicodeDecodeError,
  UnicodeEncodeError,
  UnicodeTranslateError,
  valueError,
} from '../errors.ts';
import { resetForEachProgram } from '../program-state.ts';
import { call1, isCallable } from '../protocol/call.ts';
import { toSsize } from '../protocol/number.ts';
import { functions } from '../signature/declare.ts';
import { isInstance, tupleType, typeName, type Value } from '../types.ts';
import { nameOrPrivateNameOf } from '../unicode/names.ts';
import { strValue } from '../values/subclass.ts';
import { fromUnits, substring, length as textLength, toUnits } from '../values/text.ts';
import { PyTuple } from '../values/tuple.ts';

// ---------------------------------------------------------------- the standard handlers

type Replacement = string | Uint8Array;

const hex = (n: number, digits: number): string => n.toString(16).padStart(digits, '0');

function backslashed(point: number): string {
  if (point <= 0xff) return `\\x${hex(point, 2)}`;
  return point <= 0xffff ? `\\u${hex(point, 4)}` : `\\U${hex(point, 8)}`;
}

function named(point: number): string {
  const name = nameOrPrivateNameOf(point);
  return name === null ? backslashed(point) : `\\N{${name}}`;
}

/** What stands for characters that cannot be encoded; `undefined`: the handler gives up. */
function encodeReplacement(handler: string, encoding: string, text: string): Replacement | undefined {
  switch (handler) {
    case 'ignore':
      return '';
    case 'replace':
      return '?'.repeat(textLength(text));
    case 'xmlcharrefreplace':
      return eachPoint(text, point => `&#${point};`);
    case 'backslashreplace':
      return eachPoint(text, backslashed);
    case 'namereplace':
      return eachPoint(text, named);
    case 'surrogateescape':
      return escapedBytes(text);
    case 'surrogatepass':
      return passedBytes(encoding, text);
    default:
      return undefined;
  }
}

function eachPoint(text: string, show: (point: number) => string): string {
  let result = '';
  for (const char of text) result += show(char.codePointAt(0)!);
  return result;
}

function escapedBytes(text: string): Uint8Array | undefined {
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0xdc80 || unit > 0xdcff) return undefined;
    bytes[i] = unit - 0xdc00;
  }
  return bytes;
}

/** How wide a unit of a UTF is and which end comes first: from any spelling of its name (C `get_standard_encoding`). */
function unicodeForm(encoding: string): { size: 1 | 2 | 4; little: boolean } | undefined {
  const match = /^utf[-_]?(8|16|32)(?:[-_]?(le|be))?$/i.exec(encoding);
  if (match === null) return encoding.toLowerCase() === 'cp65001' ? { size: 1, little: true } : undefined;
  if (match[1] === '8') return match[2] === undefined ? { size: 1, little: true } : undefined;
  return { size: match[1] === '16' ? 2 : 4, little: match[2]?.toLowerCase() !== 'be' };
}

function passedBytes(encoding: string, text: string): Uint8Array | undefined {
  const form = unicodeForm(encoding);
  if (form === undefined) return undefined;
  const size = form.size === 1 ? 3 : form.size;
  const bytes = new Uint8Array(text.length * size);
  for (let i = 0, at = 0; i < text.length; i++, at += size) {
    const unit = text.charCodeAt(i);
    if (unit < 0xd800 || unit > 0xdfff) return undefined;
    if (size === 3) {
      bytes[at] = 0xe0 | (unit >> 12);
      bytes[at + 1] = 0x80 | ((unit >> 6) & 0x3f);
      bytes[at + 2] = 0x80 | (unit & 0x3f);
    } else {
      const low = form.little ? at : at + size - 1;
      bytes[low] = unit & 0xff;
      bytes[form.little ? low + 1 : low - 1] = unit >> 8;
    }
  }
  return bytes;
}

/** What stands for bytes that cannot be decoded, and where to go on; `undefined`: the handler gives up. */
function decodeReplacement(
  handler: string,
  encoding: string,
  bytes: Uint8Array,
  start: number,
  end: number,
): [string, number] | undefined {
  switch (handler) {
    case 'ignore':
      return ['', end];
    case 'replace':
      return ['\ufffd', end];
    case 'backslashreplace': {
      let text = '';
      for (let i = start; i < end; i++) text += `\\x${hex(bytes[i], 2)}`;
      return [text, end];
    }
    case 'surrogateescape': {
      let text = '';
      let at = start;
      // As in CPython, at most four at a time.
      while (at < end && at - start < 4 && bytes[at] >= 128) text += String.fromCharCode(0xdc00 + bytes[at++]);
      return at === start ? undefined : [text, at];
    }
    case 'surrogatepass':
      return passedSurrogate(encoding, bytes, start);
    default:
      return undefined;
  }
}

function passedSurrogate(encoding: string, bytes: Uint8Array, at: number): [string, number] | undefined {
  const form = unicodeForm(encoding);
  if (form === undefined) return undefined;
  const size = form.size === 1 ? 3 : form.size;
  if (bytes.length - at < size) return undefined;
  let unit = 0;
  if (size === 3) {
    const [a, b, c] = bytes.subarray(at, at + 3);
    if ((a & 0xf0) === 0xe0 && (b & 0xc0) === 0x80 && (c & 0xc0) === 0x80) {
      unit = ((a & 0x0f) << 12) | ((b & 0x3f) << 6) | (c & 0x3f);
    }
  } else {
    for (let i = 0; i < size; i++) unit = unit * 256 + bytes[form.little ? at + size - 1 - i : at + i];
  }
  return unit >= 0xd800 && unit <= 0xdfff ? [String.fromCharCode(unit), at + size] : undefined;
}

// ---------------------------------------------------------------- handlers as functions

const STANDARD = new Set([
  'strict',
  'ignore',
  'replace',
  'xmlcharrefreplace',
  'backslashreplace',
  'namereplace',
  'surrogateescape',
  'surrogatepass',
]);
/** `codecs.register_error`'s table; the standard handlers come into it when they are first asked for. */
const registered = new Map<string, Value>();
registerRoots(() => [registered]);
resetForEachProgram(() => registered.clear());

const cannotHandle = (value: Value) => typeError(`don't know how to handle ${typeName(value)} in error callback`);

/** A standard handler as a program calls it: from an exception to a replacement and a position. */
function callStandard(handler: string, exception: Value): Value {
  if (!(exception instanceof PyBaseException)) {
    if (handler === 'strict') throw typeError('codec must pass exception instance');
    throw cannotHandle(exception);
  }
  if (handler === 'strict') throw new PyException(exception);
  const start = (exception.field('start') as number | undefined) ?? 0;
  const end = (exception.field('end') as number | undefined) ?? 0;
  const object = exception.field('object') ?? null;
  if (isInstance(exception, UnicodeDecodeError) && object instanceof PyBytes) {
    if (handler === 'xmlcharrefreplace' || handler === 'namereplace') throw cannotHandle(exception);
    const encoding = strValue(exception.field('encoding') ?? null) ?? '';
    const result = decodeReplacement(
      handler,
      encoding,
      object.data,
      Math.max(start, 0),
      Math.min(end, object.data.length),
    );
    if (result === undefined) throw new PyException(exception);
    return new PyTuple(result);
  }
  const text = strValue(object);
  if (text === undefined) throw cannotHandle(exception);
  const count = textLength(text);
  // C `_PyUnicodeError_GetParams`: a place beyond the text means its last character.
  const from = Math.max(Math.min(start, count - 1), 0);
  const to = Math.min(Math.max(end, from, 1), count);
  const part = substring(text, from, to);
  if (isInstance(exception, UnicodeEncodeError)) {
    const encoding = strValue(exception.field('encoding') ?? null) ?? '';
    const result = encodeReplacement(handler, encoding, part);
    if (result === undefined) throw new PyException(exception);
    return new PyTuple([typeof result === 'string' ? result : new PyBytes(result), to]);
  }
  if (isInstance(exception, UnicodeTranslateError)) {
    if (handler === 'ignore') return new PyTuple(['', to]);
    if (handler === 'replace') return new PyTuple(['\ufffd'.repeat(to - from), to]);
    if (handler === 'backslashreplace') return new PyTuple([eachPoint(part, backslashed), to]);
  }
  throw cannotHandle(exception);
}

function standardFunction(handler: string): Value {
  const name = handler.startsWith('surrogate') ? handler : `${handler}_errors`;
  const implementation = (exception: Value): Value => callStandard(handler, exception);
  const doc = `The error handler '${handler}'.`;
  return functions('builtins', {
    [name]: ['(exception, /)', implementation, doc, undefined, '($self, object, /)'],
  }).get(name)!;
}

/** `codecs.register_error`. @throws TypeError if the handler cannot be called */
export function registerErrorHandler(name: string, handler: Value): void {
  if (!isCallable(handler)) throw typeError('handler must be callable');
  registered.set(name, handler);
}

/** `_codecs._unregister_error`: whether there was such a handler. @throws ValueError for the standard ones */
export function unregisterErrorHandler(name: string): boolean {
  if (STANDARD.has(name)) throw valueError(`cannot un-register built-in error handler '${name}'`);
  return registered.delete(name);
}

/** `codecs.lookup_error`. @throws LookupError */
export function lookupErrorHandler(name: string): Value {
  let handler = registered.get(name);
  if (handler === undefined) {
    if (!STANDARD.has(name)) throw raise(LookupError, `unknown error handler name '${name}'`);
    handler = standardFunction(name);
    registered.set(name, handler);
  }
  return handler;
}

/** The result of a handler's call: a replacement and a position, both checked. */
function handlerResult(
  result: Value,
  length: number,
  accepts: 'str' | 'str/bytes',
): { replacement: Value; next: number } {
  const kind = accepts === 'str' ? 'decoding' : 'encoding';
  const wrong = () => typeError(`${kind} error handler must return (${accepts}, int) tuple`);
  if (!isInstance(result, tupleType)) throw wrong();
  const items = (result as PyTuple).items;
  if (items.length !== 2) throw wrong();
  const replacement = items[0];
  const fits = strValue(replacement) !== undefined || (accepts === 'str/bytes' && replacement instanceof PyBytes);
  if (!fits) throw wrong();
  let next = toSsize(items[1], 'Python int too large to convert to C ssize_t');
  if (next < 0) next += length;
  if (next < 0 || next > length) throw indexError(`position ${next} from error handler out of bounds`);
  return { replacement, next };
}

// ---------------------------------------------------------------- for the codecs

/** One call of an encoder: what it does about each problem. Positions are UTF-16 units of `text`. */
export class EncodeErrors {
  readonly encoding: string;
  readonly text: string;
  readonly errors: string;
  /** What to write for the problem; a str stands for characters yet to be encoded. */
  replacement: Replacement = '';
  private exception: PyBaseException | null = null;

  constructor(encoding: string, text: string, errors: string) {
    this.encoding = encoding;
    this.text = text;
    this.errors = errors;
  }

  /**
   * Deals with the characters from `start` to `end`.
   * @returns where to go on; `replacement` is what to write first
   * @throws UnicodeEncodeError, or what a registered handler raises
   */
  handle(start: number, end: number, reason: string): number {
    const { errors, text, encoding } = this;
    if (errors === 'surrogateescape' && encoding !== 'charmap') {
      // Those that can be escaped are, before the rest is reported; a charmap codec reports all or nothing.
      let at = start;
      while (at < end && text.charCodeAt(at) >= 0xdc80 && text.charCodeAt(at) <= 0xdcff) at++;
      if (at > start) {
        this.replacement = escapedBytes(text.slice(start, at))!;
        return at;
      }
    }
    if (STANDARD.has(errors)) {
      const replacement = errors === 'strict' ? undefined : encodeReplacement(errors, encoding, text.slice(start, end));
      if (replacement === undefined) throw this.error(start, end, reason);
      this.replacement = replacement;
      return end;
    }
    const handler = lookupErrorHandler(errors);
    const exception = this.error(start, end, reason).value;
    const { replacement, next } = handlerResult(call1(handler, exception), textLength(text), 'str/bytes');
    this.replacement = replacement instanceof PyBytes ? replacement.data : strValue(replacement)!;
    return toUnits(text, next);
  }

  /** The UnicodeEncodeError of a problem: one object for all of a call, as in CPython. */
  error(start: number, end: number, reason: string): PyException {
    const { text } = this;
    this.exception = unicodeError(
      this.exception,
      UnicodeEncodeError,
      this.encoding,
      text,
      fromUnits(text, start),
      fromUnits(text, end),
      reason,
    );
    return new PyException(this.exception);
  }
}

/** One call of a decoder. Positions are bytes of `bytes`. */
export class DecodeErrors {
  encoding: string;
  bytes: Uint8Array;
  readonly errors: string;
  /** False: an incomplete sequence at the end is left alone. */
  readonly final: boolean;
  /** How many bytes were decoded; set by the decoder when it leaves some. */
  consumed: number;
  replacement = '';
  private exception: PyBaseException | null = null;

  constructor(encoding: string, bytes: Uint8Array, errors: string, final = true) {
    this.encoding = encoding;
    this.bytes = bytes;
    this.errors = errors;
    this.final = final;
    this.consumed = bytes.length;
  }

  /**
   * Deals with the bytes from `start` to `end`.
   * @returns where to go on; `replacement` is the text that comes first
   * @throws UnicodeDecodeError, or what a registered handler raises
   */
  handle(start: number, end: number, reason: string): number {
    const { errors, bytes, encoding } = this;
    if (STANDARD.has(errors) && errors !== 'xmlcharrefreplace' && errors !== 'namereplace') {
      if (errors === 'strict') throw this.error(start, end, reason);
      const found = decodeReplacement(errors, encoding, bytes, start, end);
      if (found === undefined) throw this.error(start, end, reason);
      // CPython's handlers get an exception, which a later failure of the same call uses again.
      const escapes = errors === 'surrogateescape' && /^utf-(16|32)/.test(encoding);
      if (this.exception === null && (escapes || errors === 'surrogatepass')) this.error(start, end, reason);
      this.replacement = found[0];
      return found[1];
    }
    const handler = lookupErrorHandler(errors);
    const exception = this.error(start, end, reason).value;
    const result = call1(handler, exception);
    // A handler may put other bytes in place of those being decoded.
    const object = exception.field('object');
    if (object instanceof PyBytes) this.bytes = object.data;
    const { replacement, next } = handlerResult(result, this.bytes.length, 'str');
    this.replacement = strValue(replacement)!;
    return next;
  }

  error(start: number, end: number, reason: string): PyException {
    const object = this.exception?.field('object') ?? new PyBytes(this.bytes.slice());
    this.exception = unicodeError(this.exception, UnicodeDecodeError, this.encoding, object, start, end, reason);
    return new PyException(this.exception);
  }
}

/** A new exception, or the earlier one of the same call with its fields (not its `args`) brought up to date. */
function unicodeError(
  earlier: PyBaseException | null,
  type: typeof UnicodeDecodeError,
  encoding: string,
  object: Value,
  start: number,
  end: number,
  reason: string,
): PyBaseException {
  const exception = earlier ?? new PyBaseException(type, new PyTuple([encoding, object, start, end, reason]));
  if (earlier === null) {
    exception.setField('encoding', encoding);
    exception.setField('object', object);
  }
  exception.setField('start', start);
  exception.setField('end', end);
  exception.setField('reason', reason);
  return exception;
}
