/** Calls of builtins that were seen: where their arguments need no binding, they go to the implementation at once. */
import type { Binder } from '../../signature/bind.ts';
import type { PyBuiltinFunction } from '../../signature/builtin.ts';
import type { Parameter } from '../../signature/parameters.ts';
import type { Unit } from './unit.ts';

/** How arguments go to an implementation. */
export interface DirectCall {
  readonly args: readonly string[];
  /** The condition under which no argument has to be converted; null: always. */
  readonly test: string | null;
}

/**
 * The arguments of a call as a builtin's implementation takes them.
 * @param args their texts, those with names last
 * @returns null where they have to be bound
 */
export function directCall(
  unit: Unit,
  binder: Binder,
  args: readonly string[],
  names: readonly string[] = [],
): DirectCall | null {
  if (binder.asTheyCome) {
    return { args: [`[${args.join(', ')}]`, names.length === 0 ? 'null' : unit.constant(names)], test: null };
  }
  if (!binder.direct && !binder.converts) return null;
  const places = placesOf(binder.parameters, args.length - names.length, names);
  if (places === null) return null;
  const ordered: string[] = new Array(Math.max(-1, ...places) + 1).fill('undefined');
  const tests: string[] = [];
  for (const [i, place] of places.entries()) {
    ordered[place] = args[i];
    const { converter } = binder.parameters[place];
    if (converter === null) continue;
    const test = UNCHANGED[converter];
    if (test === undefined) return null;
    tests.push(test(args[i]));
  }
  return { args: ordered, test: tests.length === 0 ? null : tests.join(' && ') };
}

/**
 * The condition and the first case, as the beginning of `condition ? case : otherwise`, of a call of what was a builtin function when
 * it was seen; null where its arguments have to be bound.
 */
export function directFunction(
  unit: Unit,
  seen: PyBuiltinFunction,
  callee: string,
  args: readonly string[],
  names: readonly string[] = [],
): string | null {
  if (seen.self !== undefined) return null;
  const { binder } = seen.declaration;
  const call = directCall(unit, binder, args, names);
  if (call === null) return null;
  const test = call.test === null ? '' : ` && ${call.test}`;
  return `${callee} === ${unit.constant(seen)}${test} ? ${unit.constant(binder.implementation)}(${call.args.join(', ')})`;
}

/** What a converter (`signature/converters.ts`) gives back as it is. */
const UNCHANGED: Readonly<Record<string, (text: string) => string>> = {
  ssize: text => `typeof ${text} === 'number'`,
  sliceIndex: text => `typeof ${text} === 'number'`,
  sliceBound: text => `typeof ${text} === 'number'`,
  index: text => `typeof ${text} === 'number'`,
  int: text => `typeof ${text} === 'number' && (${text} | 0) === ${text}`,
  bool: text => `typeof ${text} === 'boolean'`,
  str: text => `typeof ${text} === 'string'`,
  strOrNone: text => `(${text} === null || typeof ${text} === 'string')`,
};

/** The parameter of each argument; null where they do not fit. */
function placesOf(parameters: readonly Parameter[], given: number, names: readonly string[]): number[] | null {
  const positional = parameters.filter(({ kind }) => kind === 'positional' || kind === 'either').length;
  if (given > positional) return null;
  const places = [...Array(given).keys()];
  for (const name of names) {
    const place = parameters.findIndex(p => p.name === name && (p.kind === 'either' || p.kind === 'keyword'));
    if (place < given || places.includes(place)) return null;
    places.push(place);
  }
  return parameters.every(({ required }, i) => !required || places.includes(i)) ? places : null;
}
