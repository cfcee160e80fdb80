/** Which files the given paths mean. */

import { readdirSync, realpathSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Format } from './document.ts';
import { formatOf } from './extract.ts';

export interface CollectedFile {
  path: string;
  /** Whether it was given itself, not found in a folder. */
  named: boolean;
  /** The text, if it is no file. */
  text?: string;
  /** The format, if the path does not tell it. */
  format?: Format;
}

export interface Collected {
  /** The paths as they were given. */
  paths: string[];
  /** Each file once, in the order of the paths, within a directory by name. */
  files: CollectedFile[];
  /** One line for every path that cannot be used. */
  errors: string[];
}

/**
 * Expands paths into files: a file stands for itself, a directory for all supported files in it and below, except in
 * `node_modules`, folders whose name begins with a dot, and behind symbolic links to folders.
 * @param paths what is no path is taken as it is
 */
export function collectFiles(paths: readonly (string | CollectedFile)[]): Collected {
  const names = paths.map(path => (typeof path === 'string' ? path : path.path));
  const collected: Collected = { paths: names, files: [], errors: [] };
  const seen = new Set<string>();
  const add = (path: string, named: boolean) => {
    const real = realpathSync(path);
    if (seen.has(real)) return;
    seen.add(real);
    collected.files.push({ path, named });
  };
  const walk = (directory: string) => {
    const entries = readdirSync(directory, { withFileTypes: true });
    entries.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
    for (const entry of entries) {
      const path = join(directory, entry.name);
      if (entry.isDirectory()) {
        if (entry.name !== 'node_modules' && !entry.name.startsWith('.')) attempt(path, () => walk(path));
      } else if (formatOf(path) && (entry.isFile() || isFileLink(path))) {
        attempt(path, () => add(path, false));
      }
    }
  };
  const attempt = (path: string, action: () => void) => {
    try {
      action();
    } catch (error) {
      collected.errors.push(`${path}: ${describeFileError(error)}`);
    }
  };
  for (const path of paths) {
    if (typeof path === 'string') attempt(path, () => (statSync(path).isDirectory() ? walk(path) : add(path, true)));
    else collected.files.push(path);
  }
  return collected;
}

function isFileLink(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}

/** A file system error in a person's words. */
export function describeFileError(error: unknown): string {
  const code = (error as { code?: string }).code;
  switch (code) {
    case 'ENOENT':
      return 'no such file or directory';
    case 'EACCES':
    case 'EPERM':
      return 'permission denied';
    case 'ENOTDIR':
      return 'not a directory';
    case 'ELOOP':
      return 'too many symbolic links';
    case undefined:
      throw error;
    default:
      return `cannot be read (${code})`;
  }
}
