/** `--reporter github`: an annotation for each failure, as GitHub's workflow commands spell it, and the counts. */

import { linesOf } from '../difference.ts';
import type { DocumentProblem, ExampleResult, PlannedExample } from '../job.ts';
import type { Counts } from '../run.ts';
import { describeFailure, failureTitle } from './describe-failure.ts';
import type { ReportedDocument, Reporter, Summary, Write } from './reporter.ts';

export class GitHubReporter implements Reporter {
  private readonly write: Write;
  constructor(write: Write) {
    this.write = write;
  }

  example(document: ReportedDocument, example: PlannedExample, result: ExampleResult): void {
    if ((result.status !== 'failed' || result.quiet) && result.oracle === null) return;
    const { path: file, lineno: line, column: col, source } = example;
    const endLine = line + linesOf(source).length - 1;
    const title = `${example.id}: ${failureTitle(result)}`;
    this.annotation({ file, line, endLine, col, title }, describeFailure(document, example, result));
  }

  problem(_document: ReportedDocument, { path, lineno, message }: DocumentProblem): void {
    this.annotation({ file: path, line: lineno, title: 'the document is malformed' }, message);
  }

  documentEnd(document: ReportedDocument, { passed, failed, skipped }: Counts): void {
    this.write(`${document.path}: ${passed} passed, ${failed} failed, ${skipped} skipped\n`);
  }

  end({ counts, errors }: Summary): void {
    for (const error of errors) this.annotation({ title: 'octets doctest' }, error);
    this.write(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped\n`);
  }

  private annotation(properties: Record<string, string | number>, message: string): void {
    const list = Object.entries(properties).map(([name, value]) => `${name}=${escapeProperty(String(value))}`);
    this.write(`::error ${list.join(',')}::${escapeData(message)}\n`);
  }
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
