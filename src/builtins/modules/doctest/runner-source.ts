/** doctest: running examples and comparing outputs. */
export const runnerSource = String.raw`

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
