/**
 * A deliberate difference as a document. It is a doctest that CPython passes, in this form:
 *
 *     Title
 *     =====
 *
 *     Cause: why it is so.
 *
 *     Workaround: what to do instead.
 *
 *     >>> 1 is int('1')          examples, with what CPython prints
 *     False
 *
 *     Octets:                    and, where that differs, what Octets prints
 *         True
 */

/** An example and what it prints on both. */
export interface DifferenceExample {
  source: string;
  cpython: string;
  /** What Octets prints, where that is not the same. */
  octets: string | null;
}

/** A document in its parts. */
export interface DifferenceDocument {
  title: string;
  /** The paragraphs before the first example. */
  prose: string[];
  examples: DifferenceExample[];
}

const MARK = 'Octets:';
const INDENT = '    ';
const isPrompt = (line: string | undefined): boolean => line !== undefined && /^>>>( |$)/.test(line);

/** The lines of a document from the first example on, one example after the other. */
function readExamples(lines: readonly string[]): DifferenceExample[] {
  const examples: DifferenceExample[] = [];
  let at = 0;
  const take = (while_: (line: string) => boolean): string[] => {
    const from = at;
    while (at < lines.length && while_(lines[at]!)) at++;
    return lines.slice(from, at);
  };
  while (at < lines.length) {
    if (!isPrompt(lines[at])) {
      at++;
      continue;
    }
    const first = lines[at++]!;
    const source = [first, ...take(line => /^\.\.\.( |$)/.test(line))].map(line => line.slice(4));
    const cpython = take(line => line !== '' && !isPrompt(line));
    let octets: string[] | null = null;
    if (lines[at] === '' && lines[at + 1] === MARK) {
      at += 2;
      octets = take(line => line.startsWith(INDENT)).map(line => line.slice(INDENT.length));
    }
    const joined = (part: string[]): string => part.map(line => `${line}\n`).join('');
    examples.push({ source: joined(source), cpython: joined(cpython), octets: octets && joined(octets) });
  }
  return examples;
}

/** @throws Error where the text has not the form of a difference */
export function parseDifference(text: string, name: string): DifferenceDocument {
  const lines = text.split('\n');
  const [title, underline] = lines as [string, string];
  if (underline !== '='.repeat(title.length)) throw new Error(`${name}: a title with a line of = below it comes first`);
  const start = lines.findIndex(isPrompt);
  if (start < 0) throw new Error(`${name}: there are no examples`);
  const prose = lines.slice(2, start).join('\n').trim().split(/\n\n+/);
  for (const word of ['Cause: ', 'Workaround: ']) {
    if (!prose.some(paragraph => paragraph.startsWith(word))) throw new Error(`${name}: no paragraph "${word}…"`);
  }
  return { title, prose, examples: readExamples(lines.slice(start)) };
}

/** The document's text, with blocks for what Octets prints. */
export function writeDifference({ title, prose, examples }: DifferenceDocument): string {
  let text = `${title}\n${'='.repeat(title.length)}\n\n${prose.join('\n\n')}\n\n`;
  for (const [index, { source, cpython, octets }] of examples.entries()) {
    const [first, ...more] = source.replace(/\n$/, '').split('\n');
    text += `>>> ${first}\n${more.map(line => `... ${line}`.trimEnd().concat('\n')).join('')}${cpython}`;
    if (octets === null) continue;
    text += `\n${MARK}\n${octets.replace(/^(?=.)/gm, INDENT)}`;
    if (index + 1 < examples.length) text += '\n';
  }
  return text;
}

/** An output as one cell of the page: in the line if it is one line. */
function shown(who: string, output: string): string {
  const all = output.replace(/\n$/, '').split('\n');
  const lines = all[0] === 'Traceback (most recent call last):' ? all.slice(2) : all;
  if (output === '') return `${who} prints nothing\n`;
  if (lines.length === 1) return `${who} ${lines[0]}\n`;
  return `${who.trim()}\n${lines.map(line => `    ${line}\n`).join('')}`;
}

/** The documents as a page in Markdown. */
export function differencesPage(documents: readonly DifferenceDocument[]): string {
  let page = `# Deliberate differences

<!-- Made from conformance/differences by \`npm run conformance -- differences --update\`. -->

Octets does what CPython 3.14 does, except for what stands here. Each difference is recorded on both sides, and the tests fail
when one of them changes. What is merely not there yet is listed elsewhere: names and signatures in
[\`gaps.txt\`](../conformance/census/gaps.txt), tests of CPython in the lists of
[\`conformance/suites\`](../conformance/suites).
`;
  for (const { title, prose, examples } of documents) {
    page += `\n## ${title}\n\n`;
    page += prose.map(text => text.replace(/^(Cause|Workaround):/, '**$1:**')).join('\n\n');
    page += '\n\n```text\n';
    for (const { source, cpython, octets } of examples) {
      const [first, ...more] = source.replace(/\n$/, '').split('\n');
      page += `>>> ${first}\n${more.map(line => `... ${line}\n`).join('')}`;
      if (octets === null) page += cpython;
      else page += shown('CPython:', cpython) + shown('Octets: ', octets);
    }
    page += '```\n';
  }
  return page;
}
