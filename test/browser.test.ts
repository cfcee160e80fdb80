/** The build for web pages, in a process from which what only Node has was taken away. */
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { brotliDecompressSync, gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const FOLDER = join(ROOT, 'dist', 'browser');
const CORE = join(FOLDER, 'core.js');
const BOOK = join(ROOT, 'conformance', 'book');
const PROGRAMS = join(ROOT, 'conformance', 'programs');

interface Result {
  stdout: string;
  stderr: string;
  status: number;
}

/**
 * Runs programs as a web page would.
 * @param setup statements of the page before it runs them
 * @param core the first file that the page loads
 */
function inPage(sources: Record<string, string>, setup = '', core = CORE): Record<string, Result> {
  const page = `
    const { readFileSync, writeFileSync } = process.getBuiltinModule('node:fs');
    const { sources, names } = JSON.parse(readFileSync(0, 'utf8'));
    globalThis.process = globalThis.Buffer = globalThis.global = undefined;
    const { ClosedHost, loadLibrary, provideUnicodeData, runProgram } = await import(${JSON.stringify(pathToFileURL(core).href)});
    provideUnicodeData(() => names);
    const results = {};
    let options = {};
    ${setup}
    for (const [filename, source] of Object.entries(sources)) {
      const result = await runProgram(source, { filename, ...options });
      results[filename] = { ...result, stdout: options.host?.stdout ?? result.stdout };
    }
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

/** One of so many programs is run. */
const SAMPLE = 4;

/** What a page cannot give: files, folders, a clock, hashes, a program's own text in a traceback that it prints. */
const NEEDS_HOST =
  /open\(|open,|__file__|stdin|\binput\(|\b(?:os|mmap|tempfile|logging|time|random|hashlib|io\.FileIO|sys\.exit|doctest|inspect|linecache|subprocess|signal|pathlib|traceback)\b/;

/** The statements of a doctest of one-line examples; what is an expression in it is printed. */
function asProgram(doctest: string): string {
  const lines = [...doctest.matchAll(/^>>> (.*)/gm)].map(([, text]) => text);
  return lines.map(text => (/ = |^from /.test(text) ? text : `print(repr(\n${text}\n))`)).join('\n');
}

/** The outputs of a doctest. */
const outputsOf = (doctest: string): string =>
  doctest
    .split('\n')
    .filter(line => line !== '' && !/^(?:>>>|\.\.\.)(?: |$)/.test(line))
    .map(line => `${line.replace(/ +# <\d+>$/, '')}\n`)
    .join('');

describe.skipIf(!existsSync(CORE))('the build for web pages', () => {
  const all = Object.fromEntries(
    readdirSync(PROGRAMS)
      .filter(name => name.endsWith('.py') && !existsSync(join(PROGRAMS, name.replace('.py', '.in'))))
      .map(name => [name, readFileSync(join(PROGRAMS, name), 'utf8')] as const)
      .filter(([, source], index) => index % SAMPLE === 0 && !NEEDS_HOST.test(source)),
  );
  let results: Record<string, Result>;

  beforeAll(() => {
    results = inPage(all);
  }, 120_000);

  it.each(Object.keys(all))('programs/%s', name => {
    expect(results[name].stdout).toBe(recorded(name, '.out'));
    expect(results[name].status).toBe(Number(recorded(name, '.status')));
  });

  it('runs the examples of the book with the first download alone', () => {
    const folder = mkdtempSync(join(tmpdir(), 'octets-'));
    try {
      copyFileSync(CORE, join(folder, 'core.js'));
      const examples = ['example-2-20.doctest', 'example-2-21.doctest'];
      const sources = Object.fromEntries(
        examples.map(name => [name, asProgram(readFileSync(join(BOOK, name), 'utf8'))]),
      );
      sources['buffer-tour.py'] = readFileSync(join(BOOK, 'buffer-tour.py'), 'utf8').replace(
        /^mv_2d = mv\.cast.*$/m,
        '',
      );
      const ran = inPage(sources, '', join(folder, 'core.js'));
      for (const name of examples) expect(ran[name].stdout).toBe(outputsOf(readFileSync(join(BOOK, name), 'utf8')));
      expect(ran['buffer-tour.py'].stdout).toBe(readFileSync(join(BOOK, 'buffer-tour.out'), 'utf8'));
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('gives what was left out to the programs that ask for it', () => {
    const sources = {
      'docs.py': 'print(len.__doc__, bytes.find.__doc__, KeyError.__doc__, int.real.__doc__)',
      'module.py': 'import re\nprint(re.sub("b+", "-", "abbc"))',
      'codec.py': 'print("é".encode("cp850"))',
      'syntax.py': 'print(1',
      'finally.py': 'try:\n    print("a")\n    1 + 2j\nfinally:\n    print("b")',
    };
    const later = inPage(sources);
    expect(later).toEqual(inPage(sources, 'await loadLibrary();'));
    expect(later['docs.py'].stdout).toMatch(/^The number of items\. The lowest .* real part.*\n$/);
    expect(later['module.py'].stdout).toBe('a-c\n');
    expect(later['codec.py'].stdout).toBe("b'\\x82'\n");
    expect(later['syntax.py'].stderr).toMatch(/SyntaxError: '\(' was never closed\n$/);
    expect(later['finally.py'].stdout).toBe('a\nb\n');
  });

  it('begins no program twice that a host sees', () => {
    const sources = { 'a.py': 'print("once")\nprint(len.__doc__[:3], 1j, "%5.2f" % 1)' };
    const { stdout } = inPage(sources, 'options = { host: new ClosedHost() };')['a.py'];
    expect(stdout).toBe('once\nThe 1j  1.00\n');
  });

  it('stays below the size that docs/performance.md tells', () => {
    expect(gzipSync(readFileSync(CORE), { level: 9 }).length).toBeLessThan(150_000);
  });
});
