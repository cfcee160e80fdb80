/** Calls of builtins with keywords: where their arguments go is found once. */
import type { Value } from '../types.ts';
import type { Parameter } from './parameters.ts';

/** Where the arguments of calls with the same keywords go: the parameter of each. */
export interface Arrangement {
  readonly kwnames: readonly string[];
  readonly places: readonly number[];
  /** One more than the last parameter that is given. */
  readonly size: number;
}

/** The arrangements of one builtin's calls, so that a call with keywords need not look for them each time. */
export class Arrangements {
  private readonly parameters: readonly Parameter[];
  private readonly seen: Arrangement[] = [];
  constructor(parameters: readonly Parameter[]) {
    this.parameters = parameters;
  }

  /** @returns undefined where the arguments do not fit, or do not have a parameter each */
  find(count: number, kwnames: readonly string[]): Arrangement | undefined {
    const { seen } = this;
    for (let i = 0; i < seen.length; i++) {
      const arrangement = seen[i]!;
      if (arrangement.places.length === count && sameNames(arrangement.kwnames, kwnames)) return arrangement;
    }
    const arrangement = this.arrange(count, kwnames);
    if (arrangement !== undefined) {
      if (seen.length === MOST_ARRANGEMENTS) seen.length = 0;
      seen.push(arrangement);
    }
    return arrangement;
  }

  private arrange(count: number, kwnames: readonly string[]): Arrangement | undefined {
    const places = placesOf(this.parameters, count - kwnames.length, kwnames);
    return places === undefined ? undefined : { kwnames, places, size: Math.max(-1, ...places) + 1 };
  }
}

/**
 * The parameter of each argument of a call, those with names last.
 * @param given how many come without name
 * @returns undefined where the arguments do not fit, or do not have a parameter each
 */
export function placesOf(
  parameters: readonly Parameter[],
  given: number,
  kwnames: readonly string[],
): number[] | undefined {
  if (given > parameters.filter(({ kind }) => kind === 'positional' || kind === 'either').length) return undefined;
  const places = [...Array(given).keys()];
  for (const keyword of kwnames) {
    const at = parameters.findIndex(p => p.name === keyword && (p.kind === 'either' || p.kind === 'keyword'));
    if (at < 0 || places.includes(at)) return undefined;
    places.push(at);
  }
  const fits = parameters.every(({ kind, required }, i) =>
    kind === 'varargs' || kind === 'kwargs' ? false : !required || places.includes(i),
  );
  return fits ? places : undefined;
}
const MOST_ARRANGEMENTS = 8;

function sameNames(a: readonly string[], b: readonly string[]): boolean {
  if (a === b) return true;
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

/** The arguments in the order of the parameters; `undefined` where none is given. */
export function arranged(args: readonly Value[], { places, size }: Arrangement): unknown[] {
  const bound: unknown[] = [];
  for (let i = 0; i < size; i++) bound.push(undefined);
  for (let i = 0; i < places.length; i++) bound[places[i]!] = args[i];
  return bound;
}
