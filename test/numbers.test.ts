/**
 * Numbers against CPython: some thousand calls of int, float, complex, bool, math, format and %, compared with what
 * CPython 3.14 answered when `fixtures/numbers.json.gz` was recorded, and with CPython itself where it is installed.
 *
 * To record anew: RECORD=1 npx vitest run test/numbers.test.ts
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { gunzipSync, gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { cases } from './numbers-cases.ts';
import { oracle, run } from './numbers-harness.ts';

const RECORDING = new URL('./fixtures/numbers.json.gz', import.meta.url);
const all = cases();
const lines = (results: unknown[]): string[] =>
  results.map((result, i) => `${JSON.stringify(all[i]).slice(0, 300)} → ${JSON.stringify(result)}`);

if (process.env.RECORD) {
  const results = oracle(all);
  if (results === undefined) throw new Error('recording needs python3.14');
  writeFileSync(RECORDING, gzipSync(JSON.stringify(results), { level: 9 }));
}
const recorded: unknown[] = JSON.parse(gunzipSync(readFileSync(RECORDING)).toString());

it('answers as CPython did', () => {
  expect(recorded.length).toBe(all.length);
  expect(lines(all.map(run))).toEqual(lines(recorded));
});

it('has a recording that CPython still agrees with', ctx => {
  const results = oracle(all);
  if (results === undefined) return ctx.skip('python3.14 is not installed');
  expect(lines(recorded)).toEqual(lines(results));
});
