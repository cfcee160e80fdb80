/** The converters that signatures name; see `signature/converters.ts`. */
import {
  overflowError,
  type PyBaseException,
  PyException,
  typeError,
  UnicodeEncodeError,
  valueError,
} from '../errors.ts';
import { converters } from '../signature/converters.ts';
import { typeName, type Value } from '../types.ts';
import { strValue } from '../values/subclass.ts';
import { codePoints, length as textLength } from '../values/text.ts';
import { call } from './call.ts';
import { clippedIndex, hasIndex, indexOf, isTrue, toFloat, toSsize } from './number.ts';

/** How CPython's `_PyArg_BadArgument` shows what it got. */
function got(value: Value): string {
  return value === null ? 'None' : typeName(value);
}

function text(value: Value, argument: () => string): string {
  const result = strValue(value);
  if (result === undefined) throw typeError(`${argument()} must be str, not ${got(value)}`);
  return result;
}

/** What has no UTF-8 form, as C strings must (`PyUnicode_AsUTF8AndSize`). */
function notUtf8(result: string): PyException {
  const points = codePoints(result);
  const isSurrogate = (point: number | undefined): boolean => point !== undefined && (point & 0xfffff800) === 0xd800;
  const start = points.findIndex(isSurrogate);
  let end = start;
  while (isSurrogate(points[end])) end++;
  const error = call(UnicodeEncodeError, 'utf-8', result, start, end, 'surrogates not allowed');
  return new PyException(error as PyBaseException);
}

/** @throws UnicodeEncodeError for lone surrogates, ValueError for NUL */
function cText(value: Value, argument: () => string): string {
  const result = text(value, argument);
  if (!result.isWellFormed()) throw notUtf8(result);
  if (result.includes('\0')) throw valueError('embedded null character');
  return result;
}

Object.assign(converters, {
  /** Py_ssize_t: a JavaScript number. */
  ssize: (value: Value) => toSsize(value, 'Python int too large to convert to C ssize_t'),
  /** A bound of a slice or None (`_PyEval_SliceIndex`): a JavaScript number clipped to ±2⁵³, `undefined` for None. */
  sliceIndex: (value: Value) => {
    if (value === null) return undefined;
    if (typeof value === 'number') return value;
    if (!hasIndex(value)) throw typeError('slice indices must be integers or None or have an __index__ method');
    return clippedIndex(value);
  },
  /** As `sliceIndex`, without None (`_PyEval_SliceIndexNotNone`). */
  sliceBound: (value: Value) => {
    if (typeof value === 'number') return value;
    if (!hasIndex(value)) throw typeError('slice indices must be integers or have an __index__ method');
    return clippedIndex(value);
  },
  /** A C int. */
  int: (value: Value) => {
    const n = indexOf(value);
    if (n > 0x7fffffff || n < -0x80000000) throw overflowError('Python int too large to convert to C int');
    return n;
  },
  /** Any integer by `__index__`: a PyInt. */
  index: indexOf,
  /** Truth value: a JavaScript boolean. */
  bool: isTrue,
  /** A real number: a JavaScript number. */
  float: toFloat,
  /** A str: a JavaScript string. */
  str: text,
  /** A str without NUL characters. */
  cstr: cText,
  /** As `cstr`, or None: a JavaScript string or null. */
  cstrOrNone: (value: Value, argument: () => string) => {
    if (value === null) return null;
    if (strValue(value) === undefined) throw typeError(`${argument()} must be str or None, not ${got(value)}`);
    return cText(value, argument);
  },
  /** A str of one character: its code point. */
  char: (value: Value, argument: () => string) => {
    const result = strValue(value);
    if (result === undefined) throw typeError(`${argument()} must be a unicode character, not ${got(value)}`);
    const point = result.codePointAt(0);
    if (point === undefined || result.length !== (point > 0xffff ? 2 : 1)) {
      const where = argument().replace('()', '():');
      throw typeError(`${where} must be a unicode character, not a string of length ${textLength(result)}`);
    }
    return point;
  },
  /** A str or None: a JavaScript string or null. */
  strOrNone: (value: Value, argument: () => string) => {
    if (value === null) return null;
    const result = strValue(value);
    if (result === undefined) throw typeError(`${argument()} must be str or None, not ${got(value)}`);
    return result;
  },
});
