/** Runs one document and tells what happens as plain data: the half of the runner that is beside the interpreter. */

import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describeFileError } from './collect.ts';
import { checkOutput, type Judgement, judge } from './compare.ts';
import { forgivingOption, markBlankLines } from './difference.ts';
import type { Document, Example } from './document.ts';
import { extractDocument, readDocument } from './extract.ts';
import type { ExampleResult, Failure, Job, JobEvent, OracleVerdict, PlannedExample, UpdatedExample } from './job.ts';
import { OracleError, oracleFactory } from './oracle.ts';
import { type RunListener, runDocument } from './run.ts';
import type { ExampleOutcome, ExampleSession, SessionFactory } from './runner-interface.ts';
import { parseSelection } from './select.ts';
import { DecodeError } from './source-text.ts';
import { updateDocument } from './update.ts';

/** What watches over the examples from outside. */
export interface Monitor {
  /** @param ordinal the example's place in the plan */
  begin(ordinal: number): void;
  /** Why the example was stopped; null if it was not. */
  end(outcome: ExampleOutcome): string | null;
}

const NO_MONITOR: Monitor = { begin() {}, end: () => null };

/** Characters of an output that go into a report; nobody reads more. */
const SHOWN_LIMIT = 1 << 16;

/**
 * Runs a document by a job's settings.
 * @param emit takes the events; the last one is `end`
 */
export function runJob(
  job: Job,
  factory: SessionFactory,
  emit: (event: JobEvent) => void,
  monitor: Monitor = NO_MONITOR,
): void {
  const { settings } = job;
  const nothing = { passed: 0, failed: 0, skipped: 0 };
  const files = new Set<string>();
  const extract = {
    scripts: settings.scripts,
    read: (path: string) => {
      files.add(resolve(path));
      return readFileSync(path);
    },
    ...(job.format === undefined ? {} : { format: job.format }),
  };
  let document: Document;
  try {
    document =
      job.text === undefined
        ? readDocument(job.path, factory, extract)
        : extractDocument(job.text, job.path, factory, extract);
  } catch (error) {
    emit({
      kind: 'unreadable',
      message:
        error instanceof DecodeError
          ? `${job.path}:${error.lineno}: ${error.message}`
          : `${job.path}: ${describeFileError(error)}`,
    });
    emit({ kind: 'end', counts: nothing, interrupted: false });
    return;
  }
  const plan = planOf(document, settings.select);
  emit({ kind: 'plan', plan });
  if (settings.mode === 'list') {
    for (const { lineno, message, file } of document.problems) {
      emit({ kind: 'problem', problem: { path: file ?? document.path, lineno, message } });
    }
    emit({ kind: 'end', counts: { ...nothing, failed: document.problems.length }, interrupted: false });
    return;
  }
  const ordinals = new Map(document.examples.map((example, i) => [example, i]));
  if (settings.select !== '' && !plan.some(example => example.selected)) document.problems.length = 0;
  let end: Extract<JobEvent, { kind: 'end' }>;
  try {
    end = new JobRun(document, job, plan, ordinals, emit).run(factory, monitor);
  } catch (error) {
    if (!(error instanceof OracleError)) throw error;
    emit({ kind: 'unreadable', message: `${job.path}: ${error.message}` });
    end = { kind: 'end', counts: nothing, interrupted: false };
  }
  for (const path of factory.end?.() ?? []) files.add(resolve(path));
  emit({ ...end, files: [...files] });
}

/** The examples with their names and places. */
function planOf(document: Document, select: string): PlannedExample[] {
  const selected = select === '' ? () => true : parseSelection(select);
  const single = document.format !== 'python';
  return document.examples.map(example => {
    const { test, index, lineno, column, source } = example;
    const id = single ? `${document.path}[${index}]` : `${document.path}::${test}[${index}]`;
    const path = example.file ?? document.path;
    return { id, test, index, path, lineno, column: column + 1, source, selected: selected(id) };
  });
}

class JobRun {
  private readonly document: Document;
  private readonly job: Job;
  private readonly plan: readonly PlannedExample[];
  private readonly ordinals: ReadonlyMap<Example, number>;
  private readonly emit: (event: JobEvent) => void;
  private began = 0;
  /** Results that wait for the update. */
  private readonly held: ExampleResult[] = [];

  constructor(
    document: Document,
    job: Job,
    plan: readonly PlannedExample[],
    ordinals: ReadonlyMap<Example, number>,
    emit: (event: JobEvent) => void,
  ) {
    this.document = document;
    this.job = job;
    this.plan = plan;
    this.ordinals = ordinals;
    this.emit = emit;
  }

  /** @returns the last event, which is to be told when all is over */
  run(factory: SessionFactory, monitor: Monitor): Extract<JobEvent, { kind: 'end' }> {
    const { document, job, plan, ordinals } = this;
    const { settings } = job;
    const outcomes = new Map<Example, ExampleOutcome>();
    let current: Example | null = null;
    const python = settings.oracle === null ? null : oracleFactory(settings.oracle, document, settings);
    const replaying = settings.mode === 'update' && python !== null;
    const counts = runDocument(
      document,
      replaying ? python : factory,
      settings.flags,
      settings.stopAtFailure && settings.mode !== 'update',
      this.listener(outcomes, replaying ? null : python),
      {
        scope: settings.scope,
        // The oracle has run it already.
        setup: replaying ? '' : settings.setup,
        selected: settings.select === '' ? undefined : example => plan[ordinals.get(example)!].selected,
        begin: example => {
          current = example;
          this.began = performance.now();
          monitor.begin(ordinals.get(example)!);
        },
        end: outcome => {
          outcomes.set(current!, outcome);
          return monitor.end(outcome);
        },
      },
    );
    if (settings.mode === 'update') this.update(outcomes, counts.interrupted, factory);
    const { passed, failed, skipped, interrupted } = counts;
    return { kind: 'end', counts: { passed, failed, skipped }, interrupted };
  }

  /** Tells what was held back, and the new text. */
  private update(outcomes: ReadonlyMap<Example, ExampleOutcome>, interrupted: boolean, factory: SessionFactory): void {
    const { document, job, emit } = this;
    const wanted = new Map(
      [...outcomes].filter(([example, { dropped, ended }]) => {
        const late = this.held.some(
          ({ ordinal, failure }) => ordinal === this.ordinals.get(example) && failure?.kind === 'note',
        );
        return !dropped && ended === undefined && !late && this.plan[this.ordinals.get(example)!].selected;
      }),
    );
    const result = interrupted
      ? { texts: new Map<string, string>(), updated: [], refused: [] }
      : updateDocument(document, wanted, {
          flags: job.settings.flags,
          factory,
          extract: { scripts: job.settings.scripts },
        });
    const updated = new Map(result.updated.map(example => [this.ordinals.get(example)!, example]));
    const changed: UpdatedExample[] = [];
    for (const event of this.held) {
      const example = updated.get(event.ordinal);
      if (example !== undefined && event.failure !== null) {
        const { want } = example;
        const { kind, printed, got } = event.failure;
        changed.push({ lineno: example.lineno, want, got: kind === 'unexpected' ? printed + got : got });
      }
      emit({ kind: 'example', result: example === undefined ? event : { ...event, status: 'passed', failure: null } });
    }
    for (const { example, reason } of result.refused) {
      const problem = {
        path: example.file ?? document.path,
        lineno: example.lineno,
        message: `not updated: ${reason}`,
      };
      emit({ kind: 'problem', problem });
    }
    const files = [...result.texts].map(([path, after]) => ({
      path,
      before: document.included.get(path) ?? document.text,
      after,
    }));
    if (files.length > 0) emit({ kind: 'update', files, changed });
  }

  private listener(outcomes: ReadonlyMap<Example, ExampleOutcome>, python: SessionFactory | null): RunListener {
    const { document, emit } = this;
    const path = document.path;
    const compared = python === null ? null : new Comparison(python);
    const tell = (example: Example, partial: Partial<ExampleResult> & Pick<ExampleResult, 'status'>) => {
      const result = {
        ordinal: this.ordinals.get(example)!,
        reason: '',
        quiet: false,
        failure: null,
        oracle: null,
        milliseconds: partial.status === 'skipped' ? 0 : performance.now() - this.began,
        ...partial,
      };
      if (this.job.settings.mode === 'update') this.held.push(result);
      else emit({ kind: 'example', result });
    };
    const verdict = (example: Example, judgement: Judgement, flags: number) =>
      compared?.verdict(example, judgement, outcomes.get(example)!, flags) ?? null;
    return {
      skipped: (example, reason = '') => tell(example, { status: 'skipped', reason }),
      passed: (example, judgement, flags) =>
        tell(example, { status: 'passed', oracle: verdict(example, judgement, flags) }),
      failed: (example, judgement, flags, quiet, note = '') =>
        tell(example, {
          status: 'failed',
          quiet,
          failure: failureOf(example, judgement, flags, note),
          oracle: verdict(example, judgement, flags),
        }),
      problem: (lineno, message, file = path) => emit({ kind: 'problem', problem: { path: file, lineno, message } }),
    };
  }
}

/** How an example failed, with no more of its output than a report can use. */
function failureOf(example: Example, judgement: Judgement, flags: number, note: string): Failure {
  const raised = judgement.exception !== null;
  const unexpected = raised && example.excMsg === null;
  const base = { flags, option: null, note: note === '' ? null : note, printed: '' };
  if (note !== '') return { ...base, kind: 'note', want: shorten(example.want), got: shorten(judgement.got) };
  if (unexpected) {
    return {
      ...base,
      kind: 'unexpected',
      want: shorten(example.want),
      got: shorten(judgement.traceback ?? ''),
      printed: shorten(judgement.got),
    };
  }
  const outcome = { output: judgement.got, exception: raised ? { text: judgement.exception! } : null };
  return {
    ...base,
    // The header and the stack of a traceback do not count, only the exception's own lines are compared and shown.
    kind: raised ? 'exception' : 'output',
    want: shorten(raised ? example.excMsg! : example.want),
    got: shorten(raised ? judgement.exception! : markBlankLines(judgement.got, flags)),
    option: judgement.got.length > SHOWN_LIMIT ? null : forgivingOption(example, outcome, flags),
  };
}

function shorten(text: string): string {
  if (text.length <= SHOWN_LIMIT) return text;
  const end = text.lastIndexOf('\n', SHOWN_LIMIT) + 1 || SHOWN_LIMIT;
  return `${text.slice(0, end)}… and ${text.length - end} characters more\n`;
}

/** Sets what Octets did beside what CPython did. */
class Comparison {
  private readonly python: SessionFactory;
  private readonly session: ExampleSession;
  constructor(python: SessionFactory) {
    this.python = python;
    this.session = this.python.create({ name: '__main__' });
  }
  /** @returns null if document, Octets and CPython agree */
  verdict(example: Example, judgement: Judgement, _outcome: ExampleOutcome, flags: number): OracleVerdict | null {
    const name = `<doctest ${example.test}[${example.index}]>`;
    const outcome = this.session.run(example.source, name, example.lineno);
    const python = judge(example, outcome, flags);
    const octets =
      checkOutput(python.got, judgement.got, flags) &&
      (python.exception === null
        ? judgement.exception === null
        : judgement.exception !== null && checkOutput(python.exception, judgement.exception, flags));
    if (octets && python.passed && judgement.passed) return null;
    // The document may leave open what differs (an ellipsis, say): both do what it says.
    if (python.passed && judgement.passed) return null;
    return {
      document: python.passed,
      octets,
      want: shorten(example.want),
      octetsGot: shorten(judgement.got + (judgement.exception ?? '')),
      pythonGot: shorten(python.got + (python.exception ?? '')),
    };
  }
}
