/** `posixpath` in Python: paths as text, and questions about the files that they name. */
export const posixpathSource = String.raw`
from posix import fspath as _fspath, fstat as _fstat, getcwd as _getcwd, lstat as _lstat, readlink as _readlink, stat as _stat

__all__ = ['normcase', 'isabs', 'join', 'splitdrive', 'splitroot', 'split', 'splitext', 'basename', 'dirname',
           'commonprefix', 'getsize', 'getmtime', 'getatime', 'getctime', 'islink', 'exists', 'lexists', 'isdir',
           'isfile', 'ismount', 'expanduser', 'expandvars', 'normpath', 'abspath', 'samefile', 'sameopenfile',
           'samestat', 'curdir', 'pardir', 'sep', 'pathsep', 'defpath', 'altsep', 'extsep', 'devnull', 'realpath',
           'supports_unicode_filenames', 'relpath', 'commonpath', 'isjunction', 'isdevdrive', 'ALLOW_MISSING']
curdir, pardir, extsep, sep = '.', '..', '.', '/'
pathsep, altsep, devnull, defpath = ':', None, '/dev/null', '/bin:/usr/bin'
supports_unicode_filenames = False
_LINK, _KIND = 0o120000, 0o170000


@object.__new__
class ALLOW_MISSING:
    """For realpath(strict=...): what does not exist is no error."""

    def __repr__(self):
        return 'os.path.ALLOW_MISSING'

    def __reduce__(self):
        return 'ALLOW_MISSING'


type(ALLOW_MISSING).__module__ = 'genericpath'


class _Marks:
    """The separators as text or as bytes, like a path."""

    def __init__(self, slash, dot, up, empty):
        self.slash, self.dot, self.up, self.empty = slash, dot, up, empty


_TEXT, _BYTES = _Marks('/', '.', '..', ''), _Marks(b'/', b'.', b'..', b'')


def _marks(path):
    return _BYTES if isinstance(path, bytes) else _TEXT


def _alike(function, *paths):
    """Raises what a mixture of str, bytes and other things deserves."""
    kinds = set()
    for path in paths:
        if not isinstance(path, (str, bytes)):
            raise TypeError(f'{function}() argument must be str, bytes, or os.PathLike object, '
                            f'not {type(path).__name__!r}') from None
        kinds.add(isinstance(path, bytes))
    if len(kinds) > 1:
        raise TypeError("Can't mix strings and bytes in path components") from None


def _argument(function, path):
    try:
        return _fspath(path)
    except TypeError:
        kind = type(path).__name__
        raise TypeError(f'{function}: path should be string, bytes or os.PathLike, not {kind}') from None


def normcase(s):
    """The path: case matters."""
    return _fspath(s)


def isabs(s):
    """Whether a path is absolute."""
    s = _fspath(s)
    return s.startswith(_marks(s).slash)


def join(a, *p):
    """Joins path components; an absolute one begins anew."""
    path = _fspath(a)
    slash = _marks(path).slash
    parts = []
    for part in p:
        try:
            parts.append(_fspath(part))
        except TypeError:
            parts.append(part)
    _alike('join', path, *parts)
    for part in parts:
        if not path or part.startswith(slash):
            path = part
        else:
            path += part if path.endswith(slash) else slash + part
    return path


def split(p):
    """The folder and the last component."""
    p = _fspath(p)
    slash = _marks(p).slash
    at = p.rfind(slash) + 1
    head, tail = p[:at], p[at:]
    return head.rstrip(slash) or head, tail


def basename(p):
    """The last component."""
    return split(p)[1]


def dirname(p):
    """The folder."""
    return split(p)[0]


def splitext(p):
    """The path without its extension, and the extension."""
    p = _fspath(p)
    marks = _marks(p)
    at = p.rfind(marks.dot)
    begin = p.rfind(marks.slash) + 1
    # Dots that a name begins with make no extension.
    if at > begin and p[begin:at].strip(marks.dot):
        return p[:at], p[at:]
    return p, marks.empty


def splitdrive(p):
    """An empty drive, and the path."""
    p = _fspath(p)
    return p[:0], p


def splitroot(p):
    """An empty drive, the slashes that a path begins with, and the rest."""
    p = _argument('_path_splitroot_ex', p)
    slash = _marks(p).slash
    count = len(p) - len(p.lstrip(slash))
    root = 2 if count == 2 else min(count, 1)
    return p[:0], p[:root], p[root:]


def normpath(path):
    """A path without '.', '..' and double slashes, as far as possible."""
    path = _argument('_path_normpath', path)
    marks = _marks(path)
    root, rest = splitroot(path)[1:]
    kept = []
    for part in rest.split(marks.slash):
        if part == marks.up and (kept[-1:] not in ([], [marks.up]) or root and not kept):
            del kept[-1:]
        elif part not in (marks.empty, marks.dot):
            kept.append(part)
    return root + marks.slash.join(kept) or marks.dot


def _here(path):
    folder = _getcwd()
    return folder.encode('utf-8', 'surrogateescape') if isinstance(path, bytes) else folder


def abspath(path):
    """The absolute form of a path."""
    path = _fspath(path)
    return normpath(path if isabs(path) else join(_here(path), path))


def realpath(filename, *, strict=False):
    """The absolute path without symbolic links; strictly: OSError for what does not exist or is a loop."""
    filename = _fspath(filename)
    marks = _marks(filename)
    forgiven = FileNotFoundError if strict is ALLOW_MISSING else () if strict else OSError
    path = marks.slash if isabs(filename) else _here(filename)
    todo = filename.split(marks.slash)[::-1]
    resolved, entered = {}, []
    while todo:
        part = todo.pop()
        if part is None:
            link = entered.pop()
            resolved[link] = path
        elif part == marks.up:
            path = dirname(path)
        elif part not in (marks.empty, marks.dot):
            step = join(path, part)
            if step in resolved:
                path = resolved[step]
                continue
            try:
                mode = _lstat(step).st_mode
                if mode & _KIND != _LINK:
                    if strict and todo and mode & _KIND != 0o040000:
                        _lstat(step + marks.slash + marks.dot)
                    path = step
                    continue
                if step in entered:
                    if strict:
                        # Lets the system say that it is a loop.
                        _stat(step)
                    path = step
                    continue
                target = _readlink(step)
            except forgiven:
                path = step
                continue
            except NotADirectoryError as problem:
                problem.filename = path if problem.filename != step + marks.slash + marks.dot else step
                raise
            entered.append(step)
            todo.append(None)
            if isabs(target):
                path = marks.slash
            todo += target.split(marks.slash)[::-1]
    return path


def relpath(path, start=None):
    """A path as seen from a folder."""
    path = _fspath(path)
    if not path:
        raise ValueError('no path specified')
    marks = _marks(path)
    start = marks.dot if start is None else _fspath(start)
    _alike('relpath', path, start)
    here, there = ([part for part in abspath(p).split(marks.slash) if part] for p in (start, path))
    same = len(commonprefix([here, there]))
    return marks.slash.join([marks.up] * (len(here) - same) + there[same:]) or marks.dot


def commonprefix(m):
    """The longest common beginning, item by item."""
    if not m:
        return ''
    if not isinstance(m[0], (list, tuple)):
        m = tuple(map(_fspath, m))
    first, last = min(m), max(m)
    count = 0
    for a, b in zip(first, last):
        if a != b:
            break
        count += 1
    return first[:count]


def commonpath(paths):
    """The longest common folder."""
    paths = tuple(map(_fspath, paths))
    if not paths:
        raise ValueError('commonpath() arg is an empty sequence')
    _alike('commonpath', *paths)
    marks = _marks(paths[0])
    if len({isabs(p) for p in paths}) > 1:
        raise ValueError("Can't mix absolute and relative paths")
    root = marks.slash if isabs(paths[0]) else marks.empty
    parts = [[part for part in p.split(marks.slash) if part not in (marks.empty, marks.dot)] for p in paths]
    return root + marks.slash.join(commonprefix(parts))


def expanduser(path):
    """Replaces a leading ~ or ~user by the home folder."""
    path = _fspath(path)
    text = path.decode('utf-8', 'surrogateescape') if isinstance(path, bytes) else path
    if not text.startswith('~'):
        return path
    name, slash, rest = text[1:].partition('/')
    home = _home(name)
    if home is None:
        return path
    text = (home.rstrip('/') + slash + rest) or '/'
    return text.encode('utf-8', 'surrogateescape') if isinstance(path, bytes) else text


def _home(name):
    """The home folder of a user ('': of the program's own), or None."""
    import os
    if not name and 'HOME' in os.environ:
        return os.environ['HOME']
    try:
        key = (0, name) if name else (2, str(os.getuid()))
        with open('/etc/passwd', errors='surrogateescape') as users:
            for line in users:
                fields = line.rstrip('\n').split(':')
                if len(fields) > 5 and fields[key[0]] == key[1]:
                    return fields[5]
    except OSError:
        pass
    return None


def expandvars(path):
    """Replaces the names of variables, after a dollar sign, by what the environment has; what it has not stays."""
    path = _fspath(path)
    import os
    import re
    text = not isinstance(path, bytes)
    environ = os.environ if text else os.environb
    pattern = r'\$(\w+)|\$\{([^}]*)\}'

    def value(match):
        return environ.get(match[1] or match[2], match[0])

    return re.sub(pattern if text else pattern.encode(), value, path, flags=re.ASCII)


def _can(ask, path):
    try:
        ask(path)
    except (OSError, ValueError):
        return False
    return True


def exists(path):
    """Whether a path exists; of a symbolic link, what it points to."""
    return _exists(path)


def lexists(path):
    """Whether a path exists; a symbolic link does, whatever it points to."""
    return _can(_lstat, path)


def isfile(path):
    """Whether a path is a file, or a symbolic link to one."""
    return _isfile(path)


def isdir(s):
    """Whether a path is a folder, or a symbolic link to one."""
    return _isdir(s)


def islink(path):
    """Whether a path is a symbolic link."""
    try:
        return _lstat(path).st_mode & _KIND == _LINK
    except (OSError, ValueError, AttributeError):
        return False


def ismount(path):
    """Whether another file system begins at a path."""
    try:
        own = _lstat(path)
        if own.st_mode & _KIND == _LINK:
            return False
        path = _fspath(path)
        above = _lstat(realpath(join(path, _marks(path).up)))
    except (OSError, ValueError):
        return False
    return own.st_dev != above.st_dev or own.st_ino == above.st_ino


def isjunction(path):
    """False: Windows has those."""
    _fspath(path)
    return False


def isdevdrive(path):
    """False: Windows has those."""
    _fspath(path)
    return False


def getsize(filename):
    """The size of a file in bytes."""
    return _stat(filename).st_size


def getatime(filename):
    """When a file was last read, in seconds since the epoch."""
    return _stat(filename).st_atime


def getmtime(filename):
    """When a file was last changed, in seconds since the epoch."""
    return _stat(filename).st_mtime


def getctime(filename):
    """When what the file system knows of a file last changed, in seconds since the epoch."""
    return _stat(filename).st_ctime


def samestat(s1, s2):
    """Whether two results of stat are of one file."""
    return (s1.st_dev, s1.st_ino) == (s2.st_dev, s2.st_ino)


def samefile(f1, f2):
    """Whether two paths are of one file."""
    return samestat(_stat(f1), _stat(f2))


def sameopenfile(fp1, fp2):
    """Whether two descriptors are of one file."""
    return samestat(_fstat(fp1), _fstat(fp2))
`;
