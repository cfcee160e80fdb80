/**
 * Finds what to say about a source that does not parse, as CPython does: parse again with a backtracking parser that
 * knows the common mistakes; if it recognises none, "invalid syntax" at the last token that a parser without that
 * knowledge looks at. This path runs once per error and need not be fast.
 */
import type { ScanResult } from '../lexer/scan.ts';
import type { LexError, PyToken } from '../lexer/tokens.ts';
import * as t from '../lexer/tokens.ts';
import { lexErrorInfo } from './diagnose-base.ts';
import { StatementDiagnosis } from './diagnose-statements.ts';
import { SourceLines } from './source-lines.ts';
import { PySyntaxErrorInfo } from './syntax-error.ts';

export type StartRule = 'file' | 'eval' | 'single';

/**
 * @param tokens the source's tokens with layout, ending in an ErrorToken if scanning failed
 * @param scanned what the scanner said, for brackets left open
 * @param start the kind of input
 * @param failed the token at which the grammar gave up
 * @param from index of the token to start at: a statement's first
 * @returns the error to throw; `incomplete` tells whether more input could repair the source
 */
export function diagnose(
  source: string,
  filename: string,
  tokens: PyToken[],
  scanned: ScanResult,
  start: StartRule,
  failed: PyToken,
  from: number,
): { error: PySyntaxErrorInfo; incomplete: boolean } {
  const lines = new SourceLines(source, start === 'file');
  const parser = new StatementDiagnosis(tokens, lines, filename);
  const rules = {
    file: () => parser.file(),
    single: () => parser.single(),
    eval: () => parser.evalInput(),
  };
  const parse = (searching: boolean): unknown => {
    parser.restart(searching, from);
    return rules[start]();
  };
  const lexError = tokens[tokens.length - 1].value;
  let last: PyToken;
  let atEnd = false;
  try {
    if (parse(false)) {
      // The backtracking parser is more lenient here than the grammar: trust the grammar.
      parser.fill = Math.max(1, tokens.indexOf(failed) + 1);
      return { error: parser.genericInfo(tokens[parser.fill - 1]), incomplete: false };
    }
    last = tokens[parser.fill - 1];
    atEnd = last.tokenType === t.EndMarker || (last.tokenType === t.Dedent && last.startOffset >= source.length);
    parse(true);
  } catch (error) {
    if (!(error instanceof PySyntaxErrorInfo)) throw error;
    const reached = parser.fill >= tokens.length - 1 && lexError !== null;
    return {
      error: laterError(error, parser, tokens, scanned, lines) ?? error,
      incomplete: atEnd || (reached && lexError!.atEnd),
    };
  }
  if (last.tokenType === t.Indent || last.tokenType === t.Dedent) {
    const msg = last.tokenType === t.Indent ? 'unexpected indent' : 'unexpected unindent';
    parser.fill = tokens.indexOf(last) + 1;
    return { error: parser.tokenInfo(last, msg, 'IndentationError'), incomplete: atEnd };
  }
  const error = parser.genericInfo(last);
  return { error: laterError(error, parser, tokens, scanned, lines) ?? error, incomplete: atEnd };
}

/** CPython reads on to the end of the source, and reports what its tokenizer finds there instead. */
function laterError(
  _error: PySyntaxErrorInfo,
  parser: StatementDiagnosis,
  tokens: PyToken[],
  scanned: ScanResult,
  lines: SourceLines,
): PySyntaxErrorInfo | null {
  const later: LexError | null = tokens[tokens.length - 1].value;
  // Inside an f-string it does not.
  if (later === null || parser.raisedByScanner || parser.inFString(parser.fill)) return null;
  if (!later.quiet) return lexErrorInfo(later, lines, parser.filename);
  const open = scanned.open[scanned.open.length - 1];
  if (open === undefined) return null;
  if (tokens[parser.fill - 1].startLine <= open.startLine) return null;
  const bracket: LexError = {
    ...later,
    errorClass: 'SyntaxError',
    msg: `'${open.image}' was never closed`,
    line: open.startLine,
    offset: open.col + 1,
    endOffset: 0,
    bareText: true,
  };
  return lexErrorInfo(bracket, lines, parser.filename);
}
