import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import type * as ast from '../src/parser/ast.ts';
import { decodeSource } from '../src/parser/decode-source.ts';
import { parseExpression, parseInteractive, parseModule, sourceStatus } from '../src/parser/parse.ts';
import { analyze } from '../src/parser/scope.ts';
import { PySyntaxErrorInfo, type SyntaxWarningInfo } from '../src/parser/syntax-error.ts';

// As in the built files: the grammar itself is not recorded.
vi.mock('../src/parser/known-decisions.ts', async () => {
  const { PythonGrammar } = await import('../src/parser/grammar.ts');
  const { decisionsOf } = await import('../src/parser/lookahead.ts');
  return { knownDecisions: decisionsOf(new PythonGrammar()) };
});

interface Recorded {
  type: string;
  msg: string;
  lineno: number | null;
  offset: number | null;
  text: string | null;
  end_lineno: number | null;
  end_offset: number | null;
}
interface Entry {
  source: string;
  mode: 'exec' | 'single' | 'eval';
  error: Recorded | null;
}

const parsers = { exec: parseModule, single: parseInteractive, eval: parseExpression };

function outcome({ source, mode }: Entry): PySyntaxErrorInfo | null {
  try {
    const module: ast.Mod = parsers[mode](source, '<test>').module;
    analyze(module, '<test>', source);
    return null;
  } catch (error) {
    if (error instanceof PySyntaxErrorInfo) return error;
    throw error;
  }
}

describe('errors equal those of CPython', () => {
  const path = join(import.meta.dirname, '../conformance/syntax/errors.json');
  const entries: Entry[] = JSON.parse(readFileSync(path, 'utf8'));
  test.each(entries.map(entry => [entry.mode, entry.source, entry] as const))('%s %j', (_mode, _source, entry) => {
    const error = outcome(entry);
    // What Octets leaves out it says in its own words.
    if (error?.msg.endsWith('are not supported by Octets')) return;
    const { errorClass, msg, lineno, offset, text, end_lineno, end_offset, fromCompiler } = error ?? ({} as any);
    const ours = { type: errorClass, msg, lineno, offset, text: fromCompiler ? null : text, end_lineno, end_offset };
    expect(error === null ? null : ours).toEqual(entry.error);
  });
});

describe('warnings of the compiler', () => {
  test.each([
    ['x is 1', '"is" with \'int\' literal. Did you mean "=="?'],
    ['x is not ()', '"is not" with \'tuple\' literal. Did you mean "!="?'],
    ['x is None', null],
    ['1()', "'int' object is not callable; perhaps you missed a comma?"],
    ['None[1]', "'NoneType' object is not subscriptable; perhaps you missed a comma?"],
    ['[1][1, 2]', 'list indices must be integers or slices, not tuple; perhaps you missed a comma?'],
    ['assert (x, 1)', 'assertion is always true, perhaps remove parentheses?'],
    ['def f():\n try: pass\n finally: return', "'return' in a 'finally' block"],
    ['while 1:\n try: pass\n finally:\n  for x in y: break', null],
  ])('%s', (source, message) => {
    const warnings: SyntaxWarningInfo[] = [];
    analyze(parseModule(source, '<test>').module, '<test>', source, warnings);
    expect(warnings.map(({ msg }) => msg)).toEqual(message === null ? [] : [message]);
  });
});

describe('lines of a session', () => {
  test.each(
    ['', '# c', 'x = 1', 'if 1: pass\n', 'if 1:\n  pass\n', 'x = [1\n]', 'def f():\n  return 1\n', 'x = 1;'].map(s => [
      s,
    ]),
  )('%j is complete', source => {
    expect(sourceStatus(source)).toBe('complete');
  });
  test.each(
    [
      'if 1:',
      'if 1: pass',
      'if 1:\n  pass',
      '(',
      '[1,\n2',
      '"""abc',
      '"abc\\',
      'x=\\',
      '@x\n',
      'try:\n pass\n',
      'if 1:\n  x\nelse:',
      'f"{x',
      'match x:',
      'def f():\n  x = """',
    ].map(s => [s]),
  )('%j is incomplete', source => {
    expect(sourceStatus(source)).toBe('incomplete');
  });
  test.each(['x = 1 +', 'a b', 'lambda', '"abc', 'def f(:', '  x', 'x=1\ny=2'].map(s => [s]))('%j is wrong', source => {
    expect(() => sourceStatus(source)).toThrow();
  });
});

describe('bytes of a file', () => {
  const bytes = (text: string) => Uint8Array.from(text, char => char.charCodeAt(0));
  const failure = (text: string): PySyntaxErrorInfo => {
    try {
      decodeSource(bytes(text), 'x.py');
    } catch (error) {
      return error as PySyntaxErrorInfo;
    }
    throw new Error('decoded');
  };

  test('UTF-8, with and without a byte order mark', () => {
    expect(decodeSource(bytes("x = '\xc3\xa9'"), 'x.py')).toBe("x = 'é'");
    expect(decodeSource(bytes('\xef\xbb\xbfx = 1'), 'x.py')).toBe('x = 1');
    expect(decodeSource(bytes('\xef\xbb\xbf# coding: UTF_8\n'), 'x.py')).toBe('# coding: UTF_8\n');
  });

  test('a coding declaration', () => {
    expect(decodeSource(bytes("# coding: latin-1\nx='\xe9\x80'"), 'x.py')).toBe("# coding: latin-1\nx='é\x80'");
    expect(decodeSource(bytes("#!\n# -*- coding: cp1252 -*-\nx='\x80'"), 'x.py')).toContain("'€'");
    expect(decodeSource(bytes('x=1\n# coding: foo\n'), 'x.py')).toContain('foo');
  });

  test('errors', () => {
    const see = 'but no encoding declared; see https://peps.python.org/pep-0263/ for details';
    expect(failure("x='\xff'")).toMatchObject({
      msg: `Non-UTF-8 code starting with '\\xff' in file x.py on line 1, ${see}`,
      lineno: 1,
      offset: 4,
    });
    expect(failure('# coding: foo\n').msg).toBe('unknown encoding: foo');
    expect(failure('\xef\xbb\xbf# coding: latin-1\n').msg).toBe('encoding problem: iso-8859-1 with BOM');
    expect(failure('x\0')).toMatchObject({ msg: 'source code cannot contain null bytes', lineno: 1 });
    expect(failure("# coding: ascii\ny='\xe9'").msg).toBe(
      "'ascii' codec can't decode byte 0xe9 in position 3: ordinal not in range(128)",
    );
  });
});
