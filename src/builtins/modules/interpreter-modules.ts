/** Small modules about the interpreter itself: `__future__`, `importlib`, `traceback`. */
import { interpreter } from '../../runtime/interpreter.ts';
import type { ModuleDefinition } from '../../runtime/modules.ts';
import { functions } from '../../runtime/signature/declare.ts';
import type { Value } from '../../runtime/types.ts';

export const future: ModuleDefinition = {
  name: '__future__',
  doc: 'Features that became part of the language.',
  source: `
class _Feature:
    def __init__(self, optional, mandatory, compiler_flag):
        self.optional = optional
        self.mandatory = mandatory
        self.compiler_flag = compiler_flag

    def getOptionalRelease(self):
        """The first release in which the feature could be asked for."""
        return self.optional

    def getMandatoryRelease(self):
        """The release in which it became part of the language, or None."""
        return self.mandatory

    def __repr__(self):
        return '_Feature' + repr((self.optional, self.mandatory, self.compiler_flag))


_features = {
    'nested_scopes': ((2, 1, 0, 'beta', 1), (2, 2, 0, 'alpha', 0), 16),
    'generators': ((2, 2, 0, 'alpha', 1), (2, 3, 0, 'final', 0), 0),
    'division': ((2, 2, 0, 'alpha', 2), (3, 0, 0, 'alpha', 0), 131072),
    'absolute_import': ((2, 5, 0, 'alpha', 1), (3, 0, 0, 'alpha', 0), 262144),
    'with_statement': ((2, 5, 0, 'alpha', 1), (2, 6, 0, 'alpha', 0), 524288),
    'print_function': ((2, 6, 0, 'alpha', 2), (3, 0, 0, 'alpha', 0), 1048576),
    'unicode_literals': ((2, 6, 0, 'alpha', 2), (3, 0, 0, 'alpha', 0), 2097152),
    'barry_as_FLUFL': ((3, 1, 0, 'alpha', 2), (4, 0, 0, 'alpha', 0), 4194304),
    'generator_stop': ((3, 5, 0, 'beta', 1), (3, 7, 0, 'alpha', 0), 8388608),
    'annotations': ((3, 7, 0, 'beta', 1), None, 16777216),
}
all_feature_names = list(_features)
__all__ = ['all_feature_names'] + all_feature_names
for _name, _value in _features.items():
    globals()[_name] = _Feature(*_value)
del _name, _value
`,
};

export const importlib: ModuleDefinition = {
  name: 'importlib',
  doc: 'Importing by name.',
  source: `
import sys

__all__ = ['import_module', 'invalidate_caches']


def import_module(name, package=None):
    """Imports a module by its name, which may be relative to a package."""
    if name.startswith('.'):
        if not package:
            raise TypeError("the 'package' argument is required to perform a relative import for {!r}".format(name))
        level = len(name) - len(name.lstrip('.'))
        base = package.rsplit('.', level - 1)[0] if level > 1 else package
        name = base + '.' + name[level:] if name[level:] else base
    __import__(name)
    return sys.modules[name]


def invalidate_caches():
    """Does nothing: nothing is cached."""
`,
};

export const traceback: ModuleDefinition = {
  name: 'traceback',
  doc: 'Exceptions as text.',
  create: () =>
    functions('traceback', {
      _format: [
        '(exception, /)',
        (value: Value) => interpreter.formatException(value),
        'The whole text of an exception.',
      ],
    }),
  source: `
import sys

__all__ = ['format_exc', 'format_exception', 'format_exception_only', 'print_exc', 'print_exception', 'format_tb',
           'print_tb', 'clear_frames', 'walk_tb']

_missing = object()


def _exception(exc, value):
    if value is _missing:
        if exc is not None and not isinstance(exc, BaseException):
            raise TypeError(f'Exception expected for value, {type(exc).__name__} found')
        return exc
    return value


def format_exception(exc, /, value=_missing, tb=_missing, limit=None, chain=True, **kwargs):
    """The lines that an uncaught exception prints."""
    exc = _exception(exc, value)
    if exc is None:
        return ['NoneType: None\\n']
    return _grouped(_format(exc))


def _grouped(text):
    """Lines, those of each traceback entry together."""
    result = []
    inside = False
    for line in text.splitlines(keepends=True):
        entry = line.lstrip(' |').startswith('File "')
        if inside and not entry and line.lstrip('|').startswith('    '):
            result[-1] += line
        else:
            result.append(line)
            inside = entry
    return result


def format_exception_only(exc, /, value=_missing, *, show_group=False, **kwargs):
    """The lines of an exception without its traceback."""
    exc = _exception(exc, value)
    if exc is None:
        return ['NoneType: None\\n']
    if isinstance(exc, SyntaxError):
        kept = exc.__traceback__, exc.__context__, exc.__cause__, exc.__suppress_context__
        exc.__traceback__ = exc.__context__ = exc.__cause__ = None
        try:
            return _format(exc).splitlines(keepends=True)
        finally:
            exc.__traceback__, exc.__context__, exc.__cause__, exc.__suppress_context__ = kept
    cls = type(exc)
    name = cls.__qualname__ if cls.__module__ in ('builtins', '__main__') else f'{cls.__module__}.{cls.__qualname__}'
    try:
        text = str(exc)
    except Exception:
        text = '<exception str() failed>'
    lines = [f'{name}: {text}\\n' if text else f'{name}\\n']
    for note in getattr(exc, '__notes__', None) or ():
        lines += [line + '\\n' for line in str(note).split('\\n')]
    return lines


def print_exception(exc, /, value=_missing, tb=_missing, limit=None, file=None, chain=True, **kwargs):
    """Prints what format_exception gives."""
    print(''.join(format_exception(exc, value, tb)), end='', file=sys.stderr if file is None else file)


def format_exc(limit=None, chain=True):
    """The text of the exception being handled."""
    return ''.join(format_exception(sys.exception()))


def print_exc(limit=None, file=None, chain=True):
    """Prints the exception being handled."""
    print_exception(sys.exception(), file=file)


def walk_tb(tb):
    """Yields (frame, line number) for each entry of a traceback."""
    while tb is not None:
        yield tb.tb_frame, tb.tb_lineno
        tb = tb.tb_next


def format_tb(tb, limit=None):
    """The lines of a traceback."""
    holder = BaseException().with_traceback(tb)
    entries = [entry for entry in _grouped(_format(holder)) if entry.startswith('  File ')]
    return entries if limit is None else entries[:limit] if limit >= 0 else entries[limit:]


def print_tb(tb, limit=None, file=None):
    """Prints a traceback."""
    print(''.join(format_tb(tb, limit)), end='', file=sys.stderr if file is None else file)


def clear_frames(tb):
    """Does nothing: frames are not kept alive by tracebacks."""
`,
};
