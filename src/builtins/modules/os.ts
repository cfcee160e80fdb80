/** The modules `os` and `posixpath` (`os.path`), over the host's files and environment. */
import { PyBytes } from '../../runtime/buffer/objects.ts';
import { ImmediateExit, PyException } from '../../runtime/errors.ts';
import type { FileSystem } from '../../runtime/host.ts';
import { interpreter } from '../../runtime/interpreter.ts';
import type { ModuleDefinition } from '../../runtime/modules.ts';
import { pathText } from '../../runtime/protocol/path.ts';
import { functions } from '../../runtime/signature/declare.ts';
import type { Value } from '../../runtime/types.ts';
import { PyDict } from '../../runtime/values/dict.ts';
import { PyList } from '../../runtime/values/list.ts';
import { osError } from '../exceptions/os-error.ts';
import { system } from './io/descriptors.ts';
import { settleAbandoned } from './io/unwritten.ts';
import { descriptorRows, FLAGS } from './os/descriptors.ts';
import { posixpathSource } from './os/posixpath-source.ts';
import { source } from './os/source.ts';

/** Runs an operation on the host's files; its failures become OSError. */
function onFiles<T>(path: string, operation: (files: FileSystem) => T): T {
  const { files } = interpreter.host;
  if (files === null) throw osError(1, 'Operation not permitted', path);
  settleAbandoned();
  return system(() => operation(files), path);
}

const quietly = (value: Value, test: (files: FileSystem, path: string) => boolean): boolean => {
  const { files } = interpreter.host;
  settleAbandoned();
  return files !== null && test(files, pathText(value));
};

export const posixpath: ModuleDefinition = {
  name: 'posixpath',
  doc: 'Paths as POSIX spells them.',
  create: () =>
    functions('posix', {
      exists: ['(path)', (path: Value) => quietly(path, (files, p) => files.exists(p)), 'Whether a path exists.'],
      isdir: [
        '(path)',
        (path: Value) => quietly(path, (files, p) => files.isDirectory(p)),
        'Whether a path is a folder.',
      ],
      isfile: [
        '(path)',
        (path: Value) => quietly(path, (files, p) => files.exists(p) && !files.isDirectory(p)),
        'Whether a path is a file.',
      ],
      getsize: [
        '(path)',
        (path: Value) => onFiles(pathText(path), files => files.readFile(pathText(path)).length),
        'The size of a file in bytes.',
      ],
      _getcwd: ['()', () => onFiles('.', files => files.cwd()), 'The current folder.'],
    }),
  source: posixpathSource,
};

export const os: ModuleDefinition = {
  name: 'os',
  doc: 'The operating system, as far as the host grants it.',
  create() {
    const names = functions('posix', {
      getcwd: ['()', () => onFiles('.', files => files.cwd()), 'The current folder.'],
      listdir: [
        '(path=None)',
        (path: Value = null) => {
          const text = path === null ? '.' : pathText(path);
          return new PyList(onFiles(text, files => files.list(text)));
        },
        'The names in a folder.',
      ],
      remove: [
        '(path)',
        (path: Value) => {
          const text = pathText(path);
          onFiles(text, files => files.remove(text));
          return null;
        },
        'Removes a file.',
      ],
      mkdir: [
        '(path, mode: int = 511)',
        (path: Value, mode = 0o777) => {
          const text = pathText(path);
          onFiles(text, files => files.makeDirectory(text, mode));
          return null;
        },
        'Makes a folder.',
      ],
      rmdir: [
        '(path)',
        (path: Value) => {
          const text = pathText(path);
          onFiles(text, files => files.removeDirectory(text));
          return null;
        },
        'Removes an empty folder.',
      ],
      rename: [
        '(src, dst)',
        (from: Value, to: Value) => {
          const source = pathText(from);
          const target = pathText(to);
          try {
            onFiles(source, files => files.rename(source, target));
          } catch (thrown) {
            if (thrown instanceof PyException) thrown.value.setField('filename2', target);
            throw thrown;
          }
          return null;
        },
        'Gives a file or a folder another name.',
      ],
      _exit: [
        '(status: int)',
        (status: number): Value => {
          throw new ImmediateExit(status & 0xff);
        },
        'Ends the process at once: no cleanup, no flushing of streams.',
      ],
      urandom: [
        '(size: ssize, /)',
        (size: number) => new PyBytes(interpreter.host.randomBytes(size)),
        'Random bytes for cryptography.',
      ],
    });
    for (const [name, value] of functions('posix', descriptorRows)) names.set(name, value);
    for (const name in FLAGS) names.set(`O_${name}`, FLAGS[name]);
    names.set('unlink', names.get('remove')!);
    names.set('replace', names.get('rename')!);
    names.set('_environ', PyDict.from(interpreter.host.env));
    return names;
  },
  source,
};
