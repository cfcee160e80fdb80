/** A failure as plain text, for reports that machines read and people see. */

import type { DocumentProblem, ExampleResult, PlannedExample } from '../job.ts';
import type { ReportedDocument, Summary } from './reporter.ts';
import { TextReporter } from './text.ts';

const ZERO = { passed: 0, failed: 0, skipped: 0 };

/** One failed example as the text report shows it, without colour. */
export function describeFailure(document: ReportedDocument, example: PlannedExample, result: ExampleResult): string {
  let text = '';
  const reporter = new TextReporter(part => (text += part), { verbose: false, quiet: false, color: false });
  reporter.example(document, example, { ...result, quiet: false });
  return text.trimEnd();
}

/** In a few words what went wrong. */
export function failureTitle(result: ExampleResult): string {
  if (result.oracle !== null) return 'document, Octets and CPython do not agree';
  switch (result.failure?.kind) {
    case 'exception':
      return 'another exception than expected';
    case 'unexpected':
      return 'an exception that nobody expected';
    case 'note':
      return `the example ${result.failure.note}`;
    default:
      return 'another output than expected';
  }
}

/** What a report has gathered of one document. */
export interface GatheredDocument {
  path: string;
  document: ReportedDocument;
  examples: { example: PlannedExample; result: ExampleResult }[];
  problems: DocumentProblem[];
  counts: typeof ZERO;
}

/** Gathers what comes, for reports that are written at the end or per document. */
export abstract class GatheringReporter {
  private current: GatheredDocument | null = null;

  private of(document: ReportedDocument): GatheredDocument {
    if (this.current?.document !== document) {
      this.current = { path: document.path, document, examples: [], problems: [], counts: ZERO };
    }
    return this.current!;
  }
  example(document: ReportedDocument, example: PlannedExample, result: ExampleResult): void {
    this.of(document).examples.push({ example, result });
  }
  problem(document: ReportedDocument, problem: DocumentProblem): void {
    this.of(document).problems.push(problem);
  }
  documentEnd(document: ReportedDocument, counts: typeof ZERO): void {
    const gathered = this.of(document);
    gathered.counts = counts;
    this.current = null;
    this.gathered(gathered);
  }
  protected abstract gathered(document: GatheredDocument): void;
  abstract end(summary: Summary): void;
}
