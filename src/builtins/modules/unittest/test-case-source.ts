/** The second part of `unittest.case`: how a test runs. */
export const testCase = `

class TestCase(object):
    """A test: a class whose methods are tests."""
    failureException = AssertionError
    longMessage = True
    maxDiff = 80 * 8
    _diffThreshold = 2 ** 16

    def __init_subclass__(cls, *args, **kwargs):
        cls._class_cleanups, cls._classSetupFailed = [], False
        super().__init_subclass__(*args, **kwargs)

    def __init__(self, methodName='runTest'):
        self._testMethodName, self._testMethodDoc, self._outcome = methodName, 'No test', None
        try:
            method = getattr(self, methodName)
        except AttributeError:
            if methodName != 'runTest':
                raise ValueError(f'no such test method in {self.__class__}: {methodName}') from None
        else:
            self._testMethodDoc = method.__doc__
        self._cleanups = []
        self._subtest = None
        self._type_equality_funcs = {}
        for typeobj, function in (
            (dict, 'assertDictEqual'), (list, 'assertListEqual'), (tuple, 'assertTupleEqual'),
            (set, 'assertSetEqual'), (frozenset, 'assertSetEqual'), (str, 'assertMultiLineEqual'),
        ):
            self.addTypeEqualityFunc(typeobj, function)

    def addTypeEqualityFunc(self, typeobj, function):
        """How assertEqual compares two values of exactly this type."""
        self._type_equality_funcs[typeobj] = function

    def addCleanup(self, function, /, *args, **kwargs):
        """Something to call after tearDown, the last first."""
        self._cleanups.append((function, args, kwargs))

    def enterContext(self, cm):
        """Enters a context manager that is left after tearDown."""
        return _enter_context(cm, self.addCleanup)

    @classmethod
    def addClassCleanup(cls, function, /, *args, **kwargs):
        """Something to call after tearDownClass, the last first."""
        cls._class_cleanups.append((function, args, kwargs))

    @classmethod
    def enterClassContext(cls, cm):
        """Enters a context manager that is left after tearDownClass."""
        return _enter_context(cm, cls.addClassCleanup)

    def setUp(self):
        """Called before the test."""

    def tearDown(self):
        """Called after the test."""

    @classmethod
    def setUpClass(cls):
        """Called before the first test of the class."""

    @classmethod
    def tearDownClass(cls):
        """Called after the last test of the class."""

    def countTestCases(self):
        """How many tests it is: one."""
        return 1

    def defaultTestResult(self):
        """What run() tells its outcome if it is given nothing."""
        return result.TestResult()

    def shortDescription(self):
        """The first line of the test's docstring, or None."""
        doc = self._testMethodDoc
        return doc.strip().split('\\n')[0].strip() if doc else None

    def id(self):
        return f'{strclass(self.__class__)}.{self._testMethodName}'

    def __eq__(self, other):
        return self._testMethodName == other._testMethodName if type(self) is type(other) else NotImplemented

    def __hash__(self):
        return hash((type(self), self._testMethodName))

    def __str__(self):
        return f'{self._testMethodName} ({strclass(self.__class__)}.{self._testMethodName})'

    def __repr__(self):
        return f'<{strclass(self.__class__)} testMethod={self._testMethodName}>'

    @contextlib.contextmanager
    def subTest(self, msg=_subtest_msg_sentinel, **params):
        """A part of the test that fails on its own, shown with a message and parameters."""
        outcome = self._outcome
        if outcome is None or not outcome.result_supports_subtests:
            yield
            return
        outer = self._subtest
        around = _OrderedChainMap({}) if outer is None else outer.params
        self._subtest = _SubTest(self, msg, around.new_child(params))
        try:
            with outcome.testPartExecutor(self._subtest, subTest=True):
                yield
            fail_fast = outcome.result is not None and outcome.result.failfast
            if outcome.expectedFailure if outcome.success else fail_fast:
                raise _ShouldStop
        finally:
            self._subtest = outer

    def _addExpectedFailure(self, result, exc_info):
        try:
            add = result.addExpectedFailure
        except AttributeError:
            import warnings
            warnings.warn('TestResult has no addExpectedFailure method, reporting as passes', RuntimeWarning)
            result.addSuccess(self)
        else:
            add(self, exc_info)

    def _addUnexpectedSuccess(self, result):
        try:
            add = result.addUnexpectedSuccess
        except AttributeError:
            import warnings
            warnings.warn('TestResult has no addUnexpectedSuccess method, reporting as failure', RuntimeWarning)
            try:
                raise _UnexpectedSuccess from None
            except _UnexpectedSuccess as e:
                result.addFailure(self, (type(e), e, e.__traceback__))
        else:
            add(self)

    def _addDuration(self, result, elapsed):
        try:
            add = result.addDuration
        except AttributeError:
            import warnings
            warnings.warn('TestResult has no addDuration method', RuntimeWarning)
        else:
            add(self, elapsed)

    def _callSetUp(self):
        self.setUp()

    def _callTearDown(self):
        self.tearDown()

    def _callTestMethod(self, method):
        if method() is not None:
            import warnings
            warnings.warn('It is deprecated to return a value that is not None from a test case', DeprecationWarning,
                          stacklevel=3)

    def _callCleanup(self, function, /, *args, **kwargs):
        function(*args, **kwargs)

    def _next_cleanup(self):
        call, args, kwargs = self._cleanups.pop()
        self._callCleanup(call, *args, **kwargs)

    def run(self, result=None):
        """Runs the test: setUp, the method, tearDown, cleanups."""
        own = result is None
        if own:
            result = self.defaultTestResult()
            _call_if_exists(result, 'startTestRun')
        result.startTest(self)
        try:
            method = getattr(self, self._testMethodName)
            for marked in self.__class__, method:
                if getattr(marked, '__unittest_skip__', False):
                    why = (getattr(self.__class__, '__unittest_skip_why__', '')
                           or getattr(method, '__unittest_skip_why__', ''))
                    _addSkip(result, self, why)
                    return result
            expecting = any(getattr(marked, '__unittest_expecting_failure__', False) for marked in (self, method))
            outcome = self._outcome = _Outcome(result)
            started = time.perf_counter()
            try:
                with outcome.testPartExecutor(self):
                    self._callSetUp()
                if outcome.success:
                    for part, args, may_fail in (
                        (self._callTestMethod, (method,), expecting), (self._callTearDown, (), False),
                    ):
                        outcome.expecting_failure = may_fail
                        with outcome.testPartExecutor(self):
                            part(*args)
                self.doCleanups()
                self._addDuration(result, time.perf_counter() - started)
                if outcome.success:
                    if not expecting:
                        result.addSuccess(self)
                    elif outcome.expectedFailure:
                        self._addExpectedFailure(result, outcome.expectedFailure)
                    else:
                        self._addUnexpectedSuccess(result)
                return result
            finally:
                self._outcome = outcome.expectedFailure = None
        finally:
            result.stopTest(self)
            if own:
                _call_if_exists(result, 'stopTestRun')

    def doCleanups(self):
        """Calls what addCleanup was given."""
        outcome = _Outcome() if self._outcome is None else self._outcome
        while self._cleanups:
            with outcome.testPartExecutor(self):
                self._next_cleanup()
        return outcome.success

    @classmethod
    def doClassCleanups(cls):
        """Calls what addClassCleanup was given."""
        cls.tearDown_exceptions = []
        _call_all(cls._class_cleanups, cls.tearDown_exceptions)

    def __call__(self, *args, **kwds):
        return self.run(*args, **kwds)

    def debug(self):
        """Runs the test; exceptions come through."""
        method = getattr(self, self._testMethodName)
        if getattr(self.__class__, '__unittest_skip__', False) or getattr(method, '__unittest_skip__', False):
            why = (getattr(self.__class__, '__unittest_skip_why__', '')
                   or getattr(method, '__unittest_skip_why__', ''))
            raise SkipTest(why)
        self._callSetUp()
        self._callTestMethod(method)
        self._callTearDown()
        while self._cleanups:
            self._next_cleanup()

    def skipTest(self, reason):
        """Leaves the rest of the test out."""
        raise SkipTest(reason)
`;
