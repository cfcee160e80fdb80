/** Statements over memoryviews. */
import { list, oneOf, py, type Source, weighted } from './program.ts';
import { action, anything, buffer, byte, int, methodCall, slice, subscript } from './values.ts';

const none = py``;
const format = weighted(
  [6, oneOf('"B"', '"b"', '"c"', '"h"', '"H"', '"i"', '"I"', '"l"', '"L"', '"q"', '"Q"', '"n"', '"N"', '"f"', '"d"')],
  [1, oneOf('"?"', '"P"', '"e"', '"@B"', '"@i"', '"@d"', '"F"', '"D"')],
  [
    1,
    oneOf('"<B"', '"=B"', '"x"', '"s"', '""', '"BB"', '"2B"', '"w"', '"u"', 'b"B"', '5', 'None', '"@"', '"é"', '"Zf"'),
  ],
);
const shape = weighted(
  [6, py`[${list(oneOf('1', '2', '3', '4', '6'), 3, 1)}]`],
  [2, py`(${list(oneOf('2', '3', '4'), 3, 1)},)`],
  [1, oneOf('[]', '()', 'None', '5', '[0]', '[-1]', '[2**63]', '["a"]', '[1.5]', '[2**40, 2**40]', '[1]*64', '[1]*65')],
  [1, py`[${int}, ${int}]`],
  [1, py`[Index(${oneOf('2', '4')}, lambda: ${action}), 2]`],
);

const exporter = weighted(
  [6, oneOf('ba', 'by', 'ar', 'bb', 'br')],
  [2, oneOf('bytes(range(12))', 'bytearray(range(24))', 'array("i", range(6))', 'array("d", [0.5, -1, 2])', 'b""')],
  [2, oneOf('mv', 'mw')],
  [1, buffer],
);

/** An expression that is a memoryview, if all goes well. */
export const view: Source = weighted(
  [3, py`memoryview(${exporter})`],
  [1, py`memoryview(${exporter})[${slice}]`],
  [2, py`memoryview(${exporter}).cast("B").cast(${format})`],
  [2, py`memoryview(${oneOf('bytes(range(12))', 'bytearray(range(24))', 'bytearray(8)')}).cast(${format}, ${shape})`],
  [1, py`memoryview(${oneOf('bytearray(range(24))', 'bytes(range(12))')}).cast("B", ${shape})`],
  [1, py`memoryview(${exporter}).toreadonly()`],
  [1, py`mv.cast(${format})`],
  [1, py`mv[${slice}]`],
  [1, py`memoryview(array(${oneOf('"h"', '"f"', '"Q"', '"w"', '"b"')}, ${oneOf('[]', '"ab"', '[1, 2]', '[0]*4')}))`],
);

const receiver = weighted([5, oneOf('mv', 'mw')], [3, view]);
const itemValue = weighted(
  [5, byte],
  [1, oneOf('1.5', '-0.0', 'b"x"', 'True', 'float("nan")', '1e400', '1e39', '65520.0', '2**1024', '2j', 'IntSub(3)')],
  [1, py`Index(${oneOf('1', '300')}, lambda: ${action})`],
  [1, py`AsFloat(${oneOf('2.5', '5', '"a"')})`],
  [1, anything],
);

const methods: Record<string, Source[]> = {
  cast: [format, py`${format}, ${shape}`, py`"B", shape=${shape}`, py`format=${format}`],
  tobytes: [none, oneOf('"C"', '"F"', '"A"', 'None', '"x"', 'order="F"', '5', '"é"', '"CC"', '""')],
  tolist: [none],
  toreadonly: [none],
  release: [none],
  hex: [
    none,
    oneOf('"-"', 'b":"', '""', '"é"', 'sep="ab"', 'None'),
    py`":", ${int}`,
    py`sep=".", bytes_per_sep=${int}`,
  ],
  count: [itemValue],
  index: [itemValue, py`${itemValue}, ${int}`, py`${itemValue}, ${int}, ${int}`],
  __len__: [none],
  __getitem__: [subscript],
  __contains__: [itemValue],
  __eq__: [buffer, view],
  __ne__: [buffer],
  __lt__: [buffer],
  __enter__: [none],
  __exit__: [none, py`None, None, None`],
  __buffer__: [oneOf('0', '1', '284', '-1', '2**40', '"a"', '8', '24')],
  __iter__: [none],
  __delitem__: [int],
  __setitem__: [py`${int}, ${itemValue}`],
};
const attribute = oneOf(
  ...['obj', 'nbytes', 'itemsize', 'format', 'ndim', 'shape', 'strides', 'suboffsets', 'readonly', 'c_contiguous'],
  ...['f_contiguous', 'contiguous', 'nope', '__class__.__name__', '__doc__[:0]'],
);

/** Statements over memoryviews. */
export const memoryviews: Source = weighted(
  [8, methodCall(receiver, methods)],
  [5, py`${receiver}.${attribute}`],
  [4, py`${receiver}[${subscript}]`],
  [4, py`${receiver}[${subscript}] = ${itemValue}`],
  [4, py`${oneOf('mv', 'mw')}[${slice}] = ${weighted([3, buffer], [2, view], [1, anything])}`],
  [2, py`${oneOf('mv', 'mw')}[${slice}] = ${oneOf('mv', 'mw', 'ba', 'ar')}[${slice}]`],
  [2, py`mw = ${view}`],
  [1, py`mv = ${view}`],
  [2, py`${receiver} ${oneOf('==', '!=', '<', '+', 'in')} ${weighted([2, view], [2, buffer], [1, anything])}`],
  [1, oneOf('mv.release()', 'mw.release()', 'del mv', 'del mw', 'mv = None', 'del mv[0]', 'mv.x = 1', 'mv.format = 1')],
  [
    1,
    py`with ${view} as m:\n    ${oneOf('m.release()', 'print(m[0])', 'ba.append(1)', 'mw = m[1:]', 'raise KeyError(m.nbytes)', 'k = memoryview(m)')}\n`,
  ],
  [1, py`${oneOf('list', 'bytes', 'bytearray', 'len', 'sorted', 'repr', 'bool', 'tuple', 'str', 'sum')}(${receiver})`],
  [1, py`list(reversed(${receiver}))`],
  [1, py`memoryview(${anything})`],
  [1, py`memoryview(${oneOf('', 'ba, 1', 'object=by', 'obj=by', '*[by]', 'None', '"a"', '5')})`],
  [1, py`memoryview._from_flags(${exporter}, ${oneOf('0', '1', '284', '8', '-1', '24', '"a"', '2**31')})`],
  [
    1,
    py`with memoryview(Loud(${oneOf('ba', 'by', 'ar', 'mv')})) as m:\n    ${oneOf('m.release()', 'print(m[0])', 'ba.append(1)', 'print(m.readonly)', 'm.obj.data = b""')}\n`,
  ],
  [
    1,
    py`${oneOf('bytes', 'bytearray', 'b"".join', 'ba.extend', 'struct.unpack_from', 'ar.frombytes', 'by.find')}(${oneOf('Loud(b"ab")', 'Loud(ba)', 'Loud(ar)', '[Loud(b"ab")]', '"<h", Loud(b"abc")', 'Loud(5)')})`,
  ],
  [1, py`hash(${receiver}) == hash(${receiver}.tobytes())`],
  [
    1,
    py`[${oneOf('x', 'mv.release()', 'ba.append(x)', 'ba.clear()')} for x in ${oneOf('mv', 'mw', 'reversed(mv)', 'memoryview(ba)')}]`,
  ],
  [
    1,
    oneOf(
      'memoryview(mv).release()',
      'mv.obj.clear()',
      'mv.obj.append(1)',
      'ba.append(1)',
      'ba.pop()',
      'ar.append(1)',
      'ba.clear()',
      'del ar[:]',
    ),
  ],
  [1, py`match ${receiver}:\n    case [a, *_]:\n        print("sequence", a)\n    case _:\n        print("no")\n`],
  [1, py`a, *b = ${receiver}`],
  [
    1,
    py`x = [memoryview(ba), memoryview(ar)]; ${oneOf('x.clear()', 'del x', 'x[0].release()', 'x = x[1:]', 'ba.append(1)')}`,
  ],
);
