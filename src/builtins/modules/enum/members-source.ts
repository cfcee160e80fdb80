/** enum: members, enumerations of ints and texts. */
export const membersSource = String.raw`
def _find(cls, value):
    """The member with a value, or what _missing_ makes of it."""
    known = _with_value(cls, value)
    if known is not None:
        return known
    if not cls._member_map_:
        raise TypeError(f'{cls!r} has no members defined')
    invalid = ValueError('%r is not a valid %s' % (value, cls.__qualname__))
    try:
        answer = cls._missing_(value)
    except ValueError:
        raise
    except Exception as failure:
        failure.__context__ = invalid
        raise
    if answer is None:
        raise invalid
    ejected = _is_flags(cls) and cls._boundary_ is EJECT and isinstance(answer, int)
    if ejected or isinstance(answer, cls):
        return answer
    wrong = TypeError(f'error in {cls.__name__}._missing_: returned {answer!r} instead of None or a valid member')
    wrong.__context__ = invalid
    raise wrong


class Enum(metaclass=EnumType):
    """The base of enumerations."""

    def __new__(cls, value):
        if type(value) is cls:
            return value
        try:
            known = cls._value2member_map_.get(value)
        except TypeError:
            known = None
        return _find(cls, value) if known is None else known

    def __init__(self, *args, **kwds):
        pass

    @property
    def value(self):
        """The value of the member."""
        return self._value_

    @property
    def name(self):
        """The name of the member."""
        return self._name_

    # What a subclass may replace.

    @classmethod
    def _missing_(cls, value):
        return None

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        problem = 'unable to sort non-numeric values'
        try:
            if not last_values:
                return start
            highest = sorted(last_values)[-1]
            problem = 'unable to increment %r' % (highest,)
            return highest + 1
        except TypeError:
            raise TypeError(problem) from None

    # More names and values for a member.

    def _add_alias_(self, name):
        cls = type(self)
        holder = cls._member_map_.get(name, self)
        if holder is not self:
            raise NameError(f'{name!r} is already bound: {holder!r}')
        _publish(cls, name, self)

    def _add_value_alias_(self, value):
        cls = type(self)
        holder = _with_value(cls, value)
        if holder is None:
            _index(cls, value, self)
        elif holder is not self:
            raise ValueError(f'{value!r} is already bound: {holder!r}')

    # How members show themselves.

    def __str__(self):
        return f'{type(self).__name__}.{self._name_}'

    def __format__(self, format_spec):
        return format(str(self), format_spec)

    def __repr__(self):
        cls = type(self)
        title = cls.__name__ if self._name_ is None else f'{cls.__name__}.{self._name_}'
        return f'<{title}: {(cls._value_repr_ or repr)(self._value_)}>'

    def __dir__(self):
        members = self._member_map_
        seen = set() if self._member_type_ is object else set(object.__dir__(self))
        seen.update(name for name in vars(self) if name[0] != '_' and name not in members)
        for base in type(self).__mro__[::-1]:
            for name, entry in vars(base).items():
                if name[0] != '_' and (name not in members or isinstance(entry, property) and entry.fget):
                    seen.add(name)
        return sorted(seen.union(['__class__', '__doc__', '__eq__', '__hash__', '__module__']))

    # Members are single: copies are the same, pickles look them up.

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __reduce_ex__(self, proto):
        return type(self), (self._value_,)

    def __hash__(self):
        return hash(self._name_)


class ReprEnum(Enum):
    """Changes only the repr of the data: str() and format() stay the data's."""


type.__setattr__(ReprEnum, '_keeps_data_display_', True)


class StrEnum(str, ReprEnum):
    """Members that are strs."""

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        return name.lower()

    def __new__(cls, *values):
        if len(values) > 3:
            raise TypeError(f'too many arguments for str(): {values!r}')
        complaints = ('%r is not a string', 'encoding must be a string, not %r', 'errors must be a string, not %r')
        for place, (part, complaint) in enumerate(zip(values, complaints)):
            if not isinstance(part, str) and (place or len(values) == 1):
                raise TypeError(complaint % (part,))
        text = str(*values)
        made = str.__new__(cls, text)
        made._value_ = text
        return made


class IntEnum(int, ReprEnum):
    """Members that are ints."""


FlagBoundary = StrEnum('FlagBoundary', 'STRICT CONFORM EJECT KEEP', module=__name__)
FlagBoundary.__doc__ = 'What becomes of bits that no flag has.'
globals().update(FlagBoundary.__members__)
`;
