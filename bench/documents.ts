/**
 * Makes a folder of documents for timing the doctest runner: `node bench/documents.ts FOLDER [DOCUMENTS] [EXAMPLES]`,
 * by default 500 documents with 20 examples each. Every example passes. Equal arguments make equal folders.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const [folder, documents = '500', examples = '20'] = process.argv.slice(2);
if (folder === undefined) {
  process.stderr.write('usage: node bench/documents.ts FOLDER [DOCUMENTS] [EXAMPLES]\n');
  process.exit(2);
}

/** What a chapter does, in turns of four examples; `n` makes each a little different. */
function turn(n: number): string[] {
  return [
    `>>> data = bytearray(range(${n}, ${n + 8}))`,
    `>>> view = memoryview(data)[::2]; view.tolist()\n[${[n, n + 2, n + 4, n + 6].join(', ')}]`,
    `>>> sum(struct.unpack('<4H', data))\n${[0, 2, 4, 6].reduce((sum, i) => sum + (n + i) + 256 * (n + i + 1), 0)}`,
    `>>> view[9]\nTraceback (most recent call last):\n  ...\nIndexError: index out of bounds on dimension 1`,
  ];
}

mkdirSync(folder, { recursive: true });
for (let d = 0; d < Number(documents); d++) {
  const all = ['>>> import struct'];
  for (let n = d % 50; all.length < Number(examples); n++) all.push(...turn(n));
  const markdown = d % 2 === 0;
  const blocks = all.slice(0, Number(examples)).map((example, i) => {
    const prose = `Paragraph ${i} of document ${d} says what the next example shows.\n\n`;
    return prose + (markdown ? `\`\`\`pycon\n${example}\n\`\`\`\n` : `${example}\n`);
  });
  writeFileSync(join(folder, `document-${String(d).padStart(4, '0')}.${markdown ? 'md' : 'rst'}`), blocks.join('\n'));
}
