/**
 * Argument converters, named in signatures (`'(self, /, count: ssize = -1)'`). Each takes the argument and a
 * function that names it for an error. They stand on the protocols, one floor up, and so are registered there:
 * `protocol/converters.ts`.
 */
import type { Value } from '../types.ts';

export type Converter = (value: Value, argument: () => string) => unknown;

export const converters: Record<string, Converter> = {};

/** What a holding converter gives: the implementation gets the bytes, and they are let go when it has ended. */
export interface Held {
  readonly bytes: Uint8Array;
  release(): void;
}

/** The names of converters that give a `Held`: the conversions after them may run Python code. */
export const holdingConverters = new Set<string>();
