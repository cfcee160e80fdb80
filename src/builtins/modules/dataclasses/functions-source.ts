/** dataclasses: the functions that are offered. */
import { CLASS_OPTIONS, forwarded, positional, signature } from './options.ts';

export const functionsSource = `

# What is offered


def dataclass(cls=None, /, *, ${signature(CLASS_OPTIONS)}):
    """Gives a class __init__, __repr__, __eq__ and more, made of its annotations."""
    options = _DataclassParams(${positional(CLASS_OPTIONS)})
    def wrap(cls):
        return _build(cls, options)
    return wrap if cls is None else wrap(cls)


def make_dataclass(cls_name, fields, *, bases=(), namespace=None, ${signature(CLASS_OPTIONS)},
                   module=None, decorator=dataclass):
    """Makes a data class of names alone, of (name, type) or of (name, type, field)."""
    annotated, body = {}, dict(namespace or ())
    for item in fields:
        if not isinstance(item, str) and len(item) not in (2, 3):
            raise TypeError(f'Invalid field: {item!r}')
        name, *more = [item] if isinstance(item, str) else item
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
