/** The first part of `unittest.case`: skipping, outcomes, and what `with self.assertRaises(…)` enters. */
export const contexts = `
import collections
import contextlib
import functools
import sys
import time
import traceback
import types

from unittest import result
from unittest.util import (_common_shorten_repr, _count_diff_all_purpose, _count_diff_hashable, safe_repr, strclass)

__unittest = True

_subtest_msg_sentinel = object()

DIFF_OMITTED = '\\nDiff is %s characters long. Set self.maxDiff to None to see it.'


class SkipTest(Exception):
    """Raise this in a test to skip it."""


class _ShouldStop(Exception):
    """The test is to stop."""


class _UnexpectedSuccess(Exception):
    """The test was to fail, but it did not."""


def _call_if_exists(parent, name):
    getattr(parent, name, lambda: None)()


class _Outcome(object):
    """What happened so far in one test."""

    def __init__(self, result=None):
        self.success, self.expecting_failure, self.expectedFailure = True, False, None
        self.result, self.result_supports_subtests = result, hasattr(result, 'addSubTest')

    @contextlib.contextmanager
    def testPartExecutor(self, test_case, subTest=False):
        before, self.success = self.success, True
        try:
            yield
        except _ShouldStop:
            pass
        except BaseException as e:
            if isinstance(e, KeyboardInterrupt):
                raise
            self._tell(test_case, subTest, e)
        else:
            self._tell(test_case, subTest, None)
        finally:
            self.success = self.success and before

    def _tell(self, test_case, subTest, exc):
        """Takes note of how a part of a test ended: with an exception, or None."""
        info = None if exc is None else (type(exc), exc, exc.__traceback__)
        skipped = isinstance(exc, SkipTest)
        if info is not None and self.expecting_failure and not skipped:
            self.expectedFailure = info
            return
        self.success = self.success and info is None
        if skipped:
            _addSkip(self.result, test_case, str(exc))
        elif subTest:
            if info is not None or self.success:
                self.result.addSubTest(test_case.test_case, test_case, info)
        else:
            _addError(self.result, test_case, info)


def _addSkip(result, test_case, reason):
    add_skip = getattr(result, 'addSkip', None)
    if add_skip is None:
        import warnings
        warnings.warn('TestResult has no addSkip method, skips not reported', RuntimeWarning, 2)
        result.addSuccess(test_case)
    else:
        add_skip(test_case, reason)


def _addError(result, test, exc_info):
    if result is not None and exc_info is not None:
        failed = issubclass(exc_info[0], test.failureException)
        (result.addFailure if failed else result.addError)(test, exc_info)


def _enter_context(cm, addcleanup):
    """Enters a context manager, to be left by a cleanup."""
    cls = type(cm)
    try:
        enter, leave = cls.__enter__, cls.__exit__
    except AttributeError:
        raise TypeError(f"'{cls.__module__}.{cls.__qualname__}' object does "
                        'not support the context manager protocol') from None
    value = enter(cm)
    addcleanup(leave, cm, None, None, None)
    return value


_module_cleanups = []


def _call_all(cleanups, raised):
    """Empties a list of calls from its end by making them; what they raise is gathered as sys.exc_info() has it."""
    while cleanups:
        call, args, kwargs = cleanups.pop()
        try:
            call(*args, **kwargs)
        except Exception:
            raised.append(sys.exc_info())


def addModuleCleanup(function, /, *args, **kwargs):
    """Something to call after tearDownModule, the last first."""
    _module_cleanups.append((function, args, kwargs))


def enterModuleContext(cm):
    """Enters a context manager that is left after tearDownModule."""
    return _enter_context(cm, addModuleCleanup)


def doModuleCleanups():
    """Calls what addModuleCleanup was given; the first exception comes through after all calls."""
    raised = []
    _call_all(_module_cleanups, raised)
    if raised:
        raise raised[0][1]


def skip(reason):
    """A decorator: the test is left out."""
    if isinstance(reason, types.FunctionType):
        return _skipped(reason, '')
    return lambda test_item: _skipped(test_item, reason)


def _skipped(item, why):
    """A class that is marked as left out, or a function that leaves itself out."""
    marked = item
    if not isinstance(item, type):
        def marked(*args, **kwargs):
            raise SkipTest(why)
        functools.update_wrapper(marked, item)
    marked.__unittest_skip_why__ = why
    marked.__unittest_skip__ = True
    return marked


def _id(obj):
    return obj


def skipIf(condition, reason):
    """A decorator: the test is left out if the condition holds."""
    return skip(reason) if condition else _id


def skipUnless(condition, reason):
    """A decorator: the test is left out unless the condition holds."""
    return _id if condition else skip(reason)


def expectedFailure(test_item):
    """A decorator: the test is one that fails."""
    setattr(test_item, '__unittest_expecting_failure__', True)
    return test_item


def _is_subtype(expected, basetype):
    """Whether it is a class below another, or a tuple of such, or of tuples of them."""
    if not isinstance(expected, tuple):
        return isinstance(expected, type) and issubclass(expected, basetype)
    return all(_is_subtype(each, basetype) for each in expected)


class _BaseTestCaseContext:
    """What an assertion method gives that is used in a with statement."""

    def __init__(self, test_case):
        self.test_case = test_case

    def _raiseFailure(self, standardMsg):
        raise self.test_case.failureException(self.test_case._formatMessage(self.msg, standardMsg))


def _name_of(obj):
    return obj.__name__ if hasattr(obj, '__name__') else str(obj)


class _AssertRaisesBaseContext(_BaseTestCaseContext):

    obj_name = msg = expected_regex = None

    def __init__(self, expected, test_case, expected_regex=None):
        super().__init__(test_case)
        self.expected = expected
        if expected_regex is not None:
            import re
            self.expected_regex = re.compile(expected_regex)

    def handle(self, name, args, kwargs):
        """Calls what is to be called, or gives the context if nothing is."""
        try:
            if not _is_subtype(self.expected, self._base_type):
                raise TypeError(f'{name}() arg 1 must be {self._base_type_str}')
            if not args:
                self.msg = kwargs.pop('msg', None)
                if kwargs:
                    raise TypeError(f'{next(iter(kwargs))!r} is an invalid keyword argument for this function')
                return self
            call, *args = args
            self.obj_name = _name_of(call)
            with self:
                call(*args, **kwargs)
        finally:
            del self

    def _expected_name(self):
        return _name_of(self.expected)


class _AssertRaisesContext(_AssertRaisesBaseContext):
    """What assertRaises and assertRaisesRegex give."""
    _base_type_str = 'an exception type or tuple of exception types'
    _base_type = BaseException
    __class_getitem__ = classmethod(types.GenericAlias)

    def __enter__(self):
        """The block is given the context, which has the exception afterwards."""
        return self

    def __exit__(self, exc_type, exc_value, tb):
        if exc_type is None:
            by = f' by {self.obj_name}' if self.obj_name else ''
            self._raiseFailure(f'{self._expected_name()} not raised{by}')
        if not issubclass(exc_type, self.expected):
            return False
        traceback.clear_frames(tb)
        self.exception = exc_value.with_traceback(None)
        if self.expected_regex is None:
            return True
        if not self.expected_regex.search(str(exc_value)):
            self._raiseFailure(f'"{self.expected_regex.pattern}" does not match "{exc_value!s}"')
        return True


class _AssertWarnsContext(_AssertRaisesBaseContext):
    """What assertWarns and assertWarnsRegex give."""
    _base_type = Warning
    _base_type_str = 'a warning type or tuple of warning types'

    def __enter__(self):
        import warnings
        for module in list(sys.modules.values()):
            if getattr(module, '__warningregistry__', None):
                module.__warningregistry__ = {}
        self.warnings_manager = warnings.catch_warnings(record=True)
        self.warnings = self.warnings_manager.__enter__()
        warnings.simplefilter('always', self.expected)
        return self

    def __exit__(self, exc_type, exc_value, tb):
        self.warnings_manager.__exit__(exc_type, exc_value, tb)
        if exc_type is None:
            by = f' by {self.obj_name}' if self.obj_name else ''
            self._judge([entry for entry in self.warnings if isinstance(entry.message, self.expected)], by)

    def _judge(self, entries, by):
        """Fails unless one of the expected warnings has the expected words."""
        for entry in entries:
            if self.expected_regex is None or self.expected_regex.search(str(entry.message)):
                self.warning, self.filename, self.lineno = entry.message, entry.filename, entry.lineno
                return
        if entries:
            self._raiseFailure(f'"{self.expected_regex.pattern}" does not match "{entries[0].message!s}"')
        self._raiseFailure(f'{self._expected_name()} not triggered{by}')


class _AssertNotWarnsContext(_AssertWarnsContext):

    def _judge(self, entries, by):
        if entries:
            self._raiseFailure(f'{self._expected_name()} triggered')


class _OrderedChainMap(collections.ChainMap):

    def __iter__(self):
        return iter({key: None for mapping in self.maps for key in mapping})
`;
