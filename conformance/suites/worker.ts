/** The thread in which a suite runs on Octets. It tells its parent what happens as it happens. */
import { join } from 'node:path';
import { isMainThread, parentPort, workerData } from 'node:worker_threads';
import { runMain, sourceFromBytes, startMain } from '../../src/index.ts';
import { NodeHost } from '../../src/node-host.ts';
import { builtinModules } from '../../src/runtime/modules.ts';
import { functions } from '../../src/runtime/signature/declare.ts';
import { testbuffer } from './testbuffer.ts';

/** What is to be run. */
export interface SuiteJob {
  suite: string;
  /** The folder of CPython's `test` package. */
  testPackage: string;
  /** Only tests with this in their names. */
  pattern: string | null;
  /** Tests that were run already. */
  done: string[];
  /** Tests that are not to be run, without the suite's name. */
  untried: string[];
  /** Which share of the tests, of how many. */
  shard: [index: number, count: number];
}

/** What the thread tells. */
export type Report =
  | { kind: 'found'; ids: string[] }
  | { kind: 'started'; id: string }
  | { kind: 'finished'; id: string; outcome: 'passed' | 'failed' | 'skipped'; text: string }
  | { kind: 'broken'; text: string }
  | { kind: 'crashed'; text: string }
  | { kind: 'end' };

const tell = (report: Report): null => {
  parentPort!.postMessage(report);
  return null;
};

/** A host whose programs see one more variable, and whose output stays here. */
class SuiteHost extends NodeHost {
  readonly printed: string[] = [];
  override readonly env: ReadonlyMap<string, string>;
  constructor(testPackage: string) {
    super(false);
    this.env = new Map([
      ...Object.entries(process.env as Record<string, string>),
      ['CPYTHON_TEST_PACKAGE', testPackage],
    ]);
  }
  override writeStdout(text: string): void {
    this.printed.push(text);
  }
  override writeStderr(text: string): void {
    this.printed.push(text);
  }
}

async function run({ suite, testPackage, pattern, done, untried, shard }: SuiteJob): Promise<void> {
  // In a microtask V8 makes no message for every value that is thrown (see src/worker.ts).
  await undefined;
  builtinModules.set('_testbuffer', () => testbuffer);
  builtinModules.set('_suite_report', () => ({
    name: '_suite_report',
    create: () =>
      functions('_suite_report', {
        found: ['(ids, /)', (ids: string) => tell({ kind: 'found', ids: JSON.parse(ids) }), 'All tests of the suite.'],
        started: ['(id, /)', (id: string) => tell({ kind: 'started', id }), 'A test begins.'],
        finished: [
          '(id, outcome, text, /)',
          (id: string, outcome: 'passed', text: string) => tell({ kind: 'finished', id, outcome, text }),
          'A test has ended.',
        ],
        broken: ['(text, /)', (text: string) => tell({ kind: 'broken', text }), 'The suite itself failed.'],
      }),
  }));
  const lib = join(import.meta.dirname, 'lib');
  const host = new SuiteHost(testPackage);
  const driver = join(lib, 'driver.py');
  const globals = startMain(host, [driver, suite, JSON.stringify([pattern, done, shard, untried])], lib);
  try {
    const status = runMain(() => sourceFromBytes(host.files.readFile(driver), driver), driver, globals);
    if (status !== 0) tell({ kind: 'broken', text: host.printed.join('') });
  } catch (error) {
    return void tell({ kind: 'crashed', text: `a JavaScript error: ${error instanceof Error ? error.stack : error}` });
  }
  tell({ kind: 'end' });
}

if (!isMainThread) await run(workerData as SuiteJob);
