"""Prints, as JSON, why CPython itself skips tests: argv is the suite and a JSON list of tests."""
import importlib
import json
import sys
import unittest


class Skips(unittest.TestResult):
    """Keeps the reasons; a skipped class gives its tests the reason too."""

    def __init__(self):
        super().__init__()
        self.reasons = {}

    def addSkip(self, test, reason):
        self.reasons[test.id()] = reason


def main(suite, ids):
    importlib.import_module(f'test.{suite}')
    result = Skips()
    unittest.defaultTestLoader.loadTestsFromNames(ids).run(result)
    print(json.dumps(result.reasons))


main(sys.argv[1], json.loads(sys.argv[2]))
