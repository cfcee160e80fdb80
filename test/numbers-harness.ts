/**
 * Calls of builtins as data, evaluated here and by CPython: numbers, their text and the math module are compared in
 * one batch. A case is `[callee, arguments, keywords?]`; values are written as in `encode`.
 */
import { spawnSync } from 'node:child_process';
import '../src/runtime/protocol/converters.ts';
import '../src/builtins/all.ts';
import '../src/builtins/bytearray/bytearray.ts';
import '../src/builtins/bytes/bytes.ts';
import '../src/builtins/dict/dict.ts';
import '../src/builtins/list/list.ts';
import '../src/builtins/tuple/tuple.ts';
import { math } from '../src/builtins/modules/math.ts';
import { PyByteArray, PyBytes } from '../src/runtime/buffer/objects.ts';
import { PyException } from '../src/runtime/errors.ts';
import * as arithmetic from '../src/runtime/protocol/arithmetic.ts';
import { getAttr } from '../src/runtime/protocol/attribute.ts';
import { callWithKeywords } from '../src/runtime/protocol/call.ts';
import { richCompare } from '../src/runtime/protocol/compare.ts';
import { hash } from '../src/runtime/protocol/hash.ts';
import { formatPercent } from '../src/runtime/protocol/percent.ts';
import { format, repr, str } from '../src/runtime/protocol/repr.ts';
import {
  boolType,
  complexType,
  floatType,
  intType,
  NotImplemented,
  type PyType,
  strType,
  typeName,
  type Value,
} from '../src/runtime/types.ts';
import { PyComplex } from '../src/runtime/values/complex.ts';
import { PyDict } from '../src/runtime/values/dict.ts';
import { PyFloat } from '../src/runtime/values/float.ts';
import { floatHex, parseHex } from '../src/runtime/values/float-text.ts';
import { normalize } from '../src/runtime/values/int.ts';
import { intRepr } from '../src/runtime/values/int-text.ts';
import { PyList } from '../src/runtime/values/list.ts';
import { PyTuple } from '../src/runtime/values/tuple.ts';

/** `i12`, `fHEX`, `sTEXT`, `bHEX` (bytes), `BHEX` (bytearray), true, null; `{t}` tuple, `{l}` list, `{d}` dict, `{c}` complex. */
export type Encoded =
  | string
  | boolean
  | null
  | { t: Encoded[] }
  | { l: Encoded[] }
  | { d: [Encoded, Encoded][] }
  | { c: [string, string] };
export type Case = [callee: string, args: Encoded[], keywords?: Record<string, Encoded>];

export const I = (n: number | bigint): string => `i${n}`;
export const F = (x: number): string => `f${floatHex(x)}`;
export const S = (text: string): string => `s${text}`;
export const C = (real: number, imag: number): Encoded => ({ c: [floatHex(real), floatHex(imag)] });

function decode(value: Encoded): Value {
  if (value === null || typeof value === 'boolean') return value;
  if (typeof value === 'string') {
    const rest = value.slice(1);
    switch (value[0]) {
      case 'i':
        return normalize(BigInt(rest));
      case 'f':
        return new PyFloat(parseHex(rest));
      case 'b':
        return new PyBytes(Uint8Array.from(Buffer.from(rest, 'hex')));
      case 'B':
        return new PyByteArray(Uint8Array.from(Buffer.from(rest, 'hex')));
      default:
        return rest;
    }
  }
  if ('t' in value) return new PyTuple(value.t.map(decode));
  if ('l' in value) return new PyList(value.l.map(decode));
  if ('c' in value) return new PyComplex(parseHex(value.c[0]), parseHex(value.c[1]));
  const dict = new PyDict();
  for (const [k, v] of value.d) dict.set(decode(k), decode(v));
  return dict;
}

export function encode(value: Value): Encoded {
  if (value === null || typeof value === 'boolean') return value;
  if (typeof value === 'number' || typeof value === 'bigint') return `i${intRepr(value)}`;
  if (typeof value === 'string') return `s${value}`;
  if (value instanceof PyFloat) return `f${floatHex(value.value)}`;
  if (value instanceof PyBytes) return `b${Buffer.from(value.data).toString('hex')}`;
  if (value instanceof PyTuple) return { t: value.items.map(encode) };
  if (value instanceof PyComplex) return { c: [floatHex(value.real), floatHex(value.imag)] };
  return value === NotImplemented ? 'NotImplemented' : `object ${typeName(value)}`;
}

const mathNames = math.create!(null as never) as Map<string, Value>;
const TYPES: Record<string, PyType> = {
  int: intType,
  float: floatType,
  bool: boolType,
  complex: complexType,
  str: strType,
};
const operators = arithmetic as unknown as Record<string, (...operands: Value[]) => Value>;

function evaluate([callee, args, keywords]: Case): Value {
  const [scope, name] = callee.split('.');
  const values = args.map(decode);
  if (scope === 'math' || scope in TYPES) {
    const target =
      scope === 'math' ? mathNames.get(name)! : name === undefined ? TYPES[scope] : getAttr(TYPES[scope], name);
    const names = keywords === undefined ? null : Object.keys(keywords);
    const named = names === null ? [] : names.map(key => decode(keywords![key]));
    return callWithKeywords(target, [...values, ...named], names);
  }
  if (scope === 'operator') {
    if (/^(eq|ne|lt|le|gt|ge)$/.test(name)) return richCompare(name as 'eq', values[0], values[1]);
    return operators[name](...values);
  }
  switch (callee) {
    case 'repr':
      return repr(values[0]);
    case 'strof':
      return str(values[0]);
    case 'hash':
      return hash(values[0]);
    case 'format':
      return format(values[0], values[1] as string);
    case 'percent':
      return formatPercent(values[0] as string, values[1]);
    default:
      throw new Error(`no callee ${callee}`);
  }
}

/** The encoded result, or the exception's type and text. */
export function run(one: Case): unknown {
  try {
    return encode(evaluate(one));
  } catch (error) {
    if (!(error instanceof PyException)) throw error;
    const { type, args } = error.value;
    return { raised: type.name, args: args.items.map(a => (typeof a === 'object' ? 'object' : encode(a))) };
  }
}

const ORACLE = `
import sys, json, math, operator, warnings
warnings.simplefilter('ignore')
def dec(v):
    if v is None or isinstance(v, bool): return v
    if isinstance(v, str):
        k, r = v[0], v[1:]
        return int(r) if k == 'i' else float.fromhex(r) if k == 'f' else bytes.fromhex(r) if k == 'b' else bytearray.fromhex(r) if k == 'B' else r
    if 't' in v: return tuple(map(dec, v['t']))
    if 'l' in v: return list(map(dec, v['l']))
    if 'c' in v: return complex(*map(float.fromhex, v['c']))
    return {dec(a): dec(b) for a, b in v['d']}
def enc(v):
    if v is None or isinstance(v, bool): return v
    if isinstance(v, int): return 'i' + str(v)
    if isinstance(v, str): return 's' + v
    if isinstance(v, float): return 'f' + v.hex()
    if isinstance(v, bytes): return 'b' + v.hex()
    if isinstance(v, tuple): return {'t': list(map(enc, v))}
    if isinstance(v, complex): return {'c': [v.real.hex(), v.imag.hex()]}
    return 'NotImplemented' if v is NotImplemented else 'object ' + type(v).__name__
names = dict(bitand='and_', bitor='or_', bitxor='xor', divmod='divmod')
def find(path):
    scope, _, name = path.partition('.')
    if path in ('repr', 'hash', 'format'): return getattr(__builtins__, path)
    if path == 'strof': return str
    if path == 'percent': return lambda a, b: a % b
    if scope == 'operator':
        if name in ('divmod', 'pow'): return getattr(__builtins__, name)
        return getattr(operator, names.get(name, name))
    if scope == 'math': return getattr(math, name)
    t = getattr(__builtins__, scope)
    return getattr(t, name) if name else t
def run(case):
    f, args, kw = case[0], case[1], case[2] if len(case) > 2 else {}
    try:
        return enc(find(f)(*map(dec, args), **{k: dec(v) for k, v in kw.items()}))
    except Exception as e:
        return {'raised': type(e).__name__, 'args': [enc(a) if a is None or isinstance(a, (int, str, float, bool)) else 'object' for a in e.args]}
sys.set_int_max_str_digits(4300)
def guarded(case):
    r = run(case)
    return r
json.dump([guarded(c) for c in json.load(sys.stdin)], sys.stdout)
`;

/** What CPython 3.14 makes of the cases; `undefined` where it is not installed. */
export function oracle(cases: Case[]): unknown[] | undefined {
  const result = spawnSync('python3.14', ['-c', ORACLE], { input: JSON.stringify(cases), maxBuffer: 1 << 28 });
  if (result.error !== undefined) return undefined;
  if (result.status !== 0) throw new Error(result.stderr.toString());
  return JSON.parse(result.stdout.toString());
}
