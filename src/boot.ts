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
  'import sys, struct, array',
  'class C:',
  '    def __init__(self, x): self.x = x',
  '    def f(self, *a, **k): return [y for y in a if y] + [self.x]',
  'def g():',
  '    try:',
  '        yield from (i for i in range(3))',
  '    finally: pass',
  'data = bytearray(b"abc"); m = memoryview(data); m[0] = 1',
  's = f"{data!r:>20} {1.5:.2f}" + str({1: 2, "a": (None, True)})',
  'struct.unpack("<hI", struct.pack("<hI", 1, 2)); array.array("h", [1, 2]).tolist()',
  'C(1).f(*g(), k=2)',
  'try: {}["x"]',
  'except KeyError as e: repr(e)',
  'print(end="")',
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
