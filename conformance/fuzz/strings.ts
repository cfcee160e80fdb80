/** Statements over str and its methods. */
import fc from 'fast-check';
import { list, oneOf, py, type Source, weighted } from './program.ts';

const pieces = [
  ...[
    '',
    'a',
    'b',
    'ab',
    'abc',
    ' ',
    '\\t',
    '\\n',
    '\\r\\n',
    '\\x0b',
    '\\x85',
    '\\u2028',
    '\\x00',
    'é',
    'ß',
    'İ',
    'ǆ',
    'ﬁ',
  ],
  ...['𝐀', '𐐀', '𐐨', '\\U0010ffff', 'e\\u0301', '🏳\\ufe0f', '𝟘', '🄰'],
  ...['\\u0301', '😀', '\\udc80', 'A', 'Z', 'Ω', 'ς', 'σ', 'Σ', '1', '١', '½', '²', '_', '-', '+', '.', ',', "'"],
  ...['\\"', '\\\\', '\\x7f', '\\xad', '\\u200b', '\\xa0', '漢', 'aa', 'hello', 'World', 'ŉ', '\\u1e9e', '\\u0149'],
];
/** A str literal. */
export const text: Source = weighted(
  [6, fc.array(fc.constantFrom(...pieces), { maxLength: 5 }).map(parts => `"${parts.join('')}"`)],
  [1, oneOf('StrSub("ab")', '"a b c"', '"Hello World"', '"a,b,,c"', '"x\\ny\\r\\nz"', '"aXbX"', '"ΑΣ"', '"0x1"')],
);
const part: Source = weighted(
  [5, fc.constantFrom(...pieces).map(piece => `"${piece}"`)],
  [1, text],
  [1, oneOf('5', 'None', 'b"a"', '[]', '1.5')],
);
const int = weighted(
  [6, fc.integer({ min: -4, max: 12 }).map(String)],
  [1, oneOf('None', 'sys.maxsize', '-sys.maxsize-1', '2**70', '1.5', '"a"', 'True')],
);
const size = weighted(
  [8, fc.integer({ min: -2, max: 14 }).map(String)],
  [1, oneOf('sys.maxsize', '2**70', 'None', '1.5', '-5')],
);
const none = py``;
const search = [part, py`${part}, ${int}`, py`${part}, ${int}, ${int}`];
const affix = weighted([3, part], [1, py`(${list(part, 3)},)`]);
const affixes = [affix, py`${affix}, ${int}`, py`${affix}, ${int}, ${int}`];
const strip = [none, part];
const split = [none, part, py`${part}, ${int}`, py`None, ${int}`, py`maxsplit=${int}`, py`sep=${part}`];
const justify = [size, py`${size}, ${part}`];
const table = oneOf(
  '{97: "x"}',
  '{97: None}',
  '{97: 98}',
  '{97: 2**30}',
  '{97: 1.5}',
  '"xyz"',
  '[]',
  'None',
  '{"a": "b"}',
  'str.maketrans("ab", "xy", "c")',
  'str.maketrans({"a": "long", "b": None})',
);
const codec = oneOf(
  '"utf-8"',
  '"ascii"',
  '"latin-1"',
  '"utf-16"',
  '"utf-16-be"',
  '"utf-32-le"',
  '"cp437"',
  '"cp1252"',
  '"nope"',
  '"utf-8-sig"',
  '"idna"'.replace('idna', 'unicode_escape'),
  '"raw_unicode_escape"',
);
const errors = oneOf(
  '"strict"',
  '"ignore"',
  '"replace"',
  '"backslashreplace"',
  '"xmlcharrefreplace"',
  '"surrogateescape"',
  '"surrogatepass"',
  '"namereplace"',
  '"nope"',
);

const METHODS: Record<string, Source[]> = {
  find: search,
  rfind: search,
  index: search,
  rindex: search,
  count: search,
  startswith: affixes,
  endswith: affixes,
  strip,
  lstrip: strip,
  rstrip: strip,
  split,
  rsplit: split,
  splitlines: [none, oneOf('True', 'keepends=1', '0')],
  partition: [part],
  rpartition: [part],
  replace: [py`${part}, ${part}`, py`${part}, ${part}, ${int}`, py`${part}, ${part}, count=${int}`],
  join: [py`[${list(part, 4)}]`, text, py`(x for x in (${part}, ${part}))`, part],
  center: justify,
  ljust: justify,
  rjust: justify,
  zfill: [size],
  expandtabs: [none, size, py`tabsize=${size}`],
  translate: [table],
  removeprefix: [part],
  removesuffix: [part],
  encode: [none, codec, py`${codec}, ${errors}`, py`errors=${errors}`],
  __getitem__: [int],
  __contains__: [part],
  __mul__: [oneOf('2', '-1', '0', '1.5', 'None')],
  __add__: [part],
  __eq__: [part],
  __lt__: [part],
  __getnewargs__: [none],
  ...Object.fromEntries(
    [
      'upper',
      'lower',
      'title',
      'capitalize',
      'swapcase',
      'casefold',
      'isalnum',
      'isalpha',
      'isdigit',
      'islower',
      'isupper',
    ]
      .concat(['isspace', 'istitle', 'isascii', 'isdecimal', 'isnumeric', 'isidentifier', 'isprintable', '__len__'])
      .map(name => [name, [none]]),
  ),
};
const call = fc.oneof(
  ...Object.entries(METHODS).map(([name, forms]) =>
    fc
      .tuple(text, weighted([12, fc.oneof(...forms)], [1, list(part, 3)]))
      .map(([self, args]) => `${self}.${name}(${args})`),
  ),
);
const bound = weighted([2, py``], [3, int]);

/** Statements over str. */
export const strings: Source = weighted(
  [10, call],
  [2, py`${text}[${bound}:${bound}${oneOf('', ':', ':-1', ':2', ':-2', ':0')}]`],
  [1, py`${text}[${int}]`],
  [2, py`${text} ${oneOf('==', '<', '+', 'in', '>=', '!=', '*', '-', 'not in')} ${part}`],
  [1, py`${oneOf('len', 'list', 'repr', 'ascii', 'sorted', 'ord', 'tuple', 'max', 'bool', 'int', 'float')}(${text})`],
  [1, py`"".join(reversed(${text}))`],
  [1, py`[c for c in ${text}]`],
  [1, py`str(${text}.encode("utf-8", ${errors}), ${codec}, ${errors})`],
  [1, py`str.maketrans(${list(part, 3)})`],
  [1, py`{**dict.fromkeys(${text}, 1)}`],
);
