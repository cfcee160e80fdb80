/** weakref: the set whose members may die. */
export const setSource = `

class WeakSet:
    """A set whose members go when they die."""
    __module__ = '_weakrefset'

    def __init__(self, data=None):
        self.data = set()
        mine = ref(self)

        def forget(dead):
            members = mine()
            if members is not None:
                try:
                    members.data.discard(dead)
                except TypeError:
                    # A member without a hash: it never came in.
                    pass
        self._remove = forget
        if data is not None:
            self.update(data)

    def __iter__(self):
        _look()
        return self._living()

    def _living(self):
        for reference in list(self.data):
            item = reference()
            if item is not None:
                yield item

    def __len__(self):
        _look()
        return len(self.data)

    def __contains__(self, item):
        try:
            wanted = ref(item)
        except TypeError:
            return False
        return wanted in self.data

    def __reduce__(self):
        return self.__class__, (list(self),), self.__getstate__()

    def __repr__(self):
        _look()
        return repr(self.data)

    def copy(self):
        return self.__class__(self)

    def add(self, item):
        data, watched = self.data, ref(item, self._remove)
        data.add(watched)

    def pop(self):
        _look()
        while self.data:
            item = self.data.pop()()
            if item is not None:
                return item
        raise KeyError('pop from empty WeakSet') from None

    def discard(self, item):
        self.data.discard(ref(item))

    def clear(self):
        self.data.clear()

    def remove(self, item):
        wanted = ref(item)
        self.data.remove(wanted)

    def update(self, other):
        for item in other:
            self.add(item)

    def _refs(self, other):
        # The members of any iterable as plain references, for the set operations.
        _look()
        return {ref(item) for item in other}

    def _those(self, keep):
        return self.__class__(item for item in self if keep(ref(item)))

    def _leave(self, kept):
        _look()
        self.data = {reference for reference in self.data if reference in kept}
        return self

    def union(self, other):
        both = self.copy()
        both.update(other)
        return both
    __or__ = union

    def difference(self, other):
        others = self._refs(other)
        return self._those(lambda reference: reference not in others)
    __sub__ = difference

    def intersection(self, other):
        others = self._refs(other)
        return self._those(lambda reference: reference in others)
    __and__ = intersection

    def symmetric_difference(self, other):
        both = self.difference(other)
        both.update(item for item in other if item not in self)
        return both
    __xor__ = symmetric_difference

    def __ior__(self, more):
        self.update(more)
        return self

    def difference_update(self, other):
        self.__isub__(other)

    def __isub__(self, other):
        return self._leave(set() if self is other else self.data - self._refs(other))

    def intersection_update(self, other):
        self.__iand__(other)

    def __iand__(self, other):
        return self._leave(self._refs(other))

    def symmetric_difference_update(self, other):
        self.__ixor__(other)

    def __ixor__(self, other):
        items = [] if self is other else list(self.symmetric_difference(other))
        self.clear()
        self.update(items)
        return self

    def issubset(self, other):
        return self._refs(self) <= self._refs(other)
    __le__ = issubset

    def __lt__(self, other):
        return self._refs(self) < self._refs(other)

    def issuperset(self, other):
        return self._refs(self) >= self._refs(other)
    __ge__ = issuperset

    def __gt__(self, other):
        return self._refs(self) > self._refs(other)

    def __eq__(self, other):
        if not isinstance(other, self.__class__):
            return NotImplemented
        return self._refs(self) == self._refs(other)

    def isdisjoint(self, other):
        return not self._refs(self) & self._refs(other)

    __class_getitem__ = classmethod(_GenericAlias)


_collections_abc.MutableSet.register(WeakSet)
`;
