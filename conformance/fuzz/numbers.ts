/** Statements over int, float and complex arithmetic. */
import fc from 'fast-check';
import { list, oneOf, py, type Source, weighted } from './program.ts';

const smallInt: Source = fc.integer({ min: -20, max: 20 }).map(n => (n < 0 ? `(${n})` : String(n)));
/** Integers of any size, those near powers of two above all. */
const bigInt: Source = fc
  .tuple(fc.integer({ min: 20, max: 130 }), fc.integer({ min: -2, max: 2 }), fc.boolean())
  .map(([bits, off, negative]) => {
    const n = (2n ** BigInt(bits) + BigInt(off)) * (negative ? -1n : 1n);
    return n < 0n ? `(${n})` : String(n);
  });
export const int: Source = weighted(
  [5, smallInt],
  [2, bigInt],
  [1, oneOf('True', 'False', 'IntSub(5)', '0xff', '(10**20)')],
);

const anyFloat: Source = fc.double().map(x => {
  if (Number.isNaN(x)) return 'float("nan")';
  if (!Number.isFinite(x)) return x > 0 ? 'float("inf")' : 'float("-inf")';
  const text = Object.is(x, -0) ? '-0.0' : String(x);
  const literal = /[.e]/.test(text) ? text : `${text}.0`;
  return literal.startsWith('-') ? `(${literal})` : literal;
});
export const float: Source = weighted(
  [
    4,
    oneOf('0.0', '1.0', '0.5', '-0.0', '1.5', '2.5', '0.1', '1e16', '1e22', '123456789.123456789', '1e-5', '3.14159'),
  ],
  [2, oneOf('float("inf")', 'float("-inf")', 'float("nan")', '5e-324', '1.7976931348623157e308', '2.0**53', '1e300')],
  [4, anyFloat],
  [1, oneOf('FloatSub(1.5)', '9007199254740993.0', '0.30000000000000004', '1e23', '9.5', '1e15', '1234567.5')],
);
const complexNumber: Source = weighted(
  [
    3,
    oneOf(
      '1j',
      '0j',
      '(1+2j)',
      '(-1.5-0.5j)',
      '-0j',
      'complex("nan")',
      'complex(1, float("inf"))',
      'complex(-0.0, -0.0)',
    ),
  ],
  [1, py`complex(${float}, ${float})`],
);
export const number: Source = weighted([5, int], [4, float], [1, complexNumber]);
const bad: Source = oneOf('None', '"a"', '[]', 'b"a"', '()', '1j', '{}');
const operand = weighted([14, number], [1, bad]);

const arithmetic = oneOf('+', '-', '*', '/', '//', '%', '&', '|', '^', '==', '<', '<=', '!=', '>', '>=', '@');
const smallShift = fc.integer({ min: -2, max: 80 }).map(n => (n < 0 ? `(${n})` : String(n)));
const exponent = weighted(
  [5, smallInt],
  [2, oneOf('0.5', '-0.5', '1.5', '2.0', '-1.0', '0.0', 'float("inf")', '1j', 'float("nan")')],
);

/** Of complex numbers without negative ones: there CPython shows the sign of NaN, which JavaScript has not. */
const complexExponent = oneOf('0', '1', '2', '3', '7', '0.5', '1.5', '2.0', '1j', '(1+2j)');

const binary = weighted(
  [8, py`${operand} ${arithmetic} ${operand}`],
  [1, py`${int} ${oneOf('<<', '>>')} ${smallShift}`],
  [2, py`${weighted([5, int], [4, float])} ** ${exponent}`],
  [1, py`${complexNumber} ** ${complexExponent}`],
  [1, py`pow(${int}, ${int}, ${int})`],
  [1, py`divmod(${operand}, ${operand})`],
  [1, py`${oneOf('-', '+', '~', 'not ', 'abs')}(${operand})`],
  [1, py`${number} ${arithmetic} ${number} ${arithmetic} ${number}`],
);

const intText = oneOf(
  ...[
    '"0"',
    '" 12 "',
    '"-7"',
    '"+5"',
    '"1_000"',
    '"1__0"',
    '"_1"',
    '"0x1f"',
    '"0b11"',
    '"0o17"',
    '"z"',
    '""',
    '"٣"',
    '"1.5"',
  ],
  ...['"1e5"', '"ff"', '"0"*50', '"9"*30', 'b"12"', '"\\n5"', '"0x"', '"-"', '"١٢"', '"1 2"', '"00"', '"0_7"'],
);
const floatText = oneOf(
  ...[
    '"1.5"',
    '"nan"',
    '"-inf"',
    '"infinity"',
    '"1e5"',
    '".5"',
    '"5."',
    '"."',
    '"1_0.0_1"',
    '"1__0"',
    '" 2.5 "',
    '"1e400"',
  ],
  ...[
    '"-1e-400"',
    '"0x1p3"',
    '"1e"',
    '""',
    '"٣.٥"',
    '"+nan"',
    '"1.5e+3"',
    '"1e-323"',
    '"2.4703282292062327e-324"',
    '"i"',
  ],
);
const hexText = oneOf(
  ...[
    '"0x1p3"',
    '"0x1.8p1"',
    '"-0x0.8p-1074"',
    '"0x1.fffffffffffffp1023"',
    '"0x1p1024"',
    '"inf"',
    '"nan"',
    '"1.8"',
    '"0x"',
  ],
  ...[
    '"0x.1"',
    '"0x1.p3"',
    '"  0x1  "',
    '"0x1p"',
    '"x"',
    '""',
    '"0x1.00000000000008p0"',
    '"0x1.00000000000018p0"',
    '5',
  ],
);
/** Objects that become numbers, or should not. */
const converting: Source = weighted(
  [3, py`Ratio(${smallInt}, ${oneOf('1', '2', '-3', '0', '10**400')})`],
  [2, py`AsIndex(${weighted([3, int], [1, oneOf('1.5', 'None', '"a"')])})`],
  [2, py`AsInt(${weighted([3, int], [1, oneOf('1.5', 'None', '"a"', 'AsInt(1)')])})`],
  [2, py`AsFloat(${weighted([3, float], [1, oneOf('1', 'None', '"a"', '1j')])})`],
  [1, py`AsComplex(${weighted([3, complexNumber], [1, oneOf('1', 'None', '1.5')])})`],
);
const conversion = weighted(
  [2, py`int(${weighted([2, number], [1, intText], [1, bad])})`],
  [2, py`int(${intText}, ${oneOf('0', '2', '8', '10', '16', '36', '1', '37', '-1', '"a"', 'None')})`],
  [2, py`float(${weighted([2, number], [2, floatText], [1, bad])})`],
  [
    1,
    py`complex(${weighted([1, number], [1, oneOf('"1+2j"', '"j"', '"1"', '" (1-2j) "', '"1 + 2j"', '"nanj"', '""', '"1e5j"', '"(1"', '"-infj"')], [1, bad])})`,
  ],
  [1, py`complex(${operand}, ${operand})`],
  [1, py`float.fromhex(${hexText})`],
  [1, py`bool(${operand})`],
  [
    2,
    py`${oneOf('int', 'float', 'complex', 'bool', 'round', 'math.floor', 'math.ceil', 'math.trunc', 'math.sqrt', 'abs', 'bin', 'operator.index', 'divmod(7, 2) and int', 'math.fabs', 'math.gcd', 'pow(2, 3) and str.isdigit and float.fromhex', 'range', 'chr', 'bytes', 'int.from_bytes')}(${converting})`,
  ],
  [1, py`complex(${converting}, ${weighted([1, converting], [1, number])})`],
  [1, py`${converting} ${arithmetic} ${weighted([1, converting], [1, number])}`],
  [1, py`round(${converting}, ${oneOf('1', 'None', 'AsIndex(2)', 'AsInt(2)')})`],
  [1, py`int(${intText}, ${converting})`],
  [1, py`${oneOf('float', 'complex')}.from_number(${weighted([1, converting], [1, number], [1, bad])})`],
  [1, py`${oneOf('repr', 'str', 'bin', 'hex', 'oct', 'chr', 'ord', 'round', 'abs', 'len', 'iter')}(${operand})`],
  [2, py`round(${operand}, ${oneOf('0', '1', '2', '-1', '-2', '15', '20', '400', '-400', 'None', '1.0', '"a"')})`],
);

const methods = weighted(
  [
    2,
    py`(${float}).${oneOf('hex()', 'as_integer_ratio()', 'is_integer()', 'conjugate()', 'real', 'imag', '__trunc__()', '__floor__()', '__ceil__()', '__getnewargs__()', 'nope')}`,
  ],
  [
    2,
    py`(${int}).${oneOf('bit_length()', 'bit_count()', 'as_integer_ratio()', 'is_integer()', 'numerator', 'denominator', 'conjugate()', 'real', '__index__()', '__round__(-1)', '__ceil__()', 'hex()')}`,
  ],
  [
    2,
    py`(${int}).to_bytes(${oneOf('', '1', '2', '4', '8', '20', '0', '-1', '1.5')}${oneOf('', ', "big"', ', "little"', ', "x"', ', signed=True', ', "little", signed=True')})`.map(
      s => s.replace('(, ', '('),
    ),
  ],
  [1, py`(${complexNumber}).${oneOf('conjugate()', 'real', 'imag', '__getnewargs__()', '__complex__()', 'hex()')}`],
);

/** Without `cbrt`, and `atan2` on the axes and diagonals alone: glibc's err in the last digit, Octets rounds correctly. */
const elementary = oneOf(
  ...[
    'sqrt',
    'exp',
    'log',
    'log2',
    'log10',
    'log1p',
    'expm1',
    'sin',
    'cos',
    'tan',
    'asin',
    'acos',
    'atan',
    'sinh',
    'cosh',
  ],
  ...[
    'tanh',
    'asinh',
    'acosh',
    'atanh',
    'floor',
    'ceil',
    'trunc',
    'fabs',
    'frexp',
    'modf',
    'isnan',
    'isinf',
    'isfinite',
  ],
  ...['degrees', 'radians', 'factorial', 'isqrt', 'gamma', 'lgamma', 'erf', 'erfc', 'ulp', 'exp2'],
);
const small = weighted([3, float], [3, smallInt], [1, bad]);
/** Coordinates of points on the axes and diagonals. */
const onAxis = oneOf('0.0', '-0.0', '1.0', '-1.0', 'float("inf")', 'float("-inf")', 'float("nan")', 'None');
const mathematics = weighted(
  [3, py`math.${elementary}(${small})`],
  [
    2,
    py`math.${oneOf('gcd', 'lcm', 'comb', 'perm', 'copysign', 'fmod', 'remainder', 'hypot', 'isclose', 'nextafter', 'ldexp', 'pow', 'dist')}(${small}, ${small})`,
  ],
  [1, py`math.atan2(${onAxis}, ${onAxis})`],
  [1, py`math.${oneOf('fsum', 'prod', 'sumprod')}([${list(float, 4)}])`],
  [1, py`sum([${list(number, 5)}])`],
  [1, py`sum([${list(float, 4)}], ${number})`],
  [1, py`${oneOf('max', 'min')}(${number}, ${number})`],
  [
    1,
    py`sorted([${list(weighted([1, smallInt], [1, float]), 8)}]${oneOf('', ', reverse=True', ', key=abs', ', key=lambda x: -x')})`,
  ],
  [
    1,
    py`range(${smallInt}, ${smallInt}, ${smallInt})${oneOf('', '[0]', '[::-1]', '[1:]', '.index(3)', '.count(2)', '[-1]', '[2**70]')}`,
  ],
  [1, py`list(range(${smallInt}, ${smallInt}, ${smallInt}))`],
  [1, py`sorted(map(Spy, [${list(weighted([3, smallInt], [1, float]), 80, 2)}])${oneOf('', ', reverse=True')})`],
  [1, py`${oneOf('min', 'max')}(map(Spy, [${list(smallInt, 5)}]), default=None)`],
);

/** Expressions whose values are numbers. */
export const numbers: Source = weighted([6, binary], [4, conversion], [2, methods], [3, mathematics]);
