/** Where a pickle's reader gets its bytes: memory or a file. */
import { bytesOf } from '../../../runtime/buffer/request.ts';
import { copyOf } from '../../../runtime/buffer/storage.ts';
import { EOFError, type PyException, raise, typeError } from '../../../runtime/errors.ts';
import { getAttrOptional } from '../../../runtime/protocol/attribute.ts';
import { call, call1 } from '../../../runtime/protocol/call.ts';
import { PyObject, type Value } from '../../../runtime/types.ts';
import { unpicklingError } from './errors.ts';

const NEWLINE = 10;
const truncated = (): PyException => unpicklingError('pickle data was truncated');

/** The bytes of a pickle in memory; what is read of them stays where it is. */
export class Input extends PyObject {
  protected bytes: Uint8Array;
  protected position = 0;
  constructor(bytes: Uint8Array) {
    super();
    this.bytes = bytes;
  }
  /** The next opcode. @throws EOFError */
  opcode(): number {
    if (this.position >= this.bytes.length && !this.fetch(1)) throw raise(EOFError, 'Ran out of input');
    return this.bytes[this.position++];
  }
  /** The next `count` bytes, to be used or copied before the next call. @throws UnpicklingError */
  read(count: number): Uint8Array {
    if (count > this.bytes.length - this.position && !this.fetch(count)) throw truncated();
    const start = this.position;
    this.position += count;
    return this.bytes.subarray(start, this.position);
  }
  /** A line without its end. @throws UnpicklingError */
  line(): Uint8Array {
    const end = this.bytes.indexOf(NEWLINE, this.position);
    if (end < 0) return this.fetchLine();
    const result = this.bytes.subarray(this.position, end);
    this.position = end + 1;
    return result;
  }
  /** A frame of so many bytes begins. @throws UnpicklingError if they are not there */
  expect(count: number): void {
    if (count > this.bytes.length - this.position && !this.fetch(count)) throw truncated();
  }
  /** Makes `count` bytes available at the position; false if there are not so many. */
  protected fetch(_count: number): boolean {
    return false;
  }
  protected fetchLine(): Uint8Array {
    throw truncated();
  }
}

/** A pickle in a file, of which nothing beyond the pickle's end is read. */
export class FileInput extends Input {
  private readonly readFile: Value;
  private readonly readline: Value;
  /** @throws TypeError for what is no file */
  constructor(file: Value) {
    super(new Uint8Array(0));
    const read = getAttrOptional(file, 'read');
    const readline = getAttrOptional(file, 'readline');
    if (read === undefined || readline === undefined) {
      throw typeError("file must have 'read' and 'readline' attributes");
    }
    this.readFile = read;
    this.readline = readline;
  }
  protected override fetch(count: number): boolean {
    const rest = this.bytes.subarray(this.position);
    const more = bytesOf(call1(this.readFile, count - rest.length));
    const bytes = new Uint8Array(rest.length + more.length);
    bytes.set(rest);
    bytes.set(more, rest.length);
    this.bytes = bytes;
    this.position = 0;
    return bytes.length >= count;
  }
  protected override fetchLine(): Uint8Array {
    const rest = copyOf(this.bytes.subarray(this.position));
    this.position = this.bytes.length;
    const more = bytesOf(call(this.readline));
    if (more.at(-1) !== NEWLINE) throw truncated();
    const line = new Uint8Array(rest.length + more.length - 1);
    line.set(rest);
    line.set(more.subarray(0, -1), rest.length);
    return line;
  }
}
