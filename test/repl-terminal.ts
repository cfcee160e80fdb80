/** The built command in a real pseudo-terminal, and what a terminal would show of it. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
export const COMMAND = join(ROOT, 'dist', 'octets.cjs');

/** Why there is no pseudo-terminal here; undefined if there is one. */
export async function whyNoTerminal(): Promise<string | undefined> {
  if (!existsSync(join(ROOT, 'dist', 'repl.cjs'))) return 'the command is not built: npm run build';
  try {
    await import('@lydell/node-pty');
    return undefined;
  } catch (error) {
    return `node-pty has no binary here: ${error instanceof Error ? error.message : String(error)}`;
  }
}

export interface ScreenOptions {
  columns?: number;
  rows?: number;
  args?: string[];
  env?: Record<string, string>;
  /** Starts an interactive shell instead; in it, `$OCTETS` is the command. */
  shell?: boolean;
}

export class Screen {
  /** Where the history is kept. */
  readonly folder = mkdtempSync(join(tmpdir(), 'octets-repl-'));
  /** All that the command wrote. */
  written = '';
  status: number | undefined;
  readonly #process: import('@lydell/node-pty').IPty;
  readonly #terminal: import('@xterm/headless').Terminal;

  private constructor(process: import('@lydell/node-pty').IPty, terminal: import('@xterm/headless').Terminal) {
    this.#process = process;
    this.#terminal = terminal;
    process.onData(data => {
      this.written += data;
      terminal.write(data);
    });
    process.onExit(({ exitCode }) => {
      this.status = exitCode;
    });
  }

  static async open({
    columns = 80,
    rows = 24,
    args = [],
    env = {},
    shell = false,
  }: ScreenOptions = {}): Promise<Screen> {
    const { spawn } = await import('@lydell/node-pty');
    // A CommonJS package, whose names Node cannot tell before it runs.
    const { Terminal } = (await import('@xterm/headless')).default;
    const terminal = new Terminal({ cols: columns, rows, allowProposedApi: true, scrollback: 5000 });
    const inherited = { ...process.env };
    for (const name of ['NO_COLOR', 'COLORFGBG', 'PYTHONSTARTUP', 'OCTETSSTARTUP']) delete inherited[name];
    const [file, given] = shell ? ['bash', ['--norc', '--noprofile', '-i']] : [process.execPath, [COMMAND, ...args]];
    const child = spawn(file, given, {
      name: env['TERM'] ?? 'xterm-256color',
      cols: columns,
      rows,
      cwd: ROOT,
      env: { ...inherited, OCTETS_HISTORY: '', OCTETS: `${process.execPath} ${COMMAND}`, PS1: '$ ', ...env } as Record<
        string,
        string
      >,
    });
    return new Screen(child, terminal);
  }

  send(keys: string): void {
    this.#process.write(keys);
  }
  /** Sends a signal to the command that runs in the shell. */
  signalCommand(name: NodeJS.Signals): void {
    const { pid } = this.#process;
    const [child] = readFileSync(`/proc/${pid}/task/${pid}/children`, 'latin1').trim().split(' ');
    process.kill(Number(child), name);
  }
  /** Processor time that the command took so far, in milliseconds; undefined where `/proc` is missing. */
  processorTime(): number | undefined {
    const path = `/proc/${this.#process.pid}/stat`;
    if (!existsSync(path)) return undefined;
    const fields = readFileSync(path, 'latin1').split(') ')[1]!.split(' ');
    // Clock ticks of 10 ms.
    return (Number(fields[11]) + Number(fields[12])) * 10;
  }
  resize(columns: number, rows: number): void {
    this.#terminal.resize(columns, rows);
    this.#process.resize(columns, rows);
  }
  /** The lines, those that scrolled away too, without empty ones at the end. */
  text(): string {
    const { active } = this.#terminal.buffer;
    const lines: string[] = [];
    for (let row = 0; row < active.length; row++) lines.push(active.getLine(row)!.translateToString(true).trimEnd());
    return lines.join('\n').trimEnd();
  }
  /**
   * Waits until the text is so, and still is a moment later.
   * @throws Error with the text, if that does not happen within 30 seconds
   */
  async until(wanted: RegExp | string, quiet = 60): Promise<string> {
    const fits = () => (typeof wanted === 'string' ? this.text().endsWith(wanted) : wanted.test(this.text()));
    const end = Date.now() + 30_000;
    while (Date.now() < end) {
      if (fits()) {
        const before = this.written.length;
        await new Promise(resolve => setTimeout(resolve, quiet));
        if (fits() && this.written.length === before) return this.text();
      } else await new Promise(resolve => setTimeout(resolve, 15));
    }
    throw new Error(`the screen did not become ${wanted}:\n${this.text()}`);
  }
  async ended(): Promise<number> {
    const end = Date.now() + 30_000;
    while (this.status === undefined && Date.now() < end) await new Promise(resolve => setTimeout(resolve, 15));
    if (this.status === undefined) throw new Error(`it did not end:\n${this.text()}`);
    return this.status;
  }
  close(): void {
    if (this.status === undefined) this.#process.kill('SIGKILL');
    this.#terminal.dispose();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
