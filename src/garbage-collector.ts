import { nodeBuiltin } from './runtime/node-builtin.ts';

/** V8's own collector, which only a flag shows. */
export function garbageCollector(): (options: { type: 'minor' | 'major' }) => void {
  const { setFlagsFromString } = nodeBuiltin('node:v8');
  setFlagsFromString('--expose-gc');
  const collect = nodeBuiltin('node:vm').runInNewContext('gc') as ReturnType<typeof garbageCollector>;
  setFlagsFromString('--no-expose-gc');
  return collect;
}
