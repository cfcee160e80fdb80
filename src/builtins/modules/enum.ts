/**
 * The module `enum`.
 *
 * A class body is collected by `EnumDict`, which gives every name a role. `EnumType` hands the members over to one
 * `_Roster`, an attribute that the class finds while it is being made (`__set_name__`), so that the members exist when
 * `__init_subclass__` runs. Operators and boundaries of flags come from tables.
 */
import type { ModuleDefinition } from '../../runtime/modules.ts';

/** Public names, in the order of `enum.__all__`. */
const PUBLIC = `EnumType EnumMeta EnumDict Enum IntEnum StrEnum Flag IntFlag ReprEnum auto unique property verify member
  nonmember FlagBoundary STRICT CONFORM EJECT KEEP global_flag_repr global_enum_repr global_str global_enum EnumCheck
  CONTINUOUS NAMED_FLAGS UNIQUE pickle_by_global_name pickle_by_enum_name`;

/** The `_names_` that a class body may set. */
const RESERVED = `_ignore_ _order_ _missing_ _generate_next_value_ _numeric_repr_ _add_alias_ _add_value_alias_
  _iter_member_ _iter_member_by_def_ _iter_member_by_value_`;

/** Wrappers that decide about an attribute in a class body: name, what the wrapper does. */
const WRAPPERS: [string, string][] = [
  ['member', 'Makes an attribute of an enumeration a member.'],
  ['nonmember', 'Keeps an attribute of an enumeration from becoming a member.'],
];

/** Checks of verify(): name, description. */
const CHECKS: [string, string][] = [
  ['CONTINUOUS', 'no skipped integer values'],
  ['NAMED_FLAGS', 'multi-flag aliases may not contain unnamed flags'],
  ['UNIQUE', 'one name per value'],
];

const wrapperSource = ([name, doc]: [string, string]): string => `
class ${name}:
    """${doc}"""
    def __init__(self, value):
        self.value = value
`;

const NAMES_AND_ROLES = String.raw`
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
        if on_member and self.fget:
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

const CLASS_MAKING = String.raw`
def _ancestors(base):
    return [ancestor for ancestor in base.__mro__ if ancestor is not object]


def _data_from(base):
    """The class that gives members their data, if this base brings one: int for IntEnum."""
    nearest = None
    for ancestor in _ancestors(base):
        if isinstance(ancestor, EnumType):
            if ancestor._member_type_ is not object:
                return ancestor._member_type_
            continue
        nearest = nearest or ancestor
        if not {'__new__', '__dataclass_fields__'}.isdisjoint(vars(ancestor)):
            return nearest


def _data_type(class_name, bases):
    kinds = {_data_from(base) for base in bases} - {None}
    if len(kinds) > 1:
        raise TypeError(f'too many data types for {class_name!r}: {kinds}')
    return kinds.pop() if kinds else object


def _show_fields(data):
    shown = [name for name, field in data.__dataclass_fields__.items() if field.repr]
    return ', '.join(['%s=%r' % (name, getattr(data, name)) for name in shown])


def _data_repr(bases):
    """How the values are shown: the first repr among the ancestors."""
    for ancestor in sum(map(_ancestors, bases), []):
        if isinstance(ancestor, EnumType):
            return ancestor._value_repr_
        own = vars(ancestor)
        if '__repr__' in own:
            by_fields = '__dataclass_fields__' in own and own['__dataclass_params__'].repr
            return _show_fields if by_fields else own['__repr__']


def _constructor(body, data, parent):
    """What makes the bare members: the body's own, else the data's or an inherited one; None for object's."""
    own = body.get('__new__')
    offers = [getattr(owner, slot, None) for slot in ('__new_member__', '__new__') for owner in (data, parent)]
    return own or next((offer for offer in offers if offer and offer not in _PLAIN_CONSTRUCTORS), None)


def _is_flags(cls):
    return hasattr(cls, '_numeric_repr_')


class _Roster:
    """Completes a class as soon as it exists: methods, members, their order."""

    def __init__(self, entries, body, parent, data, build):
        self.entries, self.body, self.parent, self.data, self.build = entries, body, parent, data, build

    def __set_name__(self, cls, slot):
        type.__delattr__(cls, slot)
        if self.parent is None:
            _PLAIN_CONSTRUCTORS.append(cls.__new__)
            return
        self.settle_methods(cls)
        for name, raw in self.entries.items():
            self.enlist(cls, name, raw)
        if _is_flags(cls):
            self.settle_flags(cls)

    def settle_methods(self, cls):
        """Shows members as enumerations do unless the body or a mixin says otherwise."""
        for slot in ('__reduce_ex__', '__format__', '__str__', '__repr__'):
            unchanged = (getattr(owner, slot) for owner in (object, self.data))
            if slot not in self.body and getattr(cls, slot) in unchanged:
                setattr(cls, slot, getattr(self.parent, slot))
        if _is_flags(cls):
            for slot in _FLAG_SLOTS.keys() - self.body.keys():
                setattr(cls, slot, _FLAG_SLOTS[slot])

    def settle_flags(self, cls):
        single = {name: cls._member_map_[name]._value_ for name in cls._member_names_}
        single = {name: value for name, value in single.items() if _one_bit(value)}
        cls._member_names_ = list(single)
        if list(single.values()) != sorted(single.values()):
            cls._iter_member_ = cls._iter_member_by_def_

    def bare(self, cls, raw):
        """A member that has its value but no name."""
        args = raw if isinstance(raw, tuple) else (raw,)
        if self.data is tuple:
            args = (args,)
        made = self.build(cls, *args) if self.build else object.__new__(cls)
        if not hasattr(made, '_value_'):
            try:
                made._value_ = raw if self.data is object else self.data(*args)
            except Exception as reason:
                raise TypeError('_value_ not set in __new__, unable to create it') from reason
        return made, args

    def enlist(self, cls, name, raw):
        fresh, args = self.bare(cls, raw)
        fresh._name_, fresh._sort_order_, fresh.__objclass__ = name, len(cls._member_names_), cls
        fresh.__init__(*args)
        value = fresh._value_
        known = _with_value(cls, value)
        if known is None or known is fresh:
            known = fresh
            cls._member_names_.append(name)
            _index(cls, value, known)
        if _is_flags(cls) and isinstance(value, int):
            cls._flag_mask_ |= value
            cls._all_bits_ = (1 << cls._flag_mask_.bit_length()) - 1
            if _one_bit(value):
                cls._singles_mask_ |= value
        _publish(cls, name, known)


def _with_value(cls, value):
    """The member with this value, or None."""
    try:
        return cls._value2member_map_.get(value)
    except TypeError:
        owners = [m for v, m in cls._unhashable_values_ if v == value]
        owners += [m for m in cls._member_map_.values() if m._value_ == value]
        return owners[0] if owners else None


def _index(cls, value, member):
    try:
        cls._value2member_map_.setdefault(value, member)
    except TypeError:
        cls._unhashable_values_.append((value, member))


def _publish(cls, name, member):
    """Makes a member an attribute of its class, next to an inherited property of that name."""
    holder = next((vars(base)[name] for base in cls.__mro__[1:] if name in vars(base)), None)
    shared = isinstance(holder, property)
    type.__setattr__(cls, name, holder._shared_with(member, cls, name) if shared else member)
    cls._member_map_[name] = member


def _check_order(cls, wanted):
    aliases = cls._member_map_.keys() - cls._member_names_
    wanted = [name for name in _words(wanted) if name not in aliases]
    if wanted != cls._member_names_:
        raise TypeError('member order does not match _order_:\n  %r\n  %r' % (cls._member_names_, wanted))


def _parent_of(bases):
    if not bases:
        return None
    if not isinstance(bases[-1], EnumType):
        raise TypeError('new enumerations should be created as '
                        '${'`'}EnumName([mixin_type, ...] [data_type,] enum_type)${'`'}')
    return bases[-1]


class EnumType(type):
    """The class of enumerations."""

    @property
    def __signature__(cls):
        from inspect import signature
        if cls._member_map_:
            return signature(lambda *values: None)
        return signature(lambda new_class_name, /, names, *, module=None, qualname=None, type=None, start=1,
                         boundary=None: None)

    @classmethod
    def __prepare__(metacls, cls, bases, **kwds):
        closed = [old for base in bases for old in base.__mro__ if isinstance(old, EnumType) and old._member_map_]
        if closed:
            raise TypeError(f'<enum {cls!r}> cannot extend {closed[0]!r}')
        body, parent = EnumDict(cls), _parent_of(bases)
        if parent is not None:
            body['_generate_next_value_'] = parent._generate_next_value_
        return body

    def __new__(metacls, cls, bases, classdict, *, boundary=None, _simple=False, **kwds):
        entries = {name: classdict[name] for name in getattr(classdict, '_member_names', ())}
        unfit = sorted(entries.keys() & {'', 'mro'})
        if unfit:
            raise ValueError('invalid enum member name(s) ' + ','.join(map(repr, unfit)))
        dropped = {'_ignore_', *entries, *getattr(classdict, '_ignore', ())}
        body = {key: entry for key, entry in classdict.items() if key not in dropped}
        order = body.pop('_order_', None)
        parent, data = _parent_of(bases), _data_type(cls, bases)
        build = _constructor(body, data, parent) if parent else body['__new__']
        if '_generate_next_value_' in body:
            numbering = body['_generate_next_value_']
            body['_generate_next_value_'] = staticmethod(getattr(numbering, '__func__', numbering))
        if parent:
            if '__new__' in body:
                body['__new_member__'] = staticmethod(build)
            body['__new__'] = Enum.__new__
            if parent.__dict__.get('_keeps_data_display_') or any(vars(b).get('_keeps_data_display_') for b in bases):
                if data is object:
                    raise TypeError('ReprEnum subclasses must be mixed with a data type (i.e. int, str, float, etc.)')
                text = data.__repr__ if data.__str__ is object.__str__ else data.__str__
                body = {'__str__': text, '__format__': data.__format__, **body}
        members = _Roster(entries, dict(body), parent, data, build)
        body |= {
            '_boundary_': boundary or getattr(parent, '_boundary_', None), '_inverted_': None,
            '_all_bits_': 0, '_singles_mask_': 0, '_flag_mask_': 0,
            '_value_repr_': _data_repr(bases), '_member_type_': data, '_new_member_': build or object.__new__,
            '_use_args_': build is not None and parent is not None,
            '_unhashable_values_': [], '_value2member_map_': {}, '_member_map_': {}, '_member_names_': [],
            '_roster_': members,
        }
        try:
            made = super().__new__(metacls, cls, bases, body, **kwds)
        except Exception as problem:
            if hasattr(problem, '__notes__'):
                del problem.__notes__
            raise
        if order is not None:
            _check_order(made, order)
        return made

    def __call__(cls, value=_absent, names=_absent, *values, module=None, qualname=None, type=None, start=1,
                 boundary=None):
        if value is _absent:
            raise TypeError("EnumType.__call__() missing 1 required positional argument: 'value'")
        if cls._member_map_:
            return cls.__new__(cls, value if names is _absent else (value, names, *values))
        if names is _absent:
            if type is None:
                raise TypeError(f'{cls!r} has no members; specify ${'`'}names=()${'`'} '
                                'if you meant to create a new, empty, enum')
            names = ()
        bases = (cls,) if type is None else (type, cls)
        made_in = {'__module__': module or _sys._getframemodulename(1), '__qualname__': qualname}
        return _from_names(cls, value, bases, names, start, made_in, boundary)

    # Lookup by name and the container's side.

    def __getitem__(cls, name):
        return cls._member_map_[name]

    @_managed
    def __members__(cls):
        return _MappingProxyType(cls._member_map_)

    def __len__(cls):
        return len(cls._member_names_)

    def __bool__(cls):
        return True

    def __iter__(cls):
        return (cls[name] for name in cls._member_names_)

    def __reversed__(cls):
        return (cls[name] for name in cls._member_names_[::-1])

    def __contains__(cls, value):
        if isinstance(value, cls) or _with_value(cls, value) is not None:
            return True
        if not _is_flags(cls):
            return False
        try:
            return isinstance(cls._missing_(value), cls)
        except ValueError:
            return False

    # Members stay.

    def __setattr__(cls, name, value):
        if name in vars(cls).get('_member_map_', ()):
            raise AttributeError(f'cannot reassign member {name!r}')
        super().__setattr__(name, value)

    def __delattr__(cls, attr):
        if attr in vars(cls).get('_member_map_', ()):
            raise AttributeError(f'{cls.__name__!r} cannot delete member {attr!r}.')
        super().__delattr__(attr)

    def __repr__(cls):
        return '<%s %r>' % ('flag' if _is_flags(cls) else 'enum', cls.__name__)

    def __dir__(cls):
        own = _words('__class__ __contains__ __doc__ __getitem__ __init_subclass__ __iter__ __len__ __members__ '
                     '__module__ __name__ __qualname__')
        if cls._new_member_ != object.__new__:
            own.append('__new__')
        data = cls._member_type_
        return sorted({*own, *cls._member_names_, *(() if data is object else dir(data))})


EnumMeta = EnumType
_EnumDict = EnumDict


def _from_names(parent, class_name, bases, names, start, made_in, boundary):
    """A new enumeration from words, from names, from pairs or from a mapping."""
    maker = type(parent)
    body = maker.__prepare__(class_name, bases)
    listed = _words(names) if isinstance(names, str) else names
    if isinstance(listed, (list, tuple)) and listed and isinstance(listed[0], str):
        given = []
        for name in listed:
            given.append(parent._generate_next_value_(name, start, len(given), list(given)))
        listed = list(zip(listed, given))
    for item in listed:
        name, value = (item, listed[item]) if isinstance(item, str) else item
        body[name] = value
    for key, told in made_in.items():
        if told is not None:
            body[key] = told
    return maker.__new__(maker, class_name, bases, body, boundary=boundary)
`;

const MEMBERS = String.raw`
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
        return value if type(value) is cls else _find(cls, value)

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

const FLAGS = String.raw`
def _combiner(slot, operation):
    def combine(self, other):
        cls, data = type(self), self._member_type_
        if isinstance(other, cls):
            return cls(operation(self._value_, other._value_))
        if data is not object and isinstance(other, data):
            return cls(operation(self._value_, int(other)))
        return NotImplemented
    combine.__name__, combine.__qualname__ = slot, 'Flag.' + slot
    return combine


def _complement(self):
    cls = type(self)
    flipped = ~self._value_
    return cls(flipped if cls._boundary_ in (KEEP, EJECT) else flipped & cls._singles_mask_)


# Operators that every class of flags gets, before those of its data.
_FLAG_SLOTS = {'__invert__': _complement}
for _slot, _operation in ('or', int.__or__), ('and', int.__and__), ('xor', int.__xor__):
    for _side in '__%s__', '__r%s__':
        _FLAG_SLOTS[_side % _slot] = _combiner(_side % _slot, _operation)
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
        return self._value_ != 0

    def __len__(self):
        return self._value_.bit_count()

    def __iter__(self):
        return iter(list(self._iter_member_(self._value_)))

    def __contains__(self, other):
        cls = type(self)
        if not isinstance(other, cls):
            raise TypeError(f"unsupported operand type(s) for 'in': {type(other).__qualname__!r}"
                            f" and {cls.__qualname__!r}")
        return self._value_ | other._value_ == self._value_


class IntFlag(int, ReprEnum, Flag, boundary=KEEP):
    """Flags that are ints."""
`;

const DECORATORS = String.raw`
EnumCheck = StrEnum('EnumCheck', ${JSON.stringify(Object.fromEntries(CHECKS))}, module=__name__)
EnumCheck.__doc__ = 'What verify() can check.'
globals().update(EnumCheck.__members__)


def _reject_aliases(enumeration, complaint):
    found = ['%s -> %s' % (name, m.name) for name, m in enumeration.__members__.items() if m.name != name]
    if found:
        raise ValueError('%s found in %r: %s' % (complaint, enumeration, ', '.join(found)))


def _simple_enum(etype=Enum, *, boundary=None, use_args=None):
    """Makes an enumeration of an ordinary class: what its body assigns are the members."""
    def convert(cls):
        given = {} if boundary is None else {'boundary': boundary}
        body = type(etype).__prepare__(cls.__name__, (etype,), **given)
        for name, value in vars(cls).items():
            if name not in ('__dict__', '__weakref__'):
                body[name] = value
        return type(etype)(cls.__name__, (etype,), body, **given)
    return convert


def unique(enumeration):
    """A decorator that rejects two names for one value."""
    _reject_aliases(enumeration, 'duplicate values')
    return enumeration


def _check_unique(enumeration):
    _reject_aliases(enumeration, 'aliases')


def _check_continuous(enumeration):
    taken = {m.value for m in enumeration}
    if len(taken) < 2:
        return
    first, last = min(taken), max(taken)
    flags = _is_flags(enumeration)
    if flags:
        between = [1 << place for place in range(first.bit_length(), last.bit_length() - 1)]
    else:
        between = range(first + 1, last)
    gaps = [str(number) for number in between if number not in taken]
    if gaps:
        kind = 'flag' if flags else 'enum'
        raise ValueError(f"invalid {kind} {enumeration.__name__!r}: missing values {', '.join(gaps)}"[:256])


def _check_named_flags(enumeration):
    named = {m.value for m in enumeration}
    poor, lost = [], 0
    for name, m in enumeration.__members__.items():
        alias = name not in enumeration._member_names_ and m.value >= 0
        gaps = [bit for bit in _low_bits(m.value) if bit not in named] if alias else []
        if gaps:
            poor.append(name)
            lost |= sum(gaps)
    if poor:
        who = 'alias %s is' % poor[0] if len(poor) == 1 else 'aliases %s and %s are' % (', '.join(poor[:-1]), poor[-1])
        what = 'value 0x%x' % lost if _one_bit(lost) else 'combined values of 0x%x' % lost
        raise ValueError('invalid Flag %r: %s missing %s [use enum.show_flag_values(value) for details]'
                         % (enumeration.__name__, who, what))


_CHECKS = {CONTINUOUS: _check_continuous, NAMED_FLAGS: _check_named_flags, UNIQUE: _check_unique}


class verify:
    """A decorator that checks an enumeration."""
    def __init__(self, *checks):
        self.checks = checks

    def __call__(self, enumeration):
        for check in self.checks:
            if check in _CHECKS:
                _CHECKS[check](enumeration)
        return enumeration


def _in_module(member, what):
    return member.__class__.__module__.rpartition('.')[2] + '.' + what


def global_str(self):
    return self._name_ or f'{type(self).__name__}({self._value_!r})'


def global_enum_repr(self):
    return _in_module(self, str(self._name_))


def global_flag_repr(self):
    if self._name_ is None:
        return _in_module(self, global_str(self))
    return '|'.join([part if part[0].isdigit() else _in_module(self, part) for part in self._name_.split('|')])


def global_enum(cls, update_str=False):
    """Puts the members into the module of the enumeration."""
    cls.__repr__ = (global_enum_repr, global_flag_repr)[_is_flags(cls)]
    if update_str or ReprEnum not in cls.__mro__:
        cls.__str__ = global_str
    target = _sys.modules[cls.__module__]
    for name, m in cls.__members__.items():
        setattr(target, name, m)
    return cls


def pickle_by_enum_name(self, proto):
    return getattr, (type(self), self._name_)


def pickle_by_global_name(self, proto):
    return self._name_


del _slot, _operation, _side
__all__ = ${JSON.stringify(PUBLIC.replace(/\s+/g, ' '))}.split()
`;

export const enumModule: ModuleDefinition = {
  name: 'enum',
  doc: 'Enumerations.',
  source: [WRAPPERS.map(wrapperSource).join('\n'), NAMES_AND_ROLES, CLASS_MAKING, MEMBERS, FLAGS, DECORATORS].join(
    '\n',
  ),
};
