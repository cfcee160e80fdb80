/**
 * The benchmark's programs on other Pythons in JavaScript: `npm run bench -- --peers`. They are installed into a folder of
 * their own and are nothing that Octets depends on.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { type CpuInfo, cpus } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { emptyColumn, geometricMean, measure, median } from './measure.ts';

/** How each is called in the table, and its package. */
const PEERS: Record<string, string> = {
  pyodide: 'pyodide@314.0.7',
  micropython: '@micropython/micropython-webassembly-pyscript@1.27.0',
  skulpt: 'skulpt@1.2.0',
  brython: 'brython@3.14.3',
};
/** What a program may take on one of them: some are a hundred times slower than CPython. */
const TIMEOUT_MS = 20_000;
const RUNNER = join(dirname(fileURLToPath(import.meta.url)), 'peers', 'run-peer.mjs');

/**
 * Installs the peers and prints a table in Markdown: CPython's time over theirs; empty where one does not run a program
 * to the right result in time.
 * @param chosen which of them; empty: all
 * @returns whether they could be installed
 */
export function runPeers(
  files: string[],
  octets: string,
  folder: string,
  python: string | undefined,
  chosen: readonly string[],
  rounds: number,
): boolean {
  const peers = Object.keys(PEERS).filter(name => chosen.length === 0 || chosen.includes(name));
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
  const packages = peers.map(name => PEERS[name]!);
  const install = spawnSync('npm', ['install', '--no-audit', '--no-fund', ...packages], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (install.status !== 0 || python === undefined) {
    console.error(
      python === undefined ? 'bench: the ratios need a CPython' : 'bench: the peers could not be installed',
    );
    return false;
  }
  const names = ['octets', ...peers];
  const ratios = new Map<string, number[]>(names.map(name => [name, []]));
  const [{ model }] = cpus() as [CpuInfo];
  console.log(
    `\n${model}, Node ${process.versions.node}, ${new Date().toISOString().slice(0, 10)}; ${packages.join(', ')}`,
  );
  console.log(`\n| program | ${names.join(' | ')} |\n| --- |${' --- |'.repeat(names.length)}`);
  for (const file of files) {
    const reference = emptyColumn();
    const columns = names.map(emptyColumn);
    for (let round = 0; round < rounds; round++) {
      measure(reference, python, [file]);
      names.forEach((name, index) => {
        const args = name === 'octets' ? [octets, file] : [RUNNER, name, folder, file];
        measure(columns[index]!, process.execPath, args, TIMEOUT_MS);
      });
    }
    const cells = columns.map((column, index) => {
      if (column.failed !== undefined || column.checksum !== reference.checksum) return '';
      const ratio = median(reference.times) / median(column.times);
      ratios.get(names[index]!)!.push(ratio);
      return ratio.toFixed(2);
    });
    console.log(`| ${basename(file, '.py')} | ${cells.join(' | ')} |`);
  }
  const means = names.map(name => {
    const values = ratios.get(name)!;
    return values.length === 0 ? '' : `${geometricMean(values).toFixed(2)} (${values.length})`;
  });
  console.log(`| geometric mean (programs) | ${means.join(' | ')} |`);
  return true;
}
