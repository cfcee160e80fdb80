/**
 * Writes the screens of `docs/repl.md`: drives the built command in a terminal and puts what it shows into the fences that
 * follow `<!-- screen: NAME -->`. `npm run screens`
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Screen, whyNoTerminal } from './repl-terminal.ts';

const PAGE = join(dirname(dirname(fileURLToPath(import.meta.url))), 'docs', 'repl.md');

/** Types each text and waits for the prompt, or for what is told. */
type Step = string | [keys: string, until: RegExp];
interface Scene {
  columns?: number;
  rows?: number;
  steps: Step[];
}

const EXAMPLE = [
  'from array import array',
  "numbers = array('h', [-2, -1, 0, 1, 2])",
  'memv = memoryview(numbers)',
  "memv_oct = memv.cast('B')",
];
const SCENES: Record<string, Scene> = {
  memory: {
    steps: [...EXAMPLE, ['\x0f', /── memory ──/], ['memv_oct[5] = 4\r', /0→1024/]],
  },
  typo: {
    steps: [
      'from array import array',
      "octets = aray('B', range(6))",
      ['\x1b[A', /aray\('B', range\(6\)\)$/],
      ['\x01\x1bf\x1bf\x1bb\x06r\r', /octets = array/],
      'm2 = memoryview(octets).cast("B", [2, 3])',
      'm3 = memoryview(octets).cast("B", [3, 2])',
      'm2[1,1] = 22',
      'm3[1,1] = 33',
      'octets',
      '%where m2[1, 1]',
      '%mem octets',
    ],
  },
  completion: {
    rows: 12,
    steps: ['m = memoryview(bytearray(6))', ['m.to\t', /toreadonly/]],
  },
  narrow: { columns: 40, steps: [...EXAMPLE, ['memv_oct[5] = 4\r', /= 4\n>>>$/], '%mem numbers'] },
  layout: { rows: 12, steps: ["%layout 'i12s2sf'"] },
  transcript: {
    rows: 14,
    steps: [
      [
        '\x1b[200~>>> import struct\n>>> struct.pack("<h", 1024)  # <1>\nb"\\x04\\x00"\n\x1b[201~',
        /differ from the transcript/,
      ],
    ],
  },
};

const reason = await whyNoTerminal();
if (reason !== undefined) throw new Error(reason);
let page = readFileSync(PAGE, 'utf8');
for (const [name, { columns = 80, rows = 30, steps }] of Object.entries(SCENES)) {
  const screen = await Screen.open({ columns, rows, args: ['-q'], env: { NO_COLOR: '1' } });
  try {
    await screen.until(/>>>$/);
    for (const step of steps) {
      const [keys, until] = typeof step === 'string' ? [`${step}\r`, />>>$/] : step;
      screen.send(keys);
      await screen.until(until, 150);
    }
    const place = new RegExp(`(<!-- screen: ${name} -->\n\n\`\`\`text\n)[\\s\\S]*?(\`\`\`\n)`);
    if (!place.test(page)) throw new Error(`docs/repl.md has no place for the screen ${name}`);
    const text = screen.text();
    page = page.replace(place, (_, before: string, after: string) => `${before}${text}\n${after}`);
  } finally {
    screen.close();
  }
}
writeFileSync(PAGE, page);
