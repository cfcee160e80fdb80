/** The part of warnings that is written in Python. */
export const source = `
import sys

__all__ = ['warn', 'warn_explicit', 'showwarning', 'formatwarning', 'filterwarnings', 'simplefilter',
           'resetwarnings', 'catch_warnings', 'deprecated']

_ACTIONS = {'error', 'ignore', 'always', 'all', 'default', 'module', 'once'}

filters = [
    ('default', None, DeprecationWarning, '__main__', 0),
    *(('ignore', None, _category, None, 0)
      for _category in (DeprecationWarning, PendingDeprecationWarning, ImportWarning, ResourceWarning)),
]
defaultaction = 'default'
onceregistry = {}
_filters_version = 1


def _filters_mutated():
    """What was shown under the filters as they were counts no more."""
    global _filters_version
    _filters_version += 1


class WarningMessage(object):
    """A warning as it is shown."""
    _WARNING_DETAILS = ('message', 'category', 'filename', 'lineno', 'file', 'line', 'source')

    def __init__(self, message, category, filename, lineno, file=None, line=None, source=None):
        self.message = message
        self.category = category
        self.filename = filename
        self.lineno = lineno
        self.file = file
        self.line = line
        self.source = source
        self._category_name = category.__name__ if category else None

    def __str__(self):
        return (f'{{message : {self.message!r}, category : {self._category_name!r}, filename : {self.filename!r}, '
                f'lineno : {self.lineno}, line : {self.line!r}}}')

    def __repr__(self):
        return f'<{type(self).__qualname__} {self}>'


def showwarning(message, category, filename, lineno, file=None, line=None):
    """Writes a warning to a file, by default standard error. A program may put a function of its own here."""
    _write(WarningMessage(message, category, filename, lineno, file, line))


def formatwarning(message, category, filename, lineno, line=None):
    """A warning as it is written. A program may put a function of its own here."""
    return _format(WarningMessage(message, category, filename, lineno, None, line))


_showwarning_orig = showwarning
_formatwarning_orig = formatwarning


def _format(msg):
    line = _source_line(msg.filename, msg.lineno) if msg.line is None else msg.line
    shown = f'  {line.strip()}\\n' if line else ''
    return f'{msg.filename}:{msg.lineno}: {msg.category.__name__}: {msg.message}\\n{shown}'


def _formatwarnmsg(msg):
    if formatwarning is _formatwarning_orig:
        return _format(msg)
    return formatwarning(msg.message, msg.category, msg.filename, msg.lineno, msg.line)


def _write(msg):
    file = sys.stderr if msg.file is None else msg.file
    if file is None:
        return
    try:
        file.write(_formatwarnmsg(msg))
    except OSError:
        pass


def _showwarnmsg(msg):
    if showwarning is _showwarning_orig:
        _write(msg)
        return
    if not callable(showwarning):
        raise TypeError('warnings.showwarning() must be set to a function or method')
    showwarning(msg.message, msg.category, msg.filename, msg.lineno, msg.file, msg.line)


def _check_action(action):
    if action not in _ACTIONS:
        raise ValueError(f'invalid action: {action!r}')


def _check_lineno(lineno):
    if not isinstance(lineno, int):
        raise TypeError('lineno must be an int')
    if lineno < 0:
        raise ValueError('lineno must be an int >= 0')


def _add_filter(item, append):
    if item in filters and append:
        return
    if append:
        filters.append(item)
    else:
        try:
            filters.remove(item)
        except ValueError:
            pass
        filters.insert(0, item)
    _filters_mutated()


def filterwarnings(action, message='', category=Warning, module='', lineno=0, append=False):
    """What is to be done with warnings whose text and module match these regular expressions."""
    _check_action(action)
    if not isinstance(message, str):
        raise TypeError('message must be a string')
    if not isinstance(category, type) or not issubclass(category, Warning):
        raise TypeError('category must be a Warning subclass')
    if not isinstance(module, str):
        raise TypeError('module must be a string')
    _check_lineno(lineno)
    if message or module:
        import re
    message = re.compile(message, re.I) if message else None
    module = re.compile(module) if module else None
    _add_filter((action, message, category, module, lineno), append)


def simplefilter(action, category=Warning, lineno=0, append=False):
    """What is to be done with warnings of a category."""
    _check_action(action)
    _check_lineno(lineno)
    _add_filter((action, None, category, None, lineno), append)


def resetwarnings():
    """Takes all filters away."""
    filters[:] = []
    _filters_mutated()


class catch_warnings(object):
    """A with block whose filters are its own; with record=True its warnings go to a list."""

    def __init__(self, *, record=False, module=None, action=None, category=Warning, lineno=0, append=False):
        self._record = record
        self._module = sys.modules['warnings'] if module is None else module
        self._entered = False
        self._filter = None if action is None else (action, category, lineno, append)

    def __repr__(self):
        args = ['record=True'] if self._record else []
        if self._module is not sys.modules['warnings']:
            args.append(f'module={self._module!r}')
        return f"{type(self).__name__}({', '.join(args)})"

    def __enter__(self):
        if self._entered:
            raise RuntimeError(f'Cannot enter {self!r} twice')
        self._entered = True
        module = self._module
        self._filters, module.filters = module.filters, module.filters[:]
        self._showwarning, self._showwarnmsg = module.showwarning, module._showwarnmsg
        module._filters_mutated()
        log = None
        if self._record:
            log = []
            module._showwarnmsg = log.append
            module.showwarning = module._showwarning_orig
        if self._filter is not None:
            simplefilter(*self._filter)
        return log

    def __exit__(self, *exc_info):
        if not self._entered:
            raise RuntimeError(f'Cannot exit {self!r} without entering first')
        module = self._module
        module.filters = self._filters
        module.showwarning, module._showwarnmsg = self._showwarning, self._showwarnmsg
        module._filters_mutated()


class deprecated:
    """A decorator: who calls the function or makes the class is warned."""

    def __init__(self, message, /, *, category=DeprecationWarning, stacklevel=1):
        if not isinstance(message, str):
            raise TypeError(f"Expected an object of type str for 'message', not {type(message).__name__!r}")
        self.message = message
        self.category = category
        self.stacklevel = stacklevel

    def __call__(self, arg, /):
        import functools
        message, category, level = self.message, self.category, self.stacklevel + 1
        if category is None:
            arg.__deprecated__ = message
            return arg
        if isinstance(arg, type):
            return _deprecate_class(arg, message, category, level)
        if not callable(arg):
            raise TypeError('@deprecated decorator with non-None category must be applied to '
                            f'a class or callable, not {arg!r}')
        arg.__deprecated__ = message

        @functools.wraps(arg)
        def wrapper(*args, **kwargs):
            warn(message, category=category, stacklevel=level)
            return arg(*args, **kwargs)
        wrapper.__deprecated__ = message
        return wrapper


def _deprecate_class(cls, message, category, level):
    import functools
    make, derive = cls.__new__, cls.__init_subclass__

    @functools.wraps(make)
    def __new__(which, /, *args, **kwargs):
        if which is cls:
            warn(message, category=category, stacklevel=level)
        if make is not object.__new__:
            return make(which, *args, **kwargs)
        if which.__init__ is object.__init__ and (args or kwargs):
            raise TypeError(f'{which.__name__}() takes no arguments')
        return make(which)

    cls.__new__ = staticmethod(__new__)
    of_class = getattr(derive, '__func__', None)
    inner = derive if of_class is None else of_class

    @functools.wraps(inner)
    def __init_subclass__(*args, **kwargs):
        warn(message, category=category, stacklevel=level)
        return inner(*args, **kwargs)
    cls.__init_subclass__ = __init_subclass__ if of_class is None else classmethod(__init_subclass__)
    cls.__deprecated__ = __new__.__deprecated__ = __init_subclass__.__deprecated__ = message
    return cls
`;
