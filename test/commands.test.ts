/** The built command against recorded command lines of CPython: `conformance/commands`. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { commandsOf, transcript } from '../conformance/commands/transcript.ts';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

for (const name of ['modules', 'options']) {
  it(`runs the command lines of ${name}.txt as CPython does`, { timeout: 60_000 }, () => {
    const recorded = readFileSync(join(ROOT, 'conformance/commands', `${name}.txt`), 'utf8');
    const program = [process.execPath, join(ROOT, 'dist/octets.cjs')] as const;
    expect(transcript(commandsOf(recorded), program, text => text)).toBe(recorded);
  });
}
