/** typing: marks for checkers, and hints of objects. */
export const functionsSource = `

def cast(typ, val):
    """The value as it is."""
    return val


_overloads = {}


def overload(func):
    """Marks one of several signatures."""
    function = getattr(func, '__func__', func)
    code = getattr(function, '__code__', None)
    if code is not None:
        by_line = _overloads.setdefault(function.__module__, {}).setdefault(function.__qualname__, {})
        by_line[code.co_firstlineno] = func
    return _overload_dummy


def get_overloads(func):
    """The signatures that were marked for a function."""
    function = getattr(func, '__func__', func)
    return [*_overloads.get(function.__module__, {}).get(function.__qualname__, {}).values()]


def clear_overloads():
    """Forgets all signatures that were marked."""
    _overloads.clear()


def is_protocol(tp, /):
    """Whether something is a protocol class."""
    return isinstance(tp, type) and getattr(tp, '_is_protocol', False) and tp is not Protocol and not is_typeddict(tp)


def get_protocol_members(tp, /):
    """The names that a class needs to count as one of a protocol."""
    if not is_protocol(tp):
        raise TypeError(f'{tp!r} is not a Protocol')
    return frozenset(tp.__protocol_attrs__)


def dataclass_transform(*, eq_default=True, order_default=False, kw_only_default=False, frozen_default=False,
                        field_specifiers=(), **kwargs):
    """Marks what makes classes like dataclass."""
    def mark(thing):
        thing.__dataclass_transform__ = {
            'eq_default': eq_default, 'order_default': order_default, 'kw_only_default': kw_only_default,
            'frozen_default': frozen_default, 'field_specifiers': field_specifiers, 'kwargs': kwargs}
        return thing
    return mark


def evaluate_forward_ref(forward_ref, *, owner=None, globals=None, locals=None, type_params=None, format=None):
    """What a reference to a name stands for, and the references in it."""
    def resolve(hint):
        hint = ForwardRef(hint) if isinstance(hint, str) else hint
        if not isinstance(hint, ForwardRef):
            return _each_argument(hint, resolve)
        found = hint.evaluate(globals=globals, locals=locals, type_params=type_params, owner=owner,
                              format=Format.VALUE if format is None else format)
        if found is None:
            return NoneType
        return found if format == Format.STRING or isinstance(found, ForwardRef) else resolve(found)
    return resolve(forward_ref)


def _overload_dummy(*args, **kwds):
    raise NotImplementedError(
        'You should not call an overloaded function. A series of @overload-decorated functions outside a stub module '
        'should always be followed by an implementation that is not @overload-ed.')


def _marked(thing, name):
    """The thing itself, with a mark where it can carry one."""
    try:
        setattr(thing, name, True)
    except (AttributeError, TypeError):
        return thing
    return thing


def final(f):
    """Marks what is not to be overridden."""
    return _marked(f, '__final__')


def override(method, /):
    """Marks what overrides."""
    return _marked(method, '__override__')


def no_type_check(arg):
    try:
        arg.__no_type_check__ = True
    except TypeError:
        pass
    return arg


def no_type_check_decorator(decorator):
    """Lets a decorator mark what it decorates for no_type_check."""
    from warnings import _deprecated
    _deprecated('typing.no_type_check_decorator', remove=(3, 15))

    @functools.wraps(decorator)
    def wrapped_decorator(*args, **kwds):
        return no_type_check(decorator(*args, **kwds))
    return wrapped_decorator


def assert_type(val, typ, /):
    return val


def assert_never(arg, /):
    raise AssertionError(f'Expected code to be unreachable, but got: {repr(arg)[:100]}')


def reveal_type(obj, /):
    print(f'Runtime type is {type(obj).__name__!r}', file=sys.stderr)
    return obj


def get_origin(tp):
    """The generic class or form behind an alias."""
    if isinstance(tp, _Alias) and tp.__metadata__:
        return Annotated
    if tp is Generic:
        return Generic
    return getattr(tp, '__origin__', None) if not isinstance(tp, type) or isinstance(tp, GenericAlias) else None


def get_args(tp):
    """The arguments of an alias."""
    if isinstance(tp, _Alias) and tp.__metadata__:
        return tp.__args__ + tp.__metadata__
    args = getattr(tp, '__args__', ()) if not isinstance(tp, type) or isinstance(tp, GenericAlias) else ()
    if get_origin(tp) is collections.abc.Callable and not (len(args) == 2 and args[0] is ...):
        return list(args[:-1]), args[-1]
    return args


def _each_argument(hint, change):
    # A hint with each of its arguments changed: the hint itself if none is another then.
    args = getattr(hint, '__args__', ())
    if not args or isinstance(hint, type) and not isinstance(hint, GenericAlias):
        return hint
    if getattr(hint, '__origin__', None) is Literal:
        return hint
    changed = tuple(change(arg) for arg in args)
    if all(new is old for new, old in zip(changed, args)):
        return hint
    if isinstance(hint, Union):
        return Union[changed]
    if isinstance(hint, GenericAlias):
        return GenericAlias(hint.__origin__, changed)
    return _Alias(hint.__origin__, changed, hint._name, hint.__metadata__)


def _unannotated(hint):
    if isinstance(hint, _Alias) and (hint.__metadata__ or hint.__origin__ in (Required, NotRequired, ReadOnly)):
        return _unannotated(hint.__args__[0])
    return _each_argument(hint, _unannotated)


def get_type_hints(obj, globalns=None, localns=None, include_extras=False, *, format=None):
    """The annotations, names in text looked up."""
    if getattr(obj, '__no_type_check__', None):
        return {}
    format = Format.VALUE if format is None else format
    outer, inner, parameters, is_class = globalns, localns, (), False

    def resolve(hint):
        if isinstance(hint, str):
            hint = ForwardRef(hint, is_class=is_class)
        if not isinstance(hint, ForwardRef):
            return _each_argument(hint, resolve)
        found = hint.evaluate(globals=outer, locals=inner, type_params=parameters, owner=None, format=format)
        if found is None:
            return NoneType
        return found if isinstance(found, ForwardRef) else resolve(found)

    hints = {}
    if isinstance(obj, type):
        is_class = True
        for base in reversed(obj.__mro__):
            outer, inner, parameters = globalns, localns, base.__type_params__
            if globalns is None:
                outer = getattr(sys.modules.get(base.__module__), '__dict__', {})
            if localns is None:
                inner = dict(vars(base))
            if localns is None and globalns is None:
                # The names of the module go before those of the class.
                outer, inner = inner, outer
            for name, hint in get_annotations(base, format=format).items():
                hint = NoneType if hint is None else hint
                hints[name] = hint if format == Format.STRING else resolve(hint)
    else:
        found = get_annotations(obj, format=format)
        if format == Format.STRING:
            return found
        if globalns is None:
            holder = obj
            if isinstance(obj, ModuleType):
                outer = vars(obj)
            else:
                while hasattr(holder, '__wrapped__'):
                    holder = holder.__wrapped__
                outer = getattr(holder, '__globals__', {})
            if localns is None:
                inner = outer
        elif localns is None:
            inner = globalns
        parameters = getattr(obj, '__type_params__', ())
        is_class = isinstance(obj, ModuleType)
        for name, hint in found.items():
            hints[name] = resolve(NoneType if hint is None else hint)
    if include_extras or format == Format.STRING:
        return hints
    return {name: _unannotated(hint) for name, hint in hints.items()}
`;
