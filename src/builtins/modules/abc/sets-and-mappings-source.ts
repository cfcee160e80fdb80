/** collections.abc: sets, views and mappings. */
export const setsAndMappingsSource = `

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
