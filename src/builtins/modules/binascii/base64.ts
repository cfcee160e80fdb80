/** Base 64 (RFC 4648) as `binascii` has it: forgiving unless told to be strict. */
import { ByteWriter } from '../../../runtime/codecs/writer.ts';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const VALUES = new Uint8Array(256).fill(64);
for (let i = 0; i < 64; i++) VALUES[ALPHABET.charCodeAt(i)] = i;
const PAD = 0x3d;

/**
 * Decodes; characters outside of the alphabet are skipped unless `strict`.
 * @param fail makes the exception to throw
 */
export function decodeBase64(input: Uint8Array, strict: boolean, fail: (message: string) => unknown): Uint8Array {
  const out = new ByteWriter(Math.ceil(input.length / 4) * 3);
  let phase = 0;
  let left = 0;
  let pads = 0;
  for (let i = 0; i < input.length; i++) {
    if (input[i] === PAD) {
      pads++;
      if (strict) {
        if (phase === 0) throw fail(i === 0 ? 'Leading padding not allowed' : 'Excess padding not allowed');
        if (phase === 1) break;
        if (phase + pads > 4) throw fail('Excess padding not allowed');
      }
      continue;
    }
    const value = VALUES[input[i]];
    if (value >= 64) {
      if (strict) throw fail('Only base64 data is allowed');
      continue;
    }
    if (strict && pads > 0) {
      throw fail(phase + pads === 4 ? 'Excess data after padding' : 'Discontinuous padding not allowed');
    }
    pads = 0;
    if (phase === 0) {
      phase = 1;
      left = value;
    } else if (phase === 1) {
      phase = 2;
      out.push((left << 2) | (value >> 4));
      left = value & 0x0f;
    } else if (phase === 2) {
      phase = 3;
      out.push((left << 4) | (value >> 2));
      left = value & 0x03;
    } else {
      phase = 0;
      out.push((left << 6) | value);
    }
  }
  if (phase === 1) {
    const count = Math.floor(out.length / 3) * 4 + 1;
    throw fail(
      `Invalid base64-encoded string: number of data characters (${count}) cannot be 1 more than a multiple of 4`,
    );
  }
  if (phase !== 0 && phase + pads < 4) throw fail('Incorrect padding');
  return out.finish();
}
