/** Statements over the struct module. */
import fc from 'fast-check';
import { list, oneOf, py, type Source, weighted } from './program.ts';
import { action, anything, buffer, bytesLiteral, int, wrongArguments } from './values.ts';

const none = py``;
const code = fc
  .tuple(
    fc.constantFrom('', '', '', '', '', '2', '0', '3', '10'),
    fc.constantFrom(...'xcbB?hHiIlLqQnNefdspPFD'.split(''), ...'bBhHiIqQfd'.split('')),
  )
  .map(parts => parts.join(''));
const prefix = fc.constantFrom('', '', '<', '>', '=', '!', '@');
const good = fc
  .tuple(prefix, fc.array(code, { maxLength: 4 }), fc.constantFrom('', '', '', ' '))
  .map(([order, codes, between]) => `"${order}${codes.join(between)}"`);
const bad = oneOf(
  ...[
    '"z"',
    '"3"',
    '"<n"',
    '"h<"',
    '"é"',
    'b"h"',
    '5',
    'None',
    '"99999999999999999999b"',
    '"9223372036854775807q"',
    '"0"',
  ],
  ...[
    'b"<2s"',
    'b"\\xff"',
    '"h\\x00"',
    '"1 b"',
    '"9223372036854775807sb"',
    '"-1b"',
    'bytearray(b"h")',
    '"P<"',
    '"=P"',
    '""',
  ],
);
const format = weighted([10, good], [1, bad]);
const value = weighted(
  [8, int],
  [
    2,
    oneOf(
      '1.5',
      '-0.0',
      '65519.9',
      '65520.0',
      '1e39',
      'float("inf")',
      'float("nan")',
      '1e-8',
      '2**1024',
      '3.4028235677973366e38',
    ),
  ],
  [2, oneOf('b"a"', 'b"abc"', 'b""', 'bytearray(b"xy")', '"a"', 'by', 'b"x"*300')],
  [1, oneOf('True', 'None', '1j', '2+3j', '[]', 'IntSub(9)', 'AsFloat(2.5)', 'AsFloat(1)')],
  [1, py`Index(${oneOf('1', '-1', '300', '"x"')}, lambda: ${action})`],
);
const values = list(value, 5);
/** The same with repeats, padding and blanks. */
const repeated = fc
  .tuple(
    prefix,
    fc.array(fc.tuple(fc.integer({ min: 0, max: 4 }), fc.constantFrom(...'cbB?hHiIlLqQefdxxsp'.split(''))), {
      minLength: 1,
      maxLength: 4,
    }),
    fc.constantFrom('', ' ', '  '),
  )
  .chain(([order, parts, between]) => {
    const count = parts.reduce((n, [times, code]) => n + (code === 'x' ? 0 : 'sp'.includes(code) ? 1 : times), 0);
    const text = `"${order}${parts.map(([times, code]) => `${times}${code}`).join(between)}"`;
    return fc.array(value, { minLength: count, maxLength: count }).map(items => [text, items.join(', ')] as const);
  });
/** A format and as many values as it has codes, mostly. */
const matching = fc
  .tuple(prefix, fc.array(fc.constantFrom(...'cbB?hHiIlLqQefdspFD'.split('')), { minLength: 1, maxLength: 4 }))
  .chain(([order, codes]) =>
    fc.tuple(...codes.map(() => value)).map(items => [`"${order}${codes.join('')}"`, items.join(', ')] as const),
  );
const size = oneOf('"h"', '"<i"', '">q"', '"b"', '"2s"', '"<3b"', '"d"');
const memory = weighted([4, oneOf('ba', 'bb', 'mv', 'mw', 'ar', 'bytearray(20)')], [1, buffer]);

/** Statements over struct. */
export const structs: Source = weighted(
  [3, py`struct.calcsize(${format})`],
  [4, matching.map(([text, items]) => `struct.pack(${text}, ${items})`)],
  [4, matching.map(([text, items]) => `struct.unpack(${text}, struct.pack(${text}, ${items}))`)],
  [3, repeated.map(([text, items]) => `struct.pack(${text}, ${items})`)],
  [2, repeated.map(([text, items]) => `struct.unpack(${text}, struct.pack(${text}, ${items}))`)],
  [1, repeated.map(([text, items]) => `struct.pack_into(${text}, ba, 1, ${items})`)],
  [1, repeated.map(([text]) => `struct.calcsize(${text}), struct.Struct(${text}).size`)],
  [1, repeated.map(([text]) => `list(struct.iter_unpack(${text}, bytes(range(2 * struct.calcsize(${text})))))`)],
  [3, py`struct.pack(${format}, ${values})`],
  [2, py`struct.unpack(${format}, ${buffer})`],
  [2, py`struct.unpack(${format}, bytes(struct.calcsize(${good})))`],
  [2, good.map(text => `struct.unpack(${text}, bytes(range(200, 200 + min(50, struct.calcsize(${text})))))`)],
  [2, py`struct.unpack_from(${size}, ${memory}, ${int})`],
  [1, py`struct.unpack_from(${format}, ${memory}, ${int})`],
  [1, py`struct.unpack_from(${format}, buffer=${memory}, offset=${int})`],
  [2, py`struct.pack_into(${size}, ${memory}, ${int}, ${value})`],
  [2, matching.map(([text, items]) => `struct.pack_into(${text}, ba, 0, ${items})`)],
  [1, py`struct.pack_into(${format}, ${memory}, ${int}, ${values})`],
  [2, py`list(struct.iter_unpack(${size}, ${buffer}))`],
  [1, py`struct.iter_unpack(${format}, ${buffer}).__length_hint__()`],
  [1, py`it = struct.iter_unpack(${size}, ${buffer})`],
  [1, oneOf('next(it)', 'it.__length_hint__()', 'list(it)', 'next(it), ba.clear()')],
  [1, py`struct.${oneOf('pack', 'unpack', 'unpack_from', 'pack_into', 'iter_unpack', 'calcsize')}(${wrongArguments})`],
  [1, py`st = struct.Struct(${format})`],
  [1, py`st.${oneOf('size', 'format', 'nope', '__init__("b")', '__init__()', '__sizeof__() > 0')}`],
  [2, py`st.pack(${values})`],
  [2, py`st.unpack(${buffer})`],
  [1, py`st.unpack_from(${memory}, ${int})`],
  [1, py`st.pack_into(${memory}, ${int}, ${values})`],
  [1, py`list(st.iter_unpack(${weighted([1, bytesLiteral], [1, buffer])}))`],
  [1, py`struct.Struct(${weighted([1, anything], [1, none], [1, py`format=${format}`])})`],
  [1, py`struct.Struct(${good}) and repr(struct.Struct(${good}))`],
);
