/** `--reporter junit`: JUnit's XML, one suite per document, one case per example. */

import { describeFailure, failureTitle, type GatheredDocument, GatheringReporter } from './describe-failure.ts';
import { headline, type Reporter, type Summary, type Write } from './reporter.ts';

export class JUnitReporter extends GatheringReporter implements Reporter {
  private readonly write: Write;
  private readonly suites: string[] = [];
  constructor(write: Write) {
    super();
    this.write = write;
  }

  protected gathered({ path, document, examples, problems, counts }: GatheredDocument): void {
    const time = examples.reduce((sum, { result }) => sum + result.milliseconds, 0);
    const lines: string[] = [];
    for (const { path: file, lineno, message } of problems) {
      lines.push(
        `    <testcase${attributes({ classname: path, name: `line ${lineno}`, file, line: lineno, time: 0 })}>`,
      );
      lines.push(`      <error${attributes({ message: headline(message) })}>${escapeText(message)}</error>`);
      lines.push('    </testcase>');
    }
    for (const { example, result } of examples) {
      const { id, lineno } = example;
      const seconds = (result.milliseconds / 1000).toFixed(6);
      const name = `${id} ${headline(example.source)}`;
      const start = `    <testcase${attributes({ classname: path, name, file: example.path, line: lineno, time: seconds })}`;
      if (result.status === 'passed' && result.oracle === null) {
        lines.push(`${start}/>`);
        continue;
      }
      lines.push(`${start}>`);
      if (result.status === 'skipped') {
        lines.push(`      <skipped${result.reason === '' ? '' : attributes({ message: result.reason })}/>`);
      } else {
        const type = result.failure?.kind ?? 'oracle';
        const text = escapeText(describeFailure(document, example, result));
        lines.push(`      <failure${attributes({ type, message: failureTitle(result) })}>${text}</failure>`);
      }
      lines.push('    </testcase>');
    }
    const failures = examples.filter(({ result }) => result.status === 'failed' || result.oracle !== null).length;
    const head = attributes({
      name: path,
      tests: examples.length + problems.length,
      failures,
      errors: problems.length,
      skipped: counts.skipped,
      time: (time / 1000).toFixed(6),
    });
    this.suites.push(`  <testsuite${head}>\n${lines.map(line => `${line}\n`).join('')}  </testsuite>\n`);
  }

  end({ counts, seconds, errors }: Summary): void {
    const unusable = errors.map(error => {
      const fault = `<error${attributes({ message: error })}/>`;
      return `    <testcase${attributes({ classname: 'octets doctest', name: error })}>${fault}</testcase>\n`;
    });
    if (unusable.length > 0) {
      const head = attributes({ name: 'octets doctest', tests: errors.length, failures: 0, errors: errors.length });
      this.suites.push(`  <testsuite${head}>\n${unusable.join('')}  </testsuite>\n`);
    }
    const tests = counts.passed + counts.failed + counts.skipped + errors.length;
    const head = attributes({ name: 'octets doctest', tests, failures: counts.failed, time: seconds.toFixed(3) });
    this.write(`<?xml version="1.0" encoding="UTF-8"?>\n<testsuites${head}>\n${this.suites.join('')}</testsuites>\n`);
  }
}

function attributes(values: Record<string, string | number>): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}="${escapeAttribute(String(value))}"`)
    .join('');
}

// XML 1.0 has no way to write most control characters and lone surrogates: they are shown as Python escapes them.
const FORBIDDEN = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|\p{Surrogate}/gu;

function escapeText(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\r', '&#13;')
    .replace(FORBIDDEN, char => {
      const code = char.charCodeAt(0);
      return code < 256 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u${code.toString(16)}`;
    });
}

function escapeAttribute(text: string): string {
  return escapeText(text).replaceAll('"', '&quot;').replaceAll('\n', '&#10;').replaceAll('\t', '&#9;');
}
