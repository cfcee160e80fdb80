/**
 * Argument converters, named in signatures (`'(self, /, count: ssize = -1)'`). Each takes the argument and a
 * function that names it for an error. They stand on the protocols, one floor up, and so are registered there:
 * `protocol/converters.ts`.
 */
import type { Value } from '../types.ts';

export type Converter = (value: Value, argument: () => string) => unknown;

export const converters: Record<string, Converter> = {};
