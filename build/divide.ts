/**
 * Divides the modules of a bundle in two: what a set of programs uses, and the rest, which another chunk holds.
 *
 * A function that did not run leaves a call through a table behind, `function f(a, b) { return $rest[7](a, b) }`, and its text
 * moves to the module's other half, which fills the table when it is loaded. Declarations that nothing of the first
 * half refers to any more move as they are.
 */
import type { Function as FunctionNode } from 'acorn';
import type { Candidate, Imported, Outline, Part } from './outline.ts';

type Edit = readonly [start: number, end: number, text: string];

function edited(text: string, edits: Edit[]): string {
  let result = text;
  for (const [start, end, replacement] of edits.sort((a, b) => b[0] - a[0] || b[1] - a[1])) {
    result = result.slice(0, start) + replacement + result.slice(end);
  }
  return result;
}

/**
 * A module that notes which of its functions run.
 * @param first the number of its first candidate in the global array `octetsUsed`
 */
export function withNotes({ text, candidates }: Outline, first: number): string {
  const edits: Edit[] = [];
  candidates.forEach(({ node: { body } }, index) => {
    const note = `octetsUsed[${first + index}]=1`;
    if (body.type === 'BlockStatement') edits.push([body.start + 1, body.start + 1, `${note};`]);
    else edits.push([body.start, body.start, `(${note},`], [body.end, body.end, ')']);
  });
  return edited(text, edits);
}

/** A parameter list that takes what the function's does, with the same `length`, and hands it on. */
function parametersOf({ params }: FunctionNode): { taken: string; given: string } {
  const taken: string[] = [];
  const given: string[] = [];
  params.forEach((parameter, index) => {
    const spread = parameter.type === 'RestElement' ? '...' : '';
    taken.push(`${spread}$${index}${parameter.type === 'AssignmentPattern' ? '=void 0' : ''}`);
    given.push(`${spread}$${index}`);
  });
  return { taken: taken.join(), given: given.join() };
}

/** What stays of a function that moves. */
function stub({ node, form, usesThis }: Candidate, place: number): string {
  const { taken, given } = parametersOf(node);
  const called = usesThis ? `$rest[${place}].call(this${given && `,${given}`})` : `$rest[${place}](${given})`;
  if (form === 'method') return `(${taken}){return ${called}}`;
  if (node.type === 'ArrowFunctionExpression') return `(${taken})=>${called}`;
  return `function ${form === 'declaration' ? node.id!.name : ''}(${taken}){return ${called}}`;
}

/** A module while it is being divided. */
interface Half {
  path: string;
  outline: Outline;
  /** The outermost functions that did not run. */
  cold: Candidate[];
  /** Statements that the first half keeps. */
  kept: Set<Part>;
}

export interface Division {
  /** By path. */
  first: Map<string, string>;
  rest: Map<string, string>;
  /** The docstrings that numbers stand for in the first halves (`runtime/signature/docs.ts`). */
  docs: readonly string[];
  /** What others than these modules import a name of one of them as, from `CORE`. */
  link(path: string, name: string): string;
  /** A module that exports all that one of these did. */
  both(path: string): string;
  /** How many functions the table has. */
  places: number;
  /** A module of neither half, with its imports as they must be now. */
  redirected(path: string, outline: Outline): string;
  /** What of the first halves the others were given so far: path → name → name in the bundle. */
  links: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

/** How modules name the bundle of the first halves, the other half of a module, both halves as one, and the table. */
export const CORE = 'octets:core';
export const REST = 'octets:rest:';
export const BOTH = 'octets:both:';
export const TABLE = 'octets:table';

const inside = (at: number, { start, end }: { start: number; end: number }): boolean => start <= at && at < end;

/**
 * @param outlines by absolute path
 * @param used which candidates ran, by path
 * @param entries the modules whose exports must stay
 * @param fronts modules that are not divided, nor is what they export of others: it is called when no program runs
 * @param resolveImport the absolute path of what a module imports
 */
export function divide(
  outlines: ReadonlyMap<string, Outline>,
  used: ReadonlyMap<string, readonly boolean[]>,
  entries: readonly string[],
  fronts: readonly string[],
  resolveImport: (path: string, from: string) => string | undefined,
): Division {
  const open = openParts(outlines, fronts, resolveImport);
  const isOpen = (path: string, { start }: Candidate): boolean =>
    fronts.includes(path) || (open.get(path)?.some(part => inside(start, part)) ?? false);
  const halves = new Map<string, Half>();
  for (const path of [...outlines.keys()].sort()) {
    const outline = outlines.get(path)!;
    const cold: Candidate[] = [];
    outline.candidates.forEach((candidate, index) => {
      if (isOpen(path, candidate)) return;
      if (!used.get(path)![index] && !(cold.length > 0 && inside(candidate.start, cold.at(-1)!))) cold.push(candidate);
    });
    halves.set(path, { path, outline, cold, kept: new Set() });
  }
  const from = (path: string, imported: Imported): Half | undefined => halves.get(resolveImport(path, imported.from)!);
  keepWhatIsNeeded(halves, entries, from);

  const movedNames = new Map<Half, Set<string>>();
  for (const half of halves.values()) {
    const moved = half.outline.parts.filter(part => !half.kept.has(part)).flatMap(part => part.names);
    const declared = half.cold.filter(({ node }) => isTopLevel(half, node)).map(({ node }) => node.id!.name);
    movedNames.set(half, new Set([...moved, ...declared]));
  }
  const links = new Map<string, Map<string, string>>();
  let linked = 0;
  /** What the bundle of the first halves calls a name of a module. */
  const link = (path: string, name: string): string => {
    const names = links.get(path) ?? new Map<string, string>();
    links.set(path, names);
    const known = names.get(name) ?? `$${(linked++).toString(36)}`;
    names.set(name, known);
    return known;
  };
  /** An import of a local name, for what is not of the first half. */
  const importLine = (path: string, local: string, imported: Imported): string => {
    const half = from(path, imported);
    if (imported.name === undefined) {
      const source = half === undefined ? imported.from : `${BOTH}${half.path}`;
      return `import * as ${local} from ${JSON.stringify(source)};`;
    }
    if (half === undefined) return `import { ${imported.name} as ${local} } from ${JSON.stringify(imported.from)};`;
    if (movedNames.get(half)!.has(imported.name)) {
      return `import { ${imported.name} as ${local} } from ${JSON.stringify(`${REST}${half.path}`)};`;
    }
    return `import { ${link(half.path, imported.name)} as ${local} } from '${CORE}';`;
  };

  /** The import of what the build puts in the place of a global. */
  const bufferImport = (text: string, path: string): string =>
    /\bBuffer\b/.test(text) && path !== resolveImport(path, 'node:buffer')
      ? `import { ${link(resolveImport(path, 'node:buffer')!, 'Buffer')} as Buffer } from '${CORE}';\n`
      : '';

  const first = new Map<string, string>();
  const rest = new Map<string, string>();
  const docs: string[] = [];
  let places = 0;
  for (const half of halves.values()) {
    const { path, outline, cold, kept } = half;
    const { text, imports, exported } = outline;
    const edits: Edit[] = [];
    const moved: string[] = [];
    const gone: { start: number; end: number }[] = [];
    for (const part of outline.parts) {
      if (kept.has(part)) continue;
      edits.push([part.start, part.end, '']);
      gone.push(part);
      moved.push(text.slice(part.start, part.end).replace(/^export /, ''));
    }
    for (const candidate of cold) {
      if (gone.some(part => inside(candidate.start, part))) continue;
      const place = places++;
      const { node, form, start, end } = candidate;
      const source = text.slice(start, end);
      edits.push([start, end, stub(candidate, place)]);
      gone.push(candidate);
      if (isTopLevel(half, node)) moved.push(source, `$rest[${place}]=${node.id!.name};`);
      else moved.push(`$rest[${place}]=${form === 'method' ? 'function' : ''}${source};`);
    }
    for (const { start, end, text: doc } of outline.docs) {
      if (gone.some(range => inside(start, range))) continue;
      edits.push([start, end, ` ${docs.length}`]);
      docs.push(doc);
    }
    const neededByRest = new Set<string>();
    const neededByFirst = new Set<string>();
    for (const { name, at } of outline.uses) {
      (gone.some(range => inside(at, range)) ? neededByRest : neededByFirst).add(name);
    }
    for (const declaration of outline.declarations) {
      const stay = declaration.specifiers.filter(({ local }) => neededByFirst.has(local.name));
      const lines = stay.map(({ local }) => {
        const { name, from: source } = imports.get(local.name)!;
        const what = name === undefined ? `* as ${local.name}` : `{ ${name} as ${local.name} }`;
        return `import ${what} from ${JSON.stringify(source)};`;
      });
      edits.push([
        declaration.start,
        declaration.end,
        [`import ${JSON.stringify(declaration.source.value)};`, ...lines].join(' '),
      ]);
    }
    const names = movedNames.get(half)!;
    const own = [...neededByRest].filter(name => !imports.has(name) && !names.has(name));
    const more = own.filter(name => !exported.has(name));
    first.set(path, `import { $rest } from '${TABLE}';\n${edited(text, edits)}\nexport { ${more.join(', ')} };\n`);
    if (moved.length === 0) continue;
    rest.set(
      path,
      [
        `import { ${link(TABLE, '$rest')} as $rest } from '${CORE}';`,
        bufferImport(moved.join('\n'), path),
        ...[...neededByRest].filter(name => imports.has(name)).map(name => importLine(path, name, imports.get(name)!)),
        ...own.map(name => `import { ${link(path, name)} as ${name} } from '${CORE}';`),
        ...moved,
        `export { ${[...names].join(', ')} };`,
      ].join('\n'),
    );
  }
  const both = (path: string): string => {
    const half = halves.get(path)!;
    const moved = movedNames.get(half)!;
    const lines = [...half.outline.exported].map(name =>
      moved.has(name)
        ? `export { ${name} } from ${JSON.stringify(`${REST}${path}`)};`
        : `export { ${link(path, name)} as ${name} } from '${CORE}';`,
    );
    return lines.join('\n');
  };
  const redirected = (path: string, outline: Outline): string =>
    bufferImport(outline.text, path) +
    edited(
      outline.text,
      outline.declarations.map(({ start, end, source, specifiers }) => {
        const lines = specifiers.map(({ local }) => importLine(path, local.name, outline.imports.get(local.name)!));
        const known = from(path, { from: source.value as string, name: '' }) !== undefined;
        return [start, end, [known ? '' : `import ${JSON.stringify(source.value)};`, ...lines].join(' ')] as const;
      }),
    );
  return { first, rest, docs, both, link, places, redirected, links };
}

/** What some modules export of others, by path. */
function openParts(
  outlines: ReadonlyMap<string, Outline>,
  fronts: readonly string[],
  resolveImport: (path: string, from: string) => string | undefined,
): Map<string, Part[]> {
  const open = new Map<string, Part[]>();
  for (const front of fronts) {
    for (const { from, name } of outlines.get(front)!.passedOn) {
      const path = resolveImport(front, from)!;
      const parts = outlines.get(path)!.parts.filter(({ names }) => names.includes(name!));
      open.set(path, [...(open.get(path) ?? []), ...parts]);
    }
  }
  return open;
}

function isTopLevel({ outline }: Half, node: FunctionNode): boolean {
  return (
    node.type === 'FunctionDeclaration' &&
    outline.parts.some(({ end, names }) => end === node.end && names.length === 1 && names[0] === node.id!.name)
  );
}

/** Finds the statements that the first half needs: those that do something, and what they refer to. */
function keepWhatIsNeeded(
  halves: ReadonlyMap<string, Half>,
  entries: readonly string[],
  from: (path: string, imported: Imported) => Half | undefined,
): void {
  const queue: [Half, Part][] = [];
  const keep = (half: Half, part: Part): void => {
    if (half.kept.has(part)) return;
    half.kept.add(part);
    queue.push([half, part]);
  };
  const need = (half: Half, name: string): void => {
    const imported = half.outline.imports.get(name);
    if (imported !== undefined) {
      const source = from(half.path, imported);
      if (source === undefined) return;
      if (imported.name !== undefined) need(source, imported.name);
      else for (const exported of source.outline.exported) need(source, exported);
      return;
    }
    for (const part of half.outline.parts) {
      // What assigns to a variable must stand where the variable does.
      if (part.names.includes(name) || part.assigns.includes(name)) keep(half, part);
    }
  };
  for (const half of halves.values()) {
    const { parts, pinned, passedOn, exported } = half.outline;
    for (const part of parts) if (!part.movable) keep(half, part);
    for (const name of pinned) need(half, name);
    for (const imported of passedOn) {
      const source = from(half.path, imported);
      if (source === undefined) continue;
      for (const name of imported.name === undefined ? source.outline.exported : [imported.name]) need(source, name);
    }
    if (entries.includes(half.path)) for (const name of exported) need(half, name);
  }
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    const [half, part] = next;
    for (const { name, at } of half.outline.uses) {
      if (inside(at, part) && !half.cold.some(candidate => inside(at, candidate) && candidate.start !== at))
        need(half, name);
    }
  }
}
