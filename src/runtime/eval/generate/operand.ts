/** What an expression's text leaves behind: a value, or a float that has no object yet. */
import type { Kind } from './kinds.ts';
import type { Unit } from './unit.ts';

export interface Operand {
  /**
   * A JavaScript name or literal that stands for the value and may be used more than once. Beside a `double`, it is
   * `undefined` where the value is the float in `double`.
   */
  value: string;
  double?: string;
  /** What is certain of the value. */
  known?: 'int' | 'float' | 'str' | 'bool' | 'none' | 'other';
  /** A guess. */
  likely?: Kind | undefined;
}

/** Whether the value needs no object made for it: where it is not known to be needed, none should be. */
export function isObject({ double, known }: Operand): boolean {
  return double === undefined || known === 'float';
}

/** The text of a value as an object. */
export function boxed(unit: Unit, { value, double, known }: Operand): string {
  if (double === undefined || known === 'float') return value;
  return unit.let(`${value} === undefined ? new ${unit.helper('PyFloat')}(${double}) : ${value}`);
}

/** The same where it is needed once, in place. */
export function boxedOnce(unit: Unit, { value, double, known }: Operand): string {
  if (double === undefined || known === 'float') return value;
  return `(${value} === undefined ? new ${unit.helper('PyFloat')}(${double}) : ${value})`;
}

/** The test for a small int: an empty text if it is one, `null` if it is none. */
export function numberTest({ value, known }: Operand): string | null {
  if (known === undefined) return `typeof ${value} === 'number'`;
  return known === 'int' ? '' : null;
}

/** The test for an exact float, and how to read it; `null` if it is none. To be asked after `numberTest`. */
export function floatTest(unit: Unit, { value, double, known }: Operand): { test: string; double: string } | null {
  if (known === 'float') return { test: '', double: double as string };
  if (known !== undefined) return null;
  if (double !== undefined) return { test: `${value} === undefined`, double };
  return { test: `${value} !== null && ${value}.type === ${unit.helper('floatType')}`, double: `${value}.value` };
}

/** The test for a str. */
export function strTest({ value, known }: Operand): string | null {
  if (known === undefined) return `typeof ${value} === 'string'`;
  return known === 'str' ? '' : null;
}

/** A conjunction of tests; `null` if one of them cannot hold. */
export function all(...tests: (string | null)[]): string | null {
  if (tests.includes(null)) return null;
  const open = tests.filter(test => test !== '');
  return open.length === 0 ? 'true' : open.join(' && ');
}
