/** `filter` */
import { typeError } from '../../runtime/errors.ts';
import { call1 } from '../../runtime/protocol/call.ts';
import { getIterator, PyIterator } from '../../runtime/protocol/iterate.ts';
import { isTrue } from '../../runtime/protocol/number.ts';
import { furnish } from '../../runtime/signature/declare.ts';
import { boolType, type Maybe, type PyType, type Value } from '../../runtime/types.ts';
import { adopt } from '../../runtime/values/adopt.ts';
import { PyTuple } from '../../runtime/values/tuple.ts';
import { stoppable } from './stop.ts';
import { filterType } from './types.ts';

export class PyFilter extends PyIterator {
  readonly func: Value;
  readonly iterator: PyIterator;
  constructor(func: Value, iterator: PyIterator) {
    super();
    this.func = func;
    this.iterator = iterator;
  }
  override next(): Maybe {
    return stoppable(() => {
      const byTruth = this.func === null || this.func === boolType;
      for (;;) {
        const item = this.iterator.next();
        if (item === undefined || isTrue(byTruth ? item : call1(this.func, item))) return item;
      }
    });
  }
}
PyFilter.prototype.type = filterType;

furnish(filterType, () => ({
  doc: 'The items for which a function gives something true; with None, the true items.',
  new: [
    '(type, /, *args, **kwargs)',
    (type: PyType, args: Value[], keywords: Map<string, Value>) => {
      const ownInit = type.lookup('__init__') !== filterType.lookup('__init__');
      if (keywords.size > 0 && !ownInit) throw typeError('filter() takes no keyword arguments');
      if (args.length !== 2) throw typeError(`filter expected 2 arguments, got ${args.length}`);
      return adopt(new PyFilter(args[0], getIterator(args[1])), type);
    },
    'Keeps some of the items of an iterable.',
  ],
  methods: {
    __reduce__: [
      '(self, /)',
      (self: PyFilter) => new PyTuple([self.type, new PyTuple([self.func, self.iterator])]),
      'How to pickle it.',
    ],
  },
}));
filterType.textSignature = '(function, iterable, /)';
