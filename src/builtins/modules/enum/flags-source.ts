/** enum: flags and their boundaries. */
export const flagsSource = String.raw`
def _combiner(slot, sign, operation):
    def combine(self, other):
        cls, data = type(self), self._member_type_
        if isinstance(other, cls):
            value = other._value_
        elif data is not object and isinstance(other, data):
            value = int(other)
        else:
            return NotImplemented
        if self._value_ is None or value is None:
            flag = self if self._value_ is None else other
            raise TypeError(f"'{flag}' cannot be combined with other flags with {sign}")
        return cls(operation(self._value_, value))
    combine.__name__, combine.__qualname__ = slot, 'Flag.' + slot
    return combine


def _complement(self):
    cls = type(self)
    if self._value_ is None:
        raise TypeError(f"'{self}' cannot be inverted")
    flipped = ~self._value_
    return cls(flipped if cls._boundary_ in (KEEP, EJECT) else flipped & cls._singles_mask_)


# Operators that every class of flags gets, before those of its data.
_FLAG_SLOTS = {'__invert__': _complement}
for _slot, _sign, _operation in ('or', '|', _operator.or_), ('and', '&', _operator.and_), ('xor', '^', _operator.xor):
    for _side in '__%s__', '__r%s__':
        _FLAG_SLOTS[_side % _slot] = _combiner(_side % _slot, _sign, _operation)
_complement.__name__, _complement.__qualname__ = '__invert__', 'Flag.__invert__'


def _reject_bits(cls, value):
    mask = cls._flag_mask_
    width = max(mask.bit_length(), value.bit_length())
    raise ValueError('%r invalid value %r\n    given %s\n  allowed %s'
                     % (cls, value, bin(value, width), bin(mask, width)))


def _keep_bits(cls, value):
    return value if value >= 0 else value + max(cls._all_bits_ + 1, 1 << value.bit_length())


# What each boundary does with a value that has bits of no flag. EJECT leaves the int as it is.
_UNKNOWN_BITS = {STRICT: _reject_bits, CONFORM: lambda cls, value: value & cls._flag_mask_, KEEP: _keep_bits}


def _composite(cls, value):
    """A member for several flags at once, named after them."""
    data = cls._member_type_
    made = object.__new__(cls) if data is object else data.__new__(cls, value)
    if not hasattr(made, '_value_'):
        made._value_ = value
    parts = list(cls._iter_member_(value & cls._singles_mask_))
    if value & ~cls._singles_mask_:
        parts += [m for m in dict.fromkeys(cls._member_map_.values())
                  if m not in parts and m._value_ and m._value_ | value == value]
    rest = value
    for part in parts:
        rest &= ~part._value_
    names = [part._name_ for part in parts]
    if names and rest:
        if cls._boundary_ is STRICT:
            raise ValueError(f'{cls!r}: no members with value {rest!r}')
        names.append(cls._numeric_repr_(rest))
    made._name_ = '|'.join(names) or None
    return cls._value2member_map_.setdefault(value, made)


class Flag(Enum, boundary=STRICT):
    """Members that combine by |, &, ^ and ~."""

    _numeric_repr_ = repr

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        if last_values:
            top = max(last_values)
            try:
                return 1 << top.bit_length()
            except Exception:
                raise TypeError(f'invalid flag value {top!r}') from None
        return 1 if start is None else start

    @classmethod
    def _missing_(cls, value):
        if not isinstance(value, int):
            raise ValueError(f'{value!r} is not a valid {cls.__qualname__}')
        limit, rule = cls._all_bits_, cls._boundary_
        if not -limit - 1 <= value <= limit or value & (limit & ~cls._flag_mask_):
            if rule is EJECT:
                return value
            value = _UNKNOWN_BITS[rule](cls, value)
        if value < 0:
            value += limit + 1
        known = cls._value2member_map_.get(value)
        return _composite(cls, value) if known is None else known

    @classmethod
    def _iter_member_by_value_(cls, value):
        found = map(cls._value2member_map_.get, _low_bits(value & cls._flag_mask_))
        return (flag for flag in found if flag is not None)

    @classmethod
    def _iter_member_by_def_(cls, value):
        yield from sorted(cls._iter_member_by_value_(value), key=lambda flag: flag._sort_order_)

    _iter_member_ = _iter_member_by_value_

    def __str__(self):
        name = type(self).__name__
        return f'{name}({self._value_!r})' if self._name_ is None else f'{name}.{self._name_}'

    def __bool__(self):
        return bool(self._value_)

    def __len__(self):
        return self._value_.bit_count()

    def __iter__(self):
        yield from self._iter_member_(self._value_)

    def __contains__(self, other):
        cls = type(self)
        if not isinstance(other, cls):
            raise TypeError(f"unsupported operand type(s) for 'in': {type(other).__qualname__!r}"
                            f" and {cls.__qualname__!r}")
        return other._value_ & self._value_ == other._value_


class IntFlag(int, ReprEnum, Flag, boundary=KEEP):
    """Flags that are ints."""
`;
