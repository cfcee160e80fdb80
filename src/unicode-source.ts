/** Where Unicode's data lie under Node: in a compressed file beside this one, or beside the bundle that holds it. */
import { hasNodeBuiltins, nodeBuiltin } from './runtime/node-builtin.ts';
import { provideUnicodeData } from './runtime/unicode/database.ts';

/** The file's name; `build.ts` copies it into `dist`. */
const FILE = 'unicode-16.0.0.json.br';

function readUnicodeData(): string {
  const path = import.meta.url === undefined ? `${__dirname}/${FILE}` : new URL(FILE, import.meta.url);
  const packed = nodeBuiltin('node:fs').readFileSync(path);
  return nodeBuiltin('node:zlib').brotliDecompressSync(packed).toString('latin1');
}

/** Elsewhere, an embedder may call `provideUnicodeData`. */
export function provideUnicodeDataUnderNode(): void {
  if (hasNodeBuiltins()) provideUnicodeData(readUnicodeData);
}
