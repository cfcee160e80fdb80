/** `string.templatelib.Template` and `Interpolation` (PEP 750). */
import { typeError, valueError } from '../../runtime/errors.ts';
import { interpreter } from '../../runtime/interpreter.ts';
import { getAttr } from '../../runtime/protocol/attribute.ts';
import { callWithKeywords } from '../../runtime/protocol/call.ts';
import { iteratorType, PyIterator } from '../../runtime/protocol/iterate.ts';
import { repr } from '../../runtime/protocol/repr.ts';
import { furnish } from '../../runtime/signature/declare.ts';
import {
  genericAliasType,
  interpolationType,
  type Maybe,
  type PyType,
  templateType,
  typeName,
  type Value,
} from '../../runtime/types.ts';
import { strValue } from '../../runtime/values/subclass.ts';
import { PyInterpolation, PyTemplate } from '../../runtime/values/template.ts';
import { PyTuple } from '../../runtime/values/tuple.ts';
import { readonlyMember } from '../function/function.ts';

/** The texts and interpolations in turn, without the empty texts. */
class PyTemplateIterator extends PyIterator {
  readonly template: PyTemplate;
  private index = 0;
  constructor(template: PyTemplate) {
    super();
    this.template = template;
  }
  override next(): Maybe {
    const { strings, interpolations } = this.template;
    while (this.index < strings.items.length + interpolations.items.length) {
      const at = this.index++;
      const item = at % 2 === 0 ? strings.items[at / 2] : interpolations.items[(at - 1) / 2];
      if (item !== '') return item;
    }
    return undefined;
  }
}
PyTemplateIterator.prototype.type = iteratorType('TemplateIter', 'string.templatelib');

/** Texts and interpolations in any order, as a template: texts that meet are joined. */
function templateOf(parts: readonly Value[]): PyTemplate {
  const strings: string[] = [''];
  const interpolations: Value[] = [];
  for (const part of parts) {
    if (part instanceof PyInterpolation) {
      interpolations.push(part);
      strings.push('');
      continue;
    }
    const text = strValue(part);
    if (text === undefined) {
      throw typeError(`Template.__new__ *args need to be of type 'str' or 'Interpolation', got ${typeName(part)}`);
    }
    strings[strings.length - 1] += text;
  }
  return new PyTemplate(new PyTuple(strings), new PyTuple(interpolations));
}

const CLASS_GETITEM = [
  '(type, object, /)',
  (type: PyType, item: Value) => callWithKeywords(genericAliasType, [type, item], null),
  'A generic alias.',
] as const;

furnish(templateType, () => ({
  doc: 'What a template string gives: its texts, and what stands between them.',
  new: [
    '(type, /, *args, **kwargs)',
    (_type: PyType, args: Value[], keywords: Map<string, Value>) => {
      if (keywords.size > 0) throw typeError('Template.__new__ only accepts *args arguments');
      return templateOf(args);
    },
    'Makes a template of texts and interpolations.',
  ],
  methods: {
    __add__: [
      '(self, value, /)',
      (self: PyTemplate, other: Value) => {
        if (other instanceof PyTemplate) return templateOf([...partsOf(self), ...partsOf(other)]);
        throw typeError(
          `can only concatenate string.templatelib.Template (not "${typeName(other)}") to string.templatelib.Template`,
        );
      },
      'The templates one after the other.',
    ],
    __iter__: ['(self, /)', (self: PyTemplate) => new PyTemplateIterator(self), 'An iterator over the object.'],
    __repr__: [
      '(self, /)',
      (self: PyTemplate) => `Template(strings=${repr(self.strings)}, interpolations=${repr(self.interpolations)})`,
      'Text that shows the object.',
    ],
    __reduce__: [
      '(self, /)',
      (self: PyTemplate) => {
        const module = interpreter.importModule('string.templatelib', null, new PyTuple(['_template_unpickle']), 0);
        return new PyTuple([getAttr(module, '_template_unpickle'), new PyTuple([self.strings, self.interpolations])]);
      },
      'How to pickle it.',
    ],
  },
  classMethods: { __class_getitem__: CLASS_GETITEM },
  attributes: {
    values: [(self: PyTemplate) => new PyTuple(self.interpolations.items.map(item => (item as PyInterpolation).value))],
  },
}));
readonlyMember(templateType, 'strings', (self: PyTemplate) => self.strings);
readonlyMember(templateType, 'interpolations', (self: PyTemplate) => self.interpolations);

function partsOf({ strings, interpolations }: PyTemplate): Value[] {
  return strings.items.flatMap((text, i) => (i === 0 ? [text] : [interpolations.items[i - 1], text]));
}

function textArgument(name: string, value: Value): string {
  const text = strValue(value);
  if (text === undefined) throw typeError(`Interpolation() argument '${name}' must be str, not ${typeName(value)}`);
  return text;
}

furnish(interpolationType, () => ({
  doc: 'A value of a template string, with the text of its expression.',
  new: [
    '(type, value, expression?, conversion?, format_spec?)',
    (_type: PyType, value: Value, expression: Value = '', conversion: Value = null, spec: Value = '') => {
      const text = textArgument('expression', expression);
      const convert = conversion === null ? null : textArgument('conversion', conversion);
      if (convert !== null && convert !== 's' && convert !== 'r' && convert !== 'a') {
        throw valueError("Interpolation() argument 'conversion' must be one of 's', 'a' or 'r'");
      }
      return new PyInterpolation(value, text, convert, textArgument('format_spec', spec));
    },
    'Makes an interpolation.',
    undefined,
    "(value, expression='', conversion=None, format_spec='')",
  ],
  methods: {
    __repr__: [
      '(self, /)',
      ({ value, expression, conversion, formatSpec }: PyInterpolation) =>
        `Interpolation(${[value, expression, conversion, formatSpec].map(repr).join(', ')})`,
      'Text that shows the object.',
    ],
    __reduce__: [
      '(self, /)',
      ({ value, expression, conversion, formatSpec }: PyInterpolation) =>
        new PyTuple([interpolationType, new PyTuple([value, expression, conversion, formatSpec])]),
      'How to pickle it.',
    ],
  },
  classMethods: { __class_getitem__: CLASS_GETITEM },
  constants: { __match_args__: new PyTuple(['value', 'expression', 'conversion', 'format_spec']) },
}));
readonlyMember(interpolationType, 'value', (self: PyInterpolation) => self.value);
readonlyMember(interpolationType, 'expression', (self: PyInterpolation) => self.expression);
readonlyMember(interpolationType, 'conversion', (self: PyInterpolation) => self.conversion);
readonlyMember(interpolationType, 'format_spec', (self: PyInterpolation) => self.formatSpec);
