/** The state of the terminal that the REPL changes, and its return to what a shell expects, however the REPL ends. */

/** A paste comes between two marks (xterm's mode 2004). */
export const BRACKETED_PASTE = { on: '\x1b[?2004h', off: '\x1b[?2004l' };
const SHOW_CURSOR = '\x1b[?25h';
const END_SYNCHRONIZED = '\x1b[?2026l';

/** A terminal in the REPL's state. */
export interface TakenTerminal {
  /** Puts the terminal back; it is also done when the process ends by itself, or by a signal. */
  giveBack(): void;
  /** From now on somebody else hears signals, and puts the terminal back. */
  handOver(): void;
}
const SIGNALS = ['SIGTERM', 'SIGHUP'] as const;

/** Keys come as they are pressed, without an echo, from now on. */
export function takeTerminal(stdin: NodeJS.ReadStream, stdout: NodeJS.WriteStream): TakenTerminal {
  stdin.setRawMode(true);
  let taken = true;
  const end = (signal: NodeJS.Signals): void => {
    giveBack();
    process.kill(process.pid, signal);
  };
  const handOver = (): void => {
    for (const signal of SIGNALS) process.off(signal, end);
  };
  const giveBack = (): void => {
    if (!taken) return;
    taken = false;
    process.off('exit', giveBack);
    handOver();
    try {
      stdout.write(BRACKETED_PASTE.off + SHOW_CURSOR + END_SYNCHRONIZED);
      stdin.setRawMode(false);
    } catch {
      // The terminal is gone.
    }
  };
  process.on('exit', giveBack);
  for (const signal of SIGNALS) process.on(signal, end);
  return { giveBack, handOver };
}

/** Milliseconds after which a process that nobody stopped (it has no shell that could continue it) goes on. */
const NOT_STOPPED = 100;

/** Stops the process as Ctrl-Z does, until the shell continues it; at once where there is no shell with jobs. */
export async function stopUntilContinued(): Promise<void> {
  if (process.platform === 'win32') return;
  await new Promise<void>(resolve => {
    const timer = setTimeout(resolve, NOT_STOPPED);
    process.once('SIGCONT', () => {
      clearTimeout(timer);
      resolve();
    });
    process.kill(process.pid, 'SIGTSTP');
  });
}
