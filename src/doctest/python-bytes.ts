/** Reading the reprs of bytes-like values. */

const REPR = /^(?:(bytearray|memoryview)\()?b(?:'((?:[^'\\\n]|\\[^\n])*)'|"((?:[^"\\\n]|\\[^\n])*)")(\))?$/;
const ESCAPES: Readonly<Record<string, number>> = {
  '\\': 92,
  "'": 39,
  '"': 34,
  a: 7,
  b: 8,
  f: 12,
  n: 10,
  r: 13,
  t: 9,
  v: 11,
};

/**
 * The value of a text that is nothing but a bytes literal, or the repr of a bytearray or memoryview of one.
 * @returns null for every other text
 */
export function parseBytesRepr(text: string): { type: 'bytes' | 'bytearray' | 'memoryview'; data: Uint8Array } | null {
  const match = REPR.exec(text.trim());
  if (match === null || (match[1] === undefined) !== (match[4] === undefined)) return null;
  const body = match[2] ?? match[3];
  const data: number[] = [];
  for (let i = 0; i < body.length; i++) {
    const code = body.charCodeAt(i);
    if (code > 127) return null;
    if (code !== 92) {
      data.push(code);
      continue;
    }
    const rest = body.slice(i + 1, i + 4);
    const hex = /^x([\da-fA-F]{2})/.exec(rest);
    const octal = /^[0-7]{1,3}/.exec(rest);
    if (hex !== null) {
      data.push(Number.parseInt(hex[1], 16));
      i += 3;
    } else if (octal !== null) {
      data.push(Number.parseInt(octal[0], 8) & 255);
      i += octal[0].length;
    } else if (rest[0] in ESCAPES) {
      data.push(ESCAPES[rest[0]]);
      i++;
    } else if (rest[0] === 'x') return null;
    else data.push(92);
  }
  return { type: (match[1] as 'bytearray' | 'memoryview' | undefined) ?? 'bytes', data: Uint8Array.from(data) };
}
