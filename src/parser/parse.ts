/** Source text to syntax tree: the parser's entry points. */
import type { ParserMethod } from 'chevrotain';
import { layout } from '../lexer/layout.ts';
import type { UnicodeNameLookup } from '../lexer/literals.ts';
import { type ScanResult, scan } from '../lexer/scan.ts';
import type { PyToken } from '../lexer/tokens.ts';
import * as t from '../lexer/tokens.ts';
import type * as ast from './ast.ts';
import { diagnose, type StartRule } from './diagnose.ts';
import { lexErrorInfo } from './diagnose-base.ts';
import { PythonGrammar } from './grammar.ts';
import { LocatedError, SYNTAX_FAILURE } from './grammar-base.ts';
import { knownDecisions } from './known-decisions.ts';
import { SourceLines } from './source-lines.ts';
import { PySyntaxErrorInfo, type SyntaxWarningInfo } from './syntax-error.ts';

export interface ParseOptions {
  /** Finds the character of `\\N{name}`; without it no name is known. */
  unicodeName?: UnicodeNameLookup;
}

export interface Parsed<M> {
  module: M;
  /** What the scanner and the literals give warnings for; `analyze` has those of the compiler. */
  warnings: SyntaxWarningInfo[];
}

let grammar: PythonGrammar | undefined;

/** The grammar is built once, at the first parse. */
const theGrammar = (): PythonGrammar => (grammar ??= new PythonGrammar(knownDecisions));

/** What the parser reads: line ends are `\n` alone, as in CPython's tokenizer. */
export function normaliseNewlines(source: string): string {
  return source.includes('\r') ? source.replace(/\r\n?/g, '\n') : source;
}

/**
 * Parses a program (CPython's mode `exec`).
 * @param source the text; see `decodeSource` for bytes
 * @param filename for error messages
 * @throws PySyntaxErrorInfo with CPython's message and position
 */
export function parseModule(source: string, filename: string, options: ParseOptions = {}): Parsed<ast.Module> {
  const { result, warnings } = run(source, filename, 'file', g => g.file, options);
  return { module: { kind: 'Module', body: result }, warnings };
}

/**
 * Parses one expression (CPython's mode `eval`). Leading blanks are the caller's to strip, as `eval` does.
 * @throws PySyntaxErrorInfo
 */
export function parseExpression(source: string, filename: string, options: ParseOptions = {}): Parsed<ast.Expression> {
  const { result, warnings } = run(source, filename, 'eval', g => g.evalInput, options);
  return { module: { kind: 'Expression', body: result }, warnings };
}

/**
 * Parses one statement of a session or a doctest (CPython's mode `single`).
 * @throws PySyntaxErrorInfo, also when another statement follows
 */
export function parseInteractive(
  source: string,
  filename: string,
  options: ParseOptions = {},
): Parsed<ast.Interactive> {
  const { result, warnings } = run(source, filename, 'single', g => g.interactive, options);
  return { module: { kind: 'Interactive', body: result }, warnings };
}

/**
 * Whether a session should compile its input or ask for another line (CPython's `codeop.compile_command`). A compound
 * statement is complete once an empty line ends it.
 * @returns `complete`, or `incomplete` if more lines could make it a statement
 * @throws PySyntaxErrorInfo if none could
 */
export function sourceStatus(
  source: string,
  filename = '<input>',
  options: ParseOptions = {},
): 'complete' | 'incomplete' {
  const text = normaliseNewlines(source);
  if (/^(?:\s*(?:#[^\n]*)?(?:\n|$))*$/.test(text)) return 'complete';
  try {
    const { body } = parseInteractive(text, filename, options).module;
    const compound = 'body' in body[0] || body[0].kind === 'Match';
    return compound && !text.endsWith('\n') ? 'incomplete' : 'complete';
  } catch (error) {
    if (error instanceof PySyntaxErrorInfo && error.incomplete) return 'incomplete';
    throw error;
  }
}

/** True for a parser's error at the end of its input, which more input could repair. */
export function isRepairable(error: PySyntaxErrorInfo): boolean {
  return error.incomplete;
}

function run<R>(
  original: string,
  filename: string,
  start: StartRule,
  rule: (g: PythonGrammar) => ParserMethod<[], R>,
  options: ParseOptions,
): { result: R; warnings: SyntaxWarningInfo[] } {
  const source = normaliseNewlines(original);
  if (source.includes('\0')) {
    throw new PySyntaxErrorInfo('SyntaxError', 'source code string cannot contain null bytes', filename);
  }
  const scanned = scan(source, start === 'file');
  const { tokens } = layout(source, scanned);
  const g = theGrammar();
  const state = { source: g.source, warnings: g.warnings, unicodeName: g.unicodeName, input: g.input };
  try {
    g.source = source;
    g.warnings = [];
    g.unicodeName = options.unicodeName ?? null;
    g.input = tokens;
    let result: R | undefined;
    let failure: unknown = SYNTAX_FAILURE;
    try {
      result = rule(g).call(g);
    } catch (error) {
      failure = error;
    }
    if (result === undefined || g.errors.length > 0) {
      throw explain(failure, source, filename, tokens, scanned, start, g);
    }
    if (start === 'single') rejectMore(g, (result as ast.Stmt[])[0], source, filename);
    const lines = new SourceLines(source);
    const warnings: SyntaxWarningInfo[] = scanned.warnings.map(w => ({
      category: 'SyntaxWarning',
      msg: w.msg,
      filename,
      lineno: w.line,
      col_offset: w.col,
      end_lineno: w.line,
      end_col_offset: w.endCol,
    }));
    for (const { msg, offset } of g.warnings) {
      const lineno = lines.lineAt(offset);
      const col_offset = offset - lines.start(lineno);
      const end_col_offset = col_offset + 2;
      warnings.push({
        category: 'SyntaxWarning',
        msg,
        filename,
        lineno,
        col_offset,
        end_lineno: lineno,
        end_col_offset,
      });
    }
    return { result, warnings };
  } finally {
    // Parsing may be entered from within a parse's caller only, but the grammar must not keep the source alive.
    g.source = state.source;
    g.warnings = state.warnings;
    g.unicodeName = state.unicodeName;
    g.input = [];
  }
}

/** `single` takes one statement; anything but blank lines and comments after it is an error. */
function rejectMore(g: PythonGrammar, statement: ast.Stmt, source: string, filename: string): void {
  for (let n = 1; ; n++) {
    const token = g.tokenAt(n);
    const type = token.tokenType;
    if (type === t.EndMarker) return;
    if (type === t.Newline || type === t.Dedent) continue;
    // A compound statement must be followed by the end; after a simple one there is a message of its own.
    const compound = 'body' in statement || statement.kind === 'Match';
    const lines = new SourceLines(source, false);
    if (compound && token.value !== null) throw lexErrorInfo(token.value, lines, filename);
    const last = compound ? token : g.last;
    throw new PySyntaxErrorInfo(
      'SyntaxError',
      compound ? 'invalid syntax' : 'multiple statements found while compiling a single statement',
      filename,
      last.startLine,
      lines.offset(last.startLine, last.col),
      lines.text(last.startLine, true),
      last.endLine,
      lines.offset(last.endLine, last.endCol),
    );
  }
}

function explain(
  failure: unknown,
  source: string,
  filename: string,
  tokens: PyToken[],
  scanned: ScanResult,
  start: StartRule,
  g: PythonGrammar,
): unknown {
  if (failure instanceof LocatedError) {
    const lines = new SourceLines(source, start === 'file');
    return new PySyntaxErrorInfo(
      'SyntaxError',
      failure.msg,
      filename,
      failure.lineno,
      lines.offset(failure.lineno, failure.col_offset),
      lines.text(failure.lineno, failure.end_lineno === failure.lineno),
      failure.end_lineno,
      lines.offset(failure.end_lineno, failure.end_col_offset),
    );
  }
  if (failure instanceof RangeError) return tooComplex(filename);
  if (failure !== SYNTAX_FAILURE) return failure;
  // The statements before the last two are known to be right.
  const from = start === 'file' ? g.statementStarts[0] : 0;
  const failed = (g.errors[0]?.token as PyToken | undefined) ?? g.next;
  if (failed.value !== null) {
    // The grammar came as far as the scanner's error: nothing before it is wrong.
    const error = lexErrorInfo(failed.value, new SourceLines(source, start === 'file'), filename);
    if (failed.value.atEnd) error.incomplete = true;
    return error;
  }
  try {
    const { error, incomplete } = diagnose(source, filename, tokens, scanned, start, failed, from);
    if (incomplete) error.incomplete = true;
    return error;
  } catch (error) {
    if (error instanceof RangeError) return tooComplex(filename);
    throw error;
  }
}

const tooComplex = (filename: string): PySyntaxErrorInfo =>
  new PySyntaxErrorInfo('MemoryError', 'Parser stack overflowed - Python source too complex to parse', filename);
