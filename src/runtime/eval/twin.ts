/** Another instance of the binders, as a bundle that is evaluated once per twin: see `tier.ts`. */
import './names.ts';
import './binary.ts';
import './comparisons.ts';
import './calls.ts';
import './access.ts';
import './displays.ts';
import './comprehensions.ts';
import './assignments.ts';
import './control.ts';
import './exceptions.ts';
import './match.ts';
import './resumable-expressions.ts';
import './resumable-statements.ts';
import {
  bindBlock,
  bindExpression,
  bindStatement,
  expressionBinders,
  instance,
  observation,
  statementBinders,
} from './bind.ts';
import { type Binders, first } from './tier.ts';

instance.isTwin = true;
Object.setPrototypeOf(expressionBinders, first.expressionBinders);
Object.setPrototypeOf(statementBinders, first.statementBinders);
Object.assign(observation, first.observation);

export const binders: Binders = { bindBlock, bindExpression, bindStatement };
