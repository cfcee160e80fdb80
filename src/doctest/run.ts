/** Runs a document's examples in order, by the rules of CPython's `DocTestRunner`. */

import { type Judgement, judge } from './compare.ts';
import type { Document, Example } from './document.ts';
import { FLAGS, mergeFlags } from './options.ts';
import type { ExampleOutcome, ExampleSession, SessionFactory } from './runner-interface.ts';
import { endedNote, NOT_RUN_REASON, OUTPUT_LIMIT } from './words.ts';

export interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

/** What shares a namespace: a test (a file or a docstring), a block (`Example.startsBlock`), or nothing. */
export type Scope = 'file' | 'block' | 'example';
export const SCOPES: readonly Scope[] = ['file', 'block', 'example'];

/** What the run tells while it goes on. */
export interface RunListener {
  /** @param reason why, if the document says */
  skipped(example: Example, reason?: string): void;
  passed(example: Example, judgement: Judgement, flags: number): void;
  /**
   * @param quiet not to be shown (REPORT_ONLY_FIRST_FAILURE), only counted
   * @param note what went wrong besides the output, or instead of it
   */
  failed(example: Example, judgement: Judgement, flags: number, quiet: boolean, note?: string): void;
  /** Something is wrong with the document, not with one example's outcome. */
  problem(lineno: number, message: string, file?: string): void;
}

export interface RunResult extends Counts {
  interrupted: boolean;
}

/** What is asked of a run besides CPython's rules. */
export interface RunOptions {
  scope?: Scope;
  /** Code that runs in every fresh namespace first. */
  setup?: string;
  /** Whether an example is to be reported and counted; the others run only if a selected one comes after them. */
  selected?: (example: Example) => boolean;
  /** Called before each example. */
  begin?: (example: Example) => void;
  /** Called after each example: what stopped it from outside, or null. */
  end?: (outcome: ExampleOutcome) => string | null;
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
  options: RunOptions = {},
): RunResult {
  const run = new DocumentRun(document, factory, flags, stopAtFailure, listener, options);
  for (const { lineno, message, file } of document.problems) run.problem(lineno, message, file);
  if (stopAtFailure && run.result.failed > 0) return run.result;
  for (const examples of testsOf(document)) {
    run.test(examples);
    if (run.result.interrupted || (stopAtFailure && run.result.failed > 0)) break;
  }
  return run.result;
}

/** Whether an example that is not the first of its test gets a namespace of its own. */
export function startsNamespace({ startsBlock, role }: Example, scope: Scope = 'file'): boolean {
  return role === 'example' && (scope === 'example' || (scope === 'block' && startsBlock));
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

/** The last example of a namespace whose outcome is asked for; what comes after it need not run. */
function lastSelected(examples: readonly Example[], { selected }: RunOptions): number {
  return selected === undefined ? examples.length - 1 : examples.findLastIndex(selected);
}

class DocumentRun {
  readonly result: RunResult = { passed: 0, failed: 0, skipped: 0, interrupted: false };
  private readonly document: Document;
  private readonly factory: SessionFactory;
  private readonly originalFlags: number;
  private readonly stopAtFailure: boolean;
  private readonly listener: RunListener;
  private readonly options: RunOptions;
  private session: ExampleSession | null = null;
  /** An example has ended the interpreter. */
  private ended = false;

  constructor(
    document: Document,
    factory: SessionFactory,
    flags: number,
    stopAtFailure: boolean,
    listener: RunListener,
    options: RunOptions,
  ) {
    this.document = document;
    this.factory = factory;
    this.originalFlags = flags;
    this.stopAtFailure = stopAtFailure;
    this.listener = listener;
    this.options = options;
  }

  problem(lineno: number, message: string, file?: string): void {
    this.listener.problem(lineno, message, file);
    this.result.failed++;
  }

  test(examples: readonly Example[]): void {
    const { options, listener, result, originalFlags } = this;
    const last = lastSelected(examples, options);
    let failures = 0;
    let flags = originalFlags;
    let setups: Example[] = [];
    try {
      for (let i = 0; i <= last; i++) {
        const example = examples[i];
        const counts = options.selected?.(example) ?? true;
        // As in CPython, an example's directives still hold when the next one asks whether to be quiet.
        const quiet = (flags & FLAGS.REPORT_ONLY_FIRST_FAILURE) !== 0 && failures > 0;
        flags = mergeFlags(originalFlags, example.options);
        if (i > 0 && startsNamespace(example, options.scope)) {
          this.close();
          setups = examples.slice(0, i).filter(({ role }) => role === 'setup');
        }
        const skip = (reason?: string) => {
          if (!counts) return;
          result.skipped++;
          listener.skipped(example, reason);
        };
        if (this.ended) {
          skip(NOT_RUN_REASON);
          continue;
        }
        if (flags & FLAGS.SKIP || example.skip !== null) {
          skip(example.skip ?? '');
          continue;
        }
        if (!this.session && !this.open(example, setups)) return;
        if (example.skipIf !== null && this.isTrue(example.skipIf, example)) {
          skip(`if ${example.skipIf}`);
          continue;
        }
        const { outcome, note } = this.one(example);
        if (outcome.interrupted && note === null) {
          result.interrupted = true;
          return;
        }
        if (!counts) continue;
        const judgement = judge(example, outcome, flags);
        if (judgement.passed && note === null && example.role !== 'example') continue;
        if (judgement.passed && note === null) {
          result.passed++;
          listener.passed(example, judgement, flags);
        } else {
          failures++;
          result.failed++;
          listener.failed(example, judgement, flags, quiet, note ?? undefined);
        }
        if (failures > 0 && (this.stopAtFailure || flags & FLAGS.FAIL_FAST)) return;
      }
    } finally {
      this.close();
    }
  }

  private one(example: Example): { outcome: ExampleOutcome; note: string | null } {
    this.options.begin?.(example);
    const name = `<doctest ${example.test}[${example.index}]>`;
    const outcome = this.session!.run(example.source, name, example.lineno, example.mode);
    const note = this.options.end?.(outcome) ?? null;
    if (outcome.ended !== undefined) {
      this.ended = true;
      return { outcome, note: endedNote(outcome.ended) };
    }
    if (note !== null || !outcome.dropped) return { outcome, note };
    const total = OUTPUT_LIMIT + outcome.dropped;
    return { outcome, note: `printed ${total} characters, of which only the first ${OUTPUT_LIMIT} were kept` };
  }

  /** What a condition says; one that raises is false, so that the example runs and shows what is wrong. */
  private isTrue(condition: string, example: Example): boolean {
    const { output, exception } = this.session!.run(`if (${condition}): print('skip')\n`, '<skip>', example.lineno);
    return exception === null && output !== '';
  }

  /**
   * Makes the namespace that an example needs; what keeps it from that is a problem of the document.
   * @param setups the document's own setup code above it, which an earlier namespace has had
   */
  private open(example: Example, setups: readonly Example[]): boolean {
    const { document, factory } = this;
    try {
      this.session =
        document.format === 'python'
          ? factory.create({ name: document.name, file: document.path })
          : factory.create({ name: '__main__' });
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      this.problem(example.lineno, error.message);
      return false;
    }
    if (this.options.setup && !this.preset(example)) return false;
    // That it fails has been told where it stands.
    for (const { source, lineno } of setups) this.session.run(source, '<setup>', lineno, 'exec');
    return true;
  }

  private preset(example: Example): boolean {
    const { exception, ended } = this.session!.run(`${this.options.setup}\n`, '<setup>', 1, 'exec');
    if (ended !== undefined) {
      this.ended = true;
      this.problem(example.lineno, `the setup code ${endedNote(ended)}`);
      return false;
    }
    if (exception === null) return true;
    this.problem(example.lineno, `the setup code failed:\n${exception.traceback ?? exception.text}`);
    return false;
  }

  private close(): void {
    this.session?.close?.();
    this.session = null;
  }
}
