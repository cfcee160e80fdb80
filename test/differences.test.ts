/** The deliberate differences (`conformance/differences`): what Octets prints is as recorded, and the page is made from them. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { differences } from '../conformance/differences/differences.ts';
import { differencesPage, parseDifference, writeDifference } from '../conformance/differences/document.ts';

const FOLDER = join(import.meta.dirname, '..', 'conformance', 'differences');

describe('deliberate differences', () => {
  afterEach(() => {
    vi.restoreAllMocks();
  });

  it('are as recorded, on the page too', async () => {
    const printed: string[] = [];
    vi.spyOn(console, 'log').mockImplementation((text: string) => void printed.push(text));
    const [row] = await differences([], false);
    expect(printed).toEqual([]);
    expect(row).toMatchObject({ differing: 0 });
    expect(row!.listed).toBeGreaterThan(10);
  }, 60_000);

  it('are written as they are read', () => {
    for (const name of readdirSync(FOLDER).filter(file => file.endsWith('.doctest'))) {
      const text = readFileSync(join(FOLDER, name), 'utf8');
      expect(writeDifference(parseDifference(text, name))).toBe(text);
    }
  });

  const document = (prose: string, examples: string): string => `Title\n=====\n\n${prose}\n\n${examples}`;

  it('have a title, a cause and a workaround', () => {
    const read = (text: string) => () => parseDifference(text, 'x');
    expect(read('Title\n\n>>> 1\n1\n')).toThrow('x: a title');
    expect(read(document('Cause: a.', '>>> 1\n1\n'))).toThrow('no paragraph "Workaround: …"');
    expect(read(document('Cause: a.\n\nWorkaround: b.', ''))).toThrow('no examples');
  });

  it('show both outputs', () => {
    const text = document(
      'Cause: a.\n\nWorkaround: b.',
      '>>> f(\n...   1)\n1\n\nOctets:\n    2\n    <BLANKLINE>\n\n>>> 3\n3\n',
    );
    const parsed = parseDifference(text, 'x');
    expect(parsed.examples).toEqual([
      { source: 'f(\n  1)\n', cpython: '1\n', octets: '2\n<BLANKLINE>\n' },
      { source: '3\n', cpython: '3\n', octets: null },
    ]);
    expect(differencesPage([parsed])).toContain(
      '>>> f(\n...   1)\nCPython: 1\nOctets:\n    2\n    <BLANKLINE>\n>>> 3\n3\n',
    );
  });
});
