/** CPython's `_typing._ConstEvaluator`: gives a value that is known already. */
import { repr } from '../../runtime/protocol/repr.ts';
import { furnish } from '../../runtime/signature/declare.ts';
import { objectType, PyCallable, PyType, type Value } from '../../runtime/types.ts';

class PyConstantEvaluator extends PyCallable {
  readonly value: Value;
  constructor(value: Value) {
    super();
    this.value = value;
  }
  override call(args: Value[]): Value {
    return args[0] === 4 ? repr(this.value) : this.value;
  }
}
const constantEvaluatorType = new PyType('_ConstEvaluator', [objectType], { module: '_typing' });
constantEvaluatorType.basetype = false;
PyConstantEvaluator.prototype.type = constantEvaluatorType;

furnish(constantEvaluatorType, () => ({
  doc: 'A function that gives always the same.',
  methods: {
    __repr__: [
      '(self, /)',
      (self: PyConstantEvaluator) => `<constevaluator ${repr(self.value)}>`,
      'Text that shows the object.',
    ],
    __call__: [
      '(self, /, *args, **kwargs)',
      (self: PyConstantEvaluator, args: Value[]) => self.call(args),
      'What a call of the object does.',
    ],
  },
}));

export const constantEvaluator = (value: Value): Value => new PyConstantEvaluator(value);
