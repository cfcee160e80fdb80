/**
 * The abstract base classes of `collections.abc`, in Python.
 *
 * Class bodies hold what a class is made of, often from a factory that several share; the decorator `_kind` says
 * the rest: which methods a subclass must bring, which methods make any class count, and whether `[...]` is for it.
 */
export const source = `
from abc import ABCMeta, abstractmethod, update_abstractmethods as _update
from types import FunctionType, GenericAlias

__name__ = 'collections.abc'
__all__ = (
    'Awaitable Coroutine AsyncIterable AsyncIterator AsyncGenerator Hashable Iterable Iterator Generator '
    'Reversible Sized Container Callable Collection Set MutableSet Mapping MutableMapping MappingView '
    'KeysView ItemsView ValuesView Sequence MutableSequence ByteString Buffer'
).split()

_absent = type('_Absent', (), {'__repr__': lambda self: '<absent>'})()


# How a class is declared.

def _defines(kind, name):
    """Whether the nearest definition of a name along the bases is more than None, which blocks it."""
    nearest = next((vars(base)[name] for base in kind.__mro__ if name in vars(base)), None)
    return nearest is not None


def _check_methods(kind, *names):
    return all(_defines(kind, name) for name in names) or NotImplemented


def _kind(needs='', known_by='', alias=None):
    needs, known_by = needs.split(), known_by.split()

    def finish(owner):
        for key, member in list(vars(owner).items()):
            if isinstance(member, FunctionType) and '<locals>' in member.__qualname__:
                member.__name__, member.__qualname__ = key, f'{owner.__name__}.{key}'
        for key in needs:
            abstractmethod(vars(owner)[key])
        if known_by:
            def __subclasshook__(asked, candidate):
                return NotImplemented if asked is not owner else _check_methods(candidate, *known_by)
            __subclasshook__.__qualname__ = owner.__name__ + '.__subclasshook__'
            owner.__subclasshook__ = classmethod(__subclasshook__)
        if alias is not None:
            owner.__class_getitem__ = classmethod(alias)
        return _update(owner)

    return finish


# What several classes share.

def _same(found, wanted):
    return found is wanted or found == wanted


def _fetch(mapping, key, fallback=_absent):
    try: return mapping[key]
    except KeyError: return fallback


def _first(container):
    for item in container: return item
    raise KeyError from None


def _each(act, items):
    for item in items: act(item)


def _exhaust(take, emptied):
    """Takes things away until there is nothing left to take."""
    try:
        while True: take()
    except emptied: return


def _itself():
    return lambda self: self


def _throwing():
    def throw(self, typ, val=None, tb=None):
        error = typ if val is None else val
        if tb is not None:
            error = (typ() if val is None else val).with_traceback(tb)
        raise error
    return throw


def _closing(what):
    def close(self):
        try: self.throw(GeneratorExit)
        except (StopIteration, GeneratorExit): return
        raise RuntimeError(what + ' ignored GeneratorExit')
    return close


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
    def __anext__(self): raise StopAsyncIteration


@_kind('asend athrow', known_by='__aiter__ __anext__ asend athrow aclose')
class AsyncGenerator(AsyncIterator):
    """What an async function with yield makes."""
    __slots__ = ()
    athrow = _throwing()
    def asend(self, value): raise StopAsyncIteration


@_kind('__reversed__', known_by='__reversed__ __iter__')
class Reversible(Iterable):
    """Things to go through from either end."""
    __slots__ = ()
    def __reversed__(self): yield from ()


@_kind(known_by='__len__ __iter__ __contains__')
class Collection(Sized, Iterable, Container):
    """Things with a length, to go through and to look into."""
    __slots__ = ()


# Sequences.

@_kind('__getitem__')
class Sequence(Reversible, Collection):
    """Items by their places, for subclasses with __len__ and __getitem__."""
    __slots__, __abc_tpflags__ = (), 1 << 5

    def __getitem__(self, index): raise IndexError

    def __contains__(self, value):
        return any(_same(item, value) for item in self)

    def count(self, value):
        return len([True for item in self if _same(item, value)])

    def index(self, value, start=0, stop=None):
        place = max(start + len(self), 0) if start is not None and start < 0 else start
        end = stop + len(self) if stop is not None and stop < 0 else stop
        while end is None or place < end:
            try: item = self[place]
            except IndexError: break
            if _same(item, value): return place
            place += 1
        raise ValueError

    def __iter__(self):
        place = 0
        while True:
            try: item = self[place]
            except IndexError: return
            yield item
            place += 1

    def __reversed__(self):
        for place in range(len(self) - 1, -1, -1): yield self[place]


@_kind('__setitem__ __delitem__ insert')
class MutableSequence(Sequence):
    """Sequences to change, for subclasses with __setitem__, __delitem__ and insert as well."""
    __slots__ = ()

    def insert(self, index, value): raise IndexError
    def __delitem__(self, index): raise IndexError
    def __setitem__(self, index, value): raise IndexError

    def append(self, value): self.insert(len(self), value)
    def remove(self, value): del self[self.index(value)]
    def clear(self): _exhaust(self.pop, IndexError)

    def pop(self, index=-1):
        taken = self[index]
        del self[index]
        return taken

    def extend(self, values):
        _each(self.append, [*values] if values is self else values)

    def __iadd__(self, values):
        self.extend(values)
        return self

    def reverse(self):
        low, high = 0, len(self) - 1
        while low < high:
            self[low], self[high] = self[high], self[low]
            low, high = low + 1, high - 1


class _DeprecateByteStringMeta(ABCMeta):
    # Says that ByteString goes whenever a class extends it or an object is checked against it.
    def __new__(meta, name, bases, body, **more):
        if name != 'ByteString':
            from warnings import _deprecated
            _deprecated('collections.abc.ByteString', remove=(3, 17))
        return super().__new__(meta, name, bases, body, **more)

    def __instancecheck__(cls, candidate):
        from warnings import _deprecated
        _deprecated('collections.abc.ByteString', remove=(3, 17))
        return super().__instancecheck__(candidate)


class ByteString(Sequence, metaclass=_DeprecateByteStringMeta):
    """bytes and bytearray, as one class: deprecated, Buffer says what is meant."""
    __slots__ = ()


# Sets.

def _all_in(container, items):
    return all(item in container for item in items)


def _comparing(verdict):
    """A comparison with other sets, and with nothing else."""
    return lambda self, other: verdict(self, other) if isinstance(other, Set) else NotImplemented


def _merging(outcome, with_set=False):
    """An operation with anything to go through, which is made a set first where its members will be asked for."""
    def merge(self, other):
        ready = isinstance(other, Set if with_set else Iterable)
        if not (ready or isinstance(other, Iterable)):
            return NotImplemented
        return outcome(self, other if ready else self._from_iterable(other))
    return merge


def _keeping(maker, items, test):
    return maker._from_iterable(item for item in items if test(item))


@_kind()
class Set(Collection):
    """Distinct values, for subclasses with __contains__, __iter__ and __len__."""
    __slots__ = ()

    # The strict orders and equality go by __le__ and __ge__, so that a subclass has two methods to make faster.
    __le__ = _comparing(lambda mine, theirs: len(mine) <= len(theirs) and _all_in(theirs, mine))
    __ge__ = _comparing(lambda mine, theirs: len(mine) >= len(theirs) and _all_in(mine, theirs))
    __eq__ = _comparing(lambda mine, theirs: len(mine) == len(theirs) and mine.__le__(theirs))
    __lt__ = _comparing(lambda mine, theirs: len(mine) < len(theirs) and mine.__le__(theirs))
    __gt__ = _comparing(lambda mine, theirs: len(mine) > len(theirs) and mine.__ge__(theirs))

    __and__ = __rand__ = _merging(lambda mine, theirs: _keeping(mine, theirs, lambda item: item in mine))
    __or__ = __ror__ = _merging(lambda mine, theirs: mine._from_iterable(item for side in (mine, theirs) for item in side))
    __xor__ = __rxor__ = _merging(lambda mine, theirs: (mine - theirs) | (theirs - mine), with_set=True)
    __sub__ = _merging(lambda mine, theirs: _keeping(mine, mine, lambda item: item not in theirs), with_set=True)
    __rsub__ = _merging(lambda mine, theirs: _keeping(mine, theirs, lambda item: item not in mine), with_set=True)

    def isdisjoint(self, other):
        """Whether the two have no value in common."""
        return not any(item in self for item in other)

    def _hash(self):
        """The hash of the frozenset with the same values, for subclasses that make it their __hash__."""
        return hash(frozenset(self))

    @classmethod
    def _from_iterable(cls, it):
        """Makes the results of the operators: for a subclass to replace when its constructor takes something else."""
        return cls(it)


def _in_place(change):
    def operate(self, it):
        change(self, it)
        return self
    return operate


def _subtract(changed, items):
    changed.clear() if items is changed else _each(changed.discard, items)


def _toggle(changed, items):
    if items is changed:
        return changed.clear()
    for item in items if isinstance(items, Set) else changed._from_iterable(items):
        (changed.discard if item in changed else changed.add)(item)


@_kind('add discard')
class MutableSet(Set):
    """Sets to change, for subclasses with add and discard as well."""
    __slots__ = ()

    def discard(self, value): raise NotImplementedError
    def add(self, value): raise NotImplementedError

    __ior__ = _in_place(lambda mine, theirs: _each(mine.add, theirs))
    __iand__ = _in_place(lambda mine, theirs: _each(mine.discard, mine - theirs))
    __isub__, __ixor__ = _in_place(_subtract), _in_place(_toggle)

    def clear(self): _exhaust(self.pop, KeyError)

    def pop(self):
        taken = _first(self)
        self.discard(taken)
        return taken

    def remove(self, value):
        if value in self: self.discard(value)
        else: raise KeyError(value)


# Mappings and their views.

def _walking(pick):
    def __iter__(self):
        mapping = self._mapping
        for key in mapping: yield pick(mapping, key)
    return __iter__


@_kind(alias=GenericAlias)
class MappingView(Sized):
    """A mapping seen in some way, always as it is now."""
    __slots__ = '_mapping',

    def __init__(self, mapping): self._mapping = mapping
    def __len__(self): return len(self._mapping)
    def __repr__(self): return type(self).__name__ + f'({self._mapping!r})'


@_kind()
class ValuesView(MappingView, Collection):
    """The values of a mapping."""
    __slots__ = ()
    __iter__ = _walking(lambda mapping, key: mapping[key])
    def __contains__(self, value): return any(_same(self._mapping[key], value) for key in self._mapping)


@_kind()
class KeysView(MappingView, Set):
    """The keys of a mapping."""
    __slots__ = ()
    __iter__ = _walking(lambda mapping, key: key)
    @classmethod
    def _from_iterable(cls, it): return set(it)
    def __contains__(self, key): return key in self._mapping


@_kind()
class ItemsView(MappingView, Set):
    """The pairs of a mapping."""
    __slots__ = ()
    __iter__ = _walking(lambda mapping, key: (key, mapping[key]))
    @classmethod
    def _from_iterable(cls, it): return set(it)

    def __contains__(self, item):
        key, wanted = item
        found = _fetch(self._mapping, key)
        return found is not _absent and _same(found, wanted)


@_kind('__getitem__')
class Mapping(Collection):
    """Values by keys, for subclasses with __getitem__, __iter__ and __len__."""
    __slots__, __abc_tpflags__ = (), 1 << 6
    __reversed__ = None

    def __getitem__(self, key): raise KeyError
    def __contains__(self, key): return _fetch(self, key) is not _absent

    def __eq__(self, other):
        return dict(self.items()) == dict(other.items()) if isinstance(other, Mapping) else NotImplemented

    def get(self, key, default=None):
        """The value of a key, or the default when there is none."""
        return _fetch(self, key, default)

    def values(self): return ValuesView(self)
    def items(self): return ItemsView(self)
    def keys(self): return KeysView(self)


def _pairs(given):
    """The pairs of a mapping, of anything with keys, or of an iterable of pairs."""
    if isinstance(given, Mapping) or hasattr(given, 'keys'):
        keys = given if isinstance(given, Mapping) else given.keys()
        return ((key, given[key]) for key in keys)
    return given


@_kind('__setitem__ __delitem__')
class MutableMapping(Mapping):
    """Mappings to change, for subclasses with __setitem__ and __delitem__ as well."""
    __slots__ = ()

    def __delitem__(self, key): raise KeyError
    def __setitem__(self, key, value): raise KeyError

    def setdefault(self, key, default=None):
        """The value of a key, which becomes the default when there is none."""
        found = _fetch(self, key)
        if found is not _absent:
            return found
        self[key] = default
        return default

    def update(self, other=(), /, **kwds):
        """Takes over pairs, then the keyword arguments."""
        for source in other, kwds:
            for key, value in _pairs(source): self[key] = value

    def pop(self, key, default=_absent):
        """Takes a key away for its value; without a default, a missing one is a KeyError."""
        taken = self[key] if default is _absent else _fetch(self, key)
        if taken is _absent:
            return default
        del self[key]
        return taken

    def popitem(self):
        """Takes some pair away."""
        key = _first(self)
        pair = key, self[key]
        del self[key]
        return pair

    def clear(self): _exhaust(self.popitem, KeyError)


# The builtin classes that count without having all the methods, or that a hook would not find.

def _enrol():
    from sys import modules
    iterated = b'', bytearray(), {}.keys(), {}.values(), {}.items(), [], range(0), set(), '', (), zip()
    rows = {
        Set: [frozenset], MutableSet: [set], Mapping: [type(vars(type))], MutableMapping: [dict],
        KeysView: [type({}.keys())], ItemsView: [type({}.items())], ValuesView: [type({}.values())],
        Sequence: [tuple, str, bytes, range, memoryview], MutableSequence: [list, bytearray],
        ByteString: [bytes, bytearray],
        Generator: [type(_ for _ in ())], Iterator: [type(iter(each)) for each in iterated],
    }
    if 'array' in modules: rows[MutableSequence].append(modules['array'].array)
    for kind, members in rows.items(): _each(kind.register, members)


_enrol()
`;
