/** Statements over the other owners of memory, BytesIO and mmap, and over copies of all five types. */
import { oneOf, py, type Source, weighted } from './program.ts';
import { buffer, byte, bytesLiteral, int, methodCall, part, slice, subscript } from './values.ts';

const none = py``;
const position = weighted(
  [8, oneOf('0', '1', '2', '5', '16', '-1', '30')],
  [1, oneOf('None', '1.5', '"a"', '2**70', '-2**70', 'Index(1, lambda: bio.close())')],
);

const stream: Record<string, Source[]> = {
  write: [buffer, bytesLiteral],
  writelines: [py`[${bytesLiteral}, ${buffer}]`, buffer],
  read: [none, position],
  read1: [none, position],
  readline: [none, position],
  readlines: [none, position],
  readinto: [oneOf('ba', 'mv', 'gb', 'ar', 'by', 'bb', 'nd', '5'), buffer],
  readinto1: [oneOf('ba', 'mv', 'gb')],
  seek: [position, py`${position}, ${oneOf('0', '1', '2', '3', '-1')}`],
  tell: [none],
  truncate: [none, position],
  getvalue: [none],
  getbuffer: [none],
  flush: [none],
  close: [none],
  __iter__: [none],
  __next__: [none],
  __getstate__: [none],
};
const streams = weighted(
  [8, methodCall(py`bio`, stream)],
  [2, py`gb = bio.getbuffer()`],
  [2, py`gb[${slice}] = ${buffer}`],
  [1, py`gb[${int}] = ${byte}`],
  [1, py`gb[${subscript}]`],
  [1, oneOf('gb.release()', 'del gb', 'gb = None', 'bio.closed', 'bio = io.BytesIO(ba)', 'bio = io.BytesIO()')],
  [1, py`bio.__init__(${weighted([1, buffer], [1, none])})`],
  [1, py`bio.write(Buf(b"abc", lambda: ${oneOf('bio.close()', 'bio.truncate(0)', 'bio.write(b"zz")')}))`],
  [1, py`bio.readinto(Buf(ba, lambda: ${oneOf('bio.close()', 'bio.truncate(0)', 'bio.seek(0)')}))`],
);

const mapped: Record<string, Source[]> = {
  read: [none, position],
  readline: [none],
  read_byte: [none],
  write: [buffer, bytesLiteral],
  write_byte: [byte],
  seek: [position, py`${position}, ${oneOf('0', '1', '2', '3', '-1')}`],
  tell: [none],
  size: [none],
  find: [part, py`${part}, ${int}`, py`${part}, ${int}, ${int}`],
  rfind: [part, py`${part}, ${int}, ${int}`],
  move: [py`${int}, ${int}, ${int}`],
  flush: [none],
  close: [none],
  __len__: [none],
  __getitem__: [subscript],
};
const maps = weighted(
  [6, methodCall(py`mm`, mapped)],
  [3, py`mm[${slice}]`],
  [2, py`mm[${slice}] = ${weighted([2, bytesLiteral], [1, buffer])}`],
  [1, py`mm[${int}] = ${byte}`],
  [2, py`mx[${slice}]`],
  [1, py`mx[${slice}] = ${buffer}`],
  [2, oneOf('mx.release()', 'mx = memoryview(mm)', 'del mx', 'mx = None', 'mm.closed', 'mm.close()', 'mx.readonly')],
  [1, py`mm[Index(1, lambda: ${oneOf('mm.close()', 'mx.release()', 'None')})]`],
  [1, py`mm[1:3] = Buf(b"xy", lambda: ${oneOf('mm.close()', 'mm.seek(0)', 'None')})`],
);

const original = weighted(
  [6, oneOf('by', 'ba', 'ar', 'br', 'mv', 'st', 'BytesSub(b"a")', 'BytearraySub(b"ab")', 'ArraySub("h", [1, 2])')],
  [
    1,
    oneOf(
      'array("w", "hé😀")',
      'array("d", [1.5, -0.0])',
      'array("Q", [2**64-1])',
      'bytes(300)',
      'bytearray(b"\\xff")',
    ),
  ],
  [1, oneOf('[ba, ba]', '(by, mv)', '{"a": ar}', 'iter(ba)', 'iter(by)', 'iter(ar)', 'reversed(ba)', 'memoryview(by)')],
);
const copies = weighted(
  [4, py`pickle.loads(pickle.dumps(${original}, ${oneOf('0', '1', '2', '3', '4', '5', '-1', '6')}))`],
  [2, py`pickle.dumps(${original}, ${oneOf('0', '1', '2', '3', '4', '5')})`],
  [3, py`copy.${oneOf('copy', 'deepcopy')}(${original})`],
  [
    2,
    py`${oneOf('ba', 'ar', 'br', 'BytearraySub(b"a")', 'ArraySub("i", [3])', 'iter(ar)', 'iter(ba)')}.__reduce_ex__(${oneOf('2', '3', '4', '5')})[1:]`,
  ],
  [1, py`[x is y for x in [${original}] for y in [copy.copy(x)]]`],
);

/** Statements over BytesIO, mmap and copies. */
export const exporters: Source = weighted([3, streams], [2, maps], [2, copies]);
