/** inspect: docstrings, files, modules and the source of objects. */
export const sourceSource = String.raw`
class ClassFoundException(Exception):
    pass


class EndOfBlock(Exception):
    pass


def indentsize(line):
    """The width of the white space that a line begins with."""
    expanded = line.expandtabs()
    return len(expanded) - len(expanded.lstrip())


def cleandoc(doc):
    """A docstring without the indentation of the code around it."""
    first, *rest = doc.expandtabs().split('\n')
    margin = min((len(line) - len(line.lstrip(' ')) for line in rest if line.lstrip(' ')), default=0)
    lines = [first.lstrip(' '), *[line[margin:] for line in rest]]
    while lines and not lines[-1]:
        del lines[-1]
    while lines and not lines[0]:
        del lines[0]
    return '\n'.join(lines)


def _class_of_function(function):
    found = sys.modules.get(function.__module__)
    for name in (function.__qualname__ or '').split('.')[:-1] if found is not None else ():
        found = getattr(found, name)
    return found if isclass(found) else None


def _owner_of_bound(method, name, is_same):
    owner = method.__self__
    return owner if isclass(owner) and is_same(owner) else type(owner)


def _place(obj):
    """The class where an object is an attribute, and the attribute's name; the class is None where it is not known."""
    if ismethod(obj):
        name = obj.__func__.__name__
        return _owner_of_bound(obj, name, lambda cls: getattr(getattr(cls, name, None), '__func__') is obj.__func__), name
    if isbuiltin(obj):
        name = obj.__name__
        return _owner_of_bound(obj, name, lambda cls: f'{cls.__qualname__}.{name}' == obj.__qualname__), name
    if isfunction(obj):
        cls, name = _class_of_function(obj), obj.__name__
    elif isinstance(obj, property):
        cls, name = _class_of_function(obj.fget), obj.__name__
    elif isinstance(obj, functools.cached_property):
        cls, name = _class_of_function(obj.func), obj.attrname
    elif ismethoddescriptor(obj) or isdatadescriptor(obj):
        cls, name = obj.__objclass__, obj.__name__
    else:
        return None, ''
    return (cls if cls is not None and getattr(cls, name) is obj else None), name


def _inherited_doc(obj):
    """The docstring of what an object overrides, None if there is none."""
    if isclass(obj):
        candidates = [base for base in obj.__mro__ if base is not object]
    else:
        cls, name = _place(obj)
        if cls is None:
            return None
        notes = getattr(cls, '__slots__', None) if ismemberdescriptor(obj) else None
        if isinstance(notes, dict) and name in notes:
            return notes[name]
        candidates = [getattr(base, name, None) for base in cls.__mro__]
    docs = (candidate.__doc__ for candidate in candidates if candidate is not None)
    return next((doc for doc in docs if doc is not None), None)


def getdoc(object):
    """The docstring of an object, or of what it overrides."""
    doc = getattr(object, '__doc__', _nothing)
    if doc is None:
        try:
            doc = _inherited_doc(object)
        except (AttributeError, TypeError):
            pass
    return cleandoc(doc) if isinstance(doc, str) else None


# Files and modules

def _innermost(object):
    """The code object of a method, function, frame or traceback."""
    for holds, inner in ((ismethod, '__func__'), (isfunction, '__code__'), (istraceback, 'tb_frame'), (isframe, 'f_code')):
        if holds(object):
            object = getattr(object, inner)
    return object


def getfile(object):
    """The file in which an object is defined."""
    whole = ismodule(object)
    if whole or isclass(object):
        home = object if whole else sys.modules.get(getattr(object, '__module__', None))
        file = getattr(home, '__file__', None)
        if file:
            return file
        if not whole and getattr(object, '__module__', None) == '__main__':
            raise OSError('source code not available')
        raise TypeError('{!r} is a built-in {}'.format(object, 'module' if whole else 'class'))
    code = _innermost(object)
    if iscode(code):
        return code.co_filename
    raise TypeError(f'module, class, method, function, traceback, frame, or code object was expected, '
                    f'got {type(code).__name__}')


def getmodulename(path):
    """The name of the module in a file, None for a file that holds none."""
    name = os.path.basename(path)
    for suffix in sorted(_SUFFIXES, key=len, reverse=True):
        if name.endswith(suffix):
            return name[:-len(suffix)]
    return None


_SUFFIXES = ['.py', '.pyc', '.cpython-314-x86_64-linux-gnu.so', '.abi3.so', '.so']


def getsourcefile(object):
    """The file with the source of an object, None if there is none."""
    filename = getfile(object)
    if filename.endswith('.pyc'):
        filename = filename[:-1]
    elif any(filename.endswith(suffix) for suffix in _SUFFIXES[2:]):
        return None
    if filename in linecache.cache or os.path.exists(filename) or linecache.getlines(filename):
        return filename
    home = getmodule(object, filename)
    if getattr(home, '__loader__', None) is not None and hasattr(home.__loader__, 'get_source'):
        return filename
    return None


def getabsfile(object, _filename=None):
    """The absolute path of the file of an object."""
    file = (getsourcefile(object) or getfile(object)) if _filename is None else _filename
    return os.path.normcase(os.path.abspath(file))


modulesbyfile = {}


def getmodule(object, _filename=None):
    """The module in which an object is defined, None if it is not known."""
    if ismodule(object):
        return object
    told = getattr(object, '__module__', _nothing)
    if told is not _nothing:
        return sys.modules.get(told)
    try:
        path = getabsfile(object, _filename)
    except (FileNotFoundError, TypeError):
        return None
    with_file = [module for module in sys.modules.copy().values() if ismodule(module) and getattr(module, '__file__', None)]
    modulesbyfile.update({getabsfile(module): module.__name__ for module in with_file})
    if path in modulesbyfile:
        return sys.modules.get(modulesbyfile[path])
    name = getattr(object, '__name__', None)
    homes = (sys.modules['__main__'], builtins) if name is not None else ()
    return next((module for module in homes if getattr(module, name, None) is object), None)


# Source

def findsource(object):
    """All lines of the file of an object, and the index of the line at which it begins."""
    path = getsourcefile(object)
    if path:
        linecache.checkcache(path)
    else:
        path = getfile(object)
        if path[:1] + path[-1:] != '<>':
            raise OSError('source code not available')
    home = getmodule(object, path)
    lines = linecache.getlines(path, None if home is None else home.__dict__)
    if len(lines) == 0:
        raise OSError('could not get source code')
    if ismodule(object):
        at = 0
    elif isclass(object):
        at = vars(object).get('__firstlineno__', 0) - 1
        if at < 0:
            raise OSError('source code not available')
    else:
        code = _innermost(object)
        if not iscode(code):
            raise OSError('could not find code object')
        at = code.co_firstlineno - 1
    if at < len(lines):
        return lines, at
    raise OSError('lineno is out of bounds')


_PIECE = re.compile(r'''(?P<comment>\#.*)|(?P<open>[(\[{])|(?P<close>[)\]}])|(?P<joined>\\\r?\n)'''
                    r'''|(?P<string>(?<!\w)[A-Za-z]{0,2}("""|\'\'\'|"|\'))|(?P<word>\w+)|(?P<sign>[^\s])''')


def _end_of_string(text, at, quote):
    while at < len(text):
        if text[at] == '\\':
            at += 2
        elif text.startswith(quote, at):
            return at + len(quote)
        elif len(quote) == 1 and text[at] == '\n':
            return at
        else:
            at += 1
    return at


def _logical_lines(lines):
    """Yields for each logical line: number of the last line, column, first word, whether it ends in a colon, all words; comments too."""
    text, at, number = ''.join(lines), 0, 0
    while at < len(text):
        start, depth, column, words, last, comment = at, 0, None, [], '', None
        while at < len(text):
            if text[at] == '\n' and depth == 0:
                at += 1
                break
            piece = _PIECE.match(text, at)
            if piece is None:
                at += 1
                continue
            kind = piece.lastgroup if piece['string'] is None else 'string'
            at = piece.end()
            if kind == 'comment':
                comment = piece.start() - (text.rfind('\n', 0, piece.start()) + 1)
                continue
            if kind == 'joined':
                continue
            if column is None:
                column = piece.start() - start
            if kind == 'string':
                at = _end_of_string(text, at, piece[6])
            depth = max(0, depth + (kind == 'open') - (kind == 'close'))
            last = piece[0]
            words.append(last)
        number += text.count('\n', start, at) + (not text.endswith('\n') and at >= len(text))
        yield number, column, comment, words, last == ':'


def getblock(lines):
    """The lines of the block that begins at the first of some lines."""
    last, margin, body, header = 0, None, None, False
    for number, column, comment, words, opens in _logical_lines(lines):
        if column is None:
            if comment is not None and body is not None and comment >= body:
                last = number
            continue
        if margin is None:
            margin = column
        if header:
            if column <= margin:
                break
            if body is None:
                body = column
            last = number
            continue
        last = number
        if words[0] == '@':
            continue
        if words[0] in ('def', 'class') or words[:2] == ['async', 'def']:
            if not opens:
                break
            header = True
        else:
            break
    return lines[:last]


def getsourcelines(object):
    """The lines of the source of an object, and the number of the first."""
    object = unwrap(object)
    lines, at = findsource(object)
    if istraceback(object):
        object = object.tb_frame
    if ismodule(object) or isframe(object) and object.f_code.co_name == '<module>':
        return lines, 0
    return getblock(lines[at:]), at + 1


def getsource(object):
    """The text of the source of an object."""
    return ''.join(getsourcelines(object)[0])


def _comment_block(lines):
    taken = []
    for line in lines:
        if line.lstrip()[:1] != '#':
            break
        taken.append(line.expandtabs())
    return taken


def getcomments(object):
    """The comments right above the source of an object, at the top of a module."""
    try:
        lines, at = findsource(object)
    except (OSError, TypeError):
        return None
    if ismodule(object):
        start = 1 if lines and lines[0][:2] == '#!' else 0
        while start < len(lines) and lines[start].strip() in ('', '#'):
            start += 1
        if start < len(lines) and lines[start][:1] == '#':
            comments = []
            for line in lines[start:]:
                if line[:1] != '#':
                    break
                comments.append(line.expandtabs())
            return ''.join(comments)
        return None
    if at <= 0:
        return None
    indent = indentsize(lines[at])
    above = []
    for line in reversed(lines[:at]):
        if line.lstrip()[:1] != '#' or indentsize(line) != indent:
            break
        above.insert(0, line.expandtabs().lstrip())
    while above and above[0].strip() == '#':
        del above[0]
    while above and above[-1].strip() == '#':
        del above[-1]
    return ''.join(above) if above else None
`;
