/** Sorting: stable, with every kind of key, in both directions. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import '../src/runtime/protocol/converters.ts';
import { sortItems } from '../src/builtins/list/sort.ts';
import type { Value } from '../src/runtime/types.ts';
import { PyFloat } from '../src/runtime/values/float.ts';
import { PyTuple } from '../src/runtime/values/tuple.ts';

const small = fc.array(fc.integer({ min: -3, max: 3 }), { maxLength: 200 });

it('keeps the order of equal items, also when reversed', () => {
  fc.assert(
    fc.property(small, fc.boolean(), (numbers, reverse) => {
      // 1.0, 1 and True are equal and yet told apart.
      const items: Value[] = numbers.map((n, i) => (i % 2 === 0 ? new PyFloat(n) : n));
      const value = (item: Value): number => (item instanceof PyFloat ? item.value : (item as number));
      const expected = [...items].sort((a, b) => (reverse ? value(b) - value(a) : value(a) - value(b)));
      expect(sortItems(items, null, reverse)).toEqual(expected);
    }),
  );
});

it('sorts ints, floats, texts and tuples as their kinds compare', () => {
  fc.assert(
    fc.property(small, numbers => {
      const sorted = [...numbers].sort((a, b) => a - b);
      expect(sortItems(numbers, null, false)).toEqual(sorted);
      const floats = sortItems(
        numbers.map(n => new PyFloat(n)),
        null,
        false,
      );
      expect(floats.map(f => (f as PyFloat).value)).toEqual(sorted.map(n => n + 0));
      const texts = numbers.map(n => String.fromCodePoint(0xfffd + n));
      expect(sortItems(texts, null, false)).toEqual(sorted.map(n => String.fromCodePoint(0xfffd + n)));
      const tuples = numbers.map((n, i) => new PyTuple([n, i]));
      const firsts = sortItems(tuples, null, false).map(t => (t as PyTuple).items);
      expect(firsts).toEqual(numbers.map((n, i) => [n, i]).sort((a, b) => a[0] - b[0] || a[1] - b[1]));
    }),
  );
});

it('leaves the array that it is given alone', () => {
  const items: Value[] = [3, 1, 2];
  expect(sortItems(items, null, true)).toEqual([3, 2, 1]);
  expect(items).toEqual([3, 1, 2]);
});
