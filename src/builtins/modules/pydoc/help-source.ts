/** pydoc: finding what a text names, and `help()`. */
export const help = String.raw`
class ErrorDuringImport(Exception):
    """A module failed while it was imported."""

    def __init__(self, filename, exc_info):
        if not isinstance(exc_info, tuple):
            exc_info = type(exc_info), exc_info, exc_info.__traceback__
        self.filename = filename
        self.exc, self.value, self.tb = exc_info

    def __str__(self):
        return f'problem in {self.filename} - {self.exc.__name__}: {self.value}'


def safeimport(path, forceload=0, cache={}):
    """The module of a dotted name; None if there is none. @raise ErrorDuringImport if it fails"""
    if forceload and path in sys.modules and path not in sys.builtin_module_names:
        for name in [name for name in sys.modules if name == path or name.startswith(f'{path}.')]:
            cache[name] = sys.modules.pop(name)
    try:
        found = __import__(path)
    except BaseException as error:
        if path in sys.modules:
            raise ErrorDuringImport(sys.modules[path].__file__, error)
        if isinstance(error, SyntaxError):
            raise ErrorDuringImport(error.filename, error)
        if isinstance(error, ImportError) and error.name == path:
            return None
        raise ErrorDuringImport(path, error)
    for part in path.split('.')[1:]:
        found = getattr(found, part, None)
        if found is None:
            return None
    return found


def locate(path, forceload=0):
    """The object of a dotted name: a module, or what stands in one, or a builtin."""
    parts = [part for part in path.split('.') if part]
    found, count = builtins, 0
    while count < len(parts):
        module = safeimport('.'.join(parts[:count + 1]), forceload)
        if not module:
            break
        found, count = module, count + 1
    for part in parts[count:]:
        if not hasattr(found, part):
            return None
        found = getattr(found, part)
    return found


def resolve(thing, forceload=0):
    """The object that is meant, and its name if it has one."""
    if not isinstance(thing, str):
        name = getattr(thing, '__name__', None)
        return thing, name if isinstance(name, str) else None
    found = locate(thing, forceload)
    if found is None:
        raise ImportError(f'No Python documentation found for {thing!r}.\n'
                          'Use help() to get the interactive help utility.\nUse help(str) for help on the str class.')
    return found, thing


def render_doc(thing, title='Python Library Documentation: %s', forceload=0, renderer=None):
    """The page of an object or of what a text names."""
    found, name = resolve(thing, forceload)
    heading, module = describe(found), inspect.getmodule(found)
    if name and '.' in name:
        heading += f' in {name.rpartition(".")[0]}'
    elif module and module is not found:
        heading += f' in module {module.__name__}'
    tells = inspect.ismodule(found) or inspect.isclass(found) or inspect.isroutine(found) or inspect.isdatadescriptor(found)
    if not tells and not _getdoc(found):
        # A value: its class is what can be told of.
        if hasattr(found, '__origin__'):
            found = found.__origin__
        else:
            found = type(found)
            heading += ' object'
    return f'{title % heading}\n\n{(renderer or text).document(found, name)}'


def plain(text):
    """A page without letters that are typed over others."""
    return re.sub('.\b', '', text)


def plainpager(text, title=''):
    """Writes a page, without bold letters."""
    sys.stdout.write(plain(text))


def pager(text, title=''):
    """Shows a page. @return whether it went to the front end's own pager"""
    return _page(plain(text))


def doc(thing, title='Python Library Documentation: %s', forceload=0, output=None, is_cli=False):
    """Shows the page of an object, or writes it to a stream."""
    try:
        page = render_doc(thing, title, forceload, plaintext)
    except ImportError as error:
        if is_cli:
            raise
        page = str(error) if output is not None else f'{error}\n'
    if output is None:
        return pager(page)
    output.write(page)


class Helper:
    """What help is: explains objects, and words of the language."""

    def __init__(self, input=None, output=None):
        self._input, self._output = input, output

    input = property(lambda self: self._input or sys.stdin, doc='Where requests come from.')
    output = property(lambda self: self._output or sys.stdout, doc='Where pages go.')

    def __repr__(self):
        return f'<{type(self).__module__}.{type(self).__qualname__} instance>'

    _NOTHING = object()

    def __call__(self, request=_NOTHING):
        if request is not self._NOTHING:
            try:
                self.help(request)
            except ImportError as error:
                self.output.write(f'{error}\n')
            return
        self.intro()
        self.interact()
        self.output.write('\nhelp() is left. help(object) explains an object at the ordinary prompt.\n')

    def intro(self):
        version = f'{sys.version_info[0]}.{sys.version_info[1]}'
        self.output.write(
            f'Help for Python {version}. Type the name of a module, a class, a function or a keyword.\n'
            '"keywords" and "modules" list what there is; "quit" or an empty end of input leaves.\n')

    def interact(self):
        """Answers line after line."""
        self.output.write('\n')
        for request in self._requests():
            if len(request) > 2 and request[0] in '\'"' and request.endswith(request[0]) and request[0] not in request[1:-1]:
                request = request[1:-1]
            if request.lower() in ('q', 'quit', 'exit'):
                return
            if request == 'help':
                self.intro()
            elif request:
                self.help(request)

    def _requests(self):
        while True:
            try:
                line = self.getline('help> ')
            except (EOFError, KeyboardInterrupt):
                return
            if line == '' and self._input is not None:
                return
            yield line.strip()

    def getline(self, prompt):
        """One line of input, without its prompt."""
        source, target = self.input, self.output
        if source is not sys.stdin:
            print(prompt, end='', file=target, flush=True)
            return source.readline()
        return input(prompt)

    def help(self, request, is_cli=False):
        """Explains an object, or what a text names."""
        if isinstance(request, Helper) or request is builtins.help:
            paged = self()
        elif isinstance(request, str):
            paged = self._explain(request.strip(), is_cli)
        else:
            paged = self._show(request, is_cli)
        if not paged:
            self.output.write('\n')

    def _show(self, request, is_cli=False):
        return doc(request, 'Help on %s:', output=self._output, is_cli=is_cli)

    def _explain(self, request, is_cli):
        if request == 'keywords':
            return self._list('The keywords of Python:', _KEYWORDS)
        if request == 'modules' or request.startswith('modules '):
            wanted = request[8:].strip()
            names = sorted({*sys.builtin_module_names, *sys.modules})
            return self._list('Modules that are built in or imported:', [name for name in names if wanted in name and name[0] != '_'])
        if request in ('True', 'False', 'None'):
            return self._show({'True': True, 'False': False, 'None': None}[request], is_cli)
        if request in _KEYWORDS:
            return self._write_page(f'{_KEYWORDS[request]}\n\nSee https://docs.python.org/3.14/{_WHERE.get(request, "reference/compound_stmts.html")}\n')
        return self._show(request or str, is_cli)

    def _write_page(self, page):
        if self._output is None:
            return pager(page)
        self.output.write(page)

    def _list(self, title, names, columns=4):
        names = sorted(names)
        rows = -(-len(names) // columns)
        width = 80 // columns
        lines = [' '.join(name.ljust(width - 1) for name in names[row::rows]).rstrip() for row in range(rows)]
        return self._write_page('\n'.join([title, '', *lines, '']))


_SIMPLE = 'reference/simple_stmts.html'
_EXPRESSIONS = 'reference/expressions.html'
_WHERE = {
    **dict.fromkeys('assert break continue del from global import nonlocal pass raise return'.split(), _SIMPLE),
    **dict.fromkeys('and await in is lambda not or yield'.split(), _EXPRESSIONS),
}
_KEYWORDS = {
    'False': 'The value of what is not so.',
    'None': 'The value that stands for nothing.',
    'True': 'The value of what is so.',
    'and': 'x and y\n\n    x if it is false, else y. y is evaluated only then.',
    'as': 'import m as n; with open(f) as n; except E as n; case p as n\n\n    Gives what was imported, entered, caught or matched a name.',
    'assert': 'assert test, message\n\n    Raises AssertionError(message) unless the test is true; left out under -O.',
    'async': 'async def f(): ...; async for x in xs: ...; async with c as x: ...\n\n    A coroutine, and the statements that wait inside of one.',
    'await': 'await x\n\n    Waits inside of a coroutine until x has a result, which is the value.',
    'break': 'break\n\n    Leaves the innermost loop, past its else.',
    'class': 'class Name(Base, key=value):\n    ...\n\n    Makes a class of the names that the body binds.',
    'continue': 'continue\n\n    Goes on with the next turn of the innermost loop.',
    'def': 'def name(parameters) -> annotation:\n    ...\n\n    Makes a function whose body runs at each call.',
    'del': 'del name, item[key], object.attribute\n\n    Unbinds names, and removes items and attributes.',
    'elif': 'if test: ... elif test: ... else: ...\n\n    A further test, made where those before it were false.',
    'else': 'if ... else ...; for ... else ...; while ... else ...; try ... except ... else ...\n\n    What runs if no test was true, no break left the loop, or nothing was raised.',
    'except': 'try: ... except (Error, Other) as name: ...\n\n    Handles what the try raised, if it is of such a class. except* handles parts of a group.',
    'finally': 'try: ... finally: ...\n\n    Runs however the try ends.',
    'for': 'for target in iterable:\n    ...\nelse:\n    ...\n\n    Runs the body for each item; the else unless a break left the loop.',
    'from': 'from module import name; raise error from cause; yield from iterable\n\n    Where names, a cause or values come from.',
    'global': 'global name\n\n    The name means the variable of the module in the whole function.',
    'if': 'if test:\n    ...\nelif test:\n    ...\nelse:\n    ...\n\n    Runs the first body whose test is true, else the last. x if test else y is the expression.',
    'import': 'import module as name; from module import name\n\n    Loads a module if it is not loaded yet, and binds names.',
    'in': 'x in xs; for x in xs: ...\n\n    Whether an item is in a collection; or what a loop runs over.',
    'is': 'x is y\n\n    Whether both are one object.',
    'lambda': 'lambda parameters: expression\n\n    A function without a name.',
    'nonlocal': 'nonlocal name\n\n    The name means the variable of the function around this one.',
    'not': 'not x; x not in xs; x is not y\n\n    The opposite.',
    'or': 'x or y\n\n    x if it is true, else y. y is evaluated only then.',
    'pass': 'pass\n\n    Does nothing, where a statement has to stand.',
    'raise': 'raise error from cause\n\n    Raises an exception; alone, the one that is being handled.',
    'return': 'return value\n\n    Ends the function with a value.',
    'try': 'try:\n    ...\nexcept Error as name:\n    ...\nelse:\n    ...\nfinally:\n    ...\n\n    Runs a body whose exceptions are handled, and what is to run in any case.',
    'while': 'while test:\n    ...\nelse:\n    ...\n\n    Runs the body as long as the test is true; the else unless a break left the loop.',
    'with': 'with manager as name:\n    ...\n\n    Enters a context, and leaves it however the body ends.',
    'yield': 'yield value; yield from iterable\n\n    Gives a value out of a generator, which goes on there when it is asked for the next.',
}

help = Helper()
`;
