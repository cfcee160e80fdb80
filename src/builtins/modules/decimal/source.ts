/** The part of decimal that is written in Python: exceptions, the dicts of signals, context managers. */
export const source = `
import collections
import collections.abc
import numbers

DecimalTuple = collections.namedtuple('DecimalTuple', 'sign digits exponent')
DecimalTuple.__module__ = 'decimal'


class DecimalException(ArithmeticError):
    pass


class Clamped(DecimalException):
    pass


class Rounded(DecimalException):
    pass


class Inexact(DecimalException):
    pass


class Subnormal(DecimalException):
    pass


class FloatOperation(DecimalException, TypeError):
    pass


class DivisionByZero(DecimalException, ZeroDivisionError):
    pass


class InvalidOperation(DecimalException):
    pass


class Overflow(Inexact, Rounded):
    pass


class Underflow(Inexact, Rounded, Subnormal):
    pass


class ConversionSyntax(InvalidOperation):
    pass


class DivisionImpossible(InvalidOperation):
    pass


class DivisionUndefined(InvalidOperation, ZeroDivisionError):
    pass


class InvalidContext(InvalidOperation):
    pass


_SIGNALS = (InvalidOperation, FloatOperation, DivisionByZero, Overflow, Underflow, Subnormal, Inexact, Rounded, Clamped)


class _SignalDict(collections.abc.MutableMapping):
    """The flags or the traps of a context, by signal."""

    def __init__(self, context, of_flags):
        self._context, self._of_flags = context, of_flags

    @property
    def _bits(self):
        return _signal_bits(self._context, self._of_flags)

    def __getitem__(self, signal):
        return bool(self._bits & _bits_of(signal))

    def __setitem__(self, signal, value):
        _set_signal(self._context, self._of_flags, signal, bool(value))

    def __delitem__(self, signal):
        raise ValueError('signal keys cannot be deleted')

    def __iter__(self):
        return iter(_SIGNALS)

    def __len__(self):
        return len(_SIGNALS)

    def __repr__(self):
        return '{' + ', '.join(f'{signal}:{value}' for signal, value in self.items()) + '}'

    def __eq__(self, other):
        if isinstance(other, _SignalDict):
            return self._bits == other._bits
        return dict(self) == other if isinstance(other, dict) else NotImplemented

    def copy(self):
        return dict(self)


_SignalDict.__module__, _SignalDict.__name__, _SignalDict.__qualname__ = 'abc', 'SignalDict', 'SignalDict'


class _ContextManager:
    """Puts a context in place for a with statement."""

    def __init__(self, context):
        self._new = context

    def __enter__(self):
        self._saved = getcontext()
        setcontext(self._new)
        return self._new

    def __exit__(self, *args):
        setcontext(self._saved)
        return False


_ContextManager.__name__ = _ContextManager.__qualname__ = 'ContextManager'


def localcontext(ctx=None, **kwargs):
    """A context manager with a copy of a context, the current one if none is given."""
    new = getcontext().copy() if ctx is None else ctx
    if not isinstance(new, Context):
        raise TypeError('optional argument must be a context')
    new = new.copy()
    for name, value in kwargs.items():
        if name not in ('prec', 'rounding', 'Emin', 'Emax', 'capitals', 'clamp', 'flags', 'traps'):
            raise TypeError(f'this function got an unexpected keyword argument {name!r}')
        if value is not None:
            setattr(new, name, value)
    return _ContextManager(new)


_connect(_SignalDict, DecimalTuple, numbers.Rational, [
    *_SIGNALS, ConversionSyntax, DivisionImpossible, DivisionUndefined, InvalidContext])
DefaultContext = Context(prec=28, traps=[InvalidOperation, DivisionByZero, Overflow])
_template(DefaultContext)
BasicContext = Context(prec=9, rounding='ROUND_HALF_UP',
                       traps=[Clamped, InvalidOperation, DivisionByZero, Overflow, Underflow])
ExtendedContext = Context(prec=9, traps=[])
_template(BasicContext)
_template(ExtendedContext)


def IEEEContext(bits, /):
    """A context of one of the interchange formats of IEEE 754."""
    if bits <= 0 or bits > IEEE_CONTEXT_MAX_BITS or bits % 32:
        raise ValueError(f'argument must be a multiple of 32, with a maximum of {IEEE_CONTEXT_MAX_BITS}')
    most = 3 * 2 ** (bits // 16 + 3)
    return Context(prec=9 * bits // 32 - 2, rounding='ROUND_HALF_EVEN', Emin=1 - most, Emax=most, capitals=1, clamp=1,
                   flags=[], traps=[])


numbers.Number.register(Decimal)
del collections, numbers, _connect, _template
`;
