/** Pickling of arrays: the machine format codes and `_array_reconstructor`. */
import { byteswap, itemValues } from '../../runtime/buffer/items.ts';
import { arrayType, PyBytes } from '../../runtime/buffer/objects.ts';
import { copyOf } from '../../runtime/buffer/storage.ts';
import { type ItemType, itemTypes } from '../../runtime/buffer/typecodes.ts';
import { overflowError, typeError, valueError } from '../../runtime/errors.ts';
import { call, callMethod } from '../../runtime/protocol/call.ts';
import { indexOf } from '../../runtime/protocol/number.ts';
import { PyType, typeName, type Value } from '../../runtime/types.ts';
import { PyList } from '../../runtime/values/list.ts';
import { strValue } from '../../runtime/values/subclass.ts';
import { codePoints } from '../../runtime/values/text.ts';

/** Size of an item, format character of its integers and floats (null: UTF), and byte order, by machine format code. */
const MACHINE_FORMATS: readonly [size: number, code: string | null, big: boolean][] = [
  [1, 'B', false],
  [1, 'b', false],
  [2, 'H', false],
  [2, 'H', true],
  [2, 'h', false],
  [2, 'h', true],
  [4, 'I', false],
  [4, 'I', true],
  [4, 'i', false],
  [4, 'i', true],
  [8, 'Q', false],
  [8, 'Q', true],
  [8, 'q', false],
  [8, 'q', true],
  [4, 'f', false],
  [4, 'f', true],
  [8, 'd', false],
  [8, 'd', true],
  [4, null, false],
  [4, null, true],
  [8, null, false],
  [8, null, true],
];
const CODECS = ['utf-16-le', 'utf-16-be', 'utf-32-le', 'utf-32-be'];

/** The machine format in which this machine keeps items of a type (C `typecode_to_mformat_code`). */
export function machineFormat(itemType: ItemType): number {
  if (itemType.kind === 3) return 20;
  const code = { l: 'q', L: 'Q' }[itemType.code] ?? itemType.code;
  return MACHINE_FORMATS.findIndex(([, c, big]) => c === code && !big);
}

/** A str of one character, as a typecode. `argument` names it for an error. */
export function oneCharacter(value: Value, argument: string, ofLength: string): string {
  const text = strValue(value);
  if (text === undefined)
    throw typeError(`${argument} must be a unicode character, not ${value === null ? 'None' : typeName(value)}`);
  const points = codePoints(text);
  if (points.length !== 1) {
    throw typeError(`${ofLength} must be a unicode character, not a string of length ${points.length}`);
  }
  return text;
}

/** `array._array_reconstructor(arraytype, typecode, mformat_code, items)`. */
export function reconstruct(type: Value, typecodeArgument: Value, machineArgument: Value, items: Value): Value {
  const name = '_array_reconstructor()';
  const typecode = oneCharacter(typecodeArgument, `${name} argument 2`, `${name}: argument 2`);
  const machine = cInt(machineArgument);
  if (!(type instanceof PyType)) throw typeError(`first argument must be a type object, not ${typeName(type)}`);
  if (!type.isSubtypeOf(arrayType)) throw typeError(`${type.name} is not a subtype of array.array`);
  const itemType = arrayItemTypes.get(typecode);
  if (itemType === undefined) throw valueError('second argument must be a valid type code');
  if (machine < 0 || machine >= MACHINE_FORMATS.length) {
    throw valueError('third argument must be a valid machine format code.');
  }
  if (!(items instanceof PyBytes)) throw typeError(`fourth argument should be bytes, not ${typeName(items)}`);
  if (machine === machineFormat(itemType)) return call(type, typecode, items);
  const [size, code, big] = MACHINE_FORMATS[machine];
  if (items.data.length % size !== 0) throw valueError('string length not a multiple of item size');
  if (code === null) {
    return call(type, typecode, callMethod(items, 'decode', CODECS[machine - 18]));
  }
  const bytes = copyOf(items.data);
  if (big) byteswap(bytes, size);
  const own = itemTypes.get(code)!;
  const values = new PyList(itemValues(own.over(bytes)!, own));
  return call(type, code === 'f' || code === 'd' ? typecode : code, values);
}

function cInt(value: Value): number {
  const n = indexOf(value);
  if (n > 0x7fffffff || n < -0x80000000) throw overflowError('Python int too large to convert to C int');
  return n as number;
}

/** The typecodes of arrays, in CPython's order. */
export const TYPECODES = 'bBuwhHiIlLqQfd';
export const arrayItemTypes: ReadonlyMap<string, ItemType> = new Map(
  Array.from(TYPECODES, code => [code, itemTypes.get(code)!]),
);
