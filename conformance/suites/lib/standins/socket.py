"""Octets has no sockets: what asks for one is skipped."""
import unittest


def __getattr__(name):
    if name.startswith('__'):
        raise AttributeError(name)

    def needed(*args, **kwargs):
        raise unittest.SkipTest('needs sockets')
    return needed
