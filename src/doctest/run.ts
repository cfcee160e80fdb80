/** Runs a document's examples in order, by the rules of CPython's `DocTestRunner`. */

import { type Judgement, judge } from './compare.ts';
import type { Document, Example } from './document.ts';
import { FLAGS, mergeFlags } from './options.ts';
import type { ExampleSession, SessionFactory } from './runner-interface.ts';

export interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

/** What the run tells while it goes on. */
export interface RunListener {
  skipped(example: Example): void;
  passed(example: Example, judgement: Judgement): void;
  /** `quiet`: not to be shown (REPORT_ONLY_FIRST_FAILURE), only counted. */
  failed(example: Example, judgement: Judgement, flags: number, quiet: boolean): void;
  /** Something is wrong with the document, not with one example's outcome. */
  problem(lineno: number, message: string): void;
}

export interface RunResult extends Counts {
  interrupted: boolean;
}

/**
 * Runs every example of a document.
 * @param flags bits of FLAGS for the whole run
 * @param stopAtFailure ends the document at its first failure
 * @returns the counts; a problem of the document counts as a failure
 */
export function runDocument(
  document: Document,
  factory: SessionFactory,
  flags: number,
  stopAtFailure: boolean,
  listener: RunListener,
): RunResult {
  const result: RunResult = { passed: 0, failed: 0, skipped: 0, interrupted: false };
  for (const problem of document.problems) {
    listener.problem(problem.lineno, problem.message);
    result.failed++;
  }
  if (stopAtFailure && result.failed > 0) return result;
  for (const examples of testsOf(document)) {
    runTest(document, examples, factory, flags, stopAtFailure, listener, result);
    if (result.interrupted || (stopAtFailure && result.failed > 0)) break;
  }
  return result;
}

function testsOf(document: Document): Example[][] {
  const tests: Example[][] = [];
  for (const example of document.examples) {
    const last = tests.at(-1);
    if (last && last[0].test === example.test && example.index > 0) last.push(example);
    else tests.push([example]);
  }
  return tests;
}

function runTest(
  document: Document,
  examples: Example[],
  factory: SessionFactory,
  originalFlags: number,
  stopAtFailure: boolean,
  listener: RunListener,
  result: RunResult,
): void {
  let session: ExampleSession | null = null;
  let failures = 0;
  let flags = originalFlags;
  try {
    for (const example of examples) {
      // As in CPython, an example's directives still hold when the next one asks whether to be quiet.
      const quiet = (flags & FLAGS.REPORT_ONLY_FIRST_FAILURE) !== 0 && failures > 0;
      flags = mergeFlags(originalFlags, example.options);
      if (flags & FLAGS.SKIP || example.skip !== null) {
        result.skipped++;
        listener.skipped(example);
        continue;
      }
      if (!session) {
        session = openSession(document, factory, listener, example);
        if (!session) {
          result.failed++;
          return;
        }
      }
      const filename = `<doctest ${example.test}[${example.index}]>`;
      if (example.skipIf !== null && isTrue(example.skipIf, session, filename, example.lineno)) {
        result.skipped++;
        listener.skipped(example);
        continue;
      }
      const outcome = session.run(example.source, filename, example.lineno, example.mode);
      if (outcome.interrupted) {
        result.interrupted = true;
        return;
      }
      const judgement = judge(example, outcome, flags);
      if (judgement.passed && example.role !== 'example') continue;
      if (judgement.passed) {
        result.passed++;
        listener.passed(example, judgement);
      } else {
        failures++;
        result.failed++;
        listener.failed(example, judgement, flags, quiet);
      }
      if (failures > 0 && (stopAtFailure || flags & FLAGS.FAIL_FAST)) return;
    }
  } finally {
    session?.close?.();
  }
}

/** What a condition says; one that raises is false, so that the example runs and shows what is wrong. */
function isTrue(condition: string, session: ExampleSession, filename: string, lineno: number): boolean {
  const { output, exception } = session.run(`if (${condition}): print('skip')\n`, filename, lineno);
  return exception === null && output !== '';
}

function openSession(
  document: Document,
  factory: SessionFactory,
  listener: RunListener,
  example: Example,
): ExampleSession | null {
  if (document.format !== 'python') return factory.create({ name: '__main__' });
  try {
    return factory.create({ name: document.name, file: document.path });
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    listener.problem(example.lineno, error.message);
    return null;
  }
}
