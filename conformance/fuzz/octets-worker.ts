/** The thread in which the fuzzer runs Octets: batches of programs in, what each statement printed out. */
import { parentPort } from 'node:worker_threads';
import { startMain } from '../../src/index.ts';
import { PyBaseException } from '../../src/runtime/errors.ts';
import { compileSource } from '../../src/runtime/eval/compile.ts';
import { asPythonException, type Code, thread } from '../../src/runtime/eval/frame.ts';
import { newNamespace, runCode } from '../../src/runtime/eval/run.ts';
import { ClosedHost } from '../../src/runtime/host.ts';
import { interpreter } from '../../src/runtime/interpreter.ts';
import { getAttrOptional } from '../../src/runtime/protocol/attribute.ts';
import { toArray } from '../../src/runtime/protocol/iterate.ts';
import { str } from '../../src/runtime/protocol/repr.ts';
import type { Program } from './program.ts';

const host = new ClosedHost();
startMain(host, [''], null);

function reset(): void {
  thread.frame = null;
  thread.depth = 0;
  thread.handled = null;
}

/** `str(error)`, which may be a program's own method. */
function textOf(error: PyBaseException): string {
  try {
    return str(error);
  } catch {
    return '<exception str() failed>';
  }
}

/** Words an exception as `oracle.py` does. */
function describe(error: PyBaseException): string {
  let line = `${error.type.name}: ${textOf(error)}`;
  const notes = getAttrOptional(error, '__notes__');
  if (notes !== undefined) for (const note of toArray(notes)) line += `\nnote: ${str(note)}`;
  const earlier = getAttrOptional(error, getAttrOptional(error, '__suppress_context__') ? '__cause__' : '__context__');
  if (earlier instanceof PyBaseException && earlier !== error)
    line += `\nafter ${earlier.type.name}: ${textOf(earlier)}`;
  return `${line}\n`;
}

/** What many programs begin with (imports, classes) is compiled once. */
const compiled = new Map<string, Code>();
const MOST_COMPILED = 500;
function codeOf(source: string): Code {
  const known = compiled.get(source);
  if (known !== undefined) return known;
  const code = compileSource({ source, filename: '<fuzz>', mode: 'single' });
  if (/^(?:class|def|import|from) /.test(source) && compiled.size < MOST_COMPILED) compiled.set(source, code);
  return code;
}

function runStatement(source: string, globals: ReturnType<typeof newNamespace>): string {
  host.stdout = '';
  host.stderr = '';
  try {
    runCode(codeOf(source), globals, globals);
    return host.stdout;
  } catch (thrown) {
    let error: PyBaseException;
    try {
      error = asPythonException(thrown).value;
    } catch (bug) {
      return `${host.stdout}CRASH ${bug instanceof Error ? (bug.stack ?? bug.message) : String(bug)}`;
    }
    reset();
    const printed = host.stdout;
    return printed + describe(error);
  } finally {
    reset();
  }
}

/** What is compared of a statement's output, in characters: as in `oracle.py`. */
const MOST = 100_000;
// Twice as many code units hold as many characters; an array of all of a text's would not fit.
const beginning = (text: string): string =>
  text.length > MOST
    ? Array.from(text.slice(0, 2 * MOST))
        .slice(0, MOST)
        .join('')
    : text;

function run(program: Program): string[] {
  interpreter.builtins.delete('_');
  const globals = newNamespace('__main__');
  return program.map(source => beginning(runStatement(source, globals)));
}

parentPort!.on('message', (programs: Program[]) => parentPort!.postMessage(programs.map(run)));
