/** collections.abc: classes of one ability, iterators and coroutines. */
export const simpleSource = `

# One method each.

@_kind('__len__', known_by='__len__')
class Sized(metaclass=ABCMeta):
    """Things with a length."""
    __slots__ = ()
    def __len__(self): return 0


@_kind('__contains__', known_by='__contains__', alias=GenericAlias)
class Container(metaclass=ABCMeta):
    """Things that tell whether a value is in them."""
    __slots__ = ()
    def __contains__(self, x): return False


@_kind('__iter__', known_by='__iter__', alias=GenericAlias)
class Iterable(metaclass=ABCMeta):
    """Things to go through."""
    __slots__ = ()
    def __iter__(self): yield from ()


@_kind('__hash__', known_by='__hash__')
class Hashable(metaclass=ABCMeta):
    """Things that can be keys."""
    __slots__ = ()
    def __hash__(self): return 0


@_kind('__buffer__', known_by='__buffer__')
class Buffer(metaclass=ABCMeta):
    """Things whose bytes a memoryview can show."""
    __slots__ = ()
    def __buffer__(self, flags: int, /) -> memoryview: raise NotImplementedError


class _CallableGenericAlias(GenericAlias):
    """Callable[[parameter, ...], result]: flat, the result last."""
    __slots__ = ()

    def __new__(cls, origin, args):
        if type(args) is not tuple or len(args) != 2:
            raise TypeError('Callable must be used as Callable[[arg, ...], result].')
        parameters, result = args
        if isinstance(parameters, (list, tuple)):
            return super().__new__(cls, origin, (*parameters, result))
        if parameters is ... or type(parameters).__name__ in {'ParamSpec', '_ConcatenateGenericAlias'}:
            return super().__new__(cls, origin, (parameters, result))
        raise TypeError(f'Expected a list of types, an ellipsis, ParamSpec, or Concatenate. Got {parameters}')

    def __repr__(self):
        *parameters, result = map(_spell, self.__args__)
        shown = '...' if parameters == ['...'] else '[' + ', '.join(parameters) + ']'
        return 'collections.abc.Callable[' + shown + ', ' + result + ']'


def _spell(part):
    if part is ...:
        return '...'
    if isinstance(part, GenericAlias) or not isinstance(part, type):
        return repr(part)
    return ('' if part.__module__ == 'builtins' else part.__module__ + '.') + part.__qualname__


@_kind('__call__', known_by='__call__', alias=_CallableGenericAlias)
class Callable(metaclass=ABCMeta):
    """Things to call."""
    __slots__ = ()
    def __call__(self, *args, **kwds): return False


@_kind('__await__', known_by='__await__', alias=GenericAlias)
class Awaitable(metaclass=ABCMeta):
    """Things to await."""
    __slots__ = ()
    def __await__(self): yield


@_kind('__aiter__', known_by='__aiter__', alias=GenericAlias)
class AsyncIterable(metaclass=ABCMeta):
    """Things for async for."""
    __slots__ = ()
    def __aiter__(self): return AsyncIterator()


# Iteration.

@_kind('__next__', known_by='__iter__ __next__')
class Iterator(Iterable):
    """One pass over some items."""
    __slots__ = ()
    __iter__ = _itself()
    def __next__(self): raise StopIteration


@_kind('send throw', known_by='__iter__ __next__ send throw close')
class Generator(Iterator):
    """An iterator that takes values and exceptions too: send and throw are all it needs."""
    __slots__ = ()
    close, throw = _closing('generator'), _throwing()
    def send(self, value): raise StopIteration
    def __next__(self): return self.send(None)


@_kind('send throw', known_by='__await__ send throw close')
class Coroutine(Awaitable):
    """What an async function makes."""
    __slots__ = ()
    close, throw = _closing('coroutine'), _throwing()
    def send(self, value): raise StopIteration


@_kind('__anext__', known_by='__anext__ __aiter__')
class AsyncIterator(AsyncIterable):
    """One pass of an async for."""
    __slots__ = ()
    __aiter__ = _itself()
    async def __anext__(self): raise StopAsyncIteration


@_kind('asend athrow', known_by='__aiter__ __anext__ asend athrow aclose')
class AsyncGenerator(AsyncIterator):
    """What an async function with yield makes."""
    __slots__ = ()
    async def asend(self, value): raise StopAsyncIteration
    async def athrow(self, typ, val=None, tb=None): _raise(typ, val, tb)
    async def __anext__(self): return await self.asend(None)

    async def aclose(self):
        try: await self.athrow(GeneratorExit)
        except (StopAsyncIteration, GeneratorExit): return
        raise RuntimeError('asynchronous generator ignored GeneratorExit')


@_kind('__reversed__', known_by='__reversed__ __iter__')
class Reversible(Iterable):
    """Things to go through from either end."""
    __slots__ = ()
    def __reversed__(self): yield from ()


@_kind(known_by='__len__ __iter__ __contains__')
class Collection(Sized, Iterable, Container):
    """Things with a length, to go through and to look into."""
    __slots__ = ()
`;
