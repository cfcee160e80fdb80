/** weakref: references to bound methods, and with keys. */
export const referencesSource = `
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
`;
