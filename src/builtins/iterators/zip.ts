/** `zip` */
import { valueError } from '../../runtime/errors.ts';
import { getIterator, PyIterator } from '../../runtime/protocol/iterate.ts';
import { isTrue } from '../../runtime/protocol/number.ts';
import { furnish } from '../../runtime/signature/declare.ts';
import type { Maybe, PyType, Value } from '../../runtime/types.ts';
import { adopt } from '../../runtime/values/adopt.ts';
import { PyTuple } from '../../runtime/values/tuple.ts';
import { onlyKeyword } from './stop.ts';
import { zipType } from './types.ts';

/**
 * Takes one item of each iterator.
 * @returns `undefined` as soon as one has none
 * @throws ValueError (Python) if `strict` and they do not end together; `name` is the callable to blame, and `first`
 *   the number of the first iterator among its arguments
 */
export function nextOfAll(
  iterators: readonly PyIterator[],
  strict: boolean,
  name: string,
  into: Value[] = [],
): Value[] | undefined {
  for (let i = 0; i < iterators.length; i++) {
    const item = iterators[i].next();
    if (item !== undefined) into.push(item);
    else if (!strict) return undefined;
    else if (i > 0) {
      throw valueError(`${name}() argument ${i + 1} is shorter than argument${i === 1 ? ' ' : 's 1-'}${i}`);
    } else {
      for (let j = 1; j < iterators.length; j++) {
        if (iterators[j].next() !== undefined) {
          throw valueError(`${name}() argument ${j + 1} is longer than argument${j === 1 ? ' ' : 's 1-'}${j}`);
        }
      }
      return undefined;
    }
  }
  return into;
}

export class PyZip extends PyIterator {
  readonly iterators: readonly PyIterator[];
  strict: boolean;
  constructor(iterators: readonly PyIterator[], strict: boolean) {
    super();
    this.iterators = iterators;
    this.strict = strict;
  }
  override next(): Maybe {
    const { iterators } = this;
    if (iterators.length === 2 && !this.strict) {
      const a = iterators[0].next();
      if (a === undefined) return undefined;
      const b = iterators[1].next();
      return b === undefined ? undefined : new PyTuple([a, b]);
    }
    if (iterators.length === 0) return undefined;
    const items = nextOfAll(iterators, this.strict, 'zip');
    return items === undefined ? undefined : new PyTuple(items);
  }
}
PyZip.prototype.type = zipType;

zipType.textSignature = '(*iterables, strict=False)';
furnish(zipType, () => ({
  doc: 'Tuples of one item of each iterable.',
  new: [
    '(type, /, *iterables, **kwargs)',
    (type: PyType, iterables: Value[], keywords: Map<string, Value>) => {
      const strict = onlyKeyword('zip', 'strict', keywords);
      const wanted = strict !== undefined && isTrue(strict);
      return adopt(new PyZip(iterables.map(getIterator), wanted), type);
    },
    'Walks the iterables side by side; with `strict`, all must end together.',
  ],
  methods: {
    __reduce__: [
      '(self, /)',
      (self: PyZip) => new PyTuple([self.type, new PyTuple(self.iterators), ...(self.strict ? [true] : [])]),
      'How to pickle it.',
    ],
    __setstate__: [
      '(self, object, /)',
      (self: PyZip, strict: Value) => {
        self.strict = isTrue(strict);
        return null;
      },
      'Sets `strict`.',
    ],
  },
}));
