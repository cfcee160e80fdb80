/** `enumerate` */
import { typeError } from '../../runtime/errors.ts';
import { getIterator, PyIterator } from '../../runtime/protocol/iterate.ts';
import { indexOf } from '../../runtime/protocol/number.ts';
import { furnish } from '../../runtime/signature/declare.ts';
import { genericAliasType, type Maybe, type PyInt, type PyType, type Value } from '../../runtime/types.ts';
import { adopt } from '../../runtime/values/adopt.ts';
import * as int from '../../runtime/values/int.ts';
import { PyTuple } from '../../runtime/values/tuple.ts';
import { enumerateType } from './types.ts';

export class PyEnumerate extends PyIterator {
  count: PyInt;
  readonly iterator: PyIterator;
  constructor(iterator: PyIterator, start: PyInt) {
    super();
    this.iterator = iterator;
    this.count = start;
  }
  override next(): Maybe {
    const item = this.iterator.next();
    if (item === undefined) return undefined;
    const count = this.count;
    this.count = int.add(count, 1);
    return new PyTuple([count, item]);
  }
}
PyEnumerate.prototype.type = enumerateType;

/** CPython's `enumerate_vectorcall`, whose messages differ from those of all other constructors. */
function parse(type: PyType, args: Value[], keywords: Map<string, Value>): [Value, Maybe] {
  const given = args.length + keywords.size;
  const names = [...keywords.keys()];
  const invalid = (name: string) =>
    typeError(
      type === enumerateType
        ? `'${name}' is an invalid keyword argument for enumerate()`
        : `enumerate() got an unexpected keyword argument '${name}'`,
    );
  if (given > 2) throw typeError(`enumerate() takes at most 2 arguments (${given} given)`);
  if (given === 0) throw typeError("enumerate() missing required argument 'iterable'");
  if (args.length === 2) return [args[0], args[1]];
  if (args.length === 1) {
    if (names.length === 0) return [args[0], undefined];
    if (names[0] !== 'start') throw invalid(names[0]);
    return [args[0], keywords.get('start')];
  }
  if (names.length === 1) {
    if (names[0] !== 'iterable') throw invalid(names[0]);
    return [keywords.get('iterable')!, undefined];
  }
  const other = names.find(name => name !== 'iterable' && name !== 'start');
  if (other !== undefined) throw invalid(other);
  return [keywords.get('iterable')!, keywords.get('start')];
}

furnish(enumerateType, () => ({
  doc: 'Pairs of a running number and an item.',
  new: [
    '(type, /, *args, **kwargs)',
    (type: PyType, args: Value[], keywords: Map<string, Value>) => {
      const [iterable, start] = parse(type, args, keywords);
      const count = start === undefined ? 0 : indexOf(start);
      return adopt(new PyEnumerate(getIterator(iterable), count), type);
    },
    'Counts the items of an iterable from `start` on.',
  ],
  methods: {
    __reduce__: [
      '(self, /)',
      (self: PyEnumerate) => new PyTuple([self.type, new PyTuple([self.iterator, self.count])]),
      'How to pickle it.',
    ],
  },
  classMethods: {
    __class_getitem__: [
      '(type, object, /)',
      (type: PyType, item: Value) => genericAliasType.call2(type, item),
      'A generic alias.',
    ],
  },
}));
enumerateType.textSignature = '(iterable, start=0)';
