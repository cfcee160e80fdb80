/** What most sessions do, done once without a terminal and an interpreter: the build keeps what it compiled. */
import { PassThrough } from 'node:stream';
import type { MemoryReport, Session } from '../src/index.ts';
import { paintFirstPrompt } from './first-prompt.ts';
import { themeFor } from './style.ts';

/** A terminal's two ends, which belong to nobody. */
function noTerminal() {
  const stdin = Object.assign(new PassThrough(), {
    isTTY: true,
    setRawMode: () => {},
    ref: () => {},
    unref: () => {},
  });
  const stdout = Object.assign(new PassThrough(), { isTTY: true, columns: 80, rows: 24 });
  stdout.resume();
  return { stdin: stdin as unknown as NodeJS.ReadStream, stdout: stdout as unknown as NodeJS.WriteStream, keys: stdin };
}
function noSession(): Session {
  const memory: MemoryReport = {
    buffers: [
      {
        id: 1,
        names: ['b'],
        type: 'bytearray',
        readonly: false,
        exports: 1,
        bytes: Uint8Array.of(0, 65, 200),
        size: 3,
        itemsize: 1,
        format: '',
        before: Uint8Array.of(0, 66, 200),
        changed: [[1, 2]],
        views: [
          {
            id: 2,
            names: ['m'],
            format: 'B',
            itemsize: 1,
            shape: [3],
            strides: [1],
            readonly: false,
            released: false,
            start: 0,
            end: 3,
            offsets: [0, 1, 2],
          },
        ],
      },
    ],
  };
  const given = async () => memory;
  return {
    check: async () => ({ kind: 'complete' }),
    run: async (_, events) => {
      events.output('result', '1\n');
      events.output('stderr', 'Traceback (most recent call last):\n  File "<stdin>", line 1, in <module>\nE: e\n');
      return { kind: 'ok', status: 0, elapsed: 0 };
    },
    runFile: async () => ({ kind: 'ok', status: 0, elapsed: 0 }),
    runProgram: async () => ({ kind: 'ok', status: 0, elapsed: 0 }),
    complete: async () => ({ from: 0, candidates: [] }),
    signature: async () => ({ name: 'f', parameters: ['x'], active: 0, doc: 'f.' }),
    memory: given,
    where: async () => '',
    layout: async () => '',
    undo: given,
    reset: async () => {},
    interrupt() {},
    answerInput() {},
    dispose: async () => {},
  };
}

export async function warmUp(): Promise<void> {
  const { runApp } = await import('./app.tsx');
  const { stdin, stdout, keys } = noTerminal();
  const theme = themeFor({});
  paintFirstPrompt(stdout, theme, '0');
  const ended = runApp({
    session: noSession(),
    store: { read: () => ['f(1)'], append: () => {} },
    theme,
    before: {},
    version: '0',
    stdin,
    stdout,
  });
  const steps = ['f', '("é', '")', '\r', '\x1b[A', '\x03', 'b.\t', '\x03', '\x0f', 'def f():\r1\r\r', '\x0f', '\x04'];
  for (const step of steps) {
    await new Promise(resolve => setTimeout(resolve, 30));
    keys.write(step);
  }
  await ended;
}
