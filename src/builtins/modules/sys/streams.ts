/** `sys.stdin`, `sys.stdout`, `sys.stderr` over the Host. */

import { PyBytes } from '../../../runtime/buffer/objects.ts';
import { writeOutput } from '../../../runtime/codecs/output.ts';
import { typeError, valueError } from '../../../runtime/errors.ts';
import { interpreter } from '../../../runtime/interpreter.ts';
import { iteratorType, PyIterator, toArray } from '../../../runtime/protocol/iterate.ts';
import { toSsize } from '../../../runtime/protocol/number.ts';
import { furnish, type Row } from '../../../runtime/signature/declare.ts';
import { bytesType, isInstance, type Maybe, PyType, strType, typeName, type Value } from '../../../runtime/types.ts';
import { PyList } from '../../../runtime/values/list.ts';
import { strValue } from '../../../runtime/values/subclass.ts';
import { length } from '../../../runtime/values/text.ts';

type StreamName = '<stdin>' | '<stdout>' | '<stderr>';

const textType = iteratorType('TextIOWrapper', '_io');
textType.hasDict = true;
const binaryWriterType = new PyType('BufferedWriter', [textType.base as PyType], { module: '_io' });
const binaryReaderType = iteratorType('BufferedReader', '_io');

const DESCRIPTORS: Record<StreamName, number> = { '<stdin>': 0, '<stdout>': 1, '<stderr>': 2 };

/** A text stream; iterating it reads lines. */
export class PyStandardStream extends PyIterator {
  readonly name: StreamName;
  readonly buffer: PyStandardBuffer;
  constructor(name: StreamName) {
    super();
    this.name = name;
    this.buffer = new PyStandardBuffer(name);
  }
  get readable(): boolean {
    return this.name === '<stdin>';
  }
  write(text: string): void {
    if (this.name === '<stdout>') writeOutput(text);
    else interpreter.host.writeStderr(text);
  }
  override next(): Maybe {
    const line = interpreter.host.readLine();
    return line === '' ? undefined : line;
  }
}
PyStandardStream.prototype.type = textType;

/** The bytes beneath a standard stream. */
class PyStandardBuffer extends PyIterator {
  readonly name: StreamName;
  private rest: Uint8Array | null = null;
  constructor(name: StreamName) {
    super();
    this.name = name;
    this.type = name === '<stdin>' ? binaryReaderType : binaryWriterType;
  }
  private load(): Uint8Array {
    if (this.rest === null) {
      const { host } = interpreter;
      if (host.readStdinBytes !== undefined) this.rest = host.readStdinBytes();
      else {
        let text = '';
        for (let line = host.readLine(); line !== ''; line = host.readLine()) text += line;
        this.rest = new TextEncoder().encode(text);
      }
    }
    return this.rest;
  }
  take(count: number): PyBytes {
    const data = this.load();
    const end = count < 0 ? data.length : Math.min(count, data.length);
    this.rest = data.subarray(end);
    return new PyBytes(data.slice(0, end));
  }
  takeLine(): PyBytes {
    const newline = this.load().indexOf(10);
    return this.take(newline < 0 ? -1 : newline + 1);
  }
  override next(): Maybe {
    const line = this.takeLine();
    return line.data.length === 0 ? undefined : line;
  }
}

function needReadable(self: PyStandardStream): void {
  if (!self.readable) throw valueError('not readable');
}

const same = (value: Value): Row => ['(self, /)', () => value];
const flushRow: Row = [
  '(self, /)',
  (self: PyStandardStream | PyStandardBuffer) => {
    if (self.name === '<stdout>') interpreter.host.flush?.();
    return null;
  },
  'Hands on what was written.',
];
const readableRow: Row = ['(self, /)', (self: PyStandardStream) => self.name === '<stdin>', 'Whether it can be read.'];
const writableRow: Row = [
  '(self, /)',
  (self: PyStandardStream) => self.name !== '<stdin>',
  'Whether it can be written.',
];
const filenoRow: Row = ['(self, /)', (self: PyStandardStream) => DESCRIPTORS[self.name], 'The file descriptor.'];
const isattyRow: Row = ['(self, /)', () => interpreter.host.isTerminal === true, 'Whether it is a terminal.'];

function readLines(self: PyIterator): PyList {
  const lines: Value[] = [];
  for (let line = self.next(); line !== undefined; line = self.next()) lines.push(line);
  return new PyList(lines);
}

furnish(textType, () => ({
  doc: 'A text stream.',
  methods: {
    write: [
      '(self, text, /)',
      (self: PyStandardStream, value: Value) => {
        const text = strValue(value);
        if (text === undefined) {
          throw typeError(`write() argument must be str, not ${value === null ? 'None' : typeName(value)}`);
        }
        if (self.readable) throw valueError('not writable');
        self.write(text);
        return length(text);
      },
      'Writes text; returns the number of characters.',
    ],
    writelines: [
      '(self, lines, /)',
      (self: PyStandardStream, lines: Value) => {
        for (const line of toArray(lines)) {
          if (!isInstance(line, strType)) throw typeError(`write() argument must be str, not ${typeName(line)}`);
          self.write(strValue(line) as string);
        }
        return null;
      },
      'Writes several texts.',
    ],
    flush: flushRow,
    close: same(null),
    read: [
      '(self, size=-1, /)',
      (self: PyStandardStream, size: Value = -1) => {
        needReadable(self);
        const count = size === null ? -1 : toSsize(size);
        let text = '';
        while (count < 0 || length(text) < count) {
          const line = interpreter.host.readLine();
          if (line === '') break;
          text += line;
        }
        return text;
      },
      'Reads all that is left, or a number of characters.',
    ],
    readline: [
      '(self, size=-1, /)',
      (self: PyStandardStream) => {
        needReadable(self);
        return interpreter.host.readLine();
      },
      'Reads a line.',
    ],
    readlines: [
      '(self, hint=-1, /)',
      (self: PyStandardStream) => {
        needReadable(self);
        return readLines(self);
      },
      'Reads all lines.',
    ],
    readable: readableRow,
    writable: writableRow,
    seekable: same(false),
    fileno: filenoRow,
    isatty: isattyRow,
    reconfigure: ['(self, /, **options)', () => null, 'Accepts the settings; the host always takes UTF-8.'],
    __enter__: ['(self, /)', (self: Value) => self, 'Returns itself.'],
    __exit__: ['(self, /, *args)', () => null, 'Leaves it open.'],
    __repr__: [
      '(self, /)',
      (self: PyStandardStream) =>
        `<_io.TextIOWrapper name='${self.name}' mode='${self.readable ? 'r' : 'w'}' encoding='utf-8'>`,
      'Text that shows the object.',
    ],
  },
  attributes: {
    name: [(self: PyStandardStream) => self.name],
    mode: [(self: PyStandardStream) => (self.readable ? 'r' : 'w')],
    encoding: [() => 'utf-8'],
    errors: [(self: PyStandardStream) => (self.name === '<stderr>' ? 'backslashreplace' : 'strict')],
    newlines: [() => null],
    line_buffering: [(self: PyStandardStream) => self.name === '<stderr>'],
    closed: [() => false],
    buffer: [(self: PyStandardStream) => self.buffer],
  },
}));

furnish(binaryWriterType, () => ({
  doc: 'A binary stream to write to.',
  methods: {
    write: [
      '(self, buffer, /)',
      (self: PyStandardBuffer, value: Value) => {
        if (isInstance(value, strType)) throw typeError("a bytes-like object is required, not 'str'");
        const { data } = (value instanceof PyBytes ? value : bytesType.call1(value)) as PyBytes;
        const { host } = interpreter;
        if (self.name === '<stdout>' && host.writeStdoutBytes !== undefined) host.writeStdoutBytes(data);
        else {
          const text = new TextDecoder().decode(data);
          if (self.name === '<stdout>') host.writeStdout(text);
          else host.writeStderr(text);
        }
        return data.length;
      },
      'Writes bytes; returns their number.',
    ],
    flush: flushRow,
    close: same(null),
    readable: readableRow,
    writable: writableRow,
    seekable: same(false),
    fileno: filenoRow,
    isatty: isattyRow,
    __repr__: [
      '(self, /)',
      (self: PyStandardBuffer) => `<_io.BufferedWriter name='${self.name}'>`,
      'Text that shows the object.',
    ],
  },
  attributes: { name: [(self: PyStandardBuffer) => self.name], mode: [() => 'wb'], closed: [() => false] },
}));

furnish(binaryReaderType, () => ({
  doc: 'A binary stream to read from.',
  methods: {
    read: [
      '(self, size=-1, /)',
      (self: PyStandardBuffer, size: Value = -1) => self.take(size === null ? -1 : toSsize(size)),
      'Reads all that is left, or a number of bytes.',
    ],
    readline: ['(self, size=-1, /)', (self: PyStandardBuffer) => self.takeLine(), 'Reads a line.'],
    readlines: ['(self, hint=-1, /)', (self: PyStandardBuffer) => readLines(self), 'Reads all lines.'],
    flush: flushRow,
    close: same(null),
    readable: readableRow,
    writable: writableRow,
    seekable: same(false),
    fileno: filenoRow,
    isatty: isattyRow,
    __repr__: [
      '(self, /)',
      (self: PyStandardBuffer) => `<_io.BufferedReader name='${self.name}'>`,
      'Text that shows the object.',
    ],
  },
  attributes: { name: [(self: PyStandardBuffer) => self.name], mode: [() => 'rb'], closed: [() => false] },
}));
