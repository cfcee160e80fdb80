/** Transcripts of command lines: `$ [NAME=VALUE …] octets ARGUMENTS`, then standard output, error (`! `) and status (`[1]`). */
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface Command {
  /** The line after the dollar. */
  line: string;
  environment: Record<string, string>;
  args: string[];
}

/** The folder in which commands run. */
export const FOLDER = join(dirname(fileURLToPath(import.meta.url)), 'files');

/** Reads the commands of a transcript, without what was recorded. */
export function commandsOf(text: string): Command[] {
  return text
    .split('\n')
    .filter(line => line.startsWith('$ '))
    .map(dollar => {
      const line = dollar.slice(2);
      const words = [...line.matchAll(/'([^']*)'|[^\s']+/g)].map(([word, quoted]) => quoted ?? word);
      const at = words.indexOf('octets');
      const environment = Object.fromEntries(words.slice(0, at).map(word => word.split('=', 2) as [string, string]));
      return { line, environment, args: words.slice(at + 1) };
    });
}

const marked = (text: string, mark: string): string =>
  text === '' ? '' : `${text.replace(/\n$/, '').replace(/^/gm, mark)}\n`;

/** What a command did. */
export interface Ran {
  stdout: string;
  stderr: string;
  /** The exit status, or the name of the signal that ended it. */
  status: number | string;
}

/** The environment of a command: of `PYTHON…` variables only its own. */
export function environmentOf({ environment }: Command): Record<string, string> {
  const all: Record<string, string> = { PYTHONDONTWRITEBYTECODE: '1', PYTHONIOENCODING: 'utf-8', PYTHON_COLORS: '0' };
  for (const [name, value] of Object.entries(process.env)) {
    if (value !== undefined && !name.startsWith('PYTHON')) all[name] = value;
  }
  return { ...all, NO_COLOR: '1', LC_ALL: 'C.UTF-8', ...environment };
}

/** Runs commands and writes their transcript. */
export function transcript(commands: readonly Command[], run: (command: Command) => Ran): string {
  const parts = commands.map(command => {
    const { stdout, stderr, status } = run(command);
    const anonymous = (text: string): string => text.replaceAll(FOLDER, 'FOLDER');
    const end = status === 0 ? '' : `[${status}]\n`;
    return `$ ${command.line}\n${marked(anonymous(stdout), '')}${marked(anonymous(stderr), '! ')}${end}`;
  });
  return parts.join('\n');
}

/** Runs a command on CPython. */
export function onPython(python: string): (command: Command) => Ran {
  return command => {
    const ran = spawnSync(python, command.args, {
      cwd: FOLDER,
      env: environmentOf(command),
      input: '',
      encoding: 'utf8',
    });
    return { stdout: ran.stdout, stderr: cleanPython(ran.stderr), status: ran.status ?? ran.signal ?? -1 };
  };
}

/** CPython's messages name its executable, and its own help. */
function cleanPython(text: string): string {
  return text.replace(/\S*python3\.14\b/g, 'octets').replace('`python -h', '`octets --help');
}
