/** The main thread's parser: `parser.cjs`. It parses a short program while the interpreter's thread starts. */
import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { readCommandLine } from './command-line.ts';
import { decodeSource } from './parser/decode-source.ts';
import { parseModule } from './parser/parse.ts';
import type { Parsed } from './start.ts';

/** In bytes: the syntax tree of a longer program would take longer to hand over than to make. */
const LONGEST = 20_000;

/**
 * Parses the program of a command line.
 * @returns undefined where there is none, where it is long, or where it is wrong: then the interpreter says so
 */
export function parseEarly(args: readonly string[]): Parsed | undefined {
  try {
    const program = programOf(args);
    return program === undefined
      ? undefined
      : { source: program.source, ...parseModule(program.source, program.filename) };
  } catch {
    return undefined;
  }
}

function programOf(args: readonly string[]): { source: string; filename: string } | undefined {
  const { task, counts } = readCommandLine(args);
  if (task.kind === 'code') {
    return task.source.length > LONGEST ? undefined : { source: `${task.source}\n`, filename: '<string>' };
  }
  if (task.kind !== 'file' || counts.has('x')) return undefined;
  const { path } = task;
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined || !stat.isFile() || stat.size >= LONGEST) return undefined;
  return { source: decodeSource(readFileSync(path), path), filename: resolve(path) };
}
