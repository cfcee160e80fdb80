/**
 * What AsciiDoc does before it looks at blocks: `include::` of local files with tags and line numbers
 * (https://docs.asciidoctor.org/asciidoc/latest/directives/include/), and `ifdef::`, `ifndef::`, `endif::`.
 */

import { dirname, isAbsolute, join } from 'node:path';
import type { Problem } from '../document.ts';
import { DecodeError, decodeFile, type SourceLine, splitLines } from '../source-text.ts';

/** @throws the file system's error */
export type ReadInclude = (path: string) => Uint8Array;

const DIRECTIVE = /^(include|ifdef|ifndef|ifeval|endif)::(\S*?)\[(.*)\][ \t]*$/;
const ATTRIBUTE = /^:(!?)([\w-]+)(!?):(?:[ \t]+(.*?))?[ \t]*$/;
const TAG = /(?:^|[^\\\w])(tag|end)::([^\s[\]]+)\[\](?=$|[\s*/#>-])/;
const MAX_DEPTH = 64;

/**
 * The lines of a document with everything included, each with its own place.
 * @param path the document's path
 * @param included gets the text of each included file
 * @param problems gets what cannot be included
 */
export function preprocess(
  text: string,
  path: string,
  read: ReadInclude,
  included: Map<string, string>,
  problems: Problem[],
): SourceLine[] {
  const attributes = new Map<string, string>();
  const result: SourceLine[] = [];
  const substituted = (value: string) => value.replace(/\{([\w-]+)\}/g, (all, key) => attributes.get(key) ?? all);

  const expand = (lines: readonly SourceLine[], file: string, depth: number): void => {
    const conditions: boolean[] = [];
    let comment: string | null = null;
    for (const line of lines) {
      const delimiter = /^\/{4,}[ \t]*$/.test(line.text) ? line.text.trimEnd() : null;
      if (delimiter !== null && (comment === null || comment === delimiter))
        comment = comment === null ? delimiter : null;
      const directive = comment === null ? DIRECTIVE.exec(line.text) : null;
      const active = !conditions.includes(false);
      if (directive === null) {
        if (!active) continue;
        const attribute = ATTRIBUTE.exec(line.text);
        if (attribute && (attribute[1] || attribute[3])) attributes.delete(attribute[2].toLowerCase());
        else if (attribute) attributes.set(attribute[2].toLowerCase(), substituted(attribute[4] ?? ''));
        // `\\include::` is text that looks like a directive.
        const escaped = line.text.startsWith('\\') && DIRECTIVE.test(line.text.slice(1));
        result.push(
          escaped ? { ...line, text: line.text.slice(1), column: line.column + 1, offset: line.offset + 1 } : line,
        );
        continue;
      }
      const [, kind, target, list] = directive;
      if (kind === 'endif') conditions.pop();
      else if (kind === 'ifeval') conditions.push(true);
      else if (kind !== 'include') {
        const names = target.toLowerCase().split(/[,+]/);
        const isSet = (key: string) => attributes.has(key);
        const defined = target.includes('+') ? names.every(isSet) : names.some(isSet);
        const holds = defined === (kind === 'ifdef');
        // With a text in its brackets, it is about that text alone.
        if (list === '') conditions.push(holds);
        else if (active && holds) {
          const at = line.text.indexOf('[') + 1;
          result.push({ ...line, text: list, column: line.column + at, offset: line.offset + at });
        }
      } else if (active) include(line, substituted(target), list, file, depth);
    }
  };

  const include = (line: SourceLine, target: string, list: string, file: string, depth: number): void => {
    const complain = (message: string) =>
      problems.push({ lineno: line.lineno, message, ...(line.file === undefined ? {} : { file: line.file }) });
    if (/^[a-z][a-z\d+.-]+:\/\//i.test(target)) return;
    const found = isAbsolute(target) ? target : join(dirname(file), target);
    if (depth >= MAX_DEPTH) {
      complain(`${target} is included too deeply`);
      return;
    }
    const options = includeOptions(list);
    let text = included.get(found);
    if (text === undefined) {
      try {
        ({ text } = decodeFile(read(found)));
      } catch (error) {
        if (options.get('opts')?.includes('optional') || options.get('options')?.includes('optional')) return;
        if (error instanceof DecodeError)
          complain(`${target} cannot be included: line ${error.lineno} is ${error.message}`);
        else if ((error as { code?: string }).code === undefined) throw error;
        else complain(`${target} cannot be included: ${words((error as { code: string }).code)}`);
        return;
      }
      included.set(found, text);
    }
    let lines = splitLines(text).map(inner => ({ ...inner, file: found }));
    if (lines.at(-1)!.text === '') lines.pop();
    const ranges = options.get('lines');
    const tags = options.get('tags') ?? options.get('tag');
    if (ranges) lines = selectLines(lines, ranges);
    else {
      const selected = selectTags(lines, tags);
      for (const name of selected.missing) complain(`${target} has no tag ${name}`);
      lines = selected.lines;
    }
    expand(lines, found, depth + 1);
  };

  expand(splitLines(text), path, 0);
  return result;
}

function words(code: string): string {
  return code === 'ENOENT'
    ? 'no such file'
    : code === 'EISDIR'
      ? 'it is a directory'
      : code === 'EACCES'
        ? 'permission denied'
        : code;
}

function includeOptions(list: string): Map<string, string> {
  const options = new Map<string, string>();
  for (const match of list.matchAll(/([\w-]+)[ \t]*=[ \t]*(?:"([^"]*)"|([^,]*))/g)) {
    options.set(match[1], (match[2] ?? match[3]).trim());
  }
  return options;
}

/** `lines=1..3;7;10..-1`. */
function selectLines<L extends SourceLine>(lines: L[], ranges: string): L[] {
  const wanted = new Set<number>();
  for (const range of ranges.split(/[;,]/)) {
    const match = /^\s*(\d+)(?:\.\.(-?\d*))?\s*$/.exec(range);
    if (!match) continue;
    const from = Number(match[1]);
    const to =
      match[2] === undefined ? from : match[2] === '' || Number(match[2]) < 0 ? lines.length : Number(match[2]);
    for (let lineno = from; lineno <= Math.min(to, lines.length); lineno++) wanted.add(lineno);
  }
  return lines.filter(line => wanted.has(line.lineno));
}

/** `tags=a;b`, `tags=**;!c`: the regions between `tag::a[]` and `end::a[]`; the lines of the marks never count. */
function selectTags<L extends SourceLine>(lines: L[], list: string | undefined): { lines: L[]; missing: string[] } {
  if (list === undefined) return { lines: lines.filter(line => !TAG.test(line.text)), missing: [] };
  const chosen = new Map<string, boolean>();
  for (const item of list.split(/[;,]/)) {
    const name = item.trim();
    if (name !== '' && name !== '!') chosen.set(name.replace(/^!/, ''), !name.startsWith('!'));
  }
  const first = chosen.keys().next().value;
  const wildcard = chosen.get('*');
  const outside = chosen.get('**') ?? (first === '*' ? !wildcard : ![...chosen.values()].includes(true));
  chosen.delete('*');
  const everything = chosen.get('**');
  chosen.delete('**');
  const missing = new Set([...chosen].filter(([, on]) => on).map(([name]) => name));
  const open: { name: string; selected: boolean }[] = [];
  const result: L[] = [];
  for (const line of lines) {
    const mark = TAG.exec(line.text);
    const selected = open.at(-1)?.selected ?? outside;
    if (!mark) {
      if (selected) result.push(line);
    } else if (mark[1] === 'end') {
      const at = open.findLastIndex(({ name }) => name === mark[2]);
      if (at >= 0) open.splice(at, 1);
    } else {
      missing.delete(mark[2]);
      open.push({ name: mark[2], selected: chosen.get(mark[2]) ?? wildcard ?? everything ?? selected });
    }
  }
  return { lines: result, missing: [...missing] };
}
