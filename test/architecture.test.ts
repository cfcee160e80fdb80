/**
 * Who may import whom (docs/design.md): reads the import lines of `src` and `repl`, and fails on a wrong arrow, on a
 * cycle of value imports, and on an import that leaves the project or names a package its layer has no business with.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

interface Import {
  from: string;
  line: number;
  specifier: string;
  /** The imported file, relative to the root; undefined for packages and `node:` modules. */
  target: string | undefined;
  typeOnly: boolean;
}

/** Layers by path prefix, the first match counts; what each may import besides itself. */
const LAYERS: [layer: string, prefix: RegExp][] = [
  ['lexer', /^src\/lexer\//],
  ['parser', /^src\/parser\//],
  ['core', /^src\/runtime\/(values\/|[^/]+$)/],
  ['middle', /^src\/runtime\/(signature|protocol|buffer|codecs|unicode|lifetime)\//],
  ['traceback', /^src\/runtime\/traceback\//],
  ['eval', /^src\/runtime\/eval\//],
  ['builtins', /^src\/builtins\//],
  ['doctest', /^src\/doctest\//],
  ['interactive', /^src\/interactive\//],
  ['browser', /^src\/browser\//],
  ['root', /^src\/[^/]+$/],
  ['repl', /^repl\//],
];

const ALLOWED: Record<string, string[]> = {
  lexer: [],
  parser: ['lexer'],
  core: [],
  middle: ['core'],
  traceback: ['core', 'middle'],
  eval: ['core', 'middle', 'traceback', 'parser'],
  builtins: ['core', 'middle'],
  doctest: [],
  interactive: ['lexer', 'parser', 'core', 'middle', 'traceback', 'eval', 'builtins'],
  root: ['lexer', 'parser', 'core', 'middle', 'traceback', 'eval', 'builtins', 'doctest', 'interactive'],
  // A front door as those of `root`.
  browser: ['core', 'middle', 'eval', 'builtins'],
  repl: [],
};

/** Arrows between single files that the layers alone would forbid. */
const ALSO_ALLOWED: [from: RegExp, to: RegExp][] = [
  [/^repl\//, /^src\/(command-line|garbage-collector|index|session)\.ts$/],
  // A session runs a program as the command does.
  [/^src\/interactive\//, /^src\/(program|node-host)\.ts$/],
  [/^src\/browser\//, /^src\/(run-program|version)\.ts$/],
  // A traceback shows positions of the tree, frames and their source lines.
  [/^src\/runtime\/traceback\//, /^src\/(parser\/(ast|scope)|runtime\/eval\/(frame|sources))\.ts$/],
  // "Did you mean" is pure text work, which argument errors need too.
  [/^src\/runtime\/(signature|protocol)\//, /^src\/runtime\/traceback\/suggestion\.ts$/],
];

/** The npm packages a layer may use; `node:` modules are free everywhere. */
const PACKAGES: Record<string, RegExp> = {
  lexer: /^chevrotain$/,
  parser: /^chevrotain$/,
  core: /^$/,
  middle: /^$/,
  traceback: /^$/,
  eval: /^$/,
  builtins: /./,
  doctest: /./,
  interactive: /^$/,
  browser: /^$/,
  root: /./,
  repl: /./,
};

function layerOf(file: string): string {
  const found = LAYERS.find(([, prefix]) => prefix.test(file));
  if (found === undefined) throw new Error(`${file} is in no layer: name it in test/architecture.test.ts`);
  return found[0];
}

function sourceFiles(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map(entry => relative(ROOT, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}

const STATEMENT = /^(?:import|export)\s+(type\s+)?((?:[\w*$\s,{}]|\btype\s)*?)\s*\bfrom\s*(['"])([^'"]+)\3/gm;
const BARE = /^import\s*(['"])([^'"]+)\1/gm;
const DYNAMIC = /\bimport\(\s*(['"])([^'"]+)\1\s*\)/g;

/** True when every name in braces carries its own `type`, so that nothing is left of the import at run time. */
function onlyTypes(clause: string): boolean {
  const braces = /^\{([^}]*)\}$/.exec(clause.trim());
  if (braces === null) return false;
  const names = braces[1]!.split(',').map(name => name.trim());
  return names.every(name => name === '' || name.startsWith('type '));
}

function importsOf(file: string): Import[] {
  const text = readFileSync(join(ROOT, file), 'utf8');
  const found: Import[] = [];
  const add = (index: number, specifier: string, typeOnly: boolean): void => {
    const target = specifier.startsWith('.')
      ? relative(ROOT, resolve(ROOT, dirname(file), specifier))
          .split(sep)
          .join('/')
      : undefined;
    found.push({ from: file, line: text.slice(0, index).split('\n').length, specifier, target, typeOnly });
  };
  for (const match of text.matchAll(STATEMENT)) {
    add(match.index, match[4]!, match[1] !== undefined || onlyTypes(match[2]!));
  }
  for (const match of text.matchAll(BARE)) add(match.index, match[2]!, false);
  // A module that is loaded on demand takes part in the arrows but cannot make a cycle while loading.
  for (const match of text.matchAll(DYNAMIC)) add(match.index, match[2]!, true);
  return found;
}

const files = [...sourceFiles(join(ROOT, 'src')), ...sourceFiles(join(ROOT, 'repl'))];
const imports = files.flatMap(importsOf);

function wrongArrow({ from, target }: Import): boolean {
  if (target === undefined) return false;
  if (!target.startsWith('src/') && !target.startsWith('repl/')) return true;
  const here = layerOf(from);
  const there = layerOf(target);
  if (here === there || ALLOWED[here]!.includes(there)) return false;
  return !ALSO_ALLOWED.some(([a, b]) => a.test(from) && b.test(target));
}

/** Cycles of value imports: the strongly connected components with more than one file (Tarjan). */
function cycles(): string[][] {
  const edges = new Map<string, string[]>(files.map(file => [file, []]));
  for (const { from, target, typeOnly } of imports) {
    if (!typeOnly && target !== undefined && edges.has(target)) edges.get(from)!.push(target);
  }
  const found: string[][] = [];
  const number = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const visit = (file: string): void => {
    number.set(file, number.size);
    low.set(file, number.get(file)!);
    stack.push(file);
    for (const next of edges.get(file)!) {
      if (!number.has(next)) {
        visit(next);
        low.set(file, Math.min(low.get(file)!, low.get(next)!));
      } else if (stack.includes(next)) {
        low.set(file, Math.min(low.get(file)!, number.get(next)!));
      }
    }
    if (low.get(file) !== number.get(file)) return;
    const component = stack.splice(stack.indexOf(file));
    if (component.length > 1 || edges.get(file)!.includes(file)) found.push(component.sort());
  };
  for (const file of files) if (!number.has(file)) visit(file);
  return found;
}

describe('architecture', () => {
  it('reads the import lines', () => {
    expect(imports.length).toBeGreaterThan(0);
  });

  it('has only the arrows of the design', () => {
    const wrong = imports
      .filter(wrongArrow)
      .map(({ from, line, target }) => `${from}:${line} (${layerOf(from)}) imports ${target}`);
    expect(wrong).toEqual([]);
  });

  it('imports files that exist, with their extension', () => {
    const wrong = imports
      .filter(({ target }) => target !== undefined && !files.includes(target) && !existsSync(join(ROOT, target)))
      .map(({ from, line, specifier }) => `${from}:${line} imports ${specifier}`);
    expect(wrong).toEqual([]);
  });

  it('has no cycle of value imports', () => {
    expect(cycles().map(component => component.join(' ↔ '))).toEqual([]);
  });

  it('uses packages only where they belong', () => {
    const wrong = imports
      .filter(({ from, target, specifier }) => {
        return target === undefined && !specifier.startsWith('node:') && !PACKAGES[layerOf(from)]!.test(specifier);
      })
      .map(({ from, line, specifier }) => `${from}:${line} imports ${specifier}`);
    expect(wrong).toEqual([]);
  });

  it('has no barrel files inside src', () => {
    const wrong = files.filter(file => /^src\/.+\/index\.ts$/.test(file));
    const barrels = wrong.filter(file =>
      /^export\s+(\*|\{[^}]*\})\s+from/m.test(readFileSync(join(ROOT, file), 'utf8')),
    );
    expect(barrels).toEqual([]);
  });
});
