/** `weakref.proxy`: stands for an object in all that is done to it, and does not keep it alive. */
import { ReferenceError_, raise, typeError } from '../../../runtime/errors.ts';
import {
  ensureWeaklyReferenceable,
  observer,
  refer,
  sharedHolder,
  type WeakHolder,
  type WeakRecord,
} from '../../../runtime/lifetime/watched.ts';
import * as arithmetic from '../../../runtime/protocol/arithmetic.ts';
import { callMethod, callWithKeywords, isCallable } from '../../../runtime/protocol/call.ts';
import { type CompareOp, richCompare } from '../../../runtime/protocol/compare.ts';
import { iter, nextOf, stopIteration } from '../../../runtime/protocol/iterate.ts';
import { indexOf, isTrue, toFloat } from '../../../runtime/protocol/number.ts';
import { address, str } from '../../../runtime/protocol/repr.ts';
import { contains, delItem, getItem, len, setItem } from '../../../runtime/protocol/subscript.ts';
import { furnish, type Row, type TypeTable } from '../../../runtime/signature/declare.ts';
import { intType, objectType, PyObject, PyType, typeName, typeOf, type Value } from '../../../runtime/types.ts';
import { describeTarget } from './reference.ts';

function proxyTypeOf(name: string): PyType {
  const type = new PyType(name, [objectType], { module: 'weakref' });
  type.basetype = false;
  type.forward = referent;
  return type;
}
export const proxyType = proxyTypeOf('ProxyType');
export const callableProxyType = proxyTypeOf('CallableProxyType');

class PyProxy extends PyObject implements WeakHolder {
  record: WeakRecord | null = null;
  callback: Value = null;
  constructor(type: PyType) {
    super();
    this.type = type;
  }
}

/** @throws ReferenceError if the object has died */
function referent(proxy: PyProxy): PyObject {
  const { record } = proxy;
  if (record === null || !observer.isAlive(proxy)) {
    throw raise(ReferenceError_, 'weakly-referenced object no longer exists');
  }
  return record.target;
}
/** The object that a proxy stands for; other values stand for themselves. */
function real(value: Value): Value {
  return value instanceof PyProxy ? referent(value) : value;
}

/** `weakref.proxy(object, callback=None)` */
export function makeProxy(target: Value, callback: Value): Value {
  ensureWeaklyReferenceable(target);
  const type = isCallable(target) ? callableProxyType : proxyType;
  if (callback === null) {
    const shared = sharedHolder(target, type);
    if (shared !== undefined) return shared;
  }
  const made = new PyProxy(type);
  refer(made, target, callback, true);
  return made;
}

type Binary = (a: Value, b: Value) => Value;
const BINARY: Record<string, [operator: Binary, inplace: Binary | null]> = {
  add: [arithmetic.add, arithmetic.iadd],
  sub: [arithmetic.sub, arithmetic.isub],
  mul: [arithmetic.mul, arithmetic.imul],
  matmul: [arithmetic.matmul, arithmetic.imatmul],
  truediv: [arithmetic.truediv, arithmetic.itruediv],
  floordiv: [arithmetic.floordiv, arithmetic.ifloordiv],
  mod: [arithmetic.mod, arithmetic.imod],
  divmod: [arithmetic.divmod, null],
  lshift: [arithmetic.lshift, arithmetic.ilshift],
  rshift: [arithmetic.rshift, arithmetic.irshift],
  and: [arithmetic.bitand, arithmetic.iand],
  or: [arithmetic.bitor, arithmetic.ior],
  xor: [arithmetic.bitxor, arithmetic.ixor],
};

function operatorRows(): Record<string, Row> {
  const rows: Record<string, Row> = {};
  for (const [name, [operator, inplace]] of Object.entries(BINARY)) {
    rows[`__${name}__`] = [
      '(self, value, /)',
      (self, other) => operator(real(self), real(other)),
      'As the object does.',
    ];
    rows[`__r${name}__`] = [
      '(self, value, /)',
      (self, other) => operator(real(other), real(self)),
      'As the object does.',
    ];
    if (inplace === null) continue;
    rows[`__i${name}__`] = [
      '(self, value, /)',
      (self, other) => inplace(real(self), real(other)),
      'As the object does.',
    ];
  }
  for (const op of ['eq', 'ne', 'lt', 'le', 'gt', 'ge'] satisfies CompareOp[]) {
    rows[`__${op}__`] = [
      '(self, value, /)',
      (self, other) => richCompare(op, real(self), real(other)),
      'As the object does.',
    ];
  }
  const unary: Record<string, (value: Value) => Value> = {
    neg: arithmetic.neg,
    pos: arithmetic.pos,
    invert: arithmetic.invert,
    abs: value => {
      const method = typeOf(value).lookup('__abs__');
      if (method === undefined) throw typeError(`bad operand type for abs(): '${typeName(value)}'`);
      return callMethod(value, '__abs__');
    },
    int: value => intType.call1(value),
    float: value => callMethod(floatOf(value), '__float__'),
    index: indexOf,
    bool: isTrue,
    len,
    iter,
    str,
    reversed: value => callMethod(value, '__reversed__'),
    bytes: value => callMethod(value, '__bytes__'),
  };
  for (const [name, operator] of Object.entries(unary)) {
    rows[`__${name}__`] = ['(self, /)', (self: PyProxy) => operator(referent(self)), 'As the object does.'];
  }
  return rows;
}
function floatOf(value: Value): Value {
  toFloat(value);
  return value;
}

const table = (): TypeTable => ({
  methods: {
    ...operatorRows(),
    __pow__: [
      '(self, value, mod=None, /)',
      (self, other, modulus: Value = null) => arithmetic.pow(real(self), real(other), real(modulus)),
      'As the object does.',
    ],
    __rpow__: [
      '(self, value, mod=None, /)',
      (self, other, modulus: Value = null) => arithmetic.pow(real(other), real(self), real(modulus)),
      'As the object does.',
    ],
    __ipow__: ['(self, value, /)', (self, other) => arithmetic.ipow(real(self), real(other)), 'As the object does.'],
    __getitem__: ['(self, key, /)', (self, key) => getItem(referent(self), real(key)), 'As the object does.'],
    __setitem__: [
      '(self, key, value, /)',
      (self, key, value) => {
        setItem(referent(self), real(key), value);
        return null;
      },
      'As the object does.',
    ],
    __delitem__: [
      '(self, key, /)',
      (self, key) => {
        delItem(referent(self), real(key));
        return null;
      },
      'As the object does.',
    ],
    __contains__: ['(self, key, /)', (self, key) => contains(referent(self), real(key)), 'As the object does.'],
    __next__: [
      '(self, /)',
      (self: PyProxy) => {
        const target = referent(self);
        if (typeOf(target).lookup('__next__') === undefined) {
          throw typeError(`Weakref proxy referenced a non-iterator '${typeName(target)}' object`);
        }
        const value = nextOf(target);
        if (value === undefined) throw stopIteration(null);
        return value;
      },
      'As the object does.',
    ],
    __repr__: [
      '(self, /)',
      (self: PyProxy) => {
        const { record } = self;
        const alive = record !== null && observer.isAlive(self);
        return `<weakproxy at ${address(self)}; ${alive ? `to ${describeTarget(record.target)}` : 'dead'}>`;
      },
      'Text that shows the proxy.',
    ],
  },
  constants: { __hash__: null },
});

furnish(proxyType, table);
furnish(callableProxyType, () => {
  const { methods, constants } = table();
  // CPython gives these to the proxies of what cannot be called alone.
  const { __reversed__, __bytes__, ...rest } = methods as Record<string, Row>;
  return { methods: rest, constants };
});
furnish(callableProxyType, () => ({
  methods: {
    __call__: [
      '(self, /, *args, **kwargs)',
      (self: PyProxy, args: Value[], keywords: Map<string, Value>) =>
        callWithKeywords(
          referent(self),
          [...args, ...keywords.values()],
          keywords.size === 0 ? null : [...keywords.keys()],
        ),
      'Calls the object.',
    ],
  },
}));
