/** The base of the writer of pickles: its output, its memo, and the notes on errors. */
import { PyBytes } from '../../../runtime/buffer/objects.ts';
import { latin1Text } from '../../../runtime/codecs/narrow.ts';
import { PyException } from '../../../runtime/errors.ts';
import { addNote } from '../../../runtime/protocol/notes.ts';
import { bytesType, PyObject, typeOf, type Value } from '../../../runtime/types.ts';
import type { PyTuple } from '../../../runtime/values/tuple.ts';
import { OP } from './opcodes.ts';
import type { Output } from './output.ts';

/** What a memo remembers objects by: themselves, strings by their text, other immutable singletons by a text with NUL. */
export type MemoKey = object | string;
export type WriterMemo = Map<MemoKey, { readonly index: number; readonly value: Value }>;

/** What the objects of a pickler ask of it. */
export interface WriterOptions {
  readonly protocol: number;
  readonly fixImports: boolean;
  readonly fast: boolean;
  readonly memo: WriterMemo;
  readonly bufferCallback: Value;
  /** `persistent_id`, `reducer_override` and `dispatch_table` of the pickler; `undefined` where it has none. */
  readonly persistentId: Value | undefined;
  readonly reducerOverride: Value | undefined;
  readonly dispatchTable: Value | undefined;
}

/** What the memo knows an object by; `undefined`: it is not remembered. */
export function memoKey(value: Value): MemoKey | undefined {
  if (typeof value === 'string') return value;
  if (value instanceof PyBytes && value.data.length < 2 && value.type === bytesType)
    return `\0${latin1Text(value.data)}`;
  return value instanceof PyObject ? value : undefined;
}

/** A string of its own, equal to others but not the same; one character is always the same. */
export const apart = (text: string): MemoKey => (text.length < 2 && !(text > '\xff') ? text : {});

/** Names in the notes of errors (`%T`). */
export function shownType(value: Value): string {
  const type = typeOf(value);
  return type.module === 'builtins' || type.module === '__main__' ? type.qualname : `${type.module}.${type.qualname}`;
}

/** What all parts of the writer stand on. */
export abstract class WriterBase extends PyObject {
  readonly out: Output;
  protected readonly options: WriterOptions;
  protected readonly protocol: number;
  protected readonly binary: boolean;
  protected readonly memo: WriterMemo;

  constructor(out: Output, options: WriterOptions) {
    super();
    this.out = out;
    this.options = options;
    this.protocol = options.protocol;
    this.binary = options.protocol > 0;
    this.memo = options.memo;
  }

  /** Writes any object. @param persistent whether `persistent_id` is asked first */
  protected abstract save(value: Value, persistent?: boolean): void;
  /** Writes a reduction that the writer made itself. @param value null: it stands for no object */
  protected abstract saveReduce(value: PyObject | null, reduced: PyTuple): void;

  /** Runs a step, and notes on an exception what was being written. */
  protected noting(note: () => string, step: () => void): void {
    try {
      step();
    } catch (thrown) {
      if (thrown instanceof PyException) addNote(thrown, `when serializing ${note()}`);
      throw thrown;
    }
  }

  protected saveKnown(key: MemoKey): boolean {
    const known = this.memo.get(key);
    if (known === undefined) return false;
    const { index } = known;
    if (!this.binary) this.line('g', String(index));
    else if (index < 256) this.out.number(OP.BINGET, index, 1);
    else this.out.number(OP.LONG_BINGET, index, 4);
    return true;
  }
  protected memoize(value: Value, key: MemoKey = memoKey(value)!): void {
    if (this.options.fast) return;
    const index = this.memo.size;
    this.memo.set(key, { index, value });
    if (this.protocol >= 4) this.out.byte(OP.MEMOIZE);
    else if (!this.binary) this.line('p', String(index));
    else if (index < 256) this.out.number(OP.BINPUT, index, 1);
    else this.out.number(OP.LONG_BINPUT, index, 4);
  }

  protected line(op: string, text: string): void {
    this.out.put(new TextEncoder().encode(`${op}${text}\n`));
  }
}
