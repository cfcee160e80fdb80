"""Importing modules that may be missing."""
import contextlib
import importlib
import sys
import unittest


def import_module(name, deprecated=False, *, required_on=()):
    try:
        return importlib.import_module(name)
    except ImportError as error:
        raise unittest.SkipTest(str(error))


def import_fresh_module(name, fresh=(), blocked=(), *, deprecated=False):
    """A module made anew; those that are blocked cannot be imported meanwhile. None if it cannot be had."""
    names = {name, *fresh, *blocked}
    kept = {key: module for key, module in sys.modules.items()
            if any(key == n or key.startswith(n + '.') for n in names)}
    for key in kept:
        del sys.modules[key]
    for key in blocked:
        sys.modules[key] = None
    try:
        for key in fresh:
            importlib.import_module(key)
        return importlib.import_module(name)
    except ImportError:
        return None
    finally:
        for key in [k for k in sys.modules if any(k == n or k.startswith(n + '.') for n in names)]:
            del sys.modules[key]
        sys.modules.update(kept)


@contextlib.contextmanager
def isolated_modules():
    kept = dict(sys.modules)
    try:
        yield
    finally:
        sys.modules.clear()
        sys.modules.update(kept)
