/** The report for a person at a terminal or reading a log. */

import { styleText } from 'node:util';
import { fancyDifference, linesOf } from '../difference.ts';
import { hexDifference, type Piece } from '../hex-difference.ts';
import type { DocumentProblem, ExampleResult, Failure, OracleVerdict, PlannedExample, UpdatedExample } from '../job.ts';
import { parseBytesRepr } from '../python-bytes.ts';
import type { Counts } from '../run.ts';
import { type Word, wordDifference } from '../word-difference.ts';
import { headline, placeOf, type ReportedDocument, type Reporter, type Summary, type Write } from './reporter.ts';

export interface ReportOptions {
  /** Every example, not only the failures. */
  verbose: boolean;
  /** Only failures and the closing line. */
  quiet: boolean;
  color: boolean;
}

type Style = 'red' | 'green' | 'yellow' | 'dim' | 'bold';

/** Lines of an output that are shown before and after those that differ, and in all. */
const CONTEXT = 3;
const MOST_LINES = 60;
/** Characters of a line that are shown. */
const WIDEST = 1000;

export class TextReporter implements Reporter {
  private readonly write: Write;
  private readonly options: ReportOptions;

  constructor(write: Write, options: ReportOptions) {
    this.write = write;
    this.options = options;
  }

  example(document: ReportedDocument, example: PlannedExample, result: ExampleResult): void {
    if (result.oracle !== null) this.disagreement(document, example, result.oracle);
    else if (result.status === 'failed') {
      if (!result.quiet && result.failure !== null) this.failure(document, example, result.failure);
    } else if (result.status === 'passed') this.verboseLine('ok', 'green', example);
    else this.verboseLine('skip', 'yellow', example, result.reason);
  }

  problem(_document: ReportedDocument, { path, lineno, message }: DocumentProblem): void {
    this.write(`${this.style('bold', `${path}:${lineno}`)}\n`);
    for (const line of linesOf(message)) this.write(`    ${line}\n`);
    this.write('\n');
  }

  documentEnd(document: ReportedDocument, counts: Counts): void {
    if (this.options.quiet) return;
    const mark = counts.failed > 0 ? this.style('red', 'FAIL') : this.style('green', 'ok  ');
    this.write(`${mark}  ${document.path}  ${this.counts(counts, false)}\n`);
  }

  updated(document: ReportedDocument, changed: readonly UpdatedExample[], written: boolean): void {
    for (const { lineno, want, got } of changed) {
      this.write(`${this.style('bold', `${document.path}:${lineno}`)}  ${written ? 'updated' : 'would be updated'}\n`);
      for (const line of linesOf(want)) this.write(`    ${this.style('red', `- ${line}`)}\n`);
      for (const line of linesOf(got)) this.write(`    ${this.style('green', `+ ${line}`)}\n`);
      this.write('\n');
    }
  }

  end({ counts, documents, seconds }: Summary): void {
    if (documents === 0) return;
    if (!this.options.quiet) this.write('\n');
    const time = this.options.verbose ? this.style('dim', ` in ${seconds.toFixed(2)} s`) : '';
    this.write(`${this.counts(counts, true)}${time}\n`);
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

  private verboseLine(word: string, style: Style, example: PlannedExample, reason = ''): void {
    if (!this.options.verbose) return;
    const more = linesOf(example.source).length;
    const rest = more > 1 ? this.style('dim', ` … ${more} lines`) : '';
    const why = reason === '' ? '' : this.style('dim', `  (${reason})`);
    this.write(
      `${this.style(style, word.padEnd(4))}  ${placeOf(example)}  >>> ${headline(example.source)}${rest}${why}\n`,
    );
  }

  private heading(document: ReportedDocument, example: PlannedExample): void {
    const several = document.plan.some(({ test }) => test !== document.plan[0].test);
    const where = several ? this.style('dim', `  in ${example.test}`) : '';
    this.write(`${this.style('bold', placeOf(example))}${where}\n`);
    const lines = linesOf(example.source);
    const width = Math.max(4, String(example.lineno + lines.length - 1).length);
    lines.slice(0, MOST_LINES).forEach((line, i) => {
      const number = this.style('dim', `${String(example.lineno + i).padStart(width)} | ${i === 0 ? '>>>' : '...'}`);
      this.write(`${number} ${line}`.trimEnd() + '\n');
    });
    if (lines.length > MOST_LINES) this.write(`    … ${lines.length - MOST_LINES} lines more\n`);
  }

  private failure(document: ReportedDocument, example: PlannedExample, failure: Failure): void {
    this.heading(document, example);
    if (failure.kind === 'note') {
      this.write(`  This example ${failure.note}.\n`);
      if (failure.got !== '') this.block('It printed', plainLines(failure.got.slice(0, 2000)), null);
    } else if (failure.kind === 'unexpected') {
      this.block('Expected', plainLines(failure.want), 'green');
      if (failure.printed !== '') this.block('Printed', plainLines(failure.printed), null);
      this.block('Raised', plainLines(failure.got), 'red');
    } else this.difference(failure);
    if (failure.option) this.write(this.style('dim', `  With # doctest: +${failure.option} this would pass.`) + '\n');
    this.write('\n');
  }

  private difference({ kind, want, got, flags }: Failure): void {
    const fancy = fancyDifference(want, got, flags);
    if (fancy) {
      this.write(`  Differences (${fancy.title}):\n`);
      for (const line of fancy.lines) {
        const style = line[0] === '+' ? 'red' : line[0] === '-' ? 'green' : null;
        this.write(this.styled(style, `    ${line.replace(/\n$/, '')}`) + '\n');
      }
      return;
    }
    const title = kind === 'exception' ? 'Raised' : 'Got';
    const before = parseBytesRepr(want);
    const after = parseBytesRepr(got);
    if (before && after && Buffer.compare(before.data, after.data) !== 0) {
      this.block('Expected', plainLines(want), 'green');
      this.block(title, plainLines(got), 'red');
      this.hex(before.data, after.data);
      return;
    }
    const words = wordDifference(want, got, flags);
    this.block('Expected', words.want, 'green');
    this.block(title, words.got, 'red');
    const note = spaceNote(linesOf(want), linesOf(got));
    if (note !== null) this.write(`  ${note}\n`);
  }

  private hex(want: Uint8Array, got: Uint8Array): void {
    const { heading, lines } = hexDifference(want, got);
    this.write(`  Bytes (- expected, + got): ${heading}\n`);
    for (const { sign, pieces } of lines) {
      const text = pieces.map(piece => this.piece(piece)).join('');
      this.write(`    ${sign === '?' ? ' ' : sign} ${sign === '?' ? this.style('bold', text) : text}`.trimEnd() + '\n');
    }
  }

  private piece({ text, side }: Piece): string {
    return this.styled(side === 'want' ? 'green' : side === 'got' ? 'red' : null, text);
  }

  /** A titled block; under a line with words that the other side has not stand marks. */
  private block(title: string, lines: readonly Word[][], style: Style | null): void {
    if (lines.length === 0) {
      this.write(`  ${title} nothing\n`);
      return;
    }
    this.write(`  ${title}:\n`);
    const shown = linesShown(lines);
    let last = -1;
    for (const i of shown) {
      if (i > last + 1) this.write(`    … ${i - last - 1} lines\n`);
      last = i;
      const words = clip(lines[i]);
      this.write(
        `    ${words.map(({ text, changed }) => this.styled(changed ? style : null, text)).join('')}`.trimEnd() + '\n',
      );
      const marked = lines[i].some(word => word.changed) && lines[i].some(word => !word.changed);
      if (marked) this.write(`    ${this.style('bold', marksUnder(words))}\n`);
    }
    if (last < lines.length - 1) this.write(`    … ${lines.length - 1 - last} lines\n`);
  }

  private disagreement(document: ReportedDocument, example: PlannedExample, verdict: OracleVerdict): void {
    this.heading(document, example);
    const rows: [string, string, boolean | null][] = [
      ['Document', verdict.want, verdict.document],
      ['Octets', verdict.octetsGot, verdict.octets],
      ['CPython', verdict.pythonGot, null],
    ];
    for (const [title, text, right] of rows) {
      const word = right === null ? '' : right ? ' (as CPython)' : ' (not as CPython)';
      this.block(`${title}${word}`, plainLines(text), right === false ? 'red' : 'green');
    }
    this.write('\n');
  }

  private style(style: Style, text: string): string {
    return this.options.color ? styleText(style, text, { validateStream: false }) : text;
  }

  private styled(style: Style | null, text: string): string {
    return style && text !== '' ? this.style(style, text) : text;
  }
}

/** A line with its end cut off if it is very long. */
function clip(words: readonly Word[]): readonly Word[] {
  const length = words.reduce((sum, { text }) => sum + text.length, 0);
  if (length <= WIDEST) return words;
  const kept: Word[] = [];
  let room = WIDEST;
  for (const { text, changed } of words) {
    kept.push({ text: text.slice(0, room), changed });
    room -= text.length;
    if (room <= 0) break;
  }
  return [...kept, { text: ` … ${length - WIDEST} characters`, changed: false }];
}

/** Lines with nothing to mark. */
function plainLines(text: string): Word[][] {
  return linesOf(text).map(line => [{ text: line, changed: true }]);
}

/** The numbers of the lines that are shown: all, or those near changed ones. */
function linesShown(lines: readonly Word[][]): number[] {
  const all = lines.map((_, i) => i);
  if (lines.length <= MOST_LINES) return all;
  const changed = new Set(all.filter(i => lines[i].some(word => word.changed)));
  const near = all.filter(i => {
    for (let k = i - CONTEXT; k <= i + CONTEXT; k++) if (changed.has(k)) return true;
    return false;
  });
  return near.slice(0, MOST_LINES);
}

// Tabs stay tabs, so that the marks stand under their characters.
function marksUnder(words: readonly Word[]): string {
  return words
    .map(({ text, changed }) => [...text].map(char => (changed ? '^' : char === '\t' ? '\t' : ' ')).join(''))
    .join('')
    .trimEnd();
}

/** What cannot be seen: blanks at the ends of lines. */
function spaceNote(want: readonly string[], got: readonly string[]): string | null {
  const i = want.findIndex((line, k) => line !== got[k] && line.trimEnd() === got[k]?.trimEnd());
  if (i < 0) return null;
  return `Line ${i + 1}: blanks at the end are ${got[i].length > want[i].length ? 'not expected' : 'missing'}.`;
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
