/**
 * The census: every name in CPython's `dir()` of the types and modules in scope, and every `__text_signature__`, is the
 * same in Octets or stands in `gaps.txt` with a reason.
 *
 *     npm run conformance -- census [--record] [--update]
 *
 * `--record` asks `python3.14` anew (`names.json`); `--update` writes the list of gaps anew and keeps its reasons.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { runProgram } from '../../src/index.ts';
import { type Part, type Row, UsageError } from '../part.ts';

const PROGRAM = new URL('names.py', import.meta.url);
const RECORDED = new URL('names.json', import.meta.url);
const GAPS = new URL('gaps.txt', import.meta.url);

/** Name → signature, null where there is none. */
type Members = Record<string, string | null>;
/** Type or module → its members, null if it is not there. */
type Census = Record<string, Members | null>;
type GapKind = 'missing' | 'extra' | 'signature';

const UNEXAMINED = 'not examined yet';
/** What stands for the whole type or module in the list. */
const WHOLE = '*';

function record(): void {
  const { status, stdout, stderr } = spawnSync('python3.14', ['-W', 'ignore', PROGRAM.pathname], {
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  if (status !== 0) throw new UsageError(`census: python3.14 failed: ${stderr}`);
  writeFileSync(RECORDED, stdout);
}

function censusOfOctets(): Census {
  const { status, stdout, stderr } = runProgram(readFileSync(PROGRAM, 'utf8'), { filename: 'names.py' });
  if (status !== 0) throw new Error(`census: names.py failed on Octets:\n${stderr}`);
  return JSON.parse(stdout) as Census;
}

/** The gaps between two censuses, each as `owner kind name`. */
export function gapsBetween(cpython: Census, octets: Census): string[] {
  const gaps: string[] = [];
  for (const [owner, expected] of Object.entries(cpython)) {
    if (expected === null) continue;
    const found = octets[owner] ?? null;
    const gap = (kind: GapKind, name: string): unknown => gaps.push(`${owner}\t${kind}\t${name}`);
    if (found === null) {
      gap('missing', WHOLE);
      continue;
    }
    for (const [name, signature] of Object.entries(expected)) {
      if (!Object.hasOwn(found, name)) gap('missing', name);
      else if (found[name] !== signature) gap('signature', name);
    }
    // What a module has besides is its own affair.
    if (owner.startsWith('module ')) continue;
    for (const name of Object.keys(found)) if (!Object.hasOwn(expected, name)) gap('extra', name);
  }
  return gaps;
}

/** The list: lines `owner: kind: names: reason`. */
function readGaps(): Map<string, string> {
  const reasons = new Map<string, string>();
  for (const line of readFileSync(GAPS, 'utf8').split('\n')) {
    if (line === '' || line.startsWith('#')) continue;
    const match = /^(.+?): (missing|extra|signature): (.+?): (\S.*)$/.exec(line);
    if (match === null) throw new UsageError(`gaps.txt: not "owner: kind: names: reason": ${line}`);
    const [, owner, kind, names, reason] = match;
    for (const name of names!.split(' ')) reasons.set(`${owner}\t${kind}\t${name}`, reason!);
  }
  return reasons;
}

function writeGaps(gaps: readonly string[], reasons: ReadonlyMap<string, string>): void {
  const lines = new Map<string, string[]>();
  for (const gap of gaps) {
    const [owner, kind, name] = gap.split('\t') as [string, string, string];
    const key = JSON.stringify([owner, kind, reasons.get(gap) ?? UNEXAMINED]);
    lines.set(key, [...(lines.get(key) ?? []), name]);
  }
  const text = [...lines].map(([key, names]) => {
    const [owner, kind, reason] = JSON.parse(key) as [string, string, string];
    return `${owner}: ${kind}: ${names.join(' ')}: ${reason}\n`;
  });
  const heading = readFileSync(GAPS, 'utf8')
    .split('\n')
    .filter(line => line.startsWith('#'));
  writeFileSync(GAPS, `${heading.join('\n')}\n${text.join('')}`);
}

/** The part `census` of the conformance run: [--record] [--update] */
export const census: Part = async args => {
  const { values } = parseArgs({
    args: [...args],
    options: { record: { type: 'boolean', default: false }, update: { type: 'boolean', default: false } },
  });
  if (values.record) record();
  const cpython = JSON.parse(readFileSync(RECORDED, 'utf8')) as Census;
  const gaps = gapsBetween(cpython, censusOfOctets());
  const reasons = readGaps();
  if (values.update) {
    writeGaps(gaps, reasons);
    for (const gap of gaps) if (!reasons.has(gap)) reasons.set(gap, UNEXAMINED);
  }
  const unlisted = gaps.filter(gap => !reasons.has(gap));
  const closed = values.update ? [] : [...reasons.keys()].filter(gap => !gaps.includes(gap));
  for (const gap of unlisted) console.log(`census: not on the list: ${gap.split('\t').join(': ')}`);
  for (const gap of closed) console.log(`census: closed, take it off the list: ${gap.split('\t').join(': ')}`);
  const cases = Object.values(cpython).reduce((sum, members) => sum + 1 + Object.keys(members ?? {}).length, 0);
  const listed = gaps.length - unlisted.length;
  const differing = unlisted.length + closed.length;
  const row: Row = { suite: 'census', cases, equal: cases - gaps.length, differing, listed };
  return [row];
};
