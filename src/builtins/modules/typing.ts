/** The module `typing`, as far as annotations and simple generic classes need it. */
import type { ModuleDefinition } from '../../runtime/modules.ts';
import { paramSpecType, typeAliasType, typeVarTupleType, typeVarType, unionType } from '../../runtime/types.ts';
import { noDefault } from '../../runtime/values/type-parameter.ts';
import { paramSpecArgsType, paramSpecKwargsType } from '../type-parameters/type-parameters.ts';

export const typing: ModuleDefinition = {
  name: 'typing',
  doc: 'Names for type hints.',
  create: () => ({
    Union: unionType,
    TypeVar: typeVarType,
    ParamSpec: paramSpecType,
    TypeVarTuple: typeVarTupleType,
    TypeAliasType: typeAliasType,
    ParamSpecArgs: paramSpecArgsType,
    ParamSpecKwargs: paramSpecKwargsType,
    NoDefault: noDefault,
  }),
  source: `
import collections
import collections.abc
import contextlib
import sys
from annotationlib import Format, ForwardRef, get_annotations
from abc import ABCMeta, abstractmethod
from types import GenericAlias, ModuleType, NoneType

__all__ = ['Annotated', 'Any', 'AnyStr', 'BinaryIO', 'ByteString', 'Callable', 'ChainMap', 'ClassVar', 'Collection',
           'Concatenate', 'Container', 'Counter', 'DefaultDict', 'Deque', 'Dict', 'Final', 'ForwardRef', 'FrozenSet',
           'Generator', 'Generic', 'Hashable', 'IO', 'ItemsView', 'Iterable', 'Iterator', 'KeysView', 'List', 'Literal',
           'LiteralString', 'Mapping', 'MutableMapping', 'MutableSequence', 'MutableSet', 'NamedTuple', 'Never',
           'NewType', 'NoDefault', 'NoReturn', 'NotRequired', 'Optional', 'OrderedDict', 'ParamSpec', 'ParamSpecArgs', 'ParamSpecKwargs', 'Protocol', 'ReadOnly',
           'Required', 'Reversible', 'Self', 'Sequence', 'Set', 'Sized', 'SupportsAbs', 'SupportsBytes',
           'SupportsComplex', 'SupportsFloat', 'SupportsIndex', 'SupportsInt', 'SupportsRound', 'Text', 'TextIO',
           'Tuple', 'Type', 'TypeAlias', 'TypeAliasType', 'TypeGuard', 'TypeIs', 'TypeVar', 'TypeVarTuple', 'TYPE_CHECKING', 'TypedDict', 'Union',
           'Unpack', 'ValuesView', 'assert_never', 'assert_type', 'cast', 'final', 'get_args', 'get_origin',
           'get_type_hints', 'no_type_check', 'overload', 'override', 'reveal_type', 'runtime_checkable']

TYPE_CHECKING = False


def _show(t):
    if isinstance(t, type) and not isinstance(t, GenericAlias):
        return t.__qualname__ if t.__module__ == 'builtins' else f'{t.__module__}.{t.__qualname__}'
    if t is ...:
        return '...'
    if isinstance(t, (list, tuple)):
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
            shown = '...' if given == [...] else '[' + ', '.join(map(_show, given)) + ']'
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
        made = self.__origin__(*args, **kwargs)
        try:
            made.__orig_class__ = self
        except Exception:
            pass
        return made

    def __mro_entries__(self, bases):
        if not isinstance(self.__origin__, type):
            return ()
        if self.__origin__ is Generic or any(isinstance(b, type) and issubclass(b, Generic) for b in bases):
            return (self.__origin__,)
        if self._name or issubclass(self.__origin__, Generic):
            return (self.__origin__,)
        return (self.__origin__, Generic)

    def __getitem__(self, parameters):
        if not isinstance(parameters, tuple):
            parameters = (parameters,)
        if not self.__parameters__:
            raise TypeError(f'{self} is not a generic class')
        put = dict(zip(self.__parameters__, _arguments_for(self, self.__parameters__, parameters)))

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
        if name.startswith('__') and name.endswith('__'):
            raise AttributeError(name)
        return getattr(self.__origin__, name)

    def __eq__(self, other):
        if not isinstance(other, _Alias):
            return NotImplemented
        return (self.__origin__, self.__args__, self.__metadata__) == (other.__origin__, other.__args__, other.__metadata__)

    def __hash__(self):
        return hash((self.__origin__, self.__args__))

    def __instancecheck__(self, obj):
        raise TypeError('Subscripted generics cannot be used with class and instance checks')

    __subclasscheck__ = __instancecheck__


class _Generic(_Hint):
    """The name of a builtin generic class, such as List."""

    def __init__(self, origin, name):
        self.__origin__ = origin
        self._name = name

    def __repr__(self):
        return 'typing.' + self._name

    def __getitem__(self, parameters):
        return _Alias(self.__origin__, parameters, self._name)

    def __call__(self, *args, **kwargs):
        raise TypeError(f'Type {self._name} cannot be instantiated; use {self.__origin__.__name__}() instead')

    def __mro_entries__(self, bases):
        return (self.__origin__,)

    def __instancecheck__(self, obj):
        return isinstance(obj, self.__origin__)

    def __subclasscheck__(self, cls):
        return issubclass(cls, self.__origin__)

    def __getattr__(self, name):
        if name.startswith('__') and name.endswith('__'):
            raise AttributeError(name)
        return getattr(self.__origin__, name)


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


def _type_convert(arg):
    """A type as it stands in a hint: None is its type, text a reference to a name."""
    if arg is None:
        return NoneType
    return ForwardRef(arg) if isinstance(arg, str) else arg


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
            flat.append(list(arg) if isinstance(parameter, ParamSpec) and isinstance(arg, tuple) else arg)
    return tuple(flat)


def _type_variables(args):
    found = []
    for arg in args:
        for variable in [arg] if _is_variable(arg) else () if isinstance(arg, type) else getattr(arg, '__parameters__', ()):
            if variable not in found:
                found.append(variable)
    return tuple(found)


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
        own = made.__dict__.get('__annotations__') or made.__annotations__
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


def cast(typ, val):
    """The value as it is."""
    return val


def overload(func):
    """Marks one of several signatures."""
    return _overload_dummy


def _overload_dummy(*args, **kwds):
    raise NotImplementedError(
        'You should not call an overloaded function. A series of @overload-decorated functions outside a stub module '
        'should always be followed by an implementation that is not @overload-ed.')


def _marked(thing, name):
    """The thing itself, with a mark where it can carry one."""
    try:
        setattr(thing, name, True)
    except (AttributeError, TypeError):
        return thing
    return thing


def final(f):
    """Marks what is not to be overridden."""
    return _marked(f, '__final__')


def override(method, /):
    """Marks what overrides."""
    return _marked(method, '__override__')


def no_type_check(arg):
    try:
        arg.__no_type_check__ = True
    except TypeError:
        pass
    return arg


def assert_type(val, typ, /):
    return val


def assert_never(arg, /):
    raise AssertionError(f'Expected code to be unreachable, but got: {repr(arg)[:100]}')


def reveal_type(obj, /):
    print(f'Runtime type is {type(obj).__name__!r}', file=sys.stderr)
    return obj


def get_origin(tp):
    """The generic class or form behind an alias."""
    if isinstance(tp, _Alias) and tp.__metadata__:
        return Annotated
    if tp is Generic:
        return Generic
    return getattr(tp, '__origin__', None) if not isinstance(tp, type) or isinstance(tp, GenericAlias) else None


def get_args(tp):
    """The arguments of an alias."""
    if isinstance(tp, _Alias) and tp.__metadata__:
        return tp.__args__ + tp.__metadata__
    args = getattr(tp, '__args__', ()) if not isinstance(tp, type) or isinstance(tp, GenericAlias) else ()
    if get_origin(tp) is collections.abc.Callable and not (len(args) == 2 and args[0] is ...):
        return list(args[:-1]), args[-1]
    return args


def _each_argument(hint, change):
    # A hint with each of its arguments changed: the hint itself if none is another then.
    args = getattr(hint, '__args__', ())
    if not args or isinstance(hint, type) and not isinstance(hint, GenericAlias):
        return hint
    if getattr(hint, '__origin__', None) is Literal:
        return hint
    changed = tuple(change(arg) for arg in args)
    if all(new is old for new, old in zip(changed, args)):
        return hint
    if isinstance(hint, Union):
        return Union[changed]
    if isinstance(hint, GenericAlias):
        return GenericAlias(hint.__origin__, changed)
    return _Alias(hint.__origin__, changed, hint._name, hint.__metadata__)


def _unannotated(hint):
    if isinstance(hint, _Alias) and (hint.__metadata__ or hint.__origin__ in (Required, NotRequired, ReadOnly)):
        return _unannotated(hint.__args__[0])
    return _each_argument(hint, _unannotated)


def get_type_hints(obj, globalns=None, localns=None, include_extras=False, *, format=None):
    """The annotations, names in text looked up."""
    if getattr(obj, '__no_type_check__', None):
        return {}
    format = Format.VALUE if format is None else format
    outer, inner, parameters, is_class = globalns, localns, (), False

    def resolve(hint):
        if isinstance(hint, str):
            hint = ForwardRef(hint, is_class=is_class)
        if not isinstance(hint, ForwardRef):
            return _each_argument(hint, resolve)
        found = hint.evaluate(globals=outer, locals=inner, type_params=parameters, owner=None, format=format)
        if found is None:
            return NoneType
        return found if isinstance(found, ForwardRef) else resolve(found)

    hints = {}
    if isinstance(obj, type):
        is_class = True
        for base in reversed(obj.__mro__):
            outer, inner, parameters = globalns, localns, base.__type_params__
            if globalns is None:
                outer = getattr(sys.modules.get(base.__module__), '__dict__', {})
            if localns is None:
                inner = dict(vars(base))
            if localns is None and globalns is None:
                # The names of the module go before those of the class.
                outer, inner = inner, outer
            for name, hint in get_annotations(base, format=format).items():
                hint = NoneType if hint is None else hint
                hints[name] = hint if format == Format.STRING else resolve(hint)
    else:
        found = get_annotations(obj, format=format)
        if format == Format.STRING:
            return found
        if globalns is None:
            holder = obj
            if isinstance(obj, ModuleType):
                outer = vars(obj)
            else:
                while hasattr(holder, '__wrapped__'):
                    holder = holder.__wrapped__
                outer = getattr(holder, '__globals__', {})
            if localns is None:
                inner = outer
        elif localns is None:
            inner = globalns
        parameters = getattr(obj, '__type_params__', ())
        is_class = isinstance(obj, ModuleType)
        for name, hint in found.items():
            hints[name] = resolve(NoneType if hint is None else hint)
    if include_extras or format == Format.STRING:
        return hints
    return {name: _unannotated(hint) for name, hint in hints.items()}
`,
};
