/**
 * The first file of the interpreter's thread: runs `interpreter.cjs` from its code cache, which saves compiling it at
 * every start. `octets --write-code-cache` makes the cache (a step of the build).
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Script } from 'node:vm';
import { parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import type { Start } from './cli.ts';

const file = join(__dirname, 'interpreter.cjs');
const cacheFile = join(__dirname, 'interpreter.cache');

/** A program that uses the common parts of the interpreter. */
const WARM_UP = ['def f(x): return x', 'print(f"{f(1)}", end="")'].join('\n');

/** The script and its cache: read by the main thread while this one started, or else here. */
function readScript(): { script: Uint8Array; cache: Uint8Array | undefined } {
  const sent = receiveMessageOnPort(parentPort!) as { message: ReturnType<typeof readScript> } | undefined;
  if (sent !== undefined) return sent.message;
  return { script: readFileSync(file), cache: existsSync(cacheFile) ? readFileSync(cacheFile) : undefined };
}

const read = readScript();
/** esbuild writes ASCII, so the text can be read as Latin-1: one byte a character, nothing to decode. */
const text = Buffer.from(read.script.buffer, read.script.byteOffset, read.script.length).toString('latin1');
const script = new Script(`(function (require, module, exports, __dirname) {${text}\n})`, {
  filename: file,
  cachedData: read.cache,
});
const module = { exports: {} as { run(start: Start): Promise<number> } };
(script.runInThisContext() as (require: NodeJS.Require, module: unknown, exports: unknown, dirname: string) => void)(
  createRequire(file),
  module,
  module.exports,
  __dirname,
);
const start = workerData as Start;
if (start.args[0] === '--write-code-cache') {
  // What has run is in the cache in compiled form.
  module.exports.run({ ...start, args: ['-c', WARM_UP] }).then(() => {
    writeFileSync(cacheFile, script.createCachedData());
    parentPort!.postMessage(0);
  });
} else module.exports.run(start).then(status => parentPort!.postMessage(status));
