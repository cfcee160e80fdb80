/** weakref: what is called when an object dies. */
export const finalizeSource = `

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
