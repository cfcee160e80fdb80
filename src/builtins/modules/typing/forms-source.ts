/** typing: the forms and generic aliases by name. */
export const formsSource = `

def _form_alias(form, parameters):
    return _Alias(form, parameters, form._name)


def _one_alias(form, parameters):
    if isinstance(parameters, tuple):
        raise TypeError(f'{form} accepts only single type.')
    return _Alias(form, (parameters,), form._name)


def _optional(form, parameter):
    return Union[parameter, None]


def _literal(form, parameters):
    values = parameters if isinstance(parameters, tuple) else (parameters,)
    return _Alias(form, tuple(dict.fromkeys(values)), 'Literal')


def _annotated(form, parameters):
    if not isinstance(parameters, tuple) or len(parameters) < 2:
        raise TypeError('Annotated[...] should be used with at least two arguments (a type and an annotation).')
    return _Alias(form, (parameters[0],), 'Annotated', parameters[1:])


NoReturn = _SpecialForm('NoReturn')
Never = _SpecialForm('Never')
Self = _SpecialForm('Self')
LiteralString = _SpecialForm('LiteralString')
TypeAlias = _SpecialForm('TypeAlias')
ClassVar = _SpecialForm('ClassVar', _one_alias)
Final = _SpecialForm('Final', _one_alias)
Optional = _SpecialForm('Optional', _optional)
Literal = _SpecialForm('Literal', _literal)
Annotated = _SpecialForm('Annotated', _annotated)
Concatenate = _SpecialForm('Concatenate', _form_alias)
TypeGuard = _SpecialForm('TypeGuard', _one_alias)
TypeIs = _SpecialForm('TypeIs', _one_alias)
Required = _SpecialForm('Required', _one_alias)
NotRequired = _SpecialForm('NotRequired', _one_alias)
ReadOnly = _SpecialForm('ReadOnly', _one_alias)
Unpack = _SpecialForm('Unpack', _one_alias)

T = TypeVar('T')
KT = TypeVar('KT')
VT = TypeVar('VT')
T_co = TypeVar('T_co', covariant=True)
AnyStr = TypeVar('AnyStr', bytes, str)
Text = str

List = _Generic(list, 'List')
Dict = _Generic(dict, 'Dict')
Set = _Generic(set, 'Set')
FrozenSet = _Generic(frozenset, 'FrozenSet')
Tuple = _Generic(tuple, 'Tuple')
Type = _Generic(type, 'Type')
Deque = _Generic(collections.deque, 'Deque')
DefaultDict = _Generic(collections.defaultdict, 'DefaultDict')
OrderedDict = _Generic(collections.OrderedDict, 'OrderedDict')
Counter = _Generic(collections.Counter, 'Counter')
ChainMap = _Generic(collections.ChainMap, 'ChainMap')
for _name in ('Hashable Iterable Iterator Reversible Sized Container Collection Mapping MutableMapping MappingView '
              'KeysView ItemsView ValuesView Sequence MutableSequence MutableSet Generator Awaitable Coroutine '
              'AsyncIterable AsyncIterator AsyncGenerator').split():
    globals()[_name] = _Generic(getattr(collections.abc, _name), _name)


class _DeprecatedGeneric(_Generic):
    """The name of a class that is going to be removed."""

    def __getitem__(self, parameters):
        raise TypeError(f'{self} is not a generic class')

    def __call__(self, *args, **kwargs):
        return self.__origin__(*args, **kwargs)

    def __instancecheck__(self, obj):
        from warnings import _deprecated
        _deprecated(f'typing.{self._name}', remove=(3, 17))
        return issubclass(type(obj), self.__origin__)


ByteString = _DeprecatedGeneric(collections.abc.ByteString, 'ByteString')
AbstractSet = _Generic(collections.abc.Set, 'AbstractSet')
ContextManager = _Generic(contextlib.AbstractContextManager, 'ContextManager')
del _name


class _Callable(_Generic):
    def __getitem__(self, parameters):
        if not isinstance(parameters, tuple) or len(parameters) != 2:
            raise TypeError('Callable must be used as Callable[[arg, ...], result].')
        given, result = parameters
        args = (*given, result) if isinstance(given, list) else (given, result)
        return _Alias(collections.abc.Callable, args, 'Callable')


Callable = _Callable(collections.abc.Callable, 'Callable')


class IO(Generic):
    """Any stream."""
    __slots__ = ()
    __parameters__ = (AnyStr,)


class BinaryIO(IO):
    """A binary stream."""
    __slots__ = ()


class TextIO(IO):
    """A text stream."""
    __slots__ = ()


def _supports(name, method):
    def abstract(self):
        pass
    abstract.__name__ = method
    return runtime_checkable(_ProtocolMeta(name, (Protocol,), {
        method: abstractmethod(abstract), '__module__': 'typing', '__slots__': ()}))


SupportsInt = _supports('SupportsInt', '__int__')
SupportsFloat = _supports('SupportsFloat', '__float__')
SupportsComplex = _supports('SupportsComplex', '__complex__')
SupportsBytes = _supports('SupportsBytes', '__bytes__')
SupportsIndex = _supports('SupportsIndex', '__index__')
SupportsAbs = _supports('SupportsAbs', '__abs__')
SupportsRound = _supports('SupportsRound', '__round__')
`;
