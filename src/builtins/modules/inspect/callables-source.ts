/** inspect: the signatures of callables of all kinds. */
export const callablesSource = String.raw`

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
