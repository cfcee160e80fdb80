/** `bool` */
import { DeprecationWarning } from '../../runtime/errors.ts';
import { interpreter } from '../../runtime/interpreter.ts';
import { isTrue } from '../../runtime/protocol/number.ts';
import { furnish, type Row } from '../../runtime/signature/declare.ts';
import { boolType, NotImplemented, type PyInt, type PyType, type Value } from '../../runtime/types.ts';
import * as int from '../../runtime/values/int.ts';
import { intValue } from '../../runtime/values/subclass.ts';

/** `&`, `|`, `^`: a bool of two bools, else what int makes of it. */
function bitwise(
  logic: (a: boolean, b: boolean) => boolean,
  arithmetic: (a: PyInt, b: PyInt) => PyInt,
  doc: string,
): Row {
  return [
    '(self, value, /)',
    (self: boolean, value: Value) => {
      if (typeof value === 'boolean') return logic(self, value);
      const other = intValue(value);
      return other === undefined ? NotImplemented : arithmetic(self ? 1 : 0, other);
    },
    doc,
  ];
}
const and = (a: boolean, b: boolean): boolean => a && b;
const or = (a: boolean, b: boolean): boolean => a || b;
const xor = (a: boolean, b: boolean): boolean => a !== b;

furnish(boolType, () => ({
  doc: 'True or False: the truth value of an object. The two are also the ints 1 and 0.',
  new: [
    '(type, object=False, /)',
    (_type: PyType, value: Value = false) => isTrue(value),
    'The truth value of an object.',
  ],
  methods: {
    __and__: bitwise(and, int.and, 'The operator `&`.'),
    __rand__: bitwise(and, int.and, 'The reflected `&`.'),
    __or__: bitwise(or, int.or, 'The operator `|`.'),
    __ror__: bitwise(or, int.or, 'The reflected `|`.'),
    __xor__: bitwise(xor, int.xor, 'The operator `^`.'),
    __rxor__: bitwise(xor, int.xor, 'The reflected `^`.'),
    __invert__: [
      '(self, /)',
      (self: boolean) => {
        interpreter.warn(
          DeprecationWarning,
          "Bitwise inversion '~' on bool is deprecated and will be removed in Python 3.16. This returns the bitwise " +
            'inversion of the underlying int object and is usually not what you expect from negating a bool. Use the ' +
            "'not' operator for boolean negation or ~int(x) if you really want the bitwise inversion of the underlying int.",
        );
        return self ? -2 : -1;
      },
      'Return ~self.',
    ],
    __repr__: ['(self, /)', (self: boolean) => (self ? 'True' : 'False'), 'Text that shows the object.'],
  },
}));
