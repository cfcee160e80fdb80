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

/**
 * Runs commands and writes their transcript.
 * @param program the interpreter and its own arguments
 * @param clean takes the interpreter's name out of messages
 */
export function transcript(
  commands: readonly Command[],
  program: readonly [string, ...string[]],
  clean: (text: string) => string,
): string {
  const parts = commands.map(({ line, environment, args }) => {
    const env: NodeJS.ProcessEnv = { ...process.env, NO_COLOR: '1', PYTHON_COLORS: '0', ...environment };
    for (const name of Object.keys(env)) if (name.startsWith('PYTHON') && !(name in environment)) delete env[name];
    Object.assign(env, { PYTHONDONTWRITEBYTECODE: '1', PYTHONIOENCODING: 'utf-8', LC_ALL: 'C.UTF-8' });
    const [command, ...before] = program;
    const ran = spawnSync(command, [...before, ...args], { cwd: FOLDER, env, input: '', encoding: 'utf8' });
    const anonymous = (text: string): string => clean(text.replaceAll(FOLDER, 'FOLDER'));
    const status = ran.status === null ? ran.signal : ran.status;
    const end = status === 0 ? '' : `[${status}]\n`;
    return `$ ${line}\n${marked(anonymous(ran.stdout), '')}${marked(anonymous(ran.stderr), '! ')}${end}`;
  });
  return parts.join('\n');
}

/** CPython's messages name its executable, and its own help. */
export function cleanPython(text: string): string {
  return text.replace(/\S*python3\.14\b/g, 'octets').replace('`python -h', '`octets --help');
}
