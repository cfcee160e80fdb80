/**
 * The directives of Sphinx's doctest extension (https://www.sphinx-doc.org/en/master/usage/extensions/doctest.html), in
 * reST and in MyST: `doctest`, `testcode`, `testoutput`, `testsetup`, `testcleanup`, each with groups and options. A
 * group is a namespace of its own: its setup, its examples in the order of the document, its cleanup.
 */

import type { Example, Extraction } from '../document.ts';
import { type FlagName, isFlagName } from '../options.ts';
import { exceptionMessage } from '../parse.ts';
import type { SourceLine } from '../source-text.ts';
import { scriptExample } from './script.ts';
import { parseInto } from './text.ts';

const NAMES = new Set(['doctest', 'testcode', 'testoutput', 'testsetup', 'testcleanup']);

/** Whether a directive is one of Sphinx's for tests. */
export function isDirectiveName(name: string): boolean {
  return NAMES.has(name);
}

const EVERY = '*';

/** Collects a document's examples by group. */
export class SphinxBlocks {
  private readonly extraction: Extraction;
  private readonly text: string;
  private readonly name: string;
  private readonly found: { example: Example; groups: string[]; rank: number }[] = [];
  /** The last `testcode` of each group, which the next `testoutput` belongs to. */
  private readonly pending = new Map<string, Example>();

  constructor(extraction: Extraction, text: string, name: string) {
    this.extraction = extraction;
    this.text = text;
    this.name = name;
  }

  /**
   * Takes an example.
   * @param groups the directive's argument: names with commas between them, empty for the default group
   * @param rank -1 before all of its groups' examples, 1 after them
   */
  add(example: Example, groups: string, rank: -1 | 0 | 1 = 0): void {
    this.found.push({ example, groups: groupsOf(groups), rank });
  }

  /** Takes what a parser finds. */
  addAll(parse: (extraction: Extraction) => void, groups: string): Example[] {
    const inner: Extraction = { examples: [], problems: this.extraction.problems };
    parse(inner);
    for (const example of inner.examples) this.add(example, groups);
    return inner.examples;
  }

  /**
   * Takes a directive's block.
   * @param lines its options, if any, and its content
   */
  directive(name: string, groups: string, lines: readonly SourceLine[], skip: string | null): void {
    const { options, content } = divide(lines);
    if (name === 'doctest') {
      const examples = this.addAll(
        inner => parseInto(inner, content, { text: this.text, name: this.name, listing: true }, skip),
        groups,
      );
      this.apply(options, examples, lines[0]?.lineno ?? 1);
      return;
    }
    const skipIf = options.get('skipif') ?? null;
    const flags = this.flags(options.get('options') ?? '', lines[0]?.lineno ?? 1);
    if (content.length === 0) return;
    if (name === 'testoutput') {
      this.output(groups, content, flags, skip, skipIf);
      return;
    }
    const role = name === 'testsetup' ? 'setup' : name === 'testcleanup' ? 'cleanup' : 'example';
    const common = { text: this.text, test: this.name, index: 0, role, skip, skipIf, options: flags } as const;
    const example = scriptExample(content, role === 'example' ? { ...common, want: [] } : common);
    this.add(example, groups, role === 'setup' ? -1 : role === 'cleanup' ? 1 : 0);
    if (role === 'example') for (const group of groupsOf(groups)) this.pending.set(group, example);
  }

  /** Applies a `doctest` directive's options to its examples; their own directives are stronger. */
  apply(options: ReadonlyMap<string, string>, examples: readonly Example[], lineno: number): void {
    const flags = this.flags(options.get('options') ?? '', lineno);
    for (const example of examples) {
      example.skipIf = options.get('skipif') ?? null;
      for (const [flag, on] of flags) if (!example.options.has(flag)) example.options.set(flag, on);
    }
  }

  private output(
    groups: string,
    content: readonly SourceLine[],
    flags: Map<FlagName, boolean>,
    skip: string | null,
    skipIf: string | null,
  ): void {
    const group = groupsOf(groups).find(key => this.pending.has(key));
    if (group === undefined) {
      this.extraction.problems.push({
        lineno: content[0].lineno,
        message: 'this testoutput has no testcode before it',
      });
      return;
    }
    const code = this.pending.get(group)!;
    for (const [key, value] of [...this.pending]) if (value === code) this.pending.delete(key);
    // A skipped output means that the code runs and its output is not looked at.
    if (skip !== null || skipIf !== null) {
      code.checked = false;
      return;
    }
    const want = scriptExample(content, { text: this.text, test: this.name, index: 0 });
    code.want = want.source;
    code.excMsg = exceptionMessage(want.source);
    code.wantRange = want.sourceRange;
    code.layout = { ...code.layout, wantLines: content, indent: want.indent };
    code.prefix = want.prefix;
    for (const [flag, on] of flags) code.options.set(flag, on);
    code.options.set('DONT_ACCEPT_BLANKLINE', true);
  }

  private flags(list: string, lineno: number): Map<FlagName, boolean> {
    const flags = new Map<FlagName, boolean>();
    for (const option of list.split(/[\s,]+/).filter(word => word !== '')) {
      const flag = option.slice(1);
      if (/^[+-]/.test(option) && isFlagName(flag)) flags.set(flag, option[0] === '+');
      else this.extraction.problems.push({ lineno, message: `'${option}' is not an option of doctest` });
    }
    return flags;
  }

  /** Puts the examples into the extraction, group by group, in the order in which the groups are first met. */
  finish(): void {
    const order = new Set<string>();
    for (const { groups } of this.found) for (const group of groups) if (group !== EVERY) order.add(group);
    if (order.size === 0 && this.found.length > 0) order.add('default');
    for (const group of order) {
      const own = this.found.filter(({ groups }) => groups.includes(group) || groups.includes(EVERY));
      const inOrder = [-1, 0, 1].flatMap(rank => own.filter(found => found.rank === rank));
      const test = order.size === 1 || group === 'default' ? this.name : `${this.name}[${group}]`;
      inOrder.forEach(({ example, groups }, index) => {
        const shared = groups.length > 1 || groups.includes(EVERY);
        this.extraction.examples.push(Object.assign(shared ? { ...example } : example, { test, index }));
      });
    }
  }
}

function groupsOf(argument: string): string[] {
  const names = argument
    .split(',')
    .map(part => part.trim())
    .filter(part => part !== '');
  return names.length > 0 ? names : ['default'];
}

/** A directive's options (`:name: value`, or between `---` lines as in MyST) and its content without blank edges. */
export function divide(lines: readonly SourceLine[]): { options: Map<string, string>; content: SourceLine[] } {
  const options = new Map<string, string>();
  let i = 0;
  if (lines[0]?.text.trim() === '---') {
    const end = lines.findIndex((line, at) => at > 0 && line.text.trim() === '---');
    for (i = 1; i < end; i++) {
      const match = /^\s*([\w-]+):[ \t]*(.*)$/.exec(lines[i].text);
      if (match) options.set(match[1], match[2].trim());
    }
    i = end < 0 ? 0 : end + 1;
  } else {
    for (; i < lines.length; i++) {
      const match = /^\s*:([\w-]+):[ \t]*(.*)$/.exec(lines[i].text);
      if (!match) break;
      options.set(match[1], match[2].trim());
    }
  }
  let end = lines.length;
  while (i < end && lines[i].text.trim() === '') i++;
  while (end > i && lines[end - 1].text.trim() === '') end--;
  return { options, content: lines.slice(i, end) };
}
