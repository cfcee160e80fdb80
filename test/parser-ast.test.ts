import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { difference } from '../conformance/syntax/compare.ts';
import { PythonGrammar } from '../src/parser/grammar.ts';
import { decisionsOf } from '../src/parser/lookahead.ts';
import { mangle } from '../src/parser/mangle.ts';
import { parseExpression, parseInteractive, parseModule } from '../src/parser/parse.ts';
import { analyze, type Scope } from '../src/parser/scope.ts';

const folder = join(import.meta.dirname, '../conformance/syntax');
const python = 'python3.14';
const hasPython = spawnSync(python, ['--version']).status === 0;
const unicodeName = () => ' ';

function dump(files: string[], ...args: string[]): [string, string, any][] {
  const input = files.join('\n');
  const options = { input, encoding: 'utf8' as const, maxBuffer: 1 << 30 };
  const { stdout } = spawnSync(python, [join(folder, 'dump.py'), ...args], options);
  return stdout
    .trim()
    .split('\n')
    .map(line => JSON.parse(line));
}

function libraryFiles(): string[] {
  const { stdout } = spawnSync(python, [
    '-c',
    'import os, test; print(os.path.dirname(os.__file__)); print(test.__path__[0])',
  ]);
  const [library, suite] = String(stdout).trim().split('\n');
  const tests = [
    'grammar',
    'patma',
    'fstring',
    'syntax',
    'exceptions',
    'unpack_ex',
    'listcomps',
    'scope',
    'except_star',
  ];
  return [
    ...readdirSync(library)
      .filter(name => name.endsWith('.py'))
      .map(name => join(library, name)),
    ...tests.map(name => join(suite, `test_${name}.py`)),
  ];
}

describe('syntax trees equal those of CPython', () => {
  const programs: [string, any][] = JSON.parse(readFileSync(join(folder, 'programs.json'), 'utf8'));
  test.each(programs)('%j', (source, tree) => {
    expect(difference(tree, parseModule(source, '<test>').module)).toBeNull();
  });

  test('with any line ends', () => {
    for (const [source, tree] of programs) {
      expect(difference(tree, parseModule(source.replaceAll('\n', '\r\n'), '<test>').module)).toBeNull();
      expect(difference(tree, parseModule(source.replaceAll('\n', '\r'), '<test>').module)).toBeNull();
    }
  });

  test.skipIf(!hasPython)('for its own library', { timeout: 180_000 }, () => {
    const files = dump(libraryFiles());
    expect(files.length).toBeGreaterThan(100);
    for (const [file, source, tree] of files) {
      // Names of characters are looked up at run time only.
      if (source.includes('\\N{')) continue;
      expect(`${file}: ${difference(tree, parseModule(source, file).module)}`).toBe(`${file}: null`);
    }
  });
});

describe('the grammar', () => {
  test('passes the validations of Chevrotain', () => {
    expect(() => new PythonGrammar(undefined, false)).not.toThrow();
  });

  test('is not recorded where its decisions are known', () => {
    const decisions = decisionsOf(new PythonGrammar());
    const grammar = new PythonGrammar(decisions);
    expect(grammar.getGAstProductions()).toEqual({});
    expect(decisionsOf(grammar)).toEqual(decisions);
  });

  test('reads an expression', () => {
    expect(parseExpression('a + 1', '<test>').module.body.kind).toBe('BinOp');
    expect(parseExpression('a, b\n\n', '<test>').module.body.kind).toBe('Tuple');
  });

  test('reads one statement of a session', () => {
    expect(parseInteractive('x = 1; y = 2', '<test>').module.body.length).toBe(2);
    expect(parseInteractive('if x:\n  y\n', '<test>').module.body.length).toBe(1);
    expect(parseInteractive('x = 1\n\n# comment\n', '<test>').module.body.length).toBe(1);
  });

  test('finds characters by name', () => {
    const { module } = parseModule("'\\N{BULLET}' f'\\N{BULLET}'", '<test>', { unicodeName: () => '•' });
    expect(JSON.stringify(module)).toContain('"value":"••"');
  });

  test('collects warnings', () => {
    const { warnings } = parseModule("x = 1if y else '\\d'\nz = '''\n\\e'''", '<test>');
    expect(warnings.map(({ msg, lineno }) => [msg.slice(0, 25), lineno])).toEqual([
      ['invalid decimal literal', 1],
      ['"\\d" is an invalid escape', 1],
      ['"\\e" is an invalid escape', 3],
    ]);
  });
});

describe('scopes', () => {
  const scopesOf = (source: string): Scope[] => [
    ...analyze(parseModule(source, '<test>').module, '<test>', source).values(),
  ];
  const scope = (source: string, name: string): Scope => scopesOf(source).find(found => found.name === name)!;

  test('locals, cells, free and global names', () => {
    const source = 'def f(a, b):\n  c = a\n  def g():\n    nonlocal c\n    c = b + d\n  return g';
    const f = scope(source, 'f');
    expect(Object.fromEntries(f.symbols)).toEqual({ a: 'local', b: 'cell', c: 'cell', g: 'local' });
    expect(f.varnames).toEqual(['a', 'b', 'c', 'g']);
    expect(f.cellvars).toEqual(['b', 'c']);
    const g = scope(source, 'g');
    expect(g.freevars).toEqual(['b', 'c']);
    expect(g.symbols.get('d')).toBe('global');
    expect(g.qualname).toBe('f.<locals>.g');
  });

  test('a comprehension shares its frame', () => {
    const source = 'def f(x):\n  return [(x, y, z) for y in x if (z := y)]';
    const comprehension = scope(source, '<listcomp>');
    expect(comprehension.varnames).toEqual(['y']);
    expect(comprehension.symbols.get('x')).toBe('local');
    expect(comprehension.symbols.get('z')).toBe('local');
    expect(scope(source, 'f').cellvars).toEqual([]);
    expect(scope(source, 'f').varnames).toEqual(['x', 'z']);
  });

  test('what a lambda in a comprehension captures', () => {
    const source = 'def f(x):\n  return [lambda: (x, y) for y in x]';
    expect(scope(source, '<listcomp>').cellvars).toEqual(['y']);
    expect(scope(source, '<listcomp>').symbols.get('x')).toBe('cell');
    expect(scope(source, 'f').cellvars).toEqual(['x']);
    expect(scope(source, '<lambda>').freevars).toEqual(['x', 'y']);
  });

  test('classes', () => {
    const source = 'class A:\n  x = 1\n  __y = [x for _ in x]\n  def f(self):\n    return super().f(self.__z, __z)';
    const a = scope(source, 'A');
    expect(a.needsClassCell).toBe(true);
    expect(a.cellvars).toEqual(['__class__']);
    expect(a.symbols.get('x')).toBe('name');
    expect(a.symbols.has('_A__y')).toBe(true);
    expect(scope(source, '<listcomp>').symbols.get('x')).toBe('global');
    expect(scope(source, 'f').symbols.get('_A__z')).toBe('global');
    expect(scope(source, 'f').freevars).toEqual(['__class__']);
  });

  test('modules and annotations', () => {
    const source = 'x: y = [z for z in w]\ndef f(a: b) -> (lambda: c): pass';
    const all = scopesOf(source);
    expect(all[0].symbols.get('x')).toBe('name');
    expect(scope(source, '<listcomp>').symbols.get('w')).toBe(undefined);
    expect(all.filter(({ type }) => type === 'annotation').map(({ node }) => (node as { kind: string }).kind)).toEqual([
      'AnnAssign',
      'arg',
      'arguments',
    ]);
  });

  test('mangling', () => {
    expect(mangle('A', '__x')).toBe('_A__x');
    expect(mangle('__A', '__x')).toBe('_A__x');
    expect(mangle('A', '__x__')).toBe('__x__');
    expect(mangle('___', '__x')).toBe('__x');
    expect(mangle(null, '__x')).toBe('__x');
  });

  test.skipIf(!hasPython)("agree with CPython's code objects", { timeout: 180_000 }, () => {
    for (const [file, source, codes] of dump(libraryFiles(), '--scopes')) {
      if (source.includes('\\N{')) continue;
      const theirs = new Map<string, string[]>();
      for (const code of codes) {
        const { line, qualname, freevars, generator } = code;
        const parameters = code.varnames;
        const key = `${qualname}:${line}`;
        theirs.set(key, [...(theirs.get(key) ?? []), `${freevars} ${generator} ${parameters}`]);
      }
      for (const { type, qualname, node, freevars, isGenerator, isCoroutine, varnames } of scopesOf(source)) {
        if (type !== 'function' && type !== 'class') continue;
        const { lineno, decorator_list, args } = node as any;
        const key = `${qualname}:${decorator_list?.length ? decorator_list[0].lineno : lineno}`;
        const candidates = theirs.get(key);
        // Code that CPython leaves out (`if 0:`), or places elsewhere.
        if (candidates === undefined) continue;
        const count = type === 'function' && args ? parameterCount(args) : 0;
        const start = `${freevars} ${isGenerator && !isCoroutine} ${varnames.slice(0, count)}`;
        expect(
          candidates.map(text => text.startsWith(start)),
          `${file} ${key}: ${start}`,
        ).toContain(true);
      }
    }
  });
});

function parameterCount(args: any): number {
  const { posonlyargs, args: plain, kwonlyargs, vararg, kwarg } = args;
  return posonlyargs.length + plain.length + kwonlyargs.length + (vararg ? 1 : 0) + (kwarg ? 1 : 0);
}

describe('large and deep sources', () => {
  const parse = (source: string) => {
    try {
      const { module } = parseModule(source, '<test>', { unicodeName });
      analyze(module, '<test>', source);
      return 'ok';
    } catch (error) {
      const { errorClass, msg } = error as { errorClass: string; msg: string };
      return `${errorClass}: ${msg}`;
    }
  };
  test.each([
    ['('.repeat(200) + ')'.repeat(200), 'ok'],
    ['('.repeat(10_000), 'SyntaxError: too many nested parentheses'],
    ['x = [' + '1, '.repeat(200_000) + ']', 'ok'],
    [`x = "${'a'.repeat(5_000_000)}"`, 'ok'],
    ['1' + ' + 1'.repeat(5000), 'ok'],
    ['x = '.repeat(10_000) + '1', 'ok'],
    ['if x: y\n' + 'elif x: y\n'.repeat(5000), 'ok'],
    ['lambda: '.repeat(50_000) + '1', 'MemoryError: Parser stack overflowed - Python source too complex to parse'],
    ['-'.repeat(100_000) + '1', 'RecursionError: maximum recursion depth exceeded during compilation'],
    ["f'{".repeat(200), 'SyntaxError: too many nested f-strings or t-strings'],
    ['x = 1\n'.repeat(20_000) + 'x y', 'SyntaxError: invalid syntax'],
  ])('%#', (source, outcome) => {
    expect(parse(source)).toBe(outcome);
  });
});
