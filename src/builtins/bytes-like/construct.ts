/** Bytes from what the constructors of bytes and bytearray take. */
import { PyBytes } from '../../runtime/buffer/objects.ts';
import type { Run } from '../../runtime/buffer/record.ts';
import { contiguousBytesOf, isExporter, runOf } from '../../runtime/buffer/request.ts';
import { allocate, copyOf, EMPTY } from '../../runtime/buffer/storage.ts';
import { encode } from '../../runtime/codecs/registry.ts';
import { ByteWriter } from '../../runtime/codecs/writer.ts';
import { isRaised, memoryError, TypeError_, typeError, valueError } from '../../runtime/errors.ts';
import {
  getIterator,
  isIterable,
  type PyIterator,
  PyListIterator,
  type Taker,
} from '../../runtime/protocol/iterate.ts';
import { lengthHint } from '../../runtime/protocol/length-hint.ts';
import { hasIndex } from '../../runtime/protocol/number.ts';
import { listType, tupleType, typeName, typeOf, type Value } from '../../runtime/types.ts';
import { PyList } from '../../runtime/values/list.ts';
import { strValue } from '../../runtime/values/subclass.ts';
import { PyTuple } from '../../runtime/values/tuple.ts';
import { byteValue, checkSize, width } from './operand.ts';

/**
 * The str source of a constructor, encoded; `undefined` if there is no encoding to apply.
 * @throws TypeError for `encoding` or `errors` with anything but a str
 */
export function encodedSource(
  source: Value | undefined,
  encoding: string | undefined,
  errors: string | undefined,
): Uint8Array | undefined {
  const text = source === undefined ? undefined : strValue(source);
  if (encoding !== undefined) {
    if (text === undefined) throw typeError('encoding without a string argument');
    return encode(text, encoding, errors);
  }
  if (errors !== undefined) {
    throw typeError(text === undefined ? 'errors without a string argument' : 'string argument without an encoding');
  }
  if (text !== undefined) throw typeError('string argument without an encoding');
  return undefined;
}

/**
 * The size that an integer source stands for; `undefined` if it is none.
 * @param kind the type asked for, in messages
 * @throws OverflowError, ValueError
 */
export function sizeSource(source: Value, kind: 'bytes' | 'bytearray'): number | undefined {
  if (!hasIndex(source)) return undefined;
  let size: number;
  try {
    size = width(source, `cannot fit '${typeName(source)}' into an index-sized integer`);
  } catch (thrown) {
    if (isRaised(thrown, TypeError_)) return undefined;
    throw thrown;
  }
  if (size < 0) throw valueError('negative count');
  checkSize(kind, size);
  return size;
}

/** `bytes(size)`: zeros. @throws MemoryError */
export function zeros(size: number): Uint8Array {
  return size === 0 ? EMPTY : allocate(size);
}

/** The bytes of a source that has neither `__bytes__` nor `__index__`, of the commonest types; `undefined` for all others. */
export function plainSource(source: Value): Uint8Array | undefined {
  if (source instanceof PyList || source instanceof PyTuple) {
    return source.type.origin === 'builtin' ? fromIterable(source, 'bytes') : undefined;
  }
  const run = source instanceof PyBytes ? undefined : runOf(source);
  return run === undefined ? undefined : copyOfRun(run);
}

/** The same bytes in new memory. */
export const copyOfRun = ({ bytes, offset, nbytes }: Run): Uint8Array =>
  nbytes === 0 ? EMPTY : copyOf(bytes, offset, nbytes);

/**
 * The contents of a buffer, or the ints of an iterable, in new memory.
 * @param kind the type asked for, in messages
 * @throws TypeError, ValueError
 */
export function bytesFrom(source: Value, kind: 'bytes' | 'bytearray'): Uint8Array {
  const run = runOf(source);
  if (run !== undefined) return copyOfRun(run);
  const buffer = isExporter(source) ? contiguousBytesOf(source) : undefined;
  if (buffer !== undefined) return buffer.length === 0 ? EMPTY : copyOf(buffer);
  return fromIterable(source, kind);
}

const RANGES = { bytes: 'bytes must be in range(0, 256)', bytearray: 'byte must be in range(0, 256)' } as const;

function fromIterable(source: Value, kind: 'bytes' | 'bytearray'): Uint8Array {
  const range = RANGES[kind];
  const type = typeOf(source);
  if (type === listType || type === tupleType) {
    const { items } = source as PyList | PyTuple;
    const result = allocate(items.length);
    let i = 0;
    for (; i < items.length && i < result.length; i++) {
      const item = items[i];
      result[i] = typeof item === 'number' && item >= 0 && item <= 255 ? item : byteValue(item, range);
    }
    // An item's `__index__` may have changed the list.
    if (items.length === result.length) return result;
    if (i >= items.length) return result.slice(0, i);
    const rest = new PyListIterator(source as PyList);
    rest.index = i;
    return collect(rest, range, result);
  }
  checkIterable(source, kind);
  const iterator = getIterator(source);
  return collect(iterator, range, EMPTY, kind === 'bytes' ? hintFor(source) : 0);
}

function checkIterable(source: Value, kind: 'bytes' | 'bytearray'): void {
  if (strValue(source) === undefined && isIterable(source)) return;
  throw typeError(`cannot convert '${typeName(source)}' object to ${kind}`);
}

/**
 * Calls `use` with each byte of an iterable of ints as it comes.
 * @param kind the type asked for, in messages
 * @throws TypeError, ValueError
 */
export function eachByte(source: Value, kind: 'bytes' | 'bytearray', use: (byte: number) => void): void {
  checkIterable(source, kind);
  const iterator = getIterator(source);
  for (let item = iterator.next(); item !== undefined; item = iterator.next()) use(byteValue(item, RANGES[kind]));
}

/** Nothing has more bytes: the size of the address space. */
const MAX_HINT = 2 ** 47;

/** How many items there may be: bytes believe it, and fail with it; a bytearray does not ask. */
function hintFor(source: Value): number {
  const hint = Number(lengthHint(source));
  checkHint(hint, 'bytes');
  return hint;
}

/** Fails like reserving so much does. @throws OverflowError, MemoryError */
export function checkHint(hint: number, kind: 'bytes' | 'bytearray'): void {
  checkSize(kind, hint);
  if (hint > MAX_HINT) throw memoryError();
}

/** Takes the numbers that are bytes. */
class PlainBytes implements Taker {
  private readonly out: ByteWriter;
  constructor(out: ByteWriter) {
    this.out = out;
  }
  take(item: Value): boolean {
    if (typeof item !== 'number' || item < 0 || item > 255) return false;
    this.out.push(item);
    return true;
  }
}

function collect(iterator: PyIterator, range: string, start: Uint8Array, hint = 0): Uint8Array {
  const out = new ByteWriter(Math.min(Math.max(hint, 16), 1 << 24));
  out.set(start);
  const bytes = new PlainBytes(out);
  for (let item = iterator.feed(bytes); item !== undefined; item = iterator.feed(bytes)) {
    if (!bytes.take(item)) out.push(byteValue(item, range));
  }
  const result = out.finish();
  return result.length * 2 < hint ? result.slice() : result;
}
