/**
 * The thread in which recordings run on Octets: it has the stack that deep recursion needs, which the main thread has
 * not. One message per file in, one result out.
 */
import { readFileSync } from 'node:fs';
import { basename, dirname, sep } from 'node:path';
import { parentPort } from 'node:worker_threads';
import { readDocument } from '../../src/doctest/extract.ts';
import { runDocument } from '../../src/doctest/run.ts';
import { doctestSessions } from '../../src/doctest-sessions.ts';
import { runMain, sourceFromBytes, startMain } from '../../src/index.ts';
import { NodeHost } from '../../src/node-host.ts';
import { ClosedHost } from '../../src/runtime/host.ts';

/** A file to run: a document with examples, or a program with what it reads from standard input. */
export interface Job {
  path: string;
  kind: 'document' | 'program';
  input: string;
}

/** An example of a document that did not do what it should. */
export interface ExampleFailure {
  line: number;
  source: string;
  want: string;
  got: string;
}

/** What a file did. For a document: how many examples passed, and what went wrong with the others. */
export interface Outcome {
  path: string;
  passed: number;
  failures: ExampleFailure[];
  stdout: string;
  stderr: string;
  status: number;
  /** A JavaScript error: always a mistake of Octets. */
  crash: string | undefined;
}

/** Collects what a program prints and lets it read files. */
class CollectingHost extends ClosedHost {
  constructor(input: string) {
    super(input);
    // A folder that a program changes to is only its own.
    const { files, system } = new NodeHost(false);
    Object.defineProperty(this, 'files', { value: files });
    Object.defineProperty(this, 'system', { value: system });
  }
  writeStdoutBytes(data: Uint8Array): void {
    this.writeStdout(new TextDecoder().decode(data));
  }
}

function runDocumentFile({ path }: Job, outcome: Outcome): void {
  const factory = doctestSessions(new CollectingHost(''), host => startMain(host, [''], ''));
  const counts = runDocument(readDocument(path, factory), factory, 0, false, {
    skipped() {},
    passed() {},
    failed({ lineno: line, source, want }, { got: printed, exception }) {
      const raised = exception === null ? '' : `Traceback (most recent call last):\n    ...\n${exception}`;
      outcome.failures.push({ line, source, want, got: printed + raised });
    },
    problem(lineno, message) {
      outcome.failures.push({ line: lineno, source: '', want: '', got: message });
    },
  });
  outcome.passed = counts.passed;
}

function runProgramFile({ path, input }: Job, outcome: Outcome): void {
  const host = new CollectingHost(input);
  const name = basename(path);
  const globals = startMain(host, [name], dirname(path));
  globals.set('__file__', path);
  outcome.status = runMain(() => sourceFromBytes(readFileSync(path), path), path, globals);
  outcome.stdout = host.stdout;
  // Recordings do not know where they were made.
  outcome.stderr = host.stderr.replaceAll(`${dirname(path)}${sep}`, '');
}

parentPort!.on('message', (job: Job) => {
  const outcome: Outcome = {
    path: job.path,
    passed: 0,
    failures: [],
    stdout: '',
    stderr: '',
    status: 0,
    crash: undefined,
  };
  try {
    if (job.kind === 'document') runDocumentFile(job, outcome);
    else runProgramFile(job, outcome);
  } catch (error) {
    outcome.crash = error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
  parentPort!.postMessage(outcome);
});
