/** `posixpath` in Python: paths as text. */
export const posixpathSource = `
__all__ = ['abspath', 'basename', 'commonprefix', 'commonpath', 'dirname', 'exists', 'expanduser', 'getsize', 'isabs',
           'isdir', 'isfile', 'join', 'normcase', 'normpath', 'relpath', 'realpath', 'split', 'splitdrive', 'splitext']
curdir, pardir, extsep, sep, pathsep, altsep, devnull, defpath = '.', '..', '.', '/', ':', None, '/dev/null', '/bin:/usr/bin'
supports_unicode_filenames = False


def _text(path, *more):
    result = []
    for p in (path, *more):
        if hasattr(type(p), '__fspath__'):
            p = p.__fspath__()
        if not isinstance(p, (str, bytes)):
            raise TypeError(f'expected str, bytes or os.PathLike object, not {type(p).__name__}')
        result.append(p)
    if len({isinstance(p, bytes) for p in result}) > 1:
        raise TypeError("Can't mix strings and bytes in path components")
    return result


def _slash(path):
    return b'/' if isinstance(path, bytes) else '/'


def isabs(s):
    """Whether a path is absolute."""
    s, = _text(s)
    return s.startswith(_slash(s))


def join(a, /, *p):
    """Joins path components."""
    path, *rest = _text(a, *p)
    slash = _slash(path)
    for b in rest:
        if b.startswith(slash) or not path:
            path = b
        elif path.endswith(slash):
            path += b
        else:
            path += slash + b
    return path


def split(p):
    """The folder and the last component."""
    p, = _text(p)
    slash = _slash(p)
    i = p.rfind(slash) + 1
    head, tail = p[:i], p[i:]
    if head and head != slash * len(head):
        head = head.rstrip(slash)
    return head, tail


def basename(p):
    """The last component."""
    return split(p)[1]


def dirname(p):
    """The folder."""
    return split(p)[0]


def splitext(p):
    """The path without its extension, and the extension."""
    p, = _text(p)
    slash, dot = (b'/', b'.') if isinstance(p, bytes) else ('/', '.')
    start = p.rfind(slash) + 1
    at = p.rfind(dot)
    if at > start and p[start:at].strip(dot):
        return p[:at], p[at:]
    return p, p[:0]


def splitdrive(p):
    p, = _text(p)
    return p[:0], p


def normcase(s):
    return _text(s)[0]


def normpath(path):
    """A path without '.', '..' and double slashes, as far as possible."""
    path, = _text(path)
    slash, dot, up = (b'/', b'.', b'..') if isinstance(path, bytes) else ('/', '.', '..')
    if not path:
        return dot
    root = slash * (2 if path.startswith(slash * 2) and not path.startswith(slash * 3) else 1) if path.startswith(slash) else path[:0]
    parts = []
    for part in path.split(slash):
        if not part or part == dot:
            continue
        if part != up or not root and not parts or parts and parts[-1] == up:
            parts.append(part)
        elif parts:
            parts.pop()
    return root + slash.join(parts) or dot


def abspath(path):
    """The absolute form of a path."""
    path, = _text(path)
    if not isabs(path):
        cwd = _getcwd()
        path = join(cwd.encode() if isinstance(path, bytes) else cwd, path)
    return normpath(path)


def realpath(filename, /, *, strict=False):
    return abspath(filename)


def relpath(path, start=None):
    """A path as seen from a folder."""
    path, = _text(path)
    if not path:
        raise ValueError('no path specified')
    slash, dot, up = (b'/', b'.', b'..') if isinstance(path, bytes) else ('/', '.', '..')
    start_list = [x for x in abspath(dot if start is None else start).split(slash) if x]
    path_list = [x for x in abspath(path).split(slash) if x]
    same = len(commonprefix([start_list, path_list]))
    return slash.join([up] * (len(start_list) - same) + path_list[same:]) or dot


def commonprefix(m):
    """The longest common beginning."""
    if not m:
        return ''
    low, high = min(m), max(m)
    for i, c in enumerate(low):
        if c != high[i]:
            return low[:i]
    return low


def commonpath(paths):
    """The longest common folder."""
    paths = _text(*paths) if paths else []
    if not paths:
        raise ValueError('commonpath() arg is an empty sequence')
    slash, dot = (b'/', b'.') if isinstance(paths[0], bytes) else ('/', '.')
    if len({p.startswith(slash) for p in paths}) > 1:
        raise ValueError("Can't mix absolute and relative paths")
    split_paths = [[c for c in p.split(slash) if c and c != dot] for p in paths]
    return (slash if paths[0].startswith(slash) else paths[0][:0]) + slash.join(commonprefix(split_paths))


def expanduser(path):
    """Replaces a leading ~ by the home folder."""
    path, = _text(path)
    if isinstance(path, str) and (path == '~' or path.startswith('~/')):
        from os import environ
        return environ.get('HOME', '~').rstrip('/') + path[1:] if 'HOME' in environ else path
    return path
`;
