"""Warnings that are expected, or to be left out."""
import contextlib
import functools
import re
import sys
import warnings


class _Recorded:
    """The warnings of a with block; attributes are those of the last one."""

    def __init__(self, log):
        self._log = log
        self._from = 0

    def __getattr__(self, name):
        if len(self._log) > self._from:
            return getattr(self._log[-1], name)
        if name in warnings.WarningMessage._WARNING_DETAILS:
            return None
        raise AttributeError(f'{self!r} has no attribute {name!r}')

    @property
    def warnings(self):
        return self._log[self._from:]

    def reset(self):
        self._from = len(self._log)


@contextlib.contextmanager
def check_warnings(*filters, quiet=None):
    """Each of the filters (pattern, category) is met by a warning, and no other warning comes."""
    if not filters:
        filters = (('', Warning),)
        quiet = True if quiet is None else quiet
    registry = sys._getframe(2).f_globals.get('__warningregistry__')
    if registry:
        registry.clear()
    with warnings.catch_warnings(record=True) as log:
        warnings.simplefilter('always')
        yield _Recorded(log)
    left = list(log)
    unmet = []
    for pattern, category in filters:
        fitting = [w for w in left
                   if issubclass(w.category, category) and re.match(pattern, str(w.message), re.I)]
        if not fitting and not quiet:
            unmet.append((pattern, category.__name__))
        left = [w for w in left if w not in fitting]
    if left:
        raise AssertionError(f'unhandled warning {left[0]}')
    if unmet:
        raise AssertionError('filter (%r, %s) did not catch any warning' % unmet[0])


def ignore_warnings(*, category):
    """A decorator: these warnings are left out."""
    def decorator(test):
        @functools.wraps(test)
        def wrapper(self, *args, **kwargs):
            with warnings.catch_warnings():
                warnings.simplefilter('ignore', category=category)
                return test(self, *args, **kwargs)
        return wrapper
    return decorator


@contextlib.contextmanager
def save_restore_warnings_filters():
    with warnings.catch_warnings():
        yield


@contextlib.contextmanager
def check_no_warnings(testcase, message='', category=Warning, force_gc=False):
    with warnings.catch_warnings(record=True) as log:
        warnings.filterwarnings('always', message=message, category=category)
        yield
    testcase.assertEqual(log, [])


def check_syntax_warning(testcase, statement, errtext='', *, lineno=1, offset=None):
    """A text compiles with one SyntaxWarning, and not at all where that is an error."""
    with warnings.catch_warnings(record=True) as log:
        warnings.simplefilter('always', SyntaxWarning)
        compile(statement, '<testcase>', 'exec')
    testcase.assertEqual(len(log), 1, log)
    [warning] = log
    testcase.assertIs(warning.category, SyntaxWarning)
    if errtext:
        testcase.assertRegex(str(warning.message), errtext)
    testcase.assertEqual((warning.filename, warning.lineno), ('<testcase>', lineno))
    with warnings.catch_warnings(record=True) as log:
        warnings.simplefilter('error', SyntaxWarning)
        check = sys.modules['test.support'].check_syntax_error
        check(testcase, statement, errtext, lineno=lineno, offset=offset)
    testcase.assertEqual(log, [])
