/** The module `fractions`. */
import type { ModuleDefinition } from '../../runtime/modules.ts';

/** The operators with a reflected form: name, the exact result, how it is spelled, whether complex numbers take part. */
const OPERATORS: readonly (readonly [name: string, exact: string, spelled: string, complex: boolean])[] = [
  ['add', '_made(kind, p * s + r * q, q * s)', 'x + y', true],
  ['sub', '_made(kind, p * s - r * q, q * s)', 'x - y', true],
  ['mul', '_made(kind, p * r, q * s)', 'x * y', true],
  ['truediv', '_quotient(kind, p * s, q * r)', 'x / y', true],
  ['floordiv', 'p * s // (q * r)', 'x // y', false],
  ['divmod', '_divided(kind, p, q, r, s)', 'divmod(x, y)', false],
  ['mod', '_made(kind, p * s % (r * q), q * s)', 'x % y', false],
];

const operator = ([name, exact, spelled, complex]: (typeof OPERATORS)[number]) => `
    def __${name}__(a, b):
        if isinstance(b, (int, Fraction)):
            kind, p, q, r, s = Fraction, a._numerator, a._denominator, b.numerator, b.denominator
            return ${exact}
        if isinstance(b, float):
            x, y = float(a), b
            return ${spelled}
${complex ? `        if isinstance(b, complex):\n            x, y = complex(a), b\n            return ${spelled}\n` : ''}        return NotImplemented

    def __r${name}__(b, a):
        if isinstance(a, numbers.Rational):
            kind, p, q, r, s = Fraction, a.numerator, a.denominator, b._numerator, b._denominator
            return ${exact}
        if isinstance(a, numbers.Real):
            x, y = float(a), float(b)
            return ${spelled}
${complex ? `        if isinstance(a, numbers.Complex):\n            x, y = complex(a), complex(b)\n            return ${spelled}\n` : ''}        return NotImplemented
`;

const ORDERS = { lt: '<', gt: '>', le: '<=', ge: '>=' };

const order = ([name, sign]: readonly [string, string]) => `
    def __${name}__(a, b):
        if isinstance(b, numbers.Rational):
            return a._numerator * b.denominator ${sign} a._denominator * b.numerator
        if isinstance(b, float):
            return a ${sign} Fraction(b) if math.isfinite(b) else 0.0 ${sign} b
        return NotImplemented
`;

export const fractions: ModuleDefinition = {
  name: 'fractions',
  doc: 'Rational numbers.',
  source: `
import re
import sys
import math
import operator
import numbers

__all__ = ['Fraction']

_DIGITS = r'\\d+(?:_\\d+)*'
_RATIONAL_FORMAT = re.compile(
    rf'\\A\\s*(?P<sign>[-+]?)(?=\\d|\\.\\d)(?P<num>\\d*|{_DIGITS})'
    rf'(?:(?:\\s*/\\s*(?P<denom>{_DIGITS}))?|(?:\\.(?P<decimal>\\d*|{_DIGITS}))?(?:E(?P<exp>[-+]?{_DIGITS}))?)\\s*\\z',
    re.IGNORECASE)

_PLACE = r'(?:(?P<fill>.)?(?P<align>[<>=^]))?(?P<sign>[-+ ]?)'
_GENERAL_FORMAT = re.compile(_PLACE + r'(?P<alt>\\#)?(?P<width>0|[1-9][0-9]*)?(?P<group>[,_])?', re.DOTALL)
_FLOAT_FORMAT = re.compile(
    _PLACE + r'(?P<positive>z)?(?P<alt>\\#)?(?P<zeros>0(?=[0-9]))?(?P<width>[0-9]+)?(?P<group>[,_])?'
    r'(?:\\.(?=[,_0-9])(?P<precision>[0-9]+)?(?P<tail>[,_])?)?(?P<type>[eEfFgG%])', re.DOTALL)


# Making fractions of integers


def _raw(kind, numerator, denominator):
    made = object.__new__(kind)
    made._numerator, made._denominator = numerator, denominator
    return made


def _made(kind, numerator, denominator):
    """The fraction in lowest terms, for a denominator that is positive."""
    common = math.gcd(numerator, denominator)
    return _raw(kind, numerator, denominator) if common == 1 else _raw(kind, numerator // common, denominator // common)


def _quotient(kind, numerator, denominator):
    if denominator == 0:
        raise ZeroDivisionError('Fraction(1, 0)')    # zero in lowest terms, turned over
    return _made(kind, numerator, denominator) if denominator > 0 else _made(kind, -numerator, -denominator)


def _divided(kind, p, q, r, s):
    quotient, rest = divmod(p * s, q * r)
    return quotient, _made(kind, rest, q * s)


def _parsed(text):
    """Numerator and denominator that a text spells."""
    match = _RATIONAL_FORMAT.match(text)
    if match is None:
        raise ValueError(f'Invalid literal for Fraction: {text!r}')
    numerator, denominator = int(match['num'] or 0), int(match['denom'] or 1)
    decimals = (match['decimal'] or '').replace('_', '')
    if decimals:
        denominator = 10 ** len(decimals)
        numerator = numerator * denominator + int(decimals)
    exponent = int(match['exp'] or 0)
    if exponent < 0:
        denominator *= 10 ** -exponent
    else:
        numerator *= 10 ** exponent
    return -numerator if match['sign'] == '-' else numerator, denominator


def _ratio_of(number):
    """The exact ratio of a number, None for what is no real number."""
    if type(number) is int:
        return number, 1
    if isinstance(number, numbers.Rational):
        return number.numerator, number.denominator
    if isinstance(number, float) or not isinstance(number, type) and hasattr(number, 'as_integer_ratio'):
        return number.as_integer_ratio()
    return None


class Fraction(numbers.Rational):
    """A rational number in lowest terms, of two rational numbers, of a real number, or of text."""

    __slots__ = ('_numerator', '_denominator')

    def __new__(cls, numerator=0, denominator=None):
        if denominator is None:
            ratio = _ratio_of(numerator)
            if ratio is not None:
                return _raw(cls, *ratio)
            if not isinstance(numerator, str):
                raise TypeError('argument should be a string or a Rational instance or have the as_integer_ratio() '
                                'method')
            numerator, denominator = _parsed(numerator)
        elif not type(numerator) is int is type(denominator):
            if not (isinstance(numerator, numbers.Rational) and isinstance(denominator, numbers.Rational)):
                raise TypeError('both arguments should be Rational instances')
            above, below = numerator, denominator
            numerator = above.numerator * below.denominator
            denominator = below.numerator * above.denominator
        if denominator == 0:
            raise ZeroDivisionError(f'Fraction({numerator}, 0)')
        return _made(cls, numerator, denominator) if denominator > 0 else _made(cls, -numerator, -denominator)

    @classmethod
    def from_number(cls, number):
        """The exact value of a real number."""
        ratio = _ratio_of(number)
        if ratio is None:
            raise TypeError('argument should be a Rational instance or have the as_integer_ratio() method')
        return _raw(cls, *ratio)

    @classmethod
    def from_float(cls, f):
        """The exact value of a float."""
        if isinstance(f, numbers.Integral):
            return cls(f)
        if isinstance(f, float):
            return _raw(cls, *f.as_integer_ratio())
        raise TypeError(f'{cls.__name__}.from_float() only takes floats, not {f!r} ({type(f).__name__})')

    @classmethod
    def from_decimal(cls, dec):
        """The exact value of a Decimal."""
        from decimal import Decimal
        if isinstance(dec, numbers.Integral):
            dec = Decimal(int(dec))
        if isinstance(dec, Decimal):
            return _raw(cls, *dec.as_integer_ratio())
        raise TypeError(f'{cls.__name__}.from_decimal() only takes Decimals, not {dec!r} ({type(dec).__name__})')

    @classmethod
    def _from_coprime_ints(cls, numerator, denominator, /):
        return _raw(cls, numerator, denominator)

    def is_integer(self):
        """Whether the number is whole."""
        return self._denominator == 1

    def as_integer_ratio(self):
        """Numerator and denominator."""
        return self._numerator, self._denominator

    @property
    def numerator(a):
        return a._numerator

    @property
    def denominator(a):
        return a._denominator

    def limit_denominator(self, max_denominator=1000000):
        """The nearest fraction whose denominator is not larger."""
        if max_denominator < 1:
            raise ValueError('max_denominator should be at least 1')
        if self._denominator <= max_denominator:
            return Fraction(self)
        # Convergents of the continued fraction, up to the first that is too large.
        before, latest = (0, 1), (1, 0)
        above, below = self._numerator, self._denominator
        while True:
            whole, rest = divmod(above, below)
            following = before[0] + whole * latest[0], before[1] + whole * latest[1]
            if following[1] > max_denominator:
                break
            before, latest = latest, following
            above, below = below, rest
        steps = (max_denominator - before[1]) // latest[1]
        between = before[0] + steps * latest[0], before[1] + steps * latest[1]
        nearer = latest if 2 * below * between[1] <= self._denominator else between
        return _raw(Fraction, *nearer)

    # Text

    def __repr__(self):
        return f'{self.__class__.__name__}({self._numerator}, {self._denominator})'

    def __str__(self):
        return f'{self._numerator}' if self._denominator == 1 else f'{self._numerator}/{self._denominator}'

    def __format__(self, format_spec, /):
        match = _GENERAL_FORMAT.fullmatch(format_spec)
        if match is not None:
            group = match['group'] or ''
            body = f'{abs(self._numerator):{group}}'
            if match['alt'] or self._denominator > 1:
                body += f'/{self._denominator:{group}}'
            return _placed(match, self._numerator < 0, body)
        match = _FLOAT_FORMAT.fullmatch(format_spec)
        if match is None or match['align'] is not None and match['zeros'] is not None:
            raise ValueError(f'Invalid format specifier {format_spec!r} for object of type {type(self).__name__!r}')
        return _float_like(self._numerator, self._denominator, match)

    # Arithmetic
${OPERATORS.map(operator).join('')}
    def __pow__(a, b, modulo=None):
        if modulo is not None:
            return NotImplemented
        if isinstance(b, numbers.Rational):
            if b.denominator != 1:
                return float(a) ** float(b)
            power, p, q = b.numerator, a._numerator, a._denominator
            if power >= 0:
                return _raw(Fraction, p ** power, q ** power)
            if p == 0:
                raise ZeroDivisionError(f'Fraction({q ** -power}, 0)')
            if p < 0:
                p, q = -p, -q
            return _raw(Fraction, q ** -power, p ** -power)
        if isinstance(b, (float, complex)):
            return float(a) ** b
        return NotImplemented

    def __rpow__(b, a, modulo=None):
        if modulo is not None:
            return NotImplemented
        whole = b._denominator == 1
        if whole and b._numerator >= 0:
            return a ** b._numerator
        if isinstance(a, numbers.Rational):
            return Fraction(a.numerator, a.denominator) ** b
        return a ** (b._numerator if whole else float(b))

    def __pos__(a):
        return _raw(Fraction, a._numerator, a._denominator)

    def __neg__(a):
        return _raw(Fraction, -a._numerator, a._denominator)

    def __abs__(a):
        return _raw(Fraction, abs(a._numerator), a._denominator)

    def __int__(a):
        return operator.index(a.__trunc__())

    def __trunc__(a):
        whole = abs(a._numerator) // a._denominator
        return whole if a._numerator >= 0 else -whole

    def __floor__(a):
        return a._numerator // a._denominator

    def __ceil__(a):
        return -(-a._numerator // a._denominator)

    def __round__(self, ndigits=None):
        if ndigits is None:
            return _rounded(self._numerator, self._denominator)
        unit = 10 ** abs(ndigits)
        if ndigits > 0:
            return Fraction(_rounded(self._numerator * unit, self._denominator), unit)
        return Fraction(_rounded(self._numerator, self._denominator * unit) * unit)

    def __bool__(a):
        return bool(a._numerator)

    # Comparison

    def __hash__(self):
        try:
            inverse = pow(self._denominator, -1, sys.hash_info.modulus)
        except ValueError:
            value = sys.hash_info.inf
        else:
            value = hash(hash(abs(self._numerator)) * inverse)
        if self._numerator < 0:
            value = -value
        return -2 if value == -1 else value

    def __eq__(a, b):
        if isinstance(b, numbers.Rational):
            return a._numerator == b.numerator and a._denominator == b.denominator
        if isinstance(b, numbers.Complex) and b.imag == 0:
            b = b.real
        if not isinstance(b, float):
            return NotImplemented
        return a == Fraction(b) if math.isfinite(b) else False
${Object.entries(ORDERS).map(order).join('')}
    # Copies

    def __reduce__(self):
        return self.__class__, (self._numerator, self._denominator)

    def __copy__(self):
        return self if type(self) == Fraction else self.__class__(self._numerator, self._denominator)

    def __deepcopy__(self, memo):
        return self.__copy__()


def _rounded(above, below):
    """The nearest integer to a quotient, the even one of two."""
    whole, rest = divmod(above, below)
    return whole + (2 * rest > below or 2 * rest == below and whole % 2)


def _rounded_at(above, below, exponent):
    """The nearest multiple of a power of ten to a quotient, in units of that power."""
    return _rounded(above, below * 10 ** exponent) if exponent >= 0 else _rounded(above * 10 ** -exponent, below)


def _significant(above, below, figures):
    """A positive quotient rounded to a number of figures: an integer and the exponent of its last figure."""
    exponent = len(str(above)) - len(str(below)) - figures
    # The estimate of the size is at most one too low.
    while _rounded_at(above, below, exponent) >= 10 ** figures:
        exponent += 1
    return _rounded_at(above, below, exponent), exponent


def _float_like(numerator, denominator, match):
    kind, precision = match['type'], int(match['precision'] or 6)
    above, point, suffix = abs(numerator), precision, ''
    if kind in 'fF%':
        figures = _rounded_at(above, denominator, -precision - 2 * (kind == '%'))
        suffix = kind.strip('fF')
        negative = numerator < 0 and not (match['positive'] and figures == 0)
    else:
        count = max(precision, 1) if kind in 'gG' else precision + 1
        figures, exponent = _significant(above, denominator, count) if above else (0, 1 - count)
        negative = numerator < 0
        point = -exponent
        if kind in 'eE' or exponent > 0 or exponent + count <= -4:
            point = count - 1
            suffix = f'{"E" if kind.isupper() else "e"}{exponent + point:+03d}'
    digits = f'{figures:0{point + 1}d}'
    whole, part = digits[:len(digits) - point], digits[len(digits) - point:]
    if kind in 'gG' and not match['alt']:
        part = part.rstrip('0')
    if match['tail']:
        dotted = match['tail'].join([part[at:at + 3] for at in range(0, len(part), 3)])
    else:
        dotted = part
    tail = ('.' if match['alt'] or part else '') + dotted + suffix
    group = match['group'] or ''
    if match['zeros'] or match['align'] == '=' and match['fill'] == '0':
        room = int(match['width'] or 0) - len(_sign(match, negative)) - len(tail)
        whole = whole.zfill(3 * room // 4 + 1 if group else room)
    if group:
        first = (len(whole) - 1) % 3 + 1
        whole = group.join([whole[:first], *(whole[at:at + 3] for at in range(first, len(whole), 3))])
    return _placed(match, negative, whole + tail)


def _sign(match, negative):
    return '-' if negative else match['sign'].strip('-')


def _placed(match, negative, body):
    """A number between its fill characters."""
    sign, align = _sign(match, negative), match['align'] or '>'
    padding = (match['fill'] or ' ') * (int(match['width'] or 0) - len(sign) - len(body))
    if align == '=':
        return sign + padding + body
    before = {'>': len(padding), '<': 0, '^': len(padding) // 2}[align]
    return padding[:before] + sign + body + padding[before:]
`,
};
