/** What of `weakref` is clearer in Python: the tables, `WeakMethod` and `finalize`. */
export const source = `
import itertools
import sys
import _collections_abc
from types import GenericAlias as _GenericAlias

__all__ = ['ref', 'proxy', 'getweakrefcount', 'getweakrefs', 'WeakKeyDictionary', 'ReferenceType', 'ProxyType',
           'CallableProxyType', 'ProxyTypes', 'WeakValueDictionary', 'WeakSet', 'WeakMethod', 'finalize']


class WeakMethod(ref):
    """Refers weakly to a bound method: dead as soon as its object or its function is."""
    __slots__ = '_func_ref', '_meth_type', '_alive', '__weakref__'

    def __new__(cls, meth, callback=None):
        try:
            owner, function = meth.__self__, meth.__func__
        except AttributeError:
            raise TypeError('argument should be a bound method, not {}'.format(type(meth))) from None
        heard = None
        if callback is not None:
            def heard(_, myself=lambda: itself()):
                # Whichever of the two dies first tells it.
                method = myself()
                if method is not None and method._alive:
                    method._alive = False
                    callback(method)
            heard.__module__ = 'weak method'
        made = ref.__new__(cls, owner, heard)
        made._func_ref = ref(function, heard)
        made._meth_type = type(meth)
        made._alive = True
        itself = ref(made)
        return made

    def __call__(self):
        owner, function = super().__call__(), self._func_ref()
        return None if owner is None or function is None else self._meth_type(function, owner)

    def __eq__(self, other):
        if not isinstance(other, WeakMethod):
            return NotImplemented
        if self._alive and other._alive:
            return ref.__eq__(self, other) and self._func_ref == other._func_ref
        return self is other

    def __ne__(self, other):
        if not isinstance(other, WeakMethod):
            return NotImplemented
        return not self == other

    __hash__ = ref.__hash__


class KeyedRef(ref):
    """A reference that knows the key under which a WeakValueDictionary keeps it."""
    __slots__ = 'key',

    def __new__(type, ob, callback, key):
        made = ref.__new__(type, ob, callback)
        made.key = key
        return made

    def __init__(self, ob, callback, key):
        super().__init__(ob, callback)


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
        self.data.pop(dead, None)

    def __getitem__(self, key):
        return self.data[ref(key)]

    def __delitem__(self, key):
        del self.data[ref(key)]

    def __setitem__(self, key, value):
        self.data[ref(key, self._remove)] = value

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
        return self.data.setdefault(ref(key, self._remove), default)

    def update(self, dict=None, /, **kwargs):
        if dict is not None:
            pairs = dict.items() if hasattr(dict, 'items') else type({})(dict).items()
            for key, value in pairs:
                self[key] = value
        if kwargs:
            self.update(kwargs)


class WeakSet:
    """A set whose members go when they die."""
    __module__ = '_weakrefset'

    def __init__(self, data=None):
        self.data = set()
        mine = ref(self)

        def forget(dead):
            members = mine()
            if members is not None:
                members.data.discard(dead)
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
        watched = ref(item, self._remove)
        self.data.add(watched)

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


class finalize:
    """Calls a function when an object dies, or else at the program's end."""
    __slots__ = ()

    _registry = {}
    _shutdown = False
    _order = itertools.count()
    _registered_with_atexit = False

    class _Info:
        __slots__ = 'weakref', 'func', 'args', 'kwargs', 'atexit', 'index'

    def __init__(self, obj, func, /, *args, **kwargs):
        finalize._prepare()
        info = self._Info()
        info.weakref = ref(obj, self)
        info.func, info.args, info.kwargs = func, args, kwargs or None
        info.atexit = True
        info.index = next(self._order)
        self._registry[self] = info

    def __call__(self, _=None):
        """Calls the function, if that was not done before; its result."""
        info = self._registry.pop(self, None)
        if info is not None and not self._shutdown:
            return info.func(*info.args, **(info.kwargs or {}))

    def _living(self):
        # The object and what is known of it, while both are there.
        info = self._registry.get(self)
        obj = None if info is None else info.weakref()
        return obj, info

    def detach(self):
        """Takes it back: (object, function, args, kwargs), or None if it is dead."""
        obj, info = self._living()
        if obj is not None and self._registry.pop(self, None) is not None:
            return obj, info.func, info.args, info.kwargs or {}

    def peek(self):
        """(object, function, args, kwargs), or None if it is dead."""
        obj, info = self._living()
        if obj is not None:
            return obj, info.func, info.args, info.kwargs or {}

    @property
    def alive(self):
        """True until it was called or taken back."""
        _look()
        return self in self._registry

    @property
    def atexit(self):
        """Whether it is called at the program's end."""
        info = self._registry.get(self)
        return info is not None and info.atexit

    @atexit.setter
    def atexit(self, value):
        info = self._registry.get(self)
        if info is not None:
            info.atexit = bool(value)

    def __repr__(self):
        obj, info = self._living()
        name = type(self).__name__
        if obj is None:
            return '<%s object at %#x; dead>' % (name, id(self))
        return '<%s object at %#x; for %r at %#x>' % (name, id(self), type(obj).__name__, id(obj))

    @classmethod
    def _prepare(cls):
        if not cls._registered_with_atexit:
            cls._registered_with_atexit = True
            from atexit import register
            register(cls._exitfunc)

    @classmethod
    def _exitfunc(cls):
        # The newest first; one that fails does not keep the others from being called.
        try:
            while True:
                waiting = [(info.index, one) for one, info in cls._registry.items() if info.atexit]
                if not waiting:
                    break
                last = max(waiting, key=lambda pair: pair[0])[1]
                try:
                    last()
                except Exception:
                    sys.excepthook(*sys.exc_info())
        finally:
            finalize._shutdown = True
`;
