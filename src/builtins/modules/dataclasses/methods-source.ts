/** dataclasses: the methods that a class gets. */
export const methodsSource = `

# Making methods


def _has_default(one):
    return one.default is not MISSING or one.default_factory is not MISSING


def _init_text(me, taken, by_position, by_keyword, frozen, slotted, finish):
    """Parameters and statements of an __init__, and the values that they name."""
    values = {'__dc_store__': object.__setattr__, '__dc_later__': _TO_BE_MADE}
    statements = []
    for one in taken:
        name, kept = one.name, f'__dc_{one.name}__'
        if one.default_factory is not MISSING:
            values[kept] = one.default_factory
            result = f'{kept}() if {name} is __dc_later__ else {name}' if one.init else f'{kept}()'
        else:
            if one.default is not MISSING:
                values[kept] = one.default
            if one.init:
                result = name
            elif slotted and one.default is not MISSING:
                result = kept
            else:
                continue
        if one._field_type is not _INIT_LEVEL:
            statements.append(f'__dc_store__({me}, {name!r}, {result})' if frozen else f'{me}.{name} = {result}')
    if finish:
        handed_on = ', '.join([one.name for one in taken if one._field_type is _INIT_LEVEL])
        statements.append(f'{me}.__post_init__({handed_on})')

    def parameter(one):
        if not _has_default(one):
            return one.name
        return one.name + '=' + ('__dc_later__' if one.default is MISSING else f'__dc_{one.name}__')

    parameters = [me, *map(parameter, by_position), *(['*'] if by_keyword else ()), *map(parameter, by_keyword)]
    return ', '.join(parameters), statements or ['pass'], values


def _init_method(taken, by_position, by_keyword, *rest):
    optional = None
    for one in by_position:
        if _has_default(one):
            optional = one.name
        elif optional is not None:
            raise TypeError(f'non-default argument {one.name!r} follows default argument {optional!r}')
    me = '__dataclass_self__' if any(one.name == 'self' for one in taken) else 'self'
    parameters, statements, values = _init_text(me, taken, by_position, by_keyword, *rest)
    text = [f'def make({", ".join(values)}):', f' def __init__({parameters}):', *['  ' + line for line in statements],
            ' return __init__']
    made = {}
    exec('\\n'.join(text), made)
    method = made['make'](**values)
    method.__annotations__ = {one.name: one.type for one in taken if one.init} | {'return': None}
    return method


def _values_of(chosen):
    """A function that takes an object to the tuple of its values for some fields."""
    return eval('lambda obj: (%s)' % ''.join([f'obj.{one.name}, ' for one in chosen]))


def _repr_method(chosen):
    names = [one.name for one in chosen]

    def shown(self):
        inside = [f'{name}={getattr(self, name)!r}' for name in names]
        return f'{self.__class__.__qualname__}({", ".join(inside)})'

    return shown


def _eq_method(chosen):
    same = ' and '.join([f'self.{one.name} == other.{one.name}' for one in chosen]) or 'True'
    lines = ['def __eq__(self, other):', ' if self is other:', '  return True',
             ' if other.__class__ is self.__class__:', f'  return {same}', ' return NotImplemented']
    made = {}
    exec('\\n'.join(lines), made)
    return made['__eq__']


def _order_method(compare, values):
    def ordered(self, other):
        if self.__class__ is not other.__class__:
            return NotImplemented
        return compare(values(self), values(other))

    return ordered


def _frozen_method(cls, names, name, verb):
    """__setattr__ or __delattr__ of a frozen class."""
    def refusing(self, attribute, *value):
        if attribute in names or type(self) is cls:
            raise FrozenInstanceError(f'cannot {verb} field {attribute!r}')
        getattr(super(cls, self), name)(attribute, *value)

    return refusing


def _hash_method(chosen):
    values = _values_of(chosen)
    return lambda self: _hash_of(values(self))


def _annotation_text(annotation):
    if not isinstance(annotation, type):
        return _text_of(annotation).replace('typing.', '')
    home = annotation.__module__
    return annotation.__qualname__ if home in ('builtins', 'typing') else f'{home}.{annotation.__qualname__}'


def _summary(cls, by_position, by_keyword):
    """The docstring of a class that has none: how it is called."""
    def parameter(one):
        default = '<factory>' if one.default is MISSING else _text_of(one.default)
        return f'{one.name}: {_annotation_text(one.type)}' + (f' = {default}' if _has_default(one) else '')

    parts = [*map(parameter, by_position), *(['*'] if by_keyword else ()), *map(parameter, by_keyword)]
    return f'{cls.__name__}({", ".join(parts)})'
`;
