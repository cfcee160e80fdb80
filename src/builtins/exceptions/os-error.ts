/** OSError: `errno` chooses the subclass (PEP 3151). */
import {
  AttributeError,
  BlockingIOError,
  BrokenPipeError,
  ChildProcessError,
  ConnectionAbortedError,
  ConnectionRefusedError,
  ConnectionResetError,
  FileExistsError,
  FileNotFoundError,
  InterruptedError,
  IsADirectoryError,
  NotADirectoryError,
  OSError,
  PermissionError,
  ProcessLookupError,
  PyBaseException,
  PyException,
  raise,
  TimeoutError,
  typeError,
} from '../../runtime/errors.ts';
import { hasIndex, indexOf } from '../../runtime/protocol/number.ts';
import { repr, str } from '../../runtime/protocol/repr.ts';
import { furnish } from '../../runtime/signature/declare.ts';
import type { Maybe, PyType, Value } from '../../runtime/types.ts';
import { PyTuple } from '../../runtime/values/tuple.ts';
import { argumentTuple, stateOf } from './base.ts';
import { defineMembers } from './members.ts';

/** Linux's numbers, by the subclass of OSError that they mean. */
const SUBCLASSES = new Map<number, PyType>([
  [11, BlockingIOError],
  [114, BlockingIOError],
  [115, BlockingIOError],
  [32, BrokenPipeError],
  [108, BrokenPipeError],
  [10, ChildProcessError],
  [103, ConnectionAbortedError],
  [111, ConnectionRefusedError],
  [104, ConnectionResetError],
  [17, FileExistsError],
  [2, FileNotFoundError],
  [21, IsADirectoryError],
  [20, NotADirectoryError],
  [4, InterruptedError],
  [13, PermissionError],
  [1, PermissionError],
  [3, ProcessLookupError],
  [110, TimeoutError],
]);

/** The arguments as fields: errno, strerror, filename, filename2 of 2 to 5 arguments. */
function parse(self: PyBaseException, args: Value[]): void {
  self.args = argumentTuple(args);
  if (args.length < 2 || args.length > 5) return;
  self.setField('errno', args[0]);
  self.setField('strerror', args[1]);
  const filename = args[2] ?? null;
  if (filename === null) return;
  if (self.type.isSubtypeOf(BlockingIOError) && hasIndex(filename)) {
    self.setField('characters_written', indexOf(filename));
    return;
  }
  self.setField('filename', filename);
  if (args.length === 5) self.setField('filename2', args[4]);
  // Unpickling gives the arguments to the constructor: the filename must not stand there twice.
  self.args = new PyTuple(args.slice(0, 2));
}

/** Whether a subclass brings its own `__init__` but not its own `__new__`: then that parses the arguments. */
function initParses(type: PyType): boolean {
  return (
    type.lookup('__init__') !== OSError.dict.get('__init__') && type.lookup('__new__') === OSError.dict.get('__new__')
  );
}

furnish(OSError, () => ({
  doc: 'The operating system reports a failure.',
  new: [
    '(type, /, *args, **kwargs)',
    (type: PyType, args: Value[], keywords: Map<string, Value>) => {
      if (initParses(type)) return new PyBaseException(type);
      if (keywords.size > 0) throw typeError(`${type.name}() takes no keyword arguments`);
      let actual = type;
      if (type === OSError && args.length >= 2 && args.length <= 5 && typeof args[0] === 'number') {
        actual = SUBCLASSES.get(args[0]) ?? type;
      }
      const self = new PyBaseException(actual);
      parse(self, args);
      return self;
    },
    'Makes the exception of the class that the error number means.',
  ],
  init: [
    '(self, /, *args, **kwargs)',
    (self: PyBaseException, args: Value[], keywords: Map<string, Value>) => {
      if (!initParses(self.type)) return null;
      if (keywords.size > 0) throw typeError(`${self.type.name}() takes no keyword arguments`);
      parse(self, args);
      return null;
    },
    'Keeps the arguments of subclasses with their own `__init__`.',
  ],
  methods: {
    __str__: [
      '(self, /)',
      (self: PyBaseException) => {
        const code = self.field('errno');
        const text = self.field('strerror');
        const filename = self.field('filename') ?? null;
        if (filename !== null) {
          const second = self.field('filename2') ?? null;
          const arrow = second === null ? '' : ` -> ${repr(second)}`;
          return `[Errno ${str(code ?? null)}] ${str(text ?? null)}: ${repr(filename)}${arrow}`;
        }
        if (code !== undefined && text !== undefined) return `[Errno ${str(code)}] ${str(text)}`;
        const { items } = self.args;
        return items.length === 0 ? '' : str(items.length === 1 ? items[0] : self.args);
      },
      'The error number, its text and the file.',
    ],
    __reduce__: [
      '(self, /)',
      (self: PyBaseException) => {
        let { args } = self;
        const filename = self.field('filename') ?? null;
        if (args.items.length === 2 && filename !== null) {
          const second = self.field('filename2') ?? null;
          args = new PyTuple([...args.items, filename, ...(second === null ? [] : [null, second])]);
        }
        const state = stateOf(self);
        return new PyTuple(state === undefined ? [self.type, args] : [self.type, args, state]);
      },
      'How to pickle it.',
    ],
  },
  attributes: {
    characters_written: [
      (self: PyBaseException) => {
        const written = self.field('characters_written');
        if (written === undefined) throw raise(AttributeError, 'characters_written');
        return written;
      },
      (self: PyBaseException, value: Maybe) => {
        if (value === undefined && self.field('characters_written') === undefined) {
          throw raise(AttributeError, 'characters_written');
        }
        self.setField('characters_written', value === undefined ? undefined : indexOf(value));
      },
      'How much was written before a call would have blocked.',
    ],
  },
}));
defineMembers(OSError, {
  errno: ['POSIX exception code'],
  strerror: ['exception strerror'],
  filename: ['exception filename'],
  filename2: ['second exception filename'],
});

/**
 * An OSError as the operating system's call would raise it.
 * @param code Linux's error number; `message` the text that belongs to it
 */
export function osError(code: number, message: string, filename?: Value): PyException {
  const self = new PyBaseException(SUBCLASSES.get(code) ?? OSError);
  parse(self, filename === undefined ? [code, message] : [code, message, filename]);
  return new PyException(self);
}
