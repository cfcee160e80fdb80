/** inspect: signatures. */
export const signatureSource = String.raw`
class _void:
    """Stands for a keyword that was not given."""


class _empty:
    """Stands for a default or an annotation that is not there."""


class _ParameterKind(enum.IntEnum):
    POSITIONAL_ONLY, POSITIONAL_OR_KEYWORD, VAR_POSITIONAL, KEYWORD_ONLY, VAR_KEYWORD = range(5)

    def __str__(self):
        return self.name

    @property
    def description(self):
        words = self.name.lower().replace('var_', 'variadic ')
        return words.replace('_or_', ' or ').replace('_', '-')


_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD, _VAR_POSITIONAL, _KEYWORD_ONLY, _VAR_KEYWORD = _ParameterKind


def formatannotation(annotation, base_module=None, *, quote_annotation_strings=True):
    """An annotation as a signature shows it."""
    if not quote_annotation_strings and isinstance(annotation, str):
        return annotation
    if getattr(annotation, '__module__', None) == 'typing':
        return re.sub(r'[\w.]+', lambda dotted: dotted[0].removeprefix('typing.'), repr(annotation))
    if isinstance(annotation, types.GenericAlias):
        return str(annotation)
    if not isinstance(annotation, type):
        return repr(annotation)
    known = annotation.__module__ in ('builtins', base_module)
    return annotation.__qualname__ if known else f'{annotation.__module__}.{annotation.__qualname__}'


def formatannotationrelativeto(object):
    """A formatannotation() that leaves the name of the object's module out."""
    home = getattr(object, '__module__', None)
    return lambda annotation: formatannotation(annotation, home)


class Parameter:
    """A parameter of a callable: name, kind, default and annotation."""

    __slots__ = ('_name', '_kind', '_default', '_annotation')

    POSITIONAL_ONLY = _POSITIONAL_ONLY
    POSITIONAL_OR_KEYWORD = _POSITIONAL_OR_KEYWORD
    VAR_POSITIONAL = _VAR_POSITIONAL
    KEYWORD_ONLY = _KEYWORD_ONLY
    VAR_KEYWORD = _VAR_KEYWORD
    empty = _empty

    def __init__(self, name, kind, *, default=_empty, annotation=_empty):
        if kind not in list(_ParameterKind):
            raise ValueError(f'value {kind!r} is not a valid Parameter.kind')
        kind = list(_ParameterKind)[kind]
        if default is not _empty and kind in (_VAR_POSITIONAL, _VAR_KEYWORD):
            raise ValueError(f'{kind.description} parameters cannot have default values')
        if name is _empty:
            raise ValueError('name is a required attribute for Parameter')
        if not isinstance(name, str):
            raise TypeError(f'name must be a str, not a {type(name).__name__}')
        if name.startswith('.') and name[1:].isdigit():
            # The iterable of a comprehension has such a name.
            if kind is not _POSITIONAL_OR_KEYWORD:
                raise ValueError(f'implicit arguments must be passed as positional or keyword arguments, '
                                 f'not {kind.description}')
            name, kind = 'implicit' + name[1:], _POSITIONAL_ONLY
        if not name.isidentifier() or keyword.iskeyword(name) and kind is not _POSITIONAL_ONLY:
            raise ValueError(f'{name!r} is not a valid parameter name')
        self._name, self._kind, self._default, self._annotation = name, kind, default, annotation

    name = property(lambda self: self._name)
    kind = property(lambda self: self._kind)
    default = property(lambda self: self._default)
    annotation = property(lambda self: self._annotation)

    def __reduce__(self):
        return type(self), (self._name, self._kind), {'_default': self._default, '_annotation': self._annotation}

    def __setstate__(self, state):
        self._default, self._annotation = state['_default'], state['_annotation']

    def replace(self, *, name=_void, kind=_void, annotation=_void, default=_void):
        """A parameter like this one with some things changed."""
        return type(self)(self._name if name is _void else name, self._kind if kind is _void else kind,
                          default=self._default if default is _void else default,
                          annotation=self._annotation if annotation is _void else annotation)

    __replace__ = replace

    def _format(self, *, quote_annotation_strings=True):
        text = {_VAR_POSITIONAL: '*', _VAR_KEYWORD: '**'}.get(self._kind, '') + self._name
        equals = '='
        if self._annotation is not _empty:
            text += ': ' + formatannotation(self._annotation, quote_annotation_strings=quote_annotation_strings)
            equals = ' = '
        return text if self._default is _empty else f'{text}{equals}{self._default!r}'

    def __str__(self):
        return self._format()

    def __repr__(self):
        return f'<{self.__class__.__name__} "{self}">'

    def _parts(self):
        return self._name, self._kind, self._annotation, self._default

    def __hash__(self):
        return hash(self._parts())

    def __eq__(self, other):
        if not isinstance(other, Parameter):
            return self is other or NotImplemented
        return self is other or self._parts() == other._parts()


class BoundArguments:
    """The arguments of a call, by the names of the parameters."""

    __slots__ = ('arguments', '_signature', '__weakref__')

    def __init__(self, signature, arguments):
        self.arguments, self._signature = arguments, signature

    signature = property(lambda self: self._signature)

    def _split(self):
        """Positional and keyword arguments. From the first parameter that has none on, all go by keyword."""
        positional, keywords, by_name = [], {}, False
        for name, parameter in self._signature.parameters.items():
            given = name in self.arguments
            by_name = by_name or parameter.kind in (_KEYWORD_ONLY, _VAR_KEYWORD)
            if not given:
                by_name = by_name or parameter.kind is not _VAR_POSITIONAL
                if parameter.kind is _VAR_POSITIONAL:
                    by_name = True
                continue
            value = self.arguments[name]
            if parameter.kind is _VAR_KEYWORD:
                keywords.update(value)
            elif by_name:
                keywords[name] = value
            elif parameter.kind is _VAR_POSITIONAL:
                positional.extend(value)
            else:
                positional.append(value)
        return tuple(positional), keywords

    @property
    def args(self):
        return self._split()[0]

    @property
    def kwargs(self):
        return self._split()[1]

    def apply_defaults(self):
        """Gives each parameter without an argument its default."""
        filled = {}
        for name, parameter in self._signature.parameters.items():
            if name in self.arguments:
                filled[name] = self.arguments[name]
            elif parameter.default is not _empty:
                filled[name] = parameter.default
            elif parameter.kind is _VAR_POSITIONAL:
                filled[name] = ()
            elif parameter.kind is _VAR_KEYWORD:
                filled[name] = {}
            # What bind_partial() left out stays out.
        self.arguments = filled

    def __eq__(self, other):
        if not isinstance(other, BoundArguments):
            return self is other or NotImplemented
        return self is other or (self.signature, self.arguments) == (other.signature, other.arguments)

    def __getstate__(self):
        return {'_signature': self._signature, 'arguments': self.arguments}

    def __setstate__(self, state):
        self._signature, self.arguments = state['_signature'], state['arguments']

    def __repr__(self):
        return f'<{self.__class__.__name__} ({", ".join(f"{name}={value!r}" for name, value in self.arguments.items())})>'


class Signature:
    """The parameters of a callable, and the annotation of what it returns."""

    __slots__ = '_return_annotation', '_parameters'
    empty, _parameter_cls, _bound_arguments_cls = _empty, Parameter, BoundArguments

    def __init__(self, parameters=None, *, return_annotation=_empty, __validate_parameters__=True):
        parameters = () if parameters is None else parameters
        table = {}
        if __validate_parameters__:
            latest, with_default, once = _POSITIONAL_ONLY, False, set()
            for parameter in parameters:
                kind = parameter.kind
                if kind < latest:
                    raise ValueError(f'wrong parameter order: {latest.description} parameter before '
                                     f'{kind.description} parameter')
                if kind in (_VAR_POSITIONAL, _VAR_KEYWORD):
                    if kind in once:
                        raise ValueError(f'more than one {kind.description} parameter')
                    once.add(kind)
                latest = kind
                if kind in (_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD):
                    if parameter.default is not _empty:
                        with_default = True
                    elif with_default:
                        raise ValueError('non-default argument follows default argument')
                if parameter.name in table:
                    raise ValueError(f'duplicate parameter name: {parameter.name!r}')
                table[parameter.name] = parameter
        else:
            table.update((parameter.name, parameter) for parameter in parameters)
        self._parameters = types.MappingProxyType(table)
        self._return_annotation = return_annotation

    @classmethod
    def from_callable(cls, obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False, annotation_format=1):
        """The signature of a callable."""
        return _signature_of(obj, kind=cls, follow=follow_wrapped,
                             annotations=dict(globals=globals, locals=locals, eval_str=eval_str, format=annotation_format))

    parameters = property(lambda self: self._parameters)
    return_annotation = property(lambda self: self._return_annotation)

    def replace(self, *, parameters=_void, return_annotation=_void):
        """A signature like this one with some things changed."""
        return type(self)(self.parameters.values() if parameters is _void else parameters,
                          return_annotation=self._return_annotation if return_annotation is _void else return_annotation)

    __replace__ = replace

    def _parts(self):
        ordered = tuple(each for each in self.parameters.values() if each.kind != _KEYWORD_ONLY)
        return ordered, {each.name: each for each in self.parameters.values() if each.kind == _KEYWORD_ONLY}, self.return_annotation

    def __hash__(self):
        ordered, keyword_only, annotation = self._parts()
        return hash((ordered, frozenset(keyword_only.values()), annotation))

    def __eq__(self, other):
        if not isinstance(other, Signature):
            return self is other or NotImplemented
        return self is other or self._parts() == other._parts()

    def _bind(self, args, kwargs, *, partial=False):
        values, given = {}, iter(args)
        left = dict(kwargs)
        table = list(self.parameters.values())
        collects = any(each.kind is _VAR_KEYWORD for each in table)
        passed_by_name = []
        # CPython names the kind of a missing parameter only if it comes right after the positional arguments.
        done, at_once = 0, True
        for value in given:
            if done == len(table) or table[done].kind in (_KEYWORD_ONLY, _VAR_KEYWORD):
                raise TypeError('too many positional arguments') from None
            parameter = table[done]
            if parameter.kind is _VAR_POSITIONAL:
                values[parameter.name] = (value, *given)
                done += 1
                at_once = False
                break
            if parameter.name in left and parameter.kind is not _POSITIONAL_ONLY:
                raise TypeError(f'multiple values for argument {parameter.name!r}') from None
            values[parameter.name] = value
            done += 1
        for parameter in table[done:]:
            name, kind = parameter.name, parameter.kind
            if kind in (_VAR_POSITIONAL, _VAR_KEYWORD):
                at_once = False
                continue
            how = ' keyword-only' if at_once and kind is _KEYWORD_ONLY else ''
            if at_once and kind is _POSITIONAL_ONLY and name in left:
                if parameter.default is not _empty:
                    if not collects:
                        passed_by_name.append(name)
                    continue
                how = ' positional-only'
            elif name in left:
                values[name] = left.pop(name)
                at_once = False
                continue
            if parameter.default is _empty and (not partial or how == ' positional-only'):
                raise TypeError(f'missing a required{how} argument: {name!r}')
            at_once = False
        if passed_by_name:
            raise TypeError('got some positional-only arguments passed as keyword arguments: '
                            f'{", ".join(passed_by_name)!r}')
        if left:
            if not collects:
                raise TypeError(f'got an unexpected keyword argument {next(iter(left))!r}')
            values[table[-1].name] = left
        return self._bound_arguments_cls(self, values)

    def bind(self, /, *args, **kwargs):
        """The arguments of a call, as BoundArguments; TypeError if they do not fit."""
        return self._bind(args, kwargs)

    def bind_partial(self, /, *args, **kwargs):
        """Like bind(), and required arguments may be missing."""
        return self._bind(args, kwargs, partial=True)

    def __reduce__(self):
        return type(self), (tuple(self._parameters.values()),), {'_return_annotation': self._return_annotation}

    def __setstate__(self, state):
        self._return_annotation = state['_return_annotation']

    def __repr__(self):
        return f'<{self.__class__.__name__} {self}>'

    def __str__(self):
        return self.format()

    def format(self, *, max_width=None, quote_annotation_strings=True):
        """The signature as text, in a line per parameter if it is wider than max_width."""
        shown, before, starred = [], None, False
        for parameter in self.parameters.values():
            kind = parameter.kind
            if before is _POSITIONAL_ONLY and kind is not before:
                shown.append('/')
            if kind is _KEYWORD_ONLY and not starred:
                shown.append('*')
            starred = starred or kind in (_VAR_POSITIONAL, _KEYWORD_ONLY)
            shown.append(parameter._format(quote_annotation_strings=quote_annotation_strings))
            before = kind
        if before is _POSITIONAL_ONLY:
            shown.append('/')
        text = f'({", ".join(shown)})'
        if max_width is not None and len(text) > max_width:
            text = '(\n    ' + ',\n    '.join(shown) + '\n)'
        if self.return_annotation is not _empty:
            text += ' -> ' + formatannotation(self.return_annotation, quote_annotation_strings=quote_annotation_strings)
        return text


def signature(obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False, annotation_format=1):
    """The signature of a callable."""
    return Signature.from_callable(obj, follow_wrapped=follow_wrapped, globals=globals, locals=locals, eval_str=eval_str,
                                   annotation_format=annotation_format)


# Where signatures come from

_BUILTIN_KINDS = (types.WrapperDescriptorType, types.MethodWrapperType, types.ClassMethodDescriptorType,
                  types.BuiltinFunctionType)


def _of_function(function, kind, annotations):
    code, noted = function.__code__, get_annotations(function, **annotations)
    names, taken = code.co_varnames, code.co_argcount + code.co_kwonlyargcount
    positional, keyword_only = names[:code.co_argcount], names[code.co_argcount:taken]
    defaults = function.__defaults__ or ()
    first_default = len(positional) - len(defaults)
    parameters = []

    def add(name, how, default=_empty):
        parameters.append(kind._parameter_cls(name, how, default=default, annotation=noted.get(name, _empty)))
    for at, name in enumerate(positional):
        add(name, _POSITIONAL_ONLY if at < code.co_posonlyargcount else _POSITIONAL_OR_KEYWORD,
            defaults[at - first_default] if at >= first_default else _empty)
    if code.co_flags & CO_VARARGS:
        add(names[taken], _VAR_POSITIONAL)
        taken += 1
    for name in keyword_only:
        add(name, _KEYWORD_ONLY, (function.__kwdefaults__ or {}).get(name, _empty))
    if code.co_flags & CO_VARKEYWORDS:
        add(names[taken], _VAR_KEYWORD)
    return kind(parameters, return_annotation=noted.get('return', _empty),
                __validate_parameters__=not isinstance(function, types.FunctionType))


def _comma_parts(text):
    """The parts of a parameter list; commas in brackets and quotes part nothing."""
    parts, depth, quote, start = [], 0, '', 0
    for at, char in enumerate(text):
        if quote:
            quote = '' if char == quote else quote
        elif char in '\'"':
            quote = char
        elif char in '([{':
            depth += 1
        elif char in ')]}':
            depth -= 1
        elif char == ',' and depth == 0:
            parts.append(text[start:at])
            start = at + 1
    return [part.strip() for part in (*parts, text[start:]) if part.strip()]


def _of_text(text, obj, kind, bound):
    """The signature that a builtin's __text_signature__ spells."""
    home = sys.modules.get(getattr(obj, '__module__', None))
    names = {**sys.modules, **(home.__dict__ if home is not None else {})}
    inside, _, returns = text.strip().rpartition(')')
    parameters, how, implicit = [], _POSITIONAL_OR_KEYWORD, False
    for part in _comma_parts(inside[1:]):
        if part == '/':
            parameters = [each.replace(kind=_POSITIONAL_ONLY) for each in parameters]
        elif part == '*':
            how = _KEYWORD_ONLY
        elif part.startswith('**'):
            parameters.append(kind._parameter_cls(part[2:], _VAR_KEYWORD))
        elif part.startswith('*'):
            parameters.append(kind._parameter_cls(part[1:], _VAR_POSITIONAL))
            how = _KEYWORD_ONLY
        else:
            name, equals, default = part.partition('=')
            name = name.split(':')[0].strip()
            if name.startswith('$'):
                name, implicit = name[1:], True
            try:
                value = eval(default, names) if equals else _empty
            except Exception:
                raise ValueError('{!r} builtin has invalid signature'.format(obj)) from None
            parameters.append(kind._parameter_cls(name, how, default=value))
    if implicit:
        owner = getattr(obj, '__self__', None)
        if parameters[0].name == 'module' or owner is not None and bound:
            del parameters[0]
        else:
            parameters[0] = parameters[0].replace(kind=_POSITIONAL_ONLY)
    return kind(parameters, return_annotation=kind.empty)


def _without_first(found):
    """The signature of a bound method, by that of its function."""
    parameters = list(found.parameters.values())
    if not parameters or parameters[0].kind in (_VAR_KEYWORD, _KEYWORD_ONLY):
        raise ValueError('invalid method signature')
    if parameters[0].kind is _VAR_POSITIONAL:
        return found
    return found.replace(parameters=parameters[1:])


def _of_partial(found, partial, extra=()):
    """The signature that is left of one when some arguments are given."""
    placeholder = getattr(functools, 'Placeholder', _void)
    table, keywords = dict(found.parameters), partial.keywords or {}
    try:
        bound = found.bind_partial(*extra, *(partial.args or ()), **keywords).arguments
    except TypeError as problem:
        raise ValueError(f'partial object {partial!r} has incorrect arguments') from problem
    parameters, by_keyword = [], False
    for name, parameter in table.items():
        kind = parameter.kind
        if kind in (_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD) and name in bound and not (
                kind is _POSITIONAL_OR_KEYWORD and name in keywords):
            if bound[name] is placeholder:
                parameters.append(parameter.replace(kind=_POSITIONAL_ONLY, default=_empty))
            continue
        if name in bound and kind in (_POSITIONAL_OR_KEYWORD, _KEYWORD_ONLY):
            by_keyword = by_keyword or kind is _POSITIONAL_OR_KEYWORD
            parameter = parameter.replace(default=bound[name])
        if by_keyword:
            if kind is _VAR_POSITIONAL:
                continue
            if kind is _POSITIONAL_OR_KEYWORD:
                parameter = parameter.replace(kind=_KEYWORD_ONLY)
        parameters.append(parameter)
    return found.replace(parameters=parameters)


def _user_method(cls, name):
    method = getattr(cls, name, None)
    if method is None or isinstance(method, _BUILTIN_KINDS):
        return None
    if name != '__new__':
        stored = getattr_static(cls, name)
        get = getattr(type(stored), '__get__', None)
        return stored if get is None else get(stored, cls, type(cls)) if isfunction(stored) else get(stored, None, cls)
    return method


def _of_class(cls, kind, ask):
    meta_call = _user_method(type(cls), '__call__')
    if meta_call is not None:
        return ask(meta_call)
    new, init = _user_method(cls, '__new__'), _user_method(cls, '__init__')
    for base in cls.__mro__:
        if new is not None and '__new__' in base.__dict__:
            found = ask(new)
            return _without_first(found) if isfunction(unwrap(_without_partial(new))) or not ismethod(new) else found
        if init is not None and '__init__' in base.__dict__:
            return ask(init)
    for base in cls.__mro__[:-1]:
        text = getattr(base, '__text_signature__', None)
        if isinstance(text, str):
            return _of_text(text, cls, kind, True)
    if type not in cls.__mro__:
        if cls.__init__ is object.__init__ and cls.__new__ is object.__new__:
            return kind(())
        raise ValueError('no signature found for builtin type {!r}'.format(cls))
    raise ValueError('no signature found for builtin {!r}'.format(cls))


def _signature_of(obj, *, kind=Signature, follow=True, bound=True, annotations={}):
    def ask(thing):
        return _signature_of(thing, kind=kind, follow=follow, bound=bound, annotations=annotations)

    if not callable(obj):
        raise TypeError('{!r} is not a callable object'.format(obj))
    if ismethod(obj):
        found = ask(obj.__func__)
        return _without_first(found) if bound else found
    if follow:
        obj = unwrap(obj, stop=lambda each: hasattr(each, '__signature__') or ismethod(each))
        if ismethod(obj):
            return ask(obj)
    told = getattr(obj, '__signature__', None)
    if told is not None:
        if not isinstance(told, Signature):
            if callable(told):
                told = told()
            if isinstance(told, str):
                return _of_text(told, obj, kind, bound)
            if not isinstance(told, Signature):
                raise TypeError('unexpected object {!r} in __signature__ attribute'.format(told))
        return told
    method = getattr(obj, '__partialmethod__', None)
    if isinstance(method, functools.partialmethod):
        found = _of_partial(ask(method.func), method, (None,))
        first = next(iter(ask(method.func).parameters.values()))
        return found if first.kind is _VAR_POSITIONAL else found.replace(
            parameters=(first, *found.parameters.values()))
    if isfunction(obj) or _function_like(obj):
        return _of_function(obj, kind, annotations)
    if isbuiltin(obj) or isinstance(obj, (types.MethodDescriptorType, *_BUILTIN_KINDS)):
        text = getattr(obj, '__text_signature__', None)
        if not text:
            raise ValueError('no signature found for builtin {!r}'.format(obj))
        return _of_text(text, obj, kind, bound)
    if isinstance(obj, functools.partial):
        return _of_partial(ask(obj.func), obj)
    if isclass(obj):
        return _of_class(obj, kind, ask)
    text = getattr(obj, '__text_signature__', None)
    if isinstance(text, str):
        return _of_text(text, obj, kind, False)
    called = getattr_static(type(obj), '__call__', None)
    if called is not None:
        get = getattr(type(called), '__get__', None)
        return ask(called if get is None else get(called, obj, type(obj)))
    raise ValueError('callable {!r} is not supported by signature'.format(obj))
`;
