/** The classes of syntax nodes, made from the abstract grammar. */
export const nodesSource = String.raw`
import warnings as _warnings

PyCF_ONLY_AST = 0x400
PyCF_TYPE_COMMENTS = 0x1000
PyCF_ALLOW_TOP_LEVEL_AWAIT = 0x2000
PyCF_OPTIMIZED_AST = 0x8000 | PyCF_ONLY_AST

_MOST_DEPTH = 3
_FUTURE = 'This will become an error in Python 3.15.'


class AST:
    __doc__ = None
    _fields = _attributes = __match_args__ = ()

    def __init__(self, /, *args, **kwargs):
        cls = type(self)
        fields = cls._fields
        if len(fields) < len(args):
            s = '' if len(fields) == 1 else 's'
            raise TypeError(f'{cls.__name__} constructor takes at most {len(fields)} positional argument{s}')
        given = dict(zip(fields, args))
        for name, value in given.items():
            setattr(self, name, value)
        known = {*fields, *cls._attributes} if kwargs else ()
        for name, value in kwargs.items():
            if name in given:
                raise TypeError(f'{cls.__name__} got multiple values for argument {name!r}')
            if name not in known:
                _warn(f'{_shown_class(cls)}.__init__ got an unexpected keyword argument {name!r}. '
                      'Support for arbitrary keyword arguments is deprecated and will be removed in Python 3.15.')
            setattr(self, name, value)
        missing = [name for name in fields if name not in given and name not in kwargs]
        if missing:
            _fill(self, cls, missing)

    def __repr__(self):
        return _shown(self, _MOST_DEPTH)

    def __reduce__(self):
        values = dict(vars(self))
        positional = []
        for name in type(self)._fields:
            if name not in values:
                break
            positional.append(None)
        return type(self), tuple(positional), values

    def __replace__(self, /, **changes):
        cls = type(self)
        for name in changes:
            if name not in cls._fields and name not in cls._attributes:
                raise TypeError(f'{cls.__name__}.__replace__ got an unexpected keyword argument {name!r}.')
        kept = {**vars(self), **changes}
        for name in cls._fields:
            if name not in kept and not hasattr(cls, name):
                raise TypeError(f"{cls.__name__}.__replace__ missing 1 keyword argument: {name!r}.")
        return cls(**kept)


def _warn(message):
    _warnings.warn(message, DeprecationWarning, stacklevel=4)


def _shown_class(cls):
    return 'ast.AST' if cls is AST else cls.__name__


def _fill(node, cls, missing):
    """Gives fields without a value the empty one of their kind."""
    types = getattr(cls, '_field_types', None)
    if types is None:
        return
    for name in sorted(missing):
        if name not in types:
            _warn(f'Field {name!r} is missing from {cls.__name__}._field_types. {_FUTURE}')
            continue
        kind = types[name]
        if hasattr(kind, '__origin__') and kind.__origin__ is list:
            setattr(node, name, [])
        elif kind is expr_context:
            setattr(node, name, _load)
        elif not isinstance(kind, _Union):
            _warn(f'{cls.__name__}.__init__ missing 1 required positional argument: {name!r}. {_FUTURE}')


_Union = type(int | str)
_showing = set()


def _shown(value, depth):
    """A node as the call that makes it, down to a depth; of lists the ends."""
    if isinstance(value, AST):
        name = _shown_class(type(value))
        if depth <= 0 or id(value) in _showing:
            return f'{name}(...)'
        _showing.add(id(value))
        try:
            parts = [f'{field}={_shown(getattr(value, field), depth - 1)}' for field in type(value)._fields]
        finally:
            _showing.discard(id(value))
        return f'{name}({", ".join(parts)})'
    if not isinstance(value, (list, tuple)):
        return repr(value)
    ends = [_shown(item, depth) for item in (value if len(value) < 2 else (value[0], value[-1]))]
    if len(value) > 2:
        ends.insert(1, '...')
    inner = ', '.join(ends)
    return f'[{inner}]' if isinstance(value, list) else f'({inner})'


_POSITION = ('lineno', 'col_offset', 'end_lineno', 'end_col_offset')
_PLAIN = {'identifier': str, 'string': str, 'int': int, 'constant': object}


def _doc_of(name, fields):
    if not fields:
        return name
    return f"{name}({', '.join(f'{kind}{many} {field}' for field, kind, many in fields)})"


def _field_type(kind, many):
    plain = _PLAIN.get(kind) or globals()[kind]
    return plain | None if many == '?' else list[plain] if many else plain


def _make(name, base, fields, positioned, doc):
    names = tuple(field for field, _, _ in fields)
    body = {'__doc__': doc, '__module__': 'ast', '_fields': names, '__match_args__': names}
    body.update((field, None) for field, _, many in fields if many == '?')
    if base is AST:
        body['_attributes'] = _POSITION if positioned else ()
        if positioned:
            body.update(end_lineno=None, end_col_offset=None)
    globals()[name] = type(name, (base,), body)


def _make_all():
    kinds = {name: fields for name, _, fields in _kinds}
    for sum_name, members in _sums:
        alternatives = [_doc_of(member, kinds[member]) for member in members]
        simple = not any(kinds[member] for member in members)
        joint = ' | ' if simple else '\n' + ' ' * len(sum_name) + ' | '
        _make(sum_name, AST, (), sum_name in _positioned, f'{sum_name} = {joint.join(alternatives)}')
    for name, base, fields in _kinds:
        _make(name, AST if name == base else globals()[base], fields, name in _positioned, _doc_of(name, fields))
    for name, _, fields in _kinds:
        globals()[name]._field_types = {field: _field_type(kind, many) for field, kind, many in fields}
    for base, members in _sums:
        if not any(kinds[member] for member in members):
            for member in members:
                _single[member] = globals()[member]()


_single = {}
AST.__module__ = 'ast'
_make_all()
_load = _single['Load']
`;
