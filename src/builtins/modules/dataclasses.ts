/** The module `dataclasses`. */
import type { ModuleDefinition } from '../../runtime/modules.ts';

type Option = readonly [name: string, standard: string];

/** What `field` takes, in the order in which `Field` takes it by position. */
const FIELD_OPTIONS: readonly Option[] = [
  ['default', 'MISSING'],
  ['default_factory', 'MISSING'],
  ['init', 'True'],
  ['repr', 'True'],
  ['hash', 'None'],
  ['compare', 'True'],
  ['metadata', 'None'],
  ['kw_only', 'MISSING'],
  ['doc', 'None'],
];

/** What the decorator takes, in the order in which `__dataclass_params__` shows it. */
const CLASS_OPTIONS: readonly Option[] = [
  ['init', 'True'],
  ['repr', 'True'],
  ['eq', 'True'],
  ['order', 'False'],
  ['unsafe_hash', 'False'],
  ['frozen', 'False'],
  ['match_args', 'True'],
  ['kw_only', 'False'],
  ['slots', 'False'],
  ['weakref_slot', 'False'],
];

const signature = (rows: readonly Option[]) => rows.map(([name, standard]) => `${name}=${standard}`).join(', ');
const positional = (rows: readonly Option[]) => rows.map(([name]) => name).join(', ');
const forwarded = (rows: readonly Option[]) => rows.map(([name]) => `${name}=${name}`).join(', ');
const quoted = (rows: readonly Option[]) => rows.map(([name]) => `'${name}'`).join(', ');

const source = `
import sys
from abc import update_abstractmethods
from copy import deepcopy
from keyword import iskeyword
from reprlib import recursive_repr
from types import FunctionType, GenericAlias, MappingProxyType, MemberDescriptorType, new_class
import operator

__all__ = [*'''dataclass field fields is_dataclass make_dataclass replace asdict astuple
               Field InitVar FrozenInstanceError KW_ONLY MISSING'''.split()]

_text_of = repr
_hash_of = hash


class _Sign:
    """Stands for nothing but its own name."""
    __slots__ = ('_shown',)

    def __init__(self, shown):
        self._shown = shown

    def __repr__(self):
        return self._shown


_ORDINARY, _CLASS_LEVEL, _INIT_LEVEL, _TO_BE_MADE = map(_Sign, (
    '_FIELD', '_FIELD_CLASSVAR', '_FIELD_INITVAR', '<factory>'))
MISSING, KW_ONLY = [type(f'_{word}_TYPE', (), {'__module__': 'dataclasses'})() for word in ('MISSING', 'KW_ONLY')]
_FIELD_SLOTS = (${quoted(FIELD_OPTIONS)})
_NOTHING = MappingProxyType({})


class FrozenInstanceError(AttributeError):
    """Someone tried to change a frozen instance."""


class InitVar:
    """The type of something that __init__ takes and hands on to __post_init__."""
    __slots__ = ('type',)

    def __class_getitem__(cls, type):
        return cls(type)

    def __init__(self, type):
        self.type = type

    def __repr__(self):
        inner = self.type
        return 'dataclasses.InitVar[%s]' % (inner.__name__ if isinstance(inner, type) else _text_of(inner))


class Field:
    """What is known of one field."""
    __slots__ = ('name', 'type', *_FIELD_SLOTS, '_field_type')
    __class_getitem__ = classmethod(GenericAlias)

    def __init__(self, ${positional(FIELD_OPTIONS)}):
        metadata = _NOTHING if metadata is None else MappingProxyType(metadata)
        for slot, value in zip(_FIELD_SLOTS, (${positional(FIELD_OPTIONS)})):
            setattr(self, slot, value)
        self.name = self.type = self._field_type = None

    def __set_name__(self, owner, name):
        hook = getattr(type(self.default), '__set_name__', None)
        if hook is not None:
            hook(self.default, owner, name)

    @recursive_repr()
    def __repr__(self):
        return 'Field(' + ','.join([f'{slot}={getattr(self, slot)!r}' for slot in Field.__slots__]) + ')'


def field(*, ${signature(FIELD_OPTIONS)}):
    """Says more of a field than its annotation and a plain default can."""
    if not (default is MISSING or default_factory is MISSING):
        raise ValueError('cannot specify both default and default_factory')
    return Field(${positional(FIELD_OPTIONS)})


class _DataclassParams:
    """The options a class was decorated with."""
    __slots__ = (${quoted(CLASS_OPTIONS)})

    def __init__(self, ${positional(CLASS_OPTIONS)}):
        chosen = (${positional(CLASS_OPTIONS)})
        for slot, value in zip(self.__slots__, chosen):
            setattr(self, slot, value)

    def __repr__(self):
        return '_DataclassParams(%s)' % ','.join([f'{slot}={getattr(self, slot)!r}' for slot in self.__slots__])


# Reading a class


def _spelled(annotation, word):
    """Whether an annotation is text that names word, perhaps in a module and with something in brackets."""
    return isinstance(annotation, str) and annotation.partition('[')[0].strip().rpartition('.')[2] == word


def _kind_of(annotation):
    marker = getattr(sys.modules.get('typing'), 'ClassVar', MISSING)
    if annotation is marker or getattr(annotation, '__origin__', None) is marker or _spelled(annotation, 'ClassVar'):
        return _CLASS_LEVEL
    if annotation is InitVar or isinstance(annotation, InitVar) or _spelled(annotation, 'InitVar'):
        return _INIT_LEVEL
    return _ORDINARY


def _read_field(cls, name, annotation, only_by_keyword):
    """The field that a class describes under a name."""
    found = getattr(cls, name, MISSING)
    if not isinstance(found, Field):
        found = field() if isinstance(found, MemberDescriptorType) else field(default=found)
    kind = _kind_of(annotation)
    found.name, found.type, found._field_type = name, annotation, kind
    if kind is not _ORDINARY and found.default_factory is not MISSING:
        raise TypeError(f'field {name} cannot have a default factory')
    if kind is _CLASS_LEVEL:
        if found.kw_only is not MISSING:
            raise TypeError(f'field {name} is a ClassVar but specifies kw_only')
    elif found.kw_only is MISSING:
        found.kw_only = only_by_keyword
    if kind is _ORDINARY and type(found.default).__hash__ is None:
        raise ValueError(f'mutable default {type(found.default)} for field {name} is not allowed: use default_factory')
    return found


def _read_class(cls, only_by_keyword):
    """The fields of a class by name, its bases' first; plain defaults are left in their place on the class."""
    known = {}
    for base in cls.__mro__[:0:-1]:
        known.update(getattr(base, '__dataclass_fields__', ()))
    annotated = vars(cls).get('__annotations__') or cls.__annotations__
    fresh, split = [], False
    for name, annotation in annotated.items():
        if annotation is not KW_ONLY and not _spelled(annotation, 'KW_ONLY'):
            fresh.append(_read_field(cls, name, annotation, only_by_keyword))
        elif split:
            raise TypeError(f'{name!r} is KW_ONLY, but KW_ONLY has already been specified')
        else:
            split = only_by_keyword = True
    for one in fresh:
        known[one.name] = one
        if not isinstance(getattr(cls, one.name, None), Field):
            continue
        if one.default is not MISSING:
            setattr(cls, one.name, one.default)
        else:
            delattr(cls, one.name)
    stray = [name for name, value in vars(cls).items() if isinstance(value, Field) and name not in annotated]
    if stray:
        raise TypeError(f'{stray[0]!r} is a field but has no type annotation')
    return known


def _check_bases(cls, frozen):
    """A frozen class and one that is not do not mix."""
    frozen_bases = {bool(base.__dataclass_params__.frozen)
                    for base in cls.__mro__[1:] if hasattr(base, '__dataclass_fields__')}
    if not frozen and True in frozen_bases:
        raise TypeError('cannot inherit non-frozen dataclass from a frozen one')
    if frozen and False in frozen_bases:
        raise TypeError('cannot inherit frozen dataclass from a non-frozen one')


# Making methods


def _has_default(one):
    return one.default is not MISSING or one.default_factory is not MISSING


def _init_text(me, taken, by_position, by_keyword, frozen, slotted, finish):
    """Parameters and statements of an __init__, and the values that they name."""
    values = {'__dc_store__': object.__setattr__, '__dc_later__': _TO_BE_MADE}
    statements = []
    for one in taken:
        name, kept = one.name, f'__dc_{one.name}__'
        if one.default_factory is not MISSING:
            values[kept] = one.default_factory
            result = f'{kept}() if {name} is __dc_later__ else {name}' if one.init else f'{kept}()'
        else:
            if one.default is not MISSING:
                values[kept] = one.default
            if one.init:
                result = name
            elif slotted and one.default is not MISSING:
                result = kept
            else:
                continue
        if one._field_type is not _INIT_LEVEL:
            statements.append(f'__dc_store__({me}, {name!r}, {result})' if frozen else f'{me}.{name} = {result}')
    if finish:
        handed_on = ', '.join([one.name for one in taken if one._field_type is _INIT_LEVEL])
        statements.append(f'{me}.__post_init__({handed_on})')

    def parameter(one):
        if not _has_default(one):
            return one.name
        return one.name + '=' + ('__dc_later__' if one.default is MISSING else f'__dc_{one.name}__')

    parameters = [me, *map(parameter, by_position), *(['*'] if by_keyword else ()), *map(parameter, by_keyword)]
    return ', '.join(parameters), statements or ['pass'], values


def _init_method(taken, by_position, by_keyword, *rest):
    optional = None
    for one in by_position:
        if _has_default(one):
            optional = one.name
        elif optional is not None:
            raise TypeError(f'non-default argument {one.name!r} follows default argument {optional!r}')
    me = '__dataclass_self__' if any(one.name == 'self' for one in taken) else 'self'
    parameters, statements, values = _init_text(me, taken, by_position, by_keyword, *rest)
    text = [f'def make({", ".join(values)}):', f' def __init__({parameters}):', *['  ' + line for line in statements],
            ' return __init__']
    made = {}
    exec('\\n'.join(text), made)
    method = made['make'](**values)
    method.__annotations__ = {one.name: one.type for one in taken if one.init} | {'return': None}
    return method


def _values_of(chosen):
    """A function that takes an object to the tuple of its values for some fields."""
    names = [one.name for one in chosen]
    return lambda obj: tuple([getattr(obj, name) for name in names])


def _repr_method(chosen):
    names = [one.name for one in chosen]

    def shown(self):
        inside = [f'{name}={getattr(self, name)!r}' for name in names]
        return f'{self.__class__.__qualname__}({", ".join(inside)})'

    return shown


def _eq_method(chosen):
    names = [one.name for one in chosen]

    def equal(self, other):
        if self is other:
            return True
        if self.__class__ is not other.__class__:
            return NotImplemented
        for name in names:
            if not getattr(self, name) == getattr(other, name):
                return False
        return True

    return equal


def _order_method(compare, values):
    def ordered(self, other):
        if self.__class__ is not other.__class__:
            return NotImplemented
        return compare(values(self), values(other))

    return ordered


def _frozen_method(cls, names, name, verb):
    """__setattr__ or __delattr__ of a frozen class."""
    def refusing(self, attribute, *value):
        if attribute in names or type(self) is cls:
            raise FrozenInstanceError(f'cannot {verb} field {attribute!r}')
        getattr(super(cls, self), name)(attribute, *value)

    return refusing


def _hash_method(chosen):
    values = _values_of(chosen)
    return lambda self: _hash_of(values(self))


def _annotation_text(annotation):
    if not isinstance(annotation, type):
        return _text_of(annotation).replace('typing.', '')
    home = annotation.__module__
    return annotation.__qualname__ if home in ('builtins', 'typing') else f'{home}.{annotation.__qualname__}'


def _summary(cls, by_position, by_keyword):
    """The docstring of a class that has none: how it is called."""
    def parameter(one):
        default = '<factory>' if one.default is MISSING else _text_of(one.default)
        return f'{one.name}: {_annotation_text(one.type)}' + (f' = {default}' if _has_default(one) else '')

    parts = [*map(parameter, by_position), *(['*'] if by_keyword else ()), *map(parameter, by_keyword)]
    return f'{cls.__name__}({", ".join(parts)})'


def _build(cls, options):
    """Makes a data class of a class."""
    def install(name, method, refusal=None):
        if name not in vars(cls):
            adopt(name, method)
        elif refusal is not None:
            raise TypeError(f'Cannot overwrite attribute {name} in class {cls.__name__}{refusal}')

    def adopt(name, method):
        method.__name__, method.__qualname__ = name, f'{cls.__qualname__}.{name}'
        method.__module__ = cls.__module__
        setattr(cls, name, method)

    cls.__dataclass_params__ = options
    known = _read_class(cls, options.kw_only)
    _check_bases(cls, options.frozen)
    cls.__dataclass_fields__ = known
    # A class that defines __eq__ has __hash__ = None without having asked for it.
    own = vars(cls)
    hashed = '__hash__' in own and not (own['__hash__'] is None and '__eq__' in own)
    if options.order and not options.eq:
        raise ValueError('eq must be true if order is true')

    taken = [one for one in known.values() if one._field_type is not _CLASS_LEVEL]
    kept = [one for one in taken if one._field_type is _ORDINARY]
    compared = [one for one in kept if one.compare]
    by_position, by_keyword = [], []
    for one in taken:
        if one.init:
            (by_keyword if one.kw_only else by_position).append(one)

    if options.init:
        install('__init__', _init_method(taken, by_position, by_keyword, options.frozen, options.slots,
                                         hasattr(cls, '__post_init__')))
    if '__replace__' not in vars(cls):
        cls.__replace__ = _replace
    if options.repr:
        guarded = _repr_method([one for one in kept if one.repr])
        guarded.__name__, guarded.__qualname__ = '__repr__', '__create_fn__.<locals>.__repr__'
        install('__repr__', recursive_repr()(guarded))
    if options.eq:
        install('__eq__', _eq_method(compared))
    if options.order:
        for name in ('__lt__', '__le__', '__gt__', '__ge__'):
            install(name, _order_method(getattr(operator, name), _values_of(compared)),
                    ' Consider using functools.total_ordering')
    if options.frozen:
        names = frozenset([one.name for one in kept])
        for name, verb in (('__setattr__', 'assign to'), ('__delattr__', 'delete')):
            install(name, _frozen_method(cls, names, name, verb), '')

    if options.unsafe_hash and hashed:
        raise TypeError(f'Cannot overwrite attribute __hash__ in class {cls.__name__}')
    if options.unsafe_hash or not hashed and options.eq and options.frozen:
        adopt('__hash__', _hash_method([one for one in kept if (one.compare if one.hash is None else one.hash)]))
    elif not hashed and options.eq:
        cls.__hash__ = None

    if not cls.__doc__:
        cls.__doc__ = _summary(cls, by_position, by_keyword)
    if options.match_args and '__match_args__' not in vars(cls):
        cls.__match_args__ = tuple([one.name for one in by_position])
    if options.slots:
        cls = _with_slots(cls, options)
    elif options.weakref_slot:
        raise TypeError('weakref_slot is True but slots is False')
    return update_abstractmethods(cls)


# Slots: the class is made anew


def _read_state(self):
    return [*_values_of(fields(self))(self)]


def _write_state(self, state):
    for one, value in zip(fields(self), state):
        object.__setattr__(self, one.name, value)


def _with_slots(cls, options):
    body = {**vars(cls)}
    if '__slots__' in body:
        raise TypeError(f'{cls.__name__} already specifies __slots__')
    above = set()
    for base in cls.__mro__[1:-1]:
        theirs = vars(base).get('__slots__', ('__weakref__',))
        above.update([theirs] if isinstance(theirs, str) else theirs)
    mine = {one.name: one.doc for one in fields(cls)}
    for name in (*mine, '__dict__', '__weakref__'):
        body.pop(name, None)
    if options.weakref_slot:
        mine['__weakref__'] = None
    slots = {name: doc for name, doc in mine.items() if name not in above}
    body['__slots__'] = slots if any(doc is not None for doc in slots.values()) else tuple(slots)
    new = type(cls)(cls.__name__, cls.__bases__, body)
    new.__qualname__ = cls.__qualname__
    if options.frozen:
        for name, method in (('__getstate__', _read_state), ('__setstate__', _write_state)):
            if name not in body:
                setattr(new, name, method)
    for value in body.values():
        _point_to(new, cls, value)
    return new


def _point_to(new, old, value):
    """Makes super() and the like of a method of the old class mean the new one."""
    for way in ('__func__', 'fget'):
        value = getattr(value, way, None) or value
    for cell in getattr(value, '__closure__', None) or ():
        try:
            stale = cell.cell_contents is old
        except ValueError:
            continue
        if stale:
            cell.cell_contents = new


# What is offered


def dataclass(cls=None, /, *, ${signature(CLASS_OPTIONS)}):
    """Gives a class __init__, __repr__, __eq__ and more, made of its annotations."""
    options = _DataclassParams(${positional(CLASS_OPTIONS)})
    return (lambda cls: _build(cls, options)) if cls is None else _build(cls, options)


def make_dataclass(cls_name, fields, *, bases=(), namespace=None, ${signature(CLASS_OPTIONS)},
                   module=None, decorator=dataclass):
    """Makes a data class of names alone, of (name, type) or of (name, type, field)."""
    annotated, body = {}, dict(namespace or ())
    for item in fields:
        name, *more = [item] if isinstance(item, str) else item
        if len(more) > 2 or not (more or isinstance(item, str)):
            raise TypeError(f'Invalid field: {item!r}')
        if len(more) == 2:
            body[name] = more[1]
        if not (isinstance(name, str) and name.isidentifier()):
            raise TypeError(f'Field names must be valid identifiers: {name!r}')
        if iskeyword(name):
            raise TypeError(f'Field names must not be keywords: {name!r}')
        if name in annotated:
            raise TypeError(f'Field name duplicated: {name!r}')
        annotated[name] = more[0] if more else _anything()
    body['__annotations__'] = annotated
    made = new_class(cls_name, bases, {}, lambda space: space.update(body))
    made.__module__ = module or getattr(sys, '_getframemodulename', lambda depth: None)(1) or '__main__'
    return decorator(made, ${forwarded(CLASS_OPTIONS)})


def _anything():
    from typing import Any
    return Any


def is_dataclass(obj):
    """Tells whether something is a data class or an instance of one."""
    return hasattr(obj if isinstance(obj, type) else type(obj), '__dataclass_fields__')


def _is_instance(obj):
    return hasattr(type(obj), '__dataclass_fields__')


def fields(class_or_instance):
    """The fields of a data class, or of an instance of one."""
    known = getattr(class_or_instance, '__dataclass_fields__', None)
    if known is None:
        raise TypeError('must be called with a dataclass type or instance')
    return tuple([one for one in known.values() if one._field_type is _ORDINARY])


def replace(obj, /, **changes):
    """The same object but for some fields."""
    _demand(obj, 'replace')
    return _replace(obj, **changes)


def _demand(obj, caller):
    if not _is_instance(obj):
        raise TypeError(f'{caller}() should be called on dataclass instances')


def _replace(self, /, **changes):
    for name, one in self.__dataclass_fields__.items():
        if one._field_type is _CLASS_LEVEL:
            pass
        elif not one.init:
            if name in changes:
                raise TypeError(f'field {name} is declared with init=False, it cannot be specified with replace()')
        elif name not in changes:
            if one._field_type is _INIT_LEVEL and one.default is MISSING:
                raise TypeError(f'InitVar {name!r} must be specified with replace()')
            changes[name] = getattr(self, name)
    return self.__class__(**changes)


def asdict(obj, *, dict_factory=dict):
    """The fields as a dict, with data classes inside made into dicts too."""
    _demand(obj, 'asdict')
    return _unfold(obj, lambda pairs: dict_factory(pairs))


def astuple(obj, *, tuple_factory=tuple):
    """The values as a tuple, with data classes inside made into tuples too."""
    _demand(obj, 'astuple')
    return _unfold(obj, lambda pairs: tuple_factory([value for _, value in pairs]))


def _unfold(value, gather):
    if _is_instance(value):
        return gather([(one.name, _unfold(getattr(value, one.name), gather)) for one in fields(value)])
    remake = type(value)
    if isinstance(value, dict):
        pairs = [(_unfold(key, gather), _unfold(inside, gather)) for key, inside in value.items()]
        if hasattr(remake, 'default_factory'):
            return remake(value.default_factory, pairs)
        return remake(pairs)
    if isinstance(value, (list, tuple)):
        parts = [_unfold(inside, gather) for inside in value]
        return remake(*parts) if hasattr(remake, '_fields') and isinstance(value, tuple) else remake(parts)
    return deepcopy(value)
`;

export const dataclasses: ModuleDefinition = { name: 'dataclasses', doc: 'Classes made of fields.', source };
