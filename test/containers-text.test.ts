/** Text by code points: what `values/text.ts` says of any string, against the array of its code points. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  charAt,
  chars,
  codePointAt,
  compareText,
  count,
  find,
  fromUnits,
  length,
  replace,
  rfind,
  slice,
  strRepr,
  substring,
  toUnits,
} from '../src/runtime/values/text.ts';

/** Strings in which pairs, the characters just below and above them, and lone surrogates are frequent. */
const text = fc
  .array(fc.constantFrom('a', 'b', 'é', '€', '\uffff', '😀', '𝄞', '\ud83d '), { maxLength: 30 })
  .map(parts => parts.join(''));
const part = fc.array(fc.constantFrom('a', 'b', '😀', '\ud83d'), { maxLength: 2 }).map(parts => parts.join(''));

/** Where `wanted` is in `points`, from `start` to `stop`: all places. */
function places(points: string[], wanted: string[], start: number, stop: number): number[] {
  const found: number[] = [];
  for (let at = start; at + wanted.length <= stop; at++) {
    if (wanted.every((point, i) => points[at + i] === point)) found.push(at);
  }
  return found;
}

describe('text by code points', () => {
  it('has length, characters and slices of the array of code points', () => {
    fc.assert(
      fc.property(text, fc.nat(30), fc.nat(30), fc.integer({ min: 1, max: 4 }), (s, a, b, step) => {
        const points = Array.from(s);
        expect(length(s)).toBe(points.length);
        expect(chars(s)).toEqual(points);
        points.forEach((point, i) => {
          expect(charAt(s, i)).toBe(point);
          expect(codePointAt(s, i)).toBe(point.codePointAt(0));
          expect(fromUnits(s, toUnits(s, i))).toBe(i);
        });
        const start = Math.min(a, points.length);
        const stop = Math.min(Math.max(start, b), points.length);
        expect(substring(s, start, stop)).toBe(points.slice(start, stop).join(''));
        const taken = points.slice(start, stop).filter((_, i) => i % step === 0);
        expect(slice(s, { start, step, length: taken.length })).toBe(taken.join(''));
      }),
    );
  });

  it('finds parts where the code points are, never half of a pair', () => {
    fc.assert(
      fc.property(text, part, fc.nat(12), fc.nat(30), (s, p, start, stop) => {
        const points = Array.from(s);
        const wanted = Array.from(p);
        const to = Math.min(stop, points.length);
        const found = start > to ? [] : places(points, wanted, start, to);
        expect(find(s, p, start, stop)).toBe(found[0] ?? -1);
        expect(rfind(s, p, start, stop)).toBe(found.at(-1) ?? -1);
        if (wanted.length === 1) expect(count(s, p, start, stop)).toBe(found.length);
        if (wanted.length === 1) {
          expect(Array.from(replace(s, p, '_'))).toEqual(points.map(point => (point === p ? '_' : point)));
        }
      }),
    );
  });

  it('orders by code points', () => {
    fc.assert(
      fc.property(text, text, (a, b) => {
        const left = Array.from(a, point => point.codePointAt(0)!);
        const right = Array.from(b, point => point.codePointAt(0)!);
        const at = left.findIndex((point, i) => point !== right[i]);
        const order = at < 0 ? left.length - right.length : right[at] === undefined ? 1 : left[at] - right[at];
        expect(Math.sign(compareText(a, b))).toBe(Math.sign(order));
      }),
    );
  });

  it('remembers more than one long string', () => {
    const wide = '😀b'.repeat(1000);
    const other = 'c𝄞'.repeat(1000);
    const narrow = 'x€'.repeat(1000);
    for (let i = 0; i < 1000; i++) {
      expect(charAt(wide, 2 * i)).toBe('😀');
      expect(charAt(other, 2 * i)).toBe('c');
      expect(charAt(narrow, 2 * i)).toBe('x');
    }
  });

  it('shows strings as Python does', () => {
    expect(strRepr("it's")).toBe(`"it's"`);
    expect(strRepr('"it\'s"')).toBe(`'"it\\'s"'`);
    expect(strRepr('\0\t\x7f\xad\u200b\ud800\u{e0001}😀é')).toBe(`'\\x00\\t\\x7f\\xad\\u200b\\ud800\\U000e0001😀é'`);
  });
});
