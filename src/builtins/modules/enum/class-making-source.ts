/** enum: how a class of members is made. */
export const classMakingSource = String.raw`
def _ancestors(base):
    return [ancestor for ancestor in base.__mro__ if ancestor is not object]


def _data_from(base):
    """The class that gives members their data, if this base brings one: int for IntEnum."""
    nearest = None
    for ancestor in _ancestors(base):
        if isinstance(ancestor, EnumType):
            if ancestor._member_type_ is not object:
                return ancestor._member_type_
            continue
        nearest = nearest or ancestor
        if not {'__new__', '__dataclass_fields__'}.isdisjoint(vars(ancestor)):
            return nearest


def _data_type(class_name, bases):
    kinds = {_data_from(base) for base in bases} - {None}
    if len(kinds) > 1:
        raise TypeError(f'too many data types for {class_name!r}: {kinds}')
    return kinds.pop() if kinds else object


def _show_fields(data):
    shown = [name for name, field in data.__dataclass_fields__.items() if field.repr]
    return ', '.join(['%s=%r' % (name, getattr(data, name)) for name in shown])


def _data_repr(bases):
    """How the values are shown: the first repr among the ancestors."""
    for ancestor in sum(map(_ancestors, bases), []):
        if isinstance(ancestor, EnumType):
            return ancestor._value_repr_
        own = vars(ancestor)
        if '__repr__' in own:
            by_fields = '__dataclass_fields__' in own and own['__dataclass_params__'].repr
            return _show_fields if by_fields else own['__repr__']


def _constructor(body, data, parent):
    """What makes the bare members: the body's own, else the data's or an inherited one; None for object's."""
    own = body.get('__new__')
    offers = [getattr(owner, slot, None) for slot in ('__new_member__', '__new__') for owner in (data, parent)]
    return own or next((offer for offer in offers if offer and offer not in _PLAIN_CONSTRUCTORS), None)


def _is_flags(cls):
    return hasattr(cls, '_numeric_repr_')


class _Roster:
    """Completes a class as soon as it exists: methods, members, their order."""

    def __init__(self, entries, body, parent, data, build):
        self.entries, self.body, self.parent, self.data, self.build = entries, body, parent, data, build

    def __set_name__(self, cls, slot):
        type.__delattr__(cls, slot)
        if self.parent is None:
            _PLAIN_CONSTRUCTORS.append(cls.__new__)
            return
        self.settle_methods(cls)
        for name, raw in self.entries.items():
            self.enlist(cls, name, raw)
        if _is_flags(cls):
            self.settle_flags(cls)

    def settle_methods(self, cls):
        """Shows members as enumerations do unless the body or a mixin says otherwise."""
        for slot in ('__reduce_ex__', '__format__', '__str__', '__repr__'):
            unchanged = (getattr(owner, slot) for owner in (object, self.data))
            if slot not in self.body and getattr(cls, slot) in unchanged:
                setattr(cls, slot, getattr(self.parent, slot))
        if _is_flags(cls):
            for slot in _FLAG_SLOTS.keys() - self.body.keys():
                setattr(cls, slot, _FLAG_SLOTS[slot])

    def settle_flags(self, cls):
        single = {name: cls._member_map_[name]._value_ for name in cls._member_names_}
        single = {name: value for name, value in single.items() if isinstance(value, int) and _one_bit(value)}
        cls._member_names_ = list(single)
        if list(single.values()) != sorted(single.values()):
            cls._iter_member_ = cls._iter_member_by_def_

    def bare(self, cls, raw):
        """A member that has its value but no name."""
        args = raw if isinstance(raw, tuple) else (raw,)
        if self.data is tuple:
            args = (args,)
        made = self.build(cls, *args) if self.build else object.__new__(cls)
        if not hasattr(made, '_value_'):
            try:
                made._value_ = raw if self.data is object else self.data(*args)
            except Exception as reason:
                raise TypeError('_value_ not set in __new__, unable to create it') from reason
        return made, args

    def enlist(self, cls, name, raw):
        fresh, args = self.bare(cls, raw)
        fresh._name_, fresh._sort_order_, fresh.__objclass__ = name, len(cls._member_names_), cls
        fresh.__init__(*args)
        value = fresh._value_
        known = _with_value(cls, value)
        if known is None or known is fresh:
            known = fresh
            cls._member_names_.append(name)
            _index(cls, value, known)
        if _is_flags(cls) and isinstance(value, int):
            cls._flag_mask_ |= value
            cls._all_bits_ = (1 << cls._flag_mask_.bit_length()) - 1
            if _one_bit(value):
                cls._singles_mask_ |= value
        _publish(cls, name, known)


def _with_value(cls, value):
    """The member with this value, or None."""
    try:
        return cls._value2member_map_.get(value)
    except TypeError:
        owners = [m for v, m in cls._unhashable_values_ if v == value]
        owners += [m for m in cls._member_map_.values() if m._value_ == value]
        return owners[0] if owners else None


def _index(cls, value, member):
    try:
        cls._value2member_map_.setdefault(value, member)
    except TypeError:
        cls._unhashable_values_.append((value, member))


def _publish(cls, name, member):
    """Makes a member an attribute of its class, next to an inherited property of that name."""
    holder = next((vars(base)[name] for base in cls.__mro__[1:] if name in vars(base)), None)
    shared = isinstance(holder, property)
    type.__setattr__(cls, name, holder._shared_with(member, cls, name) if shared else member)
    cls._member_map_[name] = member


def _check_order(cls, wanted):
    aliases = cls._member_map_.keys() - cls._member_names_
    wanted = [name for name in _words(wanted) if name not in aliases]
    if wanted != cls._member_names_:
        raise TypeError('member order does not match _order_:\n  %r\n  %r' % (cls._member_names_, wanted))


def _parent_of(bases):
    if not bases:
        return None
    if not isinstance(bases[-1], EnumType):
        raise TypeError('new enumerations should be created as '
                        '${'`'}EnumName([mixin_type, ...] [data_type,] enum_type)${'`'}')
    return bases[-1]


class EnumType(type):
    """The class of enumerations."""

    @property
    def __signature__(cls):
        from inspect import signature
        if cls._member_map_:
            return signature(lambda *values: None)
        return signature(lambda new_class_name, /, names, *, module=None, qualname=None, type=None, start=1,
                         boundary=None: None)

    @classmethod
    def __prepare__(metacls, cls, bases, **kwds):
        closed = [old for base in bases for old in base.__mro__ if isinstance(old, EnumType) and old._member_map_]
        if closed:
            raise TypeError(f'<enum {cls!r}> cannot extend {closed[0]!r}')
        body, parent = EnumDict(cls), _parent_of(bases)
        if parent is not None:
            body['_generate_next_value_'] = parent._generate_next_value_
        return body

    def __new__(metacls, cls, bases, classdict, *, boundary=None, _simple=False, **kwds):
        entries = {name: classdict[name] for name in getattr(classdict, '_member_names', ())}
        unfit = sorted(entries.keys() & {'', 'mro'})
        if unfit:
            raise ValueError('invalid enum member name(s) ' + ','.join(map(repr, unfit)))
        dropped = {'_ignore_', *entries, *getattr(classdict, '_ignore', ())}
        body = {key: entry for key, entry in classdict.items() if key not in dropped}
        order = body.pop('_order_', None)
        parent, data = _parent_of(bases), _data_type(cls, bases)
        build = _constructor(body, data, parent) if parent else body['__new__']
        if '_generate_next_value_' in body:
            numbering = body['_generate_next_value_']
            body['_generate_next_value_'] = staticmethod(getattr(numbering, '__func__', numbering))
        if parent:
            if '__new__' in body:
                body['__new_member__'] = staticmethod(build)
            body['__new__'] = Enum.__new__
            if parent.__dict__.get('_keeps_data_display_') or any(vars(b).get('_keeps_data_display_') for b in bases):
                if data is object:
                    raise TypeError('ReprEnum subclasses must be mixed with a data type (i.e. int, str, float, etc.)')
                text = data.__repr__ if data.__str__ is object.__str__ else data.__str__
                body = {'__str__': text, '__format__': data.__format__, **body}
        members = _Roster(entries, dict(body), parent, data, build)
        body |= {
            '_boundary_': boundary or getattr(parent, '_boundary_', None), '_inverted_': None,
            '_all_bits_': 0, '_singles_mask_': 0, '_flag_mask_': 0,
            '_value_repr_': _data_repr(bases), '_member_type_': data, '_new_member_': build or object.__new__,
            '_use_args_': build is not None and parent is not None,
            '_unhashable_values_': [], '_value2member_map_': {}, '_member_map_': {}, '_member_names_': [],
            '_roster_': members,
        }
        try:
            made = super().__new__(metacls, cls, bases, body, **kwds)
        except Exception as problem:
            if hasattr(problem, '__notes__'):
                del problem.__notes__
            raise
        if order is not None:
            _check_order(made, order)
        return made

    def __call__(cls, value=_absent, names=_absent, *values, module=None, qualname=None, type=None, start=1,
                 boundary=None):
        if value is _absent:
            raise TypeError("EnumType.__call__() missing 1 required positional argument: 'value'")
        if cls._member_map_:
            return cls.__new__(cls, value if names is _absent else (value, names, *values))
        if names is _absent:
            if type is None:
                raise TypeError(f'{cls!r} has no members; specify ${'`'}names=()${'`'} '
                                'if you meant to create a new, empty, enum')
            names = ()
        bases = (cls,) if type is None else (type, cls)
        made_in = {'__module__': module or _sys._getframemodulename(1), '__qualname__': qualname}
        return _from_names(cls, value, bases, names, start, made_in, boundary)

    # Lookup by name and the container's side.

    def __getitem__(cls, name):
        return cls._member_map_[name]

    @_managed
    def __members__(cls):
        return _MappingProxyType(cls._member_map_)

    def __len__(cls):
        return len(cls._member_names_)

    def __bool__(cls):
        return True

    def __iter__(cls):
        return (cls[name] for name in cls._member_names_)

    def __reversed__(cls):
        return (cls[name] for name in cls._member_names_[::-1])

    def __contains__(cls, value):
        if isinstance(value, cls) or _with_value(cls, value) is not None:
            return True
        if not _is_flags(cls):
            return False
        try:
            return isinstance(cls._missing_(value), cls)
        except ValueError:
            return False

    # Members stay.

    def __setattr__(cls, name, value):
        if name in vars(cls).get('_member_map_', ()):
            raise AttributeError(f'cannot reassign member {name!r}')
        super().__setattr__(name, value)

    def __delattr__(cls, attr):
        if attr in vars(cls).get('_member_map_', ()):
            raise AttributeError(f'{cls.__name__!r} cannot delete member {attr!r}.')
        super().__delattr__(attr)

    def __repr__(cls):
        return '<%s %r>' % ('flag' if _is_flags(cls) else 'enum', cls.__name__)

    def __dir__(cls):
        own = _words('__class__ __contains__ __doc__ __getitem__ __init_subclass__ __iter__ __len__ __members__ '
                     '__module__ __name__ __qualname__')
        if cls._new_member_ != object.__new__:
            own.append('__new__')
        data = cls._member_type_
        return sorted({*own, *cls._member_names_, *(() if data is object else dir(data))})


EnumMeta = EnumType
_EnumDict = EnumDict


def _from_names(parent, class_name, bases, names, start, made_in, boundary):
    """A new enumeration from words, from names, from pairs or from a mapping."""
    maker = type(parent)
    body = maker.__prepare__(class_name, bases)
    listed = _words(names) if isinstance(names, str) else names
    if isinstance(listed, (list, tuple)) and listed and isinstance(listed[0], str):
        given = []
        for name in listed:
            given.append(parent._generate_next_value_(name, start, len(given), list(given)))
        listed = list(zip(listed, given))
    for item in listed:
        name, value = (item, listed[item]) if isinstance(item, str) else item
        body[name] = value
    for key, told in made_in.items():
        if told is not None:
            body[key] = told
    return maker.__new__(maker, class_name, bases, body, boundary=boundary)
`;
