/**
 * The main job, with a report to read: `npm run book`.
 *
 * Runs the book's examples (`conformance/book`) with the built command, every example on a line of its own, then the
 * tutorial's script, whose output and traceback are compared with what CPython 3.14 printed. Exit status 0: all equal.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { styleText } from 'node:util';

const HERE = dirname(fileURLToPath(import.meta.url));
const ROOT = dirname(HERE);
const BOOK = join(HERE, 'book');
const COMMAND = join(ROOT, 'dist', 'octets.cjs');
const SCRIPT = 'buffer-tour.py';

const recorded = (ending: string): string => readFileSync(join(BOOK, SCRIPT.replace('.py', ending)), 'utf8');
const count = (text: string, noun: string): string => {
  const lines = text.split('\n').length - 1;
  return `${lines} ${noun}${lines === 1 ? '' : 's'}`;
};

/** A line of the report; where the texts differ, the first line in which they do. */
function compare(what: string, got: string, want: string, same: string): boolean {
  if (got === want) {
    console.log(`${styleText('green', 'ok  ')}  ${what.padEnd(11)}  ${same}`);
    return true;
  }
  const ours = got.split('\n');
  const theirs = want.split('\n');
  let line = 0;
  while (ours[line] === theirs[line]) line++;
  console.log(`${styleText('red', 'FAIL')}  ${what.padEnd(11)}  differs in line ${line + 1}`);
  console.log(`      CPython  ${theirs[line] ?? '(ends here)'}`);
  console.log(`      Octets   ${ours[line] ?? '(ends here)'}`);
  return false;
}

function runDocuments(): boolean {
  const { status } = spawnSync(process.execPath, [COMMAND, 'doctest', '-v', relative(process.cwd(), BOOK)], {
    stdio: 'inherit',
  });
  return status === 0;
}

function runScript(): boolean {
  const {
    stdout,
    stderr: raw,
    status,
  } = spawnSync(process.execPath, [COMMAND, SCRIPT], { cwd: BOOK, encoding: 'utf8' });
  // The recording does not know where it was made.
  const stderr = raw.replaceAll(`${BOOK}${sep}`, '');
  const out = recorded('.out');
  const err = recorded('.err');
  const results = [
    compare('output', stdout, out, `${count(out, 'line')}, as CPython 3.14 printed them`),
    compare('traceback', stderr, err, `${count(err, 'line')}, as CPython 3.14 printed them:`),
  ];
  if (results[1]) console.log(styleText('dim', err.trimEnd().replace(/^/gm, '        ')));
  results.push(compare('exit status', String(status), '1', '1'));
  return results.every(Boolean);
}

console.log(`${styleText('bold', "The book's examples, as they stand in the book")} (Node ${process.versions.node})\n`);
const documents = runDocuments();
console.log(`\n${styleText('bold', `A tutorial's script, ${SCRIPT}`)}\n`);
const script = runScript();
const fine = documents && script;
console.log(
  fine
    ? `\n${styleText('green', 'All as in CPython.')} Yours next: npm run -s doctest -- PATH`
    : `\n${styleText('red', 'Not all as in CPython.')}`,
);
process.exitCode = fine ? 0 : 1;
