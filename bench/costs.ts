/** What Octets costs besides time: rows of parse speed and of peak memory. */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseModule } from '../src/parser/parse.ts';
import { median } from './measure.ts';

const HERE = dirname(fileURLToPath(import.meta.url));
const SOURCES = [join(HERE, 'programs'), join(dirname(HERE), 'conformance', 'programs')];
/** The parser is warm after so many rounds. */
const WARM_UP = 3;
const ROUNDS = 5;

function parses(source: string): boolean {
  try {
    parseModule(source, 'source.py');
    return true;
  } catch {
    return false;
  }
}

/** Prints how many megabytes of source the parser takes in a second of processor time, file by file. */
export function runParse(): void {
  const sources = SOURCES.flatMap(folder =>
    readdirSync(folder)
      .filter(name => name.endsWith('.py'))
      .map(name => readFileSync(join(folder, name), 'utf8')),
  ).filter(parses);
  const bytes = sources.reduce((sum, source) => sum + Buffer.byteLength(source), 0);
  const speeds: number[] = [];
  for (let round = 0; round < WARM_UP + ROUNDS; round++) {
    const before = process.cpuUsage();
    for (const source of sources) parseModule(source, 'source.py');
    const { user, system } = process.cpuUsage(before);
    if (round >= WARM_UP) speeds.push(bytes / (user + system));
  }
  console.log(`\nparser, warm (MB of source a second of processor time, median of ${ROUNDS})`);
  console.log(
    `  ${`${sources.length} programs, ${(bytes / 1e6).toFixed(1)} MB`.padEnd(28)}${median(speeds).toFixed(1).padStart(8)}`,
  );
}

const NODE_TELLS = `data:text/javascript,process.on('exit',()=>console.error('rss',process.resourceUsage().maxRSS))`;
const PYTHON_TELLS =
  'import resource, runpy, sys; sys.argv = sys.argv[1:]; runpy.run_path(sys.argv[0], run_name="__main__"); ' +
  'print("rss", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, file=sys.stderr)';

/** The most memory that a process had, in MB, as it says itself at its end. */
function peak(command: string, args: string[]): number | undefined {
  const { stderr } = spawnSync(command, args, { encoding: 'utf8', maxBuffer: 1 << 24 });
  const kilobytes = /^rss (\d+)$/m.exec(stderr ?? '')?.[1];
  return kilobytes === undefined ? undefined : Number(kilobytes) / 1024;
}

/** Prints the peak memory of programs. @param python the command, if there is one */
export function runMemory(octets: string, python: string | undefined): void {
  const files = [
    'programs/recursive_calls.py',
    'programs/strings_dicts.py',
    'bulk/tolist.py',
    'bulk/unpack_million.py',
  ];
  console.log('\npeak memory (MB)');
  console.log(`  ${''.padEnd(28)}${'octets'.padStart(8)}${(python ?? '').padStart(12)}`);
  for (const name of files) {
    const file = relative(process.cwd(), join(HERE, name));
    const ours = peak(process.execPath, ['--import', NODE_TELLS, octets, file]);
    const theirs = python === undefined ? undefined : peak(python, ['-c', PYTHON_TELLS, file]);
    const cell = (value: number | undefined, width: number): string => (value?.toFixed(0) ?? '–').padStart(width);
    console.log(`  ${name.replace(/^.*\/|\.py$/g, '').padEnd(28)}${cell(ours, 8)}${cell(theirs, 12)}`);
  }
}
