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


class NamedTupleMeta(type):
    def __new__(cls, typename, bases, ns):
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
        made.__orig_bases__ = (NamedTuple,)
        return made


def NamedTuple(typename, fields, /):
    """A named tuple with annotations."""
    fields = list(fields)
    made = collections.namedtuple(typename, [name for name, _ in fields], module=sys._getframemodulename(1) or '__main__')
    made.__annotations__ = dict(fields)
    return made


_NamedTuple = type.__new__(NamedTupleMeta, 'NamedTuple', (), {})
NamedTuple.__mro_entries__ = lambda bases: (_NamedTuple,)


class _TypedDictMeta(type):
    def __new__(cls, name, bases, ns, total=True, closed=None, extra_items=None):
        made = type.__new__(_TypedDictMeta, name, (dict,), ns)
        own = {key: ForwardRef(hint, module=made.__module__, owner=made) if isinstance(hint, str) else hint
               for key, hint in (made.__dict__.get('__annotations__') or made.__annotations__).items()}
        annotations = {}
        required, optional = set(), set()
        for base in bases:
            annotations.update(base.__dict__.get('__all_annotations__', {}))
            required |= base.__dict__.get('__required_keys__', frozenset())
            optional |= base.__dict__.get('__optional_keys__', frozenset())
        for key, hint in own.items():
            kind = getattr(hint, '__origin__', None)
            (required if kind is Required or total and kind is not NotRequired else optional).add(key)
        annotations.update(own)
        made.__all_annotations__ = annotations
        made.__annotations__ = annotations
        made.__required_keys__ = frozenset(required)
        made.__optional_keys__ = frozenset(optional - required)
        made.__total__ = total
        return made

    def __call__(cls, *args, **kwargs):
        return dict(*args, **kwargs)

    def __instancecheck__(cls, obj):
        raise TypeError('TypedDict does not support instance and class checks')

    __subclasscheck__ = __instancecheck__


def TypedDict(typename, fields, /, *, total=True):
    """A dict with known keys."""
    return _TypedDictMeta(typename, (), {'__annotations__': dict(fields), '__module__': sys._getframemodulename(1)}, total=total)


_TypedDict = type.__new__(_TypedDictMeta, 'TypedDict', (), {})
TypedDict.__mro_entries__ = lambda bases: (_TypedDict,)
`;
