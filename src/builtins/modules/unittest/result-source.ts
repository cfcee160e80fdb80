/** `unittest.result`: what a run of tests brought. */
export const result = `
import io
import sys
import traceback
from functools import wraps

from unittest import util

__unittest = True

STDOUT_LINE = '\\nStdout:\\n%s'
STDERR_LINE = '\\nStderr:\\n%s'


def failfast(method):
    """After this outcome a run that wants to stop at the first failure stops."""
    @wraps(method)
    def wrapper(self, *args, **kw):
        if getattr(self, 'failfast', False):
            self.stop()
        return method(self, *args, **kw)
    return wrapper


class TestResult(object):
    """Collects the outcomes of tests."""
    _testRunEntered = _moduleSetUpFailed = False
    _previousTestClass = None

    def __init__(self, stream=None, descriptions=None, verbosity=None):
        self.testsRun = 0
        self.failures, self.errors, self.skipped = [], [], []
        self.expectedFailures, self.unexpectedSuccesses, self.collectedDurations = [], [], []
        self.shouldStop = self.failfast = self.buffer = self.tb_locals = self._mirrorOutput = False
        self._original_stdout, self._original_stderr = sys.stdout, sys.stderr
        self._stdout_buffer = self._stderr_buffer = None

    def printErrors(self):
        """Called by a runner at its end."""

    def startTest(self, test):
        """A test is about to run."""
        self._mirrorOutput = False
        self.testsRun += 1
        self._setupStdout()

    def _setupStdout(self):
        """What a test prints is kept, if so wished."""
        if self.buffer:
            if self._stderr_buffer is None:
                self._stdout_buffer, self._stderr_buffer = io.StringIO(), io.StringIO()
            sys.stdout, sys.stderr = self._stdout_buffer, self._stderr_buffer

    def startTestRun(self):
        """Called once before any test is run."""

    def stopTest(self, test):
        """A test has been run."""
        self._restoreStdout()
        self._mirrorOutput = False

    def _restoreStdout(self):
        if not self.buffer:
            return
        if self._mirrorOutput:
            for text, stream, template in (
                (sys.stdout.getvalue(), self._original_stdout, STDOUT_LINE),
                (sys.stderr.getvalue(), self._original_stderr, STDERR_LINE),
            ):
                if text:
                    stream.write(template % (text if text.endswith('\\n') else text + '\\n'))
        sys.stdout = self._original_stdout
        sys.stderr = self._original_stderr
        for kept in self._stdout_buffer, self._stderr_buffer:
            kept.seek(0)
            kept.truncate()

    def stopTestRun(self):
        """Called once after all tests were run."""

    @failfast
    def addError(self, test, err):
        """A test ended in an exception that is not a failed assertion."""
        self._keep(self.errors, test, err, test)

    @failfast
    def addFailure(self, test, err):
        """An assertion failed."""
        self._keep(self.failures, test, err, test)

    def _keep(self, entries, shown, err, test):
        entries.append((shown, self._exc_info_to_string(err, test)))
        self._mirrorOutput = True

    def addSubTest(self, test, subtest, err):
        """A subtest has ended, with None or an exception."""
        if err is None:
            return
        if getattr(self, 'failfast', False):
            self.stop()
        failed = issubclass(err[0], test.failureException)
        self._keep(self.failures if failed else self.errors, subtest, err, test)

    def addSuccess(self, test):
        """A test passed."""

    def addSkip(self, test, reason):
        """A test was left out."""
        self.skipped.append((test, reason))

    def addExpectedFailure(self, test, err):
        """A test failed, as it was said to."""
        self.expectedFailures.append((test, self._exc_info_to_string(err, test)))

    @failfast
    def addUnexpectedSuccess(self, test):
        """A test passed that was said to fail."""
        self.unexpectedSuccesses.append(test)

    def addDuration(self, test, elapsed):
        """How long a test took, in seconds."""
        self.collectedDurations.append((str(test), elapsed))

    def wasSuccessful(self):
        """Whether nothing went wrong so far."""
        return not (self.failures or self.errors or getattr(self, 'unexpectedSuccesses', ()))

    def stop(self):
        """Asks that no more tests are run."""
        self.shouldStop = True

    def _exc_info_to_string(self, err, test):
        exctype, value, tb = err
        self._clean_chain(value, tb, test)
        text = ''.join(traceback.format_exception(value))
        if self.buffer:
            for kept, template in (sys.stdout, STDOUT_LINE), (sys.stderr, STDERR_LINE):
                output = kept.getvalue()
                if output:
                    text += template % (output if output.endswith('\\n') else output + '\\n')
        return text

    def _clean_chain(self, value, tb, test):
        """Takes the frames of unittest itself out of the tracebacks of an exception and of those behind it."""
        waiting, seen = [(value, tb)], {id(value)}
        first = True
        while waiting:
            value, tb = waiting.pop()
            while tb and self._is_relevant_tb_level(tb):
                tb = tb.tb_next
            if first and type(value) is test.failureException:
                self._remove_unittest_tb_frames(tb)
            first = False
            value.__traceback__ = tb
            for behind in value.__cause__, value.__context__:
                if behind is not None and id(behind) not in seen:
                    seen.add(id(behind))
                    waiting.append((behind, behind.__traceback__))

    def _is_relevant_tb_level(self, tb):
        return '__unittest' in tb.tb_frame.f_globals

    def _remove_unittest_tb_frames(self, tb):
        """Cuts a traceback where the assertion method begins."""
        last = None
        while tb and not self._is_relevant_tb_level(tb):
            last, tb = tb, tb.tb_next
        if last is not None:
            last.tb_next = None

    def __repr__(self):
        return (f'<{util.strclass(self.__class__)} run={self.testsRun} errors={len(self.errors)} '
                f'failures={len(self.failures)}>')
`;
