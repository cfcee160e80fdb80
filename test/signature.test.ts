import { describe, expect, it } from 'vitest';
import { PyException } from '../src/runtime/errors.ts';
import '../src/runtime/protocol/converters.ts';
import { str } from '../src/runtime/protocol/repr.ts';
import '../src/builtins/all.ts';
import { textSignature } from '../src/builtins/type/text-signature.ts';
import { Declaration } from '../src/runtime/signature/builtin.ts';
import type { Row } from '../src/runtime/signature/declare.ts';
import { parseSignature } from '../src/runtime/signature/parameters.ts';
import type { Value } from '../src/runtime/types.ts';

/** The message of the error that a call of a function with this signature raises. */
function error(signature: string, args: Value[], kwnames: readonly string[] | null = null): string {
  const row: Row = [signature, () => null];
  const declaration = new Declaration('f', row, 'function', null, 'builtins');
  try {
    declaration.binder.call(undefined, args, kwnames);
  } catch (thrown) {
    if (thrown instanceof PyException) return str(thrown.value);
    throw thrown;
  }
  return 'no error';
}

describe('argument errors follow from the shape of a signature', () => {
  it.each([
    ['()', [1], null, 'f() takes no arguments (1 given)'],
    ['(obj, /)', [], null, 'f() takes exactly one argument (0 given)'],
    ['(obj, /)', [1], ['obj'], 'f() takes no keyword arguments'],
    ['(a, b, /)', [1], null, 'f expected 2 arguments, got 1'],
    ['(a, b?, /)', [], null, 'f expected at least 1 argument, got 0'],
    ['(a, b?, /)', [1, 2, 3], null, 'f expected at most 2 arguments, got 3'],
    ['(a, b=None)', [1, 2, 3], null, 'f() takes at most 2 arguments (3 given)'],
    ['(a, b=None)', [], null, "f() missing required argument 'a' (pos 1)"],
    ['(a, b=None)', [1, 2], ['a'], "argument for f() given by name ('a') and position (1)"],
    ['(a, b=None)', [1, 2], ['c'], "f() got an unexpected keyword argument 'c'"],
    ['(a, /, b=0)', [], null, 'f() takes at least 1 positional argument (0 given)'],
    ['(a: str)', [1], null, "f() argument 'a' must be str, not int"],
    ['(a, b: str, /)', [1, null], null, 'f() argument 2 must be str, not None'],
    ['(a: ssize, /)', ['x'], null, "'str' object cannot be interpreted as an integer"],
  ] as [string, Value[], string[] | null, string][])('%s with %j', (signature, args, kwnames, message) => {
    expect(error(signature, args, kwnames)).toBe(message);
  });

  it('parses kinds, converters and defaults', () => {
    const kinds = parseSignature("(a, b?, /, c: ssize = -1, *rest, d='x, y', **more)");
    expect(kinds.map(p => [p.name, p.kind, p.converter, p.required, p.defaultText])).toEqual([
      ['a', 'positional', null, true, null],
      ['b', 'positional', null, false, null],
      ['c', 'either', 'ssize', false, '-1'],
      ['rest', 'varargs', null, false, null],
      ['d', 'keyword', null, false, "'x, y'"],
      ['more', 'kwargs', null, false, null],
    ]);
  });

  it('shows signatures as __text_signature__ does', () => {
    expect(textSignature('(self, object, /)', 'self')).toBe('($self, object, /)');
    expect(textSignature('(self, /, sep=None, maxsplit: ssize = -1)', 'self')).toBe(
      '($self, /, sep=None, maxsplit=-1)',
    );
    expect(textSignature('(iterable, /, *, key=None)', 'module')).toBe('($module, iterable, /, *, key=None)');
    expect(textSignature('(self, start?, /)', 'self')).toBe(null);
  });
});
