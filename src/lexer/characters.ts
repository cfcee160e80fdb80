/** What the scanner asks about single characters. */

/** Bits of `CLASS`: what an ASCII character may be part of. */
export const NAME_START = 1;
export const NAME_PART = 2;
const DIGIT = 4;
const HEX = 8;
/** The classes of the ASCII characters, by character code. */
export const CLASS = new Uint8Array(128);
for (let c = 48; c <= 57; c++) CLASS[c] = NAME_PART | DIGIT | HEX;
for (let c = 65; c <= 90; c++) CLASS[c] = CLASS[c + 32] = NAME_START | NAME_PART;
for (let c = 65; c <= 70; c++) CLASS[c] = CLASS[c + 32] = NAME_START | NAME_PART | HEX;
CLASS[95] = NAME_START | NAME_PART;

/** Whether a character code is that of an ASCII decimal digit. */
export const isDigit = (c: number): boolean => c >= 48 && c <= 57;
/** Whether it is that of a hexadecimal digit. */
export const isHex = (c: number): boolean => c < 128 && (CLASS[c] & HEX) !== 0;
/** Whether it is that of an octal digit. */
export const isOctal = (c: number): boolean => c >= 48 && c <= 55;
/** Whether it is that of a binary digit. */
export const isBinary = (c: number): boolean => c === 48 || c === 49;

/** One character that may begin an identifier. */
export const START = /^[\p{XID_Start}_]$/u;
/** One character that may continue an identifier. */
export const CONTINUE = /^\p{XID_Continue}$/u;
/** A whole identifier. */
export const IDENTIFIER = /^[\p{XID_Start}_]\p{XID_Continue}*$/u;

/** CPython's `str.isprintable` for one character other than the space. */
export const UNPRINTABLE = /[\p{C}\p{Z}]/u;
