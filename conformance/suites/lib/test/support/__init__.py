"""What CPython's tests ask of `test.support`, as far as the suites in this project need it."""
import contextlib
import functools
import os
import sys
import unittest

# Tables of test data are CPython's own.
__path__.append(os.path.join(os.environ['CPYTHON_TEST_PACKAGE'], 'support'))

verbose = 0
use_resources = None
max_memuse = 0
real_max_memuse = 0

MAX_Py_ssize_t = sys.maxsize
_1M = 1024 ** 2
_1G = 1024 ** 3
_2G = 2 * _1G
_4G = 4 * _1G

LOOPBACK_TIMEOUT = 5.0
SHORT_TIMEOUT = 30.0
LONG_TIMEOUT = 300.0

is_android = is_apple_mobile = is_emscripten = is_wasi = is_wasm32 = is_jython = False
is_s390x = is_apple = MS_WINDOWS = False
Py_GIL_DISABLED = False
Py_DEBUG = False
HAVE_DOCSTRINGS = HAVE_PY_DOCSTRINGS = True
MISSING_C_DOCSTRINGS = False
has_fork_support = has_subprocess_support = False
NHASHBITS = sys.hash_info.width
EXCEEDS_RECURSION_LIMIT = 5000


def linked_to_musl():
    return False


class _AlwaysEqual:
    def __eq__(self, other):
        return True

    def __ne__(self, other):
        return False


class _NeverEqual:
    def __eq__(self, other):
        return False

    def __ne__(self, other):
        return True

    def __hash__(self):
        return 1


ALWAYS_EQ = _AlwaysEqual()
NEVER_EQ = _NeverEqual()


@functools.total_ordering
class _Largest:
    def __eq__(self, other):
        return isinstance(other, _Largest)

    def __lt__(self, other):
        return False


@functools.total_ordering
class _Smallest:
    def __eq__(self, other):
        return isinstance(other, _Smallest)

    def __gt__(self, other):
        return False


LARGEST = _Largest()
SMALLEST = _Smallest()


def gc_collect():
    import gc
    for _ in range(2):
        gc.collect()


def _as_it_is(test):
    return test


def cpython_only(test):
    """Octets is to do as CPython does, so these tests are run as well."""
    return test


def skip_emscripten_stack_overflow():
    return _as_it_is


def skip_wasi_stack_overflow():
    return _as_it_is


def requires_docstrings(test):
    return unittest.skipUnless(HAVE_DOCSTRINGS, 'docstrings are needed')(test)


def requires_IEEE_754(test):
    return unittest.skipUnless(float.__getformat__('double').startswith('IEEE'), 'needs IEEE 754')(test)


def impl_detail(msg=None, **guards):
    return _as_it_is


def check_impl_detail(**guards):
    return guards.get('cpython', not any(guards.values()))


def run_with_limited_c_stack(depth=150_000, size=8 << 20):
    return _as_it_is


def is_resource_enabled(resource):
    return use_resources is None or resource in use_resources


def requires(resource, msg=None):
    if not is_resource_enabled(resource):
        raise unittest.SkipTest(msg or f'resource {resource!r} is not enabled')


def requires_resource(resource):
    return unittest.skipUnless(is_resource_enabled(resource), f'resource {resource!r} is not enabled')


def bigmemtest(size, memuse, dry_run=True):
    """The test is run with a small size: the big one needs memory that no test run has."""
    def decorator(test):
        @functools.wraps(test)
        def wrapper(self):
            if not dry_run:
                raise unittest.SkipTest(f'not enough memory: {size * memuse / _1G:.1f}G minimum needed')
            return test(self, 5147)
        wrapper.size = size
        wrapper.memuse = memuse
        return wrapper
    return decorator


def bigaddrspacetest(test):
    @functools.wraps(test)
    def wrapper(self):
        raise unittest.SkipTest(f'not enough memory: {MAX_Py_ssize_t / _1G:.1f}G minimum needed')
    return wrapper


def _needs_testcapi():
    raise unittest.SkipTest('_testcapi required')


def nomemtest(test):
    @functools.wraps(test)
    def wrapper(*args, **kwargs):
        _needs_testcapi()
    return wrapper


@contextlib.contextmanager
def inject_memory_error_cm(start=0, stop=0):
    _needs_testcapi()
    yield


def calcobjsize(fmt):
    """The size of an object whose C struct has these fields behind its header, in bytes."""
    import struct
    return struct.calcsize('nP' + fmt + '0P')


def calcvobjsize(fmt):
    """The same for objects of variable size."""
    import struct
    return struct.calcsize('nPn' + fmt + '0P')


def check_sizeof(test, o, size):
    import struct
    collected = type(o).__flags__ & (1 << 14)
    size += struct.calcsize('2P') if collected else 0
    test.assertEqual(sys.getsizeof(o), size, f'wrong size for {type(o)}')


def check_free_after_iterating(test, iter, cls, args=()):
    """An iterator that is exhausted lets its sequence go."""
    died = []

    class Watched(cls):
        def __del__(self):
            died.append(True)
            next(iterator, None)

    iterator = iter(Watched(*args))
    test.assertRaises(StopIteration, next, iterator)
    gc_collect()
    test.assertTrue(died)


def check_disallow_instantiation(testcase, tp, *args, **kwds):
    """The type makes no instances, and says so."""
    import re
    name = tp.__name__ if tp.__module__ == 'builtins' else f'{tp.__module__}.{tp.__name__}'
    message = re.escape(f"cannot create '{name}' instances")
    testcase.assertRaisesRegex(TypeError, message, tp, *args, **kwds)
    testcase.assertRaisesRegex(TypeError, message, tp.__new__, tp, *args, **kwds)


def subTests(arg_names, arg_values, /, *, _do_cleanups=False):
    """The test is run as a subtest with each of the values."""
    names = arg_names.replace(',', ' ').split() if isinstance(arg_names, str) else arg_names
    single = isinstance(arg_names, str) and len(names) == 1
    cases = [dict(zip(names, (values,) if single else values)) for values in arg_values]

    def decorator(test):
        @functools.wraps(test)
        def wrapper(self, /, *args, **kwargs):
            for case in cases:
                with self.subTest(**case):
                    test(self, *args, **kwargs, **case)
                if _do_cleanups:
                    self.doCleanups()
        return wrapper
    return decorator


@contextlib.contextmanager
def swap_attr(obj, attr, new_val):
    missing = object()
    old = getattr(obj, attr, missing)
    setattr(obj, attr, new_val)
    try:
        yield None if old is missing else old
    finally:
        if old is missing:
            delattr(obj, attr)
        else:
            setattr(obj, attr, old)


@contextlib.contextmanager
def swap_item(obj, item, new_val):
    missing = object()
    old = obj[item] if item in obj else missing
    obj[item] = new_val
    try:
        yield None if old is missing else old
    finally:
        if old is missing:
            del obj[item]
        else:
            obj[item] = old


@contextlib.contextmanager
def captured_output(name):
    import io
    old = getattr(sys, name)
    setattr(sys, name, io.StringIO())
    try:
        yield getattr(sys, name)
    finally:
        setattr(sys, name, old)


def captured_stdout():
    return captured_output('stdout')


def captured_stderr():
    return captured_output('stderr')


@contextlib.contextmanager
def adjust_int_max_str_digits(max_digits):
    old = sys.get_int_max_str_digits()
    sys.set_int_max_str_digits(max_digits)
    try:
        yield
    finally:
        sys.set_int_max_str_digits(old)


@contextlib.contextmanager
def infinite_recursion(max_depth=None):
    old = sys.getrecursionlimit()
    sys.setrecursionlimit(max_depth or 100)
    try:
        yield
    finally:
        sys.setrecursionlimit(old)


class catch_unraisable_exception:
    """Keeps what sys.unraisablehook is told."""

    def __enter__(self):
        self.unraisable = None
        self._old = sys.unraisablehook
        sys.unraisablehook = self._hook
        return self

    def _hook(self, unraisable):
        self.unraisable = unraisable

    def __exit__(self, *exc_info):
        sys.unraisablehook = self._old
        del self.unraisable


def check_syntax_error(testcase, statement, errtext='', *, lineno=None, offset=None):
    with testcase.assertRaisesRegex(SyntaxError, errtext) as caught:
        compile(statement, '<test string>', 'exec')
    error = caught.exception
    testcase.assertIsNotNone(error.lineno)
    if lineno is not None:
        testcase.assertEqual(error.lineno, lineno)
    testcase.assertIsNotNone(error.offset)
    if offset is not None:
        testcase.assertEqual(error.offset, offset)


class BrokenIter:
    """Raises in one of its steps."""

    def __init__(self, init_raises=False, next_raises=False, iter_raises=False):
        if init_raises:
            1/0
        self.next_raises, self.iter_raises = next_raises, iter_raises

    def __next__(self):
        if self.next_raises:
            1/0

    def __iter__(self):
        if self.iter_raises:
            1/0
        return self


class SuppressCrashReport:
    """Nothing reports crashes."""

    def __enter__(self):
        return self

    def __exit__(self, *exc_info):
        pass


class EqualToForwardRef:
    """Equals a forward reference with these parts, and the arguments of one."""

    def __init__(self, arg, *, module=None, owner=None, is_class=False):
        self._parts = arg, module, owner, is_class

    def __eq__(self, other):
        if not hasattr(other, '__forward_arg__'):
            return NotImplemented
        return self._parts == (other.__forward_arg__, other.__forward_module__, other.__owner__, other.__forward_is_class__)


class Stopwatch:
    """The time of a with block."""

    def __enter__(self):
        import time
        self._start = time.perf_counter()
        return self

    def __exit__(self, *exc_info):
        import time
        self.seconds = time.perf_counter() - self._start
        self.clock_info = time.get_clock_info('perf_counter')


def _decorator_maker(*args, **kwargs):
    """Of what does not concern Octets: the decorator leaves the test as it is."""
    return _as_it_is


skip_if_sanitizer = skip_if_unlimited_stack_size = requires_mac_ver = _decorator_maker
no_tracing = refcount_test = skip_if_pgo_task = _as_it_is
skip_on_s390x = force_not_colorized_test_class = force_not_colorized = _as_it_is


def skip_if_huge_c_stack(depth=None):
    """Recursion ends by the count of frames here, however large the stack is."""
    return _as_it_is


def thread_unsafe(test_or_reason):
    """There is one thread only. A decorator, or what makes one of a reason."""
    return _as_it_is if isinstance(test_or_reason, str) else test_or_reason


def in_systemd_nspawn_sync_suppressed():
    return False


def requires_subprocess():
    return unittest.skip('requires subprocess support')


def inject_memory_error(*args, **kwargs):
    _needs_testcapi()


def run_in_subinterp(code):
    raise unittest.SkipTest('requires _testcapi')


def run_with_locale(catstr, *locales):
    """Only the locale C is there."""
    return unittest.skip('no locale is available')


def get_attribute(obj, name):
    try:
        return getattr(obj, name)
    except AttributeError:
        raise unittest.SkipTest(f'object {obj!r} has no attribute {name!r}')


def setswitchinterval(interval):
    """There are no threads to switch between."""


def exceeds_recursion_limit():
    return EXCEEDS_RECURSION_LIMIT


def collision_stats(nbins, nballs):
    """Mean and deviation of the collisions of so many balls in so many bins: those of the limit of many bins."""
    import math
    share = nballs / nbins
    empty = math.exp(-share)
    mean = nballs - nbins * (1 - empty)
    return mean, math.sqrt(max(nbins * empty * (1 - empty * (1 + share)), 0.0))
