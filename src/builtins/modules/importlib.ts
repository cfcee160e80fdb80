/** `importlib` with its submodules, `runpy`, and `_imp`, through which those ask the interpreter. */
import { PyBytes } from '../../runtime/buffer/objects.ts';
import { bytesOf } from '../../runtime/buffer/request.ts';
import { ImportError, raise } from '../../runtime/errors.ts';
import type { FileSystem } from '../../runtime/host.ts';
import { interpreter } from '../../runtime/interpreter.ts';
import { builtinModules, type ModuleDefinition } from '../../runtime/modules.ts';
import { functions } from '../../runtime/signature/declare.ts';
import type { Value } from '../../runtime/types.ts';
import { PyFloat } from '../../runtime/values/float.ts';
import { PyTuple } from '../../runtime/values/tuple.ts';
import { bootstrapSource } from './importlib/bootstrap-source.ts';
import { externalSource } from './importlib/external-source.ts';
import { abcSource, machinerySource, packageSource, utilSource } from './importlib/package-source.ts';
import { runpySource } from './importlib/runpy-source.ts';
import { grantedFiles, system } from './io/descriptors.ts';
import { offered } from './os/paths.ts';

const granted = (test: (files: FileSystem) => boolean): boolean => {
  const { files } = interpreter.host;
  return files !== null && test(files);
};

export const imp: ModuleDefinition = {
  name: '_imp',
  doc: 'What importlib asks of the interpreter.',
  create: () =>
    functions('_imp', {
      is_builtin: ['(name: str, /)', (name: string) => builtinModules.has(name), 'Whether a module is built in.'],
      load: [
        '(name: str, /)',
        (name: string): Value => {
          const made = interpreter.modules.get(name) ?? interpreter.loadBuiltin(name);
          if (made === null) throw raise(ImportError, `${name} is not a built-in module`);
          return made;
        },
        'A builtin module.',
      ],
      builtin_source: [
        '(name: str, /)',
        (name: string): Value => {
          const definition = builtinModules.get(name)?.();
          return definition?.create === undefined ? (definition?.source ?? null) : null;
        },
        'The source of a builtin module that is written in Python only.',
      ],
      file_exists: [
        '(path: str, /)',
        (path: string) => granted(files => files.exists(path) && !files.isDirectory(path)),
        'Whether a path is a file.',
      ],
      folder_exists: [
        '(path: str, /)',
        (path: string) => granted(files => files.isDirectory(path)),
        'Whether a path is a folder.',
      ],
      read_file: [
        '(path: str, /)',
        (path: string) => new PyBytes(system(() => grantedFiles(path).readFile(path), path)),
        'The bytes of a file.',
      ],
      modified: [
        '(path: str, /)',
        (path: string): Value => {
          const info = system(() => offered(grantedFiles(path), 'stat')(path, true), path);
          return new PyTuple([new PyFloat(Number(info.modified) / 1e9), info.size]);
        },
        'When a file was changed, in seconds, and its size.',
      ],
      decode: [
        '(source, /)',
        (source: Value) => interpreter.decodeSource(bytesOf(source)),
        'Source text of bytes, by their encoding line.',
      ],
    }),
};

export const bootstrap: ModuleDefinition = {
  name: '_frozen_importlib',
  doc: 'Specs of modules, and the importer of builtin ones.',
  filename: '<frozen importlib._bootstrap>',
  source: bootstrapSource,
  hidden: true,
};

export const bootstrapExternal: ModuleDefinition = {
  name: '_frozen_importlib_external',
  doc: 'Modules in files.',
  filename: '<frozen importlib._bootstrap_external>',
  source: externalSource,
  hidden: true,
};

export const importlib: ModuleDefinition = {
  name: 'importlib',
  doc: 'Importing by name.',
  source: packageSource,
};

export const importlibMachinery: ModuleDefinition = {
  name: 'importlib.machinery',
  doc: 'Finders, loaders and specs.',
  source: machinerySource,
};

export const importlibUtil: ModuleDefinition = {
  name: 'importlib.util',
  doc: 'Helps finders and loaders.',
  source: utilSource,
};

export const importlibAbc: ModuleDefinition = {
  name: 'importlib.abc',
  doc: 'What finders and loaders have in common.',
  source: abcSource,
};

export const runpy: ModuleDefinition = {
  name: 'runpy',
  doc: 'Modules and files run as scripts.',
  source: runpySource,
  hidden: true,
};
