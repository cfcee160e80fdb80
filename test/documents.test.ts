/** What the project's own pages claim: their examples run, their links lead somewhere, their commands exist. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { VERSION } from '../src/version.ts';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const PAGES = [
  'README.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  'docs/design.md',
  'docs/repl.md',
  'docs/doctest.md',
  'examples/README.md',
];
const text = (page: string): string => readFileSync(join(ROOT, page), 'utf8');
const { scripts, version } = JSON.parse(text('package.json')) as { scripts: Record<string, string>; version: string };

function octets(...args: string[]) {
  return spawnSync(process.execPath, [join(ROOT, 'src', 'cli.ts'), ...args], {
    cwd: ROOT,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1' },
  });
}

/** GitHub's anchors of a page's headings. */
function anchors(page: string): Set<string> {
  const headings = text(page).match(/^#+ .*$/gm) ?? [];
  return new Set(
    headings.map(line =>
      line
        .replace(/^#+ /, '')
        .toLowerCase()
        .replace(/[^\p{L}\p{N} _-]/gu, '')
        .replaceAll(' ', '-'),
    ),
  );
}

describe('documents', () => {
  it('have examples that pass', { timeout: 60_000 }, () => {
    const { status, stdout, stderr } = octets('doctest', 'README.md', 'docs', 'examples');
    expect(status, stdout + stderr).toBe(0);
  });

  it.each(PAGES)('%s has links that lead somewhere', page => {
    const broken: string[] = [];
    for (const [, target] of text(page).matchAll(/\]\(([^)\s]+)\)/g)) {
      if (/^https?:/.test(target!)) continue;
      const [path, anchor] = target!.split('#');
      const file = path === '' ? page : join(dirname(page), path!);
      if (!existsSync(join(ROOT, file))) broken.push(target!);
      else if (anchor !== undefined && !anchors(file).has(anchor)) broken.push(target!);
    }
    expect(broken).toEqual([]);
  });

  it.each(PAGES)('%s names npm scripts, files and tests that exist', page => {
    const named = [...text(page).matchAll(/npm run (?:-s )?([a-z]+)/g)].map(match => match[1]!);
    expect(named.filter(name => !(name in scripts))).toEqual([]);
    const files = [...text(page).matchAll(/\b(?:src|test|conformance|bench|examples)\/[\w./-]+\.\w+/g)];
    const missing = files.map(match => match[0]).filter(file => !/my-case|NAME/.test(file));
    expect(missing.filter(file => !existsSync(join(ROOT, file)))).toEqual([]);
  });

  it('agree on the version', () => {
    expect(VERSION).toBe(version);
    expect(text('CHANGELOG.md')).toContain(`## [${version}]`);
  });

  it('README and .ci/run have the same test command', () => {
    expect(text('README.md')).toContain('npm ci && npm test\n');
    expect(text('.ci/run')).toMatch(/^npm ci\nnpm test$/m);
  });
});

describe('docs/doctest.md', () => {
  it.each(['UDIFF', 'CDIFF', 'NDIFF'])('shows what REPORT_%s prints', { timeout: 60_000 }, flag => {
    const page = text('docs/doctest.md');
    const source = /```text\n([^`]*)```/.exec(page)![1];
    const shown = [...page.matchAll(/```diff\n([^`]*)```/g)].map(match => match[1]);
    const folder = mkdtempSync(join(tmpdir(), 'octets-'));
    try {
      const file = join(folder, 'planets.md');
      writeFileSync(file, `\`\`\`pycon\n${source}\`\`\`\n`);
      const { stdout } = octets('doctest', '-q', '-o', `REPORT_${flag}`, file);
      expect(stdout.replaceAll(`${folder}/`, '')).toBe(shown[['UDIFF', 'CDIFF', 'NDIFF'].indexOf(flag)]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe('examples', () => {
  it('picture.py writes a bitmap', { timeout: 30_000 }, () => {
    const folder = mkdtempSync(join(tmpdir(), 'octets-'));
    try {
      const file = join(folder, 'disc.bmp');
      const { status, stdout, stderr } = octets('examples/picture.py', file);
      expect(status, stderr).toBe(0);
      expect(stdout.split('\n').at(-2)).toBe(`${file}: 1654 bytes`);
      const bytes = readFileSync(file);
      expect(bytes.length).toBe(1654);
      expect(bytes.toString('latin1', 0, 2)).toBe('BM');
      expect(bytes.readUInt32LE(2)).toBe(1654);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('hexdump.py shows itself, and says how it is called', { timeout: 30_000 }, () => {
    const { stdout } = octets('examples/hexdump.py', 'examples/hexdump.py');
    expect(stdout.split('\n')[0]).toBe(
      '00000000  22 22 22 53 68 6f 77 73  20 62 79 74 65 73 20 61  |"""Shows bytes a|',
    );
    const { status, stderr } = octets('examples/hexdump.py');
    expect([status, stderr]).toEqual([1, 'usage: hexdump.py FILE\n']);
  });
});
