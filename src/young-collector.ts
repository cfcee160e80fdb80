/** Prompt reuse of large memory, for a thread that belongs to Octets alone: it changes flags of V8. */
import { setCollector } from './runtime/buffer/storage.ts';
import { nodeBuiltin } from './runtime/node-builtin.ts';

/** Just below the size from which glibc always takes fresh pages. */
const LARGEST_KEPT = (32 << 20) - (1 << 16);

/**
 * Makes the buffer runtime collect young garbage after every so much large memory (`setCollector`), and the C library
 * keep the memory that becomes free. Costs nothing until then.
 */
export function collectPromptly(): void {
  setCollector(() => {
    const { setFlagsFromString } = nodeBuiltin('node:v8');
    setFlagsFromString('--expose-gc');
    const collect = nodeBuiltin('node:vm').runInNewContext('gc') as (options: { type: 'minor' }) => void;
    setFlagsFromString('--no-expose-gc');
    // glibc keeps freed blocks up to twice the largest one that was ever freed; this one's pages are never touched.
    new ArrayBuffer(LARGEST_KEPT).transfer(0);
    setCollector(() => collect({ type: 'minor' }));
    collect({ type: 'minor' });
  });
}
