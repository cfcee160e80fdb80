/** The value of an item, for formats of one code, to say what a change of bytes means. */

const CODE = /^([@=<>!]?)([bB?hHiIlLqQnNefdc])$/;
const SIZES: Readonly<Record<string, number>> = { l: 4, L: 4, n: 8, N: 8 };

/**
 * An item's value as Python shows it.
 * @param bytes the item's own, in order
 * @returns undefined for a format that is not a single code
 */
export function itemValue(format: string, bytes: Uint8Array): string | undefined {
  const found = CODE.exec(format);
  if (found === null || bytes.length === 0) return undefined;
  const [, order, code] = found;
  const little = order !== '>' && order !== '!';
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const native = order === '' || order === '@';
  const size = SIZES[code!] !== undefined ? (native ? 8 : SIZES[code!]!) : bytes.length;
  if (size !== bytes.length) return undefined;
  if (code === 'c')
    return `b'${bytes[0]! >= 0x20 && bytes[0]! < 0x7f ? String.fromCharCode(bytes[0]!) : `\\x${bytes[0]!.toString(16).padStart(2, '0')}`}'`;
  if (code === '?') return bytes[0] === 0 ? 'False' : 'True';
  if (code === 'e') return size === 2 ? float(view.getFloat16(0, little)) : undefined;
  if (code === 'f') return size === 4 ? float(Math.fround(view.getFloat32(0, little))) : undefined;
  if (code === 'd') return size === 8 ? float(view.getFloat64(0, little)) : undefined;
  const signed = code === code!.toLowerCase();
  if (size === 1) return String(signed ? view.getInt8(0) : view.getUint8(0));
  if (size === 2) return String(signed ? view.getInt16(0, little) : view.getUint16(0, little));
  if (size === 4) return String(signed ? view.getInt32(0, little) : view.getUint32(0, little));
  if (size === 8) return String(signed ? view.getBigInt64(0, little) : view.getBigUint64(0, little));
  return undefined;
}

/** Enough digits to see a change by; the exact repr is what the prompt is for. */
function float(value: number): string {
  if (Number.isNaN(value)) return 'nan';
  if (!Number.isFinite(value)) return value < 0 ? '-inf' : 'inf';
  const text = String(Number(value.toPrecision(9)));
  return /^-?\d+$/.test(text) ? `${text}.0` : text;
}
