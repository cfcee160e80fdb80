/**
 * The parser, as the evaluator calls it. The build of the command loads it at the first call: a program that the main
 * thread parsed may never need it. Keep each entry on a line of its own.
 */
import { parseExpression, parseInteractive, parseModule } from '../../parser/parse.ts';

export const parsers = {
  exec: () => parseModule,
  eval: () => parseExpression,
  single: () => parseInteractive,
};
