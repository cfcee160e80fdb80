/** doctest: files of examples, examples as tests of unittest, and examples as scripts. */
export const unittestSource = String.raw`
import unittest as _unittest

__all__ += ['testfile', 'DocTestSuite', 'DocFileSuite', 'set_unittest_reportflags', 'script_from_examples', 'testsource', 'debug_src', 'debug']


def _module_of(given, depth):
    """A module given as such, by its name, or as None for that of a caller."""
    if inspect.ismodule(given):
        return given
    if isinstance(given, str):
        return __import__(given, globals(), locals(), ['*'])
    if given is None:
        return sys.modules[sys._getframe(depth + 1).f_globals['__name__']]
    raise TypeError('Expected a module, string, or None')


def _read_document(path, package, module_relative, encoding, depth):
    """The text of a file of examples and its path, which may be relative to a module."""
    import os
    if package and not module_relative:
        raise ValueError('Package may only be specified for module-relative paths.')
    if module_relative:
        home = _module_of(package, depth + 1)
        if path.startswith('/'):
            raise ValueError('Module-relative files may not have absolute paths')
        if getattr(home, '__file__', None):
            folder = os.path.dirname(home.__file__)
        elif home.__name__ == '__main__':
            folder = os.path.dirname(sys.argv[0]) if sys.argv and sys.argv[0] else os.curdir
        else:
            raise ValueError(f"Can't resolve paths relative to the module {home!r} (it has no __file__)")
        path = os.path.join(folder, path)
    with open(path, encoding=encoding or 'utf-8') as file:
        return file.read(), path


def testfile(filename, module_relative=True, name=None, package=None, globs=None, verbose=None, report=True,
             optionflags=0, extraglobs=None, raise_on_error=False, parser=DocTestParser(), encoding=None):
    """Runs the examples of a file."""
    import os
    text, filename = _read_document(filename, package, module_relative, encoding, 1)
    name = os.path.basename(filename) if name is None else name
    globs = {'__name__': '__main__', **(globs or {}), **(extraglobs or {})}
    kind = DebugRunner if raise_on_error else DocTestRunner
    runner = kind(verbose=verbose, optionflags=optionflags)
    runner.run(parser.get_doctest(text, globs, name, filename, 0))
    if report:
        runner.summarize()
    return TestResults(runner.failures, runner.tries, skipped=runner.skips)


_unittest_reportflags = 0


def set_unittest_reportflags(flags):
    """Sets how tests of unittest report, unless their own flags say it. Gives what was set before."""
    global _unittest_reportflags
    if flags & ~REPORTING_FLAGS:
        raise ValueError('Only reporting flags allowed', flags)
    before, _unittest_reportflags = _unittest_reportflags, flags
    return before


class DocTestCase(_unittest.TestCase):
    """The examples of one docstring as a test."""

    def __init__(self, test, optionflags=0, setUp=None, tearDown=None, checker=None):
        super().__init__()
        self._dt_test, self._dt_optionflags, self._dt_checker = test, optionflags, checker
        self._dt_setUp, self._dt_tearDown = setUp, tearDown

    def setUp(self):
        self._dt_globs = dict(self._dt_test.globs)
        if self._dt_setUp is not None:
            self._dt_setUp(self._dt_test)

    def tearDown(self):
        after, test = self._dt_tearDown, self._dt_test
        after is None or after(test)
        test.globs.clear()
        test.globs |= self._dt_globs

    def runTest(self):
        flags = self._dt_optionflags
        runner = DocTestRunner(self._dt_checker, False, flags if flags & REPORTING_FLAGS else flags | _unittest_reportflags)
        runner.DIVIDER = '-' * 70
        written = []
        counts = runner.run(self._dt_test, out=written.append, clear_globs=False)
        if counts.skipped == counts.attempted:
            raise _unittest.SkipTest('all examples were skipped')
        if counts.failed:
            raise self.failureException(self.format_failure(''.join(written).rstrip('\n')))

    def format_failure(self, err):
        test = self._dt_test
        line = 'unknown line number' if test.lineno is None else test.lineno
        last = test.name.rpartition('.')[2]
        return f'Failed doctest test for {test.name}\n  File "{test.filename}", line {line}, in {last}\n\n{err}'

    def debug(self):
        """Runs the examples and lets the first failure out."""
        self.setUp()
        DebugRunner(self._dt_checker, False, self._dt_optionflags).run(self._dt_test, clear_globs=False)
        self.tearDown()

    def id(self):
        return self._dt_test.name

    def _settings(self):
        return self._dt_optionflags, self._dt_setUp, self._dt_tearDown, self._dt_checker

    def __eq__(self, other):
        if type(self) is not type(other):
            return NotImplemented
        return self._dt_test == other._dt_test and self._settings() == other._settings()

    def __hash__(self):
        return hash(self._settings())

    def __repr__(self):
        path, _, last = self._dt_test.name.rpartition('.')
        return f'{last} ({path})'

    __str__ = object.__str__

    def shortDescription(self):
        return f'Doctest: {self._dt_test.name}'


class DocFileCase(DocTestCase):
    """The examples of a file as a test."""

    def id(self):
        return self._dt_test.name.replace('.', '_')

    def __repr__(self):
        return self._dt_test.filename

    def format_failure(self, err):
        return f'Failed doctest test for {self._dt_test.name}\n  File "{self._dt_test.filename}", line 0\n\n{err}'


class _DocTestSuite(_unittest.TestSuite):
    """Keeps its tests, so that it can run again."""

    def _removeTestAtIndex(self, index):
        pass


def DocTestSuite(module=None, globs=None, extraglobs=None, test_finder=None, **options):
    """The docstrings of a module as tests."""
    module = _module_of(module, 1)
    finder = DocTestFinder() if test_finder is None else test_finder
    suite = _DocTestSuite()
    for test in sorted(finder.find(module, globs=globs, extraglobs=extraglobs)):
        if test.examples:
            test.filename = test.filename or module.__file__
            suite.addTest(DocTestCase(test, **options))
    return suite


def DocFileTest(path, module_relative=True, package=None, globs=None, parser=DocTestParser(), encoding=None, **options):
    """A file of examples as a test."""
    return _file_test(path, module_relative, package, globs, parser, encoding, options, 2)


def _file_test(path, module_relative, package, globs, parser, encoding, options, depth):
    import os
    text, path = _read_document(path, package, module_relative, encoding, depth)
    globs = {} if globs is None else dict(globs)
    globs.setdefault('__file__', path)
    return DocFileCase(parser.get_doctest(text, globs, os.path.basename(path), path, 0), **options)


def DocFileSuite(*paths, module_relative=True, package=None, globs=None, parser=DocTestParser(), encoding=None, **options):
    """Files of examples as tests."""
    if module_relative:
        package = _module_of(package, 1)
    suite = _DocTestSuite()
    for path in paths:
        suite.addTest(_file_test(path, module_relative, package, globs, parser, encoding, options, 2))
    return suite


def _commented(text):
    """Each line as a comment."""
    return [f'# {line}' if line else '#' for line in text.split('\n')[:-1]]


def script_from_examples(s):
    """A program of the examples of a text: all else becomes comments."""
    lines = []
    for piece in DocTestParser().parse(s):
        if isinstance(piece, Example):
            lines.append(piece.source[:-1])
            if piece.want:
                lines.append('# Expected:')
                lines += [f'## {line}' for line in piece.want.split('\n')[:-1]]
        else:
            lines += _commented(piece)
    while lines and lines[-1] == '#':
        lines.pop()
    while lines and lines[0] == '#':
        lines.pop(0)
    return '\n'.join(lines) + '\n'


def testsource(module, name):
    """The examples of one docstring of a module as a program."""
    module = _module_of(module, 1)
    for test in DocTestFinder().find(module):
        if test.name == name:
            return script_from_examples(test.docstring)
    raise ValueError(name, 'not found in tests')


def debug_script(src, pm=False, globs=None):
    """Runs a program in the debugger; with pm, outside of it, and the debugger looks at what it raised."""
    namespace = dict(globs or ())
    if not pm:
        import pdb
        pdb.Pdb(nosigint=True).run(f'exec({src!r})', namespace, namespace)
        return
    try:
        exec(src, namespace, namespace)
    except BaseException as error:
        print(error)
        import pdb
        debugger = pdb.Pdb(nosigint=True)
        debugger.reset()
        debugger.interaction(None, error.__traceback__)


def debug_src(src, pm=False, globs=None):
    """Runs the examples of a text in the debugger."""
    debug_script(script_from_examples(src), pm, globs)


def debug(module, name, pm=False):
    """Runs the examples of one docstring of a module in the debugger."""
    module = _module_of(module, 1)
    debug_script(testsource(module, name), pm, vars(module))
`;
