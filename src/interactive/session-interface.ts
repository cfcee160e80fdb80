/**
 * What an interactive front end (the Ink app in `repl/`, a notebook, a test) asks of a running interpreter.
 *
 * Everything that crosses this interface is plain data that `postMessage` can carry, and every call is answered later: the
 * interpreter may live in another thread (`worker-session.ts`) or in this one (`local-session.ts`, for tests). One call runs
 * at a time; `interrupt`, `answerInput` and `dispose` work meanwhile.
 */

/** One interpreter with one namespace that lasts. */
export interface Session {
  /** Whether a block can be run as it stands. */
  check(source: string): Promise<BlockState>;
  /**
   * Runs a block as CPython's prompt does (`single`); values are shown, errors are printed. A block may have several
   * statements, one after the other: each shows its value.
   */
  run(source: string, events: RunEvents): Promise<RunResult>;
  /** Runs a file in the namespace as a program (`exec`): a start-up file. */
  runFile(path: string, events: RunEvents): Promise<RunResult>;
  /** Runs what a prompt is to follow (`-i`): as `runFile`, but an exit is shown as an error. */
  runProgram(program: Program, events: RunEvents): Promise<RunResult>;
  /** What could stand at `cursor` (a code unit of `source`). */
  complete(source: string, cursor: number): Promise<Completions>;
  /** The call around `cursor`, if its callable is known. */
  signature(source: string, cursor: number): Promise<SignatureHint | null>;
  /** The live buffers of the namespace and the views on them, now and before the last block ran. */
  memory(): Promise<MemoryReport>;
  /** Where the item that a subscript expression names lies, such as `m2[1, 1]`. */
  where(expression: string): Promise<ItemPlace | string>;
  /** The fields of a struct format. A string says what is wrong with it. */
  layout(format: string): Promise<StructLayout | string>;
  /** Puts the contents and sizes of all buffers back to what they were before the last block that changed some. */
  undo(): Promise<MemoryReport>;
  /** An empty namespace in a fresh interpreter. */
  reset(): Promise<void>;
  /** Stops what runs by KeyboardInterrupt. */
  interrupt(): void;
  /** Gives a line to a program that waits in `input()`; `null` is the end of input. */
  answerInput(line: string | null): void;
  dispose(): Promise<void>;
}

/** A program of the command line: a file, what `-c` runs, what `-m` runs. */
export type Program =
  | { kind: 'file'; path: string }
  | { kind: 'code'; source: string }
  | { kind: 'module'; name: string };

/** What `check` found: run it, ask for another line (indented by so much), or say what is wrong. */
export type BlockState =
  | { kind: 'complete' }
  | { kind: 'incomplete'; indent: string }
  | { kind: 'invalid'; message: string };

/** What happens while a block runs. */
export interface RunEvents {
  /** In the order of writing; large outputs come in pieces. */
  output(stream: 'stdout' | 'stderr' | 'result', text: string): void;
  /** The program waits for a line: answer with `answerInput`. The prompt was not written to stdout. */
  input(prompt: string): void;
  /** `help()` and the like have a text to page through. */
  page?(text: string): void;
  /** Whether more output is wanted now; a program in another thread waits while it is not. */
  ready?(): boolean;
}

export interface RunResult {
  kind: 'ok' | 'error' | 'exit' | 'interrupted' | 'died';
  /** The exit status that the program asked for, with `exit`. */
  status: number;
  /** Seconds. */
  elapsed: number;
  /** The traceback's last line, with `error`. */
  error?: string;
}

export interface Completions {
  /** The code unit of the source from which on the candidates replace what was typed. */
  from: number;
  candidates: Completion[];
}
export interface Completion {
  text: string;
  kind: 'keyword' | 'name' | 'attribute' | 'module' | 'argument' | 'key';
  /** The type's name, or the first line of the documentation. */
  detail: string;
}

export interface SignatureHint {
  name: string;
  parameters: string[];
  /** Which parameter the cursor is at; -1: none. */
  active: number;
  doc: string;
}

/** All exporters that the namespace reaches, and the views on each. */
export interface MemoryReport {
  buffers: BufferReport[];
  /** What `undo` could not put back, and why: one sentence each. */
  problems?: string[];
}
export interface BufferReport {
  /** The same for the same object as long as the session lasts. */
  id: number;
  /** Variables and paths by which the namespace reaches it: `numbers`, `records[0]`. */
  names: string[];
  type: string;
  readonly: boolean;
  /** Live exports: what pins the size. */
  exports: number;
  /** The memory's contents; long ones are cut, then `size` is greater. */
  bytes: Uint8Array;
  size: number;
  /** Bytes of an item, and its format where the object itself has items that are no bytes (an array's type code), else ''. */
  itemsize: number;
  format: string;
  /** Contents before the last block ran, if they differ (cut likewise). */
  before: Uint8Array | null;
  /** Where they differ: starts and ends. */
  changed: [start: number, end: number][];
  views: ViewReport[];
}
export interface ViewReport {
  id: number;
  names: string[];
  format: string;
  itemsize: number;
  shape: number[];
  strides: number[];
  readonly: boolean;
  released: boolean;
  /** The memory that its items take: offset of the lowest byte, and of the first byte after the highest. */
  start: number;
  end: number;
  /** Offsets of the items in the buffer, in index order; at most some hundred. */
  offsets: number[];
}

export interface ItemPlace {
  buffer: string;
  start: number;
  end: number;
  bytes: Uint8Array;
  /** Its repr. */
  value: string;
}

export interface StructLayout {
  format: string;
  size: number;
  fields: { code: string; name: string; start: number; end: number; padding: boolean }[];
}
