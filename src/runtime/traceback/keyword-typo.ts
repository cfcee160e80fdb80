/** "Did you mean 'while'?": finds the misspelled keyword that made a source no Python. */
import type { Module, Stmt } from '../../parser/ast.ts';
import { type PyBaseException, PyException } from '../errors.ts';
import type { Code } from '../eval/frame.ts';
import { compiledLine } from '../eval/sources.ts';
import { interpreter } from '../interpreter.ts';
import { intValue, strValue } from '../values/subclass.ts';
import { closeMatches } from './close-match.ts';
import { dedent } from './dedent.ts';
import { suggest } from './suggestion.ts';

/** What a SyntaxError shows instead of its own place and message. */
export interface KeywordTypo {
  text: string;
  offset: number;
  endOffset: number;
  message: string;
}

/** `keyword.kwlist` */
const KEYWORDS = (
  'False None True and as assert async await break class continue def del elif else except finally for from global ' +
  'if import in is lambda nonlocal not or pass raise return try while with yield'
).split(' ');

/** No longer text is tried. */
const MAX_CHARACTERS = 1024;
/** No more names are tried. */
const MAX_NAMES = 10;
const MAX_MATCHES = 3;

/**
 * Replaces names near a syntax error by keywords until the source up to there makes sense
 * (`TracebackException._find_keyword_typos`).
 * @returns `null` when no keyword helps, or when the error has a message of its own
 */
export function keywordTypo(error: PyBaseException): KeywordTypo | null {
  const message = strValue(error.field('msg') ?? null);
  if (message !== 'invalid syntax' && !message?.includes('Perhaps you forgot a comma')) return null;
  const filename = strValue(error.field('filename') ?? null);
  const line = Number(intValue(error.field('lineno') ?? null) ?? 0);
  if (filename === undefined || line < 1) return null;
  const source: string[] = [];
  for (let i = 1; i <= line; i++) source.push(compiledLine(filename, i) ?? '');
  if (source.every(text => text === '')) return null;
  return quietly(() => search(source, !filename.startsWith('<')));
}

/** Trying out texts must not print their warnings. */
function quietly<T>(run: () => T): T {
  const { warn } = interpreter;
  interpreter.warn = () => {};
  try {
    return run();
  } finally {
    interpreter.warn = warn;
  }
}

/**
 * @param source the lines up to the error
 * @param isFile in a file only names of the last line are tried, in other sources all
 */
function search(source: readonly string[], isFile: boolean): KeywordTypo | null {
  const first = Math.max(0, lastStatementLine(source) - 1);
  const lines = dedent(source.slice(first));
  const text = lines.join('\n');
  if ([...text].length > MAX_CHARACTERS) return null;
  let left = MAX_NAMES;
  for (const { name, line, start } of namesIn(text)) {
    if (isFile && line !== lines.length - 1) continue;
    if (KEYWORDS.includes(name)) continue;
    if (left-- === 0) break;
    const nearest = suggest(name, KEYWORDS);
    const matches = closeMatches(name, KEYWORDS, MAX_MATCHES, 0.5);
    if (nearest !== null) matches.unshift(nearest);
    for (const keyword of matches.slice(0, MAX_MATCHES)) {
      const changed = [...lines];
      changed[line] = lines[line].slice(0, start) + keyword + lines[line].slice(start + name.length);
      if (!makesSense(changed.join('\n'))) continue;
      const column = [...lines[line].slice(0, start)].length;
      return {
        text: `${lines[line]}\n`,
        offset: column + 1,
        endOffset: column + [...name].length + 1,
        message: `invalid syntax. Did you mean '${keyword}'?`,
      };
    }
  }
  return null;
}

/** The names of a text with their places; those in strings and comments do not count. */
function* namesIn(text: string): Generator<{ name: string; line: number; start: number }> {
  const token =
    /#[^\n]*|[a-zA-Z]{0,2}(?:'''[\s\S]*?(?:'''|$)|"""[\s\S]*?(?:"""|$)|'(?:\\[\s\S]|[^'\\\n])*'?|"(?:\\[\s\S]|[^"\\\n])*"?)|(?<![\w.])[0-9][\w.]*|[\p{L}_][\p{L}\p{N}_]*|\n/gu;
  let line = 0;
  let lineStart = 0;
  for (const match of text.matchAll(token)) {
    const found = match[0];
    if (/^[\p{L}_][\p{L}\p{N}_]*$/u.test(found)) yield { name: found, line, start: match.index - lineStart };
    for (let i = found.indexOf('\n'); i >= 0; i = found.indexOf('\n', i + 1)) {
      line++;
      lineStart = match.index + i + 1;
    }
  }
}

// ---------------------------------------------------------------- trying out

function parse(source: string): Module | null {
  try {
    return (interpreter.compile({ source, filename: '<typo>', mode: 'exec' }) as Code).node as Module;
  } catch (thrown) {
    if (thrown instanceof PyException) return null;
    throw thrown;
  }
}

/** `codeop.compile_command`: whether a text is Python, or could become Python if it went on. */
function makesSense(text: string): boolean {
  return parse(text) !== null || continuations(text).some(ending => parse(text + ending) !== null);
}

/** What could complete a text that ends too early: an indented block, closing brackets, the rest of a `try`. */
function continuations(text: string): string[] {
  const last = text.slice(text.lastIndexOf('\n') + 1);
  const indent = /^[ \t]*/.exec(last)![0];
  const result: string[] = [];
  const tries = [...text.matchAll(/^([ \t]*)try\s*:/gm)].map(match => match[1]).reverse();
  const endings = tries.map((_, i) =>
    tries
      .slice(0, i + 1)
      .map(margin => `\n${margin}finally: pass`)
      .join(''),
  );
  if (/:\s*(#.*)?$/.test(last)) result.push(`\n${indent} pass`, ...endings.map(ending => `\n${indent} pass${ending}`));
  result.push(...endings);
  const closers = openBrackets(text);
  if (closers !== '') result.push(closers, ` x${closers}`, ` in x${closers}`);
  return result;
}

/** The closing brackets that a text lacks. */
function openBrackets(text: string): string {
  const bare = text.replace(
    /#[^\n]*|'''[\s\S]*?'''|"""[\s\S]*?"""|'(?:\\[\s\S]|[^'\\\n])*'|"(?:\\[\s\S]|[^"\\\n])*"/g,
    '',
  );
  const open: string[] = [];
  for (const char of bare) {
    if (char === '(') open.push(')');
    else if (char === '[') open.push(']');
    else if (char === '{') open.push('}');
    else if (char === open[open.length - 1]) open.pop();
  }
  return open.reverse().join('');
}

/**
 * The line of the compound statement that was complete last before the error: CPython's parser keeps it
 * (`last_stmt_location`). 0 if there is none.
 */
function lastStatementLine(source: readonly string[]): number {
  // The error's logical line may have begun further up.
  for (let i = source.length - 1; i >= 0 && i >= source.length - 20; i--) {
    const indent = /^[ \t]*/.exec(source[i])![0];
    const text = [...source.slice(0, i), `${indent}pass`].join('\n');
    const module =
      parse(text) ?? continuations(text).reduce<Module | null>((found, end) => found ?? parse(text + end), null);
    if (module !== null) return lastCompound(module.body, i + 1);
  }
  return 0;
}

function lastCompound(body: readonly Stmt[], line: number): number {
  for (let i = body.length - 1; i >= 0; i--) {
    const statement = body[i];
    if (statement.lineno >= line || !COMPOUND.has(statement.kind)) continue;
    if (statement.end_lineno < line) return statement.lineno;
    for (const block of blocksOf(statement).reverse()) {
      const found = lastCompound(block, line);
      if (found > 0) return found;
    }
  }
  return 0;
}
const COMPOUND = new Set([
  'FunctionDef',
  'AsyncFunctionDef',
  'ClassDef',
  'If',
  'For',
  'AsyncFor',
  'While',
  'With',
  'AsyncWith',
  'Try',
  'TryStar',
  'Match',
]);

function blocksOf(statement: Stmt): Stmt[][] {
  const { body, handlers, orelse, finalbody, cases } = statement as unknown as Record<string, unknown>;
  const blocks: unknown[] = [body];
  for (const part of [handlers, cases]) if (Array.isArray(part)) blocks.push(...part.map(each => each.body));
  blocks.push(orelse, finalbody);
  return blocks.filter((block): block is Stmt[] => Array.isArray(block));
}
