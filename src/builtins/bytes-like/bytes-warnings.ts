/** `-b`: warnings about bytes that are taken for text. */
import { BytesWarning } from '../../runtime/errors.ts';
import { interpreter } from '../../runtime/interpreter.ts';
import { hasIndex } from '../../runtime/protocol/number.ts';
import type { Value } from '../../runtime/types.ts';
import { strValue } from '../../runtime/values/subclass.ts';

/** A comparison of bytes or a bytearray by `==` or `!=` with something that is neither. */
export function warnOfComparison(kind: 'bytes' | 'bytearray', other: Value): void {
  if (interpreter.options.bytesWarning === 0) return;
  if (strValue(other) !== undefined) interpreter.warn(BytesWarning, `Comparison between ${kind} and string`);
  else if (kind === 'bytes' && hasIndex(other)) interpreter.warn(BytesWarning, 'Comparison between bytes and int');
}

/** `str()` of bytes or a bytearray. */
export function warnOfStr(kind: 'bytes' | 'bytearray'): void {
  if (interpreter.options.bytesWarning > 0) interpreter.warn(BytesWarning, `str() on a ${kind} instance`);
}
