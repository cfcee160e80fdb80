/** typing: special forms, and what subscripting them gives. */
const NAMES = `AbstractSet Annotated Any AnyStr AsyncContextManager AsyncGenerator AsyncIterable AsyncIterator Awaitable
  BinaryIO ByteString Callable ChainMap ClassVar Collection Concatenate Container ContextManager Coroutine Counter DefaultDict
  Deque Dict Final ForwardRef FrozenSet Generator Generic Hashable IO ItemsView Iterable Iterator KeysView List Literal
  LiteralString Mapping MappingView Match MutableMapping MutableSequence MutableSet NamedTuple Never NewType NoDefault NoReturn
  NotRequired Optional OrderedDict ParamSpec ParamSpecArgs ParamSpecKwargs Pattern Protocol ReadOnly Required Reversible Self
  Sequence Set Sized SupportsAbs SupportsBytes SupportsComplex SupportsFloat SupportsIndex SupportsInt SupportsRound
  TYPE_CHECKING Text TextIO Tuple Type TypeAlias TypeAliasType TypeGuard TypeIs TypeVar TypeVarTuple TypedDict Union Unpack
  ValuesView assert_never assert_type cast clear_overloads dataclass_transform evaluate_forward_ref final get_args get_origin
  get_overloads get_protocol_members get_type_hints is_protocol is_typeddict no_type_check no_type_check_decorator overload
  override reveal_type runtime_checkable`;

export const aliasesSource = `
import collections
import collections.abc
import contextlib
import functools
import sys
from annotationlib import Format, ForwardRef, get_annotations
from abc import ABCMeta, abstractmethod
from types import GenericAlias, ModuleType, NoneType

__all__ = ${JSON.stringify(NAMES.replace(/\s+/g, ' '))}.split()

TYPE_CHECKING = False


def _show(t):
    if isinstance(t, type) and not isinstance(t, GenericAlias):
        return t.__qualname__ if t.__module__ == 'builtins' else f'{t.__module__}.{t.__qualname__}'
    if t is ...:
        return '...'
    if isinstance(t, tuple):
        return '[' + ', '.join(map(_show, t)) + ']'
    return repr(t)


class _Hint:
    """What can stand beside | in a hint."""
    __slots__ = ('__weakref__',)

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]


class _SpecialForm(_Hint):
    # A name with a meaning of its own, such as Final.
    __slots__ = ('_name', '_subscript', '__doc__')

    def __init__(self, name, subscript=None, doc=None):
        self._name = name
        self._subscript = subscript
        self.__doc__ = doc

    @property
    def __name__(self):
        return self._name

    def __repr__(self):
        return 'typing.' + self._name

    def __call__(self, *args, **kwds):
        raise TypeError(f'Cannot instantiate {self!r}')

    def __mro_entries__(self, bases):
        raise TypeError(f'Cannot subclass {self!r}')

    def __instancecheck__(self, obj):
        raise TypeError(f'{self} cannot be used with isinstance()')

    def __subclasscheck__(self, cls):
        raise TypeError(f'{self} cannot be used with issubclass()')

    def __getitem__(self, parameters):
        if self._subscript is None:
            raise TypeError(f'{self} is not subscriptable')
        return self._subscript(self, parameters)

    def __hash__(self):
        return id(self)


class _Alias(_Hint):
    """A form or a generic class with its arguments."""

    def __init__(self, origin, args, name=None, metadata=()):
        self.__origin__ = origin
        self.__args__ = args if isinstance(args, tuple) else (args,)
        self._name = name
        self.__metadata__ = metadata
        self.__parameters__ = _type_variables(self.__args__)

    def __repr__(self):
        if self._name == 'Callable':
            *given, result = self.__args__
            shown = _show(given[0]) if len(given) == 1 and _stands_for_parameters(given[0]) else '[' + ', '.join(map(_show, given)) + ']'
            return f'typing.Callable[{shown}, {_show(result)}]'
        if self.__metadata__:
            return f"typing.Annotated[{_show(self.__args__[0])}, {', '.join(map(repr, self.__metadata__))}]"
        if self._name == 'Literal':
            return f"typing.Literal[{', '.join(map(repr, self.__args__))}]"
        head = f'typing.{self._name}' if self._name else _show(self.__origin__)
        return f"{head}[{', '.join(map(_show, self.__args__)) or '()'}]"

    def __call__(self, *args, **kwargs):
        if not isinstance(self.__origin__, type):
            raise TypeError(f'Cannot instantiate {self!r}')
        _refuse_to_make(self)
        made = self.__origin__(*args, **kwargs)
        try:
            made.__orig_class__ = self
        except Exception:
            pass
        return made

    def __mro_entries__(self, bases):
        origin = self.__origin__
        if isinstance(origin, _SpecialForm):
            raise TypeError(f'Cannot subclass {self!r}')
        if self.__metadata__:
            return (origin,)
        if self._name:
            return _with_generic(self, bases)
        if origin is Generic and (Protocol in bases or any(isinstance(b, (_Alias, _Generic)) for b in bases[bases.index(self) + 1:])):
            # Another base brings Generic.
            return ()
        return (origin,)

    def __getitem__(self, parameters):
        if not isinstance(parameters, tuple):
            parameters = (parameters,)
        if not self.__parameters__:
            raise TypeError(f'{self} is not a generic class')
        put = dict(zip(self.__parameters__, _arguments_for(self, self.__parameters__, tuple(map(_type_convert, parameters)))))

        def fill(arg):
            if _is_variable(arg):
                return (put.get(arg, arg),)
            variable = getattr(arg, '__typing_unpacked_variable__', None) if not isinstance(arg, type) else None
            if variable is not None:
                return put.get(variable, (arg,))
            inner = () if isinstance(arg, type) else getattr(arg, '__parameters__', ())
            return (arg[_flattened(inner, [put[p] for p in inner])],) if inner else (arg,)

        filled = tuple(made for arg in self.__args__ for made in fill(arg))
        return _Alias(self.__origin__, filled, self._name, self.__metadata__)

    @property
    def __typing_unpacked_variable__(self):
        if self.__origin__ is Unpack and isinstance(self.__args__[0], TypeVarTuple):
            return self.__args__[0]
        return None

    def __iter__(self):
        yield Unpack[self]

    def __getattr__(self, name):
        return _attribute_of_origin(self, name)

    def __eq__(self, other):
        if not isinstance(other, _Alias):
            return NotImplemented
        if self.__origin__ is Literal:
            return other.__origin__ is Literal and {*map(_kind_and_value, self.__args__)} == {*map(_kind_and_value, other.__args__)}
        return (self.__origin__, self.__args__, self.__metadata__) == (other.__origin__, other.__args__, other.__metadata__)

    def __hash__(self):
        if self.__origin__ is Literal:
            return hash(frozenset(map(_kind_and_value, self.__args__)))
        return hash((self.__origin__, self.__args__, self.__metadata__))

    def __instancecheck__(self, obj):
        raise TypeError('Subscripted generics cannot be used with class and instance checks')

    __subclasscheck__ = __instancecheck__


def _remembered(make):
    """Gives the same alias for the same arguments."""
    kept = functools.lru_cache(typed=True)(make)

    @functools.wraps(make)
    def remembered(*args):
        try:
            hash(args)
        except TypeError:
            return make(*args)
        return kept(*args)
    return remembered


def _attribute_of_origin(alias, name):
    if name in ('__name__', '__qualname__'):
        return alias._name or getattr(alias.__origin__, name)
    if name.startswith('__') and name.endswith('__'):
        raise AttributeError(name)
    return getattr(alias.__origin__, name)


def _refuse_to_make(alias):
    # The names of the commonest builtin types are for annotations only.
    if alias._name in ('List', 'Dict', 'Set', 'FrozenSet', 'Tuple', 'Type'):
        raise TypeError(f'Type {alias._name} cannot be instantiated; use {alias.__origin__.__name__}() instead')


def _with_generic(alias, bases):
    """The bases that the alias of a builtin generic class stands for."""
    own = () if alias.__origin__ in bases else (alias.__origin__,)
    for later in bases[bases.index(alias) + 1:]:
        if isinstance(later, (_Alias, _Generic)) or isinstance(later, type) and issubclass(later, Generic):
            return own
    return (*own, Generic)


class _Generic(_Hint):
    """The name of a builtin generic class, such as List: of one that takes count arguments, the last with defaults."""

    def __init__(self, origin, name, count=1, defaults=()):
        self.__origin__ = origin
        self._name = name
        self._count = count
        self._defaults = defaults

    def __repr__(self):
        return 'typing.' + self._name

    @_remembered
    def __getitem__(self, parameters):
        args = parameters if isinstance(parameters, tuple) else (parameters,)
        if not self._count:
            raise TypeError(f'{self} is not a generic class')
        args = tuple(_type_check(arg, 'Parameters to generic types must be types.') for arg in args)
        lacking = self._count - len(args)
        if 0 < lacking <= len(self._defaults):
            args += self._defaults[-lacking:]
        elif lacking:
            expected = f'at least {self._count - len(self._defaults)}' if self._defaults else self._count
            raise TypeError(f"Too {'few' if lacking > 0 else 'many'} arguments for {self}; actual {len(args)}, expected {expected}")
        return _Alias(self.__origin__, args, self._name)

    def __call__(self, *args, **kwargs):
        _refuse_to_make(self)
        return self.__origin__(*args, **kwargs)

    def __mro_entries__(self, bases):
        return _with_generic(self, bases)

    def __instancecheck__(self, obj):
        return isinstance(obj, self.__origin__)

    def __subclasscheck__(self, cls):
        return issubclass(cls, self.__origin__)

    def __getattr__(self, name):
        return _attribute_of_origin(self, name)


class _AnyMeta(type):
    def __instancecheck__(self, obj):
        if self is Any:
            raise TypeError('typing.Any cannot be used with isinstance()')
        return super().__instancecheck__(obj)

    def __repr__(self):
        return 'typing.Any' if self is Any else super().__repr__()


class Any(metaclass=_AnyMeta):
    """Any type at all."""
    def __new__(cls, *args, **kwargs):
        if cls is Any:
            raise TypeError('Any cannot be instantiated')
        return super().__new__(cls)


def _type_convert(arg, in_class=False):
    """A type as it stands in a hint: None is its type, text a reference to a name."""
    if arg is None:
        return NoneType
    return ForwardRef(arg, is_class=in_class) if isinstance(arg, str) else arg


def _type_check(arg, complaint, in_class=False):
    """The argument of a form or a generic class as a type; in_class for those that only annotations of classes take."""
    arg = _type_convert(arg, in_class)
    if type(arg) is tuple:
        raise TypeError(f'{complaint} Got {arg!r:.100}.')
    if isinstance(arg, _Alias) and arg.__origin__ in ((Generic, Protocol) if in_class else (Generic, Protocol, ClassVar, Final)):
        raise TypeError(f'{arg} is not valid as type argument')
    if isinstance(arg, _SpecialForm):
        if arg not in (LiteralString, NoReturn, Never, Self, TypeAlias) and not (in_class and arg in (ClassVar, Final)):
            raise TypeError(f'Plain {arg} is not valid as type argument')
    elif arg is Generic or arg is Protocol:
        raise TypeError(f'Plain {arg} is not valid as type argument')
    return arg


def _kind_and_value(value):
    return type(value), value


def _stands_for_parameters(arg):
    """True for what can stand in place of the list of types in Callable."""
    return arg is ... or isinstance(arg, (tuple, list, ParamSpec)) or getattr(arg, '__origin__', None) is Concatenate


def _paramspec_argument(arg):
    return tuple(map(_type_convert, arg)) if isinstance(arg, (list, tuple)) else arg


def _paramspec_arguments(variable, alias, args):
    """The arguments of an alias, with those of a lone parameter specification put together."""
    parameters = alias.__parameters__
    at = parameters.index(variable)
    if at == len(args) and variable.has_default():
        args = (*args, variable.__default__)
    if at >= len(args):
        raise TypeError(f'Too few arguments for {alias}')
    if len(parameters) == 1 and not (args[0] is ... or isinstance(args[0], (list, tuple, ParamSpec))
                                     or getattr(args[0], '__origin__', None) is Concatenate):
        return (args,)
    return tuple(tuple(arg) if n == at and isinstance(arg, list) else arg for n, arg in enumerate(args))


def _is_variable(arg):
    return isinstance(arg, (TypeVar, ParamSpec, TypeVarTuple))


def _arguments_for(alias, parameters, args):
    """The arguments for parameters: defaults filled in, several for one put together."""
    several = any(isinstance(p, TypeVarTuple) for p in parameters)
    needed = sum(1 for p in parameters if not p.has_default() and not isinstance(p, TypeVarTuple))
    if not several and len(args) < needed:
        # The first parameter that gets nothing is complained about.
        needed = next(n for n, p in enumerate(parameters, 1) if n > len(args) and not p.has_default())
    lone = len(parameters) == 1 and isinstance(parameters[0], ParamSpec)
    if not lone and (len(args) < needed or len(args) > len(parameters) and not several):
        few = len(args) < needed
        expected = f'at least {needed}' if few and not several else needed if several else len(parameters)
        if several:
            expected = f'at least {needed}'
        raise TypeError(f"Too {'few' if few else 'many'} arguments for {alias}; actual {len(args)}, expected {expected}")
    holder = _Parameters(alias, parameters)
    for parameter in parameters:
        args = parameter.__typing_prepare_subst__(holder, args)
    return args


class _Parameters:
    # What __typing_prepare_subst__ wants to know of an alias.
    def __init__(self, alias, parameters):
        self.alias = alias
        self.__parameters__ = parameters

    def __repr__(self):
        return repr(self.alias)


def _flattened(parameters, args):
    """Arguments in place of parameters, those for a variable of several types one by one."""
    flat = []
    for parameter, arg in zip(parameters, args):
        if isinstance(parameter, TypeVarTuple):
            flat.extend(arg)
        else:
            flat.append(tuple(arg) if isinstance(parameter, ParamSpec) and isinstance(arg, list) else arg)
    return tuple(flat)


def _type_variables(args):
    found = []
    for arg in args:
        for variable in [arg] if _is_variable(arg) else () if isinstance(arg, type) else getattr(arg, '__parameters__', ()):
            if variable not in found:
                found.append(variable)
    return tuple(found)
`;
