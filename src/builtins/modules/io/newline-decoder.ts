/** `io.IncrementalNewlineDecoder`: universal newlines for text that comes in parts. */

import { PyBytes } from '../../../runtime/buffer/objects.ts';
import { EMPTY } from '../../../runtime/buffer/storage.ts';
import { typeError } from '../../../runtime/errors.ts';
import { callMethod } from '../../../runtime/protocol/call.ts';
import { indexOf } from '../../../runtime/protocol/number.ts';
import { furnish } from '../../../runtime/signature/declare.ts';
import { isInstance, objectType, PyObject, PyType, tupleType, typeName, type Value } from '../../../runtime/types.ts';
import { adopt } from '../../../runtime/values/adopt.ts';
import * as int from '../../../runtime/values/int.ts';
import { strValue } from '../../../runtime/values/subclass.ts';
import { PyTuple } from '../../../runtime/values/tuple.ts';
import { seenNewlines, translateNewlines } from './newline.ts';
import { newlinesSeen } from './string-io.ts';

export const incrementalNewlineDecoderType = new PyType('IncrementalNewlineDecoder', [objectType], { module: '_io' });

class PyNewlineDecoder extends PyObject {
  /** What makes text of the input; None if it is text. */
  decoder: Value = null;
  translates = false;
  /** A carriage return at the end of the last part, which may belong to a newline. */
  pending = false;
  seen = 0;
  decode(input: Value, final: boolean): string {
    const given = this.decoder === null ? input : callMethod(this.decoder, 'decode', input, final);
    const decoded = strValue(given);
    if (decoded === undefined) throw typeError(`decoder should return a string result, not '${typeName(given)}'`);
    let text = decoded;
    if (this.pending && (final || text !== '')) {
      text = `\r${text}`;
      this.pending = false;
    }
    if (!final && text.endsWith('\r')) {
      text = text.slice(0, -1);
      this.pending = true;
    }
    this.seen |= seenNewlines(text);
    return this.translates ? translateNewlines(text) : text;
  }
}
PyNewlineDecoder.prototype.type = incrementalNewlineDecoderType;

furnish(incrementalNewlineDecoderType, () => ({
  doc: 'Decodes text in parts and translates its newlines.',
  new: ['(type, /, *args, **kwargs)', (type: PyType) => adopt(new PyNewlineDecoder(), type)],
  init: [
    "(self, /, decoder, translate: bool, errors='strict')",
    (self: PyNewlineDecoder, decoder: Value, translate: boolean): Value => {
      self.decoder = decoder;
      self.translates = translate;
      self.pending = false;
      self.seen = 0;
      return null;
    },
    'Newlines of what `decoder` gives, or of text if that is None.',
  ],
  methods: {
    decode: [
      '(self, /, input, final: bool = False)',
      (self: PyNewlineDecoder, input: Value, final = false) => self.decode(input, final),
    ],
    getstate: [
      '(self, /)',
      (self: PyNewlineDecoder): Value => {
        let [buffer, flag]: Value[] = [new PyBytes(EMPTY), 0];
        if (self.decoder !== null) {
          const state = callMethod(self.decoder, 'getstate');
          if (!isInstance(state, tupleType)) throw typeError('illegal decoder state');
          [buffer, flag] = (state as PyTuple).items;
        }
        const low = self.pending ? 1 : 0;
        return new PyTuple([buffer, int.add(int.mul(indexOf(flag), 2), low)]);
      },
    ],
    setstate: [
      '(self, state, /)',
      (self: PyNewlineDecoder, state: Value): Value => {
        if (!isInstance(state, tupleType)) throw typeError('state argument must be a tuple');
        const [buffer, flag] = (state as PyTuple).items;
        const bits = BigInt(indexOf(flag));
        self.pending = (bits & 1n) === 1n;
        if (self.decoder === null) return null;
        return callMethod(self.decoder, 'setstate', new PyTuple([buffer, int.normalize(bits >> 1n)]));
      },
    ],
    reset: [
      '(self, /)',
      (self: PyNewlineDecoder): Value => {
        self.seen = 0;
        self.pending = false;
        return self.decoder === null ? null : callMethod(self.decoder, 'reset');
      },
    ],
  },
  attributes: { newlines: [(self: PyNewlineDecoder) => newlinesSeen(self.seen), null] },
  constants: { __module__: '_io' },
}));
incrementalNewlineDecoderType.textSignature = "(decoder, translate, errors='strict')";
