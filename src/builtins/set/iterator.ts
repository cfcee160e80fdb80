/** `set_iterator` */
import { RuntimeError, raise } from '../../runtime/errors.ts';
import { iteratorType, PyIterator } from '../../runtime/protocol/iterate.ts';
import { furnish } from '../../runtime/signature/declare.ts';
import type { Maybe, Value } from '../../runtime/types.ts';
import { PyList } from '../../runtime/values/list.ts';
import type { PyAbstractSet } from '../../runtime/values/set.ts';
import { iteratorReduction } from '../containers/iterators.ts';

export class PySetIterator extends PyIterator {
  owner: PyAbstractSet | null;
  private readonly keys: IterableIterator<Value>;
  private readonly size: number;
  private taken = 0;
  constructor(owner: PyAbstractSet) {
    super();
    this.owner = owner;
    this.size = owner.size;
    this.keys = owner.keys();
  }
  override next(): Maybe {
    const owner = this.owner;
    if (owner === null) return undefined;
    if (owner.size !== this.size) throw raise(RuntimeError, 'Set changed size during iteration');
    const step = this.keys.next();
    if (step.done === true) {
      this.owner = null;
      return undefined;
    }
    this.taken++;
    return step.value;
  }
  /** How many are left; 0 once the set changed its size. */
  get left(): number {
    return this.owner === null || this.owner.size !== this.size ? 0 : this.size - this.taken;
  }
}
PySetIterator.prototype.type = iteratorType('set_iterator');

furnish(PySetIterator.prototype.type, () => ({
  methods: {
    __length_hint__: ['(self, /)', (self: PySetIterator) => self.left, 'How many elements are left.'],
    __reduce__: [
      '(self, /)',
      (self: PySetIterator) => {
        const keys = self.owner === null ? [] : [...self.owner.keys()];
        return iteratorReduction(new PyList(keys.slice(keys.length - self.left)), undefined);
      },
      'How to pickle it: as a list of what is left.',
    ],
  },
}));
