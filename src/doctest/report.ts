/** The report of a run, for a person at a terminal or reading a log. */

import { styleText } from 'node:util';
import type { Judgement } from './compare.ts';
import { fancyDifference, firstDifference, forgivingOption, linesOf, markBlankLines } from './difference.ts';
import type { Document, Example } from './document.ts';
import type { Counts, RunListener } from './run.ts';

export interface ReportOptions {
  /** Every example, not only the failures. */
  verbose: boolean;
  /** Only failures and the closing line. */
  quiet: boolean;
  color: boolean;
}

type Style = 'red' | 'green' | 'yellow' | 'dim' | 'bold';

/** Writes a report piece by piece, as the run goes on. */
export class Report {
  private readonly write: (text: string) => void;
  private readonly options: ReportOptions;

  constructor(write: (text: string) => void, options: ReportOptions) {
    this.write = write;
    this.options = options;
  }

  /** What listens to the run of one document. */
  listener(document: Document): RunListener {
    return {
      skipped: example => this.verboseLine('skip', 'yellow', document, example),
      passed: example => this.verboseLine('ok', 'green', document, example),
      failed: (example, judgement, flags, quiet) => {
        if (!quiet) this.failure(document, example, judgement, flags);
      },
      problem: (lineno, message) => {
        this.write(`${this.style('bold', `${document.path}:${lineno}`)}\n`);
        for (const line of linesOf(message)) this.write(`    ${line}\n`);
        this.write('\n');
      },
    };
  }

  /** The line that closes a document: its counts. */
  documentEnd(document: Document, counts: Counts): void {
    if (this.options.quiet) return;
    const mark = counts.failed > 0 ? this.style('red', 'FAIL') : this.style('green', 'ok  ');
    this.write(`${mark}  ${document.path}  ${this.counts(counts, false)}\n`);
  }

  /** The closing line of the whole run. */
  summary(counts: Counts, files: number): void {
    if (files > 0 && !this.options.quiet) this.write('\n');
    this.write(`${this.counts(counts, true)}\n`);
  }

  private counts(counts: Counts, always: boolean): string {
    const parts = [];
    const passed = `${counts.passed} passed`;
    const failed = `${counts.failed} failed`;
    if (always || counts.passed > 0 || counts.failed + counts.skipped === 0) {
      parts.push(counts.passed > 0 ? this.style('green', passed) : passed);
    }
    if (always || counts.failed > 0) parts.push(counts.failed > 0 ? this.style('red', failed) : failed);
    if (counts.skipped > 0) parts.push(this.style('yellow', `${counts.skipped} skipped`));
    return parts.join(', ');
  }

  private verboseLine(word: string, style: Style, document: Document, example: Example): void {
    if (!this.options.verbose) return;
    const [first, ...rest] = linesOf(example.source);
    const more = rest.length > 0 ? this.style('dim', ` … ${rest.length + 1} lines`) : '';
    this.write(`${this.style(style, word.padEnd(4))}  ${document.path}:${example.lineno}  >>> ${first}${more}\n`);
  }

  private failure(document: Document, example: Example, judgement: Judgement, flags: number): void {
    const where = example.test === document.name ? '' : this.style('dim', `  in ${example.test}`);
    this.write(`${this.style('bold', `${document.path}:${example.lineno}`)}${where}\n`);
    linesOf(example.source).forEach((line, i) => {
      this.write(`    ${this.style('dim', i === 0 ? '>>>' : '...')} ${line}\n`.replace(/ +\n$/, '\n'));
    });
    if (judgement.exception !== null && example.excMsg === null) this.unexpectedException(example, judgement);
    else this.difference(example, judgement, flags);
    this.write('\n');
  }

  private unexpectedException(example: Example, judgement: Judgement): void {
    this.block('Expected', linesOf(example.want), 'green');
    this.block('Printed', linesOf(judgement.got), null);
    this.block('Raised', linesOf(judgement.traceback ?? ''), 'red');
  }

  private difference(example: Example, judgement: Judgement, flags: number): void {
    const raised = judgement.exception !== null;
    // The header and the stack of a traceback do not count, only the exception's own lines are compared and shown.
    const want = raised ? example.excMsg! : example.want;
    const got = raised ? judgement.exception! : markBlankLines(judgement.got, flags);
    const fancy = fancyDifference(want, got, flags);
    if (fancy) {
      this.write(`  Differences (${fancy.title}):\n`);
      for (const line of fancy.lines) {
        const style = line[0] === '+' ? 'red' : line[0] === '-' ? 'green' : null;
        this.write(this.styled(style, `    ${line.replace(/\n$/, '')}`) + '\n');
      }
      return;
    }
    this.block('Expected', linesOf(want), 'green');
    const place = firstDifference(want, got, flags);
    this.block(raised ? 'Raised' : 'Got', linesOf(got), 'red', place, linesOf(want));
    const outcome = { output: judgement.got, exception: raised ? { text: judgement.exception! } : null };
    const option = forgivingOption(example, outcome, flags);
    if (option) this.write(this.style('dim', `  With # doctest: +${option} this would pass.`) + '\n');
  }

  /** A titled block; under the line with the first difference stands a mark. */
  private block(
    title: string,
    lines: string[],
    style: Style | null,
    place: { line: number; column: number } | null = null,
    other: string[] = [],
  ): void {
    if (lines.length === 0) {
      if (title !== 'Printed') this.write(`  ${title} nothing\n`);
      return;
    }
    this.write(`  ${title}:\n`);
    lines.forEach((line, i) => {
      this.write(`    ${this.styled(style, line)}`.trimEnd() + '\n');
      if (place?.line === i) {
        const note = i >= other.length && other.length > 0 ? ' not expected' : '';
        this.write(`    ${padding(line, place.column)}${this.style('bold', '^')}${note}${spaceNote(line, other[i])}\n`);
      }
    });
    if (place && place.line >= lines.length) this.write(`    ${this.style('bold', '^')} the output ends here\n`);
  }

  private style(style: Style, text: string): string {
    return this.options.color ? styleText(style, text, { validateStream: false }) : text;
  }

  private styled(style: Style | null, text: string): string {
    return style ? this.style(style, text) : text;
  }
}

// Tabs stay tabs, so that the mark stands under its character.
function padding(line: string, column: number): string {
  return [...line]
    .slice(0, column)
    .map(char => (char === '\t' ? '\t' : ' '))
    .join('')
    .padEnd(column);
}

function spaceNote(line: string, other: string | undefined): string {
  if (other === undefined || line === other || line.trimEnd() !== other.trimEnd()) return '';
  return line.length > other.length ? ' blanks at the end are not expected' : ' blanks at the end are missing';
}

/**
 * Whether to colour: NO_COLOR forbids, FORCE_COLOR demands, otherwise a terminal decides
 * (https://no-color.org, https://force-color.org).
 */
export function wantsColor(env: Readonly<Record<string, string | undefined>>, isTTY: boolean): boolean {
  if (env.NO_COLOR) return false;
  if (env.FORCE_COLOR) return env.FORCE_COLOR !== '0';
  return isTTY && env.TERM !== 'dumb';
}
