/**
 * Builds `dist/`:
 *
 * - `octets.cjs`: the command's main thread, tiny;
 * - `boot.cjs`: the first file of an interpreter's thread, of the command or of a session; it loads the next one with its code cache;
 * - `interpreter.cjs`, `interpreter.cache`: the interpreter as one script, and V8's compiled form of it, so that a start
 *   does not compile a megabyte of JavaScript (V8 falls back to the script where its version differs);
 * - `session.cache`: another one, which holds what an interactive session begins with;
 * - `parser.cjs`, `parser.cache`: the parser alone, for the main thread;
 * - `doctest-main.cjs`: the main thread of the doctest runner; `doctest.cjs`: what runs a document, in the interpreter's
 *   threads;
 * - `doctest.js`, `vitest.js`: the doctest runner as a library;
 * - `unicode-16.0.0.json.br`: the names and properties of characters, read when a program first asks for one;
 * - `index.js`: the library;
 * - `session.js`: interactive sessions alone, without the interpreter, which runs in the thread that they start;
 * - `repl.js`: the REPL for a terminal, with Ink and React, loaded when it is opened.
 */
import { execFileSync } from 'node:child_process';
import { copyFileSync, readFileSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { MessageChannel, Worker } from 'node:worker_threads';
import { type BuildOptions, build, type Plugin } from 'esbuild';
import { newRingMemory } from './src/interactive/output-ring.ts';
import type { Request, SessionStart } from './src/interactive/session-messages.ts';

rmSync('dist', { recursive: true, force: true });
const shared: BuildOptions = {
  bundle: true,
  platform: 'node',
  target: 'node22',
  outdir: 'dist',
  legalComments: 'none',
  // Some packages' other form asks for its parts at run time.
  mainFields: ['module', 'main'],
  logLevel: 'warning',
};
const command: BuildOptions = {
  ...shared,
  format: 'cjs',
  outExtension: { '.js': '.cjs' },
  minify: true,
  // Where the code is run as a script, `import()` has no module to start from.
  supported: { 'dynamic-import': false },
  define: { 'import.meta.url': 'undefined' },
};
/** Files that are bundles of their own, loaded when they are asked for. */
function apart(files: Record<string, string>): Plugin {
  return {
    name: 'apart',
    setup(builder) {
      builder.onResolve({ filter: /^\.\// }, ({ path }) =>
        Object.hasOwn(files, path) ? { path: files[path], external: true } : undefined,
      );
    },
  };
}
// The one file that Node itself loads may import the REPL, which is a module.
await build({
  ...command,
  supported: {},
  entryPoints: { octets: 'src/cli.ts' },
  plugins: [apart({ './doctest-main.ts': './doctest-main.cjs' })],
});
await build({ ...command, entryPoints: { 'doctest-main': 'src/doctest-main.ts' } });
await build({ ...command, entryPoints: { boot: 'src/boot.ts' } });
/**
 * Builtin modules are evaluated when a program first imports them, the parser when there is something to parse, what
 * serves sessions in a session's thread: the files that name them hold them as `() => name`, which becomes a `require` of
 * the file that `name` comes from.
 */
const lazyModules: Plugin = {
  name: 'lazy-modules',
  setup(builder) {
    builder.onLoad(
      { filter: /(?:builtins\/modules\/index|eval\/parser|src\/session-entry|src\/hot-tier)\.ts$/ },
      ({ path }) => {
        let contents = readFileSync(path, 'utf8');
        for (const [line, names, file] of contents.matchAll(/^import \{\s*([\w,\s]+?),?\s*\} from '(\.[^']+)';$/gm)) {
          if (file.includes('/runtime/') && !file.includes('/generate/')) continue;
          contents = contents.replace(line, '');
          for (const name of names.split(/,\s*/)) {
            contents = contents.replace(new RegExp(`\\(\\) => ${name}\\b`), `() => require('${file}').${name}`);
          }
        }
        return { contents, loader: 'ts' };
      },
    );
  },
};
await build({
  ...command,
  entryPoints: { interpreter: 'src/worker.ts' },
  plugins: [apart({ './doctest/work.ts': './doctest.cjs' }), lazyModules],
});
await build({ ...command, entryPoints: { parser: 'src/early-parse.ts' } });
await build({ ...command, entryPoints: { doctest: 'src/doctest/work.ts' } });
await build({
  ...shared,
  format: 'esm',
  splitting: true,
  minifySyntax: true,
  entryPoints: { index: 'src/index.ts', session: 'src/session.ts' },
  chunkNames: 'chunks/[name]-[hash]',
});
/** Of the library the REPL's thread needs little: what it does not use of `src` is left out, whatever it does when loaded. */
const onlyWhatIsUsed: Plugin = {
  name: 'only-what-is-used',
  setup(builder) {
    builder.onResolve({ filter: /^\.\.?\/.*\.ts$/ }, ({ path, resolveDir }) => {
      const file = resolve(resolveDir, path);
      return file.startsWith(resolve('src')) ? { path: file, sideEffects: false } : undefined;
    });
  },
};
/** React's developer tools, which Ink loads where somebody asks for them. */
const withoutDevtools: Plugin = {
  name: 'without-devtools',
  setup(builder) {
    builder.onResolve({ filter: /^react-devtools-core$/ }, ({ path }) => ({ path, namespace: 'nothing' }));
    builder.onLoad({ filter: /.*/, namespace: 'nothing' }, () => ({ contents: 'export default {};' }));
  },
};
await build({
  ...shared,
  format: 'esm',
  minify: true,
  jsx: 'automatic',
  entryPoints: { repl: 'repl/main.ts' },
  define: { 'process.env.NODE_ENV': '"production"', 'process.env.DEV': '"false"' },
  // Some packages are CommonJS and ask for Node's modules by `require`.
  banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
  logOverride: { 'ignored-bare-import': 'silent' },
  plugins: [onlyWhatIsUsed, withoutDevtools],
});
await build({
  ...shared,
  format: 'esm',
  minifySyntax: true,
  external: ['vitest'],
  entryPoints: { doctest: 'src/doctest-api.ts', vitest: 'src/vitest.ts' },
});
/** A web page begins with a small library and fetches the rest when it is asked to; what Node has of its own is replaced. */
const forBrowsers: Plugin = {
  name: 'for-browsers',
  setup(builder) {
    builder.onResolve({ filter: /^node:buffer$/ }, () => ({ path: resolve('src/browser/buffer.ts') }));
    builder.onResolve({ filter: /^\.\/library\.ts$/ }, ({ importer }) =>
      importer === resolve('src/builtins/all.ts') ? { path: resolve('src/browser/core-library.ts') } : undefined,
    );
    builder.onResolve({ filter: /\/unicode-source\.ts$/ }, ({ path }) => ({ path, namespace: 'nowhere' }));
    builder.onLoad({ filter: /.*/, namespace: 'nowhere' }, () => ({
      contents: 'export const provideUnicodeDataUnderNode = () => {};',
    }));
  },
};
await build({
  ...shared,
  format: 'esm',
  platform: 'browser',
  target: 'es2024',
  splitting: true,
  minify: true,
  inject: ['src/browser/buffer.ts'],
  entryPoints: { core: 'src/browser/core.ts' },
  outdir: 'dist/browser',
  chunkNames: '[name]-[hash]',
  plugins: [forBrowsers],
});
copyFileSync('src/unicode-16.0.0.json.br', 'dist/unicode-16.0.0.json.br');
execFileSync(process.execPath, ['dist/octets.cjs', '--write-code-cache'], { stdio: ['ignore', 'ignore', 'inherit'] });

/** Runs what most sessions begin with, and writes the code cache of their threads. */
async function writeSessionCache(): Promise<void> {
  const { port2: input } = new MessageChannel();
  const start: SessionStart = { kind: 'session', options: {}, memory: newRingMemory(), input };
  const worker = new Worker(resolve('dist/boot.cjs'), { workerData: start, transferList: [input] });
  const block = 'import array\nb = array.array("h", [1])\nm = memoryview(b)\ndef f(x):\n    return f"{x}"\n';
  const calls: [Request['method'], ...unknown[]][] = [
    ['check', block],
    ['run', block],
    ['run', 'f(m[0])'],
    ['run', '1/0'],
    ['memory'],
    ['complete', 'm.to', 4],
    ['signature', 'f(', 2],
    ['writeCache'],
  ];
  for (const [id, [method, ...args]] of calls.entries()) {
    const answered = new Promise<{ failure?: string }>((answer, fail) =>
      worker.once('message', answer).once('error', fail),
    );
    worker.postMessage({ id, method, args } satisfies Request);
    const { failure } = await answered;
    if (failure !== undefined) throw new Error(failure);
  }
  await worker.terminate();
}
await writeSessionCache();
