/**
 * Builds `dist/`:
 *
 * - `octets.cjs`: the command's main thread, tiny;
 * - `boot.cjs`: the interpreter thread's first file; it loads the next one with its code cache;
 * - `interpreter.cjs`, `interpreter.cache`: the interpreter as one script, and V8's compiled form of it, so that a start
 *   does not compile a megabyte of JavaScript (V8 falls back to the script where its version differs);
 * - `index.js`: the library.
 */
import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { type BuildOptions, build } from 'esbuild';

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
  define: { 'import.meta.url': 'undefined' },
};
await build({
  ...command,
  entryPoints: { octets: 'src/cli.ts' },
  define: { 'import.meta.url': 'undefined' },
});
await build({ ...command, entryPoints: { boot: 'src/boot.ts' } });
await build({ ...command, entryPoints: { interpreter: 'src/worker.ts' } });
await build({ ...shared, format: 'esm', splitting: true, minifySyntax: true, entryPoints: { index: 'src/index.ts' }, chunkNames: 'chunks/[name]-[hash]' });
execFileSync(process.execPath, ['dist/octets.cjs', '--write-code-cache'], { stdio: 'inherit' });
