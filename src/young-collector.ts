/** Prompt reuse of large memory, for a thread that belongs to Octets alone: it changes flags of V8. */
import { garbageCollector } from './garbage-collector.ts';
import { setCollector } from './runtime/buffer/storage.ts';
import { nodeBuiltin } from './runtime/node-builtin.ts';

/** Just below the size from which glibc always takes fresh pages. */
const LARGEST_KEPT = (32 << 20) - (1 << 16);

/**
 * glibc gives the heap of a thread its memory in pieces of 64 MB, and gives such a piece back to the system as soon as
 * nothing in it is in use. Two blocks of `FILLING` and one `ANCHOR` take up one piece; the anchors stay, and keep
 * `ANCHORS` pieces. Nobody writes to any of them, so none costs memory.
 */
const FILLING = (30 << 20) - (1 << 16);
const ANCHOR = 4 << 20;
const ANCHORS = 2;
const anchors: ArrayBuffer[] = [];

function anchorHeaps(): void {
  const unfilled = (size: number): ArrayBuffer => Buffer.allocUnsafeSlow(size).buffer;
  const filling: ArrayBuffer[] = [];
  for (let i = 0; i < ANCHORS; i++) {
    filling.push(unfilled(FILLING), unfilled(FILLING));
    anchors.push(unfilled(ANCHOR));
  }
  for (const block of filling) block.transfer(0);
}

/**
 * Makes the buffer runtime collect young garbage after every so much large memory (`setCollector`), and the C library
 * keep the memory that becomes free. Costs nothing until then.
 */
export function collectPromptly(): void {
  setCollector(() => {
    const { setFlagsFromString } = nodeBuiltin('node:v8');
    const collect = garbageCollector();
    // What dies is free when the collection ends, not some time later, so the same pages serve again.
    setFlagsFromString('--no-concurrent-array-buffer-sweeping');
    // glibc keeps freed blocks up to twice the largest one that was ever freed; this one's pages are never touched.
    new ArrayBuffer(LARGEST_KEPT).transfer(0);
    anchorHeaps();
    setCollector(() => collect({ type: 'minor' }));
    collect({ type: 'minor' });
  });
}
