/**
 * Builds `dist/`:
 *
 * - `octets.cjs`: the command's main thread, tiny;
 * - `boot.cjs`: the first file of an interpreter's thread, of the command or of a session; it loads the next one with its code cache;
 * - `interpreter.cjs`, `interpreter.cache`: the interpreter as one script, and V8's compiled form of it, so that a start
 *   does not compile a megabyte of JavaScript (V8 falls back to the script where its version differs);
 * - `main.cache`: another one, for the main thread, with the parser in it;
 * - `session.cache`: another one, which holds what an interactive session begins with;
 * - `parser.cjs`, `parser.cache`: the parser alone, for the main thread;
 * - `doctest-main.cjs`: the main thread of the doctest runner; `doctest.cjs`: what runs a document, in the interpreter's
 *   threads;
 * - `doctest.js`, `vitest.js`: the doctest runner as a library;
 * - `unicode-16.0.0.json.br`: the names and properties of characters, read when a program first asks for one;
 * - `index.js`: the library;
 * - `session.js`: interactive sessions alone, without the interpreter, which runs in the thread that they start;
 * - `browser/`: what a web page loads, `build/browser.ts`;
 * - `repl.cjs`, `repl.cache`: the REPL for a terminal, with Ink and React, loaded when it is opened.
 */
import { execFileSync } from 'node:child_process';
import { copyFileSync, readFileSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { MessageChannel, Worker } from 'node:worker_threads';
import { type BuildOptions, build, type Plugin } from 'esbuild';
import { buildForBrowsers } from './build/browser.ts';
import { withKnownDecisions } from './build/known-decisions.ts';
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
  plugins: [withKnownDecisions],
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
await build({
  ...command,
  entryPoints: { octets: 'src/cli.ts' },
  plugins: [...shared.plugins!, apart({ './doctest-main.ts': './doctest-main.cjs' })],
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
  plugins: [...shared.plugins!, apart({ './doctest/work.ts': './doctest.cjs' }), lazyModules],
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
/** React's developer tools, which Ink loads where `DEV` asks for them, at a module's top level. */
const withoutDevtools: Plugin = {
  name: 'without-devtools',
  setup(builder) {
    builder.onLoad({ filter: /ink\/build\/reconciler\.js$/ }, ({ path }) => {
      const contents = readFileSync(path, 'utf8').replaceAll("process.env['DEV'] === 'true'", 'false');
      if (contents.includes("env['DEV']")) throw new Error(`${path} asks for developer tools in another way`);
      return { contents, loader: 'js' };
    });
  },
};
/**
 * Ink's layout engine is a module that waits for its WebAssembly, which a script cannot; and it fetches it from a `data:`
 * address, for which Node loads all that it has for the network. Here it is instantiated at once, before the app is loaded.
 */
const layoutEngineFirst: Plugin = {
  name: 'layout-engine-first',
  setup(builder) {
    const yoga = resolve('node_modules/yoga-layout/dist');
    const loader = `${yoga}/binaries/yoga-wasm-base64-esm.js`;
    const [address, base64] = /data:application\/octet-stream;base64,([\w+/=]+)/.exec(readFileSync(loader, 'utf8'))!;
    const files: Record<string, { contents: string | Uint8Array; loader?: 'binary' }> = {
      app: {
        contents: `
          import load from '${loader}';
          import wrapAssembly from '${yoga}/src/wrapAssembly.js';
          import { hold } from 'engine:holder';
          import bytes from 'engine:wasm';
          function instantiateWasm(imports, done) {
            const instance = new WebAssembly.Instance(new WebAssembly.Module(bytes), imports);
            done(instance);
            return instance.exports;
          }
          export async function runApp(options) {
            hold(wrapAssembly(await load({ instantiateWasm })));
            return (await import('engine:ink')).runApp(options);
          }`,
      },
      holder: { contents: 'export let engine; export const hold = loaded => { engine = loaded; };' },
      yoga: {
        contents: `
          import { engine } from 'engine:holder';
          export default engine;
          export * from '${yoga}/src/generated/YGEnums.js';`,
      },
      wasm: { contents: Buffer.from(base64!, 'base64'), loader: 'binary' },
    };
    const inside = (path: string) => ({ path, namespace: 'engine' });
    builder.onResolve({ filter: /^\.\/app\.tsx$/ }, () => inside('app'));
    builder.onResolve({ filter: /^yoga-layout$/ }, () => inside('yoga'));
    builder.onResolve({ filter: /^engine:/ }, ({ path }) =>
      path === 'engine:ink' ? { path: resolve('repl/app.tsx') } : inside(path.slice('engine:'.length)),
    );
    builder.onLoad({ filter: /.*/, namespace: 'engine' }, ({ path }) => ({
      resolveDir: resolve('repl'),
      ...files[path],
    }));
    builder.onLoad({ filter: /yoga-wasm-base64-esm\.js$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8').replace(address, 'embedded'),
      loader: 'js',
    }));
  },
};
/**
 * Measuring text loads Unicode's emoji as regular expressions, which takes longer than the first prompt, or a key, may: the
 * width of most text, styled or not, is known without (`plain-width.ts`).
 */
const lazyStringWidth: Plugin = {
  name: 'lazy-string-width',
  setup(builder) {
    const real = resolve('node_modules/string-width/index.js');
    const contents = `
      import { plainWidth } from './repl/plain-width.ts';
      let measure;
      export default function stringWidth(text, options) {
        if (options === undefined && typeof text === 'string') {
          const plain = text.includes('\\x1b') ? text.replace(/\\x1b\\[[\\d;]*m/g, '') : text;
          const width = plainWidth(plain);
          if (width !== undefined) return width;
        }
        return (measure ??= require('${real}').default)(text, options);
      }`;
    builder.onResolve({ filter: /^string-width$/ }, () => ({ path: 'string-width', namespace: 'lazy-string-width' }));
    builder.onLoad({ filter: /.*/, namespace: 'lazy-string-width' }, () => ({ contents, resolveDir: resolve('.') }));
  },
};
/** A package of Ink's shows the cursor at the end on standard error, whatever that is; `terminal-modes.ts` does it on the terminal. */
const noCursorOnStderr: Plugin = {
  name: 'no-cursor-on-stderr',
  setup(builder) {
    builder.onLoad({ filter: /node_modules\/restore-cursor\/index\.js$/ }, () => ({
      contents: 'export default () => {};',
    }));
  },
};
await build({
  ...command,
  jsx: 'automatic',
  entryPoints: { repl: 'repl/main.ts' },
  define: { ...command.define, 'process.env.NODE_ENV': '"production"', 'Intl.Segmenter': 'LazySegmenter' },
  inject: ['repl/lazy-segmenter.ts'],
  logOverride: { 'ignored-bare-import': 'silent' },
  plugins: [...shared.plugins!, onlyWhatIsUsed, withoutDevtools, layoutEngineFirst, lazyStringWidth, noCursorOnStderr],
});
await build({
  ...shared,
  format: 'esm',
  minifySyntax: true,
  external: ['vitest'],
  entryPoints: { doctest: 'src/doctest-api.ts', vitest: 'src/vitest.ts' },
});
await buildForBrowsers(shared);
copyFileSync('src/unicode-16.0.0.json.br', 'dist/unicode-16.0.0.json.br');
for (const script of [[], ['main'], ['repl']]) {
  const args = ['dist/octets.cjs', '--write-code-cache', ...script];
  execFileSync(process.execPath, args, { stdio: ['ignore', 'ignore', 'pipe'] });
}

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
