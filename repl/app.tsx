/** The REPL on a terminal: Ink draws the rows that `Repl.view` gives, and hands the keys in. */
import { render, Text, useApp, useCursor, useInput, usePaste, useStdout, useWindowSize } from 'ink';
import { useEffect, useReducer, useRef } from 'react';
import type { Session } from '../src/index.ts';
import { settleAfterStart } from './after-start.ts';
import { keysOf } from './keys.ts';
import { type Before, Repl } from './repl.ts';
import { paint, type Theme } from './style.ts';
import type { Store } from './terminal.ts';
import { stopUntilContinued } from './terminal-modes.ts';

export interface AppProps {
  session: Session;
  store: Store;
  theme: Theme;
  /** Takes standard error, where that is not the terminal. */
  errors?: ((text: string) => void) | undefined;
  /** Gets the REPL when it is on the screen. */
  onReady?: (repl: Repl) => void;
}

export function App({ session, store, theme, errors, onReady }: AppProps) {
  const { exit, suspendTerminal } = useApp();
  const { write: writeAbove } = useStdout();
  // While the terminal is the shell's, Ink drops what is written.
  const kept = useRef<string | null>(null);
  const write = (text: string): void => {
    if (kept.current === null) writeAbove(text);
    else kept.current += text;
  };
  const size = useWindowSize();
  const { setCursorPosition } = useCursor();
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  const current = useRef(size);
  current.current = size;
  const made = useRef<Repl | null>(null);
  made.current ??= new Repl(
    session,
    {
      theme,
      columns: () => current.current.columns,
      rows: () => current.current.rows,
      // What stays is written as it is, by the terminal's own rules: lines wrap anew when its width changes.
      write,
      errors,
      changed: redraw,
      clear: () => write('\x1b[2J\x1b[3J\x1b[H'),
      suspend: () => {
        if (kept.current !== null) return;
        kept.current = '';
        void suspendTerminal(stopUntilContinued).finally(() => {
          const text = kept.current!;
          kept.current = null;
          if (text !== '') writeAbove(text);
        });
      },
      exit: status => {
        redraw();
        // The rows go first.
        setImmediate(exit, status);
      },
    },
    store,
  );
  const repl = made.current;

  useInput((input, key) => {
    for (const name of keysOf(input, key)) repl.press(name);
  });
  usePaste(text => repl.paste(text));
  useEffect(() => onReady?.(repl), [repl, onReady]);

  const { rows, cursor } = repl.view();
  setCursorPosition(cursor ?? undefined);
  return <Text wrap="truncate">{rows.map(row => paint(row, theme)).join('\n')}</Text>;
}

export interface AppOptions extends Omit<AppProps, 'onReady'> {
  /** Files to run before the first prompt. */
  before: Before;
  /** Shown in the banner; without one there is no banner. */
  version?: string;
  /** Other streams than the process's. */
  stdin?: NodeJS.ReadStream;
  stdout?: NodeJS.WriteStream;
  /** Called just before the first drawing, and after it, when Ink hears signals. */
  drawing?: () => void;
  drawn?: () => void;
}

/** Draws the app until it ends, from the first column of the cursor's row on. @returns the exit status */
export async function runApp({
  before,
  version,
  stdin,
  stdout,
  drawing,
  drawn,
  ...props
}: AppOptions): Promise<number> {
  let repl: Repl | undefined;
  const start = (started: Repl): void => {
    repl = started;
    void started.open(before, version);
  };
  // A signal from outside; the key itself arrives as a key.
  const interrupt = (): void => repl?.press('C-c');
  process.on('SIGINT', interrupt);
  // The terminal is gone.
  const hangUp = (): void => instance.unmount();
  const input = stdin ?? process.stdin;
  input.once('end', hangUp);
  drawing?.();
  const instance = render(<App {...props} onReady={start} />, {
    stdin,
    stdout,
    exitOnCtrlC: false,
    patchConsole: false,
    // An environment with CI set has a terminal all the same.
    interactive: true,
    // What a key changes is drawn at once.
    maxFps: 1000,
    incrementalRendering: true,
  });
  drawn?.();
  const leaveUnsettled = settleAfterStart();
  try {
    const status = await instance.waitUntilExit();
    if (typeof status !== 'number') return 0;
    // Ink leaves an empty row where the prompt was.
    (stdout ?? process.stdout).write('\x1b[1A');
    return status;
  } finally {
    leaveUnsettled();
    process.off('SIGINT', interrupt);
    input.off('end', hangUp);
    instance.cleanup();
  }
}
