/** Builds `dist/`: the command (a small main thread and the interpreter's worker) and the library, each one bundle. */
import { rmSync } from 'node:fs';
import { build } from 'esbuild';

rmSync('dist', { recursive: true, force: true });
const shared = {
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node22',
  outdir: 'dist',
  legalComments: 'none',
  charset: 'utf8',
  logLevel: 'warning',
} as const;
await build({ ...shared, entryPoints: { octets: 'src/cli.ts' } });
await build({
  ...shared,
  entryPoints: { worker: 'src/worker.ts', index: 'src/index.ts' },
  splitting: true,
  chunkNames: 'chunks/[name]-[hash]',
  minifySyntax: true,
  banner: { js: '' },
});
