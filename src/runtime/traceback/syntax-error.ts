/** How a SyntaxError shows its place: the file, the line, and carets below what is wrong. */
import type { PyBaseException } from '../errors.ts';
import { getAttrOptional } from '../protocol/attribute.ts';
import { str } from '../protocol/repr.ts';
import type { Value } from '../types.ts';
import { intValue, strValue } from '../values/subclass.ts';
import { isSpace } from '../values/text-class.ts';
import { keywordTypo } from './keyword-typo.ts';

/** What a traceback reads from a SyntaxError. */
interface Details {
  filename: Value;
  lineno: Value;
  text: Value;
  offset: Value;
  endLineno: Value;
  endOffset: Value;
  message: Value;
}

function detailsOf(error: PyBaseException): Details {
  const read = (name: string): Value => getAttrOptional(error, name) ?? null;
  return {
    filename: read('filename'),
    lineno: read('lineno'),
    text: read('text'),
    offset: read('offset'),
    endLineno: read('end_lineno'),
    endOffset: read('end_offset'),
    message: read('msg'),
  };
}

/**
 * The lines that stand for a SyntaxError (`TracebackException._format_syntax_error`).
 * @param typeName the exception type's name as it is shown
 */
export function formatSyntaxError(error: PyBaseException, typeName: string): string[] {
  const details = detailsOf(error);
  const { filename, lineno } = details;
  const result: string[] = [];
  let suffix = '';
  if (lineno !== null) {
    const file = filename === null || filename === '' ? '<string>' : str(filename);
    result.push(`  File "${file}", line ${str(lineno)}\n`);
  } else if (filename !== null) suffix = ` (${str(filename)})`;
  if (strValue(details.text) !== undefined) {
    const typo = keywordTypo(error);
    if (typo !== null) {
      details.text = typo.text;
      details.offset = typo.offset;
      details.endOffset = typo.endOffset;
      details.endLineno = lineno;
      details.message = typo.message;
    }
    result.push(...formatPlace(details));
  }
  const { message } = details;
  const shown = message === null || message === '' ? '<no detail available>' : str(message);
  result.push(`${typeName}: ${shown}${suffix}\n`);
  return result;
}

/** The source line and the carets. */
function formatPlace({ text: given, offset: givenOffset, lineno, endLineno, endOffset }: Details): string[] {
  const text = [...strValue(given)!];
  const whole = text.join('').replace(/\n+$/, '');
  const right = [...whole];
  const left = [...whole.replace(/^[ \n\f]+/, '')];
  const spaces = right.length - left.length;
  const source = `    ${left.join('')}\n`;
  if (givenOffset === null) return [source];
  if (intValue(givenOffset) === undefined) return [];
  let offset = Number(intValue(givenOffset));
  let end = right.length + 1;
  if (sameLine(lineno, endLineno)) {
    const known = intValue(endOffset);
    end = known === undefined || known === 0 ? offset : Number(known);
  }
  if (text.length > 0 && offset > text.length) offset = right.length + 1;
  if (text.length > 0 && end > text.length) end = right.length + 1;
  if (offset >= end || end < 0) end = offset + 1;
  const column = offset - 1 - spaces;
  if (column < 0) return [source];
  // White space other than blanks stays, so that tabs line up.
  const before = left.slice(0, column).map(char => (isSpace(char) ? char : ' '));
  return [source, `    ${before.join('')}${'^'.repeat(end - offset)}\n`];
}

function sameLine(a: Value, b: Value): boolean {
  if (a === null || b === null) return a === b;
  return str(a) === str(b);
}
