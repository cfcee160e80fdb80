/** The receiver of str methods. */
import type { Implementation } from '../../runtime/signature/builtin.ts';
import type { Value } from '../../runtime/types.ts';
import type { PyStrObject } from '../../runtime/values/subclass.ts';

/** The text of a str or of an instance of a subclass. */
export function textOf(self: Value): string {
  return typeof self === 'string' ? self : (self as PyStrObject).value;
}

/**
 * An implementation of a method (with up to three arguments) that gets its receiver as a JavaScript string.
 */
export function onText(implementation: (text: string, ...rest: any[]) => Value): Implementation {
  return (self: Value, a, b, c) =>
    implementation(typeof self === 'string' ? self : (self as PyStrObject).value, a, b, c);
}
