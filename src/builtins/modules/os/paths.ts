/** Arguments of os's functions that are paths (C `path_t`), and how the host's failures show them. */
import { PyBytes } from '../../../runtime/buffer/objects.ts';
import { decode } from '../../../runtime/codecs/registry.ts';
import { encodeUtf8 } from '../../../runtime/codecs/utf8.ts';
import { isRaised, OSError, PyException, RuntimeWarning, typeError, valueError } from '../../../runtime/errors.ts';
import type { FileSystem } from '../../../runtime/host.ts';
import { interpreter } from '../../../runtime/interpreter.ts';
import { lookupSpecial } from '../../../runtime/protocol/call.ts';
import { hasIndex, indexOf } from '../../../runtime/protocol/number.ts';
import { bytesType, isInstance, typeName, type Value } from '../../../runtime/types.ts';
import { strValue } from '../../../runtime/values/subclass.ts';
import { osError } from '../../exceptions/os-error.ts';
import { grantedFiles, system } from '../io/descriptors.ts';
import { pathOf } from '../io/file-io.ts';
import { settleAbandoned } from '../io/unwritten.ts';

export interface PathArgument {
  /** The path; of a descriptor the path under which the host has it. */
  readonly text: string;
  /** As errors show it. */
  readonly shown: Value;
  /** Where the argument is an open file's number. */
  readonly descriptor: number | null;
  /** Whether names that come of it are bytes. */
  readonly isBytes: boolean;
}

/** What an argument may be besides a str, bytes or path-like object. */
interface Allowed {
  descriptor?: boolean;
  none?: boolean;
}

function allowedTypes({ descriptor, none }: Allowed): string {
  if (descriptor) return none ? 'string, bytes, os.PathLike, integer or None' : 'string, bytes, os.PathLike or integer';
  return none ? 'string, bytes, os.PathLike or None' : 'string, bytes or os.PathLike';
}

/**
 * Converts a path argument.
 * @param name of the function; `argument` of the parameter
 * @throws TypeError, ValueError
 */
export function pathArgument(name: string, argument: string, value: Value, allowed: Allowed = {}): PathArgument {
  if (value === null && allowed.none) return { text: '.', shown: null, descriptor: null, isBytes: false };
  if (strValue(value) === undefined && !isInstance(value, bytesType)) {
    if (allowed.descriptor && hasIndex(value)) {
      if (typeof value === 'boolean') interpreter.warn(RuntimeWarning, 'bool is used as a file descriptor');
      const descriptor = Number(indexOf(value));
      return { text: '', shown: descriptor, descriptor, isBytes: false };
    }
    if (lookupSpecial(value, '__fspath__') === undefined) {
      throw typeError(`${name}: ${argument} should be ${allowedTypes(allowed)}, not ${typeName(value)}`);
    }
  }
  const given = pathOf(value);
  const isBytes = strValue(given) === undefined;
  const text = isBytes ? decode((given as PyBytes).data, 'utf-8', 'surrogateescape') : strValue(given)!;
  if (text.includes('\0')) throw valueError(`${name}: embedded null character in ${argument}`);
  return { text, shown: given, descriptor: null, isBytes };
}

/** A name as a function that was given `path` returns it. */
export function nameLike(path: PathArgument, name: string): Value {
  return path.isBytes ? new PyBytes(encodeUtf8(name, 'surrogateescape')) : name;
}

/** `dir_fd`: an open folder that the path begins in, or None. */
export function folderArgument(value: Value): number | null {
  if (value === null) return null;
  if (!hasIndex(value)) throw typeError(`argument should be integer or None, not ${typeName(value)}`);
  return Number(indexOf(value));
}

const missing = () => osError(38, 'Function not implemented');

/** A method of the host's files that not every host has. @throws OSError where this one has none */
export function offered<Name extends keyof FileSystem>(files: FileSystem, name: Name): NonNullable<FileSystem[Name]> {
  const method = files[name];
  if (method === undefined) throw missing();
  return (method as (...args: never[]) => unknown).bind(files) as NonNullable<FileSystem[Name]>;
}

/** Where the host has the path. */
export function place(files: FileSystem, path: PathArgument, folder: number | null): string {
  if (path.descriptor !== null) return offered(files, 'pathIn')(path.descriptor, '');
  if (folder === null || path.text.startsWith('/')) return path.text;
  return offered(files, 'pathIn')(folder, path.text);
}

/** Runs an operation on the host's files; an OSError of it shows the path. */
export function onPath<T>(
  path: PathArgument,
  operation: (files: FileSystem, at: string) => T,
  folder: number | null = null,
): T {
  const shown = path.shown ?? undefined;
  const files = grantedFiles(shown);
  settleAbandoned();
  return system(() => operation(files, place(files, path, folder)), shown);
}

/** As `onPath`, of two paths. */
export function onPaths<T>(
  from: PathArgument,
  to: PathArgument,
  operation: (files: FileSystem, from: string, to: string) => T,
  folders: readonly [number | null, number | null] = [null, null],
): T {
  try {
    return onPath(from, (files, at) => operation(files, at, place(files, to, folders[1])), folders[0]);
  } catch (thrown) {
    if (thrown instanceof PyException && isRaised(thrown, OSError)) thrown.value.setField('filename2', to.shown);
    throw thrown;
  }
}
