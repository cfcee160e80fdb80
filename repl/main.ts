/** Opens the REPL: with Ink on a terminal that can move its cursor, else plainly. */
import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { argvOf, readCommandLine } from '../src/command-line.ts';
import { VERSION } from '../src/index.ts';
import { WorkerSession } from '../src/session.ts';
import { HistoryFile, historyPath } from './editor/history.ts';
import { paintFirstPrompt } from './first-prompt.ts';
import { plainRepl } from './plain.ts';
import { banner } from './prompts.ts';
import type { Before } from './repl.ts';
import { plainText, themeFor } from './style.ts';
import { takeTerminal } from './terminal-modes.ts';

export { warmUp } from './warm-up.ts';

interface Options {
  plain: boolean;
  quiet: boolean;
  before: Before;
  /** `sys.argv`, and the first entry of `sys.path`. */
  argv: readonly string[];
  folder: string | null;
}

/** Reads `-i FILE`, `-i -c CODE`, `-i -m MODULE`, `--plain`, `-q`. A string says what is wrong. */
function readArguments(args: readonly string[]): Options | string {
  const line = readCommandLine(args);
  const { task, counts, plain, warnings, xoptions } = line;
  const other = [...counts.keys()].find(letter => letter !== 'i' && letter !== 'q');
  if (other !== undefined) return `unknown option -${other}`;
  if (warnings.length > 0 || xoptions.length > 0) return `unknown option -${warnings.length > 0 ? 'W' : 'X'}`;
  const options = { plain, quiet: counts.has('q'), before: {}, argv: argvOf(line), folder: '' };
  switch (task.kind) {
    case 'file':
      return { ...options, before: { program: task }, folder: dirname(resolve(task.path)) };
    case 'code':
      return { ...options, quiet: true, before: { program: task } };
    case 'module':
      return { ...options, quiet: true, before: { program: task }, folder: process.cwd() };
    default:
      return options;
  }
}

/**
 * Runs the REPL to its end.
 * @param args of the command line
 * @param terminals whether standard input, output and error are terminals
 * @returns the exit status
 */
export async function main(args: readonly string[], terminals: readonly boolean[]): Promise<number> {
  const options = readArguments(args);
  if (typeof options === 'string') {
    process.stderr.write(`octets: ${options}\nTry 'octets --help' for more information.\n`);
    return 2;
  }
  const { before } = options;
  if (before.program?.kind === 'file' && !existsSync(before.program.path)) {
    const { path } = before.program;
    process.stderr.write(`octets: can't open file '${path}': [Errno 2] No such file or directory\n`);
    return 2;
  }
  const { env } = process;
  before.startup = env['OCTETSSTARTUP'] || env['PYTHONSTARTUP'] || undefined;
  const plain = options.plain || !terminals[0] || !terminals[1] || env['TERM'] === 'dumb';
  const theme = themeFor(env);
  // At once, so that what is typed before the first prompt is not echoed, and not lost.
  const taken = plain ? undefined : takeTerminal(process.stdin, process.stdout);
  const version = options.quiet ? undefined : VERSION;
  const painted = !plain && before.startup === undefined && before.program === undefined;
  if (painted) paintFirstPrompt(process.stdout, theme, version);
  const store = new HistoryFile(historyPath(env));
  const session = new WorkerSession({
    argv: options.argv,
    folder: options.folder,
    terminal: terminals[1],
    memoryMb: Number(env['OCTETS_MEMORY']) || undefined,
  });
  // Standard error may lead to a file, or standard output may while errors are to be seen.
  const errors = terminals[1] && terminals[2] ? undefined : (text: string) => void process.stderr.write(text);
  try {
    if (plain) {
      if (version !== undefined && terminals[0]) {
        process.stdout.write(`${banner(version, Infinity, true).map(plainText).join('\n')}\n`);
      }
      const io = {
        input: process.stdin,
        write: (text: string) => void process.stdout.write(text),
        errors,
        width: () => process.stdout.columns || 80,
        editable: terminals[0] && terminals[1] && env['TERM'] !== 'dumb' ? process.stdout : undefined,
      };
      return await plainRepl(session, io, store, before, handler => process.on('SIGINT', handler));
    }
    const { runApp } = await import('./app.tsx');
    return await runApp({
      session,
      store,
      theme,
      errors,
      before,
      version: painted ? undefined : version,
      // Over the prompt that stands there.
      drawing: () => void (painted && process.stdout.write('\r')),
      drawn: () => taken?.handOver(),
    });
  } finally {
    taken?.giveBack();
    await session.dispose();
  }
}
