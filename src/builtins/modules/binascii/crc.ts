/** Cyclic redundancy checks. */
import { hasNodeBuiltins, nodeBuiltin } from '../../../runtime/node-builtin.ts';

/** CRC-32 (ISO 3309) of `data`, after `start`. */
export function crc32(data: Uint8Array, start: number): number {
  return hasNodeBuiltins() ? nodeBuiltin('node:zlib').crc32(data, start) : crc32ByTable(data, start);
}

let table: Int32Array | undefined;
function crc32ByTable(data: Uint8Array, start: number): number {
  table ??= Int32Array.from({ length: 256 }, (_, byte) => {
    let crc = byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
    return crc;
  });
  let crc = ~start;
  for (let i = 0; i < data.length; i++) crc = table[(crc ^ data[i]) & 0xff] ^ (crc >>> 8);
  return ~crc >>> 0;
}

/** The CRC of BinHex: CCITT's polynomial, most significant bit first. */
export function crcHqx(data: Uint8Array, start: number): number {
  let crc = start;
  for (let i = 0; i < data.length; i++) {
    crc ^= data[i] << 8;
    for (let bit = 0; bit < 8; bit++) crc = ((crc << 1) ^ (crc & 0x8000 ? 0x1021 : 0)) & 0xffff;
  }
  return crc;
}
