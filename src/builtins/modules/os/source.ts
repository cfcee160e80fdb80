/** The part of os that is written in Python. */
export const source = `
import abc
import sys
import posix
import posixpath as path
from builtins import open as _open
from collections.abc import Mapping, MutableMapping
from posix import *
from posix import _entries, _environ, _exit
from types import GenericAlias

sys.modules['os.path'] = path
name, linesep = 'posix', '\\n'
curdir, pardir, sep, extsep, altsep = path.curdir, path.pardir, path.sep, path.extsep, path.altsep
pathsep, devnull, defpath = path.pathsep, path.devnull, path.defpath
SEEK_SET, SEEK_CUR, SEEK_END = range(3)
supports_bytes_environ = True
supports_dir_fd = {access, chmod, chown, link, lstat, mkdir, open, readlink, rename, rmdir, stat, symlink, unlink, utime}
supports_effective_ids = set()
supports_follow_symlinks = {chown, stat, utime}


class PathLike(abc.ABC):
    """What has a path: __fspath__."""
    __slots__ = ()

    @abc.abstractmethod
    def __fspath__(self):
        """The path as str or bytes."""
        raise NotImplementedError

    @classmethod
    def __subclasshook__(cls, subclass):
        if cls is not PathLike:
            return NotImplemented
        for base in subclass.__mro__:
            if '__fspath__' in base.__dict__:
                return base.__dict__['__fspath__'] is not None or NotImplemented
        return NotImplemented

    __class_getitem__ = classmethod(GenericAlias)


def fsencode(filename):
    """A path as bytes."""
    filename = fspath(filename)
    return filename.encode('utf-8', 'surrogateescape') if isinstance(filename, str) else filename


def fsdecode(filename):
    """A path as str."""
    filename = fspath(filename)
    return filename.decode('utf-8', 'surrogateescape') if isinstance(filename, bytes) else filename


def _text_only(value):
    if isinstance(value, str):
        return value.encode('utf-8', 'surrogateescape')
    raise TypeError('str expected, not %s' % type(value).__name__)


def _bytes_only(value):
    if isinstance(value, bytes):
        return value
    raise TypeError('bytes expected, not %s' % type(value).__name__)


def _as_text(value):
    return value.decode('utf-8', 'surrogateescape')


class _Environ(MutableMapping):
    """The environment, under names and values of one kind; all views share the data. Changes stay in this program."""

    def __init__(self, data, encode, decode):
        self._data, self._encode, self._decode = data, encode, decode

    def __getitem__(self, key):
        found = self._data.get(self._encode(key))
        if found is None:
            raise KeyError(key) from None
        return self._decode(found)

    def __setitem__(self, key, value):
        key, value = self._encode(key), self._encode(value)
        putenv(key, value)
        self._data[key] = value

    def __delitem__(self, key):
        encoded = self._encode(key)
        unsetenv(encoded)
        if self._data.pop(encoded, None) is None:
            raise KeyError(key) from None

    def __iter__(self):
        yield from map(self._decode, list(self._data))

    def __len__(self):
        return len(self._data)

    def __repr__(self):
        return f'environ({dict(self)!r})'

    def copy(self):
        """A dict with the same names and values."""
        return {**self}

    def setdefault(self, key, value):
        """The value of a name, which is set if it is not there."""
        if key not in self:
            self[key] = value
        return self[key]

    def __or__(self, other):
        return {**self, **other} if isinstance(other, Mapping) else NotImplemented

    def __ror__(self, other):
        return {**other, **self} if isinstance(other, Mapping) else NotImplemented

    def __ior__(self, other):
        self.update(other)
        return self


def _variable(name):
    name = fsencode(name)
    if b'=' in name:
        raise ValueError('illegal environment variable name')
    if b'\\0' in name:
        raise ValueError('embedded null byte')
    return name


def putenv(name, value, /):
    """Would set a variable for programs that are started; there are none, so it only looks at its arguments."""
    _variable(name)
    if b'\\0' in fsencode(value):
        raise ValueError('embedded null byte')


def unsetenv(name, /):
    """Would take a variable from programs that are started; there are none."""
    name = fsencode(name)
    if not name or b'=' in name:
        raise OSError(22, 'Invalid argument')


environ = _Environ({fsencode(key): fsencode(value) for key, value in _environ.items()}, _text_only, _as_text)
environb = _Environ(environ._data, _bytes_only, bytes)
del _environ


def reload_environ():
    """Takes the environment from the host again."""
    environ._data.clear()
    environ._data.update((fsencode(key), fsencode(value)) for key, value in posix._environ.items())


def getenv(key, default=None):
    """A variable of the environment."""
    return environ.get(key, default)


def getenvb(key, default=None):
    """A variable of the environment, as bytes."""
    return environb.get(key, default)


def get_exec_path(env=None):
    """The folders in which programs are looked for."""
    found = (environ if env is None else env).get('PATH')
    if env is not None and b'PATH' in env:
        if found is not None:
            raise ValueError("env cannot contain 'PATH' and b'PATH' keys")
        found = env[b'PATH']
    return (defpath if found is None else fsdecode(found)).split(pathsep)


def process_cpu_count():
    """How many processors this process may use."""
    return cpu_count()


def fdopen(fd, mode='r', buffering=-1, encoding=None, *args, **kwargs):
    """A file object for a descriptor."""
    if isinstance(fd, int):
        return _open(fd, mode, buffering, encoding, *args, **kwargs)
    raise TypeError('invalid fd type (%s, expected integer)' % type(fd))


class DirEntry:
    """A name in a folder, with what the system told of it."""
    __slots__ = 'name', 'path', '_kind', '_folder', '_known'
    __module__ = 'posix'

    def __new__(cls, *args, **kwargs):
        raise TypeError("cannot create 'posix.DirEntry' instances")

    def __repr__(self):
        return f'<DirEntry {self.name!r}>'

    def __fspath__(self):
        """The path."""
        return self.path

    def inode(self):
        """The number of the file in its file system."""
        return self.stat(follow_symlinks=False).st_ino

    def stat(self, *, follow_symlinks=True):
        """What the file system knows of the file; it is asked once."""
        follow = bool(follow_symlinks) and self._kind == 'link'
        if follow not in self._known:
            if self._folder is None:
                self._known[follow] = stat(self.path, follow_symlinks=follow)
            else:
                self._known[follow] = stat(self.path, dir_fd=self._folder, follow_symlinks=follow)
        return self._known[follow]

    def _is(self, kind, bits, follow):
        if self._kind not in ('link', 'other'):
            return self._kind == kind
        if self._kind == 'link' and not follow:
            return False
        try:
            return self.stat(follow_symlinks=follow).st_mode & 0o170000 == bits
        except FileNotFoundError:
            return False

    def is_dir(self, *, follow_symlinks=True):
        """Whether it is a folder."""
        return self._is('folder', 0o040000, follow_symlinks)

    def is_file(self, *, follow_symlinks=True):
        """Whether it is a file."""
        return self._is('file', 0o100000, follow_symlinks)

    def is_symlink(self):
        """Whether it is a symbolic link."""
        return self._kind == 'link'

    def is_junction(self):
        """False: Windows has those."""
        return False

    __class_getitem__ = classmethod(GenericAlias)


class _ScandirIterator:
    """The entries of a folder, one by one."""
    __slots__ = '_entries', '_path'

    def __new__(cls, *args, **kwargs):
        raise TypeError("cannot create 'posix.ScandirIterator' instances")

    def __iter__(self):
        return self

    def __next__(self):
        if not self._entries:
            raise StopIteration
        entry = object.__new__(DirEntry)
        entry.name, entry._kind = self._entries.pop()
        entry._folder = self._path if isinstance(self._path, int) else None
        entry.path = entry.name if entry._folder is not None else path.join(self._path, entry.name)
        entry._known = {}
        return entry

    def close(self):
        """Ends the iteration."""
        self._entries = []

    def __enter__(self):
        return self

    def __exit__(self, *problem):
        self.close()


_ScandirIterator.__name__ = _ScandirIterator.__qualname__ = 'ScandirIterator'
_ScandirIterator.__module__ = 'posix'


def scandir(path=None):
    """Iterates over the entries of a folder."""
    found = object.__new__(_ScandirIterator)
    found._entries = _entries(path)[::-1]
    found._path = '.' if path is None else path if isinstance(path, int) else fspath(path)
    return found


supports_fd = {chdir, chmod, chown, listdir, scandir, stat, truncate, utime}


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


def renames(old, new):
    """Renames, makes the folders that the new name needs, and removes those that the old one leaves empty."""
    above, last = path.split(new)
    if above and last and not path.exists(above):
        makedirs(above)
    rename(old, new)
    above, last = path.split(old)
    if above and last:
        try:
            removedirs(above)
        except OSError:
            pass


def _sorted_out(entries, onerror):
    """Folders, the entries of them, and files among the entries of a folder; None if it cannot be read to its end."""
    folders, files, found = [], [], []
    try:
        for entry in entries:
            try:
                is_folder = entry.is_dir()
            except OSError:
                is_folder = False
            (folders if is_folder else files).append(entry.name)
            if is_folder:
                found.append(entry)
    except OSError as problem:
        if onerror is not None:
            onerror(problem)
        return None
    return folders, found, files


def walk(top, topdown=True, onerror=None, followlinks=False):
    """Yields (folder, folders, files) for a folder and all below it."""
    stack = [fspath(top)]
    while stack:
        here = stack.pop()
        if isinstance(here, tuple):
            yield here
            continue
        try:
            with scandir(here) as entries:
                sorted_out = _sorted_out(entries, onerror)
        except OSError as problem:
            if onerror is not None:
                onerror(problem)
            continue
        if sorted_out is None:
            continue
        folders, found, files = sorted_out
        if topdown:
            yield here, folders, files
            # The caller may have taken some away, or put others there.
            below = [path.join(here, folder) for folder in folders]
            stack += [p for p in reversed(below) if followlinks or not path.islink(p)]
        else:
            stack.append((here, folders, files))
            stack += [entry.path for entry in reversed(found) if followlinks or not entry.is_symlink()]


def fwalk(top='.', topdown=True, onerror=None, *, follow_symlinks=False, dir_fd=None):
    """As walk, but yields (folder, folders, files, descriptor of the folder)."""
    top = fspath(top)
    try:
        before = None if follow_symlinks else stat(top, follow_symlinks=False, dir_fd=dir_fd)
        fd = open(top, O_RDONLY | O_NONBLOCK, dir_fd=dir_fd)
    except OSError as problem:
        if onerror is not None:
            onerror(problem)
        return
    try:
        if before is not None:
            if before.st_mode & 0o170000 != 0o040000 or not path.samestat(before, stat(fd)):
                return
        folders, _, files = _sorted_out(scandir(fd), onerror) or ([], [], [])
        if topdown:
            yield top, folders, files, fd
        for folder in list(folders):
            for step in fwalk(folder, topdown, onerror, follow_symlinks=follow_symlinks, dir_fd=fd):
                yield path.join(top, step[0]), *step[1:]
        if not topdown:
            yield top, folders, files, fd
    finally:
        close(fd)


__all__ = [_name for _name in globals() if not _name.startswith('_') and _name not in (
    'abc', 'sys', 'posix', 'GenericAlias', 'Mapping', 'MutableMapping')]
__all__.append('_exit')
`;
