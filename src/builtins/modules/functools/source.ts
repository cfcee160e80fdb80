/** The part of functools that is written in Python. */

/** What the errors say; `{}` stands for the values that they name. */
const complaints: Readonly<Record<string, string>> = {
  names: 'Cannot assign the same cached_property to two different names ({!r} and {!r}).',
  unnamed: 'Cannot use cached_property instance without calling __set_name__ on it.',
  no_dict: "No '__dict__' attribute on {!r} instance to cache {!r} property.",
  frozen_dict: "The '__dict__' attribute on {!r} instance does not support item assignment for caching {!r} property.",
  not_callable: 'the first argument {!r} must be a callable or a descriptor',
  not_method: '{!r} is not callable or a descriptor',
  trailing: 'trailing Placeholders are not allowed',
  too_few: "missing positional arguments in 'partialmethod' call; expected at least {}, got {}",
  no_order: 'must define at least one ordering operation: < > <= >=',
  maxsize: 'Expected first argument to be an integer, a callable, or None',
  no_argument: '{} requires at least 1 positional argument',
  no_class: 'Invalid first argument to `register()`. {!r} is not a class or union type.',
  no_annotation:
    'Invalid first argument to `register()`: {!r}. ' +
    'Use either `@register(some_class)` or plain `@register` on an annotated function.',
  annotation: 'Invalid annotation for {!r}. {!r} is not a class.',
  union: 'Invalid annotation for {!r}. {!r} not all arguments are classes.',
  forward: 'Invalid annotation for {!r}. {!r} is an unresolved forward reference.',
  ambiguous: 'Ambiguous dispatch: {} or {}',
};

/** The names that `from functools import *` gives. */
const publicNames =
  'update_wrapper wraps WRAPPER_ASSIGNMENTS WRAPPER_UPDATES total_ordering cache cmp_to_key lru_cache reduce partial ' +
  'partialmethod singledispatch singledispatchmethod cached_property Placeholder';

export const source = `
from abc import get_cache_token as _get_cache_token
from collections import namedtuple as _namedtuple
from _thread import RLock
from reprlib import recursive_repr as _recursive_repr
from types import GenericAlias, MappingProxyType as _MappingProxyType, UnionType as _UnionType

__all__ = '${publicNames}'.split()

_COMPLAINTS = ${JSON.stringify(complaints)}


def _complaint(kind, *values, error=TypeError):
    return error(_COMPLAINTS[kind].format(*values))


_ABSENT = object()
_abstractness = property(lambda self: getattr(self.func, '__isabstractmethod__', False))


class cached_property:
    """A property that is computed once and then kept in the instance."""

    def __init__(self, func):
        self.attrname, self.func = None, func
        self.__doc__, self.__module__ = func.__doc__, func.__module__

    __class_getitem__ = classmethod(GenericAlias)

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        name = self.attrname
        if name is None:
            raise _complaint('unnamed')
        names = getattr(instance, '__dict__', None)
        if names is None:
            raise _complaint('no_dict', type(instance).__name__, name)
        result = names.get(name, _ABSENT)
        if result is _ABSENT:
            result = self.func(instance)
            try:
                names[name] = result
            except TypeError:
                raise _complaint('frozen_dict', type(instance).__name__, name) from None
        return result

    def __set_name__(self, owner, name):
        known = self.attrname
        if known not in (None, name):
            raise _complaint('names', known, name)
        self.attrname = name


WRAPPER_UPDATES = '__dict__',
WRAPPER_ASSIGNMENTS = tuple(f'__{word}__' for word in 'module name qualname doc annotate type_params'.split())


def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    """A decorator that applies update_wrapper."""
    options = {'wrapped': wrapped, 'assigned': assigned, 'updated': updated}
    return partial(update_wrapper, **options)


def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    """Makes a wrapper look like the function that it wraps."""
    for name in assigned:
        taken = getattr(wrapped, name, _ABSENT)
        if taken is not _ABSENT:
            setattr(wrapper, name, taken)
    for name in updated:
        target = getattr(wrapper, name)
        target.update(getattr(wrapped, name, {}))
    # Last: the update may have brought the attribute of the wrapped function itself.
    wrapper.__wrapped__ = wrapped
    return wrapper


# Which of the outcomes less (1), equal (2) and greater (4) make a comparison true.
_OUTCOMES = {'__lt__': 1, '__le__': 3, '__gt__': 4, '__ge__': 6}


def _comparison(wanted, root):
    have, want = _OUTCOMES[root], _OUTCOMES[wanted]
    # Less and greater must be as wanted, if need be by negation; equality can then be off.
    opposite = (have ^ want) & 5 != 0
    equality = (have ^ (7 if opposite else 0) ^ want) & 2
    widen = want & 2

    def compare(self, other):
        answer = getattr(type(self), root)(self, other)
        if answer is NotImplemented:
            return answer
        answer = not answer if opposite else answer
        if not equality:
            return answer
        return answer or self == other if widen else answer and self != other

    compare.__name__ = wanted
    compare.__qualname__ = f"_{wanted.strip('_')}_from_{root.strip('_')}"
    compare.__doc__ = getattr(int, wanted).__doc__
    return compare


# Each has a name in the module, by which it is pickled.
_COMPARISONS = {(wanted, root): _comparison(wanted, root) for wanted in _OUTCOMES for root in _OUTCOMES if wanted != root}
globals().update((made.__qualname__, made) for made in _COMPARISONS.values())


def total_ordering(cls):
    """Adds the comparison methods that a class lacks, given one of them."""
    own = [name for name in _OUTCOMES if getattr(cls, name, None) is not getattr(object, name)]
    if not own:
        raise _complaint('no_order', error=ValueError)
    # By preference in the order of the alphabet from its end: lt, le, gt, ge.
    basis = max(own)
    for name in (other for other in _OUTCOMES if other not in own):
        setattr(cls, name, _COMPARISONS[name, basis])
    return cls


_CacheInfo = _namedtuple('CacheInfo', 'hits misses maxsize currsize', module='functools')


def cache(user_function, /):
    """A decorator that remembers all results."""
    return lru_cache(maxsize=None)(user_function)


def lru_cache(maxsize=128, typed=False):
    """A decorator that remembers the results of the most recent calls."""
    if callable(maxsize) and isinstance(typed, bool):
        return _remembering(maxsize, 128, typed)
    if not isinstance(maxsize, int | None):
        raise _complaint('maxsize')
    limit = maxsize if maxsize is None else max(maxsize, 0)
    return lambda user_function: _remembering(user_function, limit, typed)


def _remembering(user_function, limit, typed):
    if not callable(user_function):
        raise TypeError('the first argument must be callable')
    store = _lru_cache_wrapper(user_function, limit, typed, _CacheInfo)
    store.cache_parameters = lambda: dict(maxsize=limit, typed=typed)
    return update_wrapper(store, user_function)


def _fill(pattern, supply):
    # The positional arguments: each placeholder takes one that is supplied, the others follow.
    supply = iter(supply)
    filled = [next(supply, Placeholder) if slot is Placeholder else slot for slot in pattern]
    return (*filled, *supply)


def _partial_new(cls, func, /, *args, **keywords):
    if not (callable(func) or getattr(func, '__get__', None)):
        raise _complaint('not_callable', func)
    if args[-1:] and args[-1] is Placeholder:
        raise _complaint('trailing')
    made = object.__new__(cls)
    if isinstance(func, partialmethod):
        func, args, keywords = func.func, _fill(func.args, args), func.keywords | keywords
    made.__dict__.update(func=func, args=args, keywords=keywords)
    return made


class partialmethod:
    """Like partial, for methods of a class."""
    __new__ = _partial_new
    __isabstractmethod__ = _abstractness
    __class_getitem__ = classmethod(GenericAlias)

    def __get__(self, obj, cls=None):
        bind = getattr(self.func, '__get__', None)
        bound = self.func if bind is None else bind(obj, cls)
        if bound is self.func:
            return self._unbound().__get__(obj, cls)
        method = partial(bound, *self.args, **self.keywords)
        receiver = getattr(bound, '__self__', _ABSENT)
        if receiver is not _ABSENT:
            method.__self__ = receiver
        return method

    def _unbound(self):
        needed = self.args.count(Placeholder)

        def _method(cls_or_self, /, *args, **keywords):
            if len(args) < needed:
                raise _complaint('too_few', needed, len(args))
            return self.func(cls_or_self, *_fill(self.args, args), **self.keywords | keywords)

        _method.__dict__.update(__partialmethod__=self, __isabstractmethod__=self.__isabstractmethod__)
        return _method

    @_recursive_repr()
    def __repr__(self):
        shown = [*map(repr, (self.func, *self.args))]
        shown += [f'{word}={value!r}' for word, value in self.keywords.items()]
        return f"{type(self).__module__}.{type(self).__qualname__}({', '.join(shown)})"


def _c3_mro(cls, abcs=()):
    # The order of bases that a class would have if it named the abstract classes that it is registered with.
    bases = cls.__bases__
    named = max((at for at, base in enumerate(bases, 1) if hasattr(base, '__abstractmethods__')), default=0)
    implied = [abc for abc in abcs if issubclass(cls, abc) and not any(issubclass(base, abc) for base in bases)]
    others = [abc for abc in abcs if abc not in implied]
    groups = [*bases[:named]], implied, [*bases[named:]]
    orders = [_c3_mro(base, others) for group in groups for base in group]
    pending = [order for order in ([cls], *orders, *groups) if order]
    merged = []
    while pending:
        for head, *_ in pending:
            if not any(head in order[1:] for order in pending):
                break
        else:
            raise RuntimeError('Inconsistent hierarchy')
        merged.append(head)
        pending = [rest for order in pending if (rest := order[1:] if order[0] is head else order)]
    return merged


def _compose_mro(cls, types):
    # The order of bases of a class, with those of the given classes in it that it counts as a subclass of.
    own = set(cls.__mro__)
    known = [each for each in types if each not in own and isinstance(each, type) and issubclass(cls, each)]
    known = [each for each in known if not any(each is not other and each in other.__mro__ for other in known)]
    abcs = {}
    for each in known:
        # A subclass of it that is nearer to the class comes with the known classes above it, longest lists first.
        nearer = [[above for above in sub.__mro__ if above in known]
                  for sub in each.__subclasses__() if sub not in own and issubclass(cls, sub)]
        for line in sorted(nearer, key=len, reverse=True) or [[each]]:
            abcs.update(dict.fromkeys(line))
    return _c3_mro(cls, [*abcs])


def _best_match(cls, registry):
    order = iter(_compose_mro(cls, registry))
    best = next(each for each in order if each in registry)
    rival = next(order, object)
    # Two implied classes beside each other of which neither is the more specific one.
    if rival in registry and not {best, rival} & {*cls.__mro__} and not issubclass(best, rival):
        raise _complaint('ambiguous', best, rival, error=RuntimeError)
    return registry[best]


def _classes(target):
    # The classes that a class or a union of classes stands for; none for anything else.
    if isinstance(target, type):
        return (target,)
    parts = target.__args__ if isinstance(target, _UnionType) else ()
    return parts if all(isinstance(part, type) for part in parts) else ()


def _first_annotation(function):
    if not getattr(function, '__annotate__', None):
        raise _complaint('no_annotation', function)
    from annotationlib import Format, ForwardRef
    from typing import get_type_hints
    parameter, target = next(iter(get_type_hints(function, format=Format.FORWARDREF).items()))
    if isinstance(target, ForwardRef):
        raise _complaint('forward', parameter, target)
    if not _classes(target):
        raise _complaint('union' if isinstance(target, _UnionType) else 'annotation', parameter, target)
    return target


def singledispatch(func):
    """Makes a function choose its implementation by the type of its first argument."""
    implementations = {object: func}
    chosen = {}
    token = None
    title = getattr(func, '__name__', 'singledispatch function')

    def dispatch(cls):
        """The implementation for a class."""
        nonlocal token
        # A class registered with an abstract one since can change the choice.
        if token != (token := _get_cache_token()):
            chosen.clear()
        if cls not in chosen:
            chosen[cls] = implementations[cls] if cls in implementations else _best_match(cls, implementations)
        return chosen[cls]

    def register(cls, func=None):
        """Registers an implementation for a class."""
        classes = _classes(cls)
        if classes and func is None:
            return lambda implementation: register(cls, implementation)
        if not classes:
            if func is not None:
                raise _complaint('no_class', cls)
            func, classes = cls, _classes(_first_annotation(cls))
        implementations.update(dict.fromkeys(classes, func))
        chosen.clear()
        return func

    def wrapper(*args, **kw):
        if args:
            return dispatch(args[0].__class__)(*args, **kw)
        raise _complaint('no_argument', title)

    vars(wrapper).update(register=register, dispatch=dispatch, registry=_MappingProxyType(implementations),
                         _clear_cache=chosen.clear)
    return update_wrapper(wrapper, func)


class _singledispatchmethod_get:
    # A single dispatch method as an instance or the class gives it.

    def __init__(self, unbound, obj, cls):
        self._unbound, self._dispatch = unbound, unbound.dispatcher.dispatch
        self._obj, self._cls = obj, cls
        for name in '__module__', '__doc__':
            if (found := getattr(unbound.func, name, _ABSENT)) is not _ABSENT:
                setattr(self, name, found)

    __wrapped__ = property(lambda self: self._unbound.func)
    register = property(lambda self: self._unbound.register)

    def __getattr__(self, name):
        if name in ('__name__', '__qualname__', '__annotations__', '__type_params__', '__isabstractmethod__'):
            return getattr(self._unbound.func, name)
        raise AttributeError

    def __call__(self, /, *args, **kwargs):
        if not args:
            title = getattr(self._unbound.func, '__name__', 'singledispatchmethod method')
            raise _complaint('no_argument', title)
        return self._dispatch(args[0].__class__).__get__(self._obj, self._cls)(*args, **kwargs)

    def __repr__(self):
        title = _title(self._unbound.func)
        if self._obj is None:
            return f'<single dispatch method {title}>'
        return f'<bound single dispatch method {title} of {self._obj!r}>'


def _title(function):
    return getattr(function, '__qualname__', None) or getattr(function, '__name__', '?')


class singledispatchmethod:
    """Like singledispatch, for methods: chooses by the first argument after self."""
    __isabstractmethod__ = _abstractness

    def __init__(self, func):
        if not (callable(func) or hasattr(func, '__get__')):
            raise _complaint('not_method', func)
        self.func, self.dispatcher = func, singledispatch(func)

    def __get__(self, obj, cls=None):
        return _singledispatchmethod_get(self, obj, cls)

    def __repr__(self):
        return f'<single dispatch method descriptor {_title(self.func)}>'

    def register(self, cls, method=None):
        return self.dispatcher.register(cls, func=method)
`;
