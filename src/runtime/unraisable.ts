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
    // CPython prints such exceptions by a simpler printer, which marks no part of a line.
    const traceback = interpreter.formatException(thrown.value).replace(/^ {4} *[~^][ ~^]*\n/gm, '');
    interpreter.host.writeStderr(`${message}:\n${traceback}`);
  },
};
