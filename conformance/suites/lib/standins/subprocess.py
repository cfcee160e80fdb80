"""Octets starts no processes: what asks for one is skipped."""
import unittest

PIPE, STDOUT, DEVNULL = -1, -2, -3


class CalledProcessError(Exception):
    pass


def __getattr__(name):
    if name.startswith('__'):
        raise AttributeError(name)

    def needed(*args, **kwargs):
        raise unittest.SkipTest('needs a subprocess')
    return needed
