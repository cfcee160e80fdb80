/** `map` */
import { typeError } from '../../runtime/errors.ts';
import { call1, call2, callWithKeywords } from '../../runtime/protocol/call.ts';
import { getIterator, PyIterator } from '../../runtime/protocol/iterate.ts';
import { isTrue } from '../../runtime/protocol/number.ts';
import { furnish } from '../../runtime/signature/declare.ts';
import type { Maybe, PyType, Value } from '../../runtime/types.ts';
import { adopt } from '../../runtime/values/adopt.ts';
import { PyTuple } from '../../runtime/values/tuple.ts';
import { onlyKeyword, stoppable } from './stop.ts';
import { mapType } from './types.ts';
import { nextOfAll } from './zip.ts';

export class PyMap extends PyIterator {
  readonly func: Value;
  readonly iterators: readonly PyIterator[];
  strict: boolean;
  constructor(func: Value, iterators: readonly PyIterator[], strict: boolean) {
    super();
    this.func = func;
    this.iterators = iterators;
    this.strict = strict;
  }
  override next(): Maybe {
    return stoppable(() => this.step());
  }
  private step(): Maybe {
    const { iterators } = this;
    if (iterators.length === 1) {
      const item = iterators[0].next();
      return item === undefined ? undefined : call1(this.func, item);
    }
    const items = nextOfAll(iterators, this.strict, 'map');
    if (items === undefined) return undefined;
    return items.length === 2 ? call2(this.func, items[0], items[1]) : callWithKeywords(this.func, items, null);
  }
}
PyMap.prototype.type = mapType;

mapType.textSignature = '(function, iterable, /, *iterables, strict=False)';
furnish(mapType, () => ({
  doc: 'The results of a function for the items of one or more iterables.',
  new: [
    '(type, /, *args, **kwargs)',
    (type: PyType, args: Value[], keywords: Map<string, Value>) => {
      const strict = onlyKeyword('map', 'strict', keywords);
      if (args.length < 2) throw typeError('map() must have at least two arguments.');
      const wanted = strict !== undefined && isTrue(strict);
      return adopt(new PyMap(args[0], args.slice(1).map(getIterator), wanted), type);
    },
    'Calls a function with one item of each iterable; with `strict`, all must end together.',
  ],
  methods: {
    __reduce__: [
      '(self, /)',
      (self: PyMap) =>
        new PyTuple([self.type, new PyTuple([self.func, ...self.iterators]), ...(self.strict ? [true] : [])]),
      'How to pickle it.',
    ],
    __setstate__: [
      '(self, object, /)',
      (self: PyMap, strict: Value) => {
        self.strict = isTrue(strict);
        return null;
      },
      'Sets `strict`.',
    ],
  },
}));
