/**
 * Builds `dist/`:
 *
 * - `octets.cjs`: the command's main thread, tiny;
 * - `boot.cjs`: the interpreter thread's first file; it loads the next one with its code cache;
 * - `interpreter.cjs`, `interpreter.cache`: the interpreter as one script, and V8's compiled form of it, so that a start
 *   does not compile a megabyte of JavaScript (V8 falls back to the script where its version differs);
 * - `parser.cjs`, `parser.cache`: the parser alone, for the main thread;
 * - `doctest.cjs`: the doctest runner, loaded when it is asked for;
 * - `unicode-16.0.0.json.br`: the names and properties of characters, read when a program first asks for one;
 * - `index.js`: the library.
 */
import { execFileSync } from 'node:child_process';
import { copyFileSync, readFileSync, rmSync } from 'node:fs';
import { type BuildOptions, build, type Plugin } from 'esbuild';

rmSync('dist', { recursive: true, force: true });
const shared: BuildOptions = {
  bundle: true,
  platform: 'node',
  target: 'node22',
  outdir: 'dist',
  legalComments: 'none',
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
await build({ ...command, entryPoints: { octets: 'src/cli.ts' } });
await build({ ...command, entryPoints: { boot: 'src/boot.ts' } });
/** The doctest runner is loaded when it is asked for; it knows nothing of the interpreter. */
const doctestApart: Plugin = {
  name: 'doctest-apart',
  setup(builder) {
    builder.onResolve({ filter: /^\.\/doctest\/command\.ts$/ }, () => ({ path: './doctest.cjs', external: true }));
  },
};
/**
 * Builtin modules are evaluated when a program first imports them, the parser when there is something to parse: the
 * files that name them hold them as `() => name`, which becomes a `require` of the file that `name` comes from.
 */
const lazyModules: Plugin = {
  name: 'lazy-modules',
  setup(builder) {
    builder.onLoad({ filter: /(?:builtins\/modules\/index|eval\/parser)\.ts$/ }, ({ path }) => {
      let contents = readFileSync(path, 'utf8');
      for (const [line, names, file] of contents.matchAll(/^import \{\s*([\w,\s]+?),?\s*\} from '(\.[^']+)';$/gm)) {
        if (file.includes('/runtime/')) continue;
        contents = contents.replace(line, '');
        for (const name of names.split(/,\s*/)) {
          contents = contents.replace(new RegExp(`\\(\\) => ${name}\\b`), `() => require('${file}').${name}`);
        }
      }
      return { contents, loader: 'ts' };
    });
  },
};
await build({ ...command, entryPoints: { interpreter: 'src/worker.ts' }, plugins: [doctestApart, lazyModules] });
await build({ ...command, entryPoints: { parser: 'src/early-parse.ts' } });
await build({ ...command, entryPoints: { doctest: 'src/doctest/command.ts' } });
await build({
  ...shared,
  format: 'esm',
  splitting: true,
  minifySyntax: true,
  entryPoints: { index: 'src/index.ts' },
  chunkNames: 'chunks/[name]-[hash]',
});
copyFileSync('src/unicode-16.0.0.json.br', 'dist/unicode-16.0.0.json.br');
execFileSync(process.execPath, ['dist/octets.cjs', '--write-code-cache'], { stdio: ['ignore', 'ignore', 'inherit'] });
