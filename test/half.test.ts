import { describe, expect, test } from 'vitest';
import { halfFromBits, halfToBits } from '../src/runtime/buffer/half.ts';

describe('half floats without the host', () => {
  test('every bit pattern stands for what the host says', () => {
    const view = new DataView(new ArrayBuffer(2));
    for (let bits = 0; bits < 0x10000; bits++) {
      view.setUint16(0, bits);
      expect(halfFromBits(bits)).toBe(view.getFloat16(0));
    }
  });

  test('every value, and every midpoint and its neighbours, rounds as the host rounds', () => {
    for (let bits = 0; bits < 0x7c00; bits++) {
      const value = halfFromBits(bits);
      const next = halfFromBits(bits + 1);
      const middle = Number.isFinite(next) ? (value + next) / 2 : 65520;
      for (const x of [value, middle, middle * (1 - 2 ** -50), middle * (1 + 2 ** -50)]) {
        expect(halfFromBits(halfToBits(x))).toBe(Math.f16round(x));
        expect(halfFromBits(halfToBits(-x))).toBe(Math.f16round(-x));
      }
    }
    expect(halfFromBits(halfToBits(Number.NaN))).toBeNaN();
    expect(halfToBits(Number.POSITIVE_INFINITY)).toBe(0x7c00);
  });
});
