/** `--reporter json`: the whole run as one JSON object, whose schema is `docs/doctest-report.schema.json`. */

import type { DocumentProblem, ExampleResult, PlannedExample, UpdatedExample } from '../job.ts';
import type { Counts } from '../run.ts';
import type { ReportedDocument, Reporter, Summary, Write } from './reporter.ts';

/** One example of a report. */
export type ReportedExample = Omit<PlannedExample, 'selected'> & Omit<ExampleResult, 'ordinal'>;

/** One document of a report. */
export interface DocumentReport {
  path: string;
  counts: Counts;
  problems: DocumentProblem[];
  examples: ReportedExample[];
  /** What `--update` changed. */
  updated: UpdatedExample[];
}

/** A whole run. */
export interface RunReport {
  /** The version of this format. */
  version: 1;
  status: number;
  interrupted: boolean;
  seconds: number;
  counts: Counts;
  errors: string[];
  documents: DocumentReport[];
}

/** Gathers a run as data. */
export class DataReporter implements Reporter {
  private readonly documents: DocumentReport[] = [];
  private current: { of: ReportedDocument; report: DocumentReport } | null = null;
  private readonly done: (report: RunReport) => void;
  /** @param done takes the report at the end */
  constructor(done: (report: RunReport) => void) {
    this.done = done;
  }
  private of(document: ReportedDocument): DocumentReport {
    if (this.current?.of !== document) {
      const counts = { passed: 0, failed: 0, skipped: 0 };
      const report = { path: document.path, counts, problems: [], examples: [], updated: [] };
      this.current = { of: document, report };
    }
    return this.current.report;
  }
  example(document: ReportedDocument, example: PlannedExample, result: ExampleResult): void {
    const { id, test, index, path, lineno, column, source } = example;
    const { status, reason, quiet, failure, oracle, milliseconds } = result;
    const place = { id, test, index, path, lineno, column, source };
    const rounded = Math.round(milliseconds * 1000) / 1000;
    this.of(document).examples.push({ ...place, status, reason, quiet, failure, oracle, milliseconds: rounded });
  }
  problem(document: ReportedDocument, problem: DocumentProblem): void {
    this.of(document).problems.push(problem);
  }
  updated(document: ReportedDocument, changed: readonly UpdatedExample[]): void {
    this.of(document).updated.push(...changed);
  }
  documentEnd(document: ReportedDocument, counts: Counts): void {
    const report = this.of(document);
    report.counts = counts;
    this.documents.push(report);
    this.current = null;
  }
  end({ counts, seconds, status, errors, interrupted }: Summary): void {
    const { documents } = this;
    this.done({ version: 1, status, interrupted, seconds, counts, errors: [...errors], documents });
  }
}

/** Writes the run as JSON. */
export function jsonReporter(write: Write): Reporter {
  return new DataReporter(report => write(`${JSON.stringify(report, null, 2)}\n`));
}
