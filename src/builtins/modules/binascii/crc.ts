/** Cyclic redundancy checks. */
import { nodeBuiltin } from '../../../runtime/node-builtin.ts';

/** CRC-32 (ISO 3309) of `data`, after `start`. */
export function crc32(data: Uint8Array, start: number): number {
  return nodeBuiltin('node:zlib').crc32(data, start);
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
