/** typing: generic classes and protocols. */
export const genericsSource = `

class Generic:
    """The base of generic classes: class C(Generic[T])."""
    __slots__ = ()
    _is_protocol = False

    @classmethod
    @_remembered
    def __class_getitem__(cls, parameters):
        parameters = tuple(map(_type_convert, parameters if isinstance(parameters, tuple) else (parameters,)))
        if cls in (Generic, Protocol):
            if not all(_is_variable(p) or getattr(p, '__typing_unpacked_variable__', None) for p in parameters):
                raise TypeError(f'Parameters to {cls.__name__}[...] must all be type variables or parameter specification variables.')
            if not parameters:
                raise TypeError(f'Parameter list to {cls.__name__}[...] cannot be empty')
            if len({*parameters}) < len(parameters):
                raise TypeError(f'Parameters to {cls.__name__}[...] must all be unique')
        elif not getattr(cls, '__parameters__', ()):
            raise TypeError(f'{cls} is not a generic class')
        else:
            parameters = _flattened(cls.__parameters__, _arguments_for(cls, cls.__parameters__, parameters))
        return _Alias(cls, parameters)

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        bases = cls.__dict__.get('__orig_bases__')
        if Generic in (cls.__bases__ if bases is None else bases):
            if bases is not None or cls.__name__ != 'Protocol' and type(cls) is not _TypedDictMeta:
                raise TypeError('Cannot inherit from plain Generic')
        variables, listed = _type_variables(bases or ()), None
        for base in bases or ():
            if isinstance(base, _Alias) and base.__origin__ is Generic:
                if listed is not None:
                    raise TypeError('Cannot inherit from Generic[...] multiple times.')
                listed = base
        if listed is not None:
            unlisted = [str(variable) for variable in variables if variable not in listed.__parameters__]
            if unlisted:
                raise TypeError(f"Some type variables ({', '.join(unlisted)}) are not listed in Generic"
                                f"[{', '.join(map(str, listed.__parameters__))}]")
            variables = listed.__parameters__
        cls.__parameters__ = variables


class _ProtocolMeta(ABCMeta):
    def __instancecheck__(cls, instance):
        if cls is Protocol or not cls.__dict__.get('_is_protocol', False):
            return super().__instancecheck__(instance)
        if not getattr(cls, '_is_runtime_protocol', False):
            raise TypeError('Instance and class checks can only be used with @runtime_checkable protocols')
        if ABCMeta.__instancecheck__(cls, instance):
            return True
        data = _data_members(cls)
        return all(hasattr(instance, name) if name in data else getattr(instance, name, None) is not None
                   for name in cls.__protocol_attrs__)

    def __subclasscheck__(cls, other):
        if cls is not Protocol and cls.__dict__.get('_is_protocol', False):
            # The library's own look-ups by class may come across any protocol.
            strict = sys._getframemodulename(1) not in ('abc', 'functools')
            if strict and not getattr(cls, '_is_runtime_protocol', False):
                raise TypeError('Instance and class checks can only be used with @runtime_checkable protocols')
            data = _data_members(cls)
            if strict and data:
                raise TypeError("Protocols with non-method members don't support issubclass(). "
                                f"Non-method members: {', '.join(map(repr, sorted(data)))}.")
            if all(next((base.__dict__[name] for base in other.__mro__ if name in base.__dict__), None) is not None
                   for name in cls.__protocol_attrs__):
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
            for base in cls.__bases__:
                if not (base in (object, Generic) or getattr(base, '_is_protocol', False)
                        or base.__name__ in _BASES_OF_PROTOCOLS.get(base.__module__, '').split()):
                    raise TypeError(f'Protocols can only inherit from other protocols, got {base!r}')
            names = set()
            for base in cls.__mro__:
                if base in (object, Generic, Protocol) or not base.__dict__.get('_is_protocol', False):
                    continue
                names |= {n for n in (*base.__dict__, *getattr(base, '__annotations__', {}))
                          if not n.startswith('_abc_') and n not in _PROTOCOL_INTERNALS}
            cls.__protocol_attrs__ = names
            if '__init__' not in cls.__dict__:
                cls.__init__ = _no_init

_BASES_OF_PROTOCOLS = {
    'collections.abc': 'AsyncIterable AsyncIterator Awaitable Buffer Callable Collection Container Hashable Iterable Iterator '
                       'Reversible Sized',
    'contextlib': 'AbstractAsyncContextManager AbstractContextManager', 'io': 'Reader Writer', 'os': 'PathLike'}


def _data_members(protocol):
    return {name for name in protocol.__protocol_attrs__ if not callable(getattr(protocol, name, None))}


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
