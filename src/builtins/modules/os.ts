/** The modules `posix`, `os` and `posixpath` (`os.path`), over the host's files and environment. */

import { isRaised, OSError, ValueError } from '../../runtime/errors.ts';
import type { FileSystem } from '../../runtime/host.ts';
import { interpreter } from '../../runtime/interpreter.ts';
import type { ModuleDefinition } from '../../runtime/modules.ts';
import { functions } from '../../runtime/signature/declare.ts';
import type { Value } from '../../runtime/types.ts';
import { PyDict } from '../../runtime/values/dict.ts';
import { settleAbandoned } from './io/unwritten.ts';
import { OS_CONSTANTS } from './os/constants.ts';
import { descriptorRows } from './os/descriptors.ts';
import { fileRows } from './os/files.ts';
import { pathArgument, place } from './os/paths.ts';
import { posixpathSource } from './os/posixpath-source.ts';
import { source } from './os/source.ts';
import { statResultType, statusRows } from './os/status.ts';
import { systemRows, terminalSizeType, timesResultType, unameResultType } from './os/system.ts';

/** What `os.path` asks of a path: False where there is nothing, or the path cannot be. */
const question = (
  name: string,
  parameter: string,
  ask: (files: FileSystem, path: string) => boolean,
): readonly [string, (path: Value) => boolean, string] => [
  `(${parameter})`,
  (path: Value) => {
    const { files } = interpreter.host;
    settleAbandoned();
    try {
      const argument = pathArgument('stat', 'path', path, { descriptor: true });
      return files !== null && ask(files, place(files, argument, null));
    } catch (thrown) {
      if (isRaised(thrown, OSError) || isRaised(thrown, ValueError)) return false;
      throw thrown;
    }
  },
  `Whether a path ${name}.`,
];

export const posixpath: ModuleDefinition = {
  name: 'posixpath',
  doc: 'Paths as POSIX spells them.',
  create: () =>
    functions('posix', {
      _exists: question('exists', 'path', (files, path) => files.exists(path)),
      _isdir: question('is a folder', 's', (files, path) => files.isDirectory(path)),
      _isfile: question('is a file', 'path', (files, path) =>
        files.stat === undefined
          ? files.exists(path) && !files.isDirectory(path)
          : files.exists(path) && (files.stat(path, true).mode & 0o170000) === 0o100000,
      ),
    }),
  source: posixpathSource,
};

function posixNames(): Map<string, Value> {
  const names = functions('posix', { ...fileRows, ...statusRows, ...descriptorRows, ...systemRows });
  for (const name in OS_CONSTANTS) names.set(name, OS_CONSTANTS[name]!);
  names.set('stat_result', statResultType);
  names.set('uname_result', unameResultType);
  names.set('times_result', timesResultType);
  names.set('terminal_size', terminalSizeType);
  names.set('error', OSError);
  names.set('_environ', PyDict.from(interpreter.host.env));
  return names;
}

export const posix: ModuleDefinition = {
  name: 'posix',
  doc: 'What the host grants of the operating system.',
  create: posixNames,
};

export const os: ModuleDefinition = {
  name: 'os',
  doc: 'The operating system, as far as the host grants it.',
  source,
};
