/** CPython's `PyStructSequence`: tuples whose items have names, such as `sys.float_info` and `time.struct_time`. */
import { typeError } from '../../../runtime/errors.ts';
import { isIterable, toArray } from '../../../runtime/protocol/iterate.ts';
import { repr } from '../../../runtime/protocol/repr.ts';
import { furnish } from '../../../runtime/signature/declare.ts';
import { PyType, tupleType, type Value } from '../../../runtime/types.ts';
import { PyTuple } from '../../../runtime/values/tuple.ts';
import { readonlyMember } from '../../function/function.ts';

/** A named tuple of a builtin type; `rest` holds the fields that are no items. */
export class PyStructSequence extends PyTuple {
  readonly rest: readonly Value[];
  constructor(type: PyType, items: readonly Value[], rest: readonly Value[] = []) {
    super(items);
    this.type = type;
    this.rest = rest;
  }
}

/**
 * Declares a struct sequence type.
 * @param fields names of the items, in order; `hidden` names of further attributes that are no items
 */
export function structSequence(
  module: string,
  name: string,
  fields: readonly string[],
  hidden: readonly string[] = [],
  options: {
    constructible?: boolean;
    module?: string;
    /** How many of the last items have no name of their own (a hidden field has it). */
    unnamed?: number;
    /** Fills in the hidden fields that a sequence did not give. */
    complete?(items: readonly Value[], rest: readonly Value[]): readonly Value[];
  } = {},
): PyType {
  const type = new PyType(name, [tupleType], { module: options.module ?? module });
  type.basetype = false;
  const unnamed = options.unnamed ?? 0;
  const dotted = options.module === 'builtins' ? name : `${module}.${name}`;
  furnish(type, () => ({
    doc: `${dotted}: a tuple whose items have names.`,
    new: [
      '(type, sequence, dict=None)',
      (_type: PyType, sequence: Value) => {
        if (options.constructible === false) throw typeError(`cannot create '${dotted}' instances`);
        if (!isIterable(sequence)) throw typeError('constructor requires a sequence');
        const items = toArray(sequence);
        const most = fields.length + hidden.length;
        if (items.length < fields.length || items.length > most) {
          const bound = most === fields.length ? 'a' : items.length < fields.length ? 'an at least' : 'an at most';
          const limit = items.length < fields.length ? fields.length : most;
          throw typeError(`${dotted}() takes ${bound} ${limit}-sequence (${items.length}-sequence given)`);
        }
        const rest = items.slice(fields.length);
        const visible = items.slice(0, fields.length);
        return new PyStructSequence(type, visible, options.complete?.(visible, rest) ?? rest);
      },
      'Makes one of a sequence.',
    ],
    methods: {
      __repr__: [
        '(self, /)',
        (self: PyTuple) => `${dotted}(${fields.map((field, i) => `${field}=${repr(self.items[i])}`).join(', ')})`,
        'Text that shows the object.',
      ],
      __reduce__: [
        '(self, /)',
        (self: PyTuple) => new PyTuple([type, new PyTuple([new PyTuple(self.items)])]),
        'How to pickle it.',
      ],
    },
    constants: {
      __match_args__: new PyTuple(fields.slice(0, fields.length - unnamed)),
      n_sequence_fields: fields.length,
      n_fields: fields.length + hidden.length,
      n_unnamed_fields: unnamed,
    },
  }));
  fields.forEach((field, i) => {
    readonlyMember(type, field, (self: PyTuple) => self.items[i]);
  });
  hidden.forEach((field, i) => {
    readonlyMember(type, field, (self: PyStructSequence) => self.rest[i] ?? null);
  });
  return type;
}
