/**
 * The build for web pages, `dist/browser`: `core.js` is the first download, `rest.js` the functions that
 * `first-download.py` does not use, `library.js` the standard library, `shared-….js` what these two share.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type BuildOptions, build, type Plugin, transform } from 'esbuild';
import { minify } from 'terser';
import { BOTH, CORE, divide, REST, TABLE, withNotes } from './divide.ts';
import { KNOWN_DECISIONS, knownDecisionsText } from './known-decisions.ts';
import { type Outline, outlineOf } from './outline.ts';

const LIBRARY = resolve('src/browser/library.ts');
const MODULES = resolve('src/builtins/modules/index.ts');
/** Modules that others name in ways of their own. */
const ENTRIES = /\/src\/browser\/(?:buffer|core|parts|rest)\.ts$|\/api\.js$/;
const DIVIDED = /(?:\/src\/.*\.ts|\/node_modules\/@?chevrotain\/.*\.js)$/;

/** What Node has of its own is replaced, and the library comes later. */
const forBrowsers: Plugin = {
  name: 'for-browsers',
  setup(builder) {
    builder.onResolve({ filter: /^node:buffer$/ }, () => ({ path: resolve('src/browser/buffer.ts') }));
    builder.onResolve({ filter: /^\.\/library\.ts$/ }, ({ importer }) =>
      importer === resolve('src/builtins/all.ts') ? { path: resolve('src/browser/core-library.ts') } : undefined,
    );
    builder.onResolve({ filter: /\/unicode-source\.ts$/ }, ({ path }) => ({ path, namespace: 'nowhere' }));
    builder.onLoad({ filter: /.*/, namespace: 'nowhere' }, () => ({
      contents: 'export const provideUnicodeDataUnderNode = () => {};',
    }));
  },
};

function optionsWith(shared: BuildOptions, plugin: Plugin): BuildOptions {
  const names = [...readFileSync(MODULES, 'utf8').matchAll(/^ {2}\['([\w.]+)', \(\) => /gm)].map(([, name]) => name);
  return {
    ...shared,
    format: 'esm',
    platform: 'browser',
    target: 'es2024',
    minify: true,
    inject: ['src/browser/buffer.ts'],
    define: { LIBRARY_MODULES: JSON.stringify(names) },
    entryPoints: { core: 'src/browser/core.ts' },
    plugins: [forBrowsers, plugin],
  };
}

/** Loads a file as JavaScript without types. */
async function plain(path: string): Promise<string> {
  if (KNOWN_DECISIONS.test(path)) return knownDecisionsText();
  const text = readFileSync(path, 'utf8');
  return path.endsWith('.ts') ? (await transform(text, { loader: 'ts', target: 'es2024' })).code : text;
}

/** Builds all but the library, runs programs on it, and says which functions of which modules ran. */
async function usedFunctions(
  shared: BuildOptions,
  programs: readonly string[],
): Promise<{ outlines: Map<string, Outline>; used: Map<string, readonly boolean[]> }> {
  const outlines = new Map<string, Outline>();
  const numbers = new Map<string, number>();
  let count = 0;
  const noting: Plugin = {
    name: 'noting',
    setup(builder) {
      builder.onResolve({ filter: /\/library\.ts$/ }, ({ path, kind }) =>
        kind === 'dynamic-import' ? { path, external: true } : undefined,
      );
      builder.onLoad({ filter: DIVIDED }, async ({ path }) => {
        const outline = outlineOf(await plain(path));
        outlines.set(path, outline);
        numbers.set(path, count);
        const contents = withNotes(outline, count);
        count += outline.candidates.length;
        return { contents, loader: 'js' };
      });
    },
  };
  const folder = mkdtempSync(join(tmpdir(), 'octets-'));
  try {
    await build({ ...optionsWith(shared, noting), outdir: folder });
    const page = `
      const { readFileSync, writeFileSync } = process.getBuiltinModule('node:fs');
      const programs = JSON.parse(readFileSync(0, 'utf8'));
      globalThis.process = globalThis.Buffer = globalThis.global = undefined;
      globalThis.octetsUsed = [];
      const { runProgram } = await import(${JSON.stringify(pathToFileURL(join(folder, 'core.js')).href)});
      for (const program of programs) {
        const { status, stderr } = await runProgram(program);
        if (status !== 0) throw new Error(stderr);
      }
      writeFileSync(1, JSON.stringify(octetsUsed));`;
    const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', page], {
      encoding: 'utf8',
      input: JSON.stringify(programs),
      maxBuffer: 1 << 26,
    });
    if (stdout === '') throw new Error(stderr);
    const ran: (1 | null)[] = JSON.parse(stdout);
    const used = new Map(
      [...outlines].map(([path, { candidates }]) => [
        path,
        candidates.map((_, index) => ran[numbers.get(path)! + index] === 1),
      ]),
    );
    return { outlines, used };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Builds `dist/browser`. */
export async function buildForBrowsers(shared: BuildOptions): Promise<void> {
  const { outlines, used } = await usedFunctions(shared, [readFileSync('build/first-download.py', 'utf8')]);
  const division = divide(
    outlines,
    used,
    [...outlines.keys()].filter(path => ENTRIES.test(path)),
    ['core', 'parts', 'rest', 'run'].map(name => resolve(`src/browser/${name}.ts`)),
    (path, from) => {
      if (from === 'node:buffer') return resolve('src/browser/buffer.ts');
      return from.startsWith('.') ? resolve(path, '..', from) : resolve('node_modules', from, 'lib/src/api.js');
    },
  );
  const { first, rest } = division;
  // The rest first: it says what the first download has to export.
  const later: Plugin = {
    name: 'later',
    setup(builder) {
      builder.onResolve({ filter: /^octets:/ }, ({ path }) =>
        path === CORE ? { path: './core.js', external: true } : { path, namespace: 'octets' },
      );
      builder.onResolve({ filter: /^\.\/rest\.js$/ }, ({ path }) => ({ path, external: true }));
      builder.onLoad({ filter: /./, namespace: 'octets' }, ({ path }) => {
        const file = path.slice(REST.length);
        return { contents: path.startsWith(BOTH) ? division.both(file) : rest.get(file)!, resolveDir: dirname(file) };
      });
      builder.onLoad({ filter: /src\/browser\/rest\.ts$/ }, () => ({
        contents: [
          ...[...rest.keys()].map(path => `import ${JSON.stringify(`${REST}${path}`)};`),
          `import { ${division.link(resolve('src/runtime/signature/docs.ts'), 'provideDocs')} as provideDocs } from '${CORE}';`,
          `const docs = ${JSON.stringify(division.docs)};`,
          'provideDocs(number => docs[number]);',
        ].join('\n'),
      }));
      builder.onLoad({ filter: DIVIDED }, async ({ path }) => {
        if (first.has(path)) throw new Error(`${path} is needed as a whole`);
        const before = path === LIBRARY ? "import './rest.js';\n" : '';
        return { contents: before + division.redirected(path, outlineOf(await plain(path))), loader: 'js' };
      });
    },
  };
  await build({
    ...optionsWith(shared, later),
    inject: [],
    splitting: true,
    entryPoints: { rest: 'src/browser/rest.ts', library: LIBRARY },
    outdir: 'dist/browser',
    chunkNames: 'shared-[hash]',
  });
  const exports = [...division.links].flatMap(([path, names]) =>
    [...names].map(([name, as]) => `export { ${name} as ${as} } from ${JSON.stringify(path)};`),
  );
  const now: Plugin = {
    name: 'now',
    setup(builder) {
      builder.onResolve({ filter: /^octets:/ }, ({ path }) => ({ path, namespace: 'octets' }));
      builder.onLoad({ filter: /./, namespace: 'octets' }, ({ path }) => ({
        contents:
          path === TABLE
            ? `import { missing } from './src/browser/parts.ts';
               export const $rest = Array(${division.places}).fill(() => missing('rest'));`
            : ["export * from './src/browser/core.ts';", ...exports].join('\n'),
        resolveDir: resolve('.'),
      }));
      builder.onResolve({ filter: /^\.\/(?:rest|library)\.ts$/ }, ({ path, kind }) =>
        kind === 'dynamic-import' ? { path: path.replace('.ts', '.js'), external: true } : undefined,
      );
      builder.onLoad({ filter: DIVIDED }, ({ path }) => ({ contents: first.get(path)!, loader: 'js' }));
    },
  };
  const { outputFiles } = await build({
    ...optionsWith(shared, now),
    entryPoints: { core: CORE },
    write: false,
    outdir: 'dist/browser',
  });
  // A second minifier takes three of a hundred bytes more.
  const { code } = await minify(outputFiles[0]!.text, { module: true, ecma: 2020 });
  writeShortExports(code!);
}

/**
 * Writes `core.js`, whose exports for the other files are called there as they are in it, and the others accordingly: it is
 * the shortest.
 */
function writeShortExports(code: string): void {
  const names = new Map<string, string>();
  const short = code.replace(/export\{([^}]*)\};?\s*$/, (_, list: string) => {
    const exported = list.split(',').map(each => {
      const [local, name = local] = each.split(' as ') as [string, string?];
      if (!name.startsWith('$')) return each;
      names.set(name, local);
      return local;
    });
    return `export{${[...new Set(exported)].join()}};`;
  });
  writeFileSync('dist/browser/core.js', short);
  for (const file of readdirSync('dist/browser')) {
    if (file === 'core.js') continue;
    const path = join('dist/browser', file);
    const text = readFileSync(path, 'utf8').replace(/import\{([^}]*)\}from"\.\/core\.js"/g, (_, list: string) => {
      const renamed = list.split(',').map(each => {
        const [name, local = name] = each.split(' as ') as [string, string?];
        const given = names.get(name) ?? name;
        return given === local ? local : `${given} as ${local}`;
      });
      return `import{${renamed.join()}}from"./core.js"`;
    });
    writeFileSync(path, text);
  }
}
