/** Whether an example did what its document says: CPython's `OutputChecker.check_output` and the rules around it. */

import { outputWithoutCallouts } from './callouts.ts';
import type { Example } from './document.ts';
import { FLAGS } from './options.ts';
import { exceptionMessage } from './parse.ts';
import { backslashReplace } from './python-text.ts';
import type { ExampleOutcome } from './runner-interface.ts';

// Compared text is ASCII, so these are all of Python's spaces.
const BLANKLINE_LINE = /(?<![^\n])<BLANKLINE>[\t-\r\x1c-\x20]*?(?![^\n])/g;
const SPACES_LINE = /(?<![^\n])[\t\v\f\r\x1c-\x20]+(?![^\n])/g;

/**
 * Whether the actual output matches the expected one under the flags (`OutputChecker.check_output`).
 * @param flags bits of FLAGS
 */
export function checkOutput(want: string, got: string, flags: number): boolean {
  got = toAscii(got);
  want = toAscii(want);
  if (got === want) return true;
  if (flags & PYTEST_FLAGS) {
    if (flags & FLAGS.ALLOW_UNICODE) [want, got] = [withoutPrefix(want, 'uU'), withoutPrefix(got, 'uU')];
    if (flags & FLAGS.ALLOW_BYTES) [want, got] = [withoutPrefix(want, 'bB'), withoutPrefix(got, 'bB')];
    if (flags & FLAGS.NUMBER) got = withNumbersOf(want, got);
    if (got === want) return true;
  }
  if (!(flags & FLAGS.DONT_ACCEPT_TRUE_FOR_1)) {
    if (got === 'True\n' && want === '1\n') return true;
    if (got === 'False\n' && want === '0\n') return true;
  }
  if (!(flags & FLAGS.DONT_ACCEPT_BLANKLINE)) {
    want = want.replace(BLANKLINE_LINE, '');
    got = got.replace(SPACES_LINE, '');
    if (got === want) return true;
  }
  if (flags & FLAGS.NORMALIZE_WHITESPACE) {
    got = joinWords(got);
    want = joinWords(want);
    if (got === want) return true;
  }
  return (flags & FLAGS.ELLIPSIS) !== 0 && ellipsisMatch(want, got);
}

const PYTEST_FLAGS = FLAGS.NUMBER | FLAGS.ALLOW_UNICODE | FLAGS.ALLOW_BYTES;

/** Without the prefix of string literals, so that `u'x'` is `'x'`. */
function withoutPrefix(text: string, letters: string): string {
  return text.replace(new RegExp(`(?<![A-Za-z0-9_])[${letters}]([rR]?['"])`, 'g'), '$1');
}

const NUMBER = /[+-]?(?:\d*\.\d+|\d+\.)(?:[eE][+-]?\d+)?|[+-]?\d+[eE][+-]?\d+/g;

/**
 * `got` with each float written as `want` has it, where the two are equal to the precision that `want` writes: they
 * differ by at most a unit of its last decimal (as pytest's NUMBER has it). Integers must be equal.
 */
function withNumbersOf(want: string, got: string): string {
  const wanted = [...want.matchAll(NUMBER)];
  const actual = [...got.matchAll(NUMBER)];
  if (wanted.length !== actual.length) return got;
  let result = '';
  let end = 0;
  actual.forEach((match, i) => {
    const [text] = wanted[i];
    result += got.slice(end, match.index) + (agrees(text, match[0]) ? text : match[0]);
    end = match.index + match[0].length;
  });
  return result + got.slice(end);
}

function agrees(want: string, got: string): boolean {
  const [mantissa, exponent = '0'] = want.toLowerCase().split('e');
  const decimals = (mantissa.split('.')[1] ?? '').length - Number(exponent);
  return Math.abs(Number(want) - Number(got)) <= 10 ** -decimals;
}

// A document may spell a character that the output has as its escape, or the other way round: both become escapes.
function toAscii(text: string): string {
  return text.replace(/[^\0-\x7f]/gu, char => backslashReplace(char.codePointAt(0)!));
}

function joinWords(text: string): string {
  return text
    .split(/[\t-\r\x1c-\x20]+/)
    .filter(word => word !== '')
    .join(' ');
}

/** Whether `got` fits `want`, in which each `...` stands for any text; linear in the length (`_ellipsis_match`). */
export function ellipsisMatch(want: string, got: string): boolean {
  const pieces = want.split('...');
  if (pieces.length === 1) return want === got;
  const head = pieces.shift()!;
  const tail = pieces.pop()!;
  if (!got.startsWith(head) || !got.endsWith(tail)) return false;
  const end = got.length - tail.length;
  let position = head.length;
  if (position > end) return false;
  for (const piece of pieces) {
    const at = got.indexOf(piece, position);
    if (at < 0 || at + piece.length > end) return false;
    position = at + piece.length;
  }
  return true;
}

/** The bare name of the exception in a message: no module, no detail (`_strip_exception_details`). */
export function stripExceptionDetails(message: string): string {
  let end = message.indexOf('\n');
  if (end < 0) end = message.length;
  const colon = message.slice(0, end).indexOf(':');
  if (colon >= 0) end = colon;
  return message.slice(message.slice(0, end).lastIndexOf('.') + 1, end);
}

/** The exception's text as doctest compares it: for a SyntaxError only the message, not the source line and caret. */
export function comparableException(text: string): string {
  if (!text.startsWith('  File ')) return text;
  const at = text.search(/(?<![^\n])[\p{L}_][\p{L}\p{N}_.<>]*:/u);
  return at < 0 ? text : text.slice(at);
}

/** What an example did, in the words of the comparison. */
export interface Judgement {
  passed: boolean;
  /** What was printed, with a final newline. */
  got: string;
  /** The exception's text, if it raised one. */
  exception: string | null;
  /** The exception as the report shows it. */
  traceback: string | null;
}

/** Compares an outcome with what the example expects, by CPython's rules and then without callouts. */
export function judge(example: Example, outcome: ExampleOutcome, flags: number): Judgement {
  const got = outcome.output === '' || outcome.output.endsWith('\n') ? outcome.output : outcome.output + '\n';
  const text = outcome.exception?.text ?? (outcome.exit === undefined ? null : `SystemExit: ${outcome.exit}\n`);
  const comparable = text === null ? null : comparableException(text);
  // A notebook stores the bare name of an exception's class.
  const exception =
    example.layout.spelling.kind === 'notebook' && comparable !== null
      ? comparable.replace(/^[\w.]*\.(?=\w+(?::|\n|$))/, '')
      : comparable;
  const traceback = outcome.exception?.traceback ?? text;
  const passed =
    (!example.checked && exception === null) ||
    matches(example.want, example.excMsg, got, exception, flags) ||
    otherReadings(example, exception === null ? got : null).some(want =>
      matches(want, exceptionMessage(want), got, exception, flags),
    );
  return { passed, got, exception, traceback };
}

function matches(want: string, excMsg: string | null, got: string, exception: string | null, flags: number): boolean {
  if (exception === null) return checkOutput(want, got, flags);
  if (excMsg === null) return false;
  if (checkOutput(excMsg, exception, flags)) return true;
  if (!(flags & FLAGS.IGNORE_EXCEPTION_DETAIL)) return false;
  return checkOutput(stripExceptionDetails(excMsg), stripExceptionDetails(exception), flags);
}

/** Lines of a listing that are no output: comments, callouts alone on their line. */
const PROSE_LINE = /(?<![^\n])(?:#(?:[^\S\n][^\n]*)?|(?:<(?:\d+|\.)>[ \t]*)+)(?:\n|$)/;
const PROSE_LINES = new RegExp(PROSE_LINE, 'g');

function otherReadings(example: Example, got: string | null): string[] {
  const readings = [...example.readings, ...outputWithoutCallouts(example.want, got)];
  if (example.proseComments && PROSE_LINE.test(example.want)) {
    for (const want of [example.want, ...readings]) readings.push(want.replaceAll(PROSE_LINES, ''));
  }
  return readings;
}
