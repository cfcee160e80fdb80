/** An interactive session, in this realm: every call of the interface. */
import { describe, expect, test } from 'vitest';
import {
  ClosedHost,
  type FileSystem,
  HostFileError,
  LocalSession,
  type RunEvents,
  type RunResult,
} from '../src/index.ts';
import { changedRanges } from '../src/interactive/changed-ranges.ts';
import { interruptFlag } from '../src/runtime/eval/frame.ts';

interface Heard extends RunResult {
  stdout: string;
  stderr: string;
  result: string;
  order: string[];
  prompts: string[];
  pages: string[];
}

/** Runs a block and gives all that it said. */
async function run(session: LocalSession, source: string, more: Partial<RunEvents> = {}): Promise<Heard> {
  const heard = { stdout: '', stderr: '', result: '' };
  const order: string[] = [];
  const prompts: string[] = [];
  const pages: string[] = [];
  const result = await session.run(source, {
    output(stream, text) {
      heard[stream] += text;
      order.push(stream);
    },
    input(prompt) {
      prompts.push(prompt);
    },
    page(text) {
      pages.push(text);
    },
    ...more,
  });
  return { ...result, ...heard, order, prompts, pages };
}

async function started(...blocks: string[]): Promise<LocalSession> {
  const session = new LocalSession();
  for (const block of blocks) expect((await run(session, block)).stderr).toBe('');
  return session;
}

describe('run', () => {
  test('shows results apart from output, in order', async () => {
    const heard = await run(await started(), 'print("a")\n1 + 1\nprint("b"); 3');
    expect(heard.order).toEqual(['stdout', 'result', 'stdout', 'result']);
    expect([heard.stdout, heard.result, heard.kind, heard.status]).toEqual(['a\nb\n', '2\n3\n', 'ok', 0]);
    expect(heard.elapsed).toBeGreaterThan(0);
  });
  test('help asks for names and pages what they are, until an empty line', async () => {
    const session = await started();
    const requests = ['bytes.hex', 'nonsense', ''];
    const heard = await run(session, 'help()\n5', { input: () => session.answerInput(requests.shift()!) });
    expect(heard.pages.map(page => page.split('\n')[0])).toEqual([
      'Help on method descriptor hex in bytes:',
      "No Python documentation found for 'nonsense'.",
    ]);
    expect([heard.result, heard.stderr, requests]).toEqual(['5\n', '', []]);
    expect((await run(session, 'def f(a, *, b=5): "Adds."\nhelp(f)')).pages).toEqual([
      'Help on function f in module __main__:\n\nf(a, *, b=5)\n    Adds.\n',
    ]);
  });
  test('keeps the namespace and `_`', async () => {
    const session = await started('x = 6', 'x * 7');
    expect((await run(session, '_ + 1')).result).toBe('43\n');
  });
  test('prints tracebacks and tells their last line', async () => {
    const heard = await run(await started('def f():\n  1/0\n'), 'f()');
    expect([heard.kind, heard.error]).toEqual(['error', 'ZeroDivisionError: division by zero']);
    expect(heard.stderr).toContain('File "<stdin>", line 2, in f\n    1/0\n    ~^~\n');
  });
  test('a block with an error in its last statement runs none of them', async () => {
    const session = await started('x = 1');
    expect((await run(session, 'x = 2\nx = = 3')).error).toBe('SyntaxError: invalid syntax');
    expect((await run(session, 'x')).result).toBe('1\n');
  });
  test.each([
    ['exit', 0, ''],
    ['quit', 0, ''],
    ['exit()', 0, ''],
    ['exit(3)', 3, ''],
    ['raise SystemExit("bye")', 1, 'bye\n'],
    ['import atexit; atexit.register(print, 9); quit(256 + 7)', 7, ''],
  ])('%s ends the session', async (source, status, stderr) => {
    const heard = await run(await started(), source);
    expect([heard.kind, heard.status, heard.stderr]).toEqual(['exit', status, stderr]);
    if (source.includes('atexit')) expect(heard.stdout).toBe('9\n');
  });
  test('`exit` is a plain name once the program gave it a meaning', async () => {
    expect((await run(await started('exit = 5'), 'exit')).result).toBe('5\n');
  });
  test('output that is large comes in pieces, whole characters each', async () => {
    const heard = await run(await started(), 'print("\\U0001f600" * 100_000)');
    expect(heard.stdout).toBe(`${'\u{1f600}'.repeat(100_000)}\n`);
    expect(heard.order.length).toBeGreaterThan(4);
  });
  test('bytes written beneath sys.stdout are shown as UTF-8, also in parts', async () => {
    const source = String.raw`import sys; _ = [sys.stdout.buffer.write(bytes([c])) for c in "é€".encode()]`;
    expect((await run(await started(), source)).stdout).toBe('é€');
  });
  test('lone surrogates do not leave the session', async () => {
    const heard = await run(await started('class A:\n  def __repr__(self): return "\\udc80\\ud800"\n'), 'A()');
    expect(heard.result.isWellFormed()).toBe(true);
  });
  test('help has a page', async () => {
    const session = await started();
    expect((await run(session, 'help(len)')).pages[0]).toContain('len(obj, /)');
    expect((await run(session, 'help')).result).toMatch(/^Type help/);
    expect((await run(session, 'help(len)', { page: undefined })).stdout).toContain('len(obj, /)');
  });
  test('deep recursion is an error like another', async () => {
    expect((await run(await started('def f(): f()\n'), 'f()')).error).toMatch(/^RecursionError/);
  });
});

describe('input', () => {
  test('asks with the prompt, and takes what is answered', async () => {
    const session = await started();
    const heard = await run(session, 'input("name? "), input()', {
      input: prompt => session.answerInput(`<${prompt}>`),
    });
    expect([heard.result, heard.stdout]).toEqual(["('<name? >', '<>')\n", '']);
  });
  test('has its end', async () => {
    const session = await started();
    const heard = await run(session, 'input()', { input: () => session.answerInput(null) });
    expect(heard.error).toBe('EOFError: EOF when reading a line');
  });
  test('what nobody waited for is not the next block’s', async () => {
    const session = await started();
    session.answerInput('late');
    await run(session, '1');
    expect((await run(session, 'input()')).error).toMatch(/^EOFError/);
  });
  test('sys.stdin reads it too', async () => {
    const session = await started('import sys');
    const heard = await run(session, 'sys.stdin.readline()', { input: () => session.answerInput('a') });
    expect(heard.result).toBe("'a\\n'\n");
  });
});

describe('interrupt', () => {
  test('stops what runs', async () => {
    const session = await started();
    const heard = await run(session, 'while True: print(1)', { output: () => session.interrupt() });
    expect([heard.kind, heard.status]).toEqual(['interrupted', 0]);
  });
  test('is nothing between blocks', async () => {
    const session = await started();
    session.interrupt();
    expect((await run(session, 'for i in range(10): pass\n')).kind).toBe('ok');
  });
});

test('check tells what to type next', async () => {
  const session = await started();
  expect(await session.check('x = 1')).toEqual({ kind: 'complete' });
  expect(await session.check('x = 1\ny = 2')).toEqual({ kind: 'complete' });
  expect(await session.check('if x:')).toEqual({ kind: 'incomplete', indent: '    ' });
  expect(await session.check('if x:\n  if y:')).toEqual({ kind: 'incomplete', indent: '    ' });
  expect(await session.check('if x:\n\tif y:')).toEqual({ kind: 'incomplete', indent: '\t\t' });
  expect(await session.check('if x:\n  y')).toEqual({ kind: 'incomplete', indent: '  ' });
  expect(await session.check('if x:\n  y\n  ')).toEqual({ kind: 'complete' });
  expect(await session.check('def f():\n  return 1')).toEqual({ kind: 'incomplete', indent: '' });
  expect(await session.check('f(1,')).toEqual({ kind: 'incomplete', indent: '' });
  expect(await session.check('f(')).toEqual({ kind: 'incomplete', indent: '    ' });
  expect(await session.check('x = """a')).toEqual({ kind: 'incomplete', indent: '' });
  expect(await session.check('x = 1\nfor i in x:\n  pass')).toEqual({ kind: 'incomplete', indent: '' });
  expect(await session.check('x ==')).toEqual({ kind: 'invalid', message: 'SyntaxError: invalid syntax' });
});

/** Files of a fixed text, enough for `runFile` and imports. */
function filesWith(texts: Record<string, string>): FileSystem {
  const read = (path: string): Uint8Array => {
    if (!(path in texts)) throw new HostFileError('ENOENT', 2, 'No such file or directory');
    return new TextEncoder().encode(texts[path]);
  };
  const some: Partial<FileSystem> = {
    readFile: read,
    exists: path => path in texts,
    isDirectory: path => Object.keys(texts).some(name => name.startsWith(`${path}/`)),
    list: path =>
      Object.keys(texts).flatMap(name => (name.startsWith(`${path}/`) ? [name.slice(path.length + 1)] : [])),
    cwd: () => '/home',
  };
  return some as FileSystem;
}

test('reset forgets what was imported from __future__', async () => {
  const session = await started('from __future__ import annotations');
  const annotated = 'def f(x: int): pass\nf.__annotations__';
  expect((await run(session, annotated)).result).toBe("{'x': 'int'}\n");
  await session.reset();
  expect((await run(session, annotated)).result).toBe("{'x': <class 'int'>}\n");
});

test('runFile runs a program in the namespace', async () => {
  const host = Object.assign(new ClosedHost(), { files: filesWith({ '/home/a.py': '5\nx = __file__\n1/0\n' }) });
  const session = new LocalSession({ host, folder: '/home' });
  let stderr = '';
  const events: RunEvents = { output: (_, text) => void (stderr += text), input() {} };
  expect((await session.runFile('a.py', events)).error).toBe('ZeroDivisionError: division by zero');
  expect(stderr).toContain('File "/home/a.py", line 3, in <module>\n    1/0\n');
  expect((await run(session, 'x, "__file__" in globals()')).result).toBe("('/home/a.py', False)\n");
  const missing = await session.runFile('b.py', events);
  expect([missing.status, missing.error]).toEqual([
    2,
    "can't open file '/home/b.py': [Errno 2] No such file or directory",
  ]);
  expect((await session.complete('import a', 8)).candidates.map(c => c.text)).toContain('a');
});

describe('complete', () => {
  test('offers nothing where an interrupt stops the look, and the same as ever after it', async () => {
    const session = await started();
    const source = 'from enum import Enu';
    Atomics.store(interruptFlag, 0, 1);
    expect(await session.complete(source, source.length)).toEqual({ from: source.length, candidates: [] });
    const { candidates } = await session.complete(source, source.length);
    expect(candidates.map(({ text }) => text)).toContain('Enum');
  });
  const SETUP = [
    'import sys\nb = bytearray(b"ab"); m = memoryview(b); d = {"one": b, "two words": 2, 3: 4, "it\'s": 5}',
    `def f(alpha, beta=2, *, gamma=None):
    "Doc of f."
`,
    `class A:
    "Doc of A."
    __slots__ = ('slot', 'empty')
    ran = []
    @property
    def prop(self):
        "Doc of prop."
        A.ran.append('prop')
    @classmethod
    def make(cls, x): "Doc of make."
    def method(self, arg): "Doc of method."
    def __getattr__(self, name): A.ran.append(name)
    def __dir__(self): A.ran.append('dir'); return []
`,
    'a = A(); a.slot = b',
  ];
  /** Texts and details at the place of `|`. */
  async function at(session: LocalSession, marked: string): Promise<Record<string, string>> {
    const cursor = marked.indexOf('|');
    const source = marked.replace('|', '');
    const { from, candidates } = await session.complete(source, cursor);
    return { from: source.slice(from, cursor), ...Object.fromEntries(candidates.map(c => [c.text, c.detail])) };
  }
  test('names, builtins, keywords', async () => {
    const session = await started(...SETUP);
    expect(await at(session, 'x = byt|')).toMatchObject({ from: 'byt', bytes: expect.any(String) });
    expect(await at(session, 'f|')).toMatchObject({ f: 'Doc of f.', for: '', float: expect.any(String) });
    expect(await at(session, 'def g(parameter):\n    return par|')).toEqual({
      from: 'par',
      parameter: 'in this block',
    });
    expect(await at(session, 'def |')).toEqual({ from: '' });
    expect(await at(session, '# f|')).toEqual({ from: '' });
    expect(await at(session, '12|')).toEqual({ from: '' });
    expect(await at(session, '"fo|')).toEqual({ from: '"fo' });
  });
  test('attributes, without running anything', async () => {
    const session = await started(...SETUP);
    const found = await at(session, 'a.|');
    expect(found).toMatchObject({
      prop: 'Doc of prop.',
      make: 'Doc of make.',
      method: 'Doc of method.',
      slot: 'bytearray',
    });
    expect(Object.keys(found)).not.toContain('__init__');
    expect(await at(session, 'a.__in|')).toMatchObject({ __init__: expect.any(String) });
    expect(await at(session, 'a.slot.app|')).toMatchObject({ append: expect.any(String) });
    expect(await at(session, 'a.prop.|')).toEqual({ from: '' });
    expect(await at(session, 'd["one"].app|')).toMatchObject({ append: expect.any(String) });
    expect(await at(session, 'm.cast("B")[1:].tor|')).toMatchObject({ toreadonly: expect.any(String) });
    expect(await at(session, '(1).bit_l|')).toMatchObject({ bit_length: expect.any(String) });
    expect(await at(session, 'f"{m.tol|')).toMatchObject({ tolist: expect.any(String) });
    expect(await at(session, 'print(m.tol|')).toMatchObject({ tolist: expect.any(String) });
    expect(await at(session, 'A.ma|')).toMatchObject({ make: 'Doc of make.' });
    expect(await at(session, 'sys.maxs|')).toMatchObject({ maxsize: 'int' });
    expect((await run(session, 'A.ran')).result).toBe('[]\n');
  });
  test('keys of a dict', async () => {
    const session = await started(...SETUP);
    expect(await at(session, "d['|")).toEqual({ from: "'", "'one'": 'str', "'two words'": 'str', "'it\\'s'": 'str' });
    expect(await at(session, 'd["tw|')).toEqual({ from: '"tw', '"two words"': 'str' });
    expect(await at(session, 'd[|')).toMatchObject({ '3': 'int', "'one'": 'str' });
  });
  test('keyword arguments', async () => {
    const session = await started(...SETUP);
    expect(await at(session, 'f(|')).toEqual({
      from: '',
      'alpha=': '',
      'beta=': 'beta=2',
      'gamma=': 'gamma=None',
    });
    expect(await at(session, 'f(1, ga|')).toMatchObject({ from: 'ga', 'gamma=': 'gamma=None' });
    expect(await at(session, 'f(1, gamma=2, |')).toEqual({ from: '', 'beta=': 'beta=2' });
    expect(await at(session, 'f(alpha=|')).toEqual({ from: '' });
  });
  test('modules', async () => {
    const session = await started(...SETUP);
    expect(await at(session, 'import stru|')).toMatchObject({ from: 'stru', struct: expect.any(String) });
    expect(await at(session, 'import sys, os.pa|')).toMatchObject({ path: expect.any(String) });
    expect(await at(session, 'from struct import unp|')).toMatchObject({ unpack: expect.any(String) });
    expect(await at(session, 'from struct im|')).toEqual({ from: 'im', import: '' });
    expect(await at(session, 'from array import (arr|')).toMatchObject({ array: expect.any(String) });
  });
});

describe('signature', () => {
  const hint = async (session: LocalSession, source: string) => {
    const found = await session.signature(source, source.length);
    return found === null ? null : [found.name, found.parameters.join(', '), found.parameters[found.active] ?? null];
  };
  test('of functions, methods, classes and builtins', async () => {
    const session = await started(
      'def f(a, /, b, c=[], *args, d=b"x", **more): "Doc.\\nMore."\n',
      'class P:\n  def __init__(self, x, y=1.5): pass\n  def m(self, z): pass\n',
      'import struct; p = P(1)',
    );
    const f = "a, /, b, c=..., *args, d=b'x', **more";
    expect(await hint(session, 'f(')).toEqual(['f', f, 'a']);
    expect(await hint(session, 'f(1, (2, 3), ')).toEqual(['f', f, 'c=...']);
    expect(await hint(session, 'f(1, 2, 3, 4, ')).toEqual(['f', f, '*args']);
    expect(await hint(session, 'f(1, d=')).toEqual(['f', f, "d=b'x'"]);
    expect(await hint(session, 'f(1, e=')).toEqual(['f', f, '**more']);
    expect(await hint(session, 'x = [P(1, ')).toEqual(['P', 'x, y=1.5', 'y=1.5']);
    expect(await hint(session, 'p.m(')).toEqual(['p.m', 'z', 'z']);
    expect(await hint(session, 'P.m(')).toEqual(['P.m', 'self, z', 'self']);
    expect(await hint(session, 'sorted([], ')).toEqual(['sorted', 'iterable, /, *, key=None, reverse=False', null]);
    expect(await hint(session, 'struct.pack("i", ')).toEqual(['struct.pack', 'format, /, *values', '*values']);
    expect(await hint(session, 'b"".hex(')).toEqual([
      'b"".hex',
      'sep=<unrepresentable>, bytes_per_sep=1',
      'sep=<unrepresentable>',
    ]);
    expect(await hint(session, 'print(len("(", ')).toEqual(['len', 'obj, /', null]);
    expect(await hint(session, 'f(1)')).toBeNull();
    expect(await hint(session, 'def f(')).toBeNull();
    expect(await hint(session, 'nobody(')).toBeNull();
    expect((await session.signature('f(', 2))?.doc).toBe('Doc.');
  });
});

describe('memory', () => {
  test('explains why numbers[2] became 1024', async () => {
    const session = await started(
      "import array\nnumbers = array.array('h', [-2, -1, 0, 1, 2])",
      "memv = memoryview(numbers)\nmemv_oct = memv.cast('B')",
      'memv_oct[5] = 4',
    );
    const { buffers } = await session.memory();
    expect(buffers).toHaveLength(1);
    const [numbers] = buffers;
    expect(numbers).toMatchObject({
      names: ['numbers'],
      type: 'array',
      size: 10,
      itemsize: 2,
      format: 'h',
      exports: 1,
      readonly: false,
    });
    expect([...numbers.bytes]).toEqual([254, 255, 255, 255, 0, 4, 1, 0, 2, 0]);
    expect([...numbers.before!]).toEqual([254, 255, 255, 255, 0, 0, 1, 0, 2, 0]);
    expect(numbers.changed).toEqual([[5, 6]]);
    expect(numbers.views.map(({ names, format, shape }) => [names, format, shape])).toEqual([
      [['memv'], 'h', [5]],
      [['memv_oct'], 'B', [10]],
    ]);
    expect(numbers.views[0].offsets).toEqual([0, 2, 4, 6, 8]);
    expect(await session.where('memv[2]')).toEqual({
      buffer: 'numbers',
      start: 4,
      end: 6,
      bytes: Uint8Array.of(0, 4),
      value: '1024',
    });
    const undone = await session.undo();
    expect(undone.buffers[0]).toMatchObject({ id: numbers.id, changed: [[5, 6]] });
    expect((await run(session, 'numbers[2]')).result).toBe('0\n');
  });
  test('names buffers by their paths, and shows exporters of all kinds', async () => {
    const session = await started(
      'import io, mmap, array',
      'class Node: pass\nn = Node(); n.buf = bytearray(3)',
      'records = [bytearray(b"a"), {"k": array.array("i", [1])}]',
      's = io.BytesIO(b"abcd"); v = s.getbuffer()[::-2]',
      'p = mmap.mmap(-1, 16); text = b"constant"; t = memoryview(text)[2:4]; lonely = b"no view"',
      'def keep(x=bytearray(2)): return x\n',
    );
    const { buffers } = await session.memory();
    const named = Object.fromEntries(buffers.map(b => [b.names[0], b]));
    expect(Object.keys(named).sort()).toEqual(
      ['keep.__defaults__[0]', 'n.buf', 'p', 'records[0]', "records[1]['k']", 's', 'text'].sort(),
    );
    expect(named.s.views).toMatchObject([{ names: ['v'], strides: [-2], start: 1, end: 4, offsets: [3, 1] }]);
    expect(named.text).toMatchObject({ readonly: true, type: 'bytes', views: [{ start: 2, end: 4 }] });
    expect(named.s.exports).toBe(1);
  });
  test('released views and views that nobody names', async () => {
    const session = await started('b = bytearray(4); m = memoryview(b); it = iter(memoryview(b)[1:]); m.release()');
    const [{ views, exports }] = (await session.memory()).buffers;
    expect(exports).toBe(1);
    expect(views.map(({ names, released }) => [names[0] ?? '', released]).sort()).toEqual([
      ['', false],
      ['m', true],
    ]);
    expect((await run(session, 'del it; b.append(1)')).kind).toBe('ok');
  });
  test('ids stay, changes are those of the last block', async () => {
    const session = await started('b = bytearray(4)', 'b[1] = 1');
    const [first] = (await session.memory()).buffers;
    expect(first.changed).toEqual([[1, 2]]);
    await run(session, 'c = b');
    const [second] = (await session.memory()).buffers;
    expect(second).toMatchObject({ id: first.id, names: ['b', 'c'], changed: [], before: null });
  });
  test('undo goes back block by block, sizes included', async () => {
    const session = await started('b = bytearray(b"one")', 'b += b" two"', '1', 'b[0] = 88; del b[4:]');
    expect((await run(session, 'b')).result).toBe("bytearray(b'Xne ')\n");
    expect((await session.undo()).problems).toBeUndefined();
    expect((await run(session, 'b')).result).toBe("bytearray(b'one two')\n");
    await session.undo();
    expect((await run(session, 'b')).result).toBe("bytearray(b'one')\n");
    expect((await session.undo()).problems).toHaveLength(1);
  });
  test('undo of arrays and streams', async () => {
    const session = await started(
      'import array, io\na = array.array("d", [1, 2, 3]); s = io.BytesIO(b"abc"); e = array.array("h")',
      'a.append(4); a[0] = 9; _ = s.write(b"XYZW"); e.extend([1, 2])',
    );
    await session.undo();
    expect((await run(session, 'a, s.getvalue(), e')).result).toBe(
      "(array('d', [1.0, 2.0, 3.0]), b'abc', array('h'))\n",
    );
    expect((await run(session, 'a.append(5); a')).result).toBe("array('d', [1.0, 2.0, 3.0, 5.0])\n");
  });
  test('a live view forbids the former size', async () => {
    const session = await started('b = bytearray(b"one")', 'b += b"!"; m = memoryview(b)');
    expect((await session.undo()).problems).toEqual(['b: its size is pinned by a live view']);
    expect((await run(session, 'b')).result).toBe("bytearray(b'one!')\n");
  });
  test('large buffers are cut', async () => {
    const session = await started('b = bytearray(1 << 20)', 'b[-1] = 1');
    const [{ bytes, size, changed }] = (await session.memory()).buffers;
    expect([bytes.length < size, size, changed]).toEqual([true, 1 << 20, [[(1 << 20) - 1, 1 << 20]]]);
  });
  test('cycles and large namespaces come to an end', async () => {
    const session = await started('l = [bytearray(1)]; l.append(l); big = [[i] for i in range(100_000)]');
    expect((await session.memory()).buffers.map(b => b.names)).toEqual([['l[0]']]);
  });
});

describe('where', () => {
  test('items of several dimensions, slices, what is none', async () => {
    const session = await started(
      'b = bytearray(range(24)); m2 = memoryview(b).cast("H", [3, 4]); r = memoryview(b)[20:2:-3]; x = [1]',
    );
    expect(await session.where('m2[1, 1]')).toMatchObject({ buffer: 'b', start: 10, end: 12, value: '2826' });
    expect(await session.where('m2[-1, -1]')).toMatchObject({ start: 22, end: 24 });
    expect(await session.where('r[1]')).toMatchObject({ start: 17, end: 18, value: '17' });
    expect(await session.where('r[1:3]')).toMatchObject({ start: 14, end: 18 });
    expect(await session.where('b[2:4]')).toMatchObject({ start: 2, end: 4, value: "bytearray(b'\\x02\\x03')" });
    expect(await session.where('m2[9, 0]')).toBe('IndexError: index out of bounds on dimension 1');
    expect(await session.where('m2[1]')).toMatch(/^NotImplementedError/);
    expect(await session.where('x[0]')).toBe("'list' object has no buffer");
    expect(await session.where('b')).toBe('not a subscript: b');
    expect(await session.where('b[')).toMatch(/SyntaxError/);
    expect((await run(session, 'b.append(1)')).kind).toBe('error');
    expect((await run(session, 'del m2, r; b.append(1)')).kind).toBe('ok');
  });
});

test('layout shows fields and padding', async () => {
  const session = await started();
  const layout = async (format: string) => {
    const found = await session.layout(format);
    return typeof found === 'string'
      ? found
      : [found.size, found.fields.map(f => `${f.start}-${f.end}:${f.code}`).join(' ')];
  };
  expect(await layout('i12s2sf')).toEqual([24, '0-4:i 4-16:12s 16-18:2s 18-20:x 20-24:f']);
  expect(await layout('bq')).toEqual([16, '0-1:b 1-8:x 8-16:q']);
  expect(await layout('<bq')).toEqual([9, '0-1:b 1-9:q']);
  expect(await layout('b3xhb0i')).toEqual([8, '0-1:b 1-4:x 4-6:h 6-7:b 7-8:x']);
  expect(await layout('hh100B')).toEqual([104, '0-2:h 2-4:h 4-104:100B']);
  expect(await layout('')).toEqual([0, '']);
  expect(await layout('y')).toBe('bad char in struct format');
});

test('reset empties the namespace', async () => {
  const session = await started('x = bytearray(1)\nx');
  await session.reset();
  expect((await run(session, 'x')).error).toBe("NameError: name 'x' is not defined");
  expect((await run(session, '_')).kind).toBe('error');
  expect((await session.memory()).buffers).toEqual([]);
});

test('changed ranges are where two states differ', () => {
  expect(changedRanges(Uint8Array.of(1, 2, 3), Uint8Array.of(1, 9, 3))).toEqual([[1, 2]]);
  expect(changedRanges(Uint8Array.of(1, 2), Uint8Array.of(1, 3, 4, 5))).toEqual([[1, 4]]);
  expect(changedRanges(Uint8Array.of(1, 2, 3), Uint8Array.of(1))).toEqual([[1, 3]]);
  expect(changedRanges(new Uint8Array(10_000), new Uint8Array(10_000))).toEqual([]);
  const far = new Uint8Array(10_000);
  far[9_999] = far[4_096] = 1;
  expect(changedRanges(new Uint8Array(10_000), far)).toEqual([
    [4_096, 4_097],
    [9_999, 10_000],
  ]);
});
