/** weakref: dictionaries whose values or keys may die. */
export const tablesSource = `

class _WeakTable:
    # What the two dictionaries have in common: 'data', and a copy that is as shallow as the original.

    def __repr__(self):
        return '<{} at {:#x}>'.format(type(self).__name__, id(self))

    def __copy__(self):
        return self.copy()

    def __ior__(self, more):
        type(self).update(self, more)
        return self

    def __or__(self, other):
        if not isinstance(other, _collections_abc.Mapping):
            return NotImplemented
        both = self.copy()
        both.update(other)
        return both

    def __ror__(self, other):
        if not isinstance(other, _collections_abc.Mapping):
            return NotImplemented
        both = self.__class__()
        both.update(other)
        both.update(self)
        return both

    def __len__(self):
        _look()
        return len(self.data)

    def copy(self):
        """A new table with the same entries."""
        twin = self.__class__.__new__(type(self))
        _WeakTable._begin(twin)
        for key, value in self.items():
            twin[key] = value
        return twin

    def items(self):
        _look()
        return self._living()

    def keys(self):
        _look()
        return (key for key, _ in self._living())

    def __iter__(self):
        return self.keys()

    def values(self):
        _look()
        return (value for _, value in self._living())

    def _begin(self):
        self.data = {}
        mine = ref(self)

        def forget(dead):
            table = mine()
            if table is not None:
                table._forget(dead)
        self._remove = forget


class WeakValueDictionary(_collections_abc.MutableMapping):
    """A dict whose entries go when their values die."""
    locals().update({name: value for name, value in vars(_WeakTable).items() if callable(value)})

    def __init__(self, other=(), /, **kw):
        self._begin()
        self.update(other, **kw)

    def _forget(self, dead):
        if self.data.get(dead.key) is dead:
            del self.data[dead.key]

    def __getitem__(self, key):
        value = self.data[key]()
        if value is None:
            raise KeyError(key)
        return value

    def __delitem__(self, key):
        _look()
        del self.data[key]

    def __contains__(self, key):
        found = self.data.get(key)
        return found is not None and found() is not None

    def __setitem__(self, key, value):
        self.data[key] = KeyedRef(value, self._remove, key)

    def __deepcopy__(self, memo):
        from copy import deepcopy
        twin = self.__class__()
        for key, value in self.items():
            twin[deepcopy(key, memo)] = value
        return twin

    def get(self, key, default=None):
        found = self.data.get(key)
        value = None if found is None else found()
        return default if value is None else value

    def _living(self):
        for key, reference in list(self.data.items()):
            value = reference()
            if value is not None:
                yield key, value

    def itervaluerefs(self):
        """The references, one by one: each may be dead already."""
        yield from self.valuerefs()

    def valuerefs(self):
        """The references, as a list."""
        _look()
        return list(self.data.values())

    def popitem(self):
        _look()
        while True:
            key, reference = self.data.popitem()
            value = reference()
            if value is not None:
                return key, value

    def pop(self, key, *args):
        found = self.data.pop(key, None)
        value = None if found is None else found()
        if value is not None:
            return value
        if args:
            return args[0]
        raise KeyError(key)

    def setdefault(self, key, default=None):
        value = self.get(key)
        if value is None:
            self[key] = value = default
        return value

    def update(self, other=None, /, **kwargs):
        if other is not None:
            pairs = other.items() if hasattr(other, 'items') else dict(other).items()
            for key, value in pairs:
                self[key] = value
        for key, value in kwargs.items():
            self[key] = value


class WeakKeyDictionary(_collections_abc.MutableMapping):
    """A dict whose entries go when their keys die."""
    locals().update({name: value for name, value in vars(_WeakTable).items() if callable(value)})

    def __init__(self, dict=None):
        self._begin()
        if dict is not None:
            self.update(dict)

    def _forget(self, dead):
        try:
            self.data.pop(dead, None)
        except TypeError:
            # A key without a hash: it never came in.
            pass

    def __getitem__(self, key):
        return self.data[ref(key)]

    def __delitem__(self, key):
        del self.data[ref(key)]

    def __setitem__(self, key, value):
        # Of variables alone, so that the table's look at an equal key sees whether that has died.
        data, watched = self.data, ref(key, self._remove)
        data[watched] = value

    def __contains__(self, key):
        try:
            wanted = ref(key)
        except TypeError:
            return False
        return wanted in self.data

    def __deepcopy__(self, memo):
        from copy import deepcopy
        twin = self.__class__()
        for key, value in self.items():
            twin[key] = deepcopy(value, memo)
        return twin

    def get(self, key, default=None):
        return self.data.get(ref(key), default)

    def _living(self):
        for reference, value in list(self.data.items()):
            key = reference()
            if key is not None:
                yield key, value

    def keyrefs(self):
        """The references, as a list: each may be dead already."""
        _look()
        return list(self.data)

    def popitem(self):
        _look()
        while True:
            reference, value = self.data.popitem()
            key = reference()
            if key is not None:
                return key, value

    def pop(self, key, *args):
        return self.data.pop(ref(key), *args)

    def setdefault(self, key, default=None):
        data, watched = self.data, ref(key, self._remove)
        return data.setdefault(watched, default)

    def update(self, dict=None, /, **kwargs):
        if dict is not None:
            pairs = dict.items() if hasattr(dict, 'items') else type({})(dict).items()
            for key, value in pairs:
                self[key] = value
        if kwargs:
            self.update(kwargs)
`;
