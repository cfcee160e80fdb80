/** Bytes of a source file to text. PEP 263, https://docs.python.org/3.14/reference/lexical_analysis.html#encoding-declarations */
import { PySyntaxErrorInfo } from './syntax-error.ts';

const COOKIE = /^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)/;
const BLANK = /^[ \t\f]*(?:#.*)?$/;

/** CPython's name for the encodings that it treats specially. */
function normalised(name: string): string {
  const lower = name.toLowerCase().replaceAll('_', '-');
  if (lower === 'utf-8' || lower.startsWith('utf-8-')) return 'utf-8';
  if (/^(?:latin-1|iso-8859-1|iso-latin-1)(?:-|$)/.test(lower)) return 'iso-8859-1';
  return name;
}

/**
 * Decodes a source file as CPython does: a byte order mark, else the coding declaration of the first two lines, else UTF-8.
 * @param bytes the file
 * @param filename for error messages
 * @returns the text without byte order mark; line ends are left as they are
 * @throws PySyntaxErrorInfo for null bytes, an unknown encoding, or bytes that do not fit it
 */
export function decodeSource(bytes: Uint8Array, filename: string): string {
  const bom = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  const body = bom ? bytes.subarray(3) : bytes;
  const cookie = declaredEncoding(body);
  if (bom && cookie !== null && cookie.name !== 'utf-8') {
    throw new PySyntaxErrorInfo(
      'SyntaxError',
      `encoding problem: ${cookie.name} with BOM`,
      filename,
      cookie.line,
      0,
      cookie.text,
      cookie.line,
      cookie.text.length,
    );
  }
  const zero = body.indexOf(0);
  if (zero >= 0 && (cookie === null || !cookie.name.toLowerCase().startsWith('utf-16'))) {
    const { line, text } = lineAt(body, zero);
    const shown = text.slice(0, text.indexOf('\0'));
    throw new PySyntaxErrorInfo('SyntaxError', 'source code cannot contain null bytes', filename, line, null, shown);
  }
  if (cookie === null) return decodeUtf8(body, filename);
  const name = cookie.name;
  const fail = (msg: string) => new PySyntaxErrorInfo('SyntaxError', msg, filename, 0, -1, null);
  const lower = name.toLowerCase();
  if (name === 'iso-8859-1') return latin1(body);
  if (lower === 'ascii' || lower === 'us-ascii') {
    const bad = body.findIndex(byte => byte > 127);
    if (bad < 0) return latin1(body);
    const at = bad - startOfLine(body, bad);
    throw fail(`'ascii' codec can't decode byte ${hex(body[bad])} in position ${at}: ordinal not in range(128)`);
  }
  if (name === 'utf-8') {
    const error = utf8Error(body);
    if (error === null) return new TextDecoder().decode(body);
    throw fail(error.message(error.start - startOfLine(body, error.start)));
  }
  const decoder = hostDecoder(lower);
  if (decoder === null) throw fail(`unknown encoding: ${name}`);
  try {
    return decoder.decode(body);
  } catch {
    throw fail(`encoding problem: ${name}`);
  }
}

function hostDecoder(name: string) {
  try {
    return new TextDecoder(name.replace(/^cp(?=125\d$)/, 'windows-'), { fatal: true });
  } catch {
    return null;
  }
}

/** The coding declaration, if the first line has one, or the second after a blank or a comment. */
function declaredEncoding(bytes: Uint8Array): { name: string; line: number; text: string } | null {
  let from = 0;
  for (let line = 1; line <= 2; line++) {
    let end = bytes.indexOf(10, from);
    if (end < 0) end = bytes.length;
    const text = latin1(bytes.subarray(from, end)).replace(/\r$/, '');
    const match = COOKIE.exec(text);
    if (match !== null) return { name: normalised(match[1]), line, text };
    if (!BLANK.test(text)) return null;
    from = end + 1;
  }
  return null;
}

/** Each byte as the character of that code; `TextDecoder`'s latin1 is another encoding. */
function latin1(bytes: Uint8Array): string {
  let out = '';
  for (let i = 0; i < bytes.length; i += 8192) out += String.fromCharCode(...bytes.subarray(i, i + 8192));
  return out;
}

const hex = (byte: number): string => `0x${byte.toString(16).padStart(2, '0')}`;

function startOfLine(bytes: Uint8Array, at: number): number {
  return at === 0 ? 0 : bytes.lastIndexOf(10, at - 1) + 1;
}

function lineAt(bytes: Uint8Array, at: number): { line: number; text: string } {
  let line = 1;
  for (let next = bytes.indexOf(10); next >= 0 && next < at; next = bytes.indexOf(10, next + 1)) line++;
  const start = startOfLine(bytes, at);
  let end = bytes.indexOf(10, start);
  if (end < 0) end = bytes.length;
  return { line, text: new TextDecoder().decode(bytes.subarray(start, end)) };
}

function decodeUtf8(bytes: Uint8Array, filename: string): string {
  const error = utf8Error(bytes);
  if (error === null) return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  const { line, text } = lineAt(bytes, error.start);
  const column = new TextDecoder().decode(bytes.subarray(startOfLine(bytes, error.start), error.start)).length + 1;
  const byte = `\\x${bytes[error.start].toString(16)}`;
  const msg =
    `Non-UTF-8 code starting with '${byte}' in file ${filename} on line ${line}, but no encoding declared; ` +
    'see https://peps.python.org/pep-0263/ for details';
  throw new PySyntaxErrorInfo('SyntaxError', msg, filename, line, column, text, line, column);
}

interface Utf8Error {
  start: number;
  /** The codec's message, with the position to show. */
  message: (position: number) => string;
}

/** The first byte sequence that is not UTF-8, as Python's codec describes it. */
function utf8Error(bytes: Uint8Array): Utf8Error | null {
  const n = bytes.length;
  const error = (start: number, end: number, reason: string): Utf8Error => ({
    start,
    message: position =>
      end - start === 1
        ? `'utf-8' codec can't decode byte ${hex(bytes[start])} in position ${position}: ${reason}`
        : `'utf-8' codec can't decode bytes in position ${position}-${position + end - start - 1}: ${reason}`,
  });
  for (let i = 0; i < n; ) {
    const byte = bytes[i];
    if (byte < 0x80) {
      i++;
      continue;
    }
    const size =
      byte >= 0xc2 && byte < 0xe0 ? 2 : byte >= 0xe0 && byte < 0xf0 ? 3 : byte >= 0xf0 && byte < 0xf5 ? 4 : 0;
    if (size === 0) return error(i, i + 1, 'invalid start byte');
    for (let k = 1; k < size; k++) {
      if (i + k >= n) return error(i, n, 'unexpected end of data');
      const next = bytes[i + k];
      // The second byte excludes overlong forms, surrogates and what is beyond U+10FFFF.
      const low = k > 1 ? 0x80 : byte === 0xe0 ? 0xa0 : byte === 0xf0 ? 0x90 : 0x80;
      const high = k > 1 ? 0xbf : byte === 0xed ? 0x9f : byte === 0xf4 ? 0x8f : 0xbf;
      if (next < low || next > high) return error(i, i + k, 'invalid continuation byte');
    }
    i += size;
  }
  return null;
}
