/** `io.TextIOWrapper`: text over a stream of bytes. */
import { PyBytes } from '../../../runtime/buffer/objects.ts';
import { bytesOf } from '../../../runtime/buffer/request.ts';
import { decode, encode, searchCodec, textCodec } from '../../../runtime/codecs/registry.ts';
import { LookupError, OSError, raise, typeError, valueError } from '../../../runtime/errors.ts';
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
import { closedError, PyStream, sizeOrNone, streamType, textIOBaseType, unsupported } from './base.ts';
import { withAttributes } from './bytes-io.ts';
import { lineEnd, seenNewlines, translateNewlines } from './newline.ts';
import { newlinesSeen } from './string-io.ts';

export const textIOWrapperType = streamType('TextIOWrapper', textIOBaseType);

export class PyTextIOWrapper extends PyStream {
  buffer: Value = null;
  encoding = 'UTF-8';
  errors = 'strict';
  newline: string | null = null;
  mode: string | null = null;
  lineBuffering = false;
  writeThrough = false;
  /** The rest of the stream, decoded, with its line ends as they are; null until it is read. */
  private rest: string | null = null;
  /** How much of `rest` is consumed, in UTF-16 units. */
  private at = 0;
  /** The position in bytes at which `rest` begins. */
  private restStart = 0;
  private seen = 0;
  private started = false;
  private iterating = false;
  detached = false;

  stream(): Value {
    if (this.detached) throw valueError('underlying buffer has been detached');
    return this.buffer;
  }
  open(): void {
    if (isTrue(getAttr(this.stream(), 'closed'))) throw closedError();
  }
  private load(): string {
    this.open();
    if (!isTrue(callMethod(this.buffer, 'readable'))) throw unsupported('not readable');
    if (this.rest === null) {
      this.restStart = isTrue(callMethod(this.buffer, 'seekable')) ? toSsize(callMethod(this.buffer, 'tell')) : 0;
      this.rest = '';
      this.at = 0;
    }
    if (this.at >= this.rest.length) {
      const more = decode(bytesOf(callMethod(this.buffer, 'read')), this.encoding, this.errors);
      if (more !== '') {
        if (this.at > 0) this.restStart += encode(this.rest, this.encoding, this.errors).length;
        this.rest = more;
        this.at = 0;
      }
    }
    return this.rest;
  }
  private deliver(raw: string): string {
    this.at += raw.length;
    if (this.newline !== null && this.newline !== '') return raw;
    this.seen |= seenNewlines(raw);
    return this.newline === null ? translateNewlines(raw) : raw;
  }
  read(count: number): string {
    const rest = this.load();
    this.iterating = false;
    if (count < 0) return this.deliver(rest.slice(this.at));
    let end = this.at;
    for (let n = 0; n < count && end < rest.length; n++) {
      const char = text.charFromUnit(rest, end);
      end += char.length;
      if (char === '\r' && this.newline === null && rest[end] === '\n') end++;
    }
    return this.deliver(rest.slice(this.at, end));
  }
  readLine(limit: number): string {
    const rest = this.load();
    // Universal newlines end lines whether they are translated or not.
    const at = lineEnd(rest, this.at, this.newline === null ? '' : this.newline);
    const end = at < 0 ? rest.length : at;
    if (limit >= 0) {
      const line = rest.slice(this.at, end);
      if (text.length(line) > limit) return this.deliver(line.slice(0, text.toUnits(line, limit)));
    }
    return this.deliver(rest.slice(this.at, end));
  }
  override next(): Maybe {
    const line = this.readLine(-1);
    this.iterating = line !== '';
    return line === '' ? undefined : line;
  }
  tell(): number {
    this.open();
    if (this.iterating) throw raise(OSError, 'telling position disabled by next() call');
    if (this.rest === null) return toSsize(callMethod(this.buffer, 'tell'));
    return this.restStart + encode(this.rest.slice(0, this.at), this.encoding, this.errors).length;
  }
  /** Gives up what was read ahead: the buffer stands where the text does. */
  settle(): void {
    if (this.rest === null) return;
    this.iterating = false;
    const at = this.tell();
    this.rest = null;
    if (isTrue(callMethod(this.buffer, 'seekable'))) callMethod(this.buffer, 'seek', at);
  }
  write(given: string): void {
    this.open();
    if (!isTrue(callMethod(this.buffer, 'writable'))) throw unsupported('not writable');
    let part = given;
    if (this.newline !== null && this.newline !== '' && this.newline !== '\n') {
      part = part.replaceAll('\n', this.newline);
    }
    this.settle();
    let bytes = encode(part, this.encoding, this.errors);
    // Only the first text of a file gets a byte order mark.
    if (this.started && part !== '') bytes = bytes.subarray(encode('', this.encoding, this.errors).length);
    if (!this.started) {
      const mark = encode('', this.encoding, this.errors).length;
      if (mark > 0 && isTrue(callMethod(this.buffer, 'seekable')) && toSsize(callMethod(this.buffer, 'tell')) > 0) {
        bytes = bytes.subarray(mark);
      }
    }
    this.started = true;
    callMethod(this.buffer, 'write', new PyBytes(bytes));
  }
  seek(to: number, whence: number): number {
    this.open();
    if (whence === 1) {
      if (to !== 0) throw unsupported("can't do nonzero cur-relative seeks");
      this.iterating = false;
      return this.tell();
    }
    if (whence === 2) {
      if (to !== 0) throw unsupported("can't do nonzero end-relative seeks");
    } else if (whence !== 0) throw valueError(`invalid whence (${whence}, should be 0, 1 or 2)`);
    else if (to < 0) throw valueError(`negative seek position ${to}`);
    this.rest = null;
    this.iterating = false;
    this.started = to !== 0;
    return toSsize(callMethod(this.buffer, 'seek', to, whence));
  }
  get newlines(): Value {
    return newlinesSeen(this.seen);
  }
}
PyTextIOWrapper.prototype.type = textIOWrapperType;

/** Sets a wrapper up. @throws LookupError, TypeError, ValueError */
export function wrap(self: PyTextIOWrapper, buffer: Value, encoding: Value, errors: Value, newline: Value): void {
  const name = encoding === null ? 'UTF-8' : strValue(encoding)!;
  const given = encoding === 'locale' ? 'UTF-8' : name;
  if (textCodec(given) === null) searchCodec(given);
  const end = newline === null ? null : strValue(newline);
  if (end === undefined) throw typeError(`open() argument 'newline' must be str or None, not ${typeName(newline)}`);
  if (end !== null && !['', '\n', '\r', '\r\n'].includes(end)) throw valueError(`illegal newline value: ${end}`);
  self.buffer = buffer;
  self.encoding = given;
  self.errors = errors === null ? 'strict' : strValue(errors)!;
  self.newline = end;
  self.isClosed = false;
  self.detached = false;
}

const delegate = (name: string, doc: string): Row => [
  '(self, /)',
  (self: PyTextIOWrapper) => callMethod(self.stream(), name),
  doc,
];

furnish(textIOWrapperType, () => ({
  doc: 'Text over a stream of bytes.',
  new: ['(type, /, *args, **kwargs)', (type: PyType) => withAttributes(adopt(new PyTextIOWrapper(), type))],
  init: [
    '(self, /, buffer, encoding: strOrNone = None, errors: strOrNone = None, newline=None, line_buffering: bool = False, write_through: bool = False)',
    (
      self: PyTextIOWrapper,
      buffer: Value,
      encoding: Value = null,
      errors: Value = null,
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
        const name = self.detached ? undefined : getAttrOptional(self.buffer, 'name');
        const shownName = name === undefined ? '' : ` name=${repr(name)}`;
        const mode = self.mode === null ? '' : ` mode='${self.mode}'`;
        return `<_io.TextIOWrapper${shownName}${mode} encoding=${repr(self.encoding)}>`;
      },
      'Text that shows the object.',
    ],
    read: [
      '(self, size=-1, /)',
      (self: PyTextIOWrapper, size?: Value) => self.read(sizeOrNone(size)),
      'Reads at most `size` characters, all by default.',
    ],
    readline: [
      '(self, size=-1, /)',
      (self: PyTextIOWrapper, size: Value = -1) => self.readLine(ssize(size)),
      'Reads up to the end of a line, and at most `size` characters.',
    ],
    write: [
      '(self, text, /)',
      (self: PyTextIOWrapper, given: Value): Value => {
        const part = strValue(given);
        if (part === undefined) throw typeError(`write() argument must be str, not ${typeName(given)}`);
        self.write(part);
        return text.length(part);
      },
      'Writes text; the number of characters.',
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
        self.open();
        const wanted = size === null ? self.tell() : size;
        self.settle();
        return callMethod(self.stream(), 'truncate', wanted);
      },
      'Cuts the stream to a size, by default at the position.',
    ],
    flush: [
      '(self, /)',
      (self: PyTextIOWrapper) => {
        self.open();
        return callMethod(self.stream(), 'flush');
      },
      'Writes what is buffered.',
    ],
    close: [
      '(self, /)',
      (self: PyTextIOWrapper): Value => {
        if (!isTrue(getAttr(self.stream(), 'closed'))) callMethod(self.stream(), 'close');
        return null;
      },
      'Closes the stream.',
    ],
    detach: [
      '(self, /)',
      (self: PyTextIOWrapper): Value => {
        const buffer = self.stream();
        self.settle();
        self.detached = true;
        return buffer;
      },
      'Takes the buffer away.',
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
        if (encoding !== null && textCodec(encoding) === null)
          throw raise(LookupError, `unknown encoding: ${encoding}`);
        if (encoding !== null) self.encoding = encoding;
        if (errors !== null) self.errors = errors;
        else if (encoding !== null) self.errors = 'strict';
        if (newline !== undefined) self.newline = newline === null ? null : (strValue(newline) ?? null);
        if (lineBuffering !== null) self.lineBuffering = isTrue(lineBuffering);
        if (writeThrough !== null) self.writeThrough = isTrue(writeThrough);
        return null;
      },
      'Changes how text is encoded and ended.',
    ],
    readable: delegate('readable', 'Whether the stream can be read.'),
    writable: delegate('writable', 'Whether the stream can be written.'),
    seekable: delegate('seekable', 'Whether the position can be changed.'),
    fileno: delegate('fileno', 'The file descriptor.'),
    isatty: delegate('isatty', 'Whether the stream is a terminal.'),
  },
  attributes: {
    buffer: [(self: PyTextIOWrapper) => self.buffer, null, 'The stream of bytes.'],
    encoding: [(self: PyTextIOWrapper) => self.encoding, null, 'The encoding.'],
    errors: [(self: PyTextIOWrapper) => self.errors, null, 'The error handler.'],
    newlines: [(self: PyTextIOWrapper) => self.newlines, null, 'The line ends seen so far.'],
    line_buffering: [(self: PyTextIOWrapper) => self.lineBuffering, null, 'Whether a newline flushes.'],
    write_through: [(self: PyTextIOWrapper) => self.writeThrough, null, 'Whether every write flushes.'],
    name: [(self: PyTextIOWrapper) => getAttr(self.stream(), 'name'), null, 'The name of the buffer.'],
    mode: [(self: PyTextIOWrapper) => self.mode ?? getAttr(self.stream(), 'mode'), null, 'How the file was opened.'],
    closed: [(self: PyTextIOWrapper) => getAttr(self.stream(), 'closed'), null, 'True once the stream is closed.'],
  },
}));
