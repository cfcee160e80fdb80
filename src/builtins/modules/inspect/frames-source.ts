/** inspect: frames, tracebacks and the arguments of calls. */
export const framesSource = String.raw`
Arguments = collections.namedtuple('Arguments', 'args, varargs, varkw')
ArgInfo = collections.namedtuple('ArgInfo', 'args varargs keywords locals')
FullArgSpec = collections.namedtuple('FullArgSpec',
                                     'args, varargs, varkw, defaults, kwonlyargs, kwonlydefaults, annotations')
_Traceback = collections.namedtuple('_Traceback', 'filename lineno function code_context index')
_FrameInfo = collections.namedtuple('_FrameInfo', ('frame',) + _Traceback._fields)


def _placed(base, name):
    """A named tuple with one attribute more that is no item: positions."""
    def __new__(cls, *fields, positions=None):
        made = base.__new__(cls, *fields)
        made.positions = positions
        return made

    def __repr__(self):
        shown = ', '.join(f'{field}={value!r}' for field, value in zip(self._fields, self))
        return f'{name}({shown}, positions={self.positions!r})'
    return type(name, (base,), {'__module__': __name__, '__new__': __new__, '__repr__': __repr__})


Traceback = _placed(_Traceback, 'Traceback')
FrameInfo = _placed(_FrameInfo, 'FrameInfo')


def currentframe():
    """The frame of the caller."""
    return sys._getframe(1)


def getlineno(frame):
    """The line at which a frame is."""
    return frame.f_lineno


def getframeinfo(frame, context=1):
    """Where a frame or traceback is, with some lines of source around it."""
    if istraceback(frame):
        lineno, frame = frame.tb_lineno, frame.tb_frame
    else:
        if not isframe(frame):
            raise TypeError('{!r} is not a frame or traceback object'.format(frame))
        lineno = frame.f_lineno
    filename = getsourcefile(frame) or getfile(frame)
    lines = index = None
    if context > 0:
        try:
            known, _ = findsource(frame)
        except OSError:
            pass
        else:
            start = max(0, min(lineno - 1 - context // 2, len(known) - context))
            lines = known[start:start + context]
            index = lineno - 1 - start
    return Traceback(filename, lineno, frame.f_code.co_name, lines, index)


def _info(frame, place, context):
    told = getframeinfo(place, context)
    return FrameInfo(frame, *told, positions=told.positions)


def getouterframes(frame, context=1):
    """What getframeinfo() tells of a frame and of all that called it."""
    found = []
    while frame:
        found.append(_info(frame, frame, context))
        frame = frame.f_back
    return found


def getinnerframes(tb, context=1):
    """What getframeinfo() tells of the entries of a traceback."""
    found = []
    while tb:
        found.append(_info(tb.tb_frame, tb, context))
        tb = tb.tb_next
    return found


def stack(context=1):
    """The caller's frame and all above it."""
    return getouterframes(sys._getframe(1), context)


def trace(context=1):
    """The frames between here and where the exception at work was raised."""
    error = sys.exception()
    return getinnerframes(None if error is None else error.__traceback__, context)


# Arguments

def getargs(co):
    """The names of the parameters of a code object."""
    if not iscode(co):
        raise TypeError('{!r} is not a code object'.format(co))
    named = co.co_argcount + co.co_kwonlyargcount
    rest = iter(co.co_varnames[named:])
    varargs = next(rest) if co.co_flags & CO_VARARGS else None
    varkw = next(rest) if co.co_flags & CO_VARKEYWORDS else None
    return Arguments([*co.co_varnames[:named]], varargs, varkw)


def getargvalues(frame):
    """The parameters of a frame's function, and the frame's variables."""
    return ArgInfo(*getargs(frame.f_code), frame.f_locals)


def formatargvalues(args, varargs, varkw, locals, formatarg=str, formatvarargs=lambda name: '*' + name,
                    formatvarkw=lambda name: '**' + name, formatvalue=lambda value: '=' + repr(value)):
    """The parts of getargvalues() as text."""
    shown = [formatarg(name) + formatvalue(locals[name]) for name in args]
    for name, form in ((varargs, formatvarargs), (varkw, formatvarkw)):
        if name:
            shown.append(form(name) + formatvalue(locals[name]))
    return '(' + ', '.join(shown) + ')'


def getfullargspec(func):
    """The parameters of a callable, as a tuple of names, defaults and annotations."""
    try:
        found = _signature_of(func, follow=False, bound=False)
    except Exception as problem:
        raise TypeError('unsupported callable') from problem
    args, keyword_only, defaults, annotations, keyword_defaults = [], [], (), {}, {}
    if found.return_annotation is not found.empty:
        annotations['return'] = found.return_annotation
    starred = {_VAR_POSITIONAL: None, _VAR_KEYWORD: None}
    for name, parameter in found.parameters.items():
        if parameter.kind in starred:
            starred[parameter.kind] = name
        elif parameter.kind is _KEYWORD_ONLY:
            keyword_only.append(name)
            if parameter.default is not parameter.empty:
                keyword_defaults[name] = parameter.default
        else:
            args.append(name)
            if parameter.default is not parameter.empty:
                defaults += parameter.default,
        if parameter.annotation is not parameter.empty:
            annotations[name] = parameter.annotation
    return FullArgSpec(args, starred[_VAR_POSITIONAL], starred[_VAR_KEYWORD], defaults or None, keyword_only,
                       keyword_defaults or None, annotations)


def _listed(names):
    *before, last = [repr(name) for name in names]
    return f'{", ".join(before)} and {last}' if before else last


def _missing(name, names, kind):
    count = len(names)
    raise TypeError('%s() missing %i required %s argument%s: %s' % (name, count, kind, '' if count == 1 else 's', _listed(names)))


def _too_many(name, args, keyword_only, varargs, default_count, given, values):
    least = len(args) - default_count
    of_keywords = len([each for each in keyword_only if each in values])
    if varargs:
        plural, most = least != 1, 'at least %d' % (least,)
    elif default_count:
        plural, most = True, 'from %d to %d' % (least, len(args))
    else:
        plural, most = len(args) != 1, str(len(args))
    keywords = ''
    if of_keywords:
        keywords = ' positional argument%s (and %d keyword-only argument%s)' % (
            's' if given != 1 else '', of_keywords, 's' if of_keywords != 1 else '')
    raise TypeError('%s() takes %s positional argument%s but %d%s %s given' % (
        name, most, 's' if plural else '', given, keywords, 'was' if given == 1 and not of_keywords else 'were'))


def getcallargs(func, /, *positional, **named):
    """The values that the parameters of a function would have in a call."""
    args, varargs, varkw, defaults, keyword_only, keyword_defaults, _ = getfullargspec(func)
    name, values = func.__name__, {}
    if ismethod(func) and func.__self__ is not None:
        positional = (func.__self__,) + positional
    values.update(zip(args, positional))
    if varargs:
        values[varargs] = tuple(positional[len(args):])
    if varkw:
        values[varkw] = {}
    for key, value in named.items():
        if key not in args and key not in keyword_only:
            if not varkw:
                raise TypeError('%s() got an unexpected keyword argument %r' % (name, key))
            values[varkw][key] = value
        elif key in values:
            raise TypeError('%s() got multiple values for argument %r' % (name, key))
        else:
            values[key] = value
    if len(positional) > len(args) and not varargs:
        _too_many(name, args, keyword_only, varargs, len(defaults or ()), len(positional), values)
    first_default = len(args) - len(defaults or ())
    if len(positional) < len(args):
        lacking = [each for each in args[:first_default] if each not in values]
        if lacking:
            _missing(name, lacking, 'positional')
        for key, value in zip(args[first_default:], defaults or ()):
            values.setdefault(key, value)
    lacking = []
    for key in keyword_only:
        if key in values:
            continue
        if keyword_defaults and key in keyword_defaults:
            values[key] = keyword_defaults[key]
        else:
            lacking.append(key)
    if lacking:
        _missing(name, lacking, 'keyword-only')
    return values
`;
