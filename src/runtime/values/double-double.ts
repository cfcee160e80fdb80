/**
 * Arithmetic on pairs of floats, `high + low`, with about 106 bits (Dekker, Knuth). Each function returns the high
 * part and leaves the low one in `low`, so that nothing is allocated.
 */

/** The low part of the last result. */
export let low = 0;

const SPLIT = 134217729;

/** `a + b` without error. */
export function twoSum(a: number, b: number): number {
  const sum = a + b;
  const part = sum - a;
  low = a - (sum - part) + (b - part);
  return sum;
}

/** `a + b` without error for `|a| >= |b|`. */
export function quickSum(a: number, b: number): number {
  const sum = a + b;
  low = b - (sum - a);
  return sum;
}

/** `a * b` without error, short of overflow (beyond 2 ** 995) and underflow. */
export function twoProduct(a: number, b: number): number {
  const product = a * b;
  const wideA = SPLIT * a;
  const highA = wideA - (wideA - a);
  const lowA = a - highA;
  const wideB = SPLIT * b;
  const highB = wideB - (wideB - b);
  const lowB = b - highB;
  low = highA * highB - product + highA * lowB + lowA * highB + lowA * lowB;
  return product;
}

export function add(ah: number, al: number, bh: number, bl: number): number {
  const sum = twoSum(ah, bh);
  let error = low;
  const tail = twoSum(al, bl);
  const rest = low;
  error += tail;
  const high = quickSum(sum, error);
  return quickSum(high, low + rest);
}

export function multiply(ah: number, al: number, bh: number, bl: number): number {
  const product = twoProduct(ah, bh);
  return quickSum(product, low + (ah * bl + al * bh));
}

export function divide(ah: number, al: number, bh: number, bl: number): number {
  const first = ah / bh;
  let high = multiply(bh, bl, first, 0);
  high = add(ah, al, -high, -low);
  const second = high / bh;
  const product = multiply(bh, bl, second, 0);
  high = add(high, low, -product, -low);
  const third = high / bh;
  const sum = quickSum(first, second);
  return add(sum, low, third, 0);
}

export function squareRoot(ah: number, al: number): number {
  if (ah === 0) {
    low = 0;
    return 0;
  }
  const root = Math.sqrt(ah);
  const square = twoProduct(root, root);
  const high = add(ah, al, -square, -low);
  return quickSum(root, high / (2 * root));
}

/** A rational `value / 2 ** bits` as a pair: `[high, low]`. */
export function fromFixed(value: bigint, bits: number): [number, number] {
  const high = Number(value);
  const rest = Number(value - BigInt(high));
  return [high * 2 ** -bits, rest * 2 ** -bits];
}
