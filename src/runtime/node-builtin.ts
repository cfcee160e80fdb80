import { notImplementedError } from './errors.ts';

/**
 * A module of Node's, loaded when it is first needed: an `import` of `node:crypto` or `node:zlib` would cost every
 * start of the command some milliseconds.
 * @throws NotImplementedError (Python) where the host is not Node
 */
export function nodeBuiltin<Name extends keyof Modules>(name: Name): Modules[Name] {
  const module = globalThis.process?.getBuiltinModule?.(name);
  if (module === undefined) throw notImplementedError(`this host has no ${name.slice(name.indexOf(':') + 1)}`);
  return module as Modules[Name];
}

/** Whether the host is Node. */
export const hasNodeBuiltins = (): boolean => globalThis.process?.getBuiltinModule !== undefined;

interface Modules {
  'node:crypto': typeof import('node:crypto');
  'node:fs': typeof import('node:fs');
  'node:os': typeof import('node:os');
  'node:v8': typeof import('node:v8');
  'node:vm': typeof import('node:vm');
  'node:tty': typeof import('node:tty');
  'node:worker_threads': typeof import('node:worker_threads');
  'node:zlib': typeof import('node:zlib');
}
