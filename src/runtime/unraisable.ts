/** Exceptions that nobody can catch, because no Python code waits for what raised them. */
import type { PyException } from './errors.ts';
import { interpreter } from './interpreter.ts';
import type { Value } from './types.ts';

/**
 * What becomes of such an exception: printed, until the module `sys` puts its hook here.
 * `message` says what it happened in (`Exception ignored in …`, without a colon); `object` is the object concerned, or None.
 */
export const unraisable = {
  report(thrown: PyException, message: string, _object: Value = null): void {
    interpreter.host.writeStderr(`${message}:\n${interpreter.formatException(thrown.value)}`);
  },
};
