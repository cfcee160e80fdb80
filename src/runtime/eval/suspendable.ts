/** What a call of a function makes whose body can suspend. */
import type { PyObject } from '../types.ts';
import { PyAsyncGenerator } from './async-generator.ts';
import { PyCoroutine } from './coroutine.ts';
import type { Frame } from './frame.ts';
import { PyGenerator } from './generator.ts';

// CPython's code flags.
export const CO_GENERATOR = 0x20;
export const CO_COROUTINE = 0x80;
export const CO_ITERABLE_COROUTINE = 0x100;
export const CO_ASYNC_GENERATOR = 0x200;

/** A generator, coroutine or async generator over a frame that has not run yet. */
export function suspendable(frame: Frame, name: string, qualname: string): PyObject {
  const { flags } = frame.code;
  if ((flags & CO_COROUTINE) !== 0) return new PyCoroutine(frame, name, qualname);
  if ((flags & CO_ASYNC_GENERATOR) !== 0) return new PyAsyncGenerator(frame, name, qualname);
  return new PyGenerator(frame, name, qualname);
}
