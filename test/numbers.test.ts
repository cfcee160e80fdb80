/**
 * Numbers against CPython: some thousand calls of int, float, complex, bool, math, format and %, compared with what
 * CPython 3.14 answered when `fixtures/numbers.json.gz` was recorded, and with CPython itself where it is installed.
 *
 * To record anew: RECORD=1 npx vitest run test/numbers.test.ts
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { gunzipSync, gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { parseHex } from '../src/runtime/values/float-text.ts';
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
  // Another C library may err differently in the last bits of the functions that math takes from it.
  const agreed = results.map((result, i) =>
    all[i][0].startsWith('math.') && near(result, recorded[i]) ? recorded[i] : result,
  );
  expect(lines(agreed)).toEqual(lines(recorded));
});

function near(a: unknown, b: unknown): boolean {
  if (typeof a !== 'string' || typeof b !== 'string' || a[0] !== 'f' || b[0] !== 'f') return false;
  const [x, y] = [parseHex(a.slice(1)), parseHex(b.slice(1))];
  return Math.abs(x - y) <= 1e-14 * Math.abs(y);
}
