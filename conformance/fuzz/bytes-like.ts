/** Statements over bytes and bytearrays. */
import { list, oneOf, py, type Source, weighted } from './program.ts';
import {
  action,
  anything,
  buffer,
  byte,
  bytesLiteral,
  codec,
  errors,
  int,
  iterable,
  methodCall,
  part,
  size,
  slice,
  subscript,
} from './values.ts';

const none = py``;
const receiver = weighted([3, oneOf('ba', 'by', 'bb')], [2, bytesLiteral], [1, py`bytearray(${bytesLiteral})`]);
const sub = weighted([5, part], [2, byte], [1, buffer]);
const search = [py`${sub}`, py`${sub}, ${int}`, py`${sub}, ${int}, ${int}`, py`${sub}, None, ${int}`];
const affix = weighted([3, part], [1, py`(${list(part, 3)},)`], [1, buffer]);
const affixes = [affix, py`${affix}, ${int}`, py`${affix}, ${int}, ${int}`];
const strip = [none, part, py`None`, buffer];
const split = [
  none,
  part,
  py`${part}, ${int}`,
  py`None, ${int}`,
  py`maxsplit=${int}`,
  py`sep=${part}, maxsplit=${int}`,
  buffer,
];
const fill = oneOf('b"*"', 'b""', 'b"ab"', 'bytearray(b".")', '"*"', '5', 'memoryview(b"*")', 'None');
const table = weighted(
  [3, oneOf('None', 'bytes(range(256))', 'bytes(255)', 'bytes(256)', 'bytes(reversed(range(256)))', '"a"')],
  [1, buffer],
);

const shared: Record<string, Source[]> = {
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
  splitlines: [none, oneOf('True', 'False', '0', '1', '2**70', 'keepends=True', 'None')],
  partition: [part, buffer],
  rpartition: [part, buffer],
  replace: [
    py`${part}, ${part}`,
    py`${part}, ${part}, ${int}`,
    py`${buffer}, ${buffer}`,
    py`${part}, b"", count=${int}`,
  ],
  join: [
    py`[${list(buffer, 4)}]`,
    py`(${list(part, 3)},)`,
    iterable,
    py`Iter([${list(buffer, 3)}], 2, lambda: ${action})`,
    anything,
  ],
  center: [size, py`${size}, ${fill}`],
  ljust: [size, py`${size}, ${fill}`],
  rjust: [size, py`${size}, ${fill}`],
  zfill: [size],
  expandtabs: [none, weighted([4, size], [1, py`tabsize=${oneOf('0', '3', '-1')}`])],
  translate: [table, py`${table}, ${part}`, py`${table}, delete=${part}`, py`None, ${buffer}`],
  removeprefix: [part, buffer],
  removesuffix: [part, buffer],
  hex: [
    none,
    oneOf('"-"', 'b":"', '""', '"é"', '"ab"', '5', 'None', 'sep="."'),
    py`${oneOf('"-"', 'b":"', '"\\x00"', '"\\x80"')}, ${int}`,
    py`"_", bytes_per_sep=${int}`,
    py`bytes_per_sep=${int}`,
  ],
  decode: [none, codec, py`${codec}, ${errors}`, py`errors=${errors}`, py`encoding=${codec}, errors=${errors}`],
  __getitem__: [subscript, int],
  __contains__: [sub, anything],
  __mul__: [oneOf('2', '-1', 'None', '1.5', 'sys.maxsize')],
  __add__: [buffer],
  __eq__: [anything],
  __lt__: [anything],
  __ge__: [buffer],
  __len__: [none],
  __getnewargs__: [none],
  __mod__: [anything],
  __rmod__: [anything],
  ...Object.fromEntries(
    ['upper', 'lower', 'title', 'capitalize', 'swapcase', 'isalnum', 'isalpha', 'isdigit', 'islower', 'isupper']
      .concat(['isspace', 'istitle', 'isascii'])
      .map(name => [name, [none]]),
  ),
};

const owned = weighted([4, py`ba`], [1, py`bb`], [1, py`bytearray(${bytesLiteral})`]);
const item = weighted([6, byte], [1, anything]);

const changing: Record<string, Source[]> = {
  append: [item],
  extend: [iterable, buffer, anything],
  insert: [py`${int}, ${item}`],
  pop: [none, int],
  remove: [item],
  clear: [none],
  reverse: [none],
  copy: [none],
  resize: [size],
  __alloc__: [],
  __iadd__: [buffer, iterable],
  __imul__: [oneOf('0', '2', '-1', 'None', 'Index(2, lambda: ba.clear())')],
  __setitem__: [py`${int}, ${item}`],
  __delitem__: [int],
  // No size that one machine has and another has not.
  __init__: [none, size, bytesLiteral, iterable],
};
delete changing['__alloc__'];

const name = oneOf('bytes', 'bytearray', 'bytearray', 'BytesSub', 'BytearraySub');
const construct = weighted(
  [2, py`${name}(${size})`],
  [3, py`${name}(${iterable})`],
  [3, py`${name}(${buffer})`],
  [1, py`${name}(${oneOf('"hé"', '"a"', '""', 'b"a"', '5', 'StrSub("x")', '"\\udc80"', '"€"')}, ${codec}, ${errors})`],
  [1, py`${name}("hé\\ud800", errors=${errors})`],
  [1, py`${name}("h€", ${codec})`],
  [1, py`${name}(AsBytes(${oneOf('b"ab"', '5', 'bytearray(2)', 'BytesSub(b"x")', 'None')}))`],
  [
    2,
    py`${name}.fromhex(${oneOf('"61 62"', '"6"', '"6g"', '"61é"', '""', '" 61\\n62 "', 'b"61"', '5', '"6 1"', 'ba', 'bytearray(b"6z")')})`,
  ],
  [1, py`${name}.maketrans(${buffer}, ${buffer})`],
  [1, py`${name}.maketrans(${part}, ${part})`],
  [
    1,
    py`${name}(${oneOf('None', '1.5', '"a"', 'object()', 'source=b"a"', 'b"a", b"b"', 'encoding="ascii"', 'string="a"', '1, 2, 3, 4', '5, "ascii"', 'b"a", "ascii"', 'b"a", errors="x"', 'int', '[256]', '["a"]', '[1.5]', '[None]')})`,
  ],
);

const conversion = oneOf('d', 'i', 'u', 'x', 'X', 'o', 's', 'b', 'a', 'r', 'c', 'e', 'f', 'g', 'G', '%', 'z', '');
const flags = oneOf(
  '',
  '',
  '0',
  '-',
  '+',
  ' ',
  '#',
  '5',
  '05',
  '-6',
  '+.2',
  '#08',
  '*',
  '.3',
  '.*',
  '(k)',
  'l',
  '10.4',
);
const percentValue = weighted(
  [
    3,
    oneOf('1', '-7', '255', '256', '2**70', '1.5', '-0.0', 'float("nan")', '"a"', '"é"', 'b"ab"', 'b"a"', 'None', 'ba'),
  ],
  [1, buffer],
  [1, oneOf('IntSub(3)', 'Index(5, lambda: ba.clear())', 'AsBytes(b"z")', 'AsBytes(3)', 'AsFloat(2.5)', '(1,)', '{}')],
);
const percent = weighted(
  [4, py`b"${oneOf('', 'x')}%${flags}${conversion}" % ${percentValue}`],
  [3, py`b"%${flags}${conversion}|%${flags}${conversion}" % (${list(percentValue, 4)},)`],
  [1, py`bytearray(b"%${flags}${conversion}") % (${percentValue},)`],
  [1, py`b"%(k)${conversion}" % {b"k": ${percentValue}}`],
);

const operatorSymbol = oneOf('==', '!=', '<', '<=', '>', '>=', '+', '*', 'in', '%', '-', '//', '@', 'not in');

/** Statements whose values are bytes or bytearrays. */
export const bytesLike: Source = weighted(
  [8, methodCall(receiver, shared)],
  [5, methodCall(owned, changing)],
  [4, construct],
  [3, percent],
  [2, py`${oneOf('by', 'ba')}[${subscript}]`],
  [4, py`ba[${slice}] = ${weighted([4, buffer], [3, iterable], [1, anything])}`],
  [2, py`ba[${subscript}] = ${byte}`],
  [2, py`del ba[${subscript}]`],
  [2, py`${buffer} ${operatorSymbol} ${weighted([4, buffer], [1, oneOf('3', '-1', '"a"', 'None', '1.5', '2**70')])}`],
  [1, py`ba += ${weighted([3, buffer], [1, iterable], [1, anything])}`],
  [1, py`ba *= ${oneOf('0', '1', '2', '-1', 'sys.maxsize', '1.5', 'None', '"a"')}`],
  [1, py`${oneOf('list', 'sorted', 'repr', 'str', 'len', 'bool', 'max', 'sum', 'tuple', 'iter')}(${buffer})`],
  [1, py`${oneOf('min', 'any', 'all', 'set', 'reversed', 'dir', 'id')}(${oneOf('ba', 'by', 'b""')}) and 1`],
  [1, py`it = iter(${oneOf('ba', 'by', 'ar', 'mv', 'reversed(ba)')})`],
  [
    2,
    py`${oneOf('next(it)', 'list(it)', 'it.__length_hint__()', 'next(it, None)', 'it.__setstate__(1)', 'it.__setstate__(-5)')}`,
  ],
  [1, py`for x in ba:\n    ${oneOf('ba.pop()', 'print(x); del ba[-1:]', 'print(x); mv.release()', 'ba[:] = b""')}\n`],
  [
    1,
    py`[${oneOf('x', 'x, ba.pop()', 'ba.pop(0)')} for x in ${oneOf('ba', 'reversed(ba)')}]`.map(s =>
      s.replace('[x, ba.pop()', '[(x, ba.pop())'),
    ),
  ],
  [
    1,
    py`${oneOf('ba', 'BytearraySub(b"a")', 'iter(ba)', 'iter(by)')}.__reduce_ex__(${oneOf('3', '2', '5', '-1', '"x"')})`,
  ],
  [1, py`copy.${oneOf('copy', 'deepcopy')}(${oneOf('ba', 'by', 'ar', 'BytearraySub(b"a")', 'BytesSub(b"a")', 'mv')})`],
  [1, py`int.from_bytes(${buffer}, ${oneOf('"big"', '"little"', '"x"', 'signed=True', '"big", signed=True', '5')})`],
  [1, py`int.from_bytes(${iterable})`],
  [
    1,
    py`int(${weighted([1, oneOf('b"12"', 'b"0x1f", 16', 'b"1_0"', 'b" 7 "', 'b""', 'b"\\xff"', 'ba', 'b"12\\x00"', 'mv', 'by, 10', 'bytearray(b"z"), 36')], [1, buffer])})`,
  ],
  [
    1,
    py`float(${weighted([1, oneOf('b"1.5"', 'b"nan"', 'b" 1e3 "', 'b""', 'b"\\xff"', 'b"1_0.5"', 'b"1\\x00"')], [1, buffer])})`,
  ],
);
