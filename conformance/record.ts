/**
 * Records what CPython does: `npm run record -- [--check] [PATHS…]`.
 *
 * Every `conformance/**\/*.doctest` is run and its expected outputs are rewritten; every `conformance/programs/*.py` is
 * run and its `.out`, `.err` and `.status` are rewritten; so are the transcripts of command lines, `conformance/commands/*.txt`. `conformance/book` is the book's text and stays as it is.
 * With `--check` nothing is written and a difference is exit status 1.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { commandsOf, onPython, transcript } from './commands/transcript.ts';

const HERE = dirname(fileURLToPath(import.meta.url));
const PYTHON = 'python3.14';
const JOBS = 2;
const ENVIRONMENT = {
  ...process.env,
  NO_COLOR: '1',
  PYTHON_COLORS: '0',
  PYTHONDONTWRITEBYTECODE: '1',
  PYTHONIOENCODING: 'utf-8',
  LC_ALL: 'C.UTF-8',
};

interface Transcript {
  path: string;
  text: string | null;
  examples: number;
  problems: string[];
}

interface Finding {
  path: string;
  change: string;
}

/** All files below `start` (a file or a folder) that are recorded: transcripts, and the programs of `programs/`. */
function recordedFiles(start: string): string[] {
  if (!statSync(start).isDirectory()) return [start];
  const found: string[] = [];
  for (const entry of readdirSync(start, { withFileTypes: true })) {
    const path = join(start, entry.name);
    if (entry.isDirectory()) found.push(...recordedFiles(path));
    else if (entry.name.endsWith('.doctest')) found.push(path);
    else if (entry.name.endsWith('.py') && basename(start) === 'programs') found.push(path);
    else if (entry.name.endsWith('.txt') && basename(start) === 'commands') found.push(path);
  }
  return found.filter(path => !relative(HERE, path).startsWith(`book${sep}`)).sort();
}

function run(
  command: string,
  args: string[],
  options: { cwd?: string; input?: string },
): Promise<{ stdout: string; stderr: string; status: number }> {
  return new Promise((done, failed) => {
    const child = spawn(command, args, { cwd: options.cwd, env: ENVIRONMENT });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on('data', chunk => out.push(chunk));
    child.stderr.on('data', chunk => err.push(chunk));
    child.on('error', failed);
    child.on('close', status =>
      done({ stdout: Buffer.concat(out).toString(), stderr: Buffer.concat(err).toString(), status: status ?? -1 }),
    );
    // A program may end without having read its input.
    child.stdin.on('error', () => {});
    child.stdin.end(options.input ?? '');
  });
}

/** The first line where two texts part, for the report. */
function firstDifference(before: string, after: string): string {
  const old = before.split('\n');
  const now = after.split('\n');
  let line = 0;
  while (line < old.length && line < now.length && old[line] === now[line]) line++;
  return `line ${line + 1}: ${JSON.stringify(old[line] ?? '')} is now ${JSON.stringify(now[line] ?? '')}`;
}

/** Object addresses differ from run to run; a text that differs in nothing else is the same recording. */
function withoutAddresses(text: string | undefined): string | undefined {
  return text?.replace(/\bat 0x[0-9a-f]{6,}/g, 'at 0x…');
}

function update(path: string, after: string | undefined, check: boolean, findings: Finding[]): void {
  const before = existsSync(path) ? readFileSync(path, 'utf8') : undefined;
  if (withoutAddresses(before) === withoutAddresses(after)) return;
  let change = 'new';
  if (before !== undefined) change = after === undefined ? 'gone' : firstDifference(before, after);
  findings.push({ path, change });
  if (check) return;
  if (after === undefined) rmSync(path);
  else writeFileSync(path, after);
}

async function recordTranscripts(
  paths: string[],
  check: boolean,
  findings: Finding[],
  problems: string[],
): Promise<number> {
  if (paths.length === 0) return 0;
  const helper = join(HERE, 'record_doctest.py');
  const { stdout, stderr, status } = await run(PYTHON, [helper], { input: JSON.stringify(paths) });
  if (status !== 0) problems.push(`record_doctest.py failed:\n${stderr}`);
  let examples = 0;
  for (const line of stdout.split('\n')) {
    if (line === '') continue;
    const transcript = JSON.parse(line) as Transcript;
    examples += transcript.examples;
    problems.push(...transcript.problems);
    if (transcript.text !== null) update(transcript.path, transcript.text, check, findings);
  }
  return examples;
}

async function recordProgram(path: string, check: boolean, findings: Finding[]): Promise<void> {
  const folder = dirname(path);
  const stem = path.slice(0, -'.py'.length);
  const input = existsSync(`${stem}.in`) ? readFileSync(`${stem}.in`, 'utf8') : '';
  const { stdout, stderr, status } = await run(PYTHON, [basename(path)], { cwd: folder, input });
  // CPython makes the script's name absolute in tracebacks; the recording must not know where it was made.
  const anonymous = stderr.replaceAll(`${folder}${sep}`, '');
  update(`${stem}.out`, stdout, check, findings);
  update(`${stem}.err`, anonymous === '' ? undefined : anonymous, check, findings);
  update(`${stem}.status`, status === 0 ? undefined : `${status}\n`, check, findings);
}

function recordCommands(path: string, check: boolean, findings: Finding[]): void {
  update(path, transcript(commandsOf(readFileSync(path, 'utf8')), onPython(PYTHON)), check, findings);
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    options: { check: { type: 'boolean', default: false } },
    allowPositionals: true,
  });
  if (spawnSync(PYTHON, ['--version']).status !== 0) {
    console.error(`record: there is no ${PYTHON} on the PATH`);
    return 2;
  }
  const starts = positionals.length === 0 ? [HERE] : positionals.map(path => resolve(path));
  const missing = starts.filter(path => !existsSync(path));
  if (missing.length > 0) {
    for (const path of missing) console.error(`record: no such file or folder: ${relative(process.cwd(), path)}`);
    return 2;
  }
  const files = [...new Set(starts.flatMap(recordedFiles))];
  const transcripts = files.filter(path => path.endsWith('.doctest'));
  const programs = files.filter(path => path.endsWith('.py'));
  const commands = files.filter(path => path.endsWith('.txt'));
  const findings: Finding[] = [];
  const problems: string[] = [];
  const half = Math.ceil(transcripts.length / JOBS);
  const counts = await Promise.all([
    recordTranscripts(transcripts.slice(0, half), values.check, findings, problems),
    recordTranscripts(transcripts.slice(half), values.check, findings, problems),
  ]);
  const queue = [...programs];
  const work = async (): Promise<void> => {
    for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
      await recordProgram(path, values.check, findings);
    }
  };
  await Promise.all(Array.from({ length: JOBS }, work));
  for (const path of commands) recordCommands(path, values.check, findings);
  for (const { path, change } of findings) console.log(`${relative(process.cwd(), path)}: ${change}`);
  for (const problem of problems) console.error(problem);
  const examples = counts.reduce((sum, count) => sum + count, 0);
  const what = `${transcripts.length} transcripts (${examples} examples), ${programs.length} programs, ${commands.length} of commands`;
  console.log(`${what}: ${findings.length} files ${values.check ? 'differ' : 'changed'}`);
  return problems.length > 0 || (values.check && findings.length > 0) ? 1 : 0;
}

process.exitCode = await main();
