/** Arguments of all kinds, good and bad, for the programs over the five types. */
import fc from 'fast-check';
import { list, oneOf, py, type Source, weighted } from './program.ts';

/** What a misbehaving object does while a builtin asks it for something. */
export const action: Source = oneOf(
  'None',
  'ba.clear()',
  'mv.release()',
  'ba.append(7)',
  'ba.extend(b"wxyz" * 20)',
  'ba.pop()',
  '1/0',
  'ar.append(1)',
  'ar.pop()',
  'del_(ar)',
  'mw.release()',
  'ba.__init__(b"")',
  'ba.resize(2)',
  'bb.clear()',
  'del_(ba)',
);

const smallInt: Source = fc.integer({ min: -3, max: 12 }).map(String);

/** Numbers at the edges of what bytes, items and sizes can hold. */
const edgeInt: Source = oneOf(
  '0',
  '-1',
  '127',
  '128',
  '255',
  '256',
  '-128',
  '-129',
  '32767',
  '-32769',
  '65535',
  '65536',
  '2**31-1',
  '2**31',
  '-2**31-1',
  '2**32',
  '2**63-1',
  '-2**63',
  '2**63',
  '2**64-1',
  '2**64',
  '10**30',
  '-10**30',
);

const notAnInt: Source = oneOf(
  'None',
  '1.5',
  '"a"',
  'b"a"',
  '[]',
  '()',
  'True',
  'False',
  'object',
  'IntSub(3)',
  '1j',
  '...',
  'slice(1)',
);

/** An object whose `__index__` acts. */
const index: Source = weighted(
  [3, py`Index(${smallInt}, lambda: ${action})`],
  [1, py`Index(${oneOf('"x"', 'None', '1.0', 'True', '2**70')}, lambda: None)`],
);

/** An index or an item: mostly a small integer. */
export const int: Source = weighted([12, smallInt], [3, edgeInt], [1, notAnInt], [1, index]);

/** A byte: mostly in range. */
export const byte: Source = weighted(
  [8, fc.integer({ min: 0, max: 255 }).map(String)],
  [2, edgeInt],
  [1, notAnInt],
  [1, index],
);

/** A size that can be had at once, or not at all. */
export const size: Source = weighted(
  [12, smallInt],
  [1, oneOf('40', '300')],
  [2, oneOf('sys.maxsize', '2**63', '-2**70', '-sys.maxsize-1', 'sys.maxsize-1', '2**62')],
  [1, notAnInt],
  [1, index],
);

const bound: Source = weighted(
  [3, oneOf('')],
  [8, smallInt],
  [1, oneOf('None', 'sys.maxsize', '-sys.maxsize-1', '2**70', '-2**70')],
  [1, index],
  [1, notAnInt],
);
const step: Source = weighted(
  [4, oneOf('', ':', ':1', ':-1', ':2', ':-2', ':3')],
  [1, oneOf(':0', ':sys.maxsize', ':-sys.maxsize', ':2**70', ':-2**70', ':None', ':-5', ':1.5')],
);

/** What stands between the brackets of a slice. */
export const slice: Source = py`${bound}:${bound}${step}`;

/** Any subscript: of one dimension mostly. */
export const subscript: Source = weighted(
  [6, int],
  [6, slice],
  [1, oneOf('...', '()', '(0,)', '(0, 0)', '(0, 1)', '(-1, -1)', '(1, 2, 0)', '(0, 9)', '(0, slice(1))', '(..., 0)')],
  [1, py`${int}, ${int}`],
  [1, py`${slice}, ${slice}`],
);

const escapes = [
  '',
  'a',
  'b',
  'ab',
  'abc',
  ' ',
  '\\t',
  '\\n',
  '\\r\\n',
  '\\x00',
  '\\xff',
  '\\x80',
  "'",
  '\\"',
  '\\\\',
  'A',
  'Z',
  '1',
  '12',
  '+',
  '-',
  '.',
  ',',
  '%d',
  'a b',
  'aa',
  '\\x0b',
  '\\x7f',
  '~',
];

/** A bytes literal. */
export const bytesLiteral: Source = fc
  .array(fc.constantFrom(...escapes), { maxLength: 5 })
  .map(parts => `b"${parts.join('')}"`);

/** A short one, to search for. */
export const part: Source = weighted([4, fc.constantFrom(...escapes).map(text => `b"${text}"`)], [1, bytesLiteral]);

/** Something iterable that gives bytes or not. */
export const iterable: Source = weighted(
  [4, py`[${list(byte, 4)}]`],
  [1, py`(${list(byte, 3)})`],
  [2, py`Iter([${list(byte, 4)}], ${smallInt}, lambda: ${action})`],
  [1, py`(x for x in (${byte}, ${byte}))`],
  [1, py`Hint(${oneOf('0', '3', '-1', '"x"', '2**70', 'NotImplemented', '1.0', 'sys.maxsize')}, [${list(byte, 3)}])`],
  [1, oneOf('range(3)', '{1: 2}', 'iter([])', 'map(ord, "ab")', '"ab"', 'reversed(b"abc")', '5', 'None', '[b"a"]')],
);

const actingBuffer: Source = py`Buf(${oneOf('b"abc"', 'ba', 'ar', 'mv', 'bytearray(3)', '5', 'None')}, lambda: ${action})`;

/** Something that gives a buffer. */
export const buffer: Source = weighted(
  [4, bytesLiteral],
  [2, py`bytearray(${bytesLiteral})`],
  [8, oneOf('ba', 'bb', 'by', 'mv', 'mw', 'ar', 'br')],
  [2, py`${oneOf('mv', 'mw', 'ba', 'by', 'ar')}[${slice}]`],
  [1, oneOf('memoryview(by)[::-1]', 'memoryview(bytes(12)).cast("I")', 'memoryview(bytes(4)).cast("B", [2, 2])')],
  [1, oneOf('BytesSub(b"ab")', 'BytearraySub(b"ab")', 'ArraySub("h", [1, 2])', 'memoryview(ba)', 'memoryview(ar)')],
  [1, oneOf('array("d", [1.5])', 'array("w", "hé")', 'array("H")', 'io.BytesIO(b"abc").getbuffer()')],
  [1, actingBuffer],
);

/** Whatever a method may be given by mistake. */
export const anything: Source = weighted(
  [3, int],
  [3, buffer],
  [1, oneOf('None', '"a"', '""', '"é"', '1.5', '[]', '[1, 2]', '{}', 'object', 'int', 'ba', 'mv', 'sys.maxsize')],
  [1, iterable],
);

/** The name of a codec, mostly of one that exists. */
export const codec: Source = oneOf(
  '"utf-8"',
  '"ascii"',
  '"latin-1"',
  '"utf-16"',
  '"utf-16-le"',
  '"utf-32-be"',
  '"utf-8-sig"',
  '"cp437"',
  '"cp1252"',
  '"UTF8"',
  '"nope"',
  '""',
  '5',
  'None',
  '"raw_unicode_escape"',
  '"unicode_escape"',
  '"hex"',
);

/** The name of an error handler, mostly of one that exists. */
export const errors: Source = oneOf(
  '"strict"',
  '"ignore"',
  '"replace"',
  '"backslashreplace"',
  '"surrogateescape"',
  '"surrogatepass"',
  '"namereplace"',
  '"xmlcharrefreplace"',
  '"nope"',
  'None',
);

/** A call's arguments gone wrong: too few, too many, of any kind, by keyword. */
export const wrongArguments: Source = fc
  .tuple(
    fc.array(anything, { maxLength: 4 }),
    fc.option(py`${oneOf('sep', 'maxsplit', 'encoding', 'x', 'shape', 'source', 'delete')}=${anything}`, { freq: 3 }),
  )
  .map(([positional, keyword]) => [...positional, ...(keyword === null ? [] : [keyword])].join(', '));

/**
 * A call of one of an object's methods.
 * @param receiver the object
 * @param methods for each method its forms of arguments; now and then the arguments are wrong ones
 */
export function methodCall(receiver: Source, methods: Record<string, Source[]>): Source {
  const calls = Object.entries(methods).map(([name, forms]) =>
    fc
      .tuple(receiver, weighted([10, fc.oneof(...forms)], [1, wrongArguments]))
      .map(([object, text]) => `${object}.${name}(${text})`),
  );
  return fc.oneof(...calls);
}
