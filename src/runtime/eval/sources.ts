/** The source text of every file name that code was compiled from: for tracebacks (CPython's `linecache`). */

import { resetForEachProgram } from '../program-state.ts';

const sources = new Map<string, string[]>();
resetForEachProgram(() => {
  sources.clear();
  hidden = null;
});
/** How a file's text is found that was never compiled here: by the host, or not at all. */
let readSource: (filename: string) => string | null = () => null;

/** Keeps the text that `filename` was compiled from. `<string>` and the like are kept as well, as CPython does for `-c`. */
export function registerSource(filename: string, text: string): void {
  sources.set(filename, text.split(/\r\n?|\n/));
}

export function setSourceReader(read: typeof readSource): void {
  readSource = read;
}

/** The text that was compiled last without being shown: by `exec`, `eval` or `compile` inside of a program. */
let hidden: { filename: string; lines: string[] } | null = null;

export function rememberHidden(filename: string, text: string): void {
  hidden = { filename, lines: text.split(/\r\n?|\n/) };
}

/** As `sourceLine`, for whoever explains an error of compilation: text that no traceback shows included. */
export function compiledLine(filename: string, lineno: number): string | undefined {
  return hidden?.filename === filename ? hidden.lines[lineno - 1] : sourceLine(filename, lineno);
}

/** A line of source without its newline; `undefined` if it is not known. */
export function sourceLine(filename: string, lineno: number): string | undefined {
  return sourceLines(filename)?.[lineno - 1];
}

/** The lines of a source without their newlines; `undefined` if it is not known. */
export function sourceLines(filename: string): readonly string[] | undefined {
  const lines = sources.get(filename);
  if (lines !== undefined) return lines;
  const text = readSource(filename);
  if (text === null) return undefined;
  registerSource(filename, text);
  return sources.get(filename);
}

/** Code of a session's block, of -c or of standard input: for tracebacks; neither warnings nor `linecache` know it. */
const BLOCK = /^<(?:stdin-\d+|stdin|string)>$/;

/** As `sourceLines`, for whoever asks by a name alone. */
export function namedLines(filename: string): readonly string[] | undefined {
  return BLOCK.test(filename) ? undefined : sourceLines(filename);
}
