/** `importlib` and what is in it, in Python. */

export const packageSource = `
import sys
import _frozen_importlib as _bootstrap
import _frozen_importlib_external as _bootstrap_external

__all__ = ['__import__', 'import_module', 'invalidate_caches', 'reload']
__path__ = []
sys.modules['importlib._bootstrap'] = _bootstrap
sys.modules['importlib._bootstrap_external'] = _bootstrap_external
__import__ = __import__


def import_module(name, package=None):
    """Imports a module by its name, which may be relative to a package."""
    if name.startswith('.'):
        if not package:
            raise TypeError("the 'package' argument is required to perform a relative import for {!r}".format(name))
        level = len(name) - len(name.lstrip('.'))
        bits = package.rsplit('.', level - 1)
        if len(bits) < level:
            raise ImportError('attempted relative import beyond top-level package')
        name = f'{bits[0]}.{name[level:]}' if name[level:] else bits[0]
    __import__(name)
    return sys.modules[name]


def invalidate_caches():
    """Asks the finders of sys.meta_path to forget what they know."""
    for finder in sys.meta_path:
        if hasattr(finder, 'invalidate_caches'):
            finder.invalidate_caches()


def reload(module):
    """Runs a module's code in it again."""
    known = getattr(module, '__spec__', None)
    name = getattr(module, '__name__', None) if known is None else known.name
    if not isinstance(name, str):
        raise TypeError('reload() argument must be a module')
    if sys.modules.get(name) is not module:
        raise ImportError(f'module {name} not in sys.modules', name=name)
    package = name.rpartition('.')[0]
    path = sys.modules[package].__path__ if package else None
    spec = _find(name, path)
    if spec is None:
        raise ModuleNotFoundError(f'spec not found for the module {name!r}', name=name)
    _bootstrap._furnish(module, spec)
    spec.loader.exec_module(module)
    return sys.modules[name]


def _find(name, path):
    return (_bootstrap.BuiltinImporter.find_spec(name) or _bootstrap._from_meta_path(name, path)
            or _bootstrap_external.PathFinder.find_spec(name, path))
`;

export const machinerySource = `
from importlib._bootstrap import BuiltinImporter, ModuleSpec
from importlib._bootstrap_external import (
    BYTECODE_SUFFIXES, EXTENSION_SUFFIXES, FileFinder, NamespaceLoader, PathFinder, SourceFileLoader,
    SourcelessFileLoader, SOURCE_SUFFIXES)

__all__ = ['BYTECODE_SUFFIXES', 'BuiltinImporter', 'EXTENSION_SUFFIXES', 'FileFinder', 'ModuleSpec', 'NamespaceLoader',
           'PathFinder', 'SOURCE_SUFFIXES', 'SourceFileLoader', 'SourcelessFileLoader', 'all_suffixes']


def all_suffixes():
    """The endings of files that can be imported."""
    return SOURCE_SUFFIXES + BYTECODE_SUFFIXES + EXTENSION_SUFFIXES
`;

export const utilSource = `
import sys
from importlib import _find
from importlib._bootstrap import module_from_spec, spec_from_loader
from importlib._bootstrap_external import cache_from_source, decode_source, spec_from_file_location

__all__ = ['cache_from_source', 'decode_source', 'find_spec', 'module_from_spec', 'resolve_name',
           'source_from_cache', 'source_hash', 'spec_from_file_location', 'spec_from_loader']
MAGIC_NUMBER = b'\\x2b\\x0e\\r\\n'


def resolve_name(name, package):
    """An absolute name of one that may be relative to a package."""
    dots = len(name) - len(name.lstrip('.'))
    if not dots:
        return name
    if not package:
        raise ImportError(f'no package specified for {name!r} (required for relative module names)')
    bits = package.rsplit('.', dots - 1)
    if len(bits) < dots:
        raise ImportError('attempted relative import beyond top-level package')
    return f'{bits[0]}.{name[dots:]}' if name[dots:] else bits[0]


def find_spec(name, package=None):
    """The spec of a module, without importing it (but its parents); None if there is none."""
    full = resolve_name(name, package)
    if full in sys.modules:
        loaded = sys.modules[full]
        known = getattr(loaded, '__spec__', sys)
        if loaded is None or known not in (None, sys):
            return loaded and known
        raise ValueError(f"{name}.__spec__ is {'not set' if known is sys else None}")
    parent = full.rpartition('.')[0]
    path = None
    if parent:
        package = __import__(parent, fromlist=['__path__'])
        try:
            path = package.__path__
        except AttributeError as problem:
            raise ModuleNotFoundError(f'__path__ attribute not found on {parent!r} while trying to find {full!r}',
                                      name=full) from problem
    return _find(full, path)


def source_from_cache(path):
    """The source that a bytecode file was made of."""
    import os
    folder, name = os.path.split(os.fspath(path))
    above, cache = os.path.split(folder)
    if cache != '__pycache__':
        raise ValueError(f'__pycache__ not bottom-level directory in {path!r}')
    if name.count('.') not in (2, 3):
        raise ValueError(f"expected only 2 or 3 dots in {name!r}")
    return os.path.join(above, name.partition('.')[0] + '.py')


def source_hash(source_bytes):
    raise NotImplementedError('Octets makes no bytecode')
`;

export const abcSource = `
import abc
from importlib._bootstrap import BuiltinImporter
from importlib._bootstrap_external import (
    FileFinder, NamespaceLoader, PathFinder, SourceFileLoader, SourcelessFileLoader)

__all__ = ['ExecutionLoader', 'FileLoader', 'InspectLoader', 'Loader', 'MetaPathFinder', 'PathEntryFinder',
           'ResourceLoader', 'SourceLoader']


class MetaPathFinder(metaclass=abc.ABCMeta):
    """A finder for sys.meta_path."""

    def invalidate_caches(self):
        """Forgets what is kept of earlier searches."""


class PathEntryFinder(metaclass=abc.ABCMeta):
    """A finder for one entry of a path."""

    def invalidate_caches(self):
        """Forgets what is kept of earlier searches."""


class Loader(metaclass=abc.ABCMeta):
    """What loads a module."""

    def create_module(self, spec):
        """The module for a spec, or None for an ordinary one."""
        return None

    def load_module(self, fullname):
        if not hasattr(self, 'exec_module'):
            raise ImportError
        from importlib._bootstrap import _load, spec_from_loader
        return _load(spec_from_loader(fullname, self))


class ResourceLoader(Loader):
    """A loader that reads data by path."""

    @abc.abstractmethod
    def get_data(self, path):
        raise OSError


class InspectLoader(Loader):
    """A loader that can be asked for source and code."""

    def is_package(self, fullname):
        raise ImportError

    def get_code(self, fullname):
        source = self.get_source(fullname)
        return None if source is None else self.source_to_code(source)

    @abc.abstractmethod
    def get_source(self, fullname):
        raise ImportError

    @staticmethod
    def source_to_code(data, path='<string>'):
        return compile(data, path, 'exec', dont_inherit=True)

    def exec_module(self, module):
        """Runs the module's code in it."""
        exec(self.get_code(module.__name__), module.__dict__)


class ExecutionLoader(InspectLoader):
    """A loader that knows the file of a module."""

    @abc.abstractmethod
    def get_filename(self, fullname):
        raise ImportError

    def get_code(self, fullname):
        text = self.get_source(fullname)
        try:
            place = [self.get_filename(fullname)]
        except ImportError:
            place = []
        return text if text is None else self.source_to_code(text, *place)


class FileLoader(ResourceLoader, ExecutionLoader):
    """A loader of one file."""

    def __init__(self, fullname, path):
        self.name, self.path = fullname, path

    def get_filename(self, name=None):
        return self.path

    def get_data(self, path):
        with open(path, 'rb') as file:
            return file.read()


class SourceLoader(ResourceLoader, ExecutionLoader):
    """A loader of source text by path."""

    def path_mtime(self, path):
        if type(self).path_stats is SourceLoader.path_stats:
            raise OSError
        return int(self.path_stats(path)['mtime'])

    def path_stats(self, path):
        if type(self).path_mtime is SourceLoader.path_mtime:
            raise OSError
        return {'mtime': self.path_mtime(path)}

    def set_data(self, path, data):
        """Keeps nothing."""

    def is_package(self, fullname):
        name = self.get_filename(fullname).rpartition('/')[2]
        return name.rpartition('.')[0] == '__init__' != fullname.rpartition('.')[2]

    def get_source(self, fullname):
        from importlib._bootstrap_external import decode_source
        path = self.get_filename(fullname)
        try:
            return decode_source(self.get_data(path))
        except OSError as problem:
            raise ImportError('source not available through get_data()', name=fullname) from problem


MetaPathFinder.register(BuiltinImporter)
MetaPathFinder.register(PathFinder)
PathEntryFinder.register(FileFinder)
InspectLoader.register(BuiltinImporter)
InspectLoader.register(NamespaceLoader)
SourceLoader.register(SourceFileLoader)
FileLoader.register(SourceFileLoader)
FileLoader.register(SourcelessFileLoader)
`;
