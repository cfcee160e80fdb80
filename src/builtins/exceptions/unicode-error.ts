/** UnicodeDecodeError, UnicodeEncodeError, UnicodeTranslateError. */
import {
  PyBaseException,
  typeError,
  UnicodeDecodeError,
  UnicodeEncodeError,
  UnicodeError,
  UnicodeTranslateError,
} from '../../runtime/errors.ts';
import { callMethod } from '../../runtime/protocol/call.ts';
import { toSsize } from '../../runtime/protocol/number.ts';
import { str } from '../../runtime/protocol/repr.ts';
import { getItem } from '../../runtime/protocol/subscript.ts';
import { furnish } from '../../runtime/signature/declare.ts';
import { bytesType, isInstance, type PyType, typeName, type Value } from '../../runtime/types.ts';
import { strValue } from '../../runtime/values/subclass.ts';
import { argumentTuple, initBase } from './base.ts';
import { defineMembers } from './members.ts';

const shown = (value: Value): string => (value === null ? 'None' : typeName(value));

/** @throws TypeError (Python) as `PyArg_ParseTuple` phrases it */
function needCount(args: Value[], n: number): void {
  if (args.length !== n) throw typeError(`function takes exactly ${n} arguments (${args.length} given)`);
}
function needStr(args: Value[], at: number): void {
  if (strValue(args[at]) === undefined) throw typeError(`argument ${at + 1} must be str, not ${shown(args[at])}`);
}

/** The number of characters or bytes, and one of them, of an error's `object`. */
function at(object: Value, index: number): { length: number; code: number } {
  const text = strValue(object);
  if (text !== undefined) {
    const points = [...text];
    return { length: points.length, code: points[index]?.codePointAt(0) ?? 0 };
  }
  const length = callMethod(object, '__len__') as number;
  return { length, code: index >= 0 && index < length ? (getItem(object, index) as number) : 0 };
}

/** `'\\xe9'`, `'\\u20ac'`, `'\\U0001f600'` */
function escaped(code: number): string {
  if (code <= 0xff) return `\\x${code.toString(16).padStart(2, '0')}`;
  if (code <= 0xffff) return `\\u${code.toString(16).padStart(4, '0')}`;
  return `\\U${code.toString(16).padStart(8, '0')}`;
}

interface Kind {
  /** What goes wrong with one item and with several. */
  verb: string;
  one(code: number): string;
  many: string;
  object: 'str' | 'bytes';
  encoding: boolean;
}

function describe(self: PyBaseException, kind: Kind): string {
  const object = self.field('object');
  if (object === undefined) return '';
  const isText = strValue(object) !== undefined;
  if (kind.object === 'str' ? !isText : !isInstance(object, bytesType)) {
    throw typeError(`UnicodeError 'object' attribute must be a ${kind.object === 'str' ? 'string' : 'bytes'}`);
  }
  const start = (self.field('start') as number | undefined) ?? 0;
  const end = (self.field('end') as number | undefined) ?? 0;
  // What was deleted is printed as C prints no object.
  const text = (name: string): string => {
    const value = self.field(name);
    return value === undefined ? '<NULL>' : str(value);
  };
  const reason = text('reason');
  const encoding = kind.encoding ? `'${text('encoding')}' codec ` : '';
  const { length, code } = at(object, start);
  if (start >= 0 && start < length && end === start + 1 && end <= length) {
    return `${encoding}can't ${kind.verb} ${kind.one(code)} in position ${start}: ${reason}`;
  }
  return `${encoding}can't ${kind.verb} ${kind.many} in position ${start}-${end - 1}: ${reason}`;
}

function define(type: PyType, doc: string, kind: Kind): void {
  const count = kind.encoding ? 5 : 4;
  furnish(type, () => ({
    doc,
    init: [
      '(self, /, *args, **kwargs)',
      (self: PyBaseException, args: Value[], keywords: Map<string, Value>) => {
        initBase(self, args, keywords);
        needCount(args, count);
        let i = 0;
        if (kind.encoding) needStr(args, i++);
        const object = args[i];
        if (kind.object === 'str') needStr(args, i);
        const start = toSsize(args[i + 1]);
        const end = toSsize(args[i + 2]);
        needStr(args, i + 3);
        if (kind.encoding) self.setField('encoding', args[0]);
        self.setField('object', kind.object === 'bytes' ? asBytes(object) : object);
        self.setField('start', start);
        self.setField('end', end);
        self.setField('reason', args[i + 3]);
        return null;
      },
      'Keeps the arguments.',
    ],
    methods: {
      __str__: ['(self, /)', (self: PyBaseException) => describe(self, kind), 'What cannot be converted, and why.'],
    },
  }));
  defineMembers(type, {
    encoding: ['exception encoding'],
    object: ['exception object'],
    start: ['exception start', undefined, 'ssize'],
    end: ['exception end', undefined, 'ssize'],
    reason: ['exception reason'],
  });
}

/** Any bytes-like object as bytes. @throws TypeError (Python) */
function asBytes(object: Value): Value {
  if (isInstance(object, bytesType)) return object;
  if (strValue(object) !== undefined || !hasBuffer(object)) {
    throw typeError(`a bytes-like object is required, not '${typeName(object)}'`);
  }
  return bytesType.call1(object);
}
function hasBuffer(object: Value): boolean {
  return typeof object === 'object' && object !== null && object.type.lookup('__buffer__') !== undefined;
}

furnish(UnicodeError, () => ({ doc: 'Text and bytes cannot be converted into each other.' }));
define(UnicodeDecodeError, 'Bytes are not text in an encoding.', {
  verb: 'decode',
  one: code => `byte 0x${code.toString(16).padStart(2, '0')}`,
  many: 'bytes',
  object: 'bytes',
  encoding: true,
});
define(UnicodeEncodeError, 'Text has no bytes in an encoding.', {
  verb: 'encode',
  one: code => `character '${escaped(code)}'`,
  many: 'characters',
  object: 'str',
  encoding: true,
});
define(UnicodeTranslateError, 'Text cannot be translated.', {
  verb: 'translate',
  one: code => `character '${escaped(code)}'`,
  many: 'characters',
  object: 'str',
  encoding: false,
});

/** A UnicodeDecodeError or UnicodeEncodeError with its five fields set. */
export function unicodeError(
  type: PyType,
  encoding: string,
  object: Value,
  start: number,
  end: number,
  reason: string,
): PyBaseException {
  const self = new PyBaseException(type, argumentTuple([encoding, object, start, end, reason]));
  self.setField('encoding', encoding);
  self.setField('object', object);
  self.setField('start', start);
  self.setField('end', end);
  self.setField('reason', reason);
  return self;
}
