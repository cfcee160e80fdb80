/** `codecs.charmap_encode` and `charmap_decode`: codecs given by a program's own table. */
import { PyBytes } from '../../../runtime/buffer/objects.ts';
import { DecodeErrors, EncodeErrors } from '../../../runtime/codecs/handlers.ts';
import { ByteWriter } from '../../../runtime/codecs/writer.ts';
import { isRaised, LookupError, type PyException, typeError } from '../../../runtime/errors.ts';
import { getItem } from '../../../runtime/protocol/subscript.ts';
import { typeName, type Value } from '../../../runtime/types.ts';
import { strValue } from '../../../runtime/values/subclass.ts';
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

function badMapping(what: string, value: Value): PyException {
  return typeError(`character mapping must ${what}, not ${typeName(value)}`);
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
      if (typeof found === 'number') {
        if (found < 0 || found > 0x10ffff) {
          throw typeError('character mapping must be in range(0x110000)');
        }
        char = String.fromCodePoint(found);
      } else if (found !== null) {
        char = strValue(found);
        if (char === undefined) throw badMapping('return integer, None or str', found);
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
    const found = lookUp(mapping, char.codePointAt(0)!);
    if (found === null) return undefined;
    if (typeof found === 'number') {
      if (found < 0 || found > 255) throw typeError('character mapping must be in range(256)');
      return Uint8Array.of(found);
    }
    if (found instanceof PyBytes) return found.data;
    throw badMapping('return integer, bytes or None', found);
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
