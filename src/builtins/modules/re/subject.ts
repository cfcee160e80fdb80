/** What a pattern is applied to: text or bytes, seen as a JavaScript string; positions of both. */

import { PyBytes } from '../../../runtime/buffer/objects.ts';
import { getBuffer, isExporter, PyBUF, viewOf } from '../../../runtime/buffer/request.ts';
import { copyOf } from '../../../runtime/buffer/storage.ts';
import { latin1Bytes, latin1Text } from '../../../runtime/codecs/narrow.ts';
import { PyException, typeError } from '../../../runtime/errors.ts';
import { bytesType, type PyObject, typeName, type Value } from '../../../runtime/types.ts';
import { strValue } from '../../../runtime/values/subclass.ts';
import { fromUnits, length as textLength, toUnits } from '../../../runtime/values/text.ts';

/** Long bytes are turned into text once. */
const texts = new WeakMap<PyBytes, string>();
const LONG = 64;

/** The characters of a str, or the bytes of a bytes-like object as Latin-1 characters. @throws TypeError */
function textOf(value: Value): string {
  const text = strValue(value);
  if (text !== undefined) return text;
  if (value instanceof PyBytes) {
    if (value.data.length < LONG) return latin1Text(value.data);
    let known = texts.get(value);
    if (known === undefined) {
      known = latin1Text(value.data);
      texts.set(value, known);
    }
    return known;
  }
  const refused = () => typeError(`expected string or bytes-like object, got '${typeName(value)}'`);
  if (!isExporter(value)) throw refused();
  let held: ReturnType<typeof getBuffer>;
  try {
    held = getBuffer(value, PyBUF.SIMPLE);
  } catch (thrown) {
    if (thrown instanceof PyException) throw refused();
    throw thrown;
  }
  try {
    return latin1Text(held.bytes);
  } finally {
    held.release();
  }
}

/** A str or bytes-like object with its characters. */
export class Subject {
  readonly value: Value;
  readonly isText: boolean;
  readonly text: string;

  /** @throws TypeError if it is neither */
  constructor(value: Value) {
    this.value = value;
    this.isText = strValue(value) !== undefined;
    this.text = textOf(value);
  }

  /** The length in characters or bytes. */
  get length(): number {
    return this.isText ? textLength(this.text) : this.text.length;
  }

  /** The code unit at which a character starts. */
  unit(position: number): number {
    return this.isText ? toUnits(this.text, position) : position;
  }

  /** The character that starts at a code unit; -1 stays -1. */
  position(unit: number): number {
    return unit < 0 || !this.isText ? unit : fromUnits(this.text, unit);
  }

  /** A part as a str or bytes; what is not bytes is looked at again, as its contents may have changed. */
  slice(from: number, to: number): Value {
    if (this.isText) {
      return from === 0 && to === this.text.length && typeof this.value === 'string'
        ? this.value
        : this.text.slice(from, to);
    }
    const { value } = this;
    if (value instanceof PyBytes) {
      if (from === 0 && to === value.data.length && value.type === bytesType) return value;
      return new PyBytes(copyOf(value.data, from, to - from));
    }
    return new PyBytes(latin1Bytes(textOf(value).slice(from, to)));
  }

  /** A part, given as its characters. */
  make(text: string): Value {
    return this.isText ? text : new PyBytes(latin1Bytes(text));
  }

  /** What keeps mutable memory from being resized as long as it can be reached; null where nothing needs it. */
  hold(): PyObject | null {
    return this.isText || this.value instanceof PyBytes ? null : viewOf(this.value, PyBUF.SIMPLE);
  }
}
