/** dataclasses: fields, and how they are read off a class. */
import { CLASS_OPTIONS, FIELD_OPTIONS, positional, quoted, signature } from './options.ts';

export const fieldsSource = `
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
`;
