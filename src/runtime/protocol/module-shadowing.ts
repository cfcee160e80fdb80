/** Modules of the program that may hide a library's: their names are what is wrong when something is not found in them. */
import { interpreter } from '../interpreter.ts';
import { stdlibModuleNames } from '../stdlib-names.ts';
import type { PyModule } from '../values/function.ts';

let programFolder: string | null = null;
/** Says which folder stands first in sys.path for the modules of the program: '' for the current one, `null` if none does. */
export function setProgramFolder(folder: string | null): void {
  programFolder = folder;
}

/**
 * What messages about a missing name of a module say of its file, if that lies beside the program
 * (`_PyModule_IsPossiblyShadowing`): of any module with the name of one of Python's library, and of others while they are imported.
 * @param origin the file that it came from, `null` if from none
 * @returns the text in parentheses, or `null`
 */
export function renamingHint(module: PyModule, origin: string | null): string | null {
  const name = module.dict.get('__name__');
  const { files } = interpreter.host;
  if (typeof name !== 'string' || origin === null || programFolder === null || files === null) return null;
  const parts = origin.split('/').slice(0, origin.endsWith('/__init__.py') ? -2 : -1);
  if (parts.join('/') !== (programFolder === '' ? files.cwd() : programFolder)) return null;
  if (stdlibModuleNames.has(name)) {
    const same = `it has the same name as the standard library module named '${name}'`;
    return `consider renaming '${origin}' since ${same} and prevents importing that standard library module`;
  }
  if (!module.initializing) return null;
  return `consider renaming '${origin}' if it has the same name as a library you intended to import`;
}
