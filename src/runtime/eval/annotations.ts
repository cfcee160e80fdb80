/** What `annotationlib` makes of annotations beside their values: their text, and values with names that are not there yet. */
import type { Expr } from '../../parser/ast.ts';
import { AttributeError, isRaised, NameError, typeError } from '../errors.ts';
import type { ModuleDefinition } from '../modules.ts';
import { call1 } from '../protocol/call.ts';
import { getItem } from '../protocol/subscript.ts';
import { functions } from '../signature/declare.ts';
import type { Value } from '../types.ts';
import { PyDict } from '../values/dict.ts';
import { PyList } from '../values/list.ts';
import { PyTuple } from '../values/tuple.ts';
import { AnnotateFunction } from './annotate.ts';
import type { Frame } from './frame.ts';
import { unparse } from './unparse.ts';

/** Whether a part of an expression is an f-string or a template string. */
function formatsText(node: unknown): boolean {
  if (typeof node !== 'object' || node === null) return false;
  if (Array.isArray(node)) return node.some(formatsText);
  const { kind } = node as { kind?: string };
  return kind === 'JoinedStr' || kind === 'TemplateStr' || Object.values(node).some(formatsText);
}

function textOf(expression: Expr): string {
  if (formatsText(expression)) throw typeError('Cannot stringify annotation containing string formatting');
  const isText = expression.kind === 'Constant' && expression.value.type === 'str';
  return isText ? (expression.value as { value: string }).value : unparse(expression);
}

/** Evaluates what can be evaluated; an expression that lacks a name becomes a reference, which `refer` makes of its text. */
function forward(part: Expr, bind: (part: Expr) => (frame: Frame) => Value, frame: Frame, refer: Value): Value {
  try {
    return bind(part)(frame);
  } catch (thrown) {
    if (!isRaised(thrown, NameError) && !isRaised(thrown, AttributeError)) throw thrown;
  }
  const each = (parts: readonly Expr[]): Value[] => parts.map(item => forward(item, bind, frame, refer));
  switch (part.kind) {
    case 'Tuple':
      return new PyTuple(each(part.elts));
    case 'List':
      return new PyList(each(part.elts));
    case 'Subscript': {
      let value: Value;
      try {
        value = bind(part.value)(frame);
      } catch (thrown) {
        if (!isRaised(thrown, NameError) && !isRaised(thrown, AttributeError)) throw thrown;
        break;
      }
      return getItem(value, forward(part.slice, bind, frame, refer));
    }
  }
  return call1(refer, textOf(part));
}

/** The module `_annotations`. Both functions give None for a function that the compiler did not make of annotations. */
export const annotationParts: ModuleDefinition = {
  name: '_annotations',
  create: () =>
    functions('_annotations', {
      texts: [
        '(annotate, /)',
        (annotate: Value) =>
          annotate instanceof AnnotateFunction
            ? PyDict.from(annotate.items.map(({ name, expression }) => [name, textOf(expression)] as const))
            : null,
        'The text of each annotation.',
      ],
      forward: [
        '(annotate, refer, /)',
        (annotate: Value, refer: Value) => {
          if (!(annotate instanceof AnnotateFunction)) return null;
          const { frame, items } = annotate;
          return PyDict.from(
            items.map(({ name, expression, bind }) => [name, forward(expression, bind, frame, refer)] as const),
          );
        },
        'The value of each annotation, with references in the place of what is not there.',
      ],
    }),
};
