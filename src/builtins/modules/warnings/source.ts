/** The part of `warnings` that is written in Python. */
export const source = `
import sys

__all__ = ['warn', 'warn_explicit', 'showwarning', 'formatwarning', 'filterwarnings', 'simplefilter',
           'resetwarnings', 'catch_warnings', 'deprecated']

_ACTIONS = 'default', 'always', 'all', 'ignore', 'module', 'once', 'error'


def _here():
    # Programs replace filters and hooks by assigning to the module's names, which may be those of another module object.
    return sys.modules['warnings']


class WarningMessage:
    """What is known of a warning that is to be shown."""
    _WARNING_DETAILS = ('message', 'category', 'filename', 'lineno', 'file', 'line', 'source')

    def __init__(self, message, category, filename, lineno, file=None, line=None, source=None):
        for name, value in zip(self._WARNING_DETAILS, (message, category, filename, lineno, file, line, source)):
            setattr(self, name, value)
        self._category_name = category and category.__name__

    def __str__(self):
        shown = [f'message : {self.message!r}', f'category : {self._category_name!r}', f'filename : {self.filename!r}',
                 f'lineno : {self.lineno}', f'line : {self.line!r}']
        return '{' + ', '.join(shown) + '}'

    def __repr__(self):
        return f'<{type(self).__qualname__} {self}>'


# Showing


def formatwarning(message, category, filename, lineno, line=None):
    """The text that a warning is shown as."""
    return _formatwarnmsg_impl(WarningMessage(message, category, filename, lineno, line=line))


def showwarning(message, category, filename, lineno, file=None, line=None):
    """Writes a warning to a file, by default sys.stderr."""
    _here()._showwarnmsg_impl(WarningMessage(message, category, filename, lineno, file, line))


_formatwarning_orig, _showwarning_orig = formatwarning, showwarning


def _formatwarnmsg_impl(msg):
    line = msg.line
    if line is None:
        import linecache
        line = linecache.getline(msg.filename, msg.lineno)
    text = f'{msg.filename}:{msg.lineno}: {msg.category.__name__}: {msg.message}\\n'
    if line:
        text += f'  {line.strip()}\\n'
    if msg.source is not None:
        text += f'{msg.category.__name__}: Enable tracemalloc to get the object allocation traceback\\n'
    return text


def _formatwarnmsg(msg):
    replaced = getattr(_here(), 'formatwarning', _formatwarning_orig)
    if replaced is _formatwarning_orig:
        return _formatwarnmsg_impl(msg)
    return replaced(msg.message, msg.category, msg.filename, msg.lineno, msg.line)


def _showwarnmsg_impl(msg):
    stream = sys.stderr if msg.file is None else msg.file
    if stream is None:
        return
    text = _formatwarnmsg(msg)
    try:
        stream.write(text)
    except OSError:
        pass    # nobody is left who could be told


def _showwarnmsg(msg):
    here = _here()
    hook = getattr(here, 'showwarning', _showwarning_orig)
    if hook is _showwarning_orig:
        here._showwarnmsg_impl(msg)
    elif callable(hook):
        hook(msg.message, msg.category, msg.filename, msg.lineno, msg.file, msg.line)
    else:
        raise TypeError('warnings.showwarning() must be set to a function or method')


# Filters


def _filters_mutated():
    _filters_mutated_lock_held()


def _add_filter(*item, append):
    known = _here().filters
    if append:
        if item not in known:
            known.append(item)
    else:
        # A filter that is there already moves to the front.
        if item in known:
            known.remove(item)
        known[:0] = [item]
    _filters_mutated_lock_held()


def _check_action(action):
    if action not in {*_ACTIONS}:
        raise ValueError(f'invalid action: {action!r}')


def _check_lineno(lineno):
    if not isinstance(lineno, int):
        raise TypeError('lineno must be an int')
    if lineno < 0:
        raise ValueError('lineno must be an int >= 0')


def filterwarnings(action, message='', category=Warning, module='', lineno=0, append=False):
    """Adds a filter of warnings by text, category, module and line; the texts are regular expressions."""
    _check_action(action)
    if not isinstance(message, str):
        raise TypeError('message must be a string')
    if not (isinstance(category, type) and issubclass(category, Warning)):
        raise TypeError('category must be a Warning subclass')
    if not isinstance(module, str):
        raise TypeError('module must be a string')
    _check_lineno(lineno)
    pattern = place = None
    if message or module:
        import re
        pattern = re.compile(message, re.IGNORECASE) if message else None
        place = re.compile(module) if module else None
    _add_filter(action, pattern, category, place, lineno, append=append)


def simplefilter(action, category=Warning, lineno=0, append=False):
    """Adds a filter of warnings by category and line alone."""
    _check_action(action)
    _check_lineno(lineno)
    _add_filter(action, None, category, None, lineno, append=append)


def resetwarnings():
    """Takes all filters away."""
    _here().filters.clear()
    _filters_mutated_lock_held()


# What the command line says


class _OptionError(Exception):
    """An option that says nothing about warnings."""


def _processoptions(args):
    for option in args:
        try:
            _setoption(option)
        except _OptionError as problem:
            print('Invalid -W option ignored:', problem, file=sys.stderr)


def _setoption(arg):
    fields = [field.strip() for field in arg.split(':')]
    if len(fields) > 5:
        raise _OptionError(f'too many fields (max 5): {arg!r}')
    action, message, category, module, lineno = fields + [''] * (5 - len(fields))
    action, category = _getaction(action), _getcategory(category)
    if message or module:
        import re
        message = re.escape(message)
        module = module and re.escape(module) + r'\\z'
    try:
        lineno = int(lineno or 0)
    except (ValueError, OverflowError):
        pass
    if isinstance(lineno, str) or lineno < 0:
        raise _OptionError(f'invalid lineno {lineno!r}')
    filterwarnings(action, message, category, module, lineno)


def _getaction(action):
    if not action:
        return 'default'
    for name in _ACTIONS:
        if name.startswith(action):
            return name
    raise _OptionError(f'invalid action: {action!r}')


def _getcategory(category):
    if not category:
        return Warning
    home, _, name = category.rpartition('.')
    try:
        place = __import__(home or 'builtins', None, None, [name])
    except ImportError:
        raise _OptionError(f'invalid module name: {home!r}') from None
    found = getattr(place, name, None)
    if found is None:
        raise _OptionError(f'unknown warning category: {category!r}')
    if not issubclass(found, Warning):
        raise _OptionError(f'invalid warning category: {category!r}')
    return found


# For a while


class catch_warnings:
    """Restores the filters and hooks of warnings when it is left; with record=True it collects the warnings."""

    def __init__(self, *, record=False, module=None, action=None, category=Warning, lineno=0, append=False):
        self._record = record
        self._module = sys.modules['warnings'] if module is None else module
        self._entered = False
        self._filter = None if action is None else (action, category, lineno, append)

    def __repr__(self):
        said = ['record=True'] if self._record else []
        if self._module is not sys.modules['warnings']:
            said.append(f'module={self._module!r}')
        return f'{type(self).__name__}({", ".join(said)})'

    def __enter__(self):
        if self._entered:
            raise RuntimeError(f'Cannot enter {self!r} twice')
        self._entered = True
        home = self._module
        self._kept = {name: getattr(home, name) for name in ('filters', '_showwarnmsg_impl', 'showwarning')}
        home.filters = home.filters[:]
        home._filters_mutated_lock_held()
        log = None
        if self._record:
            log = []
            home._showwarnmsg_impl, home.showwarning = log.append, home._showwarning_orig
        if self._filter is not None:
            home.simplefilter(*self._filter)
        return log

    def __exit__(self, *exc_info):
        if not self._entered:
            raise RuntimeError(f'Cannot exit {self!r} without entering first')
        for name, value in self._kept.items():
            setattr(self._module, name, value)
        self._module._filters_mutated_lock_held()


# Deprecation


class deprecated:
    """Marks a class or a function: whoever uses it is warned."""

    def __init__(self, message: str, /, *, category: type[Warning] | None = DeprecationWarning,
                 stacklevel: int = 1) -> None:
        if not isinstance(message, str):
            raise TypeError(f"Expected an object of type str for 'message', not {type(message).__name__!r}")
        self.message, self.category, self.stacklevel = message, category, stacklevel

    def __call__(self, arg, /):
        if self.category is not None:
            notice = dict(message=self.message, category=self.category, stacklevel=self.stacklevel + 1)
            if isinstance(arg, type):
                _mark_class(arg, notice)
            elif callable(arg):
                arg.__deprecated__ = self.message
                arg = _warning_call(arg, notice)
            else:
                raise TypeError('@deprecated decorator with non-None category must be applied to a class or callable, '
                                f'not {arg!r}')
        arg.__deprecated__ = self.message
        return arg


def _warning_call(function, notice):
    from functools import wraps

    @wraps(function)
    def wrapper(*args, **kwargs):
        warn(**notice)
        return function(*args, **kwargs)

    return wrapper


def _mark_class(cls, notice):
    from functools import wraps
    make = cls.__new__

    @wraps(make)
    def __new__(kind, /, *args, **kwargs):
        if kind is cls:
            warn(**notice)
        if make is not object.__new__:
            return make(kind, *args, **kwargs)
        if (args or kwargs) and kind.__init__ is object.__init__:
            raise TypeError(f'{kind.__name__}() takes no arguments')
        return make(kind)

    if '__init_subclass__' in vars(cls):
        hook = cls.__init_subclass__
        __init_subclass__ = _warning_call(getattr(hook, '__func__', hook), notice)
    else:
        def __init_subclass__(kind, *args, **kwargs):
            warn(**notice)
            return super(cls, kind).__init_subclass__(*args, **kwargs)

    __new__.__deprecated__ = __init_subclass__.__deprecated__ = notice['message']
    cls.__new__ = staticmethod(__new__)
    cls.__init_subclass__ = classmethod(__init_subclass__)


def _deprecated(name, message='{name!r} is deprecated and slated for removal in Python {remove}', *, remove,
                _version=sys.version_info):
    major, minor = remove
    if _version[:2] > remove or _version[:2] == remove and _version[3] != 'alpha':
        raise RuntimeError(f'{name!r} was slated for removal after Python {major}.{minor} alpha')
    warn(message.format(name=name, remove=f'{major}.{minor}'), DeprecationWarning, stacklevel=3)


_processoptions(sys.warnoptions)
`;
