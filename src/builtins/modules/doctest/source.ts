/** doctest: examples of docstrings, run and compared. */
export const source = String.raw`
from collections import namedtuple
import io, re, sys
import inspect, linecache, traceback

__all__ = ['register_optionflag', 'DONT_ACCEPT_TRUE_FOR_1', 'DONT_ACCEPT_BLANKLINE', 'NORMALIZE_WHITESPACE', 'ELLIPSIS', 'SKIP',
           'IGNORE_EXCEPTION_DETAIL', 'COMPARISON_FLAGS', 'REPORT_UDIFF', 'REPORT_CDIFF', 'REPORT_NDIFF',
           'REPORT_ONLY_FIRST_FAILURE', 'REPORTING_FLAGS', 'FAIL_FAST', 'Example', 'DocTest', 'DocTestParser',
           'DocTestFinder', 'DocTestRunner', 'OutputChecker', 'DocTestFailure', 'UnexpectedException', 'DebugRunner',
           'testmod', 'run_docstring_examples']

OPTIONFLAGS_BY_NAME = {}


def register_optionflag(name):
    """The bit of an option; a new one for a new name."""
    return OPTIONFLAGS_BY_NAME.setdefault(name, 1 << len(OPTIONFLAGS_BY_NAME))


for _name in ('DONT_ACCEPT_TRUE_FOR_1', 'DONT_ACCEPT_BLANKLINE', 'NORMALIZE_WHITESPACE', 'ELLIPSIS', 'SKIP',
              'IGNORE_EXCEPTION_DETAIL', 'REPORT_UDIFF', 'REPORT_CDIFF', 'REPORT_NDIFF', 'REPORT_ONLY_FIRST_FAILURE', 'FAIL_FAST'):
    globals()[_name] = register_optionflag(_name)
del _name
COMPARISON_FLAGS = (DONT_ACCEPT_TRUE_FOR_1 | DONT_ACCEPT_BLANKLINE | NORMALIZE_WHITESPACE | ELLIPSIS | SKIP
                    | IGNORE_EXCEPTION_DETAIL)
REPORTING_FLAGS = REPORT_UDIFF | REPORT_CDIFF | REPORT_NDIFF | REPORT_ONLY_FIRST_FAILURE | FAIL_FAST
BLANKLINE_MARKER, ELLIPSIS_MARKER = '<BLANKLINE>', '...'


class TestResults(namedtuple('TestResults', 'failed attempted')):
    """How many examples failed and ran, and as an attribute how many were skipped."""

    def __new__(cls, failed, attempted, *, skipped=0):
        made = super().__new__(cls, failed, attempted)
        made.skipped = skipped
        return made

    def __repr__(self):
        more = f', skipped={self.skipped}' if self.skipped else ''
        return f'TestResults(failed={self.failed}, attempted={self.attempted}{more})'


def _ended(text):
    return text if not text or text.endswith('\n') else text + '\n'


def _shifted(text, by=4):
    return re.sub(r'(?m)^(?!$)', ' ' * by, text)


class Example:
    """A piece of source and the output that it should have."""

    def __init__(self, source, want, exc_msg=None, lineno=0, indent=0, options=None):
        self.source, self.want = source if source.endswith('\n') else source + '\n', _ended(want)
        self.exc_msg = exc_msg if exc_msg is None or exc_msg.endswith('\n') else exc_msg + '\n'
        self.lineno, self.indent, self.options = lineno, indent, {} if options is None else options

    def _parts(self):
        return self.source, self.want, self.lineno, self.indent, self.options, self.exc_msg

    def __eq__(self, other):
        return self._parts() == other._parts() if type(self) is type(other) else NotImplemented

    def __hash__(self):
        return hash((self.source, self.want, self.lineno, self.indent, self.exc_msg))


class DocTest:
    """The examples of a docstring, and the names that they run with."""

    def __init__(self, examples, globs, name, filename, lineno, docstring):
        if isinstance(examples, str):
            raise AssertionError('DocTest no longer accepts str; use DocTestParser instead')
        self.examples, self.docstring, self.globs = examples, docstring, globs.copy()
        self.name, self.filename, self.lineno = name, filename, lineno

    def __repr__(self):
        count = len(self.examples)
        told = 'no examples' if not count else '1 example' if count == 1 else f'{count} examples'
        return f'<{type(self).__name__} {self.name} from {self.filename}:{self.lineno} ({told})>'

    def _parts(self):
        return self.examples, self.docstring, self.globs, self.name, self.filename, self.lineno

    def __eq__(self, other):
        return self._parts() == other._parts() if type(self) is type(other) else NotImplemented

    def __hash__(self):
        return hash((self.name, self.filename, self.lineno, self.docstring))

    def __lt__(self, other):
        if not isinstance(other, DocTest):
            return NotImplemented
        return (self.name, self.filename, self.lineno or -1, id(self)) < (other.name, other.filename, other.lineno or -1, id(other))


_DIRECTIVE = re.compile(r'''\#\s*doctest:\s*([^\n\'"]*)$''', re.MULTILINE)
_TRACEBACK = re.compile(r'Traceback \((?:most recent call last|innermost last)\):[ \t]*\n(?:[ \t][^\n]*\n|\n)*?(?P<msg>\w.*)', re.DOTALL)


class DocTestParser:
    """Finds the examples in a text."""

    def parse(self, string, name='<string>'):
        """The text as a list of plain texts and examples by turns."""
        text = string.expandtabs()
        margins = [len(line) - len(line.lstrip(' ')) for line in text.split('\n') if line.strip(' ')]
        margin = min(margins, default=0)
        lines = [line[margin:] for line in text.split('\n')] if margin > 0 else text.split('\n')
        parts, plain, at = [], [], 0
        while at < len(lines):
            line = lines[at]
            indent = len(line) - len(line.lstrip(' '))
            if not re.match(r' *>>>(?: |$)', line) and not re.match(r' *>>>', line):
                plain.append(line)
                at += 1
                continue
            start = at
            at += 1
            while at < len(lines) and re.match(' ' * indent + r'\.\.\.(?: |$)', lines[at]):
                at += 1
            source = lines[start:at]
            first_want = at
            while at < len(lines) and lines[at].strip(' ') and not re.match(r' *>>>', lines[at]):
                at += 1
            wants = lines[first_want:at]
            parts.append(''.join(each + '\n' for each in plain))
            plain = []
            parts.append(self._example(source, wants, indent, start, name))
            # Comments alone are no example.
            if parts[-1] is None:
                del parts[-2:]
        parts.append('\n'.join(plain))
        return parts

    def _example(self, source, wants, indent, lineno, name):
        for number, line in enumerate(source, lineno + 1):
            if len(line) >= indent + 4 and line[indent + 3] != ' ':
                raise ValueError(f'line {number!r} of the docstring for {name} lacks blank after '
                                 f'{line[indent:indent + 3]}: {line!r}')
        for number, line in enumerate(source[1:] + wants, lineno + 2):
            if line and not line.startswith(' ' * indent) and line.strip():
                number = lineno + 1 + (source + wants).index(line)
                raise ValueError(f'line {number!r} of the docstring for {name} has inconsistent leading whitespace: {line!r}')
        code = '\n'.join(line[indent + 4:] for line in source)
        want = '\n'.join(line[indent:] for line in wants)
        match = _TRACEBACK.match(want)
        options = self._options(code, name, lineno)
        if all(not line.strip() or line.lstrip()[:1] == '#' for line in code.split('\n')):
            if options:
                raise ValueError(f'line {lineno!r} of the doctest for {name} has an option directive on a line with no '
                                 f'example: {code!r}')
            return None
        return Example(code, want, match and match['msg'], lineno, indent, options)

    def _options(self, source, name, lineno):
        options = {}
        for directive in _DIRECTIVE.finditer(source):
            for option in directive[1].replace(',', ' ').split():
                if option[0] not in '+-' or option[1:] not in OPTIONFLAGS_BY_NAME:
                    raise ValueError(f'line {lineno + 1!r} of the doctest for {name} has an invalid option: {option!r}')
                options[OPTIONFLAGS_BY_NAME[option[1:]]] = option[0] == '+'
        return options

    def get_examples(self, string, name='<string>'):
        """The examples of a text."""
        return [part for part in self.parse(string, name) if isinstance(part, Example)]

    def get_doctest(self, string, globs, name, filename, lineno):
        """The examples of a text as a DocTest."""
        return DocTest(self.get_examples(string, name), globs, name, filename, lineno, string)


class DocTestFinder:
    """Finds the docstrings of a module, a class or a function."""

    def __init__(self, verbose=False, parser=DocTestParser(), recurse=True, exclude_empty=True):
        self._verbose, self._parser, self._recurse, self._exclude_empty = verbose, parser, recurse, exclude_empty

    def find(self, obj, name=None, module=None, globs=None, extraglobs=None):
        """The tests of an object and of what it holds, sorted."""
        if name is None:
            name = getattr(obj, '__name__', None)
            if name is None:
                raise ValueError("DocTestFinder.find: name must be given when obj.__name__ doesn't exist: "
                                 f'{type(obj)!r}')
        module = None if module is False else module or inspect.getmodule(obj)
        lines = None
        try:
            file = inspect.getsourcefile(obj)
        except (TypeError, OSError):
            file = None
        if file is None and module is not None:
            file = getattr(module, '__file__', None)
        if file is not None:
            lines = linecache.getlines(file, module.__dict__ if module is not None else None) or None
        if globs is None:
            globs = {} if module is None else module.__dict__.copy()
        else:
            globs = globs.copy()
        globs.update(extraglobs or {})
        globs.setdefault('__name__', '__main__')
        tests = []
        self._find(tests, obj, name, module, lines, globs, {})
        return sorted(tests)

    def _belongs(self, module, thing):
        home = inspect.getmodule(thing)
        if module is None or home is not None:
            return module is None or home is module
        if inspect.isfunction(thing):
            return thing.__globals__ is module.__dict__
        described = inspect.ismethoddescriptor(thing) or inspect.ismethodwrapper(thing)
        owner = getattr(thing, '__objclass__', thing) if described else thing
        if hasattr(owner, '__module__') and not isinstance(thing, property):
            return owner.__module__ == module.__name__
        if described or isinstance(thing, property):
            return True
        raise ValueError('object must be a class or function')

    def _find(self, tests, obj, name, module, lines, globs, seen):
        if self._verbose:
            print(f'Finding tests in {name}')
        if id(obj) in seen:
            return
        seen[id(obj)] = 1
        test = self._test(obj, name, module, globs, lines)
        if test is not None:
            tests.append(test)
        if not self._recurse:
            return
        inner = []
        if inspect.ismodule(obj):
            for key, value in obj.__dict__.items():
                if (inspect.isroutine(inspect.unwrap(value)) or inspect.isclass(value)) and self._belongs(module, value):
                    inner.append((f'{name}.{key}', value))
            for key, value in getattr(obj, '__test__', {}).items():
                if not isinstance(key, str):
                    raise ValueError(f'DocTestFinder.find: __test__ keys must be strings: {type(key)!r}')
                if not (inspect.isroutine(value) or inspect.isclass(value) or inspect.ismodule(value) or isinstance(value, str)):
                    raise ValueError('DocTestFinder.find: __test__ values must be strings, functions, methods, classes, '
                                     f'or modules: {type(value)!r}')
                inner.append((f'{name}.__test__.{key}', value))
        elif inspect.isclass(obj):
            for key, value in obj.__dict__.items():
                if isinstance(value, (staticmethod, classmethod)):
                    value = value.__func__
                if (inspect.isroutine(value) or inspect.isclass(value) or isinstance(value, property)) and self._belongs(module, value):
                    inner.append((f'{name}.{key}', value))
        for inner_name, value in inner:
            self._find(tests, value, inner_name, module, lines, globs, seen)

    def _test(self, obj, name, module, globs, lines):
        doc = obj if isinstance(obj, str) else str(getattr(obj, '__doc__', None) or '')
        lineno = self._line(obj, lines)
        if self._exclude_empty and not doc:
            return None
        file = None if module is None else getattr(module, '__file__', None) or module.__name__
        if file is not None and file.endswith('.pyc'):
            file = file[:-1]
        return self._parser.get_doctest(doc, globs, name, file, lineno)

    def _line(self, obj, lines):
        found = None
        doc = getattr(obj, '__doc__', None)
        if inspect.ismodule(obj) and doc is not None:
            found = 0
        elif inspect.isclass(obj) and lines is not None and doc is not None:
            opening = re.compile(rf'\s*class\s*{re.escape(getattr(obj, "__name__", "-"))}\b')
            found = next((at for at, line in enumerate(lines) if opening.match(line)), None)
        target = obj.fget if isinstance(obj, property) else obj
        target = getattr(target, '__func__', target)
        if inspect.isroutine(target) and getattr(target, '__doc__', None):
            target = inspect.unwrap(target)
            code = getattr(target, '__code__', None)
            if code is not None:
                found = code.co_firstlineno - 1
        if found is None or lines is None:
            return found
        # From the opening line on to the first that opens a string.
        return next((at for at in range(found, len(lines)) if re.match(r'''(^|.*:)\s*\w*("|\')''', lines[at])), None)


class OutputChecker:
    """Compares what was printed with what was wanted, and shows the difference."""

    def check_output(self, want, got, optionflags):
        """Whether an output is good enough."""
        want, got = (text.encode('ascii', 'backslashreplace').decode() for text in (want, got))
        if got == want:
            return True
        if not optionflags & DONT_ACCEPT_TRUE_FOR_1 and (got, want) in (('True\n', '1\n'), ('False\n', '0\n')):
            return True
        if not optionflags & DONT_ACCEPT_BLANKLINE:
            want = re.sub(rf'(?m)^{re.escape(BLANKLINE_MARKER)}\s*?$', '', want)
            if (got := re.sub(r'(?m)^[^\S\n]+$', '', got)) == want:
                return True
        if optionflags & NORMALIZE_WHITESPACE:
            got, want = ' '.join(got.split()), ' '.join(want.split())
            if got == want:
                return True
        return bool(optionflags & ELLIPSIS) and _fits(want, got)

    def output_difference(self, example, got, optionflags):
        """The text that tells how an output differs."""
        if not optionflags & DONT_ACCEPT_BLANKLINE:
            got = re.sub('(?m)^[ ]*(?=\n)', BLANKLINE_MARKER, got)
        want = example.want
        told = 'Expected:\n' + _shifted(want) if want else 'Expected nothing\n'
        return told + ('Got:\n' + _shifted(got) if got else 'Got nothing\n')


def _fits(pattern, text):
    """Whether a text is like a pattern in which ... stands for anything."""
    parts = pattern.split(ELLIPSIS_MARKER)
    if len(parts) == 1:
        return pattern == text
    first, *middle, last = parts
    if not text.startswith(first) or not text.endswith(last) or len(first) + len(last) > len(text):
        return False
    at, end = len(first), len(text) - len(last)
    for part in middle:
        at = text.find(part, at, end)
        if at < 0:
            return False
        at += len(part)
    return True


class _Capture(io.StringIO):
    def take(self):
        text = _ended(self.getvalue())
        self.seek(0)
        self.truncate()
        return text


class DocTestRunner:
    """Runs tests, writes what fails, and counts."""

    DIVIDER = '*' * 70

    def __init__(self, checker=None, verbose=None, optionflags=0):
        self._checker = checker or OutputChecker()
        self._verbose = '-v' in sys.argv if verbose is None else verbose
        self.optionflags = self.original_optionflags = optionflags
        self.tries = self.failures = self.skips = 0
        self._stats = {}
        self._fakeout = _Capture()

    def report_start(self, out, test, example):
        if self._verbose:
            expected = 'Expecting:\n' + _shifted(example.want) if example.want else 'Expecting nothing\n'
            out('Trying:\n' + _shifted(example.source) + expected)

    def report_success(self, out, test, example, got):
        if self._verbose:
            out('ok\n')

    def report_failure(self, out, test, example, got):
        out(self._failure_header(test, example) + self._checker.output_difference(example, got, self.optionflags))

    def report_unexpected_exception(self, out, test, example, exc_info):
        out(self._failure_header(test, example) + 'Exception raised:\n' + _shifted(''.join(traceback.format_exception(*exc_info))))

    def _failure_header(self, test, example):
        place = f'Line {example.lineno + 1}, in {test.name}'
        if test.filename:
            line = '?' if test.lineno is None else test.lineno + example.lineno + 1
            place = f'File "{test.filename}", line {line}, in {test.name}'
        return f'{self.DIVIDER}\n{place}\nFailed example:\n{_shifted(example.source)}'

    def _flags_for(self, example):
        flags = self.original_optionflags
        for flag, on in example.options.items():
            flags = flags | flag if on else flags & ~flag
        return flags

    def _matches(self, example, error):
        """The message that is compared with an expected one, and whether it fits."""
        lines = traceback.format_exception_only(type(error), error)
        if isinstance(error, SyntaxError):
            # The place in the source is not compared.
            kind = type(error)
            names = (f'{kind.__qualname__}:', f'{kind.__module__}.{kind.__qualname__}:')
            lines = [line for at, line in enumerate(lines) if any(each.startswith(names) for each in lines[:at + 1])]
        message = ''.join(lines)
        if example.exc_msg is None:
            return message, None
        fits = self._checker.check_output(example.exc_msg, message, self.optionflags)
        if not fits and self.optionflags & IGNORE_EXCEPTION_DETAIL:
            fits = self._checker.check_output(_bare(example.exc_msg), _bare(message), self.optionflags)
        return message, fits

    def _run_all(self, test, compileflags, out):
        failed = tried = skipped = 0
        for number, example in enumerate(test.examples):
            self.optionflags = self._flags_for(example)
            quiet = bool(self.optionflags & REPORT_ONLY_FIRST_FAILURE) and failed > 0
            tried += 1
            if self.optionflags & SKIP:
                skipped += 1
                continue
            if not quiet:
                self.report_start(out, test, example)
            error = None
            try:
                exec(compile(example.source, f'<doctest {test.name}[{number}]>', 'single', compileflags, True), test.globs)
            except KeyboardInterrupt:
                raise
            except BaseException as caught:
                error = caught
                error.__traceback__ = error.__traceback__.tb_next
            got = self._fakeout.take()
            if error is None:
                good = self._checker.check_output(example.want, got, self.optionflags)
            else:
                message, good = self._matches(example, error)
                if not quiet and not good:
                    got += ''.join(traceback.format_exception(error))
            if good:
                if not quiet:
                    self.report_success(out, test, example, got)
                continue
            failed += 1
            if not quiet:
                if good is None:
                    self.report_unexpected_exception(out, test, example, (type(error), error, error.__traceback__))
                else:
                    self.report_failure(out, test, example, got)
            if self.optionflags & FAIL_FAST:
                break
        self.optionflags = self.original_optionflags
        before = self._stats.get(test.name, (0, 0, 0))
        self._stats[test.name] = tuple(map(sum, zip(before, (failed, tried, skipped))))
        self.failures, self.tries, self.skips = self.failures + failed, self.tries + tried, self.skips + skipped
        return TestResults(failed, tried, skipped=skipped)

    def run(self, test, compileflags=None, out=None, clear_globs=True):
        """Runs the examples of a test."""
        self.test = test
        saved, hook = sys.stdout, sys.displayhook
        sys.stdout = self._fakeout
        sys.displayhook = sys.__displayhook__
        try:
            return self._run_all(test, compileflags or 0, saved.write if out is None else out)
        finally:
            sys.stdout, sys.displayhook = saved, hook
            if clear_globs:
                import builtins
                builtins._ = test.globs.clear()

    def summarize(self, verbose=None):
        """Writes what passed and failed so far, and gives the counts."""
        verbose = self._verbose if verbose is None else verbose
        rows = sorted(self._stats.items())
        empty = [name for name, (_, tried, _) in rows if not tried]
        passed = [(name, tried) for name, (failed, tried, _) in rows if tried and not failed]
        failures = [(name, counts) for name, counts in rows if counts[0]]

        def count(number, word):
            return f'{number} {word}' if number == 1 else f'{number} {word}s'
        if verbose:
            if empty:
                print(f'{count(len(empty), "item")} had no tests:')
                for name in empty:
                    print(f'    {name}')
            if passed:
                print(f'{count(len(passed), "item")} passed all tests:')
                for name, tried in passed:
                    print(f' {tried:3d} {"test" if tried == 1 else "tests"} in {name}')
        if failures:
            print(self.DIVIDER)
            print(f'{count(len(failures), "item")} had failures:')
            for name, (failed, tried, _) in failures:
                print(f' {failed:3d} of {tried:3d} in {name}')
        if verbose:
            print(f'{count(self.tries, "test")} in {count(len(self._stats), "item")}.')
            ok = self.tries - self.failures
            print(f'{ok} passed and {self.failures} failed.' if self.failures else f'{ok} passed.')
        if self.failures:
            skips = f' and {count(self.skips, "skipped test")}' if self.skips else ''
            print(f'***Test Failed*** {count(self.failures, "failure")}{skips}.')
        elif verbose:
            print('Test passed.')
        return TestResults(self.failures, self.tries, skipped=self.skips)


def _bare(message):
    """A message without its detail and the module of its class."""
    line = message.split('\n', 1)[0].split(':', 1)[0]
    return line.rsplit('.', 1)[-1]


class DocTestFailure(Exception):
    """An example did not print what it should."""

    def __init__(self, test, example, got):
        self.test, self.example, self.got = test, example, got

    def __str__(self):
        return str(self.test)


class UnexpectedException(Exception):
    """An example raised what it should not."""

    def __init__(self, test, example, exc_info):
        self.test, self.example, self.exc_info = test, example, exc_info

    def __str__(self):
        return str(self.test)


class DebugRunner(DocTestRunner):
    """Raises at the first failure, and leaves the names as they are then."""

    def run(self, test, compileflags=None, out=None, clear_globs=True):
        results = super().run(test, compileflags, out, False)
        if clear_globs:
            test.globs.clear()
        return results

    def report_failure(self, out, test, example, got):
        raise DocTestFailure(test, example, got)

    def report_unexpected_exception(self, out, test, example, exc_info):
        """Raises it."""
        raise UnexpectedException(test, example, exc_info)


master = None


def testmod(m=None, name=None, globs=None, verbose=None, report=True, optionflags=0, extraglobs=None,
            raise_on_error=False, exclude_empty=False):
    """Runs the examples of a module's docstrings, of the main program's by default."""
    module = sys.modules.get('__main__') if m is None else m
    if not inspect.ismodule(module):
        raise TypeError(f'testmod: module required; {module!r}')
    name = module.__name__ if name is None else name
    kind = DebugRunner if raise_on_error else DocTestRunner
    runner = kind(verbose=verbose, optionflags=optionflags)
    for test in DocTestFinder(exclude_empty=exclude_empty).find(module, name, globs=globs, extraglobs=extraglobs):
        runner.run(test)
    if report:
        runner.summarize()
    return TestResults(runner.failures, runner.tries, skipped=runner.skips)


def run_docstring_examples(f, globs, verbose=False, name='NoName', compileflags=None, optionflags=0):
    """Runs the examples of one docstring, and writes what fails."""
    runner = DocTestRunner(verbose=verbose, optionflags=optionflags)
    for test in DocTestFinder(verbose=verbose, recurse=False).find(f, name, globs=globs):
        runner.run(test, compileflags=compileflags)
`;
