/** typing: generic classes and protocols. */
export const genericsSource = `

class Generic:
    """The base of generic classes: class C(Generic[T])."""
    __slots__ = ()
    _is_protocol = False

    @classmethod
    def __class_getitem__(cls, parameters):
        if not isinstance(parameters, tuple):
            parameters = (parameters,)
        if cls in (Generic, Protocol):
            if not all(_is_variable(p) or getattr(p, '__typing_unpacked_variable__', None) for p in parameters):
                raise TypeError(f'Parameters to {cls.__name__}[...] must all be type variables or parameter specification variables.')
        elif not getattr(cls, '__parameters__', ()):
            raise TypeError(f'{cls} is not a generic class')
        else:
            parameters = _flattened(cls.__parameters__, _arguments_for(cls, cls.__parameters__, parameters))
        return _Alias(cls, parameters)

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        cls.__parameters__ = _type_variables(cls.__dict__.get('__orig_bases__', ()))


class _ProtocolMeta(ABCMeta):
    def __instancecheck__(cls, instance):
        if cls is Protocol or not cls.__dict__.get('_is_protocol', False):
            return super().__instancecheck__(instance)
        if not getattr(cls, '_is_runtime_protocol', False):
            raise TypeError('Instance and class checks can only be used with @runtime_checkable protocols')
        if super().__instancecheck__(instance):
            return True
        return all(hasattr(instance, name) for name in cls.__protocol_attrs__)

    def __subclasscheck__(cls, other):
        if cls is not Protocol and cls.__dict__.get('_is_protocol', False):
            if not getattr(cls, '_is_runtime_protocol', False):
                raise TypeError('Instance and class checks can only be used with @runtime_checkable protocols')
            if all(any(name in base.__dict__ for base in other.__mro__) for name in cls.__protocol_attrs__):
                return True
        return super().__subclasscheck__(other)


class Protocol(Generic, metaclass=_ProtocolMeta):
    """The base of classes that stand for whatever has their methods."""
    __slots__ = ()
    _is_protocol = True
    _is_runtime_protocol = False

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        cls._is_protocol = Protocol in cls.__bases__
        if cls._is_protocol:
            names = set()
            for base in cls.__mro__:
                if base in (object, Generic, Protocol) or not base.__dict__.get('_is_protocol', False):
                    continue
                names |= {n for n in (*base.__dict__, *getattr(base, '__annotations__', {}))
                          if not n.startswith('_abc_') and n not in _PROTOCOL_INTERNALS}
            cls.__protocol_attrs__ = names
            if '__init__' not in cls.__dict__:
                cls.__init__ = _no_init

_PROTOCOL_INTERNALS = {
    '__module__', '__dict__', '__weakref__', '__doc__', '__parameters__', '__orig_bases__', '__slots__', '__init__',
    '__annotations__', '__annotate__', '__annotate_func__', '__annotations_cache__', '__abstractmethods__',
    '__protocol_attrs__', '_is_protocol', '_is_runtime_protocol', '__firstlineno__', '__static_attributes__',
    '__class_getitem__', '__subclasshook__', '__match_args__', '__new__', '__qualname__'}


def _no_init(self, *args, **kwargs):
    if type(self)._is_protocol:
        raise TypeError('Protocols cannot be instantiated')


def runtime_checkable(cls):
    """Lets a protocol be used with isinstance()."""
    if not getattr(cls, '_is_protocol', False):
        raise TypeError('@runtime_checkable can be only applied to protocol classes, got %r' % cls)
    cls._is_runtime_protocol = True
    return cls
`;
