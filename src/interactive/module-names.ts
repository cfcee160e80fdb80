/** The modules that an `import` could name. */
import { loadBuiltin } from '../runtime/eval/importer.ts';
import { interpreter } from '../runtime/interpreter.ts';
import { builtinModules } from '../runtime/modules.ts';
import type { Value } from '../runtime/types.ts';
import { PyModule } from '../runtime/values/function.ts';
import { PyList } from '../runtime/values/list.ts';

const IDENTIFIER = /^[\p{ID_Start}_][\p{ID_Continue}]*$/u;

/**
 * The names that can follow `parent.` in an import; all top-level modules for ''.
 * Folders of `sys.path` are listed; no program's code runs.
 */
export function moduleNames(parent: string): string[] {
  const names = new Set<string>();
  const prefix = parent === '' ? '' : `${parent}.`;
  // A builtin package names its parts when it is made.
  if (parent !== '') moduleNamed(parent);
  for (const name of builtinModules.keys()) {
    if (name.startsWith(prefix)) names.add(name.slice(prefix.length).split('.', 1)[0]);
  }
  for (const name of interpreter.modules.keys()) {
    if (typeof name === 'string' && name.startsWith(prefix) && name !== '__main__') {
      names.add(name.slice(prefix.length).split('.', 1)[0]);
    }
  }
  for (const folder of searchPath()) for (const name of modulesIn(folder, parent)) names.add(name);
  return [...names].filter(name => IDENTIFIER.test(name));
}

/** The module of a name, if it is there or can be made without running a program's code: builtin modules are made. */
export function moduleNamed(name: string): PyModule | undefined {
  const loaded: Value | undefined = interpreter.modules.get(name);
  if (loaded instanceof PyModule) return loaded;
  if (loaded !== undefined || name.includes('.') || !builtinModules.has(name)) return undefined;
  return loadBuiltin(name) ?? undefined;
}

function searchPath(): string[] {
  const sys = interpreter.modules.get('sys');
  const path = sys instanceof PyModule ? sys.dict.get('path') : undefined;
  return path instanceof PyList ? path.items.filter((folder): folder is string => typeof folder === 'string') : [];
}

/** Modules and packages that a folder holds, below the package `parent`. */
function modulesIn(folder: string, parent: string): string[] {
  const { files } = interpreter.host;
  if (files === null) return [];
  try {
    const base = [folder === '' ? files.cwd() : folder, ...parent.split('.').filter(Boolean)].join('/');
    if (!files.isDirectory(base)) return [];
    return files.list(base).flatMap(entry => {
      if (entry.endsWith('.py')) return entry === '__init__.py' ? [] : [entry.slice(0, -3)];
      return files.exists(`${base}/${entry}/__init__.py`) ? [entry] : [];
    });
  } catch {
    // A folder that cannot be read holds nothing for us.
    return [];
  }
}
