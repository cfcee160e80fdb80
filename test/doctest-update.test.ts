/** Updating documents: whatever outputs are broken, in every format, the document comes back byte for byte. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Document, Example } from '../src/doctest/document.ts';
import { extractDocument } from '../src/doctest/extract.ts';
import type { ExampleOutcome } from '../src/doctest/runner-interface.ts';
import { updateDocument } from '../src/doctest/update.ts';
import { doctestSessions } from '../src/doctest-sessions.ts';
import { ClosedHost } from '../src/runtime/host.ts';

const factory = doctestSessions(new ClosedHost(''), () => {
  throw new Error('nothing runs here');
});

/** One line of output; `callout` stands after it in the document. */
interface Line {
  text: string;
  callout: string;
}

interface Sample {
  source: string[];
  lines: Line[];
  /** `lines` are an exception's, below this header and stack. */
  stack: string[] | null;
}

interface Layout {
  prose: string;
  indent: number;
  quote: string;
  crlf: boolean;
  finalNewline: boolean;
  style: number;
}

const piece = fc.constantFrom(...'aB0 <>&"\'\\é𝄞[],.#`-='.match(/./gu)!, '&lt;', '"""', '::', ' # ', '{x}');
const text = fc.array(piece, { maxLength: 8 }).map(parts => `x${parts.join('')}z`);
const blankOrText = fc.oneof({ weight: 8, arbitrary: text }, { weight: 1, arbitrary: fc.constant('') });
const callout = fc.constantFrom('', '', '', '  # <1>', ' <2>', '  <.> <12>');
const samples = fc.array(
  fc.record({
    source: fc.constantFrom<string[][]>(['f(1)'], ['g(', '  2)'], ["h('<&>')  # doctest: +ELLIPSIS"], ['k(3)  # <1>']),
    lines: fc.array(fc.record({ text: blankOrText, callout }), { maxLength: 5 }),
    stack: fc.constantFrom<(string[] | null)[]>(null, null, null, [], ['    ...']),
  }),
  { minLength: 1, maxLength: 5 },
);
const layout = fc.record({
  prose: fc.constantFrom('Some text.', 'Été 𝄞', 'a < b & c'),
  indent: fc.constantFrom(0, 2, 4),
  quote: fc.constantFrom('', '> ', '> > '),
  crlf: fc.boolean(),
  finalNewline: fc.boolean(),
  style: fc.nat(7),
});

/** What a sample is written as, without callouts where the format has none; a traceback has at least a message. */
function outputOf(sample: Sample, callouts: boolean): Line[] {
  const own = callouts ? sample.lines : sample.lines.map(line => ({ ...line, callout: '' }));
  if (sample.stack === null) return own.map(line => ({ ...line, text: line.text || '<BLANKLINE>' }));
  const [first = { text: 'x', callout: '' }] = own;
  const stack = sample.stack.map(line => ({ text: line, callout: '' }));
  return [
    { text: 'Traceback (most recent call last):', callout: '' },
    ...stack,
    { text: `ValueError: ${first.text || 'x'}`, callout: first.callout },
  ];
}

function session(sample: Sample, callouts: boolean): string[] {
  return [
    ...sample.source.map((line, i) => (i === 0 ? '>>> ' : '... ') + line),
    ...outputOf(sample, callouts).map(line => line.text + line.callout),
  ];
}

const flush = (lines: string[], prefix: string) => lines.map(line => (line === '' ? '' : prefix + line));

const FORMATS: Record<string, { suffix: string; callouts: boolean; render(all: Sample[], layout: Layout): string[] }> =
  {
    text: {
      suffix: '.txt',
      callouts: true,
      render: (all, { prose, indent }) =>
        all.flatMap(sample => [prose, '', ...flush(session(sample, true), ' '.repeat(indent)), '']).slice(0, -1),
    },
    markdown: {
      suffix: '.md',
      callouts: true,
      render: (all, { prose, quote, style }) =>
        all.flatMap(sample => {
          const item = style & 1 ? ['- item', ''] : [prose, ''];
          const inner = style & 1 ? '  ' : '';
          const fence = style & 2 ? '~~~~' : '```';
          const language = style & 4 ? '{code-block} python' : 'pycon';
          const block = [fence + language, ...session(sample, true), fence].map(line => inner + line);
          return [...item, ...block, ''].map(line => quote + line);
        }),
    },
    rst: {
      suffix: '.rst',
      callouts: false,
      render: (all, { prose, style }) =>
        all.flatMap((sample, i) => {
          const directive = style & 1 ? ['.. doctest::', '   :hide:', ''] : ['.. code-block:: python', ''];
          const block = flush(session(sample, false), '   ');
          if (style & 2 && sample.stack === null && sample.lines.length > 0) {
            const output = sample.lines.map(line => line.text || 'x');
            const code = ['.. testcode::', '', `   code(${i})`, '', '.. testoutput::', ''];
            return [prose, '', ...code, ...flush(output, '   '), ''];
          }
          return [prose, '', ...directive, ...block, ''];
        }),
    },
    asciidoc: {
      suffix: '.adoc',
      callouts: true,
      render: (all, { prose, style, indent }) =>
        all.flatMap(sample => {
          const lines = session(sample, true);
          if (style & 1) return [prose, '', ...flush(lines, ' '.repeat(indent + 1)), ''];
          const delimiter = style & 2 ? '....' : '-----';
          const head = style & 2 ? [] : ['[source,python,indent=0]'];
          return [prose, '', ...head, delimiter, ...flush(lines, ' '.repeat(indent)), delimiter, ''];
        }),
    },
    html: {
      suffix: '.html',
      callouts: false,
      render: (all, { prose, style }) =>
        all.flatMap(sample => {
          const escape = (line: string) => {
            const most = line.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
            return style & 2 ? most.replaceAll('"', '&quot;').replaceAll("'", '&#39;') : most;
          };
          const marker = style & 2 ? ['<!-- &quot; -->'] : [];
          const source = sample.source.map((line, i) => {
            const prompt = i === 0 ? '&gt;&gt;&gt; ' : '... ';
            return style & 1 ? `<span class="gp">${prompt}</span><b>${escape(line)}</b>` : prompt + escape(line);
          });
          // The quotes in the comment of the source tell how the block spells them.
          if (style & 2) source[0] += escape('  # "\'');
          const output = outputOf(sample, false).map(({ text: line }) =>
            style & 1 ? `<span class="go">${escape(line)}</span>` : escape(line),
          );
          return [
            `<p>${prose.replace('&', '&amp;').replace('<', '&lt;')}</p>`,
            ...marker,
            '<pre>',
            ...source,
            ...output,
            '</pre>',
          ];
        }),
    },
    python: {
      suffix: '.py',
      callouts: false,
      render: (all, { prose, style, indent }) =>
        all.flatMap((sample, i) => {
          const margin = ' '.repeat(indent + 4);
          const lines = session(sample, false);
          const raw = (style & 1) === 1;
          const written = raw ? lines : lines.map(line => line.replaceAll('\\', '\\\\').replaceAll('"""', '\\"\\"\\"'));
          const first = style & 2 ? '' : prose;
          const head = indent > 0 ? [`class C${i}:`] : [];
          const def = `${' '.repeat(indent)}def f${i}():`;
          return [
            ...head,
            def,
            `${margin}${raw ? 'r' : ''}"""${first}`,
            '',
            ...flush(written, margin),
            `${margin}"""`,
            '',
          ];
        }),
    },
    notebook: {
      suffix: '.ipynb',
      callouts: false,
      render: (all, { style }) => {
        const cells = all.map((sample, i) => {
          const outputs: unknown[] = [];
          const split = (value: string) => (style & 1 ? value : (value.match(/[^\n]*\n|[^\n]+$/g) ?? []));
          if (sample.stack !== null) {
            const evalue = sample.lines[0]?.text || 'x';
            outputs.push({ ename: 'ValueError', evalue, output_type: 'error', traceback: [`ValueError: ${evalue}`] });
          } else if (sample.lines.length > 0) {
            const [last, ...printed] = sample.lines.map(line => line.text).reverse();
            if (printed.length > 0) {
              const value = printed.map(line => `${line}\n`).join('');
              outputs.push({ name: 'stdout', output_type: 'stream', text: split(value) });
            }
            const data = { 'text/plain': split(last || 'x') };
            outputs.push({ data, execution_count: i, metadata: {}, output_type: 'execute_result' });
          }
          const source = split(sample.source.join('\n'));
          return { cell_type: 'code', execution_count: i, id: `c${i}`, metadata: {}, outputs, source };
        });
        return JSON.stringify({ cells, metadata: {}, nbformat: 4, nbformat_minor: 5 }, null, 1).split('\n');
      },
    },
  };

function render(format: string, all: Sample[], options: Layout): string {
  const end = options.crlf ? '\r\n' : '\n';
  return FORMATS[format].render(all, options).join(end) + (options.finalNewline ? end : '');
}

/** What an example must have done for its document to be right. */
function outcomeOf(example: Example, sample: Sample, format: string): ExampleOutcome {
  if (format === 'notebook') {
    if (sample.stack !== null) return { output: '', exception: { text: example.excMsg! } };
    const displayed = example.want.slice(example.want.lastIndexOf('\n', example.want.length - 2) + 1);
    return { output: example.want, exception: null, displayed };
  }
  const [first] = sample.lines;
  if (sample.stack !== null) return { output: '', exception: { text: `ValueError: ${first?.text || 'x'}\n` } };
  // An output block of Sphinx has no blank lines here.
  const blank = example.mode === 'exec' ? 'x' : '';
  return { output: sample.lines.map(line => `${line.text || blank}\n`).join(''), exception: null };
}

/** Each sample with some of its lines changed, taken away or added; lines with callouts stay. */
const damage = fc.array(
  fc.array(fc.record({ at: fc.nat(5), kind: fc.constantFrom('change', 'remove', 'add', 'cut'), text }), {
    maxLength: 3,
  }),
  { minLength: 5, maxLength: 5 },
);
type Damage = typeof damage extends fc.Arbitrary<infer T> ? T : never;

function damaged(all: Sample[], damages: Damage, format: string): Sample[] {
  const { callouts } = FORMATS[format];
  return all.map((sample, i) => {
    // Which of several changed lines had the callout, nobody could tell if lines were missing too.
    const marked = callouts && sample.lines.some(line => line.callout !== '');
    const sameCount = marked && /change|cut/.test(damages[i][0]?.kind ?? '');
    const lines = sample.lines.map(line => (callouts ? line : { ...line, callout: '' }));
    for (const { at, kind, text: other } of damages[i]) {
      const line = lines[at];
      // The message of an exception is one line; a block needs an output to keep its place.
      const fixed = sample.stack !== null || (format === 'rst' && lines.length <= 1);
      if (marked && sameCount !== /change|cut/.test(kind)) continue;
      if (kind === 'change' && line) lines[at] = { ...line, text: other };
      else if (kind === 'cut' && line && line.text.length > 3)
        lines[at] = { ...line, text: `${[...line.text].slice(0, 2).join('').trim()}z` };
      else if (kind === 'remove' && line && !line.callout && !fixed) lines.splice(at, 1);
      else if (kind === 'add' && !fixed) lines.splice(at, 0, { text: other, callout: '' });
    }
    return { ...sample, lines };
  });
}

/** Lines that differ from each other, so that there is one way to mend them; raw literals cannot hold every quote. */
function distinct(all: Sample[], damages: Damage, raw: boolean): { all: Sample[]; damages: Damage } {
  const own = (value: string, mark: string) => (value && value + mark).replaceAll('"', raw ? "'" : '"');
  return {
    all: all.map(sample => ({
      ...sample,
      lines: sample.lines.map((line, i) => {
        const first = sample.lines.findIndex(other => other.text === '') === i;
        return { ...line, text: own(line.text || (first ? '' : 'y'), `${i}`) };
      }),
    })),
    damages: damages.map(list => list.map((item, i) => ({ ...item, text: own(item.text, `D${i}`) }))),
  };
}

const path = (format: string) => `dir/sample${FORMATS[format].suffix}`;
const extract = (source: string, format: string): Document => extractDocument(source, path(format), factory);

/** 150 documents of each of seven formats. */
const RUNS = 150;

describe('a document whose outputs are broken is restored byte for byte', () => {
  test.each(Object.keys(FORMATS))('%s', { timeout: 60_000 }, format => {
    let broken = 0;
    const met = { crlf: 0, callout: 0, directive: 0, indent: 0, traceback: 0 };
    fc.assert(
      fc.property(samples, layout, damage, (anySamples, options, anyDamages) => {
        const { all, damages } = distinct(anySamples, anyDamages, format === 'python' && (options.style & 1) === 1);
        const good = render(format, all, options);
        const bad = render(format, damaged(all, damages, format), options);
        const right = extract(good, format);
        expect(right.problems).toEqual([]);
        expect(right.examples).toHaveLength(all.length);
        const document = extract(bad, format);
        expect(document.examples).toHaveLength(all.length);
        const order = right.examples.map((_, i) => i);
        const outcomes = new Map(
          order.map(i => [document.examples[i], outcomeOf(right.examples[i], all[i], format)] as const),
        );
        const { texts, refused } = updateDocument(document, outcomes, { factory });
        expect(refused.map(({ reason }) => reason)).toEqual([]);
        expect(texts.get(path(format)) ?? bad).toBe(good);
        if (bad === good) return;
        broken++;
        if (bad.includes('\r\n')) met.crlf++;
        if (/<(?:1|\.)>/.test(bad)) met.callout++;
        if (bad.includes('+ELLIPSIS')) met.directive++;
        if (/^(?:> )* +(?:>>>|&gt;)/m.test(bad)) met.indent++;
        if (bad.includes('Traceback')) met.traceback++;
      }),
      { numRuns: RUNS, seed: 20261127 },
    );
    expect(broken).toBeGreaterThan(RUNS / 2);
    // Each kind of thing that must stay was there in enough of them.
    const { callouts } = FORMATS[format];
    const expected = {
      crlf: true,
      callout: callouts,
      directive: true,
      indent: /^(?:text|markdown|rst|asciidoc|python)$/.test(format),
      traceback: format !== 'notebook',
    };
    for (const [kind, number] of Object.entries(met)) {
      if (expected[kind as keyof typeof met]) expect(number, `${format}: ${kind}`).toBeGreaterThan(RUNS / 10);
    }
  });
});
