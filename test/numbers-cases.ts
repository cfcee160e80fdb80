/** The cases that numbers are compared by: a fixed pseudo-random mix and the edges that matter. */
import { C, type Case, type Encoded, F, I, S } from './numbers-harness.ts';

/** A small generator with a fixed seed, so that every run compares the same cases. */
function random(seed: number): () => number {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const INTS: bigint[] = [
  0n,
  1n,
  -1n,
  2n,
  -2n,
  3n,
  7n,
  10n,
  -10n,
  255n,
  256n,
  65535n,
  2n ** 31n,
  -(2n ** 31n),
  2n ** 32n - 1n,
  2n ** 32n,
  2n ** 52n,
  2n ** 53n - 1n,
  2n ** 53n,
  2n ** 53n + 1n,
  -(2n ** 53n),
  -(2n ** 53n) + 1n,
  -(2n ** 53n) - 1n,
  2n ** 61n - 1n,
  2n ** 61n,
  2n ** 63n - 1n,
  2n ** 63n,
  -(2n ** 63n),
  2n ** 64n,
  10n ** 20n,
  -(10n ** 20n),
  3n * 10n ** 30n + 7n,
  2n ** 1000n,
  -(2n ** 1023n) - 12345n,
  10n ** 308n,
  10n ** 309n,
  -(10n ** 400n),
];
const FLOATS: number[] = [
  0,
  -0,
  1,
  -1,
  0.5,
  -0.5,
  1.5,
  2.5,
  -2.5,
  0.1,
  1 / 3,
  2.675,
  1e16,
  1e15,
  9999999999999998,
  1e-4,
  1e-5,
  123456.789,
  1e22,
  1e23,
  1e100,
  -1e100,
  1e300,
  1.7976931348623157e308,
  5e-324,
  2.2250738585072014e-308,
  1e-310,
  4503599627370498,
  9007199254740992,
  0.000123456,
  12345678.9,
  99999.95,
  0.95,
  9.995,
  Infinity,
  -Infinity,
  NaN,
  1e-7,
  5.5,
  1234567890.5,
];
const SPECS =
  'd|x|#x|X|#X|o|#o|b|#b|c|n|e|.3e|.0e|#.0e|E|f|.0f|.1f|.2f|.10f|.30f|F|g|.3g|#g|.0g|#.3g|G|%|.1%|010|+|-| |+d|010d|' +
  '010,|,|_|_x|_b|,d|,.2f|020,.2f|+.3e|z|z.0f|z.1f|<10|>10|^10|=10|*^12|*=+12|x<8|0<8|.3|.1|.17|.25|10.4|#|#.3|,.3|.3,f|' +
  '.5_f|_.4,f|._f|010.3f|+010.3f|s|5s|.2s|^8.2s|08|<08|y|dd|.|.f|,x|_,|,_|,,|__|#c|+c|,c|.3d|zd|,n|_n|5_|10.|N|' +
  '\u0661\u0662|\u2603^9|  d|+ |99999999999999999999|.99999999999999999999f|.2147483648f|.7,,f|.7,_f|.7_n|=+8|<+8d|+x|#+010x|' +
  '016_x|#018_b|#018,|+,.1f|e,|%%|1.1.1|a\0|\0|\x81'.replaceAll('\\0', '\0');

/** All cases, in a fixed order. */
export function cases(): Case[] {
  const next = random(20261120);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(next() * from.length)];
  const anyInt = (): bigint => {
    if (next() < 0.4) return pick(INTS);
    const bits = Math.floor(next() * next() * 200);
    let n = 0n;
    for (let i = 0; i < bits; i += 30) n = (n << 30n) | BigInt(Math.floor(next() * 2 ** 30));
    n &= (1n << BigInt(bits)) - 1n;
    return next() < 0.5 ? -n : n;
  };
  const anyFloat = (): number => {
    const r = next();
    if (r < 0.4) return pick(FLOATS);
    const x = next() < 0.5 ? next() * 10 ** Math.floor(next() * 20 - 6) : next() * 10 ** (next() * 600 - 300);
    return (r < 0.6 ? Math.round(x * 1000) / 1000 : x) * (next() < 0.5 ? -1 : 1);
  };
  const complex = (): Encoded => C(anyFloat(), anyFloat());
  const number = (): Encoded => pick([() => I(anyInt()), () => F(anyFloat()), () => next() < 0.5, complex])();
  const result: Case[] = [];
  const add = (callee: string, args: Encoded[], keywords?: Record<string, Encoded>): void => {
    result.push(keywords === undefined ? [callee, args] : [callee, args, keywords]);
  };

  const INT_OPS = 'add sub mul floordiv mod divmod truediv bitand bitor bitxor eq lt ge'.split(' ');
  for (const op of INT_OPS) for (let i = 0; i < 60; i++) add(`operator.${op}`, [I(anyInt()), I(anyInt())]);
  for (const op of ['lshift', 'rshift']) {
    for (let i = 0; i < 60; i++) add(`operator.${op}`, [I(anyInt()), I(Math.floor(next() * 130 - 3))]);
  }
  for (let i = 0; i < 80; i++) add('operator.pow', [I(anyInt()), I(Math.floor(next() * 24 - 4))]);
  for (let i = 0; i < 120; i++) add('int.__pow__', [I(anyInt()), I(anyInt() % 1000n), I(anyInt())]);
  for (const op of ['add', 'sub', 'mul', 'floordiv', 'mod', 'divmod', 'truediv', 'eq', 'lt', 'ge']) {
    for (let i = 0; i < 50; i++) add(`operator.${op}`, [F(anyFloat()), F(anyFloat())]);
    for (let i = 0; i < 30; i++) add(`operator.${op}`, [number(), number()]);
  }
  const small = (): number => Math.round((next() * 40 - 20) * 4) / 4;
  for (let i = 0; i < 150; i++) add('operator.pow', [F(pick(FLOATS)), F(next() < 0.5 ? pick(FLOATS) : small())]);
  for (let i = 0; i < 60; i++)
    add('operator.pow', [C(small(), small()), pick([I(small() | 0), C(small() / 8, small() / 8), F(small())])]);
  for (const one of ['neg', 'pos', 'invert']) for (let i = 0; i < 20; i++) add(`operator.${one}`, [number()]);

  for (let i = 0; i < 500; i++) add('repr', [F(anyFloat())]);
  for (let i = 0; i < 60; i++) add('repr', [complex()]);
  for (let i = 0; i < 60; i++) add('repr', [I(anyInt())]);
  for (let i = 0; i < 200; i++) {
    const n = number();
    if (!JSON.stringify(n).includes('nan')) add('hash', [n]);
  }
  for (const n of INTS) add('hash', [I(n)]);
  for (const x of FLOATS) {
    if (!Number.isNaN(x)) add('hash', [F(x)]);
    for (const method of ['hex', 'as_integer_ratio', 'is_integer', '__int__', '__floor__', '__ceil__', '__round__']) {
      add(`float.${method}`, [F(x)]);
    }
    for (const places of [-400, -308, -5, -1, 0, 1, 2, 3, 5, 16, 22, 323, 400])
      add('float.__round__', [F(x), I(places)]);
  }
  for (let i = 0; i < 200; i++) add('float.__round__', [F(anyFloat()), I(Math.floor(next() * 12 - 4))]);
  for (let i = 0; i < 60; i++) add('int.__round__', [I(anyInt()), I(Math.floor(next() * 25 - 22))]);
  for (const n of INTS) {
    for (const method of [
      'bit_length',
      'bit_count',
      '__float__',
      'as_integer_ratio',
      '__sizeof__',
      'is_integer',
      '__abs__',
    ]) {
      add(`int.${method}`, [I(n)]);
    }
  }

  for (const spec of SPECS.split('|')) {
    const values: Encoded[] = [
      I(0),
      I(5),
      I(-12345678),
      I(65),
      I(10n ** 25n),
      F(1.5),
      F(-1234567.125),
      F(0),
      F(-0.001),
      F(NaN),
      F(-Infinity),
      F(1e20),
      S('abc'),
      S('h\u00e9llo \ud83d\ude00'),
      C(1, 2),
      C(0, -1.5),
      C(-0, 1e20),
      true,
    ];
    for (const value of values) add('format', [value, S(spec)]);
  }
  for (let i = 0; i < 900; i++) {
    const spec =
      pick(['', '', '<', '>', '^', '=', '*<', '0>', '_^']) +
      pick(['', '', '+', '-', ' ']) +
      pick(['', '', 'z']) +
      pick(['', '', '#']) +
      pick(['', '', '0']) +
      pick(['', '5', '12', '25']) +
      pick(['', '', ',', '_']) +
      pick(['', '', '.0', '.1', '.3', '.8', '.20', '.40', '.3_', '.9,', '.,']) +
      pick(['', 'e', 'f', 'g', 'd', 'x', 'b', '%', 'E', 'G', 'n', 'o', 's']);
    add('format', [
      next() < 0.45
        ? F(anyFloat())
        : next() < 0.7
          ? I(anyInt())
          : next() < 0.7
            ? S('caf\u00e9 \ud83d\ude00')
            : C(small(), anyFloat()),
      S(spec),
    ]);
  }

  for (let i = 0; i < 900; i++) {
    const type = pick(['d', 'i', 'u', 'o', 'x', 'X', 'e', 'E', 'f', 'F', 'g', 'G', 'c', 's', 'r', 'a', '%', 'y', 'b']);
    const spec =
      '%' +
      pick(['', '', '-', '+', ' ', '#', '0', '-0', '+0', '#0', '# -']) +
      pick(['', '', '3', '10', '20']) +
      pick(['', '', '.', '.0', '.2', '.10']) +
      pick(['', '', '', 'l', 'h']) +
      type;
    const value = pick<() => Encoded>([
      () => I(anyInt()),
      () => F(anyFloat()),
      () => S(pick(['a', 'ab', '', '\u2603'])),
      () => null,
      () => true,
      () => ({ t: [I(7)] }),
      () => ({ t: [] }),
      () => ({ t: [I(1), I(2)] }),
      () => C(1, 2),
    ])();
    add('percent', [S(`<${spec}>`), value]);
  }
  const mapping: Encoded = {
    d: [
      [S('a'), I(5)],
      [S('b(c)'), S('x')],
      [S(''), F(1.5)],
    ],
  };
  for (const text of [
    '%(a)d',
    '%(a)s %(b(c))r',
    '%()g',
    '%(z)s',
    '%(a',
    '%(a)',
    '%(a)s %s',
    '%s',
    '%s %s',
    '',
    'x',
    '%%',
    '%(a)%',
    '%(a)*d',
    '%(b(c))d',
    '%(a)c',
    '%(b(c))f',
    '%(b(c))c',
    '%(b(c))x',
  ]) {
    for (const args of [mapping, I(5), { t: [I(5)] }, { l: [I(5)] }, S('q'), { l: [] }])
      add('percent', [S(text), args]);
  }
  for (const [text, args] of [
    ['%*d', [I(5), I(3)]],
    ['%*d', [I(-5), I(3)]],
    ['%.*f', [I(2), F(1.5)]],
    ['%*.*f', [I(9), I(2), F(1.5)]],
    ['%*d', [S('a'), I(3)]],
    ['%.*d', [I(-1), I(3)]],
    ['%*d', [I(10n ** 30n), I(3)]],
    ['%.*f', [I(10n ** 10n), I(3)]],
    ['%9999999999999999999d', [I(3)]],
    ['%.9999999999f', [I(3)]],
    ['%.2147483648d', [I(1)]],
    ['%', []],
    ['a%', []],
    ['%*', [I(1)]],
    ['%.', [I(1)]],
    ['%l', [I(1)]],
    ['%lld', [I(1)]],
    ['%\u2603', [I(1)]],
    ['%\x1f', [I(1)]],
    ['%\x7f', [I(1)]],
    ['\ud83d\ude00%y', [I(1)]],
    ['%\ud83d\ude00', [I(1)]],
  ] as [string, Encoded[]][]) {
    add('percent', [S(text), { t: args }]);
  }

  const INT_TEXTS = [
    '0',
    '-0',
    '12',
    ' 12 ',
    '+5',
    '- 5',
    '1_000',
    '1__0',
    '_1',
    '1_',
    '',
    ' ',
    '0x1f',
    '0X1F',
    '0x_1f',
    '0b11',
    '0o17',
    '0b2',
    '012',
    '00_0',
    '00',
    '0_7',
    'zz',
    'ff',
    '9',
    '--1',
    '\u0661\u0662',
    '\uff11',
    '1\u00b2',
    '1\0',
    '\x1c5',
    '\x855',
    '\u20035\n',
    '1.5',
    'x'.repeat(300),
    "it's",
    '5'.repeat(40),
    '-' + '9'.repeat(30),
    '7'.repeat(4300),
    '7'.repeat(4301),
    '1' + '0'.repeat(20),
  ];
  for (const text of INT_TEXTS) {
    add('int', [S(text)]);
    add('float', [S(text)]);
    for (const base of [0, 2, 7, 8, 10, 16, 32, 36]) add('int', [S(text), I(base)]);
  }
  for (const value of [
    null,
    F(1.9),
    F(-1.9),
    F(NaN),
    F(Infinity),
    { l: [] },
    C(1, 2),
    'b3132',
    'B3132',
    'b31ff',
    'b',
    'b0b350c',
    true,
  ] as Encoded[]) {
    for (const type of ['int', 'float', 'complex', 'bool']) add(type, [value]);
    add('int', [value, I(10)]);
  }
  for (const keywords of [{ base: I(8) }, { x: I(1) }] as Record<string, Encoded>[]) {
    add('int', [S('17')], keywords);
    add('int', [], keywords);
  }
  add('int', [S('1'), I(1)]);
  add('int', [S('1'), I(37)]);
  add('int', [S('1'), F(2)]);
  add('int', [S('1'), I(2), I(3)]);
  add('float', [I(1), I(2)]);
  add('float', [], { x: I(1) });
  add('bool', [I(1), I(2)]);
  add('bool', [], { x: I(1) });
  const FLOAT_TEXTS = [
    '1_0.5',
    '1e5',
    'nan',
    '-inf',
    '+Infinity',
    'iNfInItY',
    '.5',
    '5.',
    '.',
    'e5',
    '1e',
    '1e+',
    '1_e5',
    '1e1_0',
    '1e400',
    '-1e-400',
    '1.5x',
    'infin',
    '1e-5',
    '123456789012345678901234567890',
    '4.9e-324',
    '0',
    '5e-324',
    '1.7976931348623157e+308',
    'inf',
    '9007199254740993',
    '0.1e-1',
    '٣.٥',
    '1 2',
    '+.5e-3',
  ];
  for (const text of FLOAT_TEXTS) {
    add('float', [S(text)]);
    add('complex', [S(text)]);
    add('complex', [S(text + 'j')]);
  }
  for (const text of [
    '1+2j',
    ' ( 1+2j ) ',
    'j',
    '-j',
    '1+j',
    '1-j',
    '1+2',
    '1 + 2j',
    'nan+infj',
    '-nan-infj',
    '1_0+2_0j',
    '(1',
    '1)',
    '()',
    '1j1',
    '1+2jj',
    '1.j',
    '1e5+2e-3J',
    '1++2j',
    '1_+2j',
    '_1j',
    '(1j)',
    '((1j))',
    '1e5e5',
    'infj',
    'inf+nanj',
    '1-1',
    '+1+1j',
    '\u0661+\u0662j',
  ])
    add('complex', [S(text)]);
  for (const args of [
    [],
    [I(1)],
    [I(1), I(2)],
    [F(1.5), F(-0)],
    [C(1, 2), I(3)],
    [I(1), C(0, 2)],
    [C(1, 2), C(3, 4)],
    [S('1'), I(2)],
    [I(1), S('2')],
    [null],
    [I(1), null],
    [I(1), I(2), I(3)],
    [I(10n ** 400n)],
  ] as Encoded[][])
    add('complex', args);
  add('complex', [], { real: I(1), imag: I(2) });
  add('complex', [], { real: S('1') });
  add('complex', [], { imag: C(0, 1) });
  add('complex', [I(1)], { real: I(2) });
  add('complex', [I(1)], { x: I(2) });
  for (const text of [
    '0x1.8p3',
    '1.8',
    '  -0x.8p-1 ',
    'inf',
    'nan',
    '-nan',
    '0x',
    'p3',
    '0x1p',
    '0x1p2000',
    '0x1p-2000',
    '0x1.00000000000008p0',
    '0x1.000000000000081p0',
    '0x1g',
    '',
    '0x1.fffffffffffff8p1023',
    '0x1.fffffffffffff7p1023',
    '0x1p99999999999999999999',
    '0x0p99999999999999999999',
    '0x.0000000000000000000000001p+1000',
    '0x1p-1074',
    '0x1p-1075',
    '0x1.8p-1075',
    '-0x0',
    '0x1.',
    '0x.',
    '0xabcdef.0123456789p-3',
    '1e5',
  ])
    add('float.fromhex', [S(text)]);
  add('float.fromhex', [I(1)]);
  for (let i = 0; i < 120; i++) {
    add('int.to_bytes', [I(anyInt()), I(Math.floor(next() * 12)), S(pick(['big', 'little']))], {
      signed: next() < 0.5,
    });
  }
  for (let i = 0; i < 80; i++) {
    let hex = '';
    for (let n = Math.floor(next() * 12); n > 0; n--)
      hex += Math.floor(next() * 256)
        .toString(16)
        .padStart(2, '0');
    add('int.from_bytes', [`b${hex}`, S(pick(['big', 'little']))], { signed: next() < 0.5 });
  }
  for (const args of [
    [I(5), I(2), S('foo')],
    [I(5), S('2')],
    [I(5), I(-1)],
    [I(5), I(2), I(1)],
    [I(5), I(2), S('big'), true],
    [I(5), I(10n ** 30n)],
    [I(5)],
    [],
  ] as Encoded[][])
    add('int.to_bytes', args);
  for (const args of [
    [{ l: [I(1), I(2)] }],
    [{ l: [I(256)] }],
    [{ l: [S('a')] }],
    [I(5)],
    [S('a')],
    [null],
    [],
    ['b61', S('foo')],
    ['b61', I(1)],
    [{ t: [I(1)] }],
    ['B0102'],
  ] as Encoded[][])
    add('int.from_bytes', args);
  add('bool.from_bytes', ['b01']);
  for (const [callee, args] of [
    ['int.__add__', [I(1), F(1.5)]],
    ['int.__add__', [I(1)]],
    ['int.__add__', [S('a'), I(1)]],
    ['int.bit_length', [I(1), I(1)]],
    ['int.__ceil__', [I(5), I(1)]],
    ['int.__round__', [I(5), I(1), I(2)]],
    ['int.__round__', [I(5), S('a')]],
    ['int.__pow__', [I(2), S('a')]],
    ['int.__pow__', [I(2), I(3), S('a')]],
    ['int.__rpow__', [I(2), I(3), I(5)]],
    ['float.__pow__', [F(2), I(3), I(4)]],
    ['float.__round__', [F(1.5), S('a')]],
    ['float.__add__', [F(1), I(10n ** 400n)]],
    ['float.__add__', [F(1), S('a')]],
    ['complex.__pow__', [C(0, 1), I(2), I(3)]],
    ['complex.__lt__', [C(0, 1), C(0, 1)]],
    ['complex.__abs__', [C(1e308, 1e308)]],
    ['complex.__abs__', [C(NaN, Infinity)]],
    ['complex.__eq__', [C(2 ** 53, 0), I(2n ** 53n + 1n)]],
    ['complex.__format__', [C(0, 1), I(5)]],
    ['float.__getformat__', [S('double')]],
    ['float.__getformat__', [S('foo')]],
    ['float.from_number', [I(1)]],
    ['float.from_number', [S('1')]],
    ['complex.from_number', [F(1.5)]],
    ['complex.from_number', [S('1')]],
    ['bool.__and__', [true, I(1)]],
    ['bool.__or__', [true, F(2)]],
    ['bool.__xor__', [true, true]],
    ['int.__format__', [I(5), I(5)]],
    ['float.__format__', [F(5), null]],
    ['complex.conjugate', [C(1, 2)]],
    ['complex.__getnewargs__', [C(0, 1)]],
    ['float.__getnewargs__', [F(1)]],
    ['int.__getnewargs__', [I(1)]],
  ] as [string, Encoded[]][])
    add(callee, args);
  for (let i = 0; i < 120; i++) {
    const op = pick(['add', 'sub', 'mul', 'truediv', 'radd', 'rsub', 'rmul', 'rtruediv', 'eq', 'ne']);
    add(`complex.__${op}__`, [
      C(pick(FLOATS), pick(FLOATS)),
      pick([C(pick(FLOATS), pick(FLOATS)), F(pick(FLOATS)), I(3)]),
    ]);
  }
  mathCases(add, next, anyFloat, anyInt);
  return result;
}

type Add = (callee: string, args: Encoded[], keywords?: Record<string, Encoded>) => void;

function mathCases(add: Add, next: () => number, anyFloat: () => number, anyInt: () => bigint): void {
  const UNARY =
    'acos acosh asin asinh atan atanh cos cosh degrees erf erfc exp exp2 expm1 fabs gamma lgamma log log10 log1p log2 ' +
    'radians sin sinh sqrt tan tanh isfinite isinf isnan floor ceil trunc frexp modf ulp isqrt factorial';
  const edges: Encoded[] = [
    Infinity,
    -Infinity,
    NaN,
    0,
    -0,
    2,
    -2,
    -1,
    1,
    1e308,
    -1e308,
    1.5,
    -0.5,
    -2.5,
    5e-324,
    171.5,
    -170.5,
    -1000.5,
    709.5,
    1000,
  ].map(F);
  edges.push(I(1), I(-5), I(10n ** 400n), I(-(10n ** 400n)), S('a'), null, true);
  for (const name of UNARY.split(' ')) {
    for (const value of edges) if (name !== 'factorial' || value !== I(10n ** 400n)) add(`math.${name}`, [value]);
    if (name === 'isqrt' || name === 'factorial') continue;
    for (let i = 0; i < 40; i++)
      add(`math.${name}`, [F((next() - (next() < 0.5 ? 0.5 : 0)) * 10 ** Math.floor(next() * 6 - 3))]);
  }
  for (let i = 0; i < 40; i++) {
    const n = anyInt();
    add('math.isqrt', [I(n)]);
    add('math.gcd', [I(n), I(anyInt()), I(anyInt())]);
    add('math.lcm', [I(n % 100000n), I(anyInt())]);
    add('math.comb', [I(Math.floor(next() * 80)), I(Math.floor(next() * 80))]);
    add('math.perm', [I(Math.floor(next() * 80)), I(Math.floor(next() * 80))]);
    add('math.factorial', [I(Math.floor(next() * 120))]);
    add('math.ldexp', [F(anyFloat()), I(Math.floor(next() * 2400 - 1200))]);
    add('math.nextafter', [F(anyFloat()), F(anyFloat())]);
    add('math.nextafter', [F(anyFloat()), F(anyFloat())], { steps: I(Math.floor(next() * 2 ** (next() * 60))) });
    add('math.fma', [F(anyFloat()), F(anyFloat()), F(anyFloat())]);
    add('math.remainder', [F(anyFloat()), F(anyFloat())]);
    add('math.fmod', [F(anyFloat()), F(anyFloat())]);
    add('math.pow', [F(anyFloat()), F(Math.round(next() * 60 - 30) / 4)]);
    add('math.atan2', [F(anyFloat()), F(anyFloat())]);
    add('math.copysign', [F(anyFloat()), F(anyFloat())]);
    add('math.log', [F(Math.abs(anyFloat())), F(Math.abs(anyFloat()))]);
    const vector = (): Encoded[] =>
      [next() * 10, anyFloat(), next() - 0.5, next() * 3].slice(0, 1 + Math.floor(next() * 4)).map(F);
    add('math.hypot', vector());
    const a = vector();
    add('math.dist', [{ t: a }, { t: a.map(() => F(next() * 5)) }]);
    add('math.fsum', [{ l: Array.from({ length: 20 }, () => F((next() - 0.5) * 10 ** (next() * 30 - 15))) }]);
    add('math.sumprod', [
      { l: Array.from({ length: 12 }, () => F((next() - 0.5) * 10 ** (next() * 30 - 15))) },
      { l: Array.from({ length: 12 }, () => F((next() - 0.5) * 10 ** (next() * 30 - 15))) },
    ]);
    add('math.prod', [{ l: [I(anyInt()), F(next()), I(3)] }]);
  }
  const X = [Infinity, -Infinity, NaN, 0, -0, 3, -1, 1e308, 2, -2.5];
  for (const name of ['atan2', 'copysign', 'fmod', 'pow', 'remainder', 'nextafter', 'hypot', 'log', 'ldexp']) {
    for (const x of X) for (const y of X) add(`math.${name}`, [F(x), F(y)]);
  }
  const L = (...items: Encoded[]): Encoded => ({ l: items });
  const big = 10n ** 30n;
  for (const [name, args, keywords] of [
    ['ldexp', [F(1), I(big)]],
    ['ldexp', [F(1), I(-big)]],
    ['ldexp', [F(1), I(-1075)]],
    ['ldexp', [F(1.5), I(-1074)]],
    ['ldexp', [F(0), I(big)]],
    ['ldexp', [F(1), S('a')]],
    ['log', []],
    ['log', [I(1), I(2), I(3)]],
    ['log', [I(10n ** 400n)]],
    ['log', [I(8), I(2)]],
    ['log', [I(2), I(1)]],
    ['log', [I(2), I(0)]],
    ['log10', [I(10n ** 400n)]],
    ['log2', [I(2n ** 2000n)]],
    ['log', [], { x: I(1) }],
    ['log', [S('a')]],
    ['gcd', []],
    ['gcd', [F(12)]],
    ['gcd', [I(-4)]],
    ['lcm', []],
    ['lcm', [I(0), I(5)]],
    ['lcm', [S('a')]],
    ['comb', [I(-1), I(2)]],
    ['comb', [I(5), I(-2)]],
    ['comb', [I(big), I(3)]],
    ['comb', [F(5), I(2)]],
    ['comb', [I(100), I(big)]],
    ['comb', [I(big), I(big / 10n)]],
    ['perm', [I(5)]],
    ['perm', [I(5), null]],
    ['perm', [I(-5), I(2)]],
    ['perm', [I(5), I(-2)]],
    ['perm', [I(big), I(2)]],
    ['perm', [I(big), I(big / 10n)]],
    ['perm', [F(5.5)]],
    ['perm', [I(big)]],
    ['perm', [I(-1)]],
    ['factorial', [I(big)]],
    ['fsum', [L(F(Infinity), F(-Infinity))]],
    ['fsum', [L(F(Infinity), F(NaN))]],
    ['fsum', [L(F(1e308), F(1e308))]],
    ['fsum', [L(S('a'))]],
    ['fsum', [I(5)]],
    ['fsum', [L()]],
    ['fsum', [L(F(-0))]],
    ['fsum', [L(I(1), I(2n ** 53n), I(1))]],
    ['fsum', [L(I(10n ** 400n))]],
    ['prod', [L()]],
    ['prod', [L(I(2), I(3))], { start: F(2) }],
    ['prod', [L(S('a'), S('b'))]],
    ['prod', [I(5)]],
    ['prod', [L(I(1)), I(2)]],
    ['sumprod', [L(I(1), I(2)), L(I(3), I(4))]],
    ['sumprod', [L(I(1), I(2)), L(I(3))]],
    ['sumprod', [L(I(10), I(20)), L(F(0.1), F(0.2))]],
    ['sumprod', [I(5), L(I(1))]],
    ['sumprod', [L(), L()]],
    ['sumprod', [L(true), L(F(2.5))]],
    ['sumprod', [L(F(1e308)), L(F(10))]],
    ['sumprod', [L(F(Infinity), F(1)), L(F(1), F(NaN))]],
    ['sumprod', [L(C(0, 1)), L(I(2))]],
    ['sumprod', [L(I(1), F(2.5), C(0, 1)), L(I(1), I(2), I(3))]],
    ['sumprod', [L(I(10n ** 400n)), L(F(1.5))]],
    ['sumprod', [L(I(1), F(1.5), I(3)), L(I(2), I(2), I(2))]],
    ['dist', [L(F(1)), L(F(1), F(2))]],
    ['dist', [L(F(1)), L(S('a'))]],
    ['dist', [I(5), I(6)]],
    ['dist', [L(), L()]],
    ['dist', [L(F(1e308)), L(F(-1e308))]],
    ['hypot', []],
    ['hypot', [I(3)]],
    ['hypot', [I(3), I(4), I(12)]],
    ['hypot', [S('a')]],
    ['hypot', [F(NaN), F(Infinity)]],
    ['hypot', [F(1e308), F(1e308)]],
    ['hypot', [F(5e-324), F(5e-324)]],
    ['hypot', [F(1e-200), F(1e-200), F(1e-200)]],
    ['isclose', [I(1), F(1.0000000001)]],
    ['isclose', [I(1), I(2)], { rel_tol: I(-1) }],
    ['isclose', [I(1), I(2)], { rel_tol: F(0.5) }],
    ['isclose', [F(Infinity), F(Infinity)]],
    ['isclose', [I(1), I(2), I(3)]],
    ['isclose', [I(1)]],
    ['isclose', [I(1), I(2)], { abs_tol: I(1) }],
    ['isclose', [S('a'), I(1)]],
    ['nextafter', [F(1), F(2)], { steps: I(-1) }],
    ['nextafter', [F(1), F(2)], { steps: I(big) }],
    ['nextafter', [F(1), F(-Infinity)], { steps: I(2n ** 62n) }],
    ['nextafter', [F(0), F(-0)], { steps: I(3) }],
    ['nextafter', [F(NaN), F(2)], { steps: I(0) }],
    ['nextafter', [F(1), F(2)], { steps: F(1.5) }],
    ['nextafter', [F(1), F(2), I(5)]],
    ['fma', [F(Infinity), F(0), F(1)]],
    ['fma', [F(Infinity), F(1), F(-Infinity)]],
    ['fma', [F(1e308), F(10), F(0)]],
    ['fma', [F(1e308), F(10), F(-Infinity)]],
    ['fma', [F(NaN), I(1), I(1)]],
    ['fma', [F(1 + 2 ** -52), F(1 - 2 ** -52), F(-1)]],
    ['fma', [F(Infinity), F(0), F(NaN)]],
    ['fma', [F(5e-324), F(0.5), F(0)]],
    ['fma', [I(1), I(2)]],
    ['fma', [F(-1), F(1), F(1)]],
    ['fma', [F(-0), F(1), F(-0)]],
    ['floor', [C(0, 1)]],
    ['sin', []],
    ['sin', [I(1), I(2)]],
    ['sin', [], { x: I(1) }],
    ['pow', [I(1)]],
    ['pow', [I(-8), F(1 / 3)]],
  ] as [string, Encoded[], Record<string, Encoded>?][])
    add(`math.${name}`, args, keywords);
}
