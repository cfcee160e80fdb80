/** The module `random`: CPython's generator, so that the same seed gives the same numbers. */

import { PyBytes } from '../../runtime/buffer/objects.ts';
import { bytesOf } from '../../runtime/buffer/request.ts';
import { typeError, valueError } from '../../runtime/errors.ts';
import { interpreter } from '../../runtime/interpreter.ts';
import type { ModuleDefinition } from '../../runtime/modules.ts';
import { nodeBuiltin } from '../../runtime/node-builtin.ts';
import { hash } from '../../runtime/protocol/hash.ts';
import { toArray } from '../../runtime/protocol/iterate.ts';
import { toSsize } from '../../runtime/protocol/number.ts';
import { functions, furnish } from '../../runtime/signature/declare.ts';
import { objectType, PyObject, PyType, type Value } from '../../runtime/types.ts';
import { giveAttributes } from '../../runtime/values/adopt.ts';
import { PyFloat } from '../../runtime/values/float.ts';
import * as int from '../../runtime/values/int.ts';
import { intValue } from '../../runtime/values/subclass.ts';
import { PyTuple } from '../../runtime/values/tuple.ts';
import { MersenneTwister } from './random/mersenne-twister.ts';
import { source } from './random/source.ts';

const coreType = new PyType('Random', [objectType], { module: '_random' });

class PyRandomCore extends PyObject {
  readonly generator = new MersenneTwister();
  constructor(type: PyType) {
    super();
    this.type = type;
    if (type !== coreType) giveAttributes(this, type);
    this.seed(null);
  }
  seed(value: Value): void {
    let words: Uint32Array;
    if (value === null) {
      const bytes = interpreter.host.randomBytes(2496);
      words = new Uint32Array(bytes.slice().buffer);
    } else {
      const exact = intValue(value);
      let n = BigInt(exact ?? BigInt.asUintN(64, BigInt(hash(value))));
      if (n < 0n) n = -n;
      const list: number[] = [];
      do {
        list.push(Number(n & 0xffffffffn));
        n >>= 32n;
      } while (n > 0n);
      words = Uint32Array.from(list);
    }
    this.generator.seed(words);
  }
}

furnish(coreType, () => ({
  doc: 'A source of random numbers.',
  new: ['(type, /, *args, **kwargs)', (type: PyType) => new PyRandomCore(type), 'Makes a generator.'],
  init: [
    '(self, /, seed=None)',
    (self: PyRandomCore, seed: Value = null) => {
      self.seed(seed);
      return null;
    },
    'Seeds it.',
  ],
  methods: {
    random: [
      '(self, /)',
      (self: PyRandomCore) => new PyFloat(self.generator.next()),
      'A number from 0 on and below 1.',
    ],
    seed: [
      '(self, n=None, /)',
      (self: PyRandomCore, seed: Value = null) => {
        self.seed(seed);
        return null;
      },
      'Seeds the generator.',
    ],
    getrandbits: [
      '(self, k: ssize, /)',
      (self: PyRandomCore, k: number) => {
        if (k < 0) throw valueError('Cannot convert negative int');
        if (k === 0) return 0;
        if (k <= 32) return self.generator.next32() >>> (32 - k);
        let result = 0n;
        for (let shift = 0n, left = k; left > 0; left -= 32, shift += 32n) {
          let word = self.generator.next32();
          if (left < 32) word >>>= 32 - left;
          result |= BigInt(word) << shift;
        }
        return int.normalize(result);
      },
      'An integer of k random bits.',
    ],
    getstate: ['(self, /)', (self: PyRandomCore) => new PyTuple(self.generator.save()), 'The state, to be set again.'],
    setstate: [
      '(self, state, /)',
      (self: PyRandomCore, state: Value) => {
        if (!(state instanceof PyTuple)) throw typeError('state vector must be a tuple');
        const words = toArray(state).map(word => toSsize(word));
        if (words.length !== 625) throw valueError('state vector is the wrong size');
        if (words[624] < 0 || words[624] > 624) throw valueError('invalid state');
        self.generator.restore(words);
        return null;
      },
      'Sets the state.',
    ],
  },
}));

export const random: ModuleDefinition = {
  name: 'random',
  doc: 'Random numbers.',
  create() {
    const names = functions('_random', {
      _sha512: [
        '(data, /)',
        (data: Value) =>
          new PyBytes(new Uint8Array(nodeBuiltin('node:crypto').createHash('sha512').update(bytesOf(data)).digest())),
        'The SHA-512 digest.',
      ],
    });
    names.set('_Core', coreType);
    return names;
  },
  source,
};
