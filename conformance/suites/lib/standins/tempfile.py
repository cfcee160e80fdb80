"""Stands in until Octets has tempfile."""
import os


def gettempdir():
    return os.environ.get('TMPDIR', '/tmp')


def mktemp(suffix='', prefix='tmp', dir=None):
    import random
    return os.path.join(dir or gettempdir(), f'{prefix}{random.getrandbits(48):012x}{suffix}')
