/** `importlib._bootstrap_external`: modules in files. */
import { placedLines } from './placed-lines.ts';

export const externalSource = placedLines(`
import sys
from _imp import file_exists, folder_exists, read_file, modified
from _frozen_importlib import BuiltinImporter, ModuleSpec, _call_with_frames_removed, spec_from_loader

SOURCE_SUFFIXES = ['.py']
BYTECODE_SUFFIXES = ['.pyc']
EXTENSION_SUFFIXES = []


def _join(folder, name):
    return f"{folder.rstrip('/')}/{name}" if folder else name


class _Files:
    def __init__(self, fullname, path):
        self.name, self.path = fullname, path

    def __eq__(self, other):
        return type(self) is type(other) and self.__dict__ == other.__dict__

    def __hash__(self):
        return hash((self.name, self.path))

    def get_filename(self, name=None):
        """The path of the file."""
        self._check(name)
        return self.path

    def _check(self, name):
        if name is not None and name != self.name:
            raise ImportError('loader for %s cannot handle %s' % (self.name, name), name=name)

    def get_data(self, path):
        """The bytes of a file."""
        return read_file(path)

    def is_package(self, fullname):
        return self.path.rpartition('/')[2].rpartition('.')[0] == '__init__' != fullname.rpartition('.')[2]

    def create_module(self, spec):
        """None: an ordinary module will do."""

    def exec_module(self, module):
        """Runs the module's code in it."""
        code = self.get_code(module.__name__)
        if code is None:
            raise ImportError(f'cannot load module {module.__name__!r} when get_code() returns None')
        exec(code, module.__dict__)

    def load_module(self, fullname=None):
        from _frozen_importlib import _load
        self._check(fullname)
        module = _load(spec_from_file_location(self.name, self.path, loader=self))
        sys.modules[self.name] = module
        return module


class SourceFileLoader(_Files):
    """Loads a module of source text."""

    def get_source(self, fullname):
        """The source as text."""
        data = self.get_data(self.get_filename(fullname))
        return decode_source(data)

    def path_stats(self, path):
        seconds, size = modified(path)
        return {'mtime': seconds, 'size': size}

    #@825
    def source_to_code(self, data, path, *, _optimize=-1):
        """A code object from source."""
        return _call_with_frames_removed(compile, data, path, 'exec', dont_inherit=True, optimize=_optimize)

    #@894
    def get_code(self, fullname):
        """The module's code object."""
        path = self.get_filename(fullname)
        return self.source_to_code(self.get_data(path), path)


class SourcelessFileLoader(_Files):
    """Would load bytecode, which Octets has none of."""

    def get_code(self, fullname):
        raise ImportError('Octets runs no bytecode', name=fullname, path=self.path)

    def get_source(self, fullname):
        return None


class NamespaceLoader:
    """Loads a package without a file."""

    def __init__(self, name, path, path_finder=None):
        self._path = path

    def get_code(self, name):
        return compile(self.get_source(name), '<string>', 'exec', dont_inherit=True)

    def get_source(self, name):
        """Nothing: there is no file."""
        return ''

    def is_package(self, name):
        return True

    def create_module(self, spec):
        """None: an ordinary module will do."""

    def exec_module(self, module):
        """There is nothing to run."""


def decode_source(source_bytes):
    """Source text of bytes, by its encoding line, with newlines as \\\\n."""
    from _imp import decode
    return decode(source_bytes).replace('\\r\\n', '\\n').replace('\\r', '\\n')


class FileFinder:
    """Finds modules in one folder."""

    def __init__(self, path, *loader_details):
        self.path = path or '.'
        self._loaders = [(suffix, loader) for loader, suffixes in loader_details for suffix in suffixes]
        if not self._loaders:
            self._loaders = [('.py', SourceFileLoader)]

    def __repr__(self):
        return f'FileFinder({self.path!r})'

    def invalidate_caches(self):
        """Nothing is cached."""

    def find_spec(self, fullname, target=None):
        last = fullname.rpartition('.')[2]
        base = _join(self.path, last)
        for suffix, loader in self._loaders:
            path = _join(base, '__init__' + suffix)
            if file_exists(path):
                return spec_from_file_location(fullname, path, loader=loader(fullname, path),
                                               submodule_search_locations=[base])
        for suffix, loader in self._loaders:
            if file_exists(base + suffix):
                return spec_from_file_location(fullname, base + suffix, loader=loader(fullname, base + suffix))
        if folder_exists(base):
            spec = ModuleSpec(fullname, None)
            spec.submodule_search_locations = [base]
            return spec
        return None

    @classmethod
    def path_hook(cls, *loader_details):
        """A hook for sys.path_hooks."""
        def path_hook_for_FileFinder(path):
            if not folder_exists(path or '.'):
                raise ImportError('only directories are supported', path=path)
            return cls(path, *loader_details)
        return path_hook_for_FileFinder


class PathFinder:
    """Finds modules along sys.path, or a package's own path."""

    @staticmethod
    def invalidate_caches():
        """Nothing is cached."""

    @classmethod
    def find_spec(cls, fullname, path=None, target=None):
        parts = []
        for folder in sys.path if path is None else path:
            if not isinstance(folder, str):
                continue
            spec = FileFinder(folder or _folder()).find_spec(fullname)
            if spec is not None and spec.loader is not None:
                return spec
            parts += spec.submodule_search_locations if spec else []
        if not parts:
            return None
        spec = ModuleSpec(fullname, NamespaceLoader(fullname, parts))
        spec.submodule_search_locations = parts
        return spec


def _folder():
    import os
    return os.getcwd()


def spec_from_file_location(name, location=None, *, loader=None, submodule_search_locations=Ellipsis):
    """A spec for a module in a file."""
    if location is None:
        location = loader.get_filename(name) if hasattr(loader, 'get_filename') else '<unknown>'
    else:
        import os
        location = os.fspath(location)
        if not location.startswith('/'):
            location = os.path.abspath(location)
    if loader is None:
        if not location.endswith('.py'):
            return None
        loader = SourceFileLoader(name, location)
    spec = ModuleSpec(name, loader, origin=location)
    spec.has_location = True
    if submodule_search_locations is Ellipsis:
        submodule_search_locations = None
        if hasattr(loader, 'is_package') and loader.is_package(name):
            submodule_search_locations = []
    spec.submodule_search_locations = submodule_search_locations
    if submodule_search_locations == []:
        spec.submodule_search_locations.append(location.rpartition('/')[0])
    return spec


def _give_spec(name, module):
    """Sets what a module that was imported before, or by the interpreter itself, has to say of its origin."""
    if module.__spec__ is not None:
        return
    path = getattr(module, '__file__', None)
    folders = getattr(module, '__path__', None)
    if path is not None:
        loader = SourceFileLoader(name, path)
        spec = spec_from_file_location(name, path, loader=loader, submodule_search_locations=folders)
    elif folders is not None:
        spec = ModuleSpec(name, NamespaceLoader(name, folders))
        spec.submodule_search_locations = folders
    else:
        return
    module.__spec__, module.__loader__ = spec, spec.loader


def cache_from_source(path, debug_override=None, *, optimization=None):
    """Where CPython would keep the bytecode of a source file."""
    import os
    folder, name = os.path.split(os.fspath(path))
    tag = sys.implementation.cache_tag
    if tag is None:
        raise NotImplementedError('sys.implementation.cache_tag is None')
    level = sys.flags.optimize or '' if optimization is None else optimization
    return os.path.join(folder, '__pycache__', f"{name.rpartition('.')[0]}.{tag}{level and f'.opt-{level}'}.pyc")


for _name, _module in list(sys.modules.items()):
    if _name == '__main__' or not isinstance(_module, type(sys)):
        continue
    if _name in sys.builtin_module_names:
        if _module.__spec__ is None:
            _module.__loader__ = BuiltinImporter
            _module.__spec__ = BuiltinImporter.find_spec(_name)
    else:
        _give_spec(_name, _module)
`);
