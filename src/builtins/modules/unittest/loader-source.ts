/** `unittest.loader`: finding tests. */
export const loader = `
import functools
import os
import sys
import traceback
import types

from unittest import case, suite, util

__unittest = True


class _FailedTest(case.TestCase):
    """Stands for tests that could not be loaded: it raises why."""
    _exception = _testMethodName = None

    def __init__(self, method_name, exception):
        super().__init__(method_name)
        self._exception = exception

    def __getattr__(self, name):
        return self._raise if name == self._testMethodName else super().__getattribute__(name)

    def _raise(self):
        raise self._exception


def _make_failed_import_test(name, suiteClass):
    message = f'Failed to import test module: {name}\\n{traceback.format_exc()}'
    return _make_failed_test(name, ImportError(message), suiteClass, message)


def _make_failed_load_tests(name, exception, suiteClass):
    message = f'Failed to call load_tests:\\n{traceback.format_exc()}'
    return _make_failed_test(name, exception, suiteClass, message)


def _make_failed_test(methodname, exception, suiteClass, message):
    return suiteClass((_FailedTest(methodname, exception),)), message


def _make_skipped_test(methodname, exception, suiteClass):
    left_out = case.skip(str(exception))(lambda self: None)
    return suiteClass((type('ModuleSkipped', (case.TestCase,), {methodname: left_out})(methodname),))


def _fits(name, pattern):
    """Whether a name is as a shell's pattern says."""
    if not pattern:
        return not name
    if pattern[0] == '*':
        return any(_fits(name[i:], pattern[1:]) for i in range(len(name) + 1))
    if not name:
        return False
    if pattern[0] == '[' and ']' in pattern[2:]:
        end = pattern.index(']', 2)
        inside = pattern[1:end]
        negated = inside[0] == '!'
        inside = inside[negated:]
        found, i = False, 0
        while i < len(inside):
            if inside[i + 1:i + 2] == '-' and i + 2 < len(inside):
                found = found or inside[i] <= name[0] <= inside[i + 2]
                i += 3
            else:
                found = found or inside[i] == name[0]
                i += 1
        return found != negated and _fits(name[1:], pattern[end + 1:])
    return pattern[0] in ('?', name[0]) and _fits(name[1:], pattern[1:])


def _is_test_class(obj):
    """Whether it is a class that somebody wrote tests in."""
    return (isinstance(obj, type) and issubclass(obj, case.TestCase)
            and obj not in (case.TestCase, case.FunctionTestCase))


class TestLoader(object):
    """Makes suites of the tests that it finds."""
    suiteClass = suite.TestSuite
    testMethodPrefix = 'test'
    testNamePatterns = _top_level_dir = None
    sortTestMethodsUsing = staticmethod(util.three_way_cmp)

    def __init__(self):
        self._loading_packages = set()
        self.errors = []

    def loadTestsFromTestCase(self, testCaseClass):
        """The tests of a class."""
        if issubclass(testCaseClass, suite.TestSuite):
            raise TypeError('Test cases should not be derived from TestSuite. Maybe you meant to derive from TestCase?')
        if testCaseClass in (case.TestCase, case.FunctionTestCase):
            names = []
        else:
            names = self.getTestCaseNames(testCaseClass)
            if not names and hasattr(testCaseClass, 'runTest'):
                names = ['runTest']
        return self.suiteClass(map(testCaseClass, names))

    def loadTestsFromModule(self, module, *, pattern=None):
        """The tests of a module's classes, or what its load_tests makes of them."""
        classes = [obj for obj in (getattr(module, name) for name in dir(module)) if _is_test_class(obj)]
        found = self.suiteClass([self.loadTestsFromTestCase(cls) for cls in classes])
        load_tests = getattr(module, 'load_tests', None)
        if load_tests is None:
            return found
        try:
            return load_tests(self, found, pattern)
        except Exception as e:
            failed, message = _make_failed_load_tests(module.__name__, e, self.suiteClass)
            self.errors.append(message)
            return failed

    def loadTestsFromName(self, name, module=None):
        """The tests of a dotted name: a module, a class, a method, a callable that makes tests."""
        parts = name.split('.')
        failed = message = None
        if module is None:
            left = parts[:]
            while left:
                try:
                    module = __import__('.'.join(left))
                    break
                except ImportError:
                    missing = left.pop()
                    failed, message = _make_failed_import_test(missing, self.suiteClass)
                    if not left:
                        self.errors.append(message)
                        return failed
            parts = parts[1:]
        obj, parent = module, None
        for part in parts:
            parent = obj
            try:
                obj = getattr(parent, part)
            except AttributeError as e:
                if getattr(obj, '__path__', None) is not None and failed is not None:
                    self.errors.append(message)
                    return failed
                failed, message = _make_failed_test(
                    part, e, self.suiteClass, f'Failed to access attribute:\\n{traceback.format_exc()}')
                self.errors.append(message)
                return failed
        if isinstance(obj, types.ModuleType):
            return self.loadTestsFromModule(obj)
        if _is_test_class(obj):
            return self.loadTestsFromTestCase(obj)
        if isinstance(obj, types.FunctionType) and isinstance(parent, type) and issubclass(parent, case.TestCase):
            instance = parent(parts[-1])
            if not isinstance(getattr(instance, parts[-1]), types.FunctionType):
                return self.suiteClass([instance])
        elif isinstance(obj, suite.TestSuite):
            return obj
        if not callable(obj):
            raise TypeError(f"don't know how to make test from: {obj}")
        made = obj()
        if isinstance(made, suite.TestSuite):
            return made
        if isinstance(made, case.TestCase):
            return self.suiteClass([made])
        raise TypeError(f'calling {obj} returned {made}, not a test')

    def loadTestsFromNames(self, names, module=None):
        """The tests of several names."""
        return self.suiteClass([self.loadTestsFromName(name, module) for name in names])

    def getTestCaseNames(self, testCaseClass):
        """The names of a class's tests, in order."""
        def wanted(name):
            if not name.startswith(self.testMethodPrefix) or not callable(getattr(testCaseClass, name)):
                return False
            full = f'{testCaseClass.__module__}.{testCaseClass.__qualname__}.{name}'
            return self.testNamePatterns is None or any(_fits(full, pattern) for pattern in self.testNamePatterns)
        names = list(filter(wanted, dir(testCaseClass)))
        if self.sortTestMethodsUsing:
            names.sort(key=functools.cmp_to_key(self.sortTestMethodsUsing))
        return names

    def discover(self, start_dir, pattern='test*.py', top_level_dir=None):
        """The tests of all modules below a folder whose names fit a pattern."""
        top = os.path.abspath(top_level_dir or self._top_level_dir or start_dir)
        if top not in sys.path:
            sys.path.insert(0, top)
        start = os.path.abspath(start_dir)
        if not os.path.isdir(start):
            raise ImportError(f'Start directory is not importable: {start_dir!r}')
        if start != top and not os.path.isfile(os.path.join(start, '__init__.py')):
            raise ImportError(f'Start directory is not importable: {start_dir!r}')
        return self.suiteClass(list(self._find_tests(top, start, pattern)))

    def _find_tests(self, top, folder, pattern):
        for entry in sorted(os.listdir(folder)):
            path = os.path.join(folder, entry)
            if os.path.isdir(path):
                if not os.path.isfile(os.path.join(path, '__init__.py')):
                    continue
                module, failed = self._import(top, path)
                load_tests = getattr(module, 'load_tests', None)
                if failed is not None:
                    yield failed
                elif load_tests is not None:
                    yield self.loadTestsFromModule(module, pattern=pattern)
                else:
                    yield from self._find_tests(top, path, pattern)
            elif entry.endswith('.py') and entry[:-3].isidentifier() and _fits(entry, pattern):
                module, failed = self._import(top, path[:-3])
                yield failed if failed is not None else self.loadTestsFromModule(module, pattern=pattern)

    def _import(self, top, path):
        name = path[len(top):].strip('/').replace('/', '.')
        try:
            __import__(name)
        except case.SkipTest as e:
            return None, _make_skipped_test(name, e, self.suiteClass)
        except:
            failed, message = _make_failed_import_test(name, self.suiteClass)
            self.errors.append(message)
            return None, failed
        return sys.modules[name], None


defaultTestLoader = TestLoader()
`;
