"""Runs one of CPython's test files on Octets and tells the runner about each test: argv is the suite, then JSON."""
import importlib
import json
import os
import sys
import traceback
import unittest

import _suite_report


class Report(unittest.TestResult):
    """Hands each outcome on as it comes."""

    def startTest(self, test):
        super().startTest(test)
        self._outcome, self._text = 'passed', ''
        _suite_report.started(test.id())

    def stopTest(self, test):
        super().stopTest(test)
        _suite_report.finished(test.id(), self._outcome, self._text)

    def _note(self, outcome, text):
        if self._outcome != 'failed':
            self._outcome, self._text = outcome, text

    def addError(self, test, err):
        if isinstance(test, unittest.TestCase):
            self._note('failed', self._exc_info_to_string(err, test))
        else:
            _suite_report.broken(f'{test}\n{"".join(traceback.format_exception(err[1]))}')

    def addFailure(self, test, err):
        self._note('failed', self._exc_info_to_string(err, test))

    def addSubTest(self, test, subtest, err):
        if err is not None:
            self._note('failed', f'{subtest}\n{self._exc_info_to_string(err, test)}')

    def addSkip(self, test, reason):
        if isinstance(test, unittest.TestCase):
            self._note('skipped', reason)
        else:
            _suite_report.broken(f'{test} skipped: {reason}')

    def addUnexpectedSuccess(self, test):
        self._note('failed', 'unexpected success')


def tests_in(suite):
    for part in suite:
        if isinstance(part, unittest.BaseTestSuite):
            yield from tests_in(part)
        else:
            yield part


def main(name, wanted, done, shard, untried):
    try:
        module = importlib.import_module(f'test.{name}')
        found = list(tests_in(unittest.defaultTestLoader.loadTestsFromModule(module)))
    except BaseException:
        _suite_report.broken(traceback.format_exc())
        return
    ids = [test.id() for test in found]
    _suite_report.found(json.dumps(ids))
    index, count = shard
    chosen = [test for at, test in enumerate(found) if at % count == index and test.id() not in done
              and '.'.join(test.id().split('.')[-2:]) not in untried
              and (wanted is None or wanted.lower() in test.id().lower())]
    unittest.TestSuite(chosen).run(Report())


# Modules that Octets does not have: its own come first, then what stands in for some here, then the library of the
# CPython whose tests these are, where it is Python.
standins = os.path.join(sys.path[0], 'standins')
sys.path += [standins, os.path.dirname(os.environ['CPYTHON_TEST_PACKAGE'])]
if not hasattr(os, 'getpid'):
    # The suites make names of it.
    os.getpid = lambda: 1
unittest.__path__ = [os.path.join(standins, 'unittest_more')]
main(sys.argv[1], *json.loads(sys.argv[2]))
