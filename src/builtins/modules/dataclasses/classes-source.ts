/** dataclasses: how a class becomes a data class. */
export const classesSource = `

def _build(cls, options):
    """Makes a data class of a class."""
    def install(name, method, refusal=None):
        if name not in vars(cls):
            adopt(name, method)
        elif refusal is not None:
            raise TypeError(f'Cannot overwrite attribute {name} in class {cls.__name__}{refusal}')

    def adopt(name, method):
        method.__name__, method.__qualname__ = name, f'{cls.__qualname__}.{name}'
        method.__module__ = cls.__module__
        setattr(cls, name, method)

    cls.__module__  # What is no class fails here first.
    cls.__dataclass_params__ = options
    known = _read_class(cls, options.kw_only)
    _check_bases(cls, options.frozen)
    cls.__dataclass_fields__ = known
    # A class that defines __eq__ has __hash__ = None without having asked for it.
    own = vars(cls)
    hashed = '__hash__' in own and not (own['__hash__'] is None and '__eq__' in own)
    if options.order and not options.eq:
        raise ValueError('eq must be true if order is true')

    taken = [one for one in known.values() if one._field_type is not _CLASS_LEVEL]
    kept = [one for one in taken if one._field_type is _ORDINARY]
    compared = [one for one in kept if one.compare]
    by_position, by_keyword = [], []
    for one in taken:
        if one.init:
            (by_keyword if one.kw_only else by_position).append(one)

    if options.init:
        install('__init__', _init_method(taken, by_position, by_keyword, options.frozen, options.slots,
                                         hasattr(cls, '__post_init__')))
    if '__replace__' not in vars(cls):
        cls.__replace__ = _replace
    if options.repr:
        guarded = _repr_method([one for one in kept if one.repr])
        guarded.__name__, guarded.__qualname__ = '__repr__', '__create_fn__.<locals>.__repr__'
        install('__repr__', recursive_repr()(guarded))
    if options.eq:
        install('__eq__', _eq_method(compared))
    if options.order:
        for name in ('__lt__', '__le__', '__gt__', '__ge__'):
            install(name, _order_method(getattr(operator, name), _values_of(compared)),
                    ' Consider using functools.total_ordering')
    if options.frozen:
        names = frozenset([one.name for one in kept])
        for name, verb in (('__setattr__', 'assign to'), ('__delattr__', 'delete')):
            install(name, _frozen_method(cls, names, name, verb), '')

    if options.unsafe_hash and hashed:
        raise TypeError(f'Cannot overwrite attribute __hash__ in class {cls.__name__}')
    if options.unsafe_hash or not hashed and options.eq and options.frozen:
        adopt('__hash__', _hash_method([one for one in kept if (one.compare if one.hash is None else one.hash)]))
    elif not hashed and options.eq:
        cls.__hash__ = None

    if not cls.__doc__:
        cls.__doc__ = _summary(cls, by_position, by_keyword)
    if options.match_args and '__match_args__' not in vars(cls):
        cls.__match_args__ = tuple([one.name for one in by_position])
    if options.slots:
        cls = _with_slots(cls, options)
    elif options.weakref_slot:
        raise TypeError('weakref_slot is True but slots is False')
    return update_abstractmethods(cls)


# Slots: the class is made anew


def _read_state(self):
    return [*_values_of(fields(self))(self)]


def _write_state(self, state):
    for one, value in zip(fields(self), state):
        object.__setattr__(self, one.name, value)


def _with_slots(cls, options):
    body = {**vars(cls)}
    if '__slots__' in body:
        raise TypeError(f'{cls.__name__} already specifies __slots__')
    above = set()
    for base in cls.__mro__[1:-1]:
        theirs = vars(base).get('__slots__', ('__weakref__',))
        above.update([theirs] if isinstance(theirs, str) else theirs)
    mine = {one.name: one.doc for one in fields(cls)}
    for name in (*mine, '__dict__', '__weakref__'):
        body.pop(name, None)
    if options.weakref_slot:
        mine['__weakref__'] = None
    slots = {name: doc for name, doc in mine.items() if name not in above}
    body['__slots__'] = slots if any(doc is not None for doc in slots.values()) else tuple(slots)
    new = type(cls)(cls.__name__, cls.__bases__, body)
    new.__qualname__ = cls.__qualname__
    if options.frozen:
        for name, method in (('__getstate__', _read_state), ('__setstate__', _write_state)):
            if name not in body:
                setattr(new, name, method)
    for value in body.values():
        _point_to(new, cls, value)
    return new


def _point_to(new, old, value):
    """Makes super() and the like of a method of the old class mean the new one."""
    for way in ('__func__', 'fget'):
        value = getattr(value, way, None) or value
    for cell in getattr(value, '__closure__', None) or ():
        try:
            stale = cell.cell_contents is old
        except ValueError:
            continue
        if stale:
            cell.cell_contents = new
`;
