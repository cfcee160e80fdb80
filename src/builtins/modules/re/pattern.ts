/** `re.Pattern` and the scanner. */
import { equals } from '../../../runtime/protocol/compare.ts';
import { hash } from '../../../runtime/protocol/hash.ts';
import { PyCallableIterator, PyIterator } from '../../../runtime/protocol/iterate.ts';
import { repr } from '../../../runtime/protocol/repr.ts';
import { furnish, type Row } from '../../../runtime/signature/declare.ts';
import { type Maybe, mappingProxyType, NotImplemented, type Value } from '../../../runtime/types.ts';
import { PyDict } from '../../../runtime/values/dict.ts';
import { PyList } from '../../../runtime/values/list.ts';
import { codePoints, length, substring } from '../../../runtime/values/text.ts';
import { PyTuple } from '../../../runtime/values/tuple.ts';
import { CLASS_GETITEM, comparisonRows, readOnlyMembers } from '../../containers/rows.ts';
import type { Mode } from './engine.ts';
import { type PyPattern, PyScanner, patternType, Search, scannerType } from './objects.ts';
import { substitute } from './substitute.ts';
import { Flag, TYPE_FLAGS } from './syntax.ts';

/** What a scanner's `search` gives, one after the other: the iterator of `finditer`. */
class PyMatchIterator extends PyIterator {
  private readonly scanner: PyScanner;
  constructor(scanner: PyScanner) {
    super();
    this.scanner = scanner;
  }
  override next(): Maybe {
    return this.scanner.search.nextMatch('search') ?? undefined;
  }
}
PyMatchIterator.prototype.type = PyCallableIterator.prototype.type;

/** Names of flags in the order in which a pattern's repr shows them. */
const SHOWN_FLAGS = ['IGNORECASE', 'LOCALE', 'MULTILINE', 'DOTALL', 'UNICODE', 'VERBOSE', 'DEBUG', 'ASCII'] as const;
/** A pattern's repr shows this many characters of its source's repr. */
const SHOWN_LENGTH = 200;

function patternRepr(self: PyPattern): string {
  let { flags } = self.engine.syntax;
  if (self.isText === true && (flags & TYPE_FLAGS) === Flag.UNICODE) flags &= ~Flag.UNICODE;
  const names: string[] = [];
  for (const name of SHOWN_FLAGS) {
    if ((flags & Flag[name]) === 0) continue;
    names.push(`re.${name}`);
    flags &= ~Flag[name];
  }
  if (flags !== 0) names.push(`0x${(flags >>> 0).toString(16)}`);
  const source = repr(self.pattern);
  const shown = length(source) > SHOWN_LENGTH ? substring(source, 0, SHOWN_LENGTH) : source;
  return `re.compile(${[shown, ...(names.length === 0 ? [] : [names.join('|')])].join(', ')})`;
}

const WHERE = '(self, /, string, pos: ssize = 0, endpos: ssize = sys.maxsize)';
const search = (self: PyPattern, string: Value, pos = 0, endpos = Number.MAX_SAFE_INTEGER): Search =>
  new Search(self, self.subject(string), pos, endpos);
const once = (mode: Mode, doc: string): Row => [
  WHERE,
  (self: PyPattern, string: Value, pos?: number, endpos?: number) => search(self, string, pos, endpos).nextMatch(mode),
  doc,
];

function findAll(self: PyPattern, string: Value, pos?: number, endpos?: number): Value {
  const walk = search(self, string, pos, endpos);
  const { subject } = walk;
  const { groups } = self.engine.syntax;
  if (groups === 0 && pos === undefined && endpos === undefined) {
    const texts = self.engine.allTexts(subject.text);
    if (texts !== undefined) return new PyList(subject.isText ? texts.slice() : texts.map(text => subject.make(text)));
  }
  const result: Value[] = [];
  for (let found = walk.next('search'); found !== null; found = walk.next('search')) {
    if (groups === 0) result.push(subject.slice(found.start, found.end));
    else if (groups === 1) result.push(subject.make(found.group(1) ?? ''));
    else {
      const items: Value[] = [];
      for (let group = 1; group <= groups; group++) items.push(subject.make(found.group(group) ?? ''));
      result.push(new PyTuple(items));
    }
  }
  return new PyList(result);
}

function split(self: PyPattern, string: Value, maxsplit = 0): Value {
  const subject = self.subject(string);
  const walk = new Search(self, subject, 0, Number.MAX_SAFE_INTEGER);
  const { groups } = self.engine.syntax;
  if (maxsplit === 0) {
    const parts = self.engine.allParts(subject.text);
    if (parts !== undefined) return new PyList(subject.isText ? parts.slice() : parts.map(part => subject.make(part)));
  }
  const result: Value[] = [];
  let from = 0;
  for (let count = 0; maxsplit === 0 || count < maxsplit; count++) {
    const found = walk.next('search');
    if (found === null) break;
    result.push(subject.slice(from, found.start));
    for (let group = 1; group <= groups; group++) {
      const text = found.group(group);
      result.push(text === undefined ? null : subject.make(text));
    }
    from = found.end;
  }
  result.push(subject.slice(from, subject.text.length));
  return new PyList(result);
}

/** The groups' names and numbers, as a dict. */
export function groupNames(self: PyPattern): PyDict {
  const names = new PyDict();
  for (const [name, group] of self.engine.syntax.names) names.set(name, group);
  return names;
}

furnish(patternType, () => ({
  doc: 'A compiled regular expression.',
  methods: {
    ...comparisonRows((op, self: PyPattern, other) => {
      if ((op !== 'eq' && op !== 'ne') || (other as Partial<PyPattern> | null)?.type !== patternType) {
        return NotImplemented;
      }
      const that = other as PyPattern;
      const same =
        self === that ||
        (self.engine.syntax.flags === that.engine.syntax.flags &&
          self.isText === that.isText &&
          equals(self.pattern, that.pattern));
      return same === (op === 'eq');
    }),
    __hash__: [
      '(self, /)',
      (self: PyPattern) => hash(new PyTuple([self.engine.syntax.flags, self.isText, self.pattern])),
      'The hash, equal for equal objects.',
    ],
    __repr__: ['(self, /)', patternRepr, 'Text that shows the object.'],
    __copy__: ['(self, /)', (self: PyPattern) => self, 'The pattern itself: it never changes.'],
    __deepcopy__: ['(self, memo, /)', (self: PyPattern) => self, 'The pattern itself: it never changes.'],
    match: once('match', 'A match at the start, or None.'),
    fullmatch: once('fullmatch', 'A match of all of it, or None.'),
    search: once('search', 'The first match, or None.'),
    findall: [WHERE, findAll, 'What all matches matched, or their groups.'],
    finditer: [
      WHERE,
      (self: PyPattern, string: Value, pos?: number, endpos?: number) =>
        new PyMatchIterator(new PyScanner(search(self, string, pos, endpos))),
      'An iterator over all matches.',
    ],
    scanner: [
      WHERE,
      (self: PyPattern, string: Value, pos?: number, endpos?: number) =>
        new PyScanner(search(self, string, pos, endpos)),
      'An object that gives one match after the other.',
    ],
    split: ['(self, /, string, maxsplit: ssize = 0)', split, 'The parts between the matches.'],
    sub: [
      '(self, /, repl, string, count: ssize = 0)',
      (self: PyPattern, by: Value, string: Value, count?: number) => substitute(self, by, string, count, false)[0],
      'The string with its matches replaced.',
    ],
    subn: [
      '(self, /, repl, string, count: ssize = 0)',
      (self: PyPattern, by: Value, string: Value, count?: number) =>
        new PyTuple(substitute(self, by, string, count, true)),
      'The string with its matches replaced, and their number.',
    ],
  },
  classMethods: { __class_getitem__: CLASS_GETITEM },
  attributes: {
    groupindex: [
      (self: PyPattern) => mappingProxyType.call1(groupNames(self)),
      null,
      'The numbers of the groups that have names.',
    ],
  },
}));
readOnlyMembers(patternType, {
  pattern: (self: PyPattern) => self.pattern,
  flags: (self: PyPattern) => self.engine.syntax.flags,
  groups: (self: PyPattern) => self.engine.syntax.groups,
});

furnish(scannerType, () => ({
  methods: {
    match: ['(self, /)', (self: PyScanner) => self.search.nextMatch('match'), 'The match where the last one ended.'],
    search: ['(self, /)', (self: PyScanner) => self.search.nextMatch('search'), 'The next match.'],
  },
}));
readOnlyMembers(scannerType, { pattern: (self: PyScanner) => self.search.pattern });

/** The characters that `escape` puts a backslash before. */
const SPECIAL = new Set(codePoints('()[]{}?*+-|^$\\.&~# \t\n\r\v\f'));

/** `re.escape` on characters. */
export function escaped(text: string): string {
  let result = '';
  for (const char of text) result += SPECIAL.has(char.codePointAt(0)!) ? `\\${char}` : char;
  return result;
}
