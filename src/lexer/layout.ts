/**
 * Indentation: a pure pass over the scanned tokens that adds INDENT and DEDENT.
 * Reference: https://docs.python.org/3.14/reference/lexical_analysis.html#indentation
 */
import type { ScanResult } from './scan.ts';
import * as t from './tokens.ts';
import { type LexError, PyToken } from './tokens.ts';

const TAB_SIZE = 8;
const MAX_INDENT = 100;

export interface TokenStream {
  tokens: PyToken[];
  error: LexError | null;
}

const mark = (type: typeof t.Indent, at: PyToken): PyToken =>
  new PyToken(type, '', at.startOffset, at.startOffset, at.startLine, at.col, at.startLine, at.col);

/**
 * Adds INDENT and DEDENT tokens. Tabs reach to the next multiple of eight; a line whose comparison with the enclosing
 * blocks depends on the tab size is a TabError.
 * @param source the scanned text
 * @param scanned what `scan` made of it
 * @returns the complete token list; it ends with an ErrorToken if the indentation or the scan failed
 */
export function layout(source: string, scanned: ScanResult): TokenStream {
  const { tokens, lineStarts } = scanned;
  const out: PyToken[] = [];
  // Widths of the open blocks, with tabs of eight and with tabs of one.
  const widths = [0];
  const altWidths = [0];
  let from = 0;
  for (let i = 0; i < lineStarts.length; i += 2) {
    const index = lineStarts[i];
    if (index >= tokens.length) break;
    const first = tokens[index];
    let width = 0;
    let altWidth = 0;
    let continued = -1;
    let continuedAlt = 0;
    scanIndent: for (let pos = lineStarts[i + 1]; pos < first.startOffset; pos++) {
      switch (source.charCodeAt(pos)) {
        case 32:
          width++;
          altWidth++;
          break;
        case 9:
          width = (Math.floor(width / TAB_SIZE) + 1) * TAB_SIZE;
          altWidth++;
          break;
        case 12:
          width = altWidth = 0;
          break;
        case 92:
          // The indentation of a continued line is that before the first backslash, unless that is none.
          if (continued < 0) {
            continued = width;
            continuedAlt = altWidth;
          }
          pos++;
          width = altWidth = 0;
          break;
        default:
          break scanIndent;
      }
    }
    if (continued > 0) {
      width = continued;
      altWidth = continuedAlt;
    }
    const top = widths.length - 1;
    if (width === widths[top] && altWidth === altWidths[top]) continue;
    for (; from < index; from++) out.push(tokens[from]);
    const fail = (errorClass: LexError['errorClass'], msg: string, offset: number, endOffset: number): TokenStream => {
      const error: LexError = {
        errorClass,
        msg,
        line: first.startLine,
        offset,
        endOffset,
        bareText: false,
        quiet: errorClass === 'TabError' || msg.startsWith('too many'),
        atEnd: false,
      };
      const token = mark(t.ErrorToken, first);
      token.value = error;
      out.push(token);
      return { tokens: out, error };
    };
    const inconsistent = () => {
      return fail('TabError', 'inconsistent use of tabs and spaces in indentation', 1, 0);
    };
    if (width === widths[top]) return inconsistent();
    if (width > widths[top]) {
      if (top + 1 >= MAX_INDENT) {
        return fail('IndentationError', 'too many levels of indentation', 1, 0);
      }
      if (altWidth <= altWidths[top]) return inconsistent();
      widths.push(width);
      altWidths.push(altWidth);
      out.push(mark(t.Indent, first));
    } else {
      let level = top;
      while (level > 0 && width < widths[level]) level--;
      if (width !== widths[level]) {
        return fail(
          'IndentationError',
          'unindent does not match any outer indentation level',
          lineLength(source, first.startOffset - first.col) + 1,
          -1,
        );
      }
      if (altWidth !== altWidths[level]) return inconsistent();
      for (let n = top; n > level; n--) out.push(mark(t.Dedent, first));
      widths.length = altWidths.length = level + 1;
    }
  }
  if (from === 0 && widths.length === 1) return { tokens, error: scanned.error };
  const last = tokens.length - 1;
  for (; from < last; from++) out.push(tokens[from]);
  const end = tokens[last];
  if (end.tokenType === t.EndMarker) for (let n = widths.length; n > 1; n--) out.push(mark(t.Dedent, end));
  out.push(end);
  return { tokens: out, error: scanned.error };
}

function lineLength(source: string, start: number): number {
  const end = source.indexOf('\n', start);
  return (end < 0 ? source.length : end) - start;
}
