/** `codecs.charmap_encode` and `charmap_decode`: codecs given by a program's own table. */
import { PyBytes } from '../../../runtime/buffer/objects.ts';
import { DecodeErrors, EncodeErrors } from '../../../runtime/codecs/handlers.ts';
import { ByteWriter } from '../../../runtime/codecs/writer.ts';
import { isRaised, LookupError, typeError } from '../../../runtime/errors.ts';
import { getItem } from '../../../runtime/protocol/subscript.ts';
import { furnish } from '../../../runtime/signature/declare.ts';
import { objectType, PyObject, PyType, typeName, type Value } from '../../../runtime/types.ts';
import { PyDict } from '../../../runtime/values/dict.ts';
import { intValue, strValue } from '../../../runtime/values/subclass.ts';
import * as text from '../../../runtime/values/text.ts';

const REASON = 'character maps to <undefined>';

function lookUp(mapping: Value, key: number): Value {
  try {
    return getItem(mapping, key);
  } catch (thrown) {
    if (isRaised(thrown, LookupError)) return null;
    throw thrown;
  }
}

/** What `charmap_build` makes of a table of characters whose first is NUL (C `EncodingMap`). */
class EncodingMap extends PyObject {
  /** The byte of each code point. */
  readonly bytes: ReadonlyMap<number, number>;
  /** The bytes of CPython's own, whose tables have three levels of 32, 16 and 128 entries. */
  readonly size: number;
  constructor(bytes: ReadonlyMap<number, number>, size: number) {
    super();
    this.bytes = bytes;
    this.size = size;
  }
}
const encodingMapType = new PyType('EncodingMap', [objectType]);
EncodingMap.prototype.type = encodingMapType;
encodingMapType.basetype = false;
furnish(encodingMapType, () => ({
  methods: { size: ['(self, /)', (self: EncodingMap) => self.size, 'How many bytes CPython uses for it.'] },
}));

/**
 * `codecs.charmap_build`: from the characters of the bytes the bytes of the characters (C `PyUnicode_BuildEncodingMap`).
 * @throws TypeError for an empty table
 */
export function buildEncodingMap(table: string): Value {
  const points = text.codePoints(table).slice(0, 256);
  if (points.length === 0) throw typeError('bad argument type for built-in operation');
  const known = points.map((point, byte): [number, number] => [point, byte]).filter(([point]) => point !== 0xfffe);
  const second = new Set(known.slice(1).map(([point]) => point >> 11));
  const third = new Set(known.slice(1).map(([point]) => point >> 7));
  const fits =
    points[0] === 0 && points.every((point, byte) => byte === 0 || (point > 0 && point <= 0xffff)) && third.size < 255;
  if (!fits) return PyDict.from(points.map((point, byte): [number, number] => [point, byte]));
  return new EncodingMap(new Map(known), 63 + 16 * second.size + 128 * third.size);
}

/** @throws UnicodeDecodeError, TypeError */
export function charmapDecode(bytes: Uint8Array, errors: string, mapping: Value): string {
  const state = new DecodeErrors('charmap', bytes, errors);
  const table = strValue(mapping);
  const size = table === undefined ? 0 : text.length(table);
  let result = '';
  for (let at = 0; at < bytes.length; ) {
    let char: string | undefined;
    if (table !== undefined) char = bytes[at] < size ? text.charAt(table, bytes[at]) : undefined;
    else {
      const found = lookUp(mapping, bytes[at]);
      const point = intValue(found);
      if (point !== undefined) {
        if (point < 0 || point > 0x10ffff) throw typeError('character mapping must be in range(0x110000)');
        char = String.fromCodePoint(Number(point));
      } else if (found !== null) {
        char = strValue(found);
        if (char === undefined) throw typeError('character mapping must return integer, None or str');
      }
    }
    if (char !== undefined && char !== '\ufffe') {
      result += char;
      at++;
    } else {
      at = state.handle(at, at + 1, REASON);
      result += state.replacement;
      bytes = state.bytes;
    }
  }
  return result;
}

/** @throws UnicodeEncodeError, TypeError */
export function charmapEncode(source: string, errors: string, mapping: Value): Uint8Array {
  const state = new EncodeErrors('charmap', source, errors);
  const out = new ByteWriter(source.length);
  const bytesFor = (char: string): Uint8Array | undefined => {
    const point = char.codePointAt(0)!;
    if (mapping instanceof EncodingMap) {
      const byte = mapping.bytes.get(point);
      return byte === undefined ? undefined : Uint8Array.of(byte);
    }
    const found = lookUp(mapping, point);
    if (found === null) return undefined;
    const byte = intValue(found);
    if (byte !== undefined) {
      if (byte < 0 || byte > 255) throw typeError('character mapping must be in range(256)');
      return Uint8Array.of(Number(byte));
    }
    if (found instanceof PyBytes) return found.data;
    throw typeError(`character mapping must return integer, bytes or None, not ${typeName(found)}`);
  };
  for (let at = 0; at < source.length; ) {
    const char = text.charFromUnit(source, at);
    const bytes = bytesFor(char);
    if (bytes !== undefined) {
      out.set(bytes);
      at += char.length;
      continue;
    }
    const start = at;
    let end = at + char.length;
    while (end < source.length) {
      const next = text.charFromUnit(source, end);
      if (bytesFor(next) !== undefined) break;
      end += next.length;
    }
    at = state.handle(start, end, REASON);
    const { replacement } = state;
    if (typeof replacement !== 'string') out.set(replacement);
    else {
      for (const part of replacement) {
        const mapped = bytesFor(part);
        if (mapped === undefined) throw state.error(start, end, REASON);
        out.set(mapped);
      }
    }
  }
  return out.finish();
}
