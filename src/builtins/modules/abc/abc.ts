/** The abstract base class machinery (PEP 3119), in Python. */
export const source = `
def abstractmethod(funcobj):
    """Marks a method that a class must have before it can have instances."""
    funcobj.__isabstractmethod__ = True
    return funcobj


class abstractclassmethod(classmethod):
    """An abstract class method (use classmethod with abstractmethod instead)."""
    __isabstractmethod__ = True

    def __init__(self, callable):
        super().__init__(abstractmethod(callable))


class abstractstaticmethod(staticmethod):
    """An abstract static method (use staticmethod with abstractmethod instead)."""
    __isabstractmethod__ = True

    def __init__(self, callable):
        super().__init__(abstractmethod(callable))


class abstractproperty(property):
    """An abstract property (use property with abstractmethod instead)."""
    __isabstractmethod__ = True


_counter = 0


def get_cache_token():
    """A number that changes with every registration."""
    return _counter


def _abstract_names(cls):
    names = {name for name, value in cls.__dict__.items() if getattr(value, '__isabstractmethod__', False)}
    for base in cls.__bases__:
        for name in getattr(base, '__abstractmethods__', ()):
            if getattr(getattr(cls, name, None), '__isabstractmethod__', False):
                names.add(name)
    return frozenset(names)


class ABCMeta(type):
    """The class of abstract base classes."""

    def __new__(mcls, name, bases, namespace, /, **kwargs):
        cls = super().__new__(mcls, name, bases, namespace, **kwargs)
        cls.__abstractmethods__ = _abstract_names(cls)
        type.__setattr__(cls, '_abc_registry', [])
        type.__setattr__(cls, '_abc_cache', {})
        type.__setattr__(cls, '_abc_version', _counter)
        _set_pattern_kind(cls)
        return cls

    def register(cls, subclass):
        """Makes a class count as a subclass."""
        global _counter
        if not isinstance(subclass, type):
            raise TypeError('Can only register classes')
        if issubclass(subclass, cls):
            return subclass
        if issubclass(cls, subclass):
            raise RuntimeError('Refusing to create an inheritance cycle')
        cls._abc_registry.append(subclass)
        _counter += 1
        _inherit_pattern_kind(subclass, cls)
        return subclass

    def __instancecheck__(cls, instance):
        subclass = instance.__class__
        if cls._abc_version == _counter:
            known = cls._abc_cache.get(subclass)
            if known is not None:
                return known
        subtype = type(instance)
        if subtype is subclass:
            return cls.__subclasscheck__(subclass)
        return any(cls.__subclasscheck__(c) for c in (subclass, subtype))

    def __subclasscheck__(cls, subclass):
        if not isinstance(subclass, type):
            raise TypeError('issubclass() arg 1 must be a class')
        if cls._abc_version != _counter:
            cls._abc_cache.clear()
            type.__setattr__(cls, '_abc_version', _counter)
        known = cls._abc_cache.get(subclass)
        if known is None:
            known = cls._abc_cache[subclass] = _is_subclass(cls, subclass)
        return known

    def _dump_registry(cls, file=None):
        print(f'Class: {cls.__module__}.{cls.__qualname__}', file=file)
        print(f'Inv. counter: {get_cache_token()}', file=file)
        print(f'_abc_registry: {set(cls._abc_registry)!r}', file=file)

    def _abc_registry_clear(cls):
        cls._abc_registry.clear()

    def _abc_caches_clear(cls):
        cls._abc_cache.clear()


def _is_subclass(cls, subclass):
    answer = cls.__subclasshook__(subclass)
    if answer is not NotImplemented:
        if not isinstance(answer, bool):
            raise AssertionError('__subclasshook__ must return either False, True, or NotImplemented')
        return answer
    if cls in subclass.__mro__:
        return True
    if any(issubclass(subclass, registered) for registered in cls._abc_registry):
        return True
    return any(issubclass(subclass, child) for child in cls.__subclasses__())


def update_abstractmethods(cls):
    """Works out anew which methods of a class are abstract."""
    if hasattr(cls, '__abstractmethods__'):
        cls.__abstractmethods__ = _abstract_names(cls)
    return cls


class ABC(metaclass=ABCMeta):
    """A helper class: extend it to make an abstract base class."""
    __slots__ = ()
`;
