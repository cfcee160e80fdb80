/** collections.abc: how a class is declared. */
export const declaringSource = `
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
    def throw(self, typ, val=None, tb=None): _raise(typ, val, tb)
    return throw


def _raise(typ, val, tb):
    error = typ if val is None else val
    if tb is not None:
        error = (typ() if val is None else val).with_traceback(tb)
    raise error


def _closing(what):
    def close(self):
        try: self.throw(GeneratorExit)
        except (StopIteration, GeneratorExit): return
        raise RuntimeError(what + ' ignored GeneratorExit')
    return close
`;
