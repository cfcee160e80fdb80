/** `runpy`: modules and files run as scripts. */
import { placedLines } from './placed-lines.ts';

export const runpySource = placedLines(`
import sys
import os
import io
import importlib.machinery
import importlib.util

__all__ = ['run_module', 'run_path']
ModuleType = type(sys)


class _TempModule:
    """A module that is in sys.modules for a while."""

    def __init__(self, mod_name):
        self.mod_name = mod_name
        self.module = ModuleType(mod_name)
        self._before = []

    def __enter__(self):
        if self.mod_name in sys.modules:
            self._before.append(sys.modules[self.mod_name])
        sys.modules[self.mod_name] = self.module
        return self

    def __exit__(self, *args):
        if self._before:
            sys.modules[self.mod_name] = self._before.pop()
        else:
            del sys.modules[self.mod_name]


class _ModifiedArgv0:
    """sys.argv[0] with another value for a while."""

    def __init__(self, value):
        self.value = value

    def __enter__(self):
        self._before = sys.argv[0]
        sys.argv[0] = self.value

    def __exit__(self, *args):
        sys.argv[0] = self._before


def _run_code(code, run_globals, init_globals=None, mod_name=None, mod_spec=None, pkg_name=None, script_name=None):
    if init_globals is not None:
        run_globals.update(init_globals)
    loader = file = cached = None
    if mod_spec is None:
        file = script_name
    else:
        loader, file, cached = mod_spec.loader, mod_spec.origin, mod_spec.cached
        if pkg_name is None:
            pkg_name = mod_spec.parent
    run_globals |= dict(__name__=mod_name, __file__=file, __cached__=cached, __doc__=None, __loader__=loader,
                        __package__=pkg_name, __spec__=mod_spec)
    #@88
    exec(code, run_globals)
    return run_globals


def _get_module_details(mod_name, error=ImportError):
    if mod_name.startswith('.'):
        raise error('Relative module names not supported')
    package = mod_name.rpartition('.')[0]
    if package:
        try:
            #@114
            __import__(package)
        except ImportError as problem:
            missing = problem.name
            if missing is None or (missing != package and not package.startswith(missing + '.')):
                raise
        loaded = sys.modules.get(mod_name)
        if loaded is not None and not hasattr(loaded, '__path__'):
            from warnings import warn
            text = f'{mod_name!r} found in sys.modules after import of package {package!r}, but prior to execution of '
            text += f'{mod_name!r}; this may result in unpredictable behaviour'
            #@130
            warn(RuntimeWarning(text))
    try:
        spec = importlib.util.find_spec(mod_name)
    except (ImportError, AttributeError, TypeError, ValueError) as problem:
        text = f'Error while finding module specification for {mod_name!r} ({type(problem).__name__}: {problem})'
        if mod_name.endswith('.py'):
            text += f'. Try using {mod_name[:-3]!r} instead of {mod_name!r} as the module name.'
        raise error(text) from problem
    if spec is None:
        raise error(f'No module named {mod_name}')
    if spec.submodule_search_locations is not None:
        if '__main__' in (mod_name, mod_name.rpartition('.')[2]):
            raise error('Cannot use package as __main__ module')
        try:
            return _get_module_details(mod_name + '.__main__', error)
        except error as problem:
            if mod_name not in sys.modules:
                raise
            raise error(f'{problem}; {mod_name!r} is a package and cannot be directly executed')
    if spec.loader is None:
        raise error(f'{mod_name!r} is a namespace package and cannot be executed')
    try:
        #@164
        code = spec.loader.get_code(mod_name)
    except ImportError as problem:
        raise error(str(problem)) from problem
    if code is None:
        raise error(f'No code object available for {mod_name}')
    return mod_name, spec, code


class _Error(Exception):
    """What ends the command with a message instead of a traceback."""


#@184
def _run_module_as_main(mod_name, alter_argv=True):
    """Runs a module as __main__: what -m does."""
    try:
        if mod_name == '__main__' and not alter_argv:
            mod_name, mod_spec, code = _get_main_module_details(_Error)
        else:
            #@194
            mod_name, mod_spec, code = _get_module_details(mod_name, _Error)
    except _Error as problem:
        sys.exit(f"{sys.executable or 'octets'}: {problem}")
    main_globals = sys.modules['__main__'].__dict__
    if alter_argv:
        sys.argv[0] = mod_spec.origin
    #@203
    return _run_code(code, main_globals, None, '__main__', mod_spec)


def run_module(mod_name, init_globals=None, run_name=None, alter_sys=False):
    """Runs a module's code without importing it; the globals that it leaves."""
    mod_name, spec, code = _get_module_details(mod_name)
    run_name = mod_name if run_name is None else run_name
    if not alter_sys:
        return _run_code(code, {}, init_globals, run_name, spec)
    with _TempModule(run_name) as made, _ModifiedArgv0(spec.origin):
        return _run_code(code, made.module.__dict__, init_globals, run_name, spec).copy()


def _get_main_module_details(error=ImportError):
    known = sys.modules.pop('__main__', None)
    try:
        return _get_module_details('__main__')
    except ImportError as problem:
        if '__main__' in str(problem):
            raise error(f"can't find '__main__' module in {sys.path[0]!r}") from problem
        raise
    finally:
        if known is not None:
            sys.modules['__main__'] = known


def run_path(path_name, init_globals=None, run_name=None):
    """Runs a file, or the __main__ of a folder; the globals that it leaves."""
    run_name = '<run_path>' if run_name is None else run_name
    package = run_name.rpartition('.')[0]
    path = os.fsdecode(path_name)
    if os.path.isdir(path):
        sys.path.insert(0, path)
        try:
            _, spec, code = _get_main_module_details()
            with _TempModule(run_name) as made, _ModifiedArgv0(path):
                return _run_code(code, made.module.__dict__, init_globals, run_name, spec, package).copy()
        finally:
            if path in sys.path:
                sys.path.remove(path)
    with io.open_code(path) as file:
        code = compile(file.read(), path, 'exec')
    with _TempModule(run_name) as made, _ModifiedArgv0(path):
        return _run_code(code, made.module.__dict__, init_globals, run_name, None, package, path).copy()
`);
