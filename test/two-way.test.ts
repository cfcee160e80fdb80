/** The search for long needles against the host's. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findLong, findLongLast } from '../src/runtime/values/two-way.ts';

/** Texts over few letters, which repeat themselves. */
const text = (maxLength: number, minLength = 0): fc.Arbitrary<string> =>
  fc.oneof(
    fc.string({ unit: fc.constantFrom('a', 'b'), minLength, maxLength }),
    fc
      .tuple(fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 4 }), fc.nat(8))
      .map(([part, times]) => part.repeat(times + 1)),
  );

test('the first and the last occurrence are those that the host finds, in texts and in bytes', () => {
  fc.assert(
    fc.property(text(12, 1), fc.array(text(30), { maxLength: 5 }), fc.boolean(), (needle, parts, joined) => {
      const haystack = parts.join(joined ? needle : needle.slice(1));
      const bytes = Buffer.from(haystack);
      const part = Buffer.from(needle);
      for (const from of [0, 1, 5]) {
        if (from > haystack.length) break;
        expect(findLong(haystack, needle, from, haystack.length)).toBe(haystack.indexOf(needle, from));
        expect(findLong(bytes, part, from, bytes.length)).toBe(haystack.indexOf(needle, from));
        const end = haystack.length - from;
        expect(findLongLast(haystack, needle, 0, end)).toBe(haystack.slice(0, end).lastIndexOf(needle));
        expect(findLongLast(bytes, part, 0, end)).toBe(haystack.slice(0, end).lastIndexOf(needle));
      }
    }),
    { numRuns: 2000, seed: 5 },
  );
});

test('needles that repeat themselves take no quadratic time', () => {
  const a = 'a'.repeat(200_000);
  const b = 'b'.repeat(200_000);
  const needle = a + b + b + a;
  const haystack = a + a + b + a + a;
  expect(findLong(haystack, needle, 0, haystack.length)).toBe(-1);
  expect(findLong(haystack + needle, needle, 0, haystack.length + needle.length)).toBe(haystack.length);
  const periodic = 'ab'.repeat(30_000);
  const other = `${'ab'.repeat(29_999)}b`.repeat(2);
  expect(findLong(other, periodic, 0, other.length)).toBe(-1);
  expect(findLongLast(other, periodic, 0, other.length)).toBe(-1);
});
