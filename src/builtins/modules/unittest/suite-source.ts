/** `unittest.suite`: tests in groups, and the fixtures of their classes and modules. */
export const suite = `
import sys

from unittest import case, util

__unittest = True


class BaseTestSuite(object):
    """Tests in an order, without fixtures of classes and modules."""
    _cleanup = True

    def __init__(self, tests=()):
        self._removed_tests, self._tests = 0, []
        self.addTests(tests)

    def __repr__(self):
        return f'<{util.strclass(self.__class__)} tests={list(self)}>'

    def __eq__(self, other):
        return list(self) == list(other) if isinstance(other, self.__class__) else NotImplemented

    def __iter__(self):
        return iter(self._tests)

    def countTestCases(self):
        """How many tests there are, those that have been run included."""
        return self._removed_tests + sum(test.countTestCases() for test in self if test)

    def addTest(self, test):
        """One more test, or suite of tests."""
        if not callable(test):
            raise TypeError(f'{test!r} is not callable')
        if isinstance(test, type) and issubclass(test, (case.TestCase, TestSuite)):
            raise TypeError('TestCases and TestSuites must be instantiated before passing them to addTest()')
        self._tests.append(test)

    def addTests(self, tests):
        """More tests."""
        if isinstance(tests, str):
            raise TypeError('tests must be an iterable of tests, not a string')
        for test in tests:
            self.addTest(test)

    def run(self, result):
        """Runs the tests until the result wants no more."""
        for index, test in enumerate(self):
            if result.shouldStop:
                break
            self._run_at(index, test, result)
        return result

    def _run_at(self, index, test, result, debug=False):
        if debug:
            test.debug()
        else:
            test(result)
        if self._cleanup:
            self._removeTestAtIndex(index)

    def _removeTestAtIndex(self, index):
        """A test that was run is let go."""
        try:
            test = self._tests[index]
        except TypeError:
            return
        self._tests[index] = None
        self._removed_tests += test.countTestCases() if hasattr(test, 'countTestCases') else 0

    def __call__(self, *args, **kwds):
        return self.run(*args, **kwds)

    def debug(self):
        """Runs the tests without collecting their outcomes."""
        for test in self:
            test.debug()


class TestSuite(BaseTestSuite):
    """Tests in an order, with setUpClass, setUpModule and their like."""

    def run(self, result, debug=False):
        outermost = getattr(result, '_testRunEntered', False) is False
        if outermost:
            result._testRunEntered = True
        for index, test in enumerate(self):
            if result.shouldStop:
                break
            if not _isnotsuite(test) or self._prepare(test, result):
                self._run_at(index, test, result, debug)
        if outermost:
            self._finish(result)
            result._testRunEntered = False
        return result

    def _finish(self, result):
        """Ends the fixtures of the last class and the last module."""
        self._tearDownPreviousClass(None, result)
        self._handleModuleTearDown(result)

    def _prepare(self, test, result):
        """Ends and begins the fixtures that a test asks for. @returns whether it can be run"""
        cls = test.__class__
        for step in self._tearDownPreviousClass, self._handleModuleFixture, self._handleClassSetUp:
            step(test, result)
        result._previousTestClass = cls
        return not (getattr(cls, '_classSetupFailed', False) or getattr(result, '_moduleSetUpFailed', False))

    def debug(self):
        self.run(_DebugResult(), True)

    def _handleClassSetUp(self, test, result):
        cls = test.__class__
        if cls == getattr(result, '_previousTestClass', None):
            return
        if getattr(result, '_moduleSetUpFailed', False) or getattr(cls, '__unittest_skip__', False):
            return
        self._mark(cls, False)
        set_up = getattr(cls, 'setUpClass', None)
        clean_up = getattr(cls, 'doClassCleanups', None)
        if set_up is None:
            return
        case._call_if_exists(result, '_setupStdout')
        try:
            error = _raised_by(set_up, result)
            if error is not None:
                self._mark(cls, True)
                self._createClassOrModuleLevelException(result, error, 'setUpClass', util.strclass(cls))
                if clean_up is not None:
                    clean_up()
                    for info in cls.tearDown_exceptions:
                        self._createClassOrModuleLevelException(
                            result, info[1], 'setUpClass', util.strclass(cls), info=info)
        finally:
            case._call_if_exists(result, '_restoreStdout')

    def _mark(self, cls, failed):
        """Notes in a class whether its setUpClass failed, if the class takes attributes."""
        try:
            cls._classSetupFailed = failed
        except TypeError:
            pass

    def _get_previous_module(self, result):
        previous = getattr(result, '_previousTestClass', None)
        return None if previous is None else previous.__module__

    def _handleModuleFixture(self, test, result):
        current = test.__class__.__module__
        if current == self._get_previous_module(result):
            return
        self._handleModuleTearDown(result)
        result._moduleSetUpFailed = False
        module = sys.modules.get(current)
        set_up = getattr(module, 'setUpModule', None) if module is not None else None
        if set_up is None:
            return
        case._call_if_exists(result, '_setupStdout')
        try:
            error = _raised_by(set_up, result)
            if error is not None:
                result._moduleSetUpFailed = True
                self._createClassOrModuleLevelException(result, error, 'setUpModule', current)
            if result._moduleSetUpFailed:
                self._cleanModule(result, 'setUpModule', current)
        finally:
            case._call_if_exists(result, '_restoreStdout')

    def _cleanModule(self, result, method, parent):
        try:
            case.doModuleCleanups()
        except Exception as error:
            self._createClassOrModuleLevelException(result, error, method, parent)

    def _createClassOrModuleLevelException(self, result, exc, method_name, parent, info=None):
        self._addClassOrModuleLevelException(result, exc, f'{method_name} ({parent})', info)

    def _addClassOrModuleLevelException(self, result, exception, errorName, info=None):
        error = _ErrorHolder(errorName)
        add_skip = getattr(result, 'addSkip', None)
        if add_skip is not None and isinstance(exception, case.SkipTest):
            add_skip(error, str(exception))
        else:
            result.addError(error, info or (type(exception), exception, exception.__traceback__))

    def _handleModuleTearDown(self, result):
        previous = self._get_previous_module(result)
        if previous is None or result._moduleSetUpFailed:
            return
        module = sys.modules.get(previous)
        if module is None:
            return
        case._call_if_exists(result, '_setupStdout')
        try:
            tear_down = getattr(module, 'tearDownModule', None)
            error = _raised_by(tear_down, result)
            if error is not None:
                self._createClassOrModuleLevelException(result, error, 'tearDownModule', previous)
            self._cleanModule(result, 'tearDownModule', previous)
        finally:
            case._call_if_exists(result, '_restoreStdout')

    def _tearDownPreviousClass(self, test, result):
        cls = getattr(result, '_previousTestClass', None)
        if test.__class__ == cls or cls is None or getattr(cls, '_classSetupFailed', False):
            return
        if getattr(result, '_moduleSetUpFailed', False) or getattr(cls, '__unittest_skip__', False):
            return
        tear_down = getattr(cls, 'tearDownClass', None)
        clean_up = getattr(cls, 'doClassCleanups', None)
        if tear_down is None and clean_up is None:
            return
        case._call_if_exists(result, '_setupStdout')
        try:
            error = _raised_by(tear_down, result)
            if error is not None:
                self._createClassOrModuleLevelException(result, error, 'tearDownClass', util.strclass(cls))
            if clean_up is not None:
                clean_up()
                for info in cls.tearDown_exceptions:
                    if isinstance(result, _DebugResult):
                        raise info[1]
                    self._createClassOrModuleLevelException(result, info[1], 'tearDownClass', util.strclass(cls), info=info)
        finally:
            case._call_if_exists(result, '_restoreStdout')


class _ErrorHolder(object):
    """Stands for a test where a fixture of a class or a module failed."""
    def __init__(self, description):
        self.description = description

    failureException = None

    def __call__(self, result):
        return self.run(result)

    def run(self, result):
        """There is nothing to run."""

    def countTestCases(self):
        return 0

    def shortDescription(self):
        return None

    def id(self):
        return self.description

    def __str__(self):
        return self.id()

    def __repr__(self):
        return f'<ErrorHolder description={self.description!r}>'


def _isnotsuite(test):
    """Whether it is a single test: it has nothing to iterate over."""
    single = False
    try:
        iter(test)
    except TypeError:
        single = True
    return single


def _raised_by(fixture, result):
    """Calls a fixture, if there is one. @returns what it raised, unless exceptions are to come through"""
    try:
        if fixture is not None:
            fixture()
    except Exception as e:
        if isinstance(result, _DebugResult):
            raise
        return e
    return None


class _DebugResult(object):
    """The result of a run in which exceptions come through."""
    _previousTestClass = None
    _moduleSetUpFailed = False
    shouldStop = False
`;
