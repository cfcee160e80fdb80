/** `--reporter tap`: the Test Anything Protocol, version 14 (https://testanything.org/tap-version-14-specification.html). */

import type { DocumentProblem, ExampleResult, PlannedExample } from '../job.ts';
import { describeFailure, failureTitle } from './describe-failure.ts';
import { headline, type ReportedDocument, type Reporter, type Summary, type Write } from './reporter.ts';

export class TapReporter implements Reporter {
  private readonly write: Write;
  private count = 0;
  private begun = false;
  constructor(write: Write) {
    this.write = write;
  }

  private point(ok: boolean, name: string, directive = ''): void {
    if (!this.begun) this.write('TAP version 14\n');
    this.begun = true;
    this.count++;
    this.write(`${ok ? 'ok' : 'not ok'} ${this.count} - ${escapeName(name)}${directive}\n`);
  }

  example(document: ReportedDocument, example: PlannedExample, result: ExampleResult): void {
    const name = `${example.id} ${headline(example.source)}`;
    if (result.status === 'skipped') {
      this.point(true, name, ` # SKIP ${escapeName(result.reason)}`.trimEnd());
      return;
    }
    const ok = result.status === 'passed' && result.oracle === null;
    this.point(ok, name);
    if (ok) return;
    this.diagnosis(failureTitle(result), example.path, example.lineno, example.column, [
      ...(result.failure?.kind === 'note' || result.failure === null
        ? []
        : [block('expected', result.failure.want), block('actual', result.failure.got)]),
      block('report', `${describeFailure(document, example, result)}\n`),
    ]);
  }

  problem(_document: ReportedDocument, { path, lineno, message }: DocumentProblem): void {
    this.point(false, `${path}:${lineno} ${headline(message)}`);
    this.diagnosis(message, path, lineno, 1, []);
  }

  documentEnd(): void {}

  private diagnosis(message: string, file: string, line: number, column: number, blocks: string[]): void {
    const lines = [
      `message: ${JSON.stringify(message)}`,
      'severity: fail',
      'at:',
      `  file: ${JSON.stringify(file)}`,
      `  line: ${line}`,
      `  column: ${column}`,
      ...blocks.flatMap(text => text.split('\n')),
    ];
    this.write(`  ---\n${lines.map(line => `  ${line}`.trimEnd() + '\n').join('')}  ...\n`);
  }

  end({ errors, interrupted }: Summary): void {
    for (const error of errors) this.point(false, error);
    if (!this.begun) this.write('TAP version 14\n');
    if (interrupted) this.write('Bail out! interrupted\n');
    else this.write(`1..${this.count}${this.count === 0 ? ' # no examples' : ''}\n`);
  }
}

function escapeName(text: string): string {
  return text
    .replaceAll('\\', '\\\\')
    .replaceAll('#', '\\#')
    .replace(/[\r\n]+/g, ' ')
    .trim();
}

/** A YAML value that keeps every character: JSON's strings are YAML's too. */
function block(key: string, text: string): string {
  return `${key}: ${JSON.stringify(text).replace(/[\x7f-\x9f\ufffe\uffff]/g, c => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`)}`;
}
