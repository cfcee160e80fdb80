"""Threads: there are none."""
import contextlib
import unittest

can_start_thread = False


def requires_working_threading(*, module=False):
    if module:
        raise unittest.SkipTest('requires threading support')
    return unittest.skip('requires threading support')


def reap_threads(test):
    return test


@contextlib.contextmanager
def start_threads(threads, unlock=None):
    raise unittest.SkipTest('requires threading support')
    yield


def run_concurrently(*args, **kwargs):
    raise unittest.SkipTest('requires threading support')
