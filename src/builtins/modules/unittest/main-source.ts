/** `unittest.main`: a program that runs tests. */
export const main = `
import functools
import os
import sys

from unittest import loader, runner
from unittest.case import TestCase

__unittest = True
_NO_TESTS_EXITCODE = 5

_OPTIONS = {
    'v': 'verbose', 'q': 'quiet', 'f': 'failfast', 'c': 'catch', 'b': 'buffer', 'k': 'k', 'h': 'help',
}
_VALUED = {'k', 'durations'}


class TestProgram(object):
    """Loads the tests that a command line names, runs them, and ends the program."""
    module = None
    verbosity = 1
    failfast = catchbreak = buffer = progName = warnings = testNamePatterns = None

    def __init__(self, module='__main__', defaultTest=None, argv=None, testRunner=None,
                 testLoader=loader.defaultTestLoader, exit=True, verbosity=1, failfast=None, catchbreak=None,
                 buffer=None, warnings=None, *, tb_locals=False, durations=None):
        if isinstance(module, str):
            module = functools.reduce(getattr, module.split('.')[1:], __import__(module))
        self.module = module
        argv = sys.argv if argv is None else argv
        self.exit, self.verbosity = exit, verbosity
        self.failfast, self.catchbreak, self.buffer = failfast, catchbreak, buffer
        self.tb_locals, self.durations = tb_locals, durations
        self.warnings = 'default' if warnings is None and not sys.warnoptions else warnings
        self.testLoader, self.testRunner, self.defaultTest = testLoader, testRunner, defaultTest
        self.progName = os.path.basename(argv[0])
        self.parseArgs(argv)
        self.runTests()

    def _fail(self, message):
        sys.stderr.write(f'usage: {self._usage()}\\n{self.progName}: error: {message}\\n')
        sys.exit(2)

    def _usage(self):
        return (f'{self.progName} [-h] [-v] [-q] [--locals] [--durations N] [-f] [-c] [-b] [-k TESTNAMEPATTERNS] '
                '[tests ...]')

    def _print_help(self, *args, **kwargs):
        print(f'usage: {self._usage()}')

    def _options(self, args):
        """Gives each option with its value; what is none of them stays in the list that is given last."""
        names, left = [], list(args)
        while left:
            arg = left.pop(0)
            if arg == '--':
                names += left
                break
            if arg.startswith('--'):
                option, equals, value = arg[2:].partition('=')
                known = [name for name in (*_OPTIONS.values(), 'locals', 'durations') if name.startswith(option)]
                if not option or not known:
                    self._fail(f'unrecognized arguments: {arg}')
                option = known[0]
                value = value if equals else None
            elif arg.startswith('-') and len(arg) > 1:
                if arg[1] not in _OPTIONS:
                    self._fail(f'unrecognized arguments: {arg}')
                option, value = _OPTIONS[arg[1]], None
                if arg[2:] and option in _VALUED:
                    value = arg[2:]
                elif arg[2:]:
                    left.insert(0, '-' + arg[2:])
            else:
                names.append(arg)
                continue
            if option in _VALUED and value is None:
                if not left:
                    self._fail(f'argument {arg}: expected one argument')
                value = left.pop(0)
            yield option, value
        yield None, names

    def parseArgs(self, argv):
        """Understands the command line."""
        self.tests = []
        for option, value in self._options(argv[1:]):
            match option:
                case 'verbose':
                    self.verbosity = 2
                case 'quiet':
                    self.verbosity = 0
                case 'failfast':
                    self.failfast = True
                case 'catch':
                    self.catchbreak = True
                case 'buffer':
                    self.buffer = True
                case 'locals':
                    self.tb_locals = True
                case 'durations':
                    if not value.lstrip('-').isdigit():
                        self._fail(f'argument --durations: invalid int value: {value!r}')
                    self.durations = int(value)
                case 'k':
                    pattern = value if '*' in value else f'*{value}*'
                    self.testNamePatterns = (self.testNamePatterns or []) + [pattern]
                case 'help':
                    self._print_help()
                    sys.exit(0)
                case None:
                    self.tests = value
        named = self.tests or self.defaultTest
        self.testNames = named if named is None else (named,) if isinstance(named, str) else list(named)
        self.createTests()

    def createTests(self, from_discovery=False, Loader=None):
        """Loads what is to be run."""
        if self.testNamePatterns:
            self.testLoader.testNamePatterns = self.testNamePatterns
        if self.testNames is None:
            self.test = self.testLoader.loadTestsFromModule(self.module)
        else:
            self.test = self.testLoader.loadTestsFromNames(self.testNames, self.module)

    def runTests(self):
        self.testRunner = runner.TextTestRunner if self.testRunner is None else self.testRunner
        if isinstance(self.testRunner, type):
            try:
                try:
                    made = self.testRunner(verbosity=self.verbosity, failfast=self.failfast, buffer=self.buffer,
                                           warnings=self.warnings, tb_locals=self.tb_locals, durations=self.durations)
                except TypeError:
                    made = self.testRunner(verbosity=self.verbosity, failfast=self.failfast, buffer=self.buffer,
                                           warnings=self.warnings)
            except TypeError:
                made = self.testRunner()
        else:
            made = self.testRunner
        self.result = made.run(self.test)
        if self.exit:
            if not self.result.wasSuccessful():
                sys.exit(1)
            if self.result.testsRun == 0 and len(self.result.skipped) == 0:
                sys.exit(_NO_TESTS_EXITCODE)
            sys.exit(0)


main = TestProgram
`;
