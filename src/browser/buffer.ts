/**
 * What the runtime uses of Node's `Buffer`, on what every browser has. The browser's build puts it in the place of the
 * global and of `node:buffer`.
 */

type Bytes = Uint8Array<ArrayBuffer>;
const DIGITS = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));
const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const strictDecoder = new TextDecoder('utf-8', { fatal: true });
/** So many arguments a call can take anywhere. */
const MOST_ARGUMENTS = 8192;

/** Whether no byte is above 127. */
export function isAscii(bytes: Uint8Array): boolean {
  for (let i = 0; i < bytes.length; i++) if (bytes[i] > 0x7f) return false;
  return true;
}

/** Whether bytes are UTF-8 throughout. */
export function isUtf8(bytes: Uint8Array): boolean {
  try {
    strictDecoder.decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** Characters by their codes, in pieces that can be arguments. */
function textOfUnits(units: Uint8Array | Uint16Array): string {
  let text = '';
  for (let at = 0; at < units.length; at += MOST_ARGUMENTS) {
    text += String.fromCharCode(...units.subarray(at, at + MOST_ARGUMENTS));
  }
  return text;
}

function digitOf(code: number): number {
  const digit = code - 48;
  if (digit >= 0 && digit <= 9) return digit;
  const letter = (code | 32) - 97;
  return letter >= 0 && letter <= 5 ? letter + 10 : -1;
}

function startsAt(data: Uint8Array, part: Uint8Array, at: number): boolean {
  for (let i = 0; i < part.length; i++) if (data[at + i] !== part[i]) return false;
  return true;
}

function reverseItems(bytes: Bytes, size: number): Bytes {
  for (let at = 0; at < bytes.length; at += size) bytes.subarray(at, at + size).reverse();
  return bytes;
}

export class Buffer extends Uint8Array<ArrayBuffer> {
  static allocUnsafeSlow(size: number): Buffer {
    return new Buffer(new ArrayBuffer(size));
  }
  static override from(source: any, how?: any, length?: number): any {
    if (source instanceof ArrayBuffer) return new Buffer(source, how, length);
    if (typeof source !== 'string') return new Buffer(source);
    if (how === 'hex') {
      const result = Buffer.allocUnsafeSlow(source.length >> 1);
      return result.subarray(0, result.hexWrite(source, 0, result.length));
    }
    if (how !== 'latin1') return new Buffer(encoder.encode(source).buffer);
    const result = Buffer.allocUnsafeSlow(source.length);
    result.latin1Write(source, 0, source.length);
    return result;
  }
  /** The size of a text in UTF-8; a lone surrogate counts as U+FFFD. */
  static byteLength(text: string): number {
    let size = text.length;
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      if (unit < 0x80) continue;
      size += unit < 0x800 ? 1 : 2;
      // The other half of a pair: four bytes together.
      if ((unit & 0xfc00) === 0xd800 && (text.charCodeAt(i + 1) & 0xfc00) === 0xdc00) {
        i++;
      }
    }
    return size;
  }
  static compare(a: Uint8Array, b: Uint8Array): number {
    const size = Math.min(a.length, b.length);
    for (let i = 0; i < size; i++) if (a[i] !== b[i]) return a[i] < b[i] ? -1 : 1;
    return Math.sign(a.length - b.length);
  }

  latin1Slice(start: number, end: number): string {
    return textOfUnits(this.subarray(start, end));
  }
  latin1Write(text: string, offset: number, length: number): number {
    for (let i = 0; i < length; i++) this[offset + i] = text.charCodeAt(i);
    return length;
  }
  utf8Slice(start: number, end: number): string {
    return decoder.decode(this.subarray(start, end));
  }
  utf8Write(text: string, offset: number, length: number): number {
    return encoder.encodeInto(text, this.subarray(offset, offset + length)).written;
  }
  ucs2Slice(start: number, end: number): string {
    const units = new Uint16Array((end - start) >> 1);
    for (let i = 0; i < units.length; i++) units[i] = this[start + 2 * i] | (this[start + 2 * i + 1] << 8);
    return textOfUnits(units);
  }
  hexSlice(start: number, end: number): string {
    let text = '';
    for (let i = start; i < end; i++) text += DIGITS[this[i]];
    return text;
  }
  /** Stops at the first pair that is no hexadecimal number. */
  hexWrite(text: string, offset: number, length: number): number {
    const pairs = Math.min(length, text.length >> 1);
    for (let i = 0; i < pairs; i++) {
      const high = digitOf(text.charCodeAt(2 * i));
      const low = digitOf(text.charCodeAt(2 * i + 1));
      if (high < 0 || low < 0) return i;
      this[offset + i] = (high << 4) | low;
    }
    return pairs;
  }
  write(text: string, encoding: 'hex'): number {
    return encoding === 'hex' ? this.hexWrite(text, 0, this.length) : 0;
  }
  override toString(encoding?: string): string {
    switch (encoding) {
      case 'hex':
        return this.hexSlice(0, this.length);
      case 'base64':
        return btoa(textOfUnits(this));
      case 'latin1':
        return textOfUnits(this);
      default:
        return decoder.decode(this);
    }
  }
  override indexOf(what: any, from = 0): number {
    if (typeof what === 'number') return Uint8Array.prototype.indexOf.call(this, what, from);
    const last = this.length - what.length;
    for (let at = from; at <= last; at++) {
      at = Uint8Array.prototype.indexOf.call(this, what[0], at);
      if (at < 0 || at > last) return -1;
      if (startsAt(this, what, at)) return at;
    }
    return -1;
  }
  override lastIndexOf(what: any, from = this.length - 1): number {
    if (typeof what === 'number') return Uint8Array.prototype.lastIndexOf.call(this, what, from);
    for (let at = Math.min(from, this.length - what.length); at >= 0; at--) {
      at = Uint8Array.prototype.lastIndexOf.call(this, what[0], at);
      if (at < 0) return -1;
      if (startsAt(this, what, at)) return at;
    }
    return -1;
  }
  swap16(): this {
    reverseItems(this, 2);
    return this;
  }
  swap32(): this {
    reverseItems(this, 4);
    return this;
  }
  swap64(): this {
    reverseItems(this, 8);
    return this;
  }
}
