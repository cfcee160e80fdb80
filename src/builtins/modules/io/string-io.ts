/** `io.StringIO`: a stream of text in memory. */
import { OSError, raise, typeError, valueError } from '../../../runtime/errors.ts';
import { instanceDict, ownAttributes } from '../../../runtime/protocol/attribute.ts';
import { hasIndex, indexOf, toSsize } from '../../../runtime/protocol/number.ts';
import { repr } from '../../../runtime/protocol/repr.ts';
import { furnish } from '../../../runtime/signature/declare.ts';
import { isInstance, type Maybe, type PyType, tupleType, typeName, type Value } from '../../../runtime/types.ts';
import { adopt } from '../../../runtime/values/adopt.ts';
import { PyDict } from '../../../runtime/values/dict.ts';
import { strValue } from '../../../runtime/values/subclass.ts';
import * as text from '../../../runtime/values/text.ts';
import { PyTuple } from '../../../runtime/values/tuple.ts';
import { ssize } from '../../bytes-like/operand.ts';
import { PyStream, sizeOrNone, streamType, textIOBaseType } from './base.ts';
import { withAttributes } from './bytes-io.ts';
import { lineEnd, SEEN_CR, SEEN_CRLF, SEEN_LF, seenNewlines, translateNewlines } from './newline.ts';

export const stringIOType = streamType('StringIO', textIOBaseType);

export class PyStringIO extends PyStream {
  private held = '';
  /** What was written at the end since the text was last asked for: appending does not copy. */
  private tail: string[] = [];
  /** The length of all the text in code points; -1: not known. */
  private size = 0;
  /** In code points. */
  position = 0;
  /** As given: null translates on reading, '' not at all. */
  newline: string | null = '\n';
  seen = 0;

  /** All the text. */
  get contents(): string {
    if (this.tail.length > 0) {
      this.held += this.tail.join('');
      this.tail = [];
    }
    return this.held;
  }
  set contents(contents: string) {
    this.held = contents;
    this.tail = [];
    this.size = -1;
  }
  private length(): number {
    if (this.size < 0) this.size = text.length(this.contents);
    return this.size;
  }

  open(): void {
    if (this.isClosed) throw valueError('I/O operation on closed file');
  }
  write(given: string): void {
    let part = given;
    if (this.newline === null) {
      this.seen |= seenNewlines(part);
      part = translateNewlines(part);
    } else if (this.newline === '') this.seen |= seenNewlines(part);
    else if (this.newline !== '\n') part = part.replaceAll('\n', this.newline);
    if (part === '') return;
    const { position } = this;
    const size = this.length();
    const added = text.length(part);
    if (position >= size) {
      if (position > size) this.tail.push('\0'.repeat(position - size));
      this.tail.push(part);
      this.size = position + added;
    } else {
      const { contents } = this;
      const rest = position + added < size ? text.substring(contents, position + added, size) : '';
      this.contents = text.substring(contents, 0, position) + part + rest;
    }
    this.position = position + added;
  }
  /** The text from the position up to unit `end` of the contents. */
  private take(from: number, end: number): string {
    const part = this.contents.slice(from, end);
    this.position += text.length(part);
    return part;
  }
  read(count: number): string {
    const { contents, position } = this;
    const size = text.length(contents);
    if (position >= size) return '';
    const end = count < 0 || position + count > size ? size : position + count;
    this.position = end;
    return text.substring(contents, position, end);
  }
  readLine(limit: number): string {
    const { contents, position } = this;
    if (position >= text.length(contents)) return '';
    const from = text.toUnits(contents, position);
    const at = lineEnd(contents, from, this.newline);
    const end = at < 0 ? contents.length : at;
    if (limit >= 0) {
      const line = contents.slice(from, end);
      if (text.length(line) > limit) return this.take(from, from + text.toUnits(line, limit));
    }
    return this.take(from, end);
  }
  override next(): Maybe {
    this.open();
    const line = this.readLine(-1);
    return line === '' ? undefined : line;
  }
}
PyStringIO.prototype.type = stringIOType;

/** @throws TypeError, ValueError for what is no `newline` argument */
export function checkNewline(newline: Value): string | null {
  const given = newline === null ? null : strValue(newline);
  if (given === undefined) throw typeError(`newline must be str or None, not ${typeName(newline)}`);
  if (given !== null && !['', '\n', '\r', '\r\n'].includes(given)) {
    throw valueError(`illegal newline value: ${repr(newline)}`);
  }
  return given;
}

/** `newlines`: None, one kind, or a tuple of the kinds. */
export function newlinesSeen(seen: number): Value {
  const kinds: string[] = [];
  if (seen & SEEN_CR) kinds.push('\r');
  if (seen & SEEN_LF) kinds.push('\n');
  if (seen & SEEN_CRLF) kinds.push('\r\n');
  return kinds.length === 0 ? null : kinds.length === 1 ? kinds[0] : new PyTuple(kinds);
}

const always =
  (answer: boolean) =>
  (self: PyStringIO): Value => {
    self.open();
    return answer;
  };

furnish(stringIOType, () => ({
  doc: 'A stream of text in memory.',
  new: ['(type, /, *args, **kwargs)', (type: PyType) => withAttributes(adopt(new PyStringIO(), type))],
  init: [
    "(self, /, initial_value='', newline='\\n')",
    (self: PyStringIO, initial: Value = '', newline: Value = '\n'): Value => {
      const given = checkNewline(newline);
      const start = initial === null ? '' : strValue(initial);
      if (start === undefined) throw typeError(`initial_value must be str or None, not ${typeName(initial)}`);
      self.newline = given;
      self.seen = 0;
      self.isClosed = false;
      self.contents = '';
      self.position = 0;
      self.write(start);
      self.position = 0;
      return null;
    },
    'Begins with this text, at its start.',
  ],
  methods: {
    readable: ['(self, /)', always(true), 'True.'],
    writable: ['(self, /)', always(true), 'True.'],
    seekable: ['(self, /)', always(true), 'True.'],
    getvalue: [
      '(self, /)',
      (self: PyStringIO) => {
        self.open();
        return self.contents;
      },
      'All the text.',
    ],
    read: [
      '(self, size=-1, /)',
      (self: PyStringIO, size?: Value) => {
        const count = sizeOrNone(size);
        self.open();
        return self.read(count);
      },
      'Reads at most `size` characters, all by default.',
    ],
    readline: [
      '(self, size=-1, /)',
      (self: PyStringIO, size?: Value) => {
        const limit = sizeOrNone(size);
        self.open();
        return self.readLine(limit);
      },
      'Reads up to the end of a line, and at most `size` characters.',
    ],
    write: [
      '(self, s, /)',
      (self: PyStringIO, s: Value): Value => {
        const given = strValue(s);
        if (given === undefined) throw typeError(`string argument expected, got '${typeName(s)}'`);
        self.open();
        self.write(given);
        return text.length(given);
      },
      'Writes text; the number of characters.',
    ],
    tell: [
      '(self, /)',
      (self: PyStringIO) => {
        self.open();
        return self.position;
      },
      'The position.',
    ],
    seek: [
      '(self, pos, whence: int = 0, /)',
      (self: PyStringIO, to: Value, whence = 0): Value => {
        const at = ssize(to);
        self.open();
        if (whence < 0 || whence > 2) throw valueError(`Invalid whence (${whence}, should be 0, 1 or 2)`);
        if (at < 0 && whence === 0) throw valueError(`Negative seek position ${at}`);
        if (whence !== 0 && at !== 0) throw raise(OSError, "Can't do nonzero cur-relative seeks");
        if (whence === 0) self.position = at;
        else if (whence === 2) self.position = text.length(self.contents);
        return self.position;
      },
      'Goes to a position, counted from the start (whence 0), or to here (1) or to the end (2).',
    ],
    truncate: [
      '(self, pos=None, /)',
      (self: PyStringIO, at: Value = null): Value => {
        if (at !== null && !hasIndex(at)) {
          throw typeError(`argument should be integer or None, not '${typeName(at)}'`);
        }
        const given = at === null ? null : indexOf(at);
        const wanted = given === null ? null : toSsize(given);
        self.open();
        const size = wanted ?? self.position;
        if (size < 0) throw valueError(`Negative size value ${given}`);
        if (size < text.length(self.contents)) self.contents = text.substring(self.contents, 0, size);
        return given ?? size;
      },
      'Cuts the text to a size, by default at the position.',
    ],
    close: [
      '(self, /)',
      (self: PyStringIO): Value => {
        self.isClosed = true;
        self.contents = '';
        return null;
      },
      'Frees the memory.',
    ],
    __getstate__: [
      '(self, /)',
      (self: PyStringIO): Value => {
        self.open();
        const attributes = ownAttributes(self).length === 0 ? null : instanceDict(self).copy();
        return new PyTuple([self.contents, self.newline, self.position, attributes]);
      },
    ],
    __setstate__: [
      '(self, state, /)',
      (self: PyStringIO, state: Value): Value => {
        self.open();
        const items = isInstance(state, tupleType) ? (state as PyTuple).items : [];
        if (items.length < 4) {
          throw typeError(`_io.StringIO.__setstate__ argument should be 4-tuple, got ${typeName(state)}`);
        }
        self.newline = checkNewline(items[1]);
        const contents = items[0] === null ? '' : strValue(items[0]);
        if (contents === undefined) {
          throw typeError(`initial_value must be str or None, not ${typeName(items[0])}`);
        }
        self.contents = contents;
        if (typeof items[2] !== 'number') {
          throw typeError(`third item of state must be an integer, got ${typeName(items[2])}`);
        }
        if (items[2] < 0) throw valueError('position value cannot be negative');
        self.position = items[2];
        if (items[3] !== null && !(items[3] instanceof PyDict)) {
          throw typeError(`fourth item of state should be a dict, got a ${typeName(items[3])}`);
        }
        if (items[3] instanceof PyDict)
          for (const [key, value] of items[3].entries()) instanceDict(self).set(key, value);
        return null;
      },
    ],
  },
  attributes: {
    closed: [(self: PyStringIO) => self.isClosed, null],
    line_buffering: [
      (self: PyStringIO) => {
        self.open();
        return false;
      },
      null,
    ],
    newlines: [
      (self: PyStringIO) => {
        self.open();
        return newlinesSeen(self.seen);
      },
      null,
    ],
  },
}));
stringIOType.textSignature = "(initial_value='', newline='\\n')";
