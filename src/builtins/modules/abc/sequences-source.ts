/** collections.abc: sequences. */
export const sequencesSource = `

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
`;
