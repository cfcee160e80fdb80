/** enum: names, roles of attributes in a class body. */
/** The `_names_` that a class body may set. */
const RESERVED = `_ignore_ _order_ _missing_ _generate_next_value_ _numeric_repr_ _add_alias_ _add_value_alias_
  _iter_member_ _iter_member_by_def_ _iter_member_by_value_`;

export const rolesSource = String.raw`
import operator as _operator
import sys as _sys
from types import DynamicClassAttribute as _DynamicClassAttribute, MappingProxyType as _MappingProxyType

_absent = object()
_managed = property
_RESERVED = frozenset(${JSON.stringify(RESERVED.replace(/\s+/g, ' '))}.split())
_PLAIN_CONSTRUCTORS = [object.__new__]


def _wrapped(name, edge):
    """Whether a name has exactly this edge at both ends, as in __x__ or _x_."""
    n = len(edge)
    inner = name[n:-n]
    return len(name) > 2 * n and name == edge + inner + edge and '_' not in (inner[0], inner[-1])


def _mangled_for(owner, name):
    stem = '_%s__' % owner
    return name.startswith(stem) and name != stem and name[-2:] != '__'


def _words(text):
    return text.replace(',', ' ').split()


def _one_bit(number):
    return number.bit_count() == 1 and number > 0


def _low_bits(number):
    """The powers of two in a number, the smallest first."""
    bits = getattr(number, '_value_', number)
    if bits < 0:
        raise ValueError(f'{bits} is not a positive integer')
    return [1 << place for place in range(bits.bit_length()) if bits >> place & 1]


def show_flag_values(value):
    return _low_bits(value)


def bin(num, max_bits=None):
    """Binary digits behind a sign digit: 0 or 1, by which they are filled up."""
    sign = '1' if num < 0 else '0'
    width = num.bit_length()
    digits = format(num % (1 << width), '0%db' % width) if width else ''
    return '0b%s %s' % (sign, digits.rjust(max_bits or 0, sign))


class auto:
    """Stands for the next value."""
    def __init__(self, value=_absent):
        self.value = value

    def __repr__(self):
        return f'auto({self.value!r})'


def _role(space, key, value):
    """What an entry of a class body is: the name of the EnumDict method that stores it, without _put_."""
    owner = space._cls_name
    if owner is not None and _mangled_for(owner, key):
        return 'plain'
    for edge, role in ('__', 'special'), ('_', 'reserved'):
        if _wrapped(key, edge):
            return role
    if key in space._member_names:
        return 'clash'
    if key in space._ignore:
        return 'plain'
    if isinstance(value, (member, nonmember)):
        return 'unwrapped'
    if isinstance(value, type):
        inside = owner is not None and f'.{value.__qualname__}'.endswith(f'.{owner}.{value.__name__}')
        return 'plain' if inside else 'member'
    if {'__get__', '__set__', '__delete__'} & set(dir(type(value))):
        return 'plain'
    return 'clash' if key in space else 'member'


class EnumDict(dict):
    """The namespace of an enumeration's class body: notes the members in order."""

    def __init__(self, cls_name=None):
        super().__init__()
        self._cls_name, self._member_names, self._last_values, self._ignore = cls_name, {}, [], []
        self._asked = False

    @_managed
    def member_names(self):
        return list(self._member_names)

    def update(self, members, **more):
        pairs = [(key, members[key]) for key in members.keys()] if hasattr(members, 'keys') else list(members)
        for key, value in pairs + list(more.items()):
            self[key] = value

    def __setitem__(self, key, value):
        getattr(self, '_put_' + _role(self, key, value))(key, value)

    def _put_plain(self, key, value):
        super().__setitem__(key, value)

    def _put_special(self, key, value):
        self._put_plain('_order_' if key == '__order__' else key, value)

    def _put_clash(self, key, value):
        raise TypeError('%r already defined as %r' % (key, self[key]))

    def _put_unwrapped(self, key, wrapper):
        if isinstance(wrapper, nonmember):
            return self._put_plain(key, wrapper.value)
        self._put_member(key, wrapper.value)

    def _put_reserved(self, key, value):
        if key not in _RESERVED:
            raise ValueError(f'_sunder_ names, such as {key!r}, are reserved for future Enum use')
        if key == '_ignore_':
            self._ignore = value = _words(value) if isinstance(value, str) else list(value)
            late = self._member_names.keys() & value
            if late:
                raise ValueError(f'_ignore_ cannot specify already set names: {late!r}')
        if key == '_generate_next_value_':
            if self._asked:
                raise TypeError('_generate_next_value_ must be defined before members')
            self._generate_next_value = getattr(value, '__func__', value)
        self._put_plain(key, value)

    def _put_member(self, key, value):
        if isinstance(value, auto):
            value = self._filled(key, value)
        elif type(value) is tuple and any(isinstance(part, auto) for part in value):
            value = tuple([self._filled(key, part) if isinstance(part, auto) else part for part in value])
        self._member_names[key] = None
        self._last_values.append(value)
        self._put_plain(key, value)

    def _filled(self, key, blank):
        if blank.value is _absent:
            self._asked = True
            blank.value = self._generate_next_value(key, 1, len(self._member_names), list(self._last_values))
        return blank.value


class property(_DynamicClassAttribute):
    """A property of members whose name a member may have as well."""
    member = name = clsname = None

    def __set_name__(self, ownerclass, name):
        self.clsname, self.name = ownerclass.__name__, name

    def __get__(self, instance, ownerclass=None):
        on_member = instance is not None
        if on_member and self.fget is not None:
            return self.fget(instance)
        if self.member is None:
            raise AttributeError('%r%s has no attribute %r' % (ownerclass, ' member' * on_member, self.name))
        return self.member

    def _refuse(self, verb):
        raise AttributeError(f'<enum {self.clsname!r}> cannot {verb} attribute {self.name!r}')

    def __set__(self, instance, value):
        return self.fset(instance, value) if self.fset else self._refuse('set')

    def __delete__(self, instance):
        return self.fdel(instance) if self.fdel else self._refuse('delete')

    def _shared_with(self, member, owner, name):
        """The same property, with a member that its class shows."""
        twin = property(self.fget, self.fset, self.fdel, self.__doc__ or '')
        twin.member = member
        twin.__set_name__(owner, name)
        return twin
`;
