/**
 * A limit for the memory of buffers, which V8 does not count: without one, a program that fills it meets the system's own
 * end of all processes that are in the way, the terminal's front end with it. With one it meets a MemoryError.
 */
import { garbageCollector } from './garbage-collector.ts';
import { setMemoryLimit } from './runtime/buffer/storage.ts';
import { nodeBuiltin } from './runtime/node-builtin.ts';

/** The part of the machine's memory that is left to others. */
const LEFT = 1 / 32;

/**
 * Limits the buffers of this thread.
 * @param megabytes by default what the machine, or the container, has
 */
export function limitMemory(megabytes?: number): void {
  let all: number | undefined;
  let collect: ReturnType<typeof garbageCollector> | undefined;
  const fits = (bytes: number): boolean => {
    all ??= Math.min(nodeBuiltin('node:os').totalmem(), process.constrainedMemory() || Infinity);
    const limit = megabytes === undefined ? all : megabytes * 2 ** 20;
    return process.memoryUsage().arrayBuffers + bytes <= limit && process.availableMemory() - bytes > all * LEFT;
  };
  setMemoryLimit(bytes => {
    if (fits(bytes)) return true;
    collect ??= garbageCollector();
    collect({ type: 'major' });
    return fits(bytes);
  });
}
