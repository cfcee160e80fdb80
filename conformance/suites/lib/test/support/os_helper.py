"""Files and the environment."""
import contextlib
import os
import tempfile

TESTFN_ASCII = os.path.join(tempfile.gettempdir(), "@octets_suite_tmp")
TESTFN = TESTFN_ASCII + '-\xe0\xf2\u0258\u0141\u011f'
SAVEDCWD = os.getcwd()


def unlink(filename):
    with contextlib.suppress(FileNotFoundError, NotADirectoryError):
        os.unlink(filename)


@contextlib.contextmanager
def temp_dir(path=None, quiet=False):
    with tempfile.TemporaryDirectory() as made:
        yield made


@contextlib.contextmanager
def temp_cwd(name='tempcwd', quiet=False):
    """A fresh folder, in which the body runs."""
    before = os.getcwd()
    with temp_dir() as made:
        os.chdir(made)
        try:
            yield os.getcwd()
        finally:
            os.chdir(before)


class EnvironmentVarGuard:
    """An environment whose changes are taken back."""

    def __init__(self):
        self._environ = os.environ
        self._changed = {}

    def __getitem__(self, name):
        return self._environ[name]

    def set(self, name, value):
        self._changed.setdefault(name, self._environ.get(name))
        self._environ[name] = value

    def unset(self, *names):
        for name in names:
            self._changed.setdefault(name, self._environ.get(name))
            self._environ.pop(name, None)

    __setitem__ = set
    __delitem__ = unset

    def __iter__(self):
        return iter(self._environ)

    def __len__(self):
        return len(self._environ)

    def get(self, name, default=None):
        return self._environ.get(name, default)

    def copy(self):
        return dict(self._environ)

    def __enter__(self):
        return self

    def __exit__(self, *exc_info):
        for name, value in self._changed.items():
            if value is None:
                self._environ.pop(name, None)
            else:
                self._environ[name] = value
        os.environ = self._environ
