/** One line of uuencoded data. */
import { ByteWriter } from '../../../runtime/codecs/writer.ts';

/** @param fail makes the exception to throw */
export function decodeUu(input: Uint8Array, fail: (message: string) => unknown): Uint8Array {
  if (input.length === 0) throw fail('Missing length byte');
  const size = (input[0] - 32) & 0x3f;
  const out = new ByteWriter(size);
  let at = 1;
  let bits = 0;
  let held = 0;
  while (out.length < size) {
    const byte = at < input.length ? input[at] : 10;
    let value = 0;
    if (byte !== 10 && byte !== 13) {
      if (byte < 32 || byte > 96) throw fail('Illegal char');
      value = (byte - 32) & 0x3f;
    }
    at++;
    held = (held << 6) | value;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      out.push((held >> bits) & 0xff);
      held &= (1 << bits) - 1;
    }
  }
  for (; at < input.length; at++) {
    const byte = input[at];
    if (byte !== 32 && byte !== 96 && byte !== 10 && byte !== 13) throw fail('Trailing garbage');
  }
  return out.finish();
}

/** @param zero what stands for 0: a space or a backtick */
export function encodeUu(data: Uint8Array, zero: number): Uint8Array {
  const out = new ByteWriter(Math.ceil(data.length / 3) * 4 + 2);
  const put = (value: number): void => out.push(value === 0 ? zero : value + 32);
  put(data.length);
  for (let i = 0; i < data.length; i += 3) {
    const three = (data[i] << 16) | ((data[i + 1] ?? 0) << 8) | (data[i + 2] ?? 0);
    for (let shift = 18; shift >= 0; shift -= 6) put((three >> shift) & 0x3f);
  }
  out.push(10);
  return out.finish();
}
