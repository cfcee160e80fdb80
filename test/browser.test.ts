/** The build for web pages, in a process from which what only Node has was taken away. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { brotliDecompressSync, gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const FOLDER = join(ROOT, 'dist', 'browser');
const CORE = join(FOLDER, 'core.js');
const PROGRAMS = join(ROOT, 'conformance', 'programs');

interface Result {
  stdout: string;
  stderr: string;
  status: number;
}

/** Runs programs as a web page would. `stack` is as deep as a thread of the page's own may be. */
function inPage(sources: Record<string, string>, withLibrary: boolean): Record<string, Result> {
  const page = `
    const { readFileSync, writeFileSync } = process.getBuiltinModule('node:fs');
    const { sources, names } = JSON.parse(readFileSync(0, 'utf8'));
    globalThis.process = globalThis.Buffer = globalThis.global = undefined;
    const { loadLibrary, provideUnicodeData, runProgram } = await import(${JSON.stringify(pathToFileURL(CORE).href)});
    provideUnicodeData(() => names);
    ${withLibrary ? 'await loadLibrary();' : ''}
    const results = {};
    for (const [filename, source] of Object.entries(sources)) results[filename] = runProgram(source, { filename });
    writeFileSync(1, JSON.stringify(results));`;
  const names = brotliDecompressSync(readFileSync(join(ROOT, 'dist', 'unicode-16.0.0.json.br'))).toString('latin1');
  const { stdout, stderr } = spawnSync(process.execPath, ['--stack-size=4000', '--input-type=module', '-e', page], {
    encoding: 'utf8',
    input: JSON.stringify({ sources, names }),
    maxBuffer: 1 << 26,
  });
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout);
}

function recorded(name: string, extension: string): string {
  const path = join(PROGRAMS, name.replace('.py', extension));
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
}

/** The modules that a program imports. */
const importsOf = (source: string): string[] =>
  [...source.matchAll(/^\s*(?:from|import) +([\w., ]+)/gm)].flatMap(([, names]) => names.split(/, */));

/** One of so many programs is run. */
const SAMPLE = 4;

/** What a page cannot give: files, folders, a clock, hashes, a program's own text in a traceback that it prints. */
const NEEDS_HOST =
  /open\(|open,|__file__|stdin|\binput\(|\b(?:os|mmap|tempfile|logging|time|random|hashlib|io\.FileIO|sys\.exit|doctest|inspect|linecache|subprocess|signal|pathlib|traceback)\b/;

describe.skipIf(!existsSync(CORE))('the build for web pages', () => {
  const all = Object.fromEntries(
    readdirSync(PROGRAMS)
      .filter(name => name.endsWith('.py') && !existsSync(join(PROGRAMS, name.replace('.py', '.in'))))
      .map(name => [name, readFileSync(join(PROGRAMS, name), 'utf8')] as const)
      .filter(([, source], index) => index % SAMPLE === 0 && !NEEDS_HOST.test(source)),
  );
  const core = Object.fromEntries(
    Object.entries(all).filter(([, source]) =>
      importsOf(source).every(name => ['array', 'struct', 'sys'].includes(name.split(' ')[0])),
    ),
  );
  let results: Record<string, Result>;

  beforeAll(() => {
    results = inPage(all, true);
  }, 120_000);

  it.each(Object.keys(all))('programs/%s', name => {
    expect(results[name].stdout).toBe(recorded(name, '.out'));
    expect(results[name].status).toBe(Number(recorded(name, '.status')));
  });

  it('runs without its library', { timeout: 60_000 }, () => {
    expect(Object.keys(core).length).toBeGreaterThan(5);
    const alone = inPage({ ...core, 'no_library.py': 'import re' }, false);
    for (const name of Object.keys(core)) expect(alone[name].stdout).toBe(recorded(name, '.out'));
    expect(alone['no_library.py'].stderr).toMatch(/ModuleNotFoundError: No module named 're'\n$/);
  });

  it('says what the host lacks', () => {
    const { stderr } = inPage({ 'a.py': 'import random\nrandom.seed("a")' }, true)['a.py'];
    expect(stderr).toMatch(/NotImplementedError: this host has no crypto\n$/);
  });

  it('stays below the size that docs/performance.md tells', () => {
    const library = readdirSync(FOLDER).filter(name => name.startsWith('library'));
    const files = readdirSync(FOLDER).filter(name => name.endsWith('.js') && !library.includes(name));
    const size = gzipSync(Buffer.concat(files.map(name => readFileSync(join(FOLDER, name)))), { level: 9 }).length;
    expect(size).toBeLessThan(300_000);
  });
});
