/**
 * The first file of the interpreter's thread: runs `interpreter.cjs` from its code cache, which saves compiling it at
 * every start. `octets --write-code-cache` makes the cache (a step of the build).
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Script } from 'node:vm';
import { parentPort, workerData } from 'node:worker_threads';
import type { Start } from './cli.ts';

const file = join(__dirname, 'interpreter.cjs');
const cacheFile = join(__dirname, 'interpreter.cache');

/** A program that uses the common parts of the interpreter. */
const WARM_UP = [
  'def f(x): return x',
  'print(f"{f(1)}", end="")',
].join('\n');

function readCache(): Buffer | undefined {
  try {
    return readFileSync(cacheFile);
  } catch {
    return undefined;
  }
}

/** esbuild writes ASCII, so the file can be read as Latin-1: one byte a character, nothing to decode. */
const source = `(function (require, module, exports) {${readFileSync(file, 'latin1')}\n})`;
const script = new Script(source, { filename: file, cachedData: readCache() });
const module = { exports: {} as { run(start: Start): Promise<number> } };
(script.runInThisContext() as (require: NodeJS.Require, module: unknown, exports: unknown) => void)(
  createRequire(file),
  module,
  module.exports,
);
const start = workerData as Start;
if (start.args[0] === '--write-code-cache') {
  // What has run is in the cache in compiled form.
  module.exports.run({ ...start, args: ['-c', WARM_UP] }).then(() => {
    writeFileSync(cacheFile, script.createCachedData());
    parentPort!.postMessage(0);
  });
} else module.exports.run(start).then(status => parentPort!.postMessage(status));
