/** The session's prompt against CPython's, recorded, and live where CPython 3.14 is installed. */
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { LocalSession } from '../src/index.ts';
import { blockState } from '../src/interactive/block-state.ts';

const fixture = (name: string) => fileURLToPath(new URL(`fixtures/interactive/${name}`, import.meta.url));
const text = (name: string) => readFileSync(fixture(name), 'utf8');

interface Cases {
  sessions: string[][];
  blocks: string[];
}
const cases: Cases = JSON.parse(text('cases.json'));
const expected: { sessions: (string | number | null)[][]; blocks: string[] } = JSON.parse(text('expected.json'));
const hasPython = spawnSync('python3.14', ['--version']).status === 0;

/** What CPython shows for `exit` without parentheses, which a session obeys. */
const HOW_TO_EXIT = 'Use exit() or Ctrl-D (i.e. EOF) to exit\n';

describe('prompt', () => {
  test.each(cases.sessions.map((blocks, i) => [blocks[0], blocks, expected.sessions[i]] as const))(
    'a session that begins with %j',
    async (_, blocks, wanted) => {
      const session = new LocalSession();
      const got: (string | number | null)[] = [];
      let ended: number | null = null;
      for (const [i, block] of blocks.entries()) {
        let shown = '';
        const { kind, status } = await session.run(block, {
          output: (_stream, piece) => {
            shown += piece;
          },
          input() {},
        });
        if (kind === 'exit' && wanted[i] === HOW_TO_EXIT) shown = HOW_TO_EXIT;
        else if (kind === 'exit') ended = status;
        got.push(shown.replace(/<stdin-\d+>/g, '<stdin-N>'));
      }
      expect([...got, ended]).toEqual(wanted);
    },
  );
});

describe('completeness', () => {
  test.each(cases.blocks.map((block, i) => [block, expected.blocks[i]] as const))('%j', (block, wanted) => {
    const state = blockState(block);
    const severalStatements = /^SyntaxError: multiple statements found/.test(wanted);
    const got = state.kind === 'invalid' ? state.message : state.kind;
    // Errors of the compiler, not the parser, are told when the block runs.
    const told = state.kind === 'complete' && /outside (async )?function|not allowed at module level/.test(wanted);
    expect(got).toBe(severalStatements || told ? 'complete' : wanted);
  });
});

test.skipIf(!hasPython)('the recorded outputs are what CPython does', () => {
  const live = execFileSync('python3.14', [fixture('record.py')], { input: text('cases.json'), encoding: 'utf8' });
  expect(live).toBe(text('expected.json'));
});
