/** Laws of arithmetic and of number text, for any operands. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatFloat, formatInt } from '../src/runtime/protocol/format.ts';
import type { PyInt } from '../src/runtime/types.ts';
import { add as addPairs, low, multiply } from '../src/runtime/values/double-double.ts';
import { floorDivide, modulo } from '../src/runtime/values/float-arithmetic.ts';
import { floatHex, floatRepr, parseFloatText, parseHex, scaledInteger } from '../src/runtime/values/float-text.ts';
import * as int from '../src/runtime/values/int.ts';
import { intRepr, parseInteger } from '../src/runtime/values/int-text.ts';
import { hashFloat, hashInt } from '../src/runtime/values/numeric-hash.ts';

/** Ints of all sizes, dense around the limits between the two forms. */
const ints = fc
  .oneof(
    fc.bigInt({ min: -(2n ** 200n), max: 2n ** 200n }),
    fc.bigInt({ min: -300n, max: 300n }),
    fc
      .tuple(fc.constantFrom(31n, 32n, 52n, 53n, 54n, 63n, 64n), fc.bigInt({ min: -3n, max: 3n }), fc.boolean())
      .map(([bits, near, negative]) => {
        const value = 2n ** bits + near;
        return negative ? -value : value;
      }),
  )
  .map(int.normalize);
const floats = fc.double({ noNaN: true, noDefaultInfinity: true });
const same = (value: PyInt, expected: bigint): void => expect(value).toBe(int.normalize(expected));

describe('int', () => {
  const binary = (law: (a: PyInt, b: PyInt) => void) => fc.assert(fc.property(ints, ints, law), { numRuns: 400 });

  it('agrees with bigint arithmetic and stays normalised', () => {
    binary((a, b) => {
      const [x, y] = [BigInt(a), BigInt(b)];
      same(int.add(a, b), x + y);
      same(int.sub(a, b), x - y);
      same(int.mul(a, b), x * y);
      same(int.and(a, b), x & y);
      same(int.or(a, b), x | y);
      same(int.xor(a, b), x ^ y);
      same(int.invert(a), ~x);
      same(int.neg(a), -x);
      expect(int.compare(a, b)).toBe(x < y ? -1 : x > y ? 1 : 0);
    });
  });
  it('divides with a floor', () => {
    binary((a, b) => {
      if (b === 0) return;
      const [quotient, rest] = int.divmod(a, b);
      same(int.add(int.mul(quotient, b), rest), BigInt(a));
      expect(rest === 0 || rest < 0 === b < 0).toBe(true);
      expect(int.abs(rest) < int.abs(b)).toBe(true);
    });
  });
  it('shifts as powers of two', () => {
    fc.assert(
      fc.property(ints, fc.nat(120), (a, n) => {
        same(int.lshift(a, n), BigInt(a) << BigInt(n));
        same(int.rshift(a, n), BigInt(a) >> BigInt(n));
        same(int.pow(a, n % 20), BigInt(a) ** BigInt(n % 20));
      }),
    );
  });
  it('has inverse powers modulo', () => {
    fc.assert(
      fc.property(ints, ints, fc.nat(50), (a, m, e) => {
        if (m === 0) return;
        same(int.powmod(a, e, m), BigInt(int.mod(int.pow(a, e), m)));
        if (int.gcd(a, m) === 1) same(int.mod(int.mul(int.powmod(a, -1, m), a), m), BigInt(int.mod(1, m)));
      }),
    );
  });
  it('reads what it writes, in every base', () => {
    fc.assert(
      fc.property(ints, fc.integer({ min: 2, max: 36 }), (a, base) => {
        expect(parseInteger(a.toString(base), base)).toBe(a);
        expect(parseInteger(intRepr(a), 10)).toBe(a);
        for (const type of ['#x', '#o', '#b', '_x', '+,d', '+_d'].filter(t => !t.includes(','))) {
          expect(parseInteger(formatInt(a, type), type === '_x' ? 16 : 0)).toBe(a);
        }
      }),
    );
  });
  it('counts bits, takes roots, divides exactly', () => {
    fc.assert(
      fc.property(ints, a => {
        const size = int.abs(a);
        const bits = BigInt(size).toString(2);
        expect(int.bitLength(a)).toBe(size === 0 ? 0 : bits.length);
        expect(int.bitCount(a)).toBe(bits.replaceAll('0', '').length);
        const root = BigInt(int.isqrt(size));
        expect(root * root <= BigInt(size) && (root + 1n) ** 2n > BigInt(size)).toBe(true);
        expect(int.trueDivide(a, 1)).toBe(Number(a));
      }),
    );
  });
});

describe('float', () => {
  it('reads what repr, hex and 17 digits write', () => {
    fc.assert(
      fc.property(floats, x => {
        expect(parseFloatText(floatRepr(x))).toBe(x);
        expect(parseHex(floatHex(x))).toBe(x);
        expect(parseFloatText(formatFloat(x, '.16e'))).toBe(x);
        expect(parseFloatText(formatFloat(x, '.17g'))).toBe(x);
      }),
      { numRuns: 500 },
    );
  });
  it('rounds fixed digits as exact arithmetic does', () => {
    fc.assert(
      fc.property(fc.double({ min: -1e15, max: 1e15, noNaN: true }), fc.nat(25), (x, places) => {
        const digits = formatFloat(x, `.${places}f`).replace(/[-.]/g, '');
        expect(BigInt(digits)).toBe(scaledInteger(x, places));
      }),
    );
  });
  it('divides with a floor', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -1e6, max: 1e6, noNaN: true }),
        fc.double({ min: -1e6, max: 1e6, noNaN: true }),
        (a, b) => {
          if (b === 0) return;
          const rest = modulo(a, b);
          expect(Math.abs(rest) <= Math.abs(b)).toBe(true);
          expect(rest === 0 || rest < 0 === b < 0).toBe(true);
          expect(Number.isInteger(floorDivide(a, b)) || !Number.isFinite(floorDivide(a, b))).toBe(true);
        },
      ),
    );
  });
  it('hashes integral values as the ints they equal', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), x => {
        const whole = Math.trunc(x);
        expect(hashFloat(whole)).toBe(hashInt(int.fromFloat(whole)));
      }),
    );
  });
});

it('pairs of floats hold sums and products of floats exactly', () => {
  fc.assert(
    fc.property(
      fc.double({ min: -1e30, max: 1e30, noNaN: true }),
      fc.double({ min: -1e30, max: 1e30, noNaN: true }),
      (a, b) => {
        const unit = 2n ** 1074n;
        const exact = (x: number): bigint => (x < 0 ? -1n : 1n) * scaledInteger2(x);
        const high = addPairs(a, 0, b, 0);
        expect(exact(high) + exact(low)).toBe(exact(a) + exact(b));
        if (Math.abs(a) < 1e-100 || Math.abs(b) < 1e-100) return;
        const product = multiply(a, 0, b, 0);
        expect((exact(product) + exact(low)) * unit).toBe(exact(a) * exact(b));
      },
    ),
  );
});

/** |x| in units of 2 ** -1074. */
function scaledInteger2(x: number): bigint {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, Math.abs(x));
  const bits = view.getBigUint64(0);
  const field = bits >> 52n;
  const fraction = bits & 0xfffffffffffffn;
  return field === 0n ? fraction : (fraction | 0x10000000000000n) << (field - 1n);
}
