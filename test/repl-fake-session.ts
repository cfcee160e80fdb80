/** A session that does what a test says, for the REPL's own tests. */
import type {
  BlockState,
  BufferReport,
  Completions,
  ItemPlace,
  MemoryReport,
  Program,
  RunEvents,
  RunResult,
  Session,
  SignatureHint,
  StructLayout,
} from '../src/index.ts';

export type Behaviour = (events: RunEvents, session: FakeSession) => Promise<RunResult> | RunResult;
export const ok: RunResult = { kind: 'ok', status: 0, elapsed: 0 };

export class FakeSession implements Session {
  /** What ran, in order. */
  readonly ran: string[] = [];
  readonly behaviours = new Map<string, Behaviour>();
  report: MemoryReport = { buffers: [] };
  completions: Completions = { from: 0, candidates: [] };
  hint: SignatureHint | null = null;
  resets = 0;
  interrupted: (() => void) | null = null;
  answered: ((line: string | null) => void) | null = null;

  /** Says what a block prints. */
  prints(source: string, text: string): void {
    this.behaviours.set(source, events => {
      events.output('result', text);
      return ok;
    });
  }
  check(source: string): Promise<BlockState> {
    const opened = source.split(/[([{]/).length > source.split(/[)\]}]/).length;
    const compound = /:\s*(\n|$)/.test(source) && !source.endsWith('\n');
    return Promise.resolve(opened || compound ? { kind: 'incomplete', indent: '' } : { kind: 'complete' });
  }
  async run(source: string, events: RunEvents): Promise<RunResult> {
    this.ran.push(source);
    return (await this.behaviours.get(source)?.(events, this)) ?? ok;
  }
  runFile(path: string, events: RunEvents): Promise<RunResult> {
    return this.run(`file ${path}`, events);
  }
  runProgram(program: Program, events: RunEvents): Promise<RunResult> {
    return this.run(`program ${JSON.stringify(program)}`, events);
  }
  complete(): Promise<Completions> {
    return Promise.resolve(this.completions);
  }
  signature(): Promise<SignatureHint | null> {
    return Promise.resolve(this.hint);
  }
  memory(): Promise<MemoryReport> {
    return Promise.resolve(this.report);
  }
  where(): Promise<ItemPlace | string> {
    return Promise.resolve({ buffer: 'octets', start: 4, end: 5, bytes: Uint8Array.of(22), value: '22' });
  }
  layout(format: string): Promise<StructLayout | string> {
    if (format !== 'bi') return Promise.resolve('bad char in struct format');
    const fields = [
      { code: 'b', name: 'signed char', start: 0, end: 1, padding: false },
      { code: '', name: '', start: 1, end: 4, padding: true },
      { code: 'i', name: 'int', start: 4, end: 8, padding: false },
    ];
    return Promise.resolve({ format, size: 8, fields });
  }
  undo(): Promise<MemoryReport> {
    return Promise.resolve(this.report);
  }
  reset(): Promise<void> {
    this.resets++;
    return Promise.resolve();
  }
  interrupt(): void {
    this.interrupted?.();
  }
  answerInput(line: string | null): void {
    this.answered?.(line);
  }
  dispose(): Promise<void> {
    return Promise.resolve();
  }
}

/** A buffer for the panes. */
export function buffer(fields: Partial<BufferReport> & { bytes: Uint8Array }): BufferReport {
  return {
    id: 1,
    names: ['numbers'],
    type: "array('h')",
    readonly: false,
    exports: 0,
    size: fields.bytes.length,
    itemsize: 1,
    format: '',
    before: null,
    changed: [],
    views: [],
    ...fields,
  };
}
