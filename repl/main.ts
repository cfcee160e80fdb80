/** Opens the REPL: with Ink on a terminal that can move its cursor, else plainly. */
import { existsSync } from 'node:fs';
import { VERSION } from '../src/index.ts';
import { WorkerSession } from '../src/session.ts';
import { HistoryFile, historyPath } from './editor/history.ts';
import { paintFirstPrompt } from './first-prompt.ts';
import { plainRepl } from './plain.ts';
import { banner } from './prompts.ts';
import { plainText, themeFor } from './style.ts';
import { takeTerminal } from './terminal-modes.ts';

export { warmUp } from './warm-up.ts';

interface Options {
  plain: boolean;
  quiet: boolean;
  files: string[];
}

/** Reads `-i FILE`, `--plain`, `-q`. A string says what is wrong. */
function readArguments(args: readonly string[]): Options | string {
  const options: Options = { plain: false, quiet: false, files: [] };
  for (const argument of args) {
    if (argument === '--plain') options.plain = true;
    else if (argument === '-q') options.quiet = true;
    else if (argument === '-i') continue;
    else if (argument.startsWith('-')) return `unknown option ${argument}`;
    else options.files.push(argument);
  }
  return options;
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
  for (const file of options.files) {
    if (existsSync(file)) continue;
    process.stderr.write(`octets: can't open file '${file}': [Errno 2] No such file or directory\n`);
    return 2;
  }
  const { env } = process;
  const startup = env['OCTETSSTARTUP'] || env['PYTHONSTARTUP'];
  if (startup) options.files.unshift(startup);
  const plain = options.plain || !terminals[0] || !terminals[1] || env['TERM'] === 'dumb';
  const theme = themeFor(env);
  // At once, so that what is typed before the first prompt is not echoed, and not lost.
  const taken = plain ? undefined : takeTerminal(process.stdin, process.stdout);
  const version = options.quiet ? undefined : VERSION;
  const painted = !plain && options.files.length === 0;
  if (painted) paintFirstPrompt(process.stdout, theme, version);
  const store = new HistoryFile(historyPath(env));
  const session = new WorkerSession({ terminal: terminals[1], memoryMb: Number(env['OCTETS_MEMORY']) || undefined });
  try {
    if (plain) {
      if (version !== undefined && terminals[0]) {
        process.stdout.write(`${banner(version, Infinity, true).map(plainText).join('\n')}\n`);
      }
      const io = {
        input: process.stdin,
        write: (text: string) => void process.stdout.write(text),
        width: () => process.stdout.columns || 80,
        editable: terminals[0] && terminals[1] && env['TERM'] !== 'dumb' ? process.stdout : undefined,
      };
      return await plainRepl(session, io, store, options.files, handler => process.on('SIGINT', handler));
    }
    const { runApp } = await import('./app.tsx');
    return await runApp({
      session,
      store,
      theme,
      files: options.files,
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
