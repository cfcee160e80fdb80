/** typing: the forms and generic aliases by name. */
import { ioClasses } from './io-source.ts';

export const formsSource = `

def _concatenate(form, parameters):
    if parameters == ():
        raise TypeError('Cannot take a Concatenate of no types.')
    args = parameters if isinstance(parameters, tuple) else (parameters,)
    if not (args[-1] is ... or isinstance(args[-1], ParamSpec)):
        raise TypeError('The last parameter to Concatenate should be a ParamSpec variable or ellipsis.')
    first = (_type_check(arg, 'Concatenate[arg, ...]: each arg must be a type.') for arg in args[:-1])
    return _Alias(form, (*first, args[-1]), form._name)


def _one_alias(form, parameter):
    return _Alias(form, (_type_check(parameter, f'{form} accepts only single type.'),), form._name)


def _one_in_class(form, parameter):
    return _Alias(form, (_type_check(parameter, f'{form} accepts only single type.', True),), form._name)


def _one_of_dict(form, parameter):
    return _Alias(form, (_type_check(parameter, f'{form._name} accepts only a single type.', True),), form._name)


def _optional(form, parameter):
    return Union[_type_check(parameter, f'{form} requires a single type.'), None]


def _literal(form, parameters):
    values = []
    for value in parameters if isinstance(parameters, tuple) else (parameters,):
        values.extend(value.__args__ if getattr(value, '__origin__', None) is Literal else (value,))
    try:
        values = [value for kind, value in dict.fromkeys(map(_kind_and_value, values))]
    except TypeError:
        pass
    return _Alias(form, tuple(values), 'Literal')


def _annotated(form, parameters):
    if not isinstance(parameters, tuple) or len(parameters) < 2:
        raise TypeError('Annotated[...] should be used with at least two arguments (a type and an annotation).')
    hint = _type_check(parameters[0], 'Annotated[t, ...]: t must be a type.', True)
    more = parameters[1:]
    if isinstance(hint, _Alias) and hint.__metadata__:
        hint, more = hint.__origin__, hint.__metadata__ + more
    return _Alias(hint, (hint,), 'Annotated', more)


NoReturn = _SpecialForm('NoReturn')
Never = _SpecialForm('Never')
Self = _SpecialForm('Self')
LiteralString = _SpecialForm('LiteralString')
TypeAlias = _SpecialForm('TypeAlias')
ClassVar = _SpecialForm('ClassVar', _one_in_class)
Final = _SpecialForm('Final', _one_in_class)
Optional = _SpecialForm('Optional', _optional)
Literal = _SpecialForm('Literal', _literal)
Annotated = _SpecialForm('Annotated', _annotated)
Concatenate = _SpecialForm('Concatenate', _concatenate)
TypeGuard = _SpecialForm('TypeGuard', _one_alias)
TypeIs = _SpecialForm('TypeIs', _one_alias)
Required = _SpecialForm('Required', _one_of_dict)
NotRequired = _SpecialForm('NotRequired', _one_of_dict)
ReadOnly = _SpecialForm('ReadOnly', _one_of_dict)
Unpack = _SpecialForm('Unpack', _one_alias)

T = TypeVar('T')
KT = TypeVar('KT')
VT = TypeVar('VT')
T_co = TypeVar('T_co', covariant=True)
AnyStr = TypeVar('AnyStr', bytes, str)
Text = str

List = _Generic(list, 'List')
Dict = _Generic(dict, 'Dict', 2)
Set = _Generic(set, 'Set')
FrozenSet = _Generic(frozenset, 'FrozenSet')


class _Tuple(_Generic):
    @_remembered
    def __getitem__(self, parameters):
        args = parameters if isinstance(parameters, tuple) else (parameters,)
        if len(args) >= 2 and args[-1] is ...:
            return _Alias(tuple, (*(_type_check(arg, 'Tuple[t, ...]: t must be a type.') for arg in args[:-1]), ...), 'Tuple')
        return _Alias(tuple, tuple(_type_check(arg, 'Tuple[t0, t1, ...]: each t must be a type.') for arg in args), 'Tuple')


Tuple = _Tuple(tuple, 'Tuple', -1)
Type = _Generic(type, 'Type')
Deque = _Generic(collections.deque, 'Deque')
DefaultDict = _Generic(collections.defaultdict, 'DefaultDict', 2)
OrderedDict = _Generic(collections.OrderedDict, 'OrderedDict', 2)
Counter = _Generic(collections.Counter, 'Counter')
ChainMap = _Generic(collections.ChainMap, 'ChainMap', 2)
for _count, _names in enumerate((
        'Hashable Sized',
        'Iterable Iterator Reversible Container Collection MappingView KeysView ValuesView Sequence MutableSequence MutableSet '
        'Awaitable AsyncIterable AsyncIterator',
        'Mapping MutableMapping ItemsView', 'Coroutine')):
    for _name in _names.split():
        globals()[_name] = _Generic(getattr(collections.abc, _name), _name, _count)
Generator = _Generic(collections.abc.Generator, 'Generator', 3, (NoneType, NoneType))
AsyncGenerator = _Generic(collections.abc.AsyncGenerator, 'AsyncGenerator', 2, (NoneType,))


def __getattr__(name):
    # Made when they are first asked for: re takes time to load.
    if name not in ('Pattern', 'Match'):
        raise AttributeError(f'module {__name__!r} has no attribute {name!r}')
    import re
    made = globals()[name] = _Generic(getattr(re, name), name)
    return made


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
ContextManager = _Generic(contextlib.AbstractContextManager, 'ContextManager', 2, (bool | None,))
AsyncContextManager = _Generic(contextlib.AbstractAsyncContextManager, 'AsyncContextManager', 2, (bool | None,))
del _name, _names, _count


class _Callable(_Generic):
    @_remembered
    def _made(self, given, result):
        result = _type_check(result, 'Callable[args, result]: result must be a type.')
        given = tuple(map(_type_convert, given)) if isinstance(given, tuple) else (_type_convert(given),)
        return _Alias(collections.abc.Callable, (*given, result), 'Callable')

    def __getitem__(self, parameters):
        if not isinstance(parameters, tuple) or len(parameters) != 2:
            raise TypeError('Callable must be used as Callable[[arg, ...], result].')
        given, result = parameters
        return self._made(tuple(given) if isinstance(given, list) else given, result)


Callable = _Callable(collections.abc.Callable, 'Callable', -1)


${ioClasses}

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


@runtime_checkable
class SupportsAbs(Protocol[T_co]):
    """What abs() takes."""
    __slots__ = ()

    @abstractmethod
    def __abs__(self) -> T_co:
        pass


@runtime_checkable
class SupportsRound(Protocol[T_co]):
    """What round() takes."""
    __slots__ = ()

    @abstractmethod
    def __round__(self, ndigits: int = 0) -> T_co:
        pass
`;
