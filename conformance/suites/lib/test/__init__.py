"""The package of CPython's tests: the helpers beside this file, everything else from an installed CPython."""
import os

__path__ = [os.path.dirname(__file__), os.environ['CPYTHON_TEST_PACKAGE']]
