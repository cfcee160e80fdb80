/** typing: types made of fields, and new types. */
export const recordsSource = `

class NewType(_Hint):
    """A distinct name for a type."""
    def __init__(self, name, tp):
        self.__qualname__ = name
        self.__name__ = name.rpartition('.')[2]
        self.__supertype__ = tp
        self.__module__ = sys._getframemodulename(1) or '__main__'

    def __call__(self, x):
        return x

    def __repr__(self):
        return f'{self.__module__}.{self.__qualname__}'

    def __hash__(self):
        return id(self)

    def __mro_entries__(self, bases):
        known = self.__name__

        class Refusing:
            def __init_subclass__(cls):
                wanted = cls.__name__
                raise TypeError('Cannot subclass an instance of NewType. Perhaps you were looking for: '
                                f'\\x60{wanted} = NewType({wanted!r}, {known})\\x60')
        return (Refusing,)


class NamedTupleMeta(type):
    def __new__(cls, typename, bases, ns):
        if any(base is not _NamedTuple and base is not Generic for base in bases):
            raise TypeError('can only inherit from a NamedTuple type and Generic')
        annotations = ns.get('__annotations__')
        if annotations is None:
            annotate = ns.get('__annotate__') or ns.get('__annotate_func__')
            annotations = annotate(1) if annotate else {}
        else:
            annotations = {name: _type_convert(hint) for name, hint in annotations.items()}
        defaults = []
        for name in annotations:
            if name in ns:
                defaults.append(ns[name])
            elif defaults:
                raise TypeError(f'Non-default namedtuple field {name} cannot follow default field'
                                f"{'s' if len(defaults) > 1 else ''} "
                                f"{', '.join(n for n in annotations if n in ns)}")
        made = collections.namedtuple(typename, list(annotations), defaults=defaults, module=ns['__module__'])
        made.__annotations__ = dict(annotations)
        made.__new__.__annotations__ = dict(annotations)
        for key, value in ns.items():
            if key in ('__new__', '__init__', '__slots__', '__getnewargs__', '_fields', '_field_defaults', '_make',
                       '_replace', '_asdict', '_source'):
                raise AttributeError('Cannot overwrite NamedTuple attribute ' + key)
            if key not in annotations and key not in ('__module__', '__name__', '__qualname__', '__annotations__',
                                                      '__annotate__', '__annotate_func__', '__classcell__'):
                setattr(made, key, value)
                if hasattr(type(value), '__set_name__'):
                    type(value).__set_name__(value, made, key)
        made.__orig_bases__ = ns.get('__orig_bases__', (NamedTuple,))
        if Generic in bases:
            made.__bases__ = tuple(tuple if base is _NamedTuple else base for base in bases)
            made.__class_getitem__ = classmethod(Generic.__class_getitem__.__func__)
            made.__init_subclass__()
        return made


_not_given = object()


def NamedTuple(typename, fields=_not_given, /, **kwargs):
    """A named tuple with annotations."""
    if fields is _not_given or fields is None:
        usage = f"pass an empty list, e.g. \\x60{typename} = NamedTuple({typename!r}, [])\\x60."
        usage = f'{{name}} is deprecated and will be disallowed in Python {{remove}}. To create a NamedTuple class with 0 fields using the functional syntax, {usage}'
        from warnings import _deprecated
        if kwargs and fields is _not_given:
            _deprecated('Creating NamedTuple classes using keyword arguments', remove=(3, 15),
                        message='{name} is deprecated and will be disallowed in Python {remove}. '
                                'Use the class-based or functional syntax instead.')
        elif kwargs:
            raise TypeError("Cannot pass \\x60None\\x60 as the 'fields' parameter and also specify fields using keyword arguments")
        elif fields is None:
            _deprecated("Passing \\x60None\\x60 as the 'fields' parameter", message=usage, remove=(3, 15))
        else:
            _deprecated("Failing to pass a value for the 'fields' parameter", message=usage, remove=(3, 15))
        fields = kwargs.items()
    elif kwargs:
        raise TypeError('Either list of fields or keywords can be provided to NamedTuple, not both')
    hints = {name: _type_check(hint, f'field {name} annotation must be a type') for name, hint in fields}
    made = collections.namedtuple(typename, hints, module=sys._getframemodulename(1) or '__main__')
    made.__annotations__ = made.__new__.__annotations__ = hints
    made.__orig_bases__ = (NamedTuple,)
    return made


_NamedTuple = type.__new__(NamedTupleMeta, 'NamedTuple', (), {})
NamedTuple.__mro_entries__ = lambda bases: (_NamedTuple,)


class _TypedDictMeta(type):
    def __new__(cls, name, bases, ns, total=True, closed=None, extra_items=None):
        if any(type(base) is not _TypedDictMeta and base is not Generic for base in bases):
            raise TypeError('cannot inherit from both a TypedDict type and a non-TypedDict base class')
        generic = any(issubclass(base, Generic) for base in bases)
        made = type.__new__(_TypedDictMeta, name, (Generic, dict) if generic else (dict,), ns)
        if not hasattr(made, '__orig_bases__'):
            made.__orig_bases__ = bases
        own = {key: ForwardRef(hint, module=made.__module__, owner=made) if isinstance(hint, str) else hint
               for key, hint in (made.__dict__.get('__annotations__') or made.__annotations__).items()}
        annotations = {}
        required, optional, fixed = set(), set(), set()
        for base in bases:
            annotations.update(base.__dict__.get('__all_annotations__', {}))
            required |= base.__dict__.get('__required_keys__', frozenset())
            optional |= base.__dict__.get('__optional_keys__', frozenset())
            fixed |= base.__dict__.get('__readonly_keys__', frozenset())
        for key, hint in own.items():
            qualifiers = [*_qualifiers(hint)]
            needed = Required in qualifiers or total and NotRequired not in qualifiers
            (required if needed else optional).add(key)
            (optional if needed else required).discard(key)
            (fixed.add if ReadOnly in qualifiers else fixed.discard)(key)
        annotations.update(own)
        made.__all_annotations__ = annotations
        made.__annotations__ = annotations
        made.__required_keys__ = frozenset(required)
        made.__optional_keys__ = frozenset(optional)
        made.__readonly_keys__ = frozenset(fixed)
        made.__mutable_keys__ = frozenset(annotations.keys() - fixed)
        made.__total__ = total
        return made

    def __call__(cls, *args, **kwargs):
        return dict(*args, **kwargs)

    def __instancecheck__(cls, obj):
        raise TypeError('TypedDict does not support instance and class checks')

    __subclasscheck__ = __instancecheck__


def _qualifiers(hint):
    # What a field of a TypedDict is marked with: Required, NotRequired, ReadOnly.
    while isinstance(hint, _Alias):
        if hint.__origin__ in (Required, NotRequired, ReadOnly):
            yield hint.__origin__
        elif not hint.__metadata__:
            return
        hint = hint.__args__[0]


def is_typeddict(tp):
    """Whether something is a class made by TypedDict."""
    return isinstance(tp, _TypedDictMeta)


def TypedDict(typename, fields, /, *, total=True):
    """A dict with known keys."""
    return _TypedDictMeta(typename, (), {'__annotations__': dict(fields), '__module__': sys._getframemodulename(1)}, total=total)


_TypedDict = type.__new__(_TypedDictMeta, 'TypedDict', (), {})
TypedDict.__mro_entries__ = lambda bases: (_TypedDict,)
`;
