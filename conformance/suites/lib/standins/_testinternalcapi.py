"""CPython's internals for tests: what asks for them is skipped."""
import unittest


def __getattr__(name):
    if name.startswith('__'):
        raise AttributeError(name)

    def needed(*args, **kwargs):
        raise unittest.SkipTest('needs a C extension (_testinternalcapi)')
    return needed
