"""How fixtures of classes and modules, cleanups, subtests and skips show in results, also where they fail."""
import copy
import io
import re
import sys
import types
import unittest
import warnings

events = []


def run(*tests, show=False, **options):
    events.clear()
    stream = io.StringIO()
    suite = unittest.TestSuite()
    for test in tests:
        if isinstance(test, type):
            suite.addTests(unittest.defaultTestLoader.loadTestsFromTestCase(test))
        else:
            suite.addTest(test)
    result = unittest.TextTestRunner(stream, verbosity=2, **options).run(suite)
    text = re.sub(r'in \d+\.\d+s', 'in TIME', stream.getvalue())
    text = re.sub(r'\s+File ".*', '', text) if not show else text
    print(text)
    print('events:', events)
    for name in 'failures', 'errors', 'skipped', 'expectedFailures', 'unexpectedSuccesses':
        print(name, [str(entry[0]) if isinstance(entry, tuple) else str(entry) for entry in getattr(result, name)])
    print(result.testsRun, result.wasSuccessful(), result.shouldStop, suite.countTestCases())
    print('-' * 20)
    return result


class Whole(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        events.append('setUpClass')
        cls.addClassCleanup(events.append, 'class cleanup 1')
        cls.addClassCleanup(events.append, 'class cleanup 2')

    @classmethod
    def tearDownClass(cls):
        events.append('tearDownClass')

    def setUp(self):
        events.append('setUp')
        self.addCleanup(events.append, 'cleanup')

    def tearDown(self):
        events.append('tearDown')

    def test_a(self):
        events.append('a')

    def test_b(self):
        """Words about b.

        More of them.
        """
        events.append('b')
        self.fail('as it should')

    @unittest.expectedFailure
    def test_c(self):
        self.assertEqual(1, 2)

    @unittest.expectedFailure
    def test_d(self):
        pass

    def test_e(self):
        self.skipTest('not now')

    @unittest.skip('never')
    def test_f(self):
        pass


class BadSetUpClass(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.addClassCleanup(lambda: 1 / 0)
        raise KeyError('set up')

    def test_a(self):
        events.append('must not be')


class SkippedByClass(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        raise unittest.SkipTest('the class skips')

    def test_a(self):
        events.append('must not be')


class BadTearDownClass(unittest.TestCase):
    @classmethod
    def tearDownClass(cls):
        cls.addClassCleanup(lambda: 1 / 0)
        raise KeyError('tear down')

    def test_a(self):
        events.append('a')


class BadSetUp(unittest.TestCase):
    def setUp(self):
        self.addCleanup(events.append, 'cleaned')
        self.addCleanup(lambda: [][1])
        raise ValueError('in setUp')

    def tearDown(self):
        events.append('must not be')

    @unittest.expectedFailure
    def test_a(self):
        events.append('must not be')

    def test_b(self):
        events.append('must not be')


class BadTearDown(unittest.TestCase):
    def tearDown(self):
        raise ValueError('in tearDown')

    def test_a(self):
        self.assertTrue(0)

    def test_b(self):
        pass

    @unittest.expectedFailure
    def test_c(self):
        self.assertTrue(0)


class Parts(unittest.TestCase):
    def test_a(self):
        for i in range(4):
            with self.subTest('word', i=i):
                with self.subTest(j=-i, i=i + 10):
                    if i == 1:
                        self.assertEqual(i, 0)
                    if i == 2:
                        raise RuntimeError(i)
                    if i == 3:
                        self.skipTest('part')
        events.append('after')

    @unittest.expectedFailure
    def test_b(self):
        with self.subTest():
            self.fail()
        events.append('must not be')

    def test_c(self):
        with self.subTest(k=[1]):
            pass
        with self.subTest('only words'):
            pass


@unittest.skipIf(True, 'the whole class')
class Out(unittest.TestCase):
    def test_a(self):
        events.append('must not be')


run(Whole)
run(BadSetUpClass, SkippedByClass, BadTearDownClass, Out)
run(BadSetUp, BadTearDown)
run(Parts)
run(Parts, failfast=True)
run(Whole, failfast=True)


def module(name, **names):
    made = sys.modules[name] = types.ModuleType(name)
    vars(made).update(names)

    class In(unittest.TestCase):
        def test_a(self):
            events.append(f'{name} a')

        def test_b(self):
            events.append(f'{name} b')
    In.__module__ = name
    In.__qualname__ = 'In'
    return In


def boom(text):
    def raising():
        unittest.addModuleCleanup(events.append, 'module cleanup of ' + text)
        raise OSError(text)
    return raising


def bad_cleanup():
    unittest.addModuleCleanup(lambda: {}['x'])
    unittest.addModuleCleanup(lambda: 1 / 0)


def skipping():
    raise unittest.SkipTest('the module skips')


good = module('good', setUpModule=lambda: events.append('up'), tearDownModule=lambda: events.append('down'))
bad_up = module('bad_up', setUpModule=boom('up'), tearDownModule=lambda: events.append('must not be'))
bad_down = module('bad_down', tearDownModule=boom('down'))
bad_clean = module('bad_clean', setUpModule=bad_cleanup)
skips = module('skips', setUpModule=skipping)
run(good, bad_up, bad_down, bad_clean, skips, good)

for cls in Whole, BadSetUpClass, BadSetUp, Out:
    try:
        unittest.defaultTestLoader.loadTestsFromTestCase(cls).debug()
    except BaseException as e:
        print(cls.__name__, type(e).__name__, e)


def up():
    events.append('function up')


def test():
    """A function.

    More.
    """
    events.append('function')


for case in (unittest.FunctionTestCase(test, up), unittest.FunctionTestCase(test, tearDown=up, description='Words'),
             unittest.FunctionTestCase(up)):
    run(case)
    print(repr(case.shortDescription()), case == copy.copy(case), case.id(), hash(case) == hash(copy.copy(case)))


class Contexts(unittest.TestCase):
    def test(self):
        for words, check in {
            'nothing': lambda: self.assertRaises(KeyError, int),
            'not a class': lambda: self.assertRaises(3),
            'tuples': lambda: self.assertRaises(((KeyError, 3),)),
            'keyword': lambda: self.assertRaises(KeyError, other=1),
            'msg': lambda: self.assertRaises(KeyError, msg='m').__exit__(None, None, None),
            'callable without a name': lambda: self.assertRaises((KeyError, OSError), copy.copy(re.compile('x')).sub, '', ''),
            'regex': lambda: self.assertRaisesRegex(ValueError, 'y+', int, 'x'),
            'no warning': lambda: self.assertWarns(UserWarning, int),
            'another warning': lambda: self.assertWarns(UserWarning, warnings.warn, 'w', FutureWarning),
            'warning regex': lambda: self.assertWarnsRegex(UserWarning, 'z', warnings.warn, 'w'),
            'warning not wanted': lambda: self._assertNotWarns(UserWarning, warnings.warn, 'w'),
            'subclass': lambda: self.assertIsSubclass(int, (str, bytes)),
            'subclass of no class': lambda: self.assertIsSubclass(1, int),
            'subclass of nothing': lambda: self.assertIsSubclass(int, 1),
            'not subclass': lambda: self.assertNotIsSubclass(bool, (str, int), 'm'),
            'not subclass, no class': lambda: self.assertNotIsSubclass(1, int),
        }.items():
            try:
                with warnings.catch_warnings():
                    warnings.simplefilter('ignore')
                    print(words, check())
            except Exception as e:
                print(words, '-', type(e).__name__, e)
        with self.assertWarns(UserWarning) as context:
            warnings.warn('first', FutureWarning)
            warnings.warn('second')
            warnings.warn('third')
        print(context.warning, context.lineno)
        with self.assertRaises(ValueError) as context:
            int('x')
        print(context.exception, context.exception.__traceback__)
        self.longMessage = False
        for message in None, '', 'm':
            print(repr(self._formatMessage(message, 'standard')))


Contexts('test').debug()


class Odd(unittest.TestResult):
    addDuration = addSubTest = property(lambda self: self.nothing)
    addSkip = addExpectedFailure = addUnexpectedSuccess = addDuration


with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter('always')
    odd = Odd()
    unittest.defaultTestLoader.loadTestsFromTestCase(Whole).run(odd)
    unittest.defaultTestLoader.loadTestsFromTestCase(Parts).run(odd)
print(odd, [str(test) for test, _ in odd.failures + odd.errors])
for entry in caught:
    print(entry.category.__name__, entry.message)

loader = unittest.TestLoader()
for name in 'unittest.nothing', 'nowhere.at.all', 'good.In', 'good':
    try:
        print(name, loader.loadTestsFromName(name))
    except Exception as e:
        print(name, type(e).__name__, e)
print([error.splitlines()[0] for error in loader.errors], [error.splitlines()[-1] for error in loader.errors])
