/** Whether a block of a session can be run, or wants another line (CPython's `codeop`, for several statements). */
import { scan } from '../lexer/scan.ts';
import * as t from '../lexer/tokens.ts';
import type * as ast from '../parser/ast.ts';
import { isRepairable, normaliseNewlines, parseModule } from '../parser/parse.ts';
import { PySyntaxErrorInfo } from '../parser/syntax-error.ts';
import { characterNamed } from '../runtime/unicode/names.ts';
import type { BlockState } from './session-interface.ts';

const LAST_LINE_BLANK = /\n[ \t\f]*$/;
const NOTHING = /^(?:\s*(?:#[^\n]*)?(?:\n|$))*$/;
const UNIT = '    ';

/**
 * What can be done with a block as it stands. A compound statement is complete once an empty line (or one of blanks)
 * ends it.
 * @param source what was typed so far, without the newline of the key that was pressed last
 */
export function blockState(source: string): BlockState {
  const text = normaliseNewlines(source);
  if (NOTHING.test(text)) return { kind: 'complete' };
  try {
    // A last line of blanks would be an indentation of nothing; a last word without its newline could go on.
    const whole = `${text.replace(LAST_LINE_BLANK, '\n')}\n`;
    const { body } = parseModule(whole, '<stdin>', { unicodeName: characterNamed }).module;
    if (!isCompound(body.at(-1)!) || LAST_LINE_BLANK.test(text)) return { kind: 'complete' };
  } catch (error) {
    if (!(error instanceof PySyntaxErrorInfo)) throw error;
    if (!isRepairable(error)) {
      return { kind: 'invalid', message: error.msg === '' ? error.errorClass : `${error.errorClass}: ${error.msg}` };
    }
  }
  return { kind: 'incomplete', indent: nextIndent(text) };
}

function isCompound(statement: ast.Stmt): boolean {
  return 'body' in statement || statement.kind === 'Match';
}

const ENDING = new Set([t.Return, t.Raise, t.Break, t.Continue, t.Pass]);

/** The blanks that the line after `text` should begin with. */
function nextIndent(text: string): string {
  const { tokens, error, open } = scan(text);
  // Inside of a string that goes on, blanks would be its own.
  if (error?.atEnd === true && /string/.test(error.msg)) return '';
  const last = tokens.findLast(
    ({ tokenType: type }) => type !== t.Newline && type !== t.EndMarker && type !== t.ErrorToken,
  );
  if (last === undefined) return '';
  const lines = text.split('\n');
  const indentOf = (line: string): string => /^[ \t]*/.exec(line)![0];
  const unit = lines.map(indentOf).find(indent => indent !== '') ?? UNIT;
  if (open.length > 0) {
    const indent = indentOf(lines[last.endLine - 1]);
    return open.at(-1) === last ? indent + unit : indent;
  }
  // The first line of the logical line that `last` ends.
  let at = tokens.lastIndexOf(last);
  while (at > 0 && tokens[at - 1].tokenType !== t.Newline) at--;
  const first = tokens[at];
  const indent = indentOf(lines[first.startLine - 1]);
  if (last.tokenType === t.Colon) return indent + unit;
  if (ENDING.has(first.tokenType)) return indent.endsWith(unit) ? indent.slice(0, -unit.length) : '';
  return indent;
}
