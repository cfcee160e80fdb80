/** A session in a thread of its own: what only a thread can show. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type RunEvents, type RunResult, WorkerSession } from '../src/session.ts';

/** Starting a thread from the sources strips the types of some hundred files. */
const SLOW = 60_000;

let session: WorkerSession;
beforeAll(async () => {
  session = new WorkerSession({ memoryMb: 96 });
  await session.check('');
}, SLOW);
afterAll(() => session.dispose());

async function run(source: string, more: Partial<RunEvents> = {}): Promise<RunResult & { shown: string }> {
  let shown = '';
  const output = (_: string, text: string): void => void (shown += text);
  const result = await session.run(source, { output, input() {}, ...more });
  return { ...result, shown };
}
const pause = (ms: number) => new Promise(resolve => setTimeout(resolve, ms));

test('runs blocks and answers questions', async () => {
  expect(await run('b = bytearray(b"abc"); m = memoryview(b); b')).toMatchObject({
    kind: 'ok',
    shown: "bytearray(b'abc')\n",
  });
  const { buffers } = await session.memory();
  expect(buffers[0]).toMatchObject({ names: ['b'], bytes: Uint8Array.of(97, 98, 99), views: [{ names: ['m'] }] });
  expect((await session.complete('m.cas', 5)).candidates[0].text).toBe('cast');
  expect((await session.signature('m.cast(', 7))?.active).toBe(0);
  expect(await session.where('m[1]')).toMatchObject({ start: 1, end: 2 });
  expect(await session.layout('hi')).toMatchObject({ size: 8 });
  expect(await session.check('if x:')).toMatchObject({ kind: 'incomplete' });
  await run('b[0] = 1');
  expect((await session.undo()).buffers[0].bytes[0]).toBe(97);
  expect(await run('exit(3)')).toMatchObject({ kind: 'exit', status: 3 });
});

test('reset', async () => {
  await run('x = 1');
  await session.reset();
  expect((await run('x')).error).toMatch(/^NameError/);
});

describe('interrupt', () => {
  test.each([
    ['a busy loop', 'while True: pass'],
    ['a sleeping program', 'import time; time.sleep(60)'],
    ['a program that waits for input', 'input()'],
    ['a program that prints without end', 'while True: print("x" * 100)'],
  ])('stops %s', async (_, source) => {
    const running = run(source);
    await pause(100);
    const asked = performance.now();
    session.interrupt();
    const result = await running;
    // 50 ms are the aim; a machine that runs other tests meanwhile gets time.
    expect(performance.now() - asked).toBeLessThan(2000);
    expect(result.kind).toBe('interrupted');
    expect(result.shown).toContain('KeyboardInterrupt');
  });
  test('is nothing when nothing runs', async () => {
    session.interrupt();
    expect((await run('1')).kind).toBe('ok');
  });
});

test('input waits for an answer, without the prompt in the output', async () => {
  const prompts: string[] = [];
  const answers = ['Ada', 'é€😀', null];
  const result = await run('print(input("a? "), input("b? "))\ntry: input()\nexcept EOFError: print("end")', {
    input(prompt) {
      prompts.push(prompt);
      setTimeout(() => session.answerInput(answers[prompts.length - 1]), 10);
    },
  });
  expect(result.shown).toBe('Ada é€😀\nend\n');
  expect(prompts).toEqual(['a? ', 'b? ', '']);
});

describe('output', () => {
  test('comes while the program runs', async () => {
    let heard = (): void => {};
    const first = new Promise<void>(resolve => {
      heard = resolve;
    });
    const running = run('print("now")\nwhile True: pass', { output: (_, text) => text.includes('now') && heard() });
    await first;
    session.interrupt();
    expect((await running).kind).toBe('interrupted');
  });
  test('a hundred thousand lines come whole, in few pieces, and leave this thread time', async () => {
    let text = '';
    let pieces = 0;
    let ticks = 0;
    const timer = setInterval(() => ticks++, 1);
    const result = await run('for i in range(100_000): print(i)', {
      output(_, piece) {
        text += piece;
        pieces++;
      },
    });
    clearInterval(timer);
    expect(result.kind).toBe('ok');
    expect(text).toBe(Array.from({ length: 100_000 }, (_, i) => `${i}\n`).join(''));
    expect(pieces).toBeLessThan(1000);
    expect(ticks).toBeGreaterThan(5);
  });
  test('a text longer than the shared memory, and one of every kind', async () => {
    const pages: string[] = [];
    const result = await run('x = "é" * 300_000; x; help("a"); print(x); 1/0', { page: page => pages.push(page) });
    expect(result.shown.replace(/é+/g, e => `${e.length}`)).toMatch(/^'300000'\n300000\nTraceback [\s\S]*by zero\n$/);
    expect(pages).toHaveLength(1);
    const long = await run('class A: pass\nA.__doc__ = "d" * 200_000\nhelp(A)', { page: page => pages.push(page) });
    expect(long.kind).toBe('ok');
    expect(pages[1]).toContain('d'.repeat(200_000));
  });
});

describe('death', () => {
  test(
    'an out-of-memory program ends, and a fresh interpreter serves what comes next',
    async () => {
      await run('x = 1');
      const dying = run('a = []\nwhile True: a.append([0] * 100)');
      const after = run('print("x" in globals())');
      expect(await dying).toMatchObject({ kind: 'died', error: 'MemoryError' });
      expect((await after).shown).toBe('False\n');
    },
    SLOW,
  );
  test(
    'an operation that hears no interrupt ends with the second one',
    async () => {
      const running = run('sum(range(10**13))');
      const asking = setInterval(() => session.interrupt(), 200);
      expect((await running).kind).toBe('died');
      clearInterval(asking);
      expect((await run('1')).shown).toBe('1\n');
    },
    SLOW,
  );
  test('dispose ends what runs, and all later calls', async () => {
    const other = new WorkerSession();
    const running = other.run('while True: pass', { output() {}, input() {} });
    await pause(50);
    await other.dispose();
    expect((await running).kind).toBe('died');
    expect((await other.run('1', { output() {}, input() {} })).kind).toBe('died');
    expect((await other.complete('p', 1)).candidates).toEqual([]);
  });
});
