/** The stack, the marks and the memo of a reader of pickles. */
import { decode } from '../../../runtime/codecs/registry.ts';
import { overflowError, type PyException } from '../../../runtime/errors.ts';
import { call1 } from '../../../runtime/protocol/call.ts';
import type { PyIterator } from '../../../runtime/protocol/iterate.ts';
import { intType, PyObject, typeOf, type Value } from '../../../runtime/types.ts';
import { unpicklingError } from './errors.ts';
import type { Input } from './input.ts';

export interface ReaderOptions {
  readonly memo: Map<number, Value>;
  readonly encoding: string;
  readonly errors: string;
  readonly buffers: PyIterator | null;
  /** Finds a global: `find_class`. */
  findClass(module: string, name: string, protocol: number): Value;
  /** `persistent_load`; `undefined`: there is none. */
  persistentLoad: Value | undefined;
}

/** @throws UnicodeDecodeError */
export const ascii = (bytes: Uint8Array): string => decode(bytes, 'ascii');
/** The error for a stack with too little on it. */
export const underflow = (): PyException => unpicklingError('unpickling stack underflow');
/** How errors name the type of a value. */
export const shownType = (value: Value): string => typeOf(value).qualname;

/** What all parts of the reader stand on. */
export abstract class StackReader extends PyObject {
  protected readonly input: Input;
  protected readonly options: ReaderOptions;
  protected protocol = 0;
  /** What stands above the innermost mark, and the stacks below the marks. */
  protected stack: Value[] = [];
  protected readonly below: Value[][] = [];

  constructor(input: Input, options: ReaderOptions) {
    super();
    this.input = input;
    this.options = options;
  }

  protected number(size: number): number {
    const bytes = this.input.read(size);
    let result = 0;
    for (let i = size - 1; i >= 0; i--) result = result * 256 + bytes[i];
    return result;
  }
  /** The length of what follows. */
  protected size(size: number, what: string): number {
    const result = this.number(size);
    if (result >= 2 ** 63) {
      throw overflowError(`${what} exceeds system's maximum size of 9223372036854775807 bytes`);
    }
    return result;
  }
  /** A line that is not empty. */
  protected word(): Uint8Array {
    const line = this.input.line();
    if (line.length === 0) throw unpicklingError('pickle data was truncated');
    return line;
  }
  protected push(value: Value): void {
    this.stack.push(value);
  }
  protected pop(): Value {
    const value = this.stack.pop();
    if (value === undefined) throw this.lacking();
    return value;
  }
  protected top(): Value {
    const value = this.stack.at(-1);
    if (value === undefined) throw this.lacking();
    return value;
  }
  protected lacking(): PyException {
    return this.below.length > 0 ? unpicklingError('unexpected MARK found') : underflow();
  }
  /** The values above the innermost mark, which goes away. */
  protected marked(): Value[] {
    const before = this.below.pop();
    if (before === undefined) throw unpicklingError('could not find MARK');
    const values = this.stack;
    this.stack = before;
    return values;
  }
  protected popMany(count: number): Value[] {
    if (this.stack.length < count) throw this.lacking();
    return this.stack.splice(this.stack.length - count, count);
  }
  protected remember(index: number): void {
    this.options.memo.set(index, this.top());
  }
  protected recall(index: number): void {
    const value = this.options.memo.get(index);
    if (value === undefined) throw unpicklingError(`Memo value not found at index ${index}`);
    this.push(value);
  }
  protected text(bytes: Uint8Array): string {
    return decode(bytes, 'utf-8', 'surrogatepass');
  }
  /** A line as a decimal index. */
  protected index(): number {
    return Number(call1(intType, `${ascii(this.word())}\n`));
  }
}
