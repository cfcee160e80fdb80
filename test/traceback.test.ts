/** Tracebacks: the parts that no program shows by itself. Whole tracebacks are in conformance/programs/traceback-*.py. */
import { describe, expect, it } from 'vitest';
import { runProgram } from '../src/index.ts';
import { PyBaseException, SyntaxError_, TypeError_, ValueError } from '../src/runtime/errors.ts';
import { closeMatches } from '../src/runtime/traceback/close-match.ts';
import { dedent } from '../src/runtime/traceback/dedent.ts';
import { displayWidth } from '../src/runtime/traceback/display-width.ts';
import { formatException, formatExceptionOnly, formatExceptionWith } from '../src/runtime/traceback/format.ts';
import { suggest } from '../src/runtime/traceback/suggestion.ts';
import { PyTuple } from '../src/runtime/values/tuple.ts';

runProgram('');

describe('suggest', () => {
  it.each([
    ['lenght', ['length', 'line'], 'length'],
    ['COLOR', ['color', 'colour'], null],
    ['COlor', ['color', 'colour'], 'color'],
    ['a', ['b'], null],
    ['abc', ['abc'], null],
    ['aple', ['apple', 'ample'], 'apple'],
    ['ample', ['apple', 'maple'], 'apple'],
    ['größe', ['grösse'], 'grösse'],
    ['x'.repeat(50), [`${'x'.repeat(49)}y`], `${'x'.repeat(49)}y`],
    ['x'.repeat(50), ['y'.repeat(50)], null],
  ])('%s', (name, candidates, expected) => {
    expect(suggest(name, candidates)).toBe(expected);
  });

  it('gives up at 750 names', () => {
    const names = Array.from({ length: 749 }, (_, i) => `name${i}x`);
    expect(suggest('name5y', names)).not.toBeNull();
    expect(suggest('name5y', [...names, 'q'])).toBeNull();
  });
});

describe('text', () => {
  it('finds close words as difflib does', () => {
    expect(closeMatches('appel', ['ape', 'apple', 'peach', 'puppy'], 3, 0.6)).toEqual(['apple', 'ape']);
  });
  it('dedents', () => {
    expect(dedent(['  a', '    b', '', ' \t', '  c'])).toEqual(['a', '  b', '', '', 'c']);
    expect(dedent(['\ta', '    b'])).toEqual(['\ta', '    b']);
  });
  it('counts wide characters twice', () => {
    expect(displayWidth([...'ab日本🐍é'])).toBe(9);
    expect(displayWidth([...'日本'], 1)).toBe(2);
    expect(displayWidth([...'ab'], 5)).toBe(5);
  });
});

describe('an exception without a traceback', () => {
  const made = (message: string): PyBaseException => new PyBaseException(ValueError, new PyTuple([message]));

  it('is one line', () => {
    expect(formatException(made('text'))).toBe('ValueError: text\n');
    expect(formatExceptionOnly(new PyBaseException(TypeError_))).toEqual(['TypeError\n']);
  });
  it('shows its cause and ends at a cycle', () => {
    const error = made('a');
    error.cause = made('b');
    error.cause.context = error;
    const link = '\nThe above exception was the direct cause of the following exception:\n\n';
    expect(formatException(error)).toBe(`ValueError: b\n${link}ValueError: a\n`);
    expect(formatExceptionWith(error, { chain: false })).toBe('ValueError: a\n');
  });
  it('shows the place of a syntax error', () => {
    const error = SyntaxError_.call(['bad', new PyTuple(['f', 2, 3, '  x y\n', 2, 4])], null) as PyBaseException;
    expect(formatExceptionOnly(error)).toEqual(['  File "f", line 2\n', '    x y\n', '    ^\n', 'SyntaxError: bad\n']);
  });
});

describe('a program', () => {
  const run = (source: string): string => runProgram(source, { filename: 'p.py' }).stderr;

  it('shows only the innermost entries of a limited traceback', () => {
    const source = 'import sys\nsys.tracebacklimit = 1\ndef f():\n    g()\ndef g():\n    1 / 0\nf()\n';
    expect(run(source)).toBe(
      'Traceback (most recent call last):\n  File "p.py", line 6, in g\n    1 / 0\n    ~~^~~\n' +
        'ZeroDivisionError: division by zero\n',
    );
    expect(run(source.replace('= 1', '= 0'))).toBe('ZeroDivisionError: division by zero\n');
  });
});
