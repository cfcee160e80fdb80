/** Statements over `array.array`. */
import { list, oneOf, py, type Source, weighted } from './program.ts';
import { anything, buffer, bytesLiteral, int, iterable, methodCall, slice, subscript } from './values.ts';

const none = py``;
const typecode = weighted(
  [12, oneOf(...'bBhHiIlLqQfdw'.split('').map(code => `"${code}"`))],
  [1, oneOf('"u"', '"x"', '""', '"bb"', 'b"b"', '5', 'None', '"c"', '"e"', '"F"', '"D"', '"é"')],
);
const item = weighted(
  [8, int],
  [
    1,
    oneOf(
      '1.5',
      '-0.0',
      '1e39',
      '1e400',
      'float("nan")',
      '"a"',
      '"é"',
      '"ab"',
      '""',
      'True',
      '2**1024',
      '"\\U0001f600"',
    ),
  ],
  [1, py`AsFloat(${oneOf('2.5', '5')})`],
);
const initial = weighted(
  [4, py`[${list(item, 4)}]`],
  [2, iterable],
  [1, bytesLiteral],
  [
    1,
    oneOf(
      '"ab"',
      '"hé😀"',
      '()',
      '5',
      'None',
      'ar',
      'br',
      'by',
      'ba',
      'mv',
      'range(3)',
      'array("w", "x")',
      'array("d", [1])',
    ),
  ],
  [1, buffer],
);

const construct = weighted(
  [5, py`array(${typecode}, ${initial})`],
  [1, py`array(${typecode})`],
  [1, py`ArraySub(${typecode}, ${initial})`],
  [1, py`array(${oneOf('', 'typecode="i"', '"i", [], 3', '"i", x=1', '5, 6')})`],
);
const receiver = weighted([6, py`ar`], [2, py`br`], [1, construct]);

const methods: Record<string, Source[]> = {
  append: [item],
  extend: [initial, iterable],
  insert: [py`${int}, ${item}`],
  pop: [none, int],
  remove: [item, anything],
  index: [item, py`${item}, ${int}`, py`${item}, ${int}, ${int}`],
  count: [item, anything],
  reverse: [none],
  clear: [none],
  byteswap: [none],
  tobytes: [none],
  tolist: [none],
  tounicode: [none],
  fromlist: [
    py`[${list(item, 4)}]`,
    anything,
    py`[Index(1, lambda: ${oneOf('1/0', 'ba.clear()', 'mw.release()')}), 2]`,
  ],
  frombytes: [buffer, bytesLiteral],
  fromunicode: [oneOf('"ab"', '""', '"é😀"', '5', 'b"a"')],
  fromfile: [py`io.BytesIO(${bytesLiteral}), ${int}`],
  tofile: [oneOf('io.BytesIO()', 'None', '5')],
  __copy__: [none],
  __deepcopy__: [oneOf('{}', 'None', '')],
  __reduce_ex__: [oneOf('2', '3', '5', '"x"')],
  __getitem__: [subscript],
  __setitem__: [py`${int}, ${item}`],
  __delitem__: [int],
  __contains__: [item, anything],
  __add__: [receiver, anything],
  __iadd__: [receiver, anything],
  __mul__: [oneOf('0', '2', '-1', 'sys.maxsize', '1.5', 'None')],
  __imul__: [oneOf('0', '2', '-1', 'sys.maxsize', '1.5', 'None')],
  __len__: [none],
  __eq__: [receiver, anything],
  __lt__: [receiver, anything],
  __iter__: [none],
  __class_getitem__: [oneOf('int', '(int, str)')],
};

/** Statements over arrays. */
export const arrays: Source = weighted(
  [10, methodCall(receiver, methods)],
  [4, construct],
  [1, py`ar = ${construct}`],
  [1, py`br = ${construct}`],
  [2, py`${receiver}[${subscript}]`],
  [3, py`ar[${slice}] = ${weighted([4, receiver], [1, py`ar[${slice}]`], [1, anything], [2, construct])}`],
  [2, py`ar[${subscript}] = ${item}`],
  [2, py`del ar[${subscript}]`],
  [
    2,
    py`${receiver} ${oneOf('==', '!=', '<', '<=', '>', '>=', '+', '*', 'in')} ${weighted([4, receiver], [1, anything])}`,
  ],
  [1, py`${item} in ${receiver}`],
  [1, py`ar ${oneOf('+=', '*=')} ${weighted([2, receiver], [1, oneOf('2', '0', '-1', 'None', 'sys.maxsize', '1.5')])}`],
  [1, py`ar.${oneOf('typecode', 'itemsize', 'buffer_info()[1]', 'nope', '__class__', 'typecode = 1')}`],
  [
    1,
    py`${oneOf('list', 'bytes', 'bytearray', 'sorted', 'repr', 'len', 'sum', 'max', 'reversed', 'bool')}(${receiver}) and 1`,
  ],
  [
    1,
    py`[${oneOf('x', 'ar.pop()', 'ar.append(x) if len(ar) < 9 else x', 'ar.clear()')} for x in ${oneOf('ar', 'reversed(ar)')}]`,
  ],
  [1, py`iter(${receiver}).${oneOf('__reduce__()', '__setstate__(1)', '__next__()', '__length_hint__()')}`],
  [1, py`${oneOf('mw = memoryview(ar)', 'mw.release()', 'del mw', 'mw = memoryview(br)', 'mw = None')}`],
);
