/** Programs over bytes, bytearray, memoryview, array and struct that get in each other's way. */
import fc from 'fast-check';
import { arrays } from './arrays.ts';
import { bytesLike } from './bytes-like.ts';
import { definitions } from './definitions.ts';
import { exporters } from './exporters.ts';
import { memoryviews, view } from './memoryviews.ts';
import { type Program, py, weighted, withDefinitions } from './program.ts';
import { shaped, shapes } from './shapes.ts';
import { structs } from './structs.ts';
import { bytesLiteral } from './values.ts';

const numbers = fc.array(fc.integer({ min: 0, max: 120 }), { maxLength: 5 }).map(items => JSON.stringify(items));
const typecode = fc.constantFrom(...'bBhHiIlLqQfd'.split(''));
const letters = fc.constantFrom(...'hBid'.split(''));

/** The variables that every program has. */
const variables = fc.record({
  by: bytesLiteral,
  ba: weighted([4, py`bytearray(${bytesLiteral})`], [1, py`bytearray(range(24))`]),
  bb: py`bytearray(${bytesLiteral})`,
  ar: py`array("${typecode}", ${numbers})`,
  br: py`array("${letters}", ${numbers})`,
  mv: weighted([3, py`memoryview(ba)`], [1, view]),
  mw: weighted([2, py`memoryview(ar)`], [1, py`mv[1:]`], [1, view]),
  nd: shaped,
  ne: weighted([2, shaped], [1, py`nd.cast("B")`], [1, py`memoryview(nd)`]),
  bio: py`io.BytesIO(${bytesLiteral})`,
  gb: py`bio.getbuffer()`,
  mm: py`mmap.mmap(-1, 24)`,
  mx: weighted([1, py`memoryview(mm)`], [1, py`memoryview(mm)[4:]`], [1, py`memoryview(mm).cast("h")`]),
});
const ORDER = ['by', 'ba', 'bb', 'ar', 'br', 'mv', 'mw', 'nd', 'ne', 'bio', 'gb', 'mm', 'mx'] as const;

const statement = weighted([3, bytesLike], [3, memoryviews], [2, arrays], [2, structs], [2, shapes], [2, exporters]);

/** What is looked at when the program has run: nothing may be half written. */
const STATE = [
  'by',
  'ba',
  'bb',
  'ar',
  'br',
  'mv.tolist()',
  'mw.tolist()',
  'mw.format, mw.shape, mw.strides',
  'nd.tolist()',
  'ne.tolist()',
  'bio.getvalue(), bio.tell()',
  'mm[:], mm.tell()',
  'Loud.log',
];

/** Programs over the five types. */
export const fiveTypes: fc.Arbitrary<Program> = fc
  .tuple(variables, fc.array(statement, { minLength: 1, maxLength: 10 }))
  .map(([values, statements]) => {
    const text = statements.join('\n');
    const state = STATE.filter(expression => new RegExp(`\\b${/^\w+/.exec(expression)![0]}\\b`).test(text));
    const given = ORDER.map(name => ({ name, source: `${name} = ${values[name]}` }));
    return withDefinitions(
      [
        ...definitions,
        ...given,
        { name: 'it', source: 'it = iter(b"abc")' },
        { name: 'st', source: 'st = struct.Struct("<hb")' },
      ],
      [...statements, ...state],
    );
  });
