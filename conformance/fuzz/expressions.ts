/** Programs of expressions: numbers, text, formatting. */
import fc from 'fast-check';
import { definitions } from './definitions.ts';
import { formatting } from './formatting.ts';
import { numbers } from './numbers.ts';
import { type Program, weighted, withDefinitions } from './program.ts';
import { strings } from './strings.ts';

const statement = weighted([3, numbers], [3, formatting], [2, strings]);

/** Programs whose statements do not depend on each other. */
export const expressions: fc.Arbitrary<Program> = fc
  .array(statement, { minLength: 1, maxLength: 10 })
  .map(statements => withDefinitions(definitions, statements));
