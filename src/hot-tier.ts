/** Turns the hot tier on, in the command: a host that permits code generation. */
import { generatedBinders } from './runtime/eval/generate/generate.ts';
import { hot, setHotBinders } from './runtime/eval/tier.ts';

/** The generator, evaluated when something is hot first. */
const generator = () => generatedBinders;

let count = 0;

/** Compiles the body of a function of `R` and `C`. */
function compile(text: string) {
  // V8 would give the functions of a text that it knows, with their feedback.
  return new Function('R', 'C', `${text}//${count++}`) as never;
}

/**
 * Costs nothing until something is hot. For tests of the interpreter itself, the environment variable `OCTETS_TIER` may
 * say `off`, or after how many calls or turns everything is hot.
 */
export function useHotTier(): void {
  const { OCTETS_TIER } = process.env;
  if (OCTETS_TIER === 'off') return;
  const soon = Number(OCTETS_TIER);
  if (soon > 0) Object.assign(hot, { calls: soon, turns: soon, forced: true });
  setHotBinders(seen => generator()(compile, seen));
}
