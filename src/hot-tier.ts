/** Makes the twins of the hot tier, in the built command. */
import { Script } from 'node:vm';
import { readScript, scriptText } from './cached-script.ts';
import { type Binders, hot, setTwinMaker } from './runtime/eval/tier.ts';
import { sharedRuntime } from './shared-runtime.ts';

/**
 * Turns the hot tier on. Costs nothing until something is hot. For tests of the interpreter itself, the environment
 * variable `OCTETS_TIER` may say `off`, or after how many calls or turns everything is hot.
 */
export function useTwins(): void {
  const shared = sharedRuntime;
  const { OCTETS_TIER } = process.env;
  if (shared === null || OCTETS_TIER === 'off') return;
  const soon = Number(OCTETS_TIER);
  if (soon > 0) Object.assign(hot, { calls: soon, turns: soon, twins: 20_000 });
  let files: ReturnType<typeof readScript> | undefined;
  let count = 0;
  setTwinMaker(() => {
    files ??= readScript('twin');
    // V8 would give the functions of a text that it knows, with their feedback. It tells a cache's text by its length.
    const text = `${scriptText(files)}//${String(count++).padStart(6, '0')}`;
    const script = new Script(text, { filename: 'twin.cjs', cachedData: files.cache });
    const module: { exports: { binders?: Binders } } = { exports: {} };
    script.runInThisContext()(shared(), module, module.exports);
    if (files.cache === undefined) files.cache = new Uint8Array(script.createCachedData());
    return module.exports.binders as Binders;
  });
}
