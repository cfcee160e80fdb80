/**
 * Which modules of Python's library work: each module of `uses.txt` is imported and used a little, by `python3.14` and by
 * Octets with `PYTHONPATH` at that CPython's library folder. `docs/library.md` is the table of what came out.
 *
 *     npm run conformance -- library [--update]
 *
 * A module that is in the table as working and does not, or the other way round, fails; `--update` writes the table anew.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Part, Row } from '../part.ts';

const PYTHON = 'python3.14';
const file = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const TABLE = file('../../docs/library.md');
const SECONDS = 120;

type Outcome = readonly [name: string, kind: 'value' | 'error' | 'no import', text: string, own: boolean];

function outcomes(command: readonly string[], env: NodeJS.ProcessEnv): Map<string, Outcome> {
  const [program, ...args] = [...command, file('uses.py'), file('uses.txt')];
  const { stdout } = spawnSync(program!, args, { encoding: 'utf8', env, timeout: SECONDS * 1000 });
  const lines = stdout.split('\n').filter(line => line.startsWith('['));
  return new Map(lines.map(line => JSON.parse(line) as Outcome).map(outcome => [outcome[0], outcome]));
}

/** What the table says of a module. */
function verdict(expected: Outcome, found: Outcome | undefined): string {
  if (found === undefined) return 'no | ends the interpreter';
  const [, kind, text, own] = found;
  if (kind === 'value' && text === expected[2]) return `yes | ${own ? 'built in' : "from CPython's library"}`;
  const shown = text.split('\n').at(-1)!.replaceAll('|', '\\|').slice(0, 90);
  return kind === 'no import' ? `no | ${shown}` : `partly | ${kind === 'error' ? shown : 'another result'}`;
}

const HEAD = `# Modules of Python's library

With \`PYTHONPATH\` at the library folder of a CPython 3.14, what Octets has not built in comes from there, as far as it is
written in Python. This table is made by \`npm run conformance -- library --update\`: each module is imported, and a use of
it (\`conformance/library/uses.txt\`) is compared with what CPython gives.

| module | works | how, or what is missing |
| --- | --- | --- |
`;

function tableOf(verdicts: ReadonlyMap<string, string>): string {
  const names = [...verdicts.keys()].sort();
  return HEAD + names.map(name => `| ${name} | ${verdicts.get(name)!} |\n`).join('');
}

function tabled(): Map<string, string> {
  const rows = readFileSync(TABLE, 'utf8').matchAll(/^\| ([\w.]+) +\| (\w+) /gm);
  return new Map([...rows].map(([, name, works]) => [name!, works!]));
}

export const library: Part = async args => {
  const { values } = parseArgs({ args: [...args], options: { update: { type: 'boolean' } } });
  const { PYTHONPATH: _, ...env } = process.env;
  const { status, stdout } = spawnSync(PYTHON, ['-c', 'import os; print(os.path.dirname(os.__file__))'], {
    encoding: 'utf8',
  });
  const row: Row = { suite: 'library', cases: 0, equal: 0, differing: 0, listed: 0 };
  if (status !== 0) return [{ ...row, skipped: `there is no ${PYTHON} on the PATH` }];
  const expected = outcomes([PYTHON, '-S'], env);
  const octets = [process.execPath, file('../../src/cli.ts')];
  const found = outcomes(octets, { ...env, PYTHONPATH: stdout.trim() });
  const verdicts = new Map([...expected].map(([name, outcome]) => [name, verdict(outcome, found.get(name))]));
  if (values.update === true) writeFileSync(TABLE, tableOf(verdicts));
  const known = tabled();
  for (const [name, text] of verdicts) {
    row.cases++;
    const works = text.split(' ')[0]!;
    if (known.get(name) !== works) {
      row.differing++;
      console.log(`${name}: ${text}; the table says ${known.get(name) ?? 'nothing'}`);
    } else if (works === 'yes') row.equal++;
    else row.listed++;
  }
  return [row];
};
