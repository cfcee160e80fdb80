/**
 * Bundles that run from V8's code cache, which saves compiling them at every start. `octets --write-code-cache` makes
 * the caches (a step of the build); where V8's version differs it falls back to the script.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Script } from 'node:vm';

/** A bundle's text and its cache, as read from `dist`. */
export interface ScriptFiles {
  script: Uint8Array<ArrayBuffer>;
  cache: Uint8Array<ArrayBuffer> | undefined;
}

/**
 * Reads `NAME.cjs` and `NAME.cache`, each into memory of its own, which can be handed to another thread.
 * @param cacheName of another cache of the script, which holds what another use of it needs
 */
export function readScript(name: string, cacheName: string = name): ScriptFiles {
  const cache = join(__dirname, `${cacheName}.cache`);
  return { script: readOwn(join(__dirname, `${name}.cjs`)), cache: existsSync(cache) ? readOwn(cache) : undefined };
}

/** esbuild writes ASCII, so the text can be read as Latin-1: one byte a character, nothing to decode. */
export function scriptText({ script }: ScriptFiles): string {
  return Buffer.from(script.buffer, script.byteOffset, script.length).toString('latin1');
}

function readOwn(path: string): Uint8Array<ArrayBuffer> {
  const data = readFileSync(path);
  return data.byteLength === data.buffer.byteLength ? data : new Uint8Array(data);
}

/** A bundle that runs. */
export class CachedScript<Exports> {
  readonly exports: Exports;
  private readonly name: string;
  private readonly script: Script;

  constructor(name: string, files: ScriptFiles) {
    this.name = name;
    const filename = join(__dirname, `${name}.cjs`);
    this.script = new Script(`(function (require, module, exports, __dirname) {${scriptText(files)}\n})`, {
      filename,
      cachedData: files.cache,
    });
    const module = { exports: {} as Exports };
    this.script.runInThisContext()(createRequire(filename), module, module.exports, dirname(filename));
    this.exports = module.exports;
  }

  /** Writes the cache: what has run so far is in it in compiled form. */
  writeCache(cacheName: string = this.name): void {
    writeFileSync(join(__dirname, `${cacheName}.cache`), this.script.createCachedData());
  }
}
