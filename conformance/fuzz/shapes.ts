/** Statements over views of two and three dimensions, in every native format. */
import fc from 'fast-check';
import { list, oneOf, py, type Source, weighted } from './program.ts';
import { action, anything, buffer, int, slice } from './values.ts';

const SIZES: Record<string, number> = {
  ...{ B: 1, b: 1, c: 1, '?': 1, h: 2, H: 2, e: 2, i: 4, I: 4, f: 4 },
  ...{ l: 8, L: 8, q: 8, Q: 8, n: 8, N: 8, d: 8, P: 8 },
};
const code = fc.constantFrom(...Object.keys(SIZES));
const dimensions = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 2, maxLength: 3 });

/** A view of several dimensions over memory of the right size. */
export const shaped: Source = fc
  .tuple(code, dimensions, fc.constantFrom('bytearray', 'bytes', 'reversed'), fc.constantFrom('', '@'))
  .map(([format, shape, kind, mark]) => {
    const size = shape.reduce((product, n) => product * n, SIZES[format]!);
    const memory = kind === 'reversed' ? `bytearray(reversed(range(${size})))` : `${kind}(range(${size}))`;
    return `memoryview(${memory}).cast("${mark}${format}", [${shape.join(', ')}])`;
  });

const receiver = weighted([6, oneOf('nd', 'ne')], [1, shaped]);
const small = fc.integer({ min: -4, max: 3 }).map(String);
const index = weighted(
  [6, py`${small}, ${small}`],
  [4, py`${small}, ${small}, ${small}`],
  [2, small],
  [1, slice],
  [1, py`${slice}, ${small}`],
  [1, py`${slice}, ${slice}`],
  [1, oneOf('...', '()', '0, 0, 0, 0', '..., 0', 'None', '0, None', '0, "a"', '0, 1.5', '[0, 0]')],
  [1, py`Index(0, lambda: ${oneOf('nd.release()', '1/0', 'None')}), ${small}`],
  [1, py`${small}, Index(0, lambda: ${oneOf('nd.release()', 'ne.release()', 'None')})`],
);
const value = weighted(
  [5, int],
  [2, oneOf('1.5', 'b"x"', 'True', 'float("nan")', '65520.0', '1e39', '2**63', '2**64', 'None', 'b"xy"', '-0.0')],
  [1, py`Index(1, lambda: ${oneOf('nd.release()', '1/0', 'None')})`],
);

/** Statements over `nd` and `ne`, views of several dimensions. */
export const shapes: Source = weighted(
  [6, py`${receiver}[${index}]`],
  [6, py`${oneOf('nd', 'ne')}[${index}] = ${value}`],
  [2, py`${receiver}.tolist()`],
  [3, py`${receiver}.tobytes(${oneOf('', '"C"', '"F"', '"A"', 'None', '"x"')})`],
  [3, py`${receiver} ${oneOf('==', '!=')} ${weighted([3, receiver], [2, shaped], [1, buffer], [1, anything])}`],
  [
    3,
    py`${receiver}.${oneOf('shape', 'strides', 'nbytes', 'itemsize', 'format', 'ndim', 'c_contiguous', 'f_contiguous', 'contiguous', 'readonly', 'suboffsets')}`,
  ],
  [2, py`${receiver}.cast(${oneOf('"B"', '"b"', '"c"', '"h"', '"B", [2, 2]', '"B", [4]', '"d"', '"B", []')})`],
  [2, py`${oneOf('len', 'list', 'bytes', 'bytearray', 'bool', 'iter', 'reversed', 'hash', 'sum')}(${receiver}) and 1`],
  [2, py`${receiver}.${oneOf('hex()', 'hex(":")', 'hex("-", 3)', 'toreadonly()[0, 0]', 'toreadonly().shape')}`],
  [1, py`${receiver}.${oneOf('count', 'index', '__contains__')}(${value})`],
  [1, py`${value} in ${receiver}`],
  [2, py`memoryview(${receiver}).tolist()`],
  [1, py`${oneOf('ba[1:3]', 'bb[:]', 'mv[:]', 'nd[:]', 'by', 'mv[0]')} = ${receiver}`],
  [1, py`${oneOf('ba', 'bb')}.extend(${receiver})`],
  [1, py`b"-".join([${list(receiver, 3)}])`],
  [1, py`struct.unpack_from(${oneOf('"<h"', '"B"', '"3s"')}, ${receiver}, ${small})`],
  [1, py`struct.pack_into(${oneOf('"<h"', '"B"')}, ${oneOf('nd', 'ne')}, ${small}, 7)`],
  [1, py`ar.frombytes(${receiver})`],
  [1, py`nd = ${shaped}`],
  [1, py`ne = ${weighted([1, shaped], [2, oneOf('memoryview(nd)', 'nd.toreadonly()', 'nd.cast("B")', 'nd')])}`],
  [1, py`with ${receiver} as m:\n    ${oneOf('m.release()', 'print(m[0, 0])', 'nd.release()', 'ne.release()')}\n`],
  [1, py`memoryview(Buf(${oneOf('nd', 'ne')}, lambda: ${action})).shape`],
);
