/** The `operator` module. */
import { typeError, valueError } from '../../runtime/errors.ts';
import type { ModuleDefinition } from '../../runtime/modules.ts';
import * as arithmetic from '../../runtime/protocol/arithmetic.ts';
import { callWithKeywords, invoke0 } from '../../runtime/protocol/call.ts';
import { type CompareOp, equals, richCompare } from '../../runtime/protocol/compare.ts';
import { getIterator } from '../../runtime/protocol/iterate.ts';
import { lengthHint } from '../../runtime/protocol/length-hint.ts';
import { indexOf, isTrue, toSsize } from '../../runtime/protocol/number.ts';
import { contains, delItem, getItem, setItem } from '../../runtime/protocol/subscript.ts';
import { functions, type Row } from '../../runtime/signature/declare.ts';
import { intType, isInstance, typeName, typeOf, type Value } from '../../runtime/types.ts';
import { attrgetterType, itemgetterType, methodcallerType } from './operator/getters.ts';

const unary = (call: (a: Value) => Value, doc: string): Row => ['(a, /)', (a: Value) => call(a), doc];
const binary = (call: (a: Value, b: Value) => Value, doc: string): Row => [
  '(a, b, /)',
  (a: Value, b: Value) => call(a, b),
  doc,
];
const compare = (op: CompareOp, symbol: string): Row =>
  binary((a, b) => richCompare(op, a, b), `Computes a ${symbol} b.`);

function indexOfItem(sequence: Value, wanted: Value): Value {
  const iterator = getIterator(sequence);
  let i = 0;
  for (let item = iterator.next(); item !== undefined; item = iterator.next(), i++) if (equals(item, wanted)) return i;
  throw valueError('sequence.index(x): x not in sequence');
}

function countOf(sequence: Value, wanted: Value): Value {
  const iterator = getIterator(sequence);
  let count = 0;
  for (let item = iterator.next(); item !== undefined; item = iterator.next()) if (equals(item, wanted)) count++;
  return count;
}

const ROWS: Record<string, Row> = {
  truth: unary(isTrue, 'Whether a is true.'),
  contains: binary((a, b) => contains(a, b), 'Computes b in a.'),
  indexOf: binary(indexOfItem, 'The first index of b in a.'),
  countOf: binary(countOf, 'The number of items in a that are, or equal, b.'),
  is_: binary((a, b) => a === b, 'Computes a is b.'),
  is_not: binary((a, b) => a !== b, 'Computes a is not b.'),
  is_none: unary(a => a === null, 'Computes a is None.'),
  is_not_none: unary(a => a !== null, 'Computes a is not None.'),
  not_: unary(a => !isTrue(a), 'Computes not a.'),
  index: unary(indexOf, 'Computes a.__index__().'),
  pos: unary(arithmetic.pos, 'Computes +a.'),
  neg: unary(arithmetic.neg, 'Computes -a.'),
  inv: unary(arithmetic.invert, 'Computes ~a.'),
  invert: unary(arithmetic.invert, 'Computes ~a.'),
  abs: unary(a => {
    const method = typeOf(a).lookup('__abs__');
    if (method === undefined || method === null) throw typeError(`bad operand type for abs(): '${typeName(a)}'`);
    return invoke0(method, a);
  }, 'Computes abs(a).'),
  add: binary(arithmetic.add, 'Computes a + b.'),
  sub: binary(arithmetic.sub, 'Computes a - b.'),
  mul: binary(arithmetic.mul, 'Computes a * b.'),
  matmul: binary(arithmetic.matmul, 'Computes a @ b.'),
  truediv: binary(arithmetic.truediv, 'Computes a / b.'),
  floordiv: binary(arithmetic.floordiv, 'Computes a // b.'),
  mod: binary(arithmetic.mod, 'Computes a % b.'),
  lshift: binary(arithmetic.lshift, 'Computes a << b.'),
  rshift: binary(arithmetic.rshift, 'Computes a >> b.'),
  and_: binary(arithmetic.bitand, 'Computes a & b.'),
  xor: binary(arithmetic.bitxor, 'Computes a ^ b.'),
  or_: binary(arithmetic.bitor, 'Computes a | b.'),
  pow: binary((a, b) => arithmetic.pow(a, b), 'Computes a ** b.'),
  iadd: binary(arithmetic.iadd, 'Computes a += b.'),
  isub: binary(arithmetic.isub, 'Computes a -= b.'),
  imul: binary(arithmetic.imul, 'Computes a *= b.'),
  imatmul: binary(arithmetic.imatmul, 'Computes a @= b.'),
  itruediv: binary(arithmetic.itruediv, 'Computes a /= b.'),
  ifloordiv: binary(arithmetic.ifloordiv, 'Computes a //= b.'),
  imod: binary(arithmetic.imod, 'Computes a %= b.'),
  ilshift: binary(arithmetic.ilshift, 'Computes a <<= b.'),
  irshift: binary(arithmetic.irshift, 'Computes a >>= b.'),
  iand: binary(arithmetic.iand, 'Computes a &= b.'),
  ixor: binary(arithmetic.ixor, 'Computes a ^= b.'),
  ior: binary(arithmetic.ior, 'Computes a |= b.'),
  ipow: binary(arithmetic.ipow, 'Computes a **= b.'),
  concat: binary((a, b) => arithmetic.concat(a, b, false), 'Computes a + b, for sequences.'),
  iconcat: binary((a, b) => arithmetic.concat(a, b, true), 'Computes a += b, for sequences.'),
  getitem: binary(getItem, 'Computes a[b].'),
  setitem: [
    '(a, b, c, /)',
    (a: Value, b: Value, c: Value) => {
      setItem(a, b, c);
      return null;
    },
    'Computes a[b] = c.',
  ],
  delitem: binary((a, b) => {
    delItem(a, b);
    return null;
  }, 'Computes del a[b].'),
  eq: compare('eq', '=='),
  ne: compare('ne', '!='),
  lt: compare('lt', '<'),
  le: compare('le', '<='),
  gt: compare('gt', '>'),
  ge: compare('ge', '>='),
  length_hint: [
    '(obj, default=0, /)',
    (value: Value, fallback: Value = 0) => {
      if (!isInstance(fallback, intType)) {
        throw typeError(`'${typeName(fallback)}' object cannot be interpreted as an integer`);
      }
      return lengthHint(value, toSsize(fallback));
    },
    'An estimate of the number of items.',
  ],
  call: [
    '(obj, /, *args, **kwargs)',
    (callee: Value, args: Value[], keywords: Map<string, Value>) =>
      callWithKeywords(callee, [...args, ...keywords.values()], keywords.size === 0 ? null : [...keywords.keys()]),
    'Computes obj(*args, **kwargs).',
  ],
};

/** Operators that also stand under their dunder name. */
const DUNDERS = (
  'lt le eq ne ge gt not_ abs add and_ call floordiv index inv invert lshift mod mul matmul neg or_ pos pow rshift sub ' +
  'truediv xor concat contains delitem getitem setitem iadd iand iconcat ifloordiv ilshift imod imul imatmul ior ipow ' +
  'irshift isub itruediv ixor'
).split(' ');

export const operator: ModuleDefinition = {
  name: 'operator',
  doc: 'The operators of the language as functions.',
  create() {
    const names = functions('_operator', ROWS);
    for (const name of DUNDERS) names.set(`__${name.replace(/_$/, '')}__`, names.get(name)!);
    for (const type of [attrgetterType, itemgetterType, methodcallerType]) names.set(type.name, type);
    return names;
  },
};
