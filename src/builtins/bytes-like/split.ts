/** Splitting: each function gives the parts' bounds to `part`, in order. */
import { CLASS, SPACE } from './characters.ts';
import { find, findByte, rfind } from './search.ts';

type Part = (from: number, to: number) => void;

/** `split(None, limit)`; negative: no limit. */
export function splitWhitespace(data: Uint8Array, limit: number, part: Part): void {
  const end = data.length;
  let left = limit < 0 ? Number.MAX_SAFE_INTEGER : limit;
  let i = 0;
  for (;;) {
    while (i < end && CLASS[data[i]] === SPACE) i++;
    if (i === end) return;
    if (left-- === 0) {
      part(i, end);
      return;
    }
    const from = i++;
    while (i < end && CLASS[data[i]] !== SPACE) i++;
    part(from, i);
  }
}

/** `rsplit(None, limit)`: the parts come from the right. */
export function rsplitWhitespace(data: Uint8Array, limit: number, part: Part): void {
  let left = limit < 0 ? Number.MAX_SAFE_INTEGER : limit;
  let i = data.length;
  for (;;) {
    while (i > 0 && CLASS[data[i - 1]] === SPACE) i--;
    if (i === 0) return;
    if (left-- === 0) {
      part(0, i);
      return;
    }
    const to = i--;
    while (i > 0 && CLASS[data[i - 1]] !== SPACE) i--;
    part(i, to);
  }
}

/** `split(separator, limit)`; the separator is not empty. */
export function splitAt(data: Uint8Array, separator: Uint8Array, limit: number, part: Part): void {
  let left = limit < 0 ? Number.MAX_SAFE_INTEGER : limit;
  let from = 0;
  while (left-- > 0) {
    const at = separator.length === 1 ? nextByte(data, separator[0], from) : find(data, separator, from, data.length);
    if (at < 0) break;
    part(from, at);
    from = at + separator.length;
  }
  part(from, data.length);
}

/** A byte that is nearer than this is found sooner without a call of the host's search. */
const NEAR = 24;

function nextByte(data: Uint8Array, byte: number, from: number): number {
  const near = Math.min(from + NEAR, data.length);
  for (let i = from; i < near; i++) if (data[i] === byte) return i;
  return near === data.length ? -1 : findByte(data, byte, near, data.length);
}

/** `rsplit(separator, limit)`: the parts come from the right. */
export function rsplitAt(data: Uint8Array, separator: Uint8Array, limit: number, part: Part): void {
  let left = limit < 0 ? Number.MAX_SAFE_INTEGER : limit;
  let to = data.length;
  while (left-- > 0) {
    const at = rfind(data, separator, 0, to);
    if (at < 0) break;
    part(at + separator.length, to);
    to = at;
  }
  part(0, to);
}

/** Lines end with `\n`, `\r` or `\r\n`. */
export function splitLines(data: Uint8Array, keepEnds: boolean, part: Part): void {
  const end = data.length;
  for (let i = 0; i < end; ) {
    const from = i;
    while (i < end && data[i] !== 10 && data[i] !== 13) i++;
    let to = i;
    if (i < end) {
      i += data[i] === 13 && i + 1 < end && data[i + 1] === 10 ? 2 : 1;
      if (keepEnds) to = i;
    }
    part(from, to);
  }
}
