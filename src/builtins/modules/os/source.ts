/** The part of os that is written in Python. */
export const source = `
import abc
import sys
from builtins import open as open_file
import posixpath as path
from collections.abc import MutableMapping
from types import GenericAlias

sys.modules['os.path'] = path
name = 'posix'
linesep = '\\n'
curdir, pardir, sep, extsep, altsep, pathsep, devnull = '.', '..', '/', '.', None, ':', '/dev/null'
defpath = '/bin:/usr/bin'
error = OSError
SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2


class PathLike(abc.ABC):
    """What has a path: __fspath__."""
    __slots__ = ()

    @abc.abstractmethod
    def __fspath__(self):
        raise NotImplementedError

    @classmethod
    def __subclasshook__(cls, subclass):
        if cls is PathLike:
            return any(base.__dict__.get('__fspath__') is not None for base in subclass.__mro__) or NotImplemented
        return NotImplemented

    __class_getitem__ = classmethod(GenericAlias)


def fspath(path):
    """The path as str or bytes."""
    if isinstance(path, (str, bytes)):
        return path
    try:
        found = type(path).__fspath__(path)
    except AttributeError:
        if hasattr(type(path), '__fspath__'):
            raise
        raise TypeError('expected str, bytes or os.PathLike object, not ' + type(path).__name__) from None
    if isinstance(found, (str, bytes)):
        return found
    raise TypeError(f'expected {type(path).__name__}.__fspath__() to return str or bytes, not {type(found).__name__}')


def fsencode(filename):
    filename = fspath(filename)
    return filename.encode('utf-8', 'surrogateescape') if isinstance(filename, str) else filename


def fsdecode(filename):
    filename = fspath(filename)
    return filename.decode('utf-8', 'surrogateescape') if isinstance(filename, bytes) else filename


class _Environ(MutableMapping):
    """The environment: changes stay in this program."""

    def __init__(self, data):
        self._data = data

    def _check(self, value):
        if not isinstance(value, str):
            raise TypeError('str expected, not %s' % type(value).__name__)
        return value

    def __getitem__(self, key):
        return self._data[self._check(key)]

    def __setitem__(self, key, value):
        self._data[self._check(key)] = self._check(value)

    def __delitem__(self, key):
        del self._data[self._check(key)]

    def __iter__(self):
        return iter(list(self._data))

    def __len__(self):
        return len(self._data)

    def __repr__(self):
        return 'environ({' + ', '.join(f'{k!r}: {v!r}' for k, v in self._data.items()) + '})'

    def copy(self):
        return dict(self)

    def setdefault(self, key, value):
        if key not in self:
            self[key] = value
        return self[key]


environ = _Environ(_environ)
del _environ


def getenv(key, default=None):
    """A variable of the environment."""
    return environ.get(key, default)


def fdopen(fd, mode='r', buffering=-1, encoding=None, *args, **kwargs):
    """A file object for a descriptor."""
    if not isinstance(fd, int):
        raise TypeError('invalid fd type (%s, expected integer)' % type(fd))
    return open_file(fd, mode, buffering, encoding, *args, **kwargs)


def _above(name):
    above, last = path.split(name)
    return (above, last) if last else path.split(above)


def makedirs(name, mode=0o777, exist_ok=False):
    """Makes a folder and those above it."""
    missing = []
    above, last = _above(name)
    while above and last and not path.exists(above):
        missing.append(above)
        above, last = _above(above)
    for folder in reversed(missing):
        try:
            mkdir(folder)
        except FileExistsError:
            # Somebody else was faster, or it is another name of one just made.
            pass
    try:
        mkdir(name, mode)
    except OSError:
        known = path.isdir(name)
        if not (known and (exist_ok or name in missing)):
            raise


def removedirs(name):
    """Removes a folder, and those above it as long as they are empty."""
    rmdir(name)
    above, last = _above(name)
    while above and last:
        try:
            rmdir(above)
        except OSError:
            return
        above, last = _above(above)


def walk(top, topdown=True, onerror=None, followlinks=False):
    """Yields (folder, folders, files) for a folder and all below it."""
    try:
        entries = sorted(listdir(top))
    except OSError as problem:
        if onerror is not None:
            onerror(problem)
        return
    dirs = [e for e in entries if path.isdir(path.join(top, e))]
    files = [e for e in entries if not path.isdir(path.join(top, e))]
    if topdown:
        yield top, dirs, files
    for d in dirs:
        yield from walk(path.join(top, d), topdown, onerror, followlinks)
    if not topdown:
        yield top, dirs, files
`;
