/**
 * Live colours and the structure that editing needs, by one tolerant scan: what is typed is unfinished most of the time, so
 * nothing here fails, and a string that is never closed is a string to the end.
 */
import type { Role } from './style.ts';

export interface Token {
  start: number;
  end: number;
  role: Role;
  kind: 'comment' | 'string' | 'number' | 'word' | 'open' | 'close' | 'other';
}

const KEYWORDS = new Set(
  (
    'False None True and as assert async await break class continue def del elif else except finally for from global if ' +
    'import in is lambda nonlocal not or pass raise return try while with yield'
  ).split(' '),
);
const SOFT_KEYWORDS = /^[ \t]*(match|case|type)[ \t]+[^\s=:,.)\]]/;
const BUILTINS = new Set(
  (
    'abs all any array bin bool bytearray bytes callable chr classmethod complex dict dir divmod enumerate eval exec filter ' +
    'float format frozenset getattr globals hasattr hash help hex id input int isinstance issubclass iter len list locals map ' +
    'max memoryview min next object oct open ord pow print property range repr reversed round set setattr slice sorted ' +
    'staticmethod str sum super tuple type vars zip'
  ).split(' '),
);

const TOKEN = new RegExp(
  [
    '(?<comment>#[^\\n]*)',
    '(?<string>(?:[rR][bBfFtT]?|[bB][rR]?|[fFtT][rR]?|[uU])?(?:"""(?:\\\\[\\s\\S]|(?!""")[\\s\\S])*(?:"""|$)|' +
      "'''(?:\\\\[\\s\\S]|(?!''')[\\s\\S])*(?:'''|$)|\"(?:\\\\[^]|[^\"\\\\\\n])*\"?|'(?:\\\\[\\s\\S]|[^'\\\\\\n])*'?))",
    '(?<number>\\.?\\d[\\w.]*(?:(?<=[eE])[+-]\\d+)?)',
    '(?<decorator>(?<=^[ \\t]*)@[ \\t]*[\\w.]+)',
    '(?<word>[\\p{ID_Start}_][\\p{ID_Continue}]*)',
    '(?<open>[([{])',
    '(?<close>[)\\]}])',
  ].join('|'),
  'gmu',
);

/** A key asks several times for the tokens of one text. */
let scanned: { source: string; tokens: readonly Token[] } = { source: '', tokens: [] };

/** The tokens of a block; what is none (operators, spaces) stands between them. */
export function scan(source: string): readonly Token[] {
  if (scanned.source !== source) scanned = { source, tokens: tokensOf(source) };
  return scanned.tokens;
}
function tokensOf(source: string): Token[] {
  const tokens: Token[] = [];
  for (const match of source.matchAll(TOKEN)) {
    const start = match.index;
    const end = start + match[0].length;
    const groups = match.groups!;
    if (groups['comment'] !== undefined) tokens.push({ start, end, role: 'comment', kind: 'comment' });
    else if (groups['string'] !== undefined) tokens.push({ start, end, role: 'string', kind: 'string' });
    else if (groups['number'] !== undefined) tokens.push({ start, end, role: 'number', kind: 'number' });
    else if (groups['decorator'] !== undefined) tokens.push({ start, end, role: 'decorator', kind: 'other' });
    else if (groups['word'] !== undefined) {
      tokens.push({ start, end, role: wordRole(source, start, match[0]), kind: 'word' });
    } else tokens.push({ start, end, role: 'text', kind: groups['open'] !== undefined ? 'open' : 'close' });
  }
  return tokens;
}

function wordRole(source: string, start: number, word: string): Role {
  if (KEYWORDS.has(word)) return 'keyword';
  if (word === 'match' || word === 'case' || word === 'type') {
    const lineStart = source.lastIndexOf('\n', start - 1) + 1;
    const found = SOFT_KEYWORDS.exec(source.slice(lineStart));
    if (found?.[1] === word && source.slice(lineStart, start).trim() === '') return 'keyword';
  }
  if (BUILTINS.has(word) && source[start - 1] !== '.') return 'builtin';
  return 'text';
}

/** The role of each code unit of a block. */
export function rolesOf(source: string): (Role | undefined)[] {
  const roles = new Array<Role | undefined>(source.length).fill(undefined);
  if (source.startsWith('%')) {
    const end = source.search(/\s|$/);
    return roles.fill('command', 0, end);
  }
  for (const { start, end, role } of scan(source)) if (role !== 'text') roles.fill(role, start, end);
  return roles;
}

const PAIRS: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

/**
 * The bracket at the cursor, or before it, and its partner.
 * @returns their two positions; one alone if it has no partner of its kind; none away from brackets
 */
export function matchingBrackets(source: string, cursor: number): number[] {
  const brackets = scan(source).filter(token => token.kind === 'open' || token.kind === 'close');
  let index = brackets.findIndex(token => token.start === cursor);
  if (index < 0) index = brackets.findIndex(token => token.end === cursor);
  if (index < 0) return [];
  const here = brackets[index]!;
  const step = here.kind === 'open' ? 1 : -1;
  let depth = 0;
  for (let at = index; at >= 0 && at < brackets.length; at += step) {
    depth += brackets[at]!.kind === here.kind ? 1 : -1;
    if (depth > 0) continue;
    const there = brackets[at]!;
    const [open, close] = step > 0 ? [here, there] : [there, here];
    const fits = PAIRS[source[open.start]!] === source[close.start];
    return fits ? [open.start, close.start] : [here.start];
  }
  return [here.start];
}

/** How many brackets stand open at a place. */
export function openBrackets(source: string, cursor: number): Token[] {
  const open: Token[] = [];
  for (const token of scan(source)) {
    if (token.start >= cursor) break;
    if (token.kind === 'open') open.push(token);
    else if (token.kind === 'close') open.pop();
  }
  return open;
}
