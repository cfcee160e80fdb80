/** The main thread's parser: `parser.cjs`. It parses a short program while the interpreter's thread starts. */
import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
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

function programOf([first, second]: readonly string[]): { source: string; filename: string } | undefined {
  if (first === '-c') {
    return second === undefined || second.length > LONGEST
      ? undefined
      : { source: `${second}\n`, filename: '<string>' };
  }
  if (first === undefined || first.startsWith('-') || first === 'doctest') return undefined;
  if ((statSync(first, { throwIfNoEntry: false })?.size ?? LONGEST) >= LONGEST) return undefined;
  return { source: decodeSource(readFileSync(first), first), filename: resolve(first) };
}
