/** The constructor and the methods of `io.TextIOWrapper`. */
import { otherCodec, searchCodec, textCodec } from '../../../runtime/codecs/registry.ts';
import { AttributeError, LookupError, PyException, raise, typeError, valueError } from '../../../runtime/errors.ts';
import { getAttr, getAttrOptional } from '../../../runtime/protocol/attribute.ts';
import { callMethod } from '../../../runtime/protocol/call.ts';
import { isTrue, toSsize } from '../../../runtime/protocol/number.ts';
import { repr } from '../../../runtime/protocol/repr.ts';
import { furnish, type Row } from '../../../runtime/signature/declare.ts';
import { type Maybe, type PyType, typeName, type Value } from '../../../runtime/types.ts';
import { adopt } from '../../../runtime/values/adopt.ts';
import { strValue } from '../../../runtime/values/subclass.ts';
import * as text from '../../../runtime/values/text.ts';
import { ssize } from '../../bytes-like/operand.ts';
import { sizeOrNone, unsupported } from './base.ts';
import { withAttributes } from './bytes-io.ts';
import { PyTextIOWrapper, textIOWrapperType } from './text-io.ts';

/** `newline` as given. @throws TypeError, ValueError */
function checkedNewline(newline: Value): string | null {
  const end = newline === null ? null : strValue(newline);
  if (end === undefined)
    throw typeError(`TextIOWrapper() argument 'newline' must be str or None, not ${typeName(newline)}`);
  if (end !== null && !['', '\n', '\r', '\r\n'].includes(end)) throw valueError(`illegal newline value: ${end}`);
  return end;
}

/** An encoding that text files can have. @throws LookupError */
function checkedEncoding(encoding: string | null): string {
  if (encoding === null || encoding === 'locale') return 'UTF-8';
  if (encoding.includes('\0')) throw valueError('embedded null character');
  if (textCodec(encoding) === null) {
    if (otherCodec(encoding) !== null) {
      throw raise(LookupError, `'${encoding}' is not a text encoding`);
    }
    searchCodec(encoding);
  }
  return encoding;
}

/** Sets a wrapper up. @throws LookupError, TypeError, ValueError */
export function wrap(
  self: PyTextIOWrapper,
  buffer: Value,
  encoding: string | null,
  errors: string | null,
  newline: Value,
): void {
  self.state = 'uninitialized';
  const end = checkedNewline(newline);
  self.encoding = checkedEncoding(encoding);
  self.errors = errors ?? 'strict';
  self.newline = end;
  self.begin(buffer);
  // In CPython's order: the buffer may object.
  for (const ability of ['readable', 'writable', 'seekable']) callMethod(buffer, ability);
}

const delegate = (name: string): Row => ['(self, /)', (self: PyTextIOWrapper) => callMethod(self.stream(), name)];

furnish(textIOWrapperType, () => ({
  doc: 'Text over a stream of bytes.',
  new: ['(type, /, *args, **kwargs)', (type: PyType) => withAttributes(adopt(new PyTextIOWrapper(), type))],
  init: [
    '(self, /, buffer, encoding: strOrNone = None, errors: strOrNone = None, newline=None, line_buffering: bool = False, write_through: bool = False)',
    (
      self: PyTextIOWrapper,
      buffer: Value,
      encoding: string | null = null,
      errors: string | null = null,
      newline: Value = null,
      lineBuffering = false,
      writeThrough = false,
    ): Value => {
      wrap(self, buffer, encoding, errors, newline);
      self.lineBuffering = lineBuffering;
      self.writeThrough = writeThrough;
      return null;
    },
    'Text over `buffer` in an encoding, UTF-8 by default.',
  ],
  methods: {
    __repr__: [
      '(self, /)',
      (self: PyTextIOWrapper) => {
        const name = self.state === 'ready' ? getAttrOptional(self.buffer, 'name') : undefined;
        const shownName = name === undefined ? '' : ` name=${repr(name)}`;
        const opened = getAttrOptional(self, 'mode');
        const mode = opened === undefined ? '' : ` mode=${repr(opened)}`;
        return `<_io.TextIOWrapper${shownName}${mode} encoding=${repr(self.encoding)}>`;
      },
      'Text that shows the object.',
    ],
    read: ['(self, size=-1, /)', (self: PyTextIOWrapper, size?: Value) => self.read(sizeOrNone(size))],
    readline: ['(self, size=-1, /)', (self: PyTextIOWrapper, size: Value = -1) => self.readLine(ssize(size))],
    write: [
      '(self, text, /)',
      (self: PyTextIOWrapper, given: Value): Value => {
        const part = strValue(given);
        if (part === undefined)
          throw typeError(`write() argument must be str, not ${given === null ? 'None' : typeName(given)}`);
        self.write(part);
        return text.length(part);
      },
    ],
    tell: ['(self, /)', (self: PyTextIOWrapper) => self.tell(), 'The position, as `seek()` takes it.'],
    seek: [
      '(self, cookie, whence: int = 0, /)',
      (self: PyTextIOWrapper, to: Value, whence = 0) => self.seek(ssize(to), whence),
      'Goes to a position that `tell()` gave, to here (whence 1) or to the end (2).',
    ],
    truncate: [
      '(self, pos=None, /)',
      (self: PyTextIOWrapper, size: Value = null) => {
        self.stream();
        callMethod(self, 'flush');
        const wanted = size === null ? self.tell() : size;
        self.giveBack();
        return callMethod(self.stream(), 'truncate', wanted);
      },
    ],
    flush: [
      '(self, /)',
      (self: PyTextIOWrapper) => {
        self.open();
        self.iterating = false;
        self.settle();
        return callMethod(self.stream(), 'flush');
      },
    ],
    close: [
      '(self, /)',
      (self: PyTextIOWrapper): Value => {
        if (isTrue(getAttr(self.stream(), 'closed'))) return null;
        try {
          callMethod(self, 'flush');
        } catch (thrown) {
          if (!(thrown instanceof PyException)) throw thrown;
          callMethod(self.stream(), 'close');
          throw thrown;
        }
        return callMethod(self.stream(), 'close');
      },
    ],
    detach: [
      '(self, /)',
      (self: PyTextIOWrapper): Value => {
        const buffer = self.stream();
        callMethod(self, 'flush');
        self.state = 'detached';
        self.buffer = null;
        return buffer;
      },
    ],
    reconfigure: [
      '(self, /, *, encoding: strOrNone = None, errors: strOrNone = None, newline?, line_buffering=None, write_through=None)',
      (
        self: PyTextIOWrapper,
        encoding: string | null = null,
        errors: string | null = null,
        newline?: Value,
        lineBuffering: Value = null,
        writeThrough: Value = null,
      ): Value => {
        if (self.hasRead && (encoding !== null || errors !== null || newline !== undefined)) {
          throw unsupported('It is not possible to set the encoding or newline of stream after the first read');
        }
        const end = newline === undefined ? self.newline : checkedNewline(newline);
        const given = encoding === null ? self.encoding : checkedEncoding(encoding);
        callMethod(self, 'flush');
        if (errors !== null) self.errors = errors;
        else if (encoding !== null) self.errors = 'strict';
        self.encoding = given;
        self.newline = end;
        if (lineBuffering !== null) self.lineBuffering = isTrue(lineBuffering);
        if (writeThrough !== null) self.writeThrough = isTrue(writeThrough);
        return null;
      },
      'Changes how text is encoded and ended.',
      undefined,
      '($self, /, *, encoding=None, errors=None, newline=None,\n            line_buffering=None, write_through=None)',
    ],
    readable: delegate('readable'),
    writable: delegate('writable'),
    seekable: delegate('seekable'),
    fileno: delegate('fileno'),
    isatty: delegate('isatty'),
  },
  attributes: {
    buffer: [(self: PyTextIOWrapper) => self.stream(), null],
    encoding: [(self: PyTextIOWrapper) => self.encoding, null],
    errors: [(self: PyTextIOWrapper) => self.errors, null],
    newlines: [(self: PyTextIOWrapper) => self.newlines, null],
    line_buffering: [(self: PyTextIOWrapper) => self.lineBuffering, null],
    write_through: [(self: PyTextIOWrapper) => self.writeThrough, null],
    name: [(self: PyTextIOWrapper) => getAttr(self.stream(), 'name'), null],
    _CHUNK_SIZE: [
      (self: PyTextIOWrapper) => self.chunkSize,
      (self: PyTextIOWrapper, value: Maybe) => {
        if (value === undefined) throw raise(AttributeError, 'cannot delete attribute');
        const size = toSsize(value);
        if (size <= 0) throw valueError('a strictly positive integer is required');
        self.chunkSize = size;
      },
    ],
    closed: [(self: PyTextIOWrapper) => getAttr(self.stream(), 'closed'), null],
  },
}));
textIOWrapperType.textSignature =
  '(buffer, encoding=None, errors=None, newline=None,\n              line_buffering=False, write_through=False)';
