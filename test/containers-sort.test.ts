/** Sorting: stable, with every kind of key, in both directions. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import '../src/runtime/protocol/converters.ts';
import { sortItems } from '../src/builtins/list/sort.ts';
import { Timsort } from '../src/builtins/list/timsort.ts';
import type { Value } from '../src/runtime/types.ts';
import { PyFloat } from '../src/runtime/values/float.ts';
import { PyTuple } from '../src/runtime/values/tuple.ts';

function sorted(items: readonly Value[], reverse = false): Value[] {
  const result = [...items];
  sortItems(result, null, reverse);
  return result;
}

const small = fc.array(fc.integer({ min: -3, max: 3 }), { maxLength: 200 });

it('keeps the order of equal items, also when reversed', () => {
  fc.assert(
    fc.property(small, fc.boolean(), (numbers, reverse) => {
      // 1.0, 1 and True are equal and yet told apart.
      const items: Value[] = numbers.map((n, i) => (i % 2 === 0 ? new PyFloat(n) : n));
      const value = (item: Value): number => (item instanceof PyFloat ? item.value : (item as number));
      const expected = [...items].sort((a, b) => (reverse ? value(b) - value(a) : value(a) - value(b)));
      expect(sorted(items, reverse)).toEqual(expected);
    }),
  );
});

it('sorts ints, floats, texts and tuples as their kinds compare', () => {
  fc.assert(
    fc.property(small, numbers => {
      const ordered = [...numbers].sort((a, b) => a - b);
      expect(sorted(numbers)).toEqual(ordered);
      const floats = sorted(numbers.map(n => new PyFloat(n)));
      expect(floats.map(f => (f as PyFloat).value)).toEqual(ordered.map(n => n + 0));
      const texts = numbers.map(n => String.fromCodePoint(0xfffd + n));
      expect(sorted(texts)).toEqual(ordered.map(n => String.fromCodePoint(0xfffd + n)));
      const tuples = numbers.map((n, i) => new PyTuple([n, i]));
      const firsts = sorted(tuples).map(t => (t as PyTuple).items);
      expect(firsts).toEqual(numbers.map((n, i) => [n, i]).sort((a, b) => a[0] - b[0] || a[1] - b[1]));
    }),
  );
});

it('has a permutation of the keys at any time, whatever the comparisons say', () => {
  const compare = fc.func<[number, number], boolean>(fc.boolean());
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 300 }), compare, fc.nat(3000), (length, less, stop) => {
      const keys = Array.from({ length }, (_, i) => i);
      let comparisons = 0;
      const sorting = new Timsort(keys, (a, b) => {
        if (comparisons++ === stop) throw new Error('stop');
        return less(a, b);
      });
      try {
        sorting.sort();
      } catch (error) {
        expect((error as Error).message).toBe('stop');
      }
      expect([...sorting.order].sort((a, b) => a - b)).toEqual(keys);
    }),
  );
});
