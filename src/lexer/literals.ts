/**
 * What number and string tokens denote.
 * Reference: https://docs.python.org/3.14/reference/lexical_analysis.html#literals
 */

/** A literal that cannot be read; the caller knows its position. */
export class LiteralError {
  msg: string;
  constructor(msg: string) {
    this.msg = msg;
  }
}

/** An escape that means itself, with a warning; `offset` is that of its backslash in the source. */
export interface EscapeWarning {
  msg: string;
  offset: number;
}

export type UnicodeNameLookup = (name: string) => string | null;

export type NumberValue =
  | { type: 'int'; value: number | bigint }
  | { type: 'float'; value: number }
  | { type: 'complex'; imag: number };

/** CPython's default of `sys.set_int_max_str_digits`. */
const MAX_INT_DIGITS = 4300;

/**
 * The value of a number token.
 * @throws LiteralError for a decimal integer of more than 4300 digits
 */
export function numberValue(image: string): NumberValue {
  const first = image.charCodeAt(0);
  if (image.length < 16 && first >= 48 && first <= 57) {
    // Short decimal integers, nearly all numbers there are.
    let value = 0;
    let i = 0;
    for (; i < image.length; i++) {
      const digit = image.charCodeAt(i) - 48;
      if (digit < 0 || digit > 9) break;
      value = value * 10 + digit;
    }
    if (i === image.length) return { type: 'int', value };
  }
  const text = image.includes('_') ? image.replaceAll('_', '') : image;
  if (/^0[xob]/i.test(text)) return integer(text);
  const last = text.charCodeAt(text.length - 1) | 32;
  if (last === 106) return { type: 'complex', imag: Number(text.slice(0, -1)) };
  if (/[.e]/i.test(text)) return { type: 'float', value: Number(text) };
  if (text.length > MAX_INT_DIGITS) {
    const limit = `Exceeds the limit (${MAX_INT_DIGITS} digits) for integer string conversion`;
    throw new LiteralError(
      `${limit}: value has ${text.length} digits; use sys.set_int_max_str_digits() to increase the limit` +
        ' - Consider hexadecimal for huge integer literals to avoid decimal conversion limits.',
    );
  }
  return integer(text);
}

function integer(text: string): NumberValue {
  const value = Number(text);
  return { type: 'int', value: Number.isSafeInteger(value) ? value : BigInt(text.toLowerCase()) };
}

const SIMPLE: Record<string, string> = {
  '\n': '',
  '\\': '\\',
  "'": "'",
  '"': '"',
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

const invalidEscape = (escape: string): string =>
  `"\\${escape}" is an invalid escape sequence. Such sequences will not work in the future. ` +
  `Did you mean "\\\\${escape}"? A raw string is also an option.`;

const invalidOctal = (escape: string): string =>
  `"\\${escape}" is an invalid octal escape sequence. Such sequences will not work in the future. ` +
  `Did you mean "\\\\${escape}"? A raw string is also an option.`;

const HEX_COUNT: Record<string, number> = { x: 2, u: 4, U: 8 };

/**
 * The text of a str literal's body, escapes replaced.
 * @param body what stands between the quotes
 * @param offset where the body starts in the source, for warnings
 * @param warnings receives the escapes that mean themselves
 * @param lookup finds the character of `\\N{name}`; null: there is none of that name
 * @throws LiteralError with the codec's message
 */
export function decodeText(
  body: string,
  offset: number,
  warnings: EscapeWarning[],
  lookup: UnicodeNameLookup | null,
): string {
  let at = body.indexOf('\\');
  if (at < 0) return body;
  // CPython warns of the first questionable escape only.
  const known = warnings.length;
  let out = '';
  let from = 0;
  const fail = (start: number, end: number, reason: string): never => {
    // Positions count the form that CPython decodes: each non-ASCII character stands there as \UXXXXXXXX.
    let first = 0;
    for (const char of body.slice(0, start)) first += char < '\x80' ? 1 : 10;
    let last = first - 1;
    for (const char of body.slice(start, end)) last += char < '\x80' ? 1 : 10;
    const where = first === last ? `byte 0x5c in position ${first}` : `bytes in position ${first}-${last}`;
    throw new LiteralError(`(unicode error) 'unicodeescape' codec can't decode ${where}: ${reason}`);
  };
  while (at >= 0) {
    out += body.slice(from, at);
    const char = body[at + 1];
    const simple = SIMPLE[char];
    from = at + 2;
    if (simple !== undefined) out += simple;
    else if (char >= '0' && char <= '7') {
      from = octalEnd(body, at + 1);
      const digits = body.slice(at + 1, from);
      const code = Number.parseInt(digits, 8);
      if (code > 255 && warnings.length === known) warnings.push({ msg: invalidOctal(digits), offset: offset + at });
      out += String.fromCharCode(code);
    } else if (char === 'x' || char === 'u' || char === 'U') {
      const count = HEX_COUNT[char];
      let end = from;
      while (end < from + count && isHexDigit(body.charCodeAt(end))) end++;
      if (end < from + count) fail(at, end, `truncated \\${char}${'X'.repeat(count)} escape`);
      const code = Number.parseInt(body.slice(from, end), 16);
      if (code > 0x10ffff) fail(at, end, 'illegal Unicode character');
      out += String.fromCodePoint(code);
      from = end;
    } else if (char === 'N') {
      if (body[from] !== '{') fail(at, from, 'malformed \\N character escape');
      const close = body.indexOf('}', from);
      if (close < 0) fail(at, body.length, 'malformed \\N character escape');
      if (close === from + 1) fail(at, close, 'malformed \\N character escape');
      const found = lookup === null ? null : lookup(body.slice(from + 1, close));
      if (found === null) fail(at, close + 1, 'unknown Unicode character name');
      out += found;
      from = close + 1;
    } else {
      const escape = String.fromCodePoint(body.codePointAt(at + 1) ?? 92);
      if (escape < '\x80' && warnings.length === known) {
        warnings.push({ msg: invalidEscape(escape), offset: offset + at });
      }
      out += '\\';
      from = at + 1;
    }
    at = body.indexOf('\\', from);
  }
  return out + body.slice(from);
}

function octalEnd(body: string, start: number): number {
  let end = start;
  while (end < start + 3 && body[end] >= '0' && body[end] <= '7') end++;
  return end;
}

const isHexDigit = (c: number): boolean => (c >= 48 && c <= 57) || ((c | 32) >= 97 && (c | 32) <= 102);

/**
 * The bytes of a bytes literal's body.
 * @param body what stands between the quotes
 * @param raw whether the prefix has an `r`
 * @param offset where the body starts in the source, for warnings
 * @throws LiteralError for a malformed `\\x`, or for a character beyond ASCII
 */
export function decodeBytes(body: string, raw: boolean, offset: number, warnings: EscapeWarning[]): Uint8Array {
  const known = warnings.length;
  const out = new Uint8Array(body.length);
  let n = 0;
  for (let i = 0; i < body.length; i++) {
    if (body.charCodeAt(i) > 127) throw new LiteralError('bytes can only contain ASCII literal characters');
  }
  for (let i = 0; i < body.length; ) {
    const c = body.charCodeAt(i);
    if (c !== 92 || raw) {
      out[n++] = c;
      i++;
      continue;
    }
    const char = body[i + 1];
    const simple = SIMPLE[char];
    if (simple !== undefined) {
      if (simple !== '') out[n++] = simple.charCodeAt(0);
      i += 2;
    } else if (char >= '0' && char <= '7') {
      const end = octalEnd(body, i + 1);
      const digits = body.slice(i + 1, end);
      const code = Number.parseInt(digits, 8);
      if (code > 255 && warnings.length === known) warnings.push({ msg: invalidOctal(digits), offset: offset + i });
      out[n++] = code & 255;
      i = end;
    } else if (char === 'x') {
      if (!isHexDigit(body.charCodeAt(i + 2)) || !isHexDigit(body.charCodeAt(i + 3))) {
        throw new LiteralError(`(value error) invalid \\x escape at position ${i}`);
      }
      out[n++] = Number.parseInt(body.slice(i + 2, i + 4), 16);
      i += 4;
    } else {
      if (warnings.length === known) warnings.push({ msg: invalidEscape(char), offset: offset + i });
      out[n++] = 92;
      i++;
    }
  }
  return out.slice(0, n);
}
