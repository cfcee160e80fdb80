/** inspect: what kind an object is of. */
export const predicatesSource = String.raw`
CO_OPTIMIZED, CO_NEWLOCALS, CO_VARARGS, CO_VARKEYWORDS = 1, 2, 4, 8
CO_NESTED, CO_GENERATOR, CO_NOFREE = 16, 32, 64
CO_COROUTINE, CO_ITERABLE_COROUTINE, CO_ASYNC_GENERATOR = 128, 256, 512
CO_HAS_DOCSTRING, CO_METHOD = 0x4000000, 0x8000000
TPFLAGS_IS_ABSTRACT = 1 << 20


def _kind(name, types_, doc):
    """Makes a predicate: whether an object is an instance of one of the types."""
    def predicate(object):
        return isinstance(object, types_)
    predicate.__name__ = predicate.__qualname__ = name
    predicate.__doc__ = doc
    return predicate


ismodule = _kind('ismodule', types.ModuleType, 'Whether an object is a module.')
isclass = _kind('isclass', type, 'Whether an object is a class.')
ismethod = _kind('ismethod', types.MethodType, 'Whether an object is a bound method written in Python.')
isfunction = _kind('isfunction', types.FunctionType, 'Whether an object is a function written in Python.')
isgenerator = _kind('isgenerator', types.GeneratorType, 'Whether an object is a generator.')
iscoroutine = _kind('iscoroutine', getattr(types, 'CoroutineType', ()), 'Whether an object is a coroutine.')
isasyncgen = _kind('isasyncgen', getattr(types, 'AsyncGeneratorType', ()), 'Whether an object is an asynchronous generator.')
istraceback = _kind('istraceback', types.TracebackType, 'Whether an object is a traceback.')
isframe = _kind('isframe', types.FrameType, 'Whether an object is a frame.')
iscode = _kind('iscode', types.CodeType, 'Whether an object is a code object.')
isbuiltin = _kind('isbuiltin', types.BuiltinFunctionType, 'Whether an object is a builtin function or bound method.')
ismethodwrapper = _kind('ismethodwrapper', types.MethodWrapperType, 'Whether an object is a bound slot method.')
ismemberdescriptor = _kind('ismemberdescriptor', types.MemberDescriptorType, 'Whether an object describes a slot.')
isgetsetdescriptor = _kind('isgetsetdescriptor', types.GetSetDescriptorType, 'Whether an object describes a computed attribute of a builtin type.')


def isroutine(object):
    """Whether an object is a function or method of any kind."""
    return isbuiltin(object) or isfunction(object) or ismethod(object) or ismethoddescriptor(object) or ismethodwrapper(object)


def ispackage(object):
    """Whether an object is a package."""
    return ismodule(object) and hasattr(object, '__path__')


def _is_plain_descriptor(object):
    return not (isclass(object) or ismethod(object) or isfunction(object))


def ismethoddescriptor(object):
    """Whether an object is a descriptor that gives and does not take, and no function."""
    kind = type(object)
    return (_is_plain_descriptor(object) and hasattr(kind, '__get__')
            and not hasattr(kind, '__set__') and not hasattr(kind, '__delete__'))


def isdatadescriptor(object):
    """Whether an object is a descriptor that can be set or deleted."""
    kind = type(object)
    return _is_plain_descriptor(object) and (hasattr(kind, '__set__') or hasattr(kind, '__delete__'))


def _code_has(function, flag):
    while ismethod(function):
        function = function.__func__
    function = functools._unwrap_partial(function) if hasattr(functools, '_unwrap_partial') else _without_partial(function)
    while ismethod(function):
        function = function.__func__
    code = getattr(function, '__code__', None)
    if not isfunction(function) and not _function_like(function):
        return False
    return bool(code.co_flags & flag)


def _without_partial(function):
    while isinstance(function, functools.partial):
        function = function.func
    return function


def _function_like(thing):
    """Whether something that is no function has all that a function has."""
    if not callable(thing) or isclass(thing):
        return False
    return (isinstance(getattr(thing, '__name__', None), str)
            and isinstance(getattr(thing, '__code__', None), types.CodeType)
            and isinstance(getattr(thing, '__defaults__', 0), (tuple, types.NoneType))
            and isinstance(getattr(thing, '__kwdefaults__', 0), (dict, types.NoneType))
            and isinstance(getattr(thing, '__annotations__', None), (dict, types.NoneType)))


def isgeneratorfunction(obj):
    """Whether a function gives a generator when it is called."""
    return _code_has(obj, CO_GENERATOR)


_coroutine_mark = object()


def _marked(function):
    while ismethod(function):
        function = function.__func__
    return getattr(_without_partial(function), '_is_coroutine_mark', None) is _coroutine_mark


def markcoroutinefunction(func):
    """Makes iscoroutinefunction() true of a function."""
    getattr(func, '__func__', func)._is_coroutine_mark = _coroutine_mark
    return func


def iscoroutinefunction(obj):
    """Whether a function gives a coroutine when it is called."""
    return _code_has(obj, CO_COROUTINE) or _marked(obj)


def isasyncgenfunction(obj):
    """Whether a function gives an asynchronous generator when it is called."""
    return _code_has(obj, CO_ASYNC_GENERATOR)


def isawaitable(object):
    """Whether an object can stand behind await."""
    return (iscoroutine(object) or isinstance(object, collections.abc.Awaitable)
            or isgenerator(object) and bool(object.gi_code.co_flags & CO_ITERABLE_COROUTINE))


def isabstract(object):
    """Whether an object is a class with abstract methods."""
    return isclass(object) and bool(getattr(object, '__abstractmethods__', None))


# Generators and coroutines

GEN_CREATED, GEN_RUNNING, GEN_SUSPENDED, GEN_CLOSED = 'GEN_CREATED', 'GEN_RUNNING', 'GEN_SUSPENDED', 'GEN_CLOSED'
CORO_CREATED, CORO_RUNNING, CORO_SUSPENDED, CORO_CLOSED = 'CORO_CREATED', 'CORO_RUNNING', 'CORO_SUSPENDED', 'CORO_CLOSED'
AGEN_CREATED, AGEN_RUNNING, AGEN_SUSPENDED, AGEN_CLOSED = 'AGEN_CREATED', 'AGEN_RUNNING', 'AGEN_SUSPENDED', 'AGEN_CLOSED'


def _state(thing, letters, prefix):
    if getattr(thing, letters + '_running'):
        return prefix + '_RUNNING'
    if getattr(thing, letters + '_suspended'):
        return prefix + '_SUSPENDED'
    return prefix + ('_CLOSED' if getattr(thing, letters + '_frame') is None else '_CREATED')


def getgeneratorstate(generator):
    """How far a generator is: GEN_CREATED, GEN_RUNNING, GEN_SUSPENDED or GEN_CLOSED."""
    return _state(generator, 'gi', 'GEN')


def getcoroutinestate(coroutine):
    """How far a coroutine is."""
    return _state(coroutine, 'cr', 'CORO')


def getasyncgenstate(agen):
    """How far an asynchronous generator is."""
    return _state(agen, 'ag', 'AGEN')


def getgeneratorlocals(generator):
    """The local variables of a generator."""
    if not isgenerator(generator):
        raise TypeError('{!r} is not a Python generator'.format(generator))
    return generator.gi_frame.f_locals if generator.gi_frame is not None else {}


def getcoroutinelocals(coroutine):
    """The local variables of a coroutine."""
    return coroutine.cr_frame.f_locals if coroutine.cr_frame is not None else {}


def getasyncgenlocals(agen):
    """The local variables of an asynchronous generator."""
    if not isasyncgen(agen):
        raise TypeError(f'{agen!r} is not a Python async generator')
    return agen.ag_frame.f_locals if agen.ag_frame is not None else {}
`;
