/** `octets doctest` in a pseudo-terminal: the line that tells how far it is, and when there are colours. */

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Screen, whyNoTerminal } from './repl-terminal.ts';

const reason = await whyNoTerminal();
const GREEN = '\x1b[32m';
const CLEAR = '\r\x1b[2K';
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'octets-progress-'));
  const slow = '>>> import time\n>>> for _ in range(4): time.sleep(0.1)\n>>> 1\n1\n';
  for (const name of ['a', 'b']) writeFileSync(join(folder, `${name}.txt`), slow.repeat(2));
  writeFileSync(join(folder, 'c.txt'), '>>> 1\n2\n');
  writeFileSync(join(folder, 'd.txt'), '>>> 1\n1\n');
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs the command to its end. */
async function run(args: string[], env: Record<string, string> = {}, columns = 80) {
  const screen = await Screen.open({ args: ['doctest', ...args], env, columns });
  try {
    const status = await screen.ended();
    await screen.until(/passed/);
    return { status, written: screen.written, text: screen.text().replaceAll(`${folder}/`, '') };
  } finally {
    screen.close();
  }
}

describe.skipIf(reason !== undefined)(`a terminal${reason === undefined ? '' : ` (${reason})`}`, () => {
  it('shows how far it is, and leaves nothing of that', { timeout: 60_000 }, async () => {
    const { status, written, text } = await run(['-j1', folder]);
    expect(status).toBe(1);
    expect(written).toMatch(/\r\x1b\[2K\[0\/4\] \d+ passed, 0 failed {2}\S*a\.txt/);
    expect(written).toMatch(/\r\x1b\[2K\[1\/4\] \d+ passed, 0 failed {2}\S*b\.txt/);
    // Each line is taken away before anything else is written.
    for (const part of written.split(CLEAR)) expect(part.match(/\[\d\/4\]/g)?.length ?? 0).toBeLessThan(2);
    expect(text).toBe(
      'ok    a.txt  6 passed\nok    b.txt  6 passed\nc.txt:1:1\n   1 | >>> 1\n  Expected:\n    2\n  Got:\n    1\n\n' +
        'FAIL  c.txt  1 failed\nok    d.txt  1 passed\n\n13 passed, 1 failed',
    );
    expect(written).toContain(`${GREEN}13 passed`);
  });

  it('is as narrow as the terminal', { timeout: 60_000 }, async () => {
    const { written } = await run(['-j1', join(folder, 'a.txt')], {}, 30);
    const lines = [...written.matchAll(/\x1b\[2K(\[\d[^\r\x1b]*)/g)].map(match => match[1]);
    expect(lines.length).toBeGreaterThan(0);
    for (const line of lines) expect(line.length).toBeLessThan(30);
  });

  it.each([
    [[], {}, true],
    [[], { NO_COLOR: '1' }, false],
    [[], { NO_COLOR: '1', FORCE_COLOR: '1' }, false],
    [[], { FORCE_COLOR: '0' }, false],
    [[], { TERM: 'dumb' }, false],
    [[], { TERM: 'dumb', FORCE_COLOR: '1' }, true],
    [['--color=never'], {}, false],
    [['--color=always'], { NO_COLOR: '1' }, true],
  ] as [string[], Record<string, string>, boolean][])(
    '%j %j: colours %j',
    { timeout: 60_000 },
    async (args, env, coloured) => {
      const { written } = await run([...args, join(folder, 'd.txt')], env);
      expect(written.includes(GREEN)).toBe(coloured);
    },
  );

  it('has no such line for other reports', { timeout: 60_000 }, async () => {
    const screen = await Screen.open({ args: ['doctest', '--reporter=tap', join(folder, 'a.txt')] });
    expect(await screen.ended()).toBe(0);
    await screen.until(/1\.\.6/);
    expect(screen.written).not.toContain('[0/1]');
    screen.close();
  });
});
