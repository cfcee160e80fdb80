/** Long texts made from code units in bulk: appending character by character costs ten times as much. */

interface BufferText {
  latin1Slice(this: Uint8Array, start: number, end: number): string;
  ucs2Slice(this: Uint8Array, start: number, end: number): string;
}
const { latin1Slice, ucs2Slice } = Buffer.prototype as unknown as BufferText;

/** From this many code units on the detour over memory pays. */
export const MANY_UNITS = 64;
/** So much of a text is looked at to guess how dense the matches in it are. */
const SAMPLE = 256;
const DENSE = 16;

/**
 * The text of code units.
 * @param all the units, or-ed: says whether the host can keep one byte for each
 */
function textOf(units: Uint16Array, all: number): string {
  if (all <= 0xff) {
    const bytes = Uint8Array.from(units);
    return latin1Slice.call(bytes, 0, bytes.length);
  }
  return ucs2Slice.call(new Uint8Array(units.buffer), 0, units.byteLength);
}

/** `count` code units of `text` from `start`, `step` apart. */
export function stepped(text: string, start: number, step: number, count: number): string {
  const units = new Uint16Array(count);
  let all = 0;
  for (let i = 0, at = start; i < count; i++, at += step) {
    const unit = text.charCodeAt(at);
    units[i] = unit;
    all |= unit;
  }
  return textOf(units, all);
}

/** Whether the code unit `old` stands in a long `text` so often that `replacedUnit` beats the host's own replacing. */
export function isDense(text: string, old: string): boolean {
  if (text.length < SAMPLE) return false;
  let found = 0;
  for (let at = text.indexOf(old); at >= 0 && at < SAMPLE && found < DENSE; at = text.indexOf(old, at + 1)) found++;
  return found === DENSE;
}

/** `text` with every code unit `old` replaced by `by`. */
export function replacedUnit(text: string, old: string, by: string): string {
  const units = new Uint16Array(text.length);
  const from = old.charCodeAt(0);
  const to = by.charCodeAt(0);
  let all = 0;
  for (let i = 0; i < units.length; i++) {
    const unit = text.charCodeAt(i);
    const now = unit === from ? to : unit;
    units[i] = now;
    all |= now;
  }
  return textOf(units, all);
}
