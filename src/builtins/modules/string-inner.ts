/** The module `_string`: how `str.format` reads its markup, for `string.Formatter`'s like. */
import { typeError, valueError } from '../../runtime/errors.ts';
import type { ModuleDefinition } from '../../runtime/modules.ts';
import { iteratorType, PyIterator } from '../../runtime/protocol/iterate.ts';
import { functions } from '../../runtime/signature/declare.ts';
import { type Maybe, typeName, type Value } from '../../runtime/types.ts';
import { strValue } from '../../runtime/values/subclass.ts';
import { PyTuple } from '../../runtime/values/tuple.ts';
import { firstOf, type Markup, parseMarkup, type Step, stepsOf } from '../str/format.ts';

/** Literal text and the field behind it, part by part. */
class FormatterIterator extends PyIterator {
  readonly parts: readonly Markup[];
  at = 0;
  constructor(parts: readonly Markup[]) {
    super();
    this.parts = parts;
  }
  override next(): Maybe {
    const part = this.parts[this.at];
    if (part === undefined) return undefined;
    this.at++;
    if (part.error !== null) throw valueError(part.error);
    const { literal, field } = part;
    return new PyTuple(
      field === null ? [literal, null, null, null] : [literal, field.name, field.spec, field.conversion],
    );
  }
}
FormatterIterator.prototype.type = iteratorType('formatteriterator', 'builtins');

/** The attributes and items that a field's name asks for behind its first part. */
class FieldNameIterator extends PyIterator {
  /** No Python value is in it: it reads text. */
  readonly steps: Iterator<Step, void>;
  constructor(rest: string) {
    super();
    this.steps = stepsOf(rest);
  }
  override next(): Maybe {
    const { value } = this.steps.next();
    return value ? new PyTuple([value.attribute, value.key]) : undefined;
  }
}
FieldNameIterator.prototype.type = iteratorType('fieldnameiterator', 'builtins');

function textOf(value: Value): string {
  const text = strValue(value);
  if (text === undefined) throw typeError(`expected str, got ${typeName(value)}`);
  return text;
}

export const stringInner: ModuleDefinition = {
  name: '_string',
  doc: 'How format strings are read.',
  create: () =>
    functions('_string', {
      formatter_parser: [
        '(object, /)',
        (text: Value) => new FormatterIterator(parseMarkup(textOf(text))),
        'The parts of a format string: literal text, field name, specification, conversion.',
      ],
      formatter_field_name_split: [
        '(object, /)',
        (name: Value) => {
          const { first, rest } = firstOf(textOf(name));
          return new PyTuple([first, new FieldNameIterator(rest)]);
        },
        'The first part of a field name, and an iterator of the others.',
      ],
    }),
};
