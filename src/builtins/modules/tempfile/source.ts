/** `tempfile` in Python. */
export const source = String.raw`
import io as _io
import os as _os
from random import Random as _Random
from types import GenericAlias as _GenericAlias

__all__ = [
    'NamedTemporaryFile', 'TemporaryFile', 'SpooledTemporaryFile', 'TemporaryDirectory', 'mkstemp', 'mkdtemp', 'mktemp',
    'TMP_MAX', 'gettempprefix', 'tempdir', 'gettempdir', 'gettempprefixb', 'gettempdirb',
]

TMP_MAX = 10000
template = 'tmp'
tempdir = None
_letters = 'abcdefghijklmnopqrstuvwxyz0123456789_'
_random = _Random()
_text_flags = _os.O_RDWR | _os.O_CREAT | _os.O_EXCL | _os.O_NOFOLLOW


def gettempprefix():
    """What the names of temporary files begin with."""
    return _os.fsdecode(template)


def gettempprefixb():
    """As gettempprefix, in bytes."""
    return _os.fsencode(template)


def _usable(folder):
    name = _os.path.join(folder, _name())
    try:
        _os.close(_os.open(name, _text_flags, 0o600))
        _os.unlink(name)
    except OSError:
        return False
    return True


def gettempdir():
    """The folder for temporary files."""
    global tempdir
    if tempdir is None:
        places = [_os.getenv(name) for name in ('TMPDIR', 'TEMP', 'TMP')] + ['/tmp', '/var/tmp', '/usr/tmp']
        here = _os.getcwd()
        for place in [_os.path.abspath(place) for place in places if place] + [here]:
            if _usable(place):
                tempdir = place
                break
        else:
            raise FileNotFoundError(2, 'No usable temporary directory found in %s' % places)
    return _os.fsdecode(tempdir)


def gettempdirb():
    """As gettempdir, in bytes."""
    return _os.fsencode(gettempdir())


def _name():
    return ''.join(_random.choices(_letters, k=8))


def _parts(prefix, suffix, folder):
    """The parts of a name, and whether they are str or bytes: by those that are given."""
    kind = None
    for part in (prefix, suffix, folder):
        if part is None:
            continue
        if isinstance(part, _os.PathLike):
            part = _os.fspath(part)
        this = bytes if isinstance(part, bytes) else str
        if kind is not None and kind is not this:
            raise TypeError("Can't mix bytes and non-bytes in path components.")
        kind = this
    if kind is None:
        kind = str if tempdir is None or isinstance(tempdir, str) else bytes
    text = kind is str
    if suffix is None:
        suffix = kind()
    if prefix is None:
        prefix = gettempprefix() if text else gettempprefixb()
    if folder is None:
        folder = gettempdir() if text else gettempdirb()
    return prefix, suffix, folder, kind


def _candidates(prefix, suffix, folder, kind):
    for _ in range(TMP_MAX):
        name = _name()
        yield _os.path.abspath(_os.path.join(folder, prefix + (name if kind is str else name.encode()) + suffix))


def _make_file(prefix, suffix, folder, kind, flags):
    for path in _candidates(prefix, suffix, folder, kind):
        try:
            return _os.open(path, flags, 0o600), path
        except FileExistsError:
            continue
    raise FileExistsError(17, 'No usable temporary file name found')


def mkstemp(suffix=None, prefix=None, dir=None, text=False):
    """Makes a file; its descriptor and its path."""
    return _make_file(*_parts(prefix, suffix, dir), _text_flags)


def mkdtemp(suffix=None, prefix=None, dir=None):
    """Makes a folder; its path."""
    for path in _candidates(*_parts(prefix, suffix, dir)):
        try:
            _os.mkdir(path, 0o700)
        except FileExistsError:
            continue
        return path
    raise FileExistsError(17, 'No usable temporary directory name found')


def mktemp(suffix='', prefix=template, dir=None):
    """A path that nothing has yet; somebody else may take it before you do."""
    if dir is None:
        dir = gettempdir()
    for path in _candidates(prefix, suffix, dir, str):
        if not _os.path.exists(path):
            return path
    raise FileExistsError(17, 'No usable temporary filename found')


class _TemporaryFileWrapper:
    """A file that is removed when it is closed."""

    def __init__(self, file, name, delete=True, delete_on_close=True):
        self.file = file
        self.name = name
        self.delete = delete
        self._on_close = delete_on_close
        self._removed = False

    def __repr__(self):
        return f'<{type(self).__name__} file={self.file!r}>'

    def __getattr__(self, name):
        value = getattr(self.__dict__['file'], name)
        if not isinstance(value, int):
            setattr(self, name, value)
        return value

    def _remove(self):
        if not self._removed and self.delete:
            self._removed = True
            _os.unlink(self.name)

    def close(self):
        """Closes the file, and removes it."""
        try:
            self.file.close()
        finally:
            if self._on_close:
                self._remove()

    def __enter__(self):
        entered = self.file.__enter__()
        return self if entered is self.file else entered

    def __exit__(self, exc, value, tb):
        result = self.file.__exit__(exc, value, tb)
        self._remove()
        return result

    def __iter__(self):
        for line in self.file:
            yield line


def _open(fd, path, mode, buffering, encoding, newline, errors):
    try:
        file = open(fd, mode, buffering, encoding=encoding, newline=newline, errors=errors)
    except BaseException:
        _os.close(fd)
        _os.unlink(path)
        raise
    return file


def NamedTemporaryFile(mode='w+b', buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None,
                       delete=True, *, errors=None, delete_on_close=True):
    """A file with a name, which is removed when it is closed."""
    fd, path = mkstemp(suffix, prefix, dir)
    file = _open(fd, path, mode, buffering, encoding, newline, errors)
    raw = getattr(file, 'buffer', file)
    getattr(raw, 'raw', raw).name = path
    return _TemporaryFileWrapper(file, path, delete, delete_on_close)


def TemporaryFile(mode='w+b', buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None, *,
                  errors=None):
    """A file that nobody else sees."""
    fd, path = mkstemp(suffix, prefix, dir)
    file = _open(fd, path, mode, buffering, encoding, newline, errors)
    _os.unlink(path)
    return file


class SpooledTemporaryFile(_io.IOBase):
    """Held in memory until it is larger than max_size bytes or its descriptor is asked for."""

    _rolled = False

    def __init__(self, max_size=0, mode='w+b', buffering=-1, encoding=None, newline=None, suffix=None, prefix=None,
                 dir=None, *, errors=None):
        if 'b' in mode:
            self._file = _io.BytesIO()
        else:
            self._file = _io.TextIOWrapper(_io.BytesIO(), encoding=_io.text_encoding(encoding), errors=errors,
                                           newline=newline)
        self._max_size = max_size
        self._arguments = dict(mode=mode, buffering=buffering, suffix=suffix, prefix=prefix, encoding=encoding,
                               newline=newline, dir=dir, errors=errors)

    __class_getitem__ = classmethod(_GenericAlias)

    def _check(self):
        if not self._rolled and self._max_size and self._file.tell() > self._max_size:
            self.rollover()

    def rollover(self):
        """Puts what is in memory into a file."""
        if self._rolled:
            return
        old = self._file
        new = self._file = TemporaryFile(**self._arguments)
        position = old.tell()
        if hasattr(new, 'buffer'):
            new.buffer.write(old.detach().getvalue())
        else:
            new.write(old.getvalue())
        new.seek(position)
        self._rolled = True

    def __enter__(self):
        if self._file.closed:
            raise ValueError('Cannot enter context with closed file')
        return self

    def __exit__(self, exc, value, tb):
        self._file.close()

    def __del__(self):
        pass

    @property
    def mode(self):
        return getattr(self._file, 'mode', self._arguments['mode'])

    @property
    def name(self):
        return getattr(self._file, 'name', None)

    def fileno(self):
        self.rollover()
        return self._file.fileno()

    def truncate(self, size=None):
        if size is not None and size > self._max_size:
            self.rollover()
        return self._file.truncate() if size is None else self._file.truncate(size)


def _forwarding(name, then_check):
    def method(self, *args):
        result = getattr(self._file, name)(*args)
        if then_check:
            self._check()
        return result

    method.__name__ = name
    method.__qualname__ = 'SpooledTemporaryFile.' + name
    return method


for _each in ('__iter__', 'close', 'detach', 'flush', 'isatty', 'read', 'read1', 'readable', 'readinto', 'readinto1',
              'readline', 'readlines', 'seek', 'seekable', 'tell', 'writable', 'write', 'writelines'):
    setattr(SpooledTemporaryFile, _each, _forwarding(_each, _each.startswith('write')))
for _each in 'closed', 'encoding', 'errors', 'newlines':
    setattr(SpooledTemporaryFile, _each, property(lambda self, name=_each: getattr(self._file, name)))
del _each


def _remove_tree(folder):
    for name in _os.listdir(folder):
        path = _os.path.join(folder, name)
        try:
            _os.unlink(path)
        except OSError:
            if not _os.path.isdir(path):
                raise
            _remove_tree(path)
    _os.rmdir(folder)


class TemporaryDirectory:
    """A folder that is removed with all it has when its context ends."""

    def __init__(self, suffix=None, prefix=None, dir=None, ignore_cleanup_errors=False, *, delete=True):
        self.name = mkdtemp(suffix, prefix, dir)
        self._ignore = ignore_cleanup_errors
        self._delete = delete

    def __repr__(self):
        return '<{} {!r}>'.format(type(self).__name__, self.name)

    def __exit__(self, kind, error, trace):
        if self._delete:
            self.cleanup()

    def __enter__(self):
        return self.name

    def cleanup(self):
        """Removes the folder."""
        if _os.path.exists(self.name):
            try:
                _remove_tree(self.name)
            except OSError:
                if not self._ignore:
                    raise

    __class_getitem__ = classmethod(_GenericAlias)
`;
