/** Writing of integers, text, bytes and buffers. */
import { type PyByteArray, PyBytes } from '../../../runtime/buffer/objects.ts';
import { latin1Text } from '../../../runtime/codecs/narrow.ts';
import { encode } from '../../../runtime/codecs/registry.ts';
import { overflowError } from '../../../runtime/errors.ts';
import { getAttrOptional } from '../../../runtime/protocol/attribute.ts';
import { call1 } from '../../../runtime/protocol/call.ts';
import { isTrue } from '../../../runtime/protocol/number.ts';
import { bytearrayType, bytesType, type PyInt, type Value } from '../../../runtime/types.ts';
import { codePoints } from '../../../runtime/values/text.ts';
import { PyTuple } from '../../../runtime/values/tuple.ts';
import { gaplessBytes, type PyPickleBuffer } from './buffer.ts';
import { picklingError } from './errors.ts';
import { importModule } from './globals.ts';
import { OP } from './opcodes.ts';
import { header } from './output.ts';
import { apart, type MemoKey, WriterBase } from './writer-base.ts';

const MAX_32 = 0xffffffff;

/** Writes what has no parts. */
export abstract class AtomWriter extends WriterBase {
  protected saveInt(value: PyInt): void {
    const { out } = this;
    if (typeof value === 'number' && (value | 0) === value) {
      if (!this.binary) this.line('I', String(value));
      else if (value >= 0 && value < 0x100) out.number(OP.BININT1, value, 1);
      else if (value >= 0 && value < 0x10000) out.number(OP.BININT2, value, 2);
      else out.number(OP.BININT, value >>> 0, 4);
      return;
    }
    if (this.protocol < 2) {
      this.line('L', `${value}L`);
      return;
    }
    const exact = BigInt(value);
    const magnitude = exact < 0n ? -exact - 1n : exact;
    // One more than the digits need, where the first of them would be taken for a sign.
    const hex = magnitude.toString(16);
    const size = Math.floor((4 * (hex.length - 1) + 32 - Math.clz32(Number.parseInt(hex[0], 16))) / 8) + 1;
    const digits = BigInt.asUintN(8 * size, exact)
      .toString(16)
      .padStart(2 * size, '0');
    const bytes = Uint8Array.from(Buffer.from(digits, 'hex')).reverse();
    out.put(size < 256 ? header(OP.LONG1, size, 1) : header(OP.LONG4, size, 4));
    out.put(bytes);
  }

  protected saveText(text: string, value: Value, key: MemoKey): void {
    if (!this.binary) {
      this.out.put(new Uint8Array([OP.UNICODE, ...rawEscaped(text), 0x0a]));
    } else {
      const bytes = encode(text, 'utf-8', 'surrogatepass');
      const n = bytes.length;
      const short = n < 256 && this.protocol >= 4;
      if (!short && n > MAX_32 && this.protocol < 4) {
        throw overflowError('serializing a string larger than 4 GiB requires pickle protocol 4 or higher');
      }
      const head = short
        ? header(OP.SHORT_BINUNICODE, n, 1)
        : n <= MAX_32
          ? header(OP.BINUNICODE, n, 4)
          : header(OP.BINUNICODE8, n, 8);
      this.out.data(head, bytes);
    }
    this.memoize(value, key);
  }

  protected saveBytes(value: PyBytes): void {
    const { data } = value;
    if (this.protocol >= 3) {
      this.saveBytesData(value, data, value);
      return;
    }
    if (data.length === 0) {
      this.saveReduce(value, new PyTuple([bytesType, new PyTuple([])]));
      return;
    }
    // The text is one of its own, which no other string of the pickle is.
    const text = latin1Text(data);
    this.noting(
      () => 'bytes reconstructor',
      () => this.save(getAttrOptional(importModule('_codecs'), 'encode') as Value),
    );
    if (this.protocol < 2) this.out.byte(OP.MARK);
    const key = apart(text);
    if (!this.saveKnown(key)) this.saveText(text, text, key);
    this.save('latin1');
    this.out.byte(this.protocol < 2 ? OP.TUPLE : OP.TUPLE2);
    this.memoize(null, {});
    this.out.byte(OP.REDUCE);
    this.memoize(value);
  }
  protected saveBytesData(value: Value, data: Uint8Array, payload: Value): void {
    const n = data.length;
    if (n > MAX_32 && this.protocol < 4) {
      throw overflowError('serializing a bytes object larger than 4 GiB requires pickle protocol 4 or higher');
    }
    const head =
      n < 256 ? header(OP.SHORT_BINBYTES, n, 1) : n <= MAX_32 ? header(OP.BINBYTES, n, 4) : header(OP.BINBYTES8, n, 8);
    this.out.data(head, data, payload);
    this.memoize(value);
  }

  protected saveByteArray(value: PyByteArray): void {
    if (this.protocol >= 5) {
      this.out.data(header(OP.BYTEARRAY8, value.length, 8), value.data, value);
      this.memoize(value);
      return;
    }
    const args = value.length === 0 ? [] : [new PyBytes(value.data.slice())];
    this.saveReduce(value, new PyTuple([bytearrayType, new PyTuple(args)]));
  }

  protected saveBuffer(value: PyPickleBuffer): void {
    if (this.protocol < 5) throw picklingError('PickleBuffer can only be pickled with protocol >= 5');
    value.checkExports();
    const { record } = value;
    const bytes = gaplessBytes(record);
    if (bytes === undefined) {
      throw picklingError('PickleBuffer can not be pickled when pointing to a non-contiguous buffer');
    }
    const callback = this.options.bufferCallback;
    if (callback !== null && !isTrue(call1(callback, value))) {
      this.out.byte(OP.NEXT_BUFFER);
      if (record.readonly) this.out.byte(OP.READONLY_BUFFER);
    } else if (record.readonly) this.saveBytesData(value, bytes, value);
    else {
      this.out.data(header(OP.BYTEARRAY8, bytes.length, 8), bytes, value);
      this.memoize(value);
    }
  }
}

/** The text of `UNICODE`: Latin-1, with escapes for what is not and for what would end or confuse the line. */
function rawEscaped(text: string): number[] {
  const bytes: number[] = [];
  for (const point of codePoints(text)) {
    if (point < 0x100 && !ESCAPED.has(point)) bytes.push(point);
    else {
      const escape =
        point > 0xffff ? `\\U${point.toString(16).padStart(8, '0')}` : `\\u${point.toString(16).padStart(4, '0')}`;
      for (const c of escape) bytes.push(c.charCodeAt(0));
    }
  }
  return bytes;
}
const ESCAPED = new Set([0x5c, 0, 0x0a, 0x0d, 0x1a]);
