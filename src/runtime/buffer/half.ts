/**
 * IEEE 754 half-precision floats (struct's `e`) on hosts without `Float16Array`: Node 22 and older browsers.
 * The conversions round to nearest, ties to even, as C's and the host's own do.
 */

const word = new DataView(new ArrayBuffer(8));

/** The number that 16 bits stand for. */
export function halfFromBits(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 1023;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 31) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN;
  return sign * (1024 + fraction) * 2 ** (exponent - 25);
}

/** The 16 bits nearest to a number; beyond the range, an infinity. */
export function halfToBits(value: number): number {
  word.setFloat64(0, value);
  const sign = (word.getUint8(0) & 0x80) << 8;
  const size = Math.abs(value);
  if (Number.isNaN(size)) return sign | 0x7e00;
  if (size >= 65520) return sign | 0x7c00;
  if (size < 2 ** -14) return sign | roundToEven(size * 2 ** 24);
  const exponent = Math.floor(Math.log2(size));
  // Math.log2 may be off by one next to a power of two.
  const power = size < 2 ** exponent ? exponent - 1 : size >= 2 ** (exponent + 1) ? exponent + 1 : exponent;
  // A fraction that rounds up to 2¹¹ carries into the exponent by itself.
  return sign | (((power + 14) << 10) + roundToEven(size * 2 ** (10 - power)));
}

function roundToEven(x: number): number {
  const low = Math.floor(x);
  const rest = x - low;
  return rest > 0.5 || (rest === 0.5 && low % 2 === 1) ? low + 1 : low;
}

/** `Math.f16round`. */
export const halfRound: (value: number) => number = Math.f16round ?? (value => halfFromBits(halfToBits(value)));

/** `DataView.prototype.getFloat16` and `setFloat16`. */
export function getHalf(view: DataView, at: number, littleEndian: boolean): number {
  return halfFromBits(view.getUint16(at, littleEndian));
}
export function setHalf(view: DataView, at: number, value: number, littleEndian: boolean): void {
  view.setUint16(at, halfToBits(value), littleEndian);
}

/** Half floats in memory: the host's `Float16Array`, or an array-like over `Uint16Array` that converts. */
export const HalfArray: Float16ArrayConstructor =
  typeof Float16Array === 'undefined' ? (halfArrayClass() as never) : Float16Array;

function halfArrayClass(): unknown {
  /** Indexed reads and writes convert; bulk work goes by the bytes and never comes here. */
  const indexed: ProxyHandler<Uint16Array> = {
    get(target, key) {
      if (typeof key === 'string' && /^\d+$/.test(key)) {
        const bits = target[Number(key)];
        return bits === undefined ? undefined : halfFromBits(bits);
      }
      const value = Reflect.get(target, key, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
    set(target, key, value: number) {
      if (typeof key === 'string' && /^\d+$/.test(key)) target[Number(key)] = halfToBits(value);
      return true;
    },
  };
  return class {
    static readonly BYTES_PER_ELEMENT = 2;
    constructor(buffer: ArrayBuffer, offset?: number, length?: number) {
      // biome-ignore lint/correctness/noConstructorReturn: the instance is an indexed view, as a typed array's is
      return new Proxy(new Uint16Array(buffer, offset, length), indexed);
    }
  };
}
