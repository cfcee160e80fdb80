/** Finding and running modules: builtin ones, then `.py` files along `sys.path`. */

import {
  ImportError,
  isRaised,
  ModuleNotFoundError,
  PyBaseException,
  PyException,
  typeError,
  valueError,
} from '../errors.ts';
import { HostFileError } from '../host.ts';
import { interpreter } from '../interpreter.ts';
import { builtinModules } from '../modules.ts';
import { getAttr, getAttrOptional, setAttr } from '../protocol/attribute.ts';
import { call } from '../protocol/call.ts';
import { toArray } from '../protocol/iterate.ts';
import { isTrue } from '../protocol/number.ts';
import type { Value } from '../types.ts';
import { typeName } from '../types.ts';
import type { PyDict } from '../values/dict.ts';
import { PyModule } from '../values/function.ts';
import { PyList } from '../values/list.ts';
import { PyTuple } from '../values/tuple.ts';
import { compileSource, decodeFile } from './compile.ts';
import { runCode } from './run.ts';

function importError(type: typeof ImportError, message: string, name: string): PyException {
  const error = new PyBaseException(type, new PyTuple([message]));
  error.setField('name', name);
  return new PyException(error);
}

/** `__import__(name, globals, locals, fromlist, level)`. */
export function importModule(name: string, globals: PyDict | null, fromlist: Value, level: number): Value {
  if (level < 0) throw valueError('level must be >= 0');
  const absolute = level === 0 ? name : resolveName(name, globals, level);
  if (absolute === '') throw valueError('Empty module name');
  const module = load(absolute);
  if (fromlist === null || !isTrue(fromlist)) {
    if (level > 0) return module;
    return interpreter.modules.get(absolute.split('.')[0]) ?? module;
  }
  importSubmodules(module, absolute, toArray(fromlist));
  return module;
}

/** `from package import submodule` imports the submodule when the package lacks the name. */
function importSubmodules(module: Value, name: string, names: readonly Value[]): void {
  if (getAttrOptional(module, '__path__') === undefined) return;
  for (const item of names) {
    if (typeof item !== 'string') throw typeError(`Item in \`\`from list'' must be str, not ${typeName(item)}`);
    if (item === '*') {
      const all = getAttrOptional(module, '__all__');
      if (all !== undefined) importSubmodules(module, name, toArray(all));
    } else if (getAttrOptional(module, item) === undefined) {
      try {
        load(`${name}.${item}`);
      } catch (thrown) {
        if (!isRaised(thrown, ModuleNotFoundError) || thrown.value.field('name') !== `${name}.${item}`) throw thrown;
      }
    }
  }
}

function resolveName(name: string, globals: PyDict | null, level: number): string {
  let pack = globals?.get('__package__');
  if (typeof pack !== 'string') {
    const own = globals?.get('__name__');
    if (typeof own !== 'string')
      throw importError(ImportError, 'attempted relative import with no known parent package', name);
    pack = globals?.get('__path__') === undefined ? own.slice(0, Math.max(own.lastIndexOf('.'), 0)) : own;
  }
  if (pack === '') throw importError(ImportError, 'attempted relative import with no known parent package', name);
  const parts = pack.split('.');
  if (level > parts.length) throw importError(ImportError, 'attempted relative import beyond top-level package', name);
  const base = parts.slice(0, parts.length - level + 1).join('.');
  return name === '' ? base : `${base}.${name}`;
}

/** The module of an absolute name, its parents first. */
function load(name: string): Value {
  const loaded = interpreter.modules.get(name);
  if (loaded !== undefined) {
    if (loaded === null) throw importError(ModuleNotFoundError, `import of ${name} halted; None in sys.modules`, name);
    return loaded;
  }
  const dot = name.lastIndexOf('.');
  let path: Value | undefined;
  let beside: Value | undefined;
  if (dot >= 0) {
    const parent = load(name.slice(0, dot));
    path = getAttrOptional(parent, '__path__');
    const again = interpreter.modules.get(name);
    if (again !== undefined) return again;
    beside = builtinModules.has(name.slice(0, dot)) ? libraryFolders(name.slice(0, dot)) : undefined;
    if (path === undefined && beside === undefined && !builtinModules.has(name)) {
      throw importError(
        ModuleNotFoundError,
        `No module named '${name}'; '${name.slice(0, dot)}' is not a package`,
        name,
      );
    }
  }
  let module = loadBuiltin(name) ?? loadFromMetaPath(name, path);
  if (dot < 0 || path !== undefined) module ??= loadFile(name, path);
  if (beside !== undefined) module ??= loadFile(name, beside);
  if (module === null) throw importError(ModuleNotFoundError, `No module named '${name}'`, name);
  if (dot >= 0) setAttr(interpreter.modules.get(name.slice(0, dot)) as Value, name.slice(dot + 1), module);
  return module;
}

/** Makes a builtin module, and keeps it in `sys.modules`. */
export function loadBuiltin(name: string): PyModule | null {
  const definition = builtinModules.get(name)?.();
  if (definition === undefined) return null;
  const module = new PyModule(name, undefined, definition.doc ?? null);
  interpreter.modules.set(name, module);
  const names = definition.create?.(module);
  if (names instanceof Map) for (const [key, value] of names) module.dict.set(key, value);
  else if (names !== undefined) for (const key in names) module.dict.set(key, names[key]);
  if (definition.source !== undefined) {
    try {
      const filename = definition.filename ?? `<frozen ${name}>`;
      const shown = definition.hidden !== true;
      const code = compileSource({ source: definition.source, filename, mode: 'exec', shown, optimize: 0 });
      runCode(code, module.dict, module.dict);
    } catch (thrown) {
      interpreter.modules.delete(name);
      throw thrown;
    }
  }
  return module;
}

function searchPath(): string[] {
  const sys = interpreter.modules.get('sys');
  const path = sys instanceof PyModule ? sys.dict.get('path') : undefined;
  return path instanceof PyList ? path.items.filter((p): p is string => typeof p === 'string') : [];
}

/** What a program's own finders in `sys.meta_path` have. */
function loadFromMetaPath(name: string, path: Value | undefined): Value | null {
  const sys = interpreter.modules.get('sys');
  const finders = sys instanceof PyModule ? sys.dict.get('meta_path') : undefined;
  if (!(finders instanceof PyList) || finders.items.length === 0) return null;
  const bootstrap = load('_frozen_importlib');
  const spec = call(getAttr(bootstrap, '_from_meta_path'), name, path ?? null);
  return spec === null ? null : call(getAttr(bootstrap, '_load'), spec);
}

/** Where the modules of a package lie that is built in itself: those that are not built in come from Python's library. */
function libraryFolders(name: string): Value | undefined {
  const { files } = interpreter.host;
  if (files === null) return undefined;
  const folders = searchPath().map(folder => `${folder === '' ? files.cwd() : folder}/${name.replaceAll('.', '/')}`);
  const found = folders.filter(folder => files.exists(`${folder}/__init__.py`));
  return found.length > 0 ? new PyList(found) : undefined;
}

function loadFile(name: string, packagePath: Value | undefined): Value | null {
  const { files } = interpreter.host;
  if (files === null) return null;
  const folders = packagePath === undefined ? searchPath() : (toArray(packagePath) as string[]);
  const last = name.slice(name.lastIndexOf('.') + 1);
  /** Folders without an `__init__.py`: parts of a namespace package (PEP 420). */
  const parts: string[] = [];
  for (const folder of folders) {
    const base = `${(folder === '' ? files.cwd() : folder).replace(/\/$/, '')}/${last}`;
    if (files.exists(`${base}/__init__.py`)) return runFile(name, `${base}/__init__.py`, base);
    if (files.exists(`${base}.py`) && !files.isDirectory(`${base}.py`)) return runFile(name, `${base}.py`, null);
    if (files.isDirectory(base)) parts.push(base);
  }
  return parts.length > 0 ? namespacePackage(name, parts) : null;
}

function namespacePackage(name: string, parts: string[]): Value {
  const module = new PyModule(name);
  module.dict.set('__path__', new PyList(parts));
  module.dict.set('__file__', null);
  module.dict.set('__package__', name);
  interpreter.modules.set(name, module);
  giveSpec(name, module);
  return module;
}

/**
 * Gives a module of a file its `__spec__` and `__loader__`. Making those takes importlib's Python part, so modules have
 * none as long as nobody has imported that.
 */
function giveSpec(name: string, module: PyModule): void {
  const external = interpreter.modules.get('_frozen_importlib_external');
  if (!(external instanceof PyModule) || !external.dict.has('_give_spec')) return;
  call(external.dict.get('_give_spec') as Value, name, module);
}

function runFile(name: string, path: string, packageFolder: string | null): Value {
  const { files } = interpreter.host;
  const module = new PyModule(name);
  module.dict.set('__file__', path);
  module.dict.set('__builtins__', interpreter.builtins);
  if (packageFolder !== null) module.dict.set('__path__', new PyList([packageFolder]));
  module.dict.set('__package__', packageFolder !== null ? name : name.slice(0, Math.max(name.lastIndexOf('.'), 0)));
  interpreter.modules.set(name, module);
  module.initializing = true;
  try {
    giveSpec(name, module);
    const code = compileSource({ source: decodeFile(files!.readFile(path), path), filename: path, mode: 'exec' });
    runCode(code, module.dict, module.dict);
  } catch (thrown) {
    interpreter.modules.delete(name);
    if (thrown instanceof HostFileError) throw importError(ImportError, thrown.strerror, name);
    throw thrown;
  } finally {
    module.initializing = false;
  }
  return interpreter.modules.get(name) ?? module;
}
