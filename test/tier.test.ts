/** The hot tier gives what the first one gives: the built command with everything hot from its first, or third, call. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { programs as laws } from './tier-programs.ts';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const COMMAND = join(ROOT, 'dist', 'octets.cjs');
const PROGRAMS = join(ROOT, 'conformance', 'programs');
/** One of so many programs is run. */
const SAMPLE = 12;

function octets(args: string[], cwd: string, tier = '1'): { stdout: string; status: number | null } {
  const env = { ...process.env, OCTETS_TIER: tier };
  const { stdout, status } = spawnSync(process.execPath, [COMMAND, ...args], { encoding: 'utf8', cwd, env });
  return { stdout, status };
}

describe.skipIf(!existsSync(COMMAND))('everything hot', () => {
  it.each(['language', 'memoryview', 'array'])('conformance/%s', { timeout: 120_000 }, folder => {
    const { stdout, status } = octets(['doctest', '-q', join('conformance', folder)], ROOT);
    expect(stdout).toMatch(/^\d+ passed, 0 failed$/m);
    expect(status).toBe(0);
  });

  // In the third call or resumption: what is suspended goes on in another body.
  it.each(['generators', 'async', 'async-generators', 'with'])('language/%s goes over', { timeout: 60_000 }, name => {
    const { stdout } = octets(['doctest', '-q', join('conformance', 'language', `${name}.doctest`)], ROOT, '3');
    expect(stdout).toMatch(/^\d+ passed, 0 failed$/m);
  });

  // A law: both forms of the same functions give the same results, tracebacks and carets.
  it.each(fc.sample(laws, { numRuns: 6, seed: 14 }).map((program, i) => ({ i, program })))(
    'random functions $i',
    { timeout: 60_000 },
    ({ program }) => {
      const args = ['-c', program];
      expect(octets(args, ROOT)).toEqual(octets(args, ROOT, 'off'));
    },
  );

  const programs = readdirSync(PROGRAMS).filter(
    name => name.endsWith('.py') && !existsSync(join(PROGRAMS, name.replace('.py', '.in'))),
  );
  const sample = programs.filter((_, index) => index % SAMPLE === 0);
  it.each(sample)('programs/%s', { timeout: 60_000 }, name => {
    const recorded = (extension: string): string => {
      const path = join(PROGRAMS, name.replace('.py', extension));
      return existsSync(path) ? readFileSync(path, 'utf8') : '';
    };
    const { stdout, status } = octets([name], PROGRAMS);
    expect(stdout).toBe(recorded('.out'));
    expect(status).toBe(Number(recorded('.status')));
  });
});
