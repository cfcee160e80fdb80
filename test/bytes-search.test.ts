import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mapped, SWAPPED } from '../src/builtins/bytes-like/characters.ts';
import { count, find, findByte, rfind, rfindByte } from '../src/builtins/bytes-like/search.ts';
import { repeated, replaced, translated } from '../src/builtins/bytes-like/transform.ts';

/** A long run of few different bytes, so that needles occur, and the ways for long data are taken. */
function long(seed: number, size: number, alphabet: number): Uint8Array {
  const data = new Uint8Array(size);
  let state = seed | 1;
  for (let i = 0; i < size; i++) {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    data[i] = state % 97 < 90 ? 0 : (state >>> 16) % alphabet;
  }
  return data;
}
const text = (data: Uint8Array): string => Buffer.from(data).toString('latin1');

const cases = fc.record({
  seed: fc.nat(),
  size: fc.oneof(fc.nat(60), fc.integer({ min: 16000, max: 40000 })),
  alphabet: fc.constantFrom(2, 5, 200),
  needle: fc.uint8Array({ maxLength: 4, max: 5 }),
  from: fc.nat(100),
  cut: fc.nat(100),
});

describe('searching agrees with searching in text', () => {
  test('find, rfind, count', () => {
    fc.assert(
      fc.property(cases, ({ seed, size, alphabet, needle, from, cut }) => {
        const data = long(seed, size, alphabet);
        const end = Math.max(size - cut, 0);
        const start = Math.min(from, end);
        const within = text(data.subarray(start, end));
        const part = text(needle);
        const at = within.indexOf(part);
        expect(find(data, needle, start, end)).toBe(at < 0 ? -1 : at + start);
        const last = within.lastIndexOf(part);
        expect(rfind(data, needle, start, end)).toBe(last < 0 ? -1 : last + start);
        expect(count(data, needle, start, end)).toBe(part === '' ? within.length + 1 : within.split(part).length - 1);
        const byte = needle[0] ?? 1;
        const first = data.subarray(0, end).indexOf(byte, start);
        expect(findByte(data, byte, start, end)).toBe(first);
        const lastByte = data.subarray(start, end).lastIndexOf(byte);
        expect(rfindByte(data, byte, start, end)).toBe(lastByte < 0 ? -1 : lastByte + start);
      }),
      { numRuns: 300 },
    );
  });

  test('replace', () => {
    fc.assert(
      fc.property(cases, fc.uint8Array({ maxLength: 3, max: 3 }), ({ seed, size, alphabet, needle }, by) => {
        if (needle.length === 0) return;
        const data = long(seed, size, alphabet);
        const result = replaced(data, needle, by, -1) ?? data;
        expect(text(result)).toBe(text(data).replaceAll(text(needle), () => text(by)));
      }),
      { numRuns: 200 },
    );
  });
});

describe('long data', () => {
  const data = long(7, (1 << 19) + 5, 255);
  test('a table is applied to every byte, from even and odd addresses', () => {
    for (const offset of [0, 1]) {
      const part = data.subarray(offset);
      const result = mapped(part, SWAPPED, new Uint8Array(part.length));
      expect(part.every((byte, i) => result[i] === SWAPPED[byte])).toBe(true);
    }
  });
  test('translate deletes before it looks up', () => {
    const gone = Uint8Array.of(0, 3);
    expect(translated(data, null, gone)).toEqual(data.filter(byte => byte !== 0 && byte !== 3));
  });
  test('repetition doubles', () => {
    expect(text(repeated(Uint8Array.of(1, 2, 3), 1001))).toBe('\x01\x02\x03'.repeat(1001));
  });
});
