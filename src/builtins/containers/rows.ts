/** Rows of declaration tables that the container types share. */
import { attributeError, memoryError } from '../../runtime/errors.ts';
import type { CompareOp } from '../../runtime/protocol/compare.ts';
import { toSsize } from '../../runtime/protocol/number.ts';
import { PyGetSetDescriptor } from '../../runtime/signature/builtin.ts';
import type { Row } from '../../runtime/signature/declare.ts';
import { genericAliasType, memberDescriptorType, type PyType, type Value } from '../../runtime/types.ts';

/**
 * The six comparison methods.
 * @param compare gives NotImplemented for what the type does not compare with
 */
export function comparisonRows(compare: (op: CompareOp, self: any, other: Value) => Value): Record<string, Row> {
  const row = (op: CompareOp, symbol: string): Row => [
    '(self, value, /)',
    (self: Value, value: Value) => compare(op, self, value),
    `Return self${symbol}value.`,
  ];
  return {
    __lt__: row('lt', '<'),
    __le__: row('le', '<='),
    __eq__: row('eq', '=='),
    __ne__: row('ne', '!='),
    __gt__: row('gt', '>'),
    __ge__: row('ge', '>='),
  };
}

/** `list[int]`: a generic alias (PEP 585). */
export const CLASS_GETITEM: Row = [
  '(type, object, /)',
  (type: PyType, object: Value) => genericAliasType.call2(type, object),
  'The type with type arguments, for annotations (PEP 585).',
];

/** More items than a container of ours can hold: CPython raises MemoryError when it cannot get the memory either. */
const MAX_ITEMS = 1 << 27;

/**
 * The factor of a repetition, at least 0.
 * @param length of the sequence that is repeated
 * @throws TypeError if `count` is no integer, OverflowError beyond 2⁶³, MemoryError if the result would be too long
 */
export function repetitions(count: Value, length: number): number {
  const times = Math.max(typeof count === 'number' ? count : toSsize(count), 0);
  if (times * length > MAX_ITEMS) throw memoryError();
  return length === 0 ? 0 : times;
}

/** `items` repeated, in a new array. */
export function repeatItems(items: readonly Value[], times: number): Value[] {
  const length = items.length;
  if (times === 0 || length === 0) return [];
  if (times === 1) return items.slice();
  if (length === 1) return new Array<Value>(times).fill(items[0]);
  const result = new Array<Value>(length * times);
  for (let at = 0, i = 0; i < times; i++) for (let j = 0; j < length; j++) result[at++] = items[j];
  return result;
}

/** The items of a slice, in a new array. */
export function sliceItems(items: readonly Value[], indices: { start: number; step: number; length: number }): Value[] {
  const { start, step, length } = indices;
  if (length <= 0) return [];
  if (step === 1) return items.slice(start, start + length);
  const result = new Array<Value>(length);
  for (let i = 0, at = start; i < length; i++, at += step) result[i] = items[at];
  return result;
}

/** Clips the bounds of `index(value, start, stop)`: negative ones count from the end. */
export function clipBound(bound: number, length: number): number {
  return bound < 0 ? Math.max(bound + length, 0) : bound;
}

/** Read-only members of a type, which `type.__dict__` shows as member descriptors. */
export function readOnlyMembers(type: PyType, members: Record<string, (self: any) => Value>): void {
  for (const name in members) {
    const refuse = (self: Value): never => {
      throw attributeError('readonly attribute', self, name);
    };
    const descriptor = new PyGetSetDescriptor(name, type, members[name], refuse, null);
    descriptor.type = memberDescriptorType;
    type.setAttribute(name, descriptor);
  }
}
