/** Calls of builtins that were seen: where their arguments need no binding, they go to the implementation at once. */
import { placesOf } from '../../signature/arrangements.ts';
import type { Binder } from '../../signature/bind.ts';
import type { PyBuiltinFunction } from '../../signature/builtin.ts';
import type { Unit } from './unit.ts';

/** A call of an implementation. */
export interface DirectCall {
  readonly condition: string;
  readonly text: string;
}

/**
 * The call of a builtin's implementation with arguments that need no binding.
 * @param isSeen the condition under which it is this builtin that is called
 * @param own what comes before the arguments: the object, the type, or nothing
 * @param args their texts, those with names last
 * @returns null where they have to be bound
 */
export function directCall(
  unit: Unit,
  binder: Binder,
  isSeen: string,
  own: readonly string[],
  args: readonly string[],
  names: readonly string[] = [],
): DirectCall | null {
  const implementation = unit.constant(binder.implementation);
  if (binder.asTheyCome) {
    const parts = [...own, `[${args.join(', ')}]`, names.length === 0 ? 'null' : unit.constant(names)];
    return { condition: isSeen, text: `${implementation}(${parts.join(', ')})` };
  }
  if (!binder.direct && !binder.converts) return null;
  const places = placesOf(binder.parameters, args.length - names.length, names);
  if (places === undefined) return null;
  const ordered: string[] = new Array(Math.max(-1, ...places) + 1).fill('undefined');
  const tests = [isSeen];
  for (const [i, place] of places.entries()) {
    ordered[place] = args[i];
    const { converter } = binder.parameters[place];
    if (converter === null) continue;
    const test = UNCHANGED[converter];
    if (test === undefined) return null;
    tests.push(test(args[i]));
  }
  return { condition: tests.join(' && '), text: `${implementation}(${[...own, ...ordered].join(', ')})` };
}

/** A call of what was a builtin function when it was seen; null where its arguments have to be bound. */
export function directFunction(
  unit: Unit,
  seen: PyBuiltinFunction,
  callee: string,
  args: readonly string[],
  names: readonly string[] = [],
): DirectCall | null {
  if (seen.self !== undefined) return null;
  return directCall(unit, seen.declaration.binder, `${callee} === ${unit.constant(seen)}`, [], args, names);
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
