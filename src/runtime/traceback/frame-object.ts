/** Frames and tracebacks as Python objects: the inspection that debuggers and error reports stand on. */
import type { Node } from '../../parser/ast.ts';
import { AttributeError, PyTraceback, raise, runtimeError, typeError, valueError } from '../errors.ts';
import { emptyLocals, type Frame, thread } from '../eval/frame.ts';
import { interpreter } from '../interpreter.ts';
import { address } from '../protocol/repr.ts';
import { furnish } from '../signature/declare.ts';
import { frameType, type Maybe, PyObject, type PyType, tracebackType, typeName, type Value } from '../types.ts';
import { PyDict } from '../values/dict.ts';
import { PyList } from '../values/list.ts';
import { instructionOffset } from './code-positions.ts';
import { forgetAdded, localsOf } from './frame-locals.ts';
import { locationOf } from './location.ts';
import { readonlyMembers } from './members.ts';

/** What a frame shows of itself in Python. */
export class PyFrame extends PyObject {
  readonly frame: Frame;
  /** Kept for debuggers; nothing here calls it. */
  trace: Value = null;
  traceLines = true;
  traceOpcodes = false;
  constructor(frame: Frame) {
    super();
    this.frame = frame;
  }
}
PyFrame.prototype.type = frameType;
PyTraceback.prototype.type = tracebackType;

const objects = new WeakMap<Frame, PyFrame>();

/** The Python object of a frame: always the same one. */
export function frameObject(frame: Frame): PyFrame {
  let object = objects.get(frame);
  if (object === undefined) objects.set(frame, (object = new PyFrame(frame)));
  return object;
}

/** A position that was given as a line alone (`types.TracebackType(…, tb_lineno)`). */
export interface LineOnly {
  lineno: number;
  lasti: number;
}

/** The line that a frame or a traceback entry stands at. */
export function lineOf(frame: Frame, at: unknown): number {
  if (at === null || at === undefined) return frame.code.firstlineno;
  return 'kind' in (at as object) ? locationOf(at as Node).lineno : (at as LineOnly).lineno;
}

function isExecuting(frame: Frame): boolean {
  for (let each = thread.frame; each !== null; each = each.back) if (each === frame) return true;
  return false;
}

function boolFlag(value: Maybe): boolean {
  if (value === undefined) throw typeError("can't delete numeric/char attribute");
  if (typeof value !== 'boolean') throw typeError('attribute value type must be bool');
  return value;
}

furnish(frameType, () => ({
  doc: 'A running or finished piece of Python code.',
  methods: {
    __repr__: [
      '(self, /)',
      (self: PyFrame) => {
        const { code } = self.frame;
        const line = lineOf(self.frame, self.frame.at);
        return `<frame at ${address(self)}, file '${code.filename}', line ${line}, code ${code.name}>`;
      },
    ],
    clear: [
      '(self, /)',
      ({ frame }: PyFrame) => {
        if (isExecuting(frame)) throw runtimeError('cannot clear an executing frame');
        if (frame.code.scope.type === 'function') frame.locals = emptyLocals(frame.code.size);
        forgetAdded(frame);
        return null;
      },
      'Forgets the variables.',
    ],
  },
  attributes: {
    f_back: [({ frame }: PyFrame) => (frame.back === null ? null : frameObject(frame.back)), null, 'The caller.'],
    f_code: [({ frame }: PyFrame) => frame.code, null, 'The code that runs.'],
    f_globals: [({ frame }: PyFrame) => frame.globals, null, 'The module’s namespace.'],
    f_builtins: [
      ({ frame }: PyFrame) => {
        const own = frame.globals.get('__builtins__');
        return own instanceof PyDict ? own : interpreter.builtins;
      },
      null,
      'The builtins.',
    ],
    f_locals: [({ frame }: PyFrame) => localsOf(frame), null, 'The variables.'],
    f_lineno: [
      ({ frame }: PyFrame) => lineOf(frame, frame.at),
      (_self: PyFrame, value: Maybe) => {
        if (value === undefined) throw raise(AttributeError, 'cannot delete attribute');
        throw valueError('f_lineno can only be set in a trace function');
      },
      'The current line.',
    ],
    f_lasti: [({ frame }: PyFrame) => instructionOf(frame, frame.at), null, 'The current instruction.'],
    f_trace: [
      (self: PyFrame) => self.trace,
      (self: PyFrame, value: Maybe) => {
        self.trace = value ?? null;
      },
      'The trace function.',
    ],
    f_trace_lines: [
      (self: PyFrame) => self.traceLines,
      (self: PyFrame, value: Maybe) => {
        self.traceLines = boolFlag(value);
      },
      'Whether lines are traced.',
    ],
    f_trace_opcodes: [
      (self: PyFrame) => self.traceOpcodes,
      (self: PyFrame, value: Maybe) => {
        self.traceOpcodes = boolFlag(value);
      },
      'Whether instructions are traced.',
    ],
  },
}));

// ---------------------------------------------------------------- tracebacks

/** The offset of an instruction, or the number that an entry was made with; -1 before the first one. */
function instructionOf(frame: Frame, at: unknown): number {
  if (at === null || at === undefined) return -1;
  return 'lasti' in (at as object) ? (at as LineOnly).lasti : instructionOffset(frame.code, at as object);
}

function nextOf(value: Value, message: string): PyTraceback | null {
  if (value === null || value instanceof PyTraceback) return value;
  throw typeError(`${message}, got '${typeName(value)}'`);
}

furnish(tracebackType, () => ({
  doc: 'Where an exception came through: a frame and its line, one entry after the other.',
  new: [
    '(type, tb_next, tb_frame, tb_lasti: int, tb_lineno: int)',
    (_type: PyType, next: Value, frame: Value, lasti: number, lineno: number) => {
      if (!(frame instanceof PyFrame)) {
        const got = frame === null ? 'None' : typeName(frame);
        throw typeError(`traceback() argument 'tb_frame' must be frame, not ${got}`);
      }
      const at: LineOnly = { lineno, lasti };
      return new PyTraceback(frame.frame, at, nextOf(next, 'expected traceback object or None'));
    },
    'Makes an entry of a traceback.',
  ],
  methods: {
    __dir__: [
      '(self, /)',
      () => new PyList(['tb_frame', 'tb_next', 'tb_lasti', 'tb_lineno']),
      'The attributes that tell of the entry.',
    ],
  },
  attributes: {
    tb_frame: [(self: PyTraceback) => frameObject(self.frame as Frame), undefined, 'The frame.'],
    tb_lineno: [(self: PyTraceback) => lineOf(self.frame as Frame, self.at), null, 'The line.'],
    tb_lasti: [(self: PyTraceback) => instructionOf(self.frame as Frame, self.at), null, 'The instruction.'],
    tb_next: [
      (self: PyTraceback) => self.next,
      (self: PyTraceback, value: Maybe) => {
        if (value === undefined) throw typeError("can't delete tb_next attribute");
        const next = nextOf(value, 'expected traceback object');
        for (let each = next; each !== null; each = each.next) {
          if (each === self) throw valueError('traceback loop detected');
        }
        self.next = next;
      },
      'The next entry, towards where the exception was raised.',
    ],
  },
}));
readonlyMembers(tracebackType, ['tb_frame', 'tb_lasti']);
