/** The converters of arguments that give memory; see `signature/converters.ts`. */
import { encodeUtf8 } from '../codecs/utf8.ts';
import { typeError } from '../errors.ts';
import { converters } from '../signature/converters.ts';
import { typeName, type Value } from '../types.ts';
import { strValue } from '../values/subclass.ts';
import { PyBytes } from './objects.ts';
import { bytesOf } from './request.ts';

Object.assign(converters, {
  /** Anything with contiguous memory: its bytes, which are not copied (`y*`). */
  buffer: (value: Value) => bytesOf(value),
  /** As `buffer`; a str gives its UTF-8 form (`s*`). */
  bufferOrText: (value: Value) => {
    const text = strValue(value);
    return text === undefined ? bytesOf(value) : encodeUtf8(text, 'strict');
  },
  /** An instance of bytes itself (`S`). */
  bytes: (value: Value, argument: () => string) => {
    if (value instanceof PyBytes) return value;
    throw typeError(`${argument()} must be bytes, not ${value === null ? 'None' : typeName(value)}`);
  },
});
