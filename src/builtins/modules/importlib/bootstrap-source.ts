/** `importlib._bootstrap`: specs of modules, and the importer of builtin ones. */
import { placedLines } from './placed-lines.ts';

export const bootstrapSource = placedLines(`
import sys
from _imp import is_builtin, builtin_source, load


class ModuleSpec:
    """What is known of a module before it is loaded."""

    def __init__(self, name, loader, *, origin=None, loader_state=None, is_package=None):
        self.name, self.loader, self.origin, self.loader_state = name, loader, origin, loader_state
        self._located, self._cached = False, None
        self.submodule_search_locations = [] if is_package else None

    def __repr__(self):
        shown = {'name': self.name, 'loader': self.loader}
        if self.origin is not None:
            shown['origin'] = self.origin
        if self.submodule_search_locations is not None:
            shown['submodule_search_locations'] = self.submodule_search_locations
        return type(self).__name__ + '(' + ', '.join(f'{k}={v!r}' for k, v in shown.items()) + ')'

    def __eq__(self, other):
        if not isinstance(other, ModuleSpec):
            return NotImplemented
        names = 'name', 'loader', 'origin', 'submodule_search_locations', 'cached', 'has_location'
        return all(getattr(self, n) == getattr(other, n) for n in names)

    __hash__ = None

    @property
    def cached(self):
        """Where bytecode would be: nowhere unless somebody says so."""
        return self._cached

    @cached.setter
    def cached(self, path):
        self._cached = path

    @property
    def parent(self):
        """The package that the module is in; a package's own name."""
        if self.submodule_search_locations is not None:
            return self.name
        return self.name.rpartition('.')[0]

    @property
    def has_location(self):
        return self._located

    @has_location.setter
    def has_location(self, has):
        self._located = bool(has)


class BuiltinImporter:
    """Finds and loads the modules that are built in."""
    _ORIGIN = 'built-in'

    @classmethod
    def find_spec(cls, fullname, path=None, target=None):
        return spec_from_loader(fullname, cls, origin=cls._ORIGIN) if is_builtin(fullname) else None

    @staticmethod
    def create_module(spec):
        return load(spec.name)

    @staticmethod
    def exec_module(module):
        """Nothing is left to do: the module was made whole."""

    @classmethod
    def load_module(cls, fullname):
        return load(fullname)

    @classmethod
    def get_code(cls, fullname):
        source = builtin_source(fullname)
        return None if source is None else compile(source, f'<frozen {fullname}>', 'exec', dont_inherit=True)

    @classmethod
    def get_source(cls, fullname):
        return None

    @classmethod
    def is_package(cls, fullname):
        return any(name.startswith(fullname + '.') for name in sys.builtin_module_names)


def spec_from_loader(name, loader, *, origin=None, is_package=None):
    """A spec for a loader, which is asked for what is not given."""
    if origin is None:
        origin = getattr(loader, '_ORIGIN', None)
    if is_package is None and hasattr(loader, 'is_package'):
        try:
            is_package = loader.is_package(name)
        except ImportError:
            is_package = None
    spec = ModuleSpec(name, loader, origin=origin, is_package=bool(is_package))
    if hasattr(loader, 'get_filename'):
        spec.origin = loader.get_filename(name)
        spec.has_location = True
        if is_package:
            spec.submodule_search_locations = [spec.origin.rpartition('/')[0]]
    return spec


def module_from_spec(spec):
    """A module for a spec, not executed yet."""
    create = getattr(spec.loader, 'create_module', None)
    if create is None and hasattr(spec.loader, 'exec_module'):
        raise ImportError('loaders that define exec_module() must also define create_module()')
    made = create and create(spec)
    if made is None:
        made = type(sys)(spec.name)
    _furnish(made, spec)
    return made


def _furnish(module, spec):
    module.__spec__ = spec
    module.__name__ = spec.name
    module.__loader__ = spec.loader
    module.__package__ = spec.parent
    if spec.submodule_search_locations is not None:
        module.__path__ = spec.submodule_search_locations
    if spec.has_location:
        module.__file__ = spec.origin
        if spec.cached is not None:
            module.__cached__ = spec.cached


def _load(spec):
    """The module of a spec, executed."""
    if not hasattr(spec.loader, 'exec_module') and spec.loader is not None:
        return spec.loader.load_module(spec.name)
    module = module_from_spec(spec)
    sys.modules[spec.name] = module
    try:
        if spec.loader is not None:
            spec.loader.exec_module(module)
    except BaseException:
        sys.modules.pop(spec.name, None)
        raise
    # The module may have put something else in its place.
    return sys.modules.setdefault(spec.name, module)


def _from_meta_path(name, path):
    """The spec that a finder of sys.meta_path has for a name, or None."""
    for finder in sys.meta_path:
        find = getattr(finder, 'find_spec', None)
        spec = find and find(name, path, None)
        if spec is not None:
            return spec
    return None


#@490
def _call_with_frames_removed(f, *args, **kwds):
    return f(*args, **kwds)
`);
