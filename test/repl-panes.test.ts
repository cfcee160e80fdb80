/** The REPL's memory panes, as text. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layoutLines, placeLines } from '../repl/panes/layout.ts';
import { bufferPane, changeLines, describeView, memoryPane, viewLines } from '../repl/panes/memory.ts';
import { itemValue } from '../repl/panes/values.ts';
import { type Line, paint, plainText, themeFor, widthOf } from '../repl/style.ts';
import type { ViewReport } from '../src/index.ts';
import { buffer } from './repl-fake-session.ts';

const text = (lines: Line[]): string => lines.map(line => plainText(line).trimEnd()).join('\n');
const all = { width: 80, height: Infinity };

function view(fields: Partial<ViewReport>): ViewReport {
  const { itemsize = 1, shape = [1] } = fields;
  const count = shape.reduce((product, length) => product * length, 1);
  const offsets = Array.from({ length: count }, (_, index) => index * itemsize);
  return {
    id: 1,
    names: ['m'],
    format: 'B',
    itemsize,
    shape,
    strides: [itemsize],
    readonly: false,
    released: false,
    start: 0,
    end: count * itemsize,
    offsets,
    ...fields,
  };
}
/** Book example 2-21, after `memv_oct[5] = 4`. */
const numbers = buffer({
  names: ['numbers'],
  type: 'array',
  itemsize: 2,
  format: 'h',
  exports: 2,
  bytes: Uint8Array.of(254, 255, 255, 255, 0, 4, 1, 0, 2, 0),
  before: Uint8Array.of(254, 255, 255, 255, 0, 0, 1, 0, 2, 0),
  changed: [[5, 6]],
  views: [
    view({ id: 2, names: ['memv'], format: 'h', itemsize: 2, shape: [5], strides: [2] }),
    view({ id: 3, names: ['memv_oct'], shape: [10] }),
  ],
});

describe('memory pane', () => {
  it("explains why numbers[2] became 1024 in the book's example", () => {
    expect(text(bufferPane(numbers, all))).toBe(
      [
        "numbers  array 'h' · 10 bytes · itemsize 2 · 2 exports",
        '    0000│ fe ff ff ff 00 04 01 00  02 00                   │××××⋄••⋄•⋄      │',
        "    memv│ └0──┘ └1──┘ └2──┘ └3──┘  └4──┘                    'h' (5,)",
        "memv_oct│ 0  1  2  3  4  5  6  7   8  9                     'B' (10,)",
        '  0005: 00→04',
        '    numbers[2] = memv[2]: 0→1024  (00 04 = 0x0400, little-endian)',
        '    memv_oct[5]: 0→4',
      ].join('\n'),
    );
    expect(text(bufferPane(numbers, { width: 40, height: Infinity }))).toBe(
      [
        "numbers  array 'h' · 10 bytes · itemsiz…",
        '    0000│ fe ff ff ff │××××│',
        "    memv│ └0──┘ └1──┘  'h' (5,)",
        "memv_oct│ 0  1  2  3   'B' (10,)",
        '    0004│ 00 04 01 00 │⋄••⋄│',
        '    memv│ └2──┘ └3──┘',
        'memv_oct│ 4  5  6  7',
        '    0008│ 02 00       │•⋄  │',
        '    memv│ └4──┘',
        'memv_oct│ 8  9',
        '  0005: 00→04',
        '    numbers[2] = memv[2]: 0→1024  (00 0…',
        '    memv_oct[5]: 0→4',
      ].join('\n'),
    );
  });
  it("shows an array's own items where no view has the same", () => {
    const part = view({ names: ['part'], format: 'h', itemsize: 2, shape: [2], strides: [2] });
    const big = view({ names: ['big'], format: '>h', itemsize: 2, shape: [5], strides: [2] });
    expect(text(bufferPane({ ...numbers, views: [part, big] }, all))).toBe(
      [
        "numbers  array 'h' · 10 bytes · itemsize 2 · 2 exports",
        '   0000│ fe ff ff ff 00 04 01 00  02 00                   │××××⋄••⋄•⋄      │',
        "numbers│ └0──┘ └1──┘ └2──┘ └3──┘  └4──┘                    'h' (5,)",
        "   part│ └0──┘ └1──┘                                       'h' (2,)",
        "    big│ └0──┘ └1──┘ └2──┘ └3──┘  └4──┘                    '>h' (5,)",
        '  0005: 00→04',
        '    numbers[2]: 0→1024  (00 04 = 0x0400, little-endian)',
        '    big[2]: 0→4  (00 04 = 0x0004, big-endian)',
      ].join('\n'),
    );
  });
  it('marks changed bytes by line and weight also without colour', () => {
    const painted = bufferPane(numbers, all).map(line => paint(line, themeFor({ NO_COLOR: '1' })));
    expect(painted[1]).toContain('\x1b[1;4m04\x1b[0m');
  });
  it('shows two dimensions, strides and read-only', () => {
    const octets = buffer({
      names: ['octets'],
      bytes: Uint8Array.of(0, 1, 2, 33, 22, 5),
      views: [
        view({ names: ['m2'], shape: [2, 3], strides: [3, 1] }),
        view({ names: ['back'], shape: [3], strides: [-2], offsets: [5, 3, 1], readonly: true }),
        view({ names: ['wide'], format: 'h', itemsize: 2, shape: [1, 2], strides: [4, 2], offsets: [1, 3] }),
        view({ names: ['gone'], released: true, offsets: [] }),
      ],
    });
    expect(text(bufferPane(octets, all))).toBe(
      [
        "octets  array('h') · 6 bytes",
        "  m2 'B' (2, 3)",
        "  back 'B' (3,) strides (-2,) read-only",
        "  wide 'h' (1, 2)",
        '  gone released',
        '0000│ 00 01 02 21 16 05                                │⋄••!••          │',
        '  m2│ └0,:───┘ └1,:───┘',
        'back│    2     1     0',
        'wide│    └0,0┘ └0,1┘',
      ].join('\n'),
    );
    expect(describeView(view({ shape: [], strides: [], names: ['a', 'b'] }))).toBe("'B' () = b");
  });
  it('carries items over the ends of rows, and squeezes equal rows', () => {
    const bytes = new Uint8Array(80).fill(0x41, 0, 8);
    bytes[79] = 10;
    const long = buffer({ bytes, views: [view({ format: 'q', itemsize: 8, shape: [2], offsets: [4, 12] })] });
    expect(text(bufferPane(long, { width: 44, height: Infinity }))).toBe(
      [
        "numbers  array('h') · 80 bytes",
        '0000│ 41 41 41 41 41 41 41 41 │AAAAAAAA│',
        "   m│             └0─────────  'q' (2,)",
        '0008│ 00 00 00 00 00 00 00 00 │⋄⋄⋄⋄⋄⋄⋄⋄│',
        '   m│ ──────────┘ └1─────────',
        '   *│',
        '0048│ 00 00 00 00 00 00 00 0a │⋄⋄⋄⋄⋄⋄⋄_│',
      ].join('\n'),
    );
  });
  it('says what changed in size', () => {
    const grown = buffer({ bytes: Uint8Array.of(1, 2, 3), before: Uint8Array.of(1), changed: [[1, 3]] });
    expect(text(changeLines(grown))).toBe('  size: 1→3\n  0001: (nothing)→02 03');
    expect(changeLines(buffer({ bytes: Uint8Array.of(1) }))).toEqual([]);
  });
  it('fits any screen', () => {
    const bytes = fc.uint8Array({ maxLength: 300 });
    const shapes = fc.record({
      itemsize: fc.constantFrom(1, 2, 4, 8),
      count: fc.integer({ min: 0, max: 40 }),
      start: fc.nat(100),
      stride: fc.integer({ min: -9, max: 9 }),
      name: fc.constantFrom('m', 'a_rather_long_name', '漢字', 'x'),
    });
    const screens = fc.record({ width: fc.integer({ min: 40, max: 200 }), height: fc.integer({ min: 1, max: 40 }) });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(bytes, bytes, fc.array(shapes, { maxLength: 4 })), { maxLength: 5 }),
        screens,
        (given, area) => {
          const buffers = given.map(([now, before, viewShapes], id) => {
            const changed: [number, number][] = [];
            for (let at = 0; at < now.length; at++) if (now[at] !== before[at]) changed.push([at, at + 1]);
            const views = viewShapes.map(({ itemsize, count, start, stride, name }) => {
              const offsets = Array.from({ length: count }, (_, index) => start + index * stride).filter(
                offset => offset >= 0 && offset + itemsize <= now.length,
              );
              return view({
                names: [name],
                itemsize,
                shape: [offsets.length],
                strides: [stride],
                offsets,
                format: 'q',
              });
            });
            return buffer({ id, bytes: now, before, changed, views });
          });
          const lines = memoryPane({ buffers }, area);
          expect(lines.length).toBeLessThanOrEqual(area.height);
          expect(lines.length).toBeGreaterThan(0);
          for (const line of lines) expect(widthOf(plainText(line))).toBeLessThanOrEqual(area.width);
        },
      ),
      { numRuns: 200 },
    );
  });
  it('shows the change of a long buffer first', () => {
    const bytes = Uint8Array.from({ length: 4096 }, (_, index) => index * 7);
    const before = bytes.slice();
    bytes[3000] = 1;
    before[3000] = 0;
    const pane = text(
      memoryPane({ buffers: [buffer({ bytes, before, changed: [[3000, 3001]] })] }, { width: 80, height: 8 }),
    );
    expect(pane).toContain('0bb8: 00→01');
    expect(pane).toContain('\n0bb0│');
  });
});

describe('the other panes', () => {
  it('lists views', () => {
    expect(text(viewLines(numbers))).toBe(
      [
        "numbers  array 'h' · 10 bytes · itemsize 2 · 2 exports",
        "  memv  'h' itemsize 2 shape (5,) strides (2,)  bytes 0–10  writable",
        "  memv_oct  'B' itemsize 1 shape (10,) strides (1,)  bytes 0–10  writable",
      ].join('\n'),
    );
  });
  it('shows the fields of a format', () => {
    const fields = [
      { code: 'b', name: 'signed char', start: 0, end: 1, padding: false },
      { code: '', name: '', start: 1, end: 4, padding: true },
      { code: 'i', name: 'int', start: 4, end: 8, padding: false },
    ];
    expect(text(layoutLines({ format: 'bi', size: 8, fields }, 80))).toBe(
      [
        "'bi'  8 bytes",
        '  a···bbbb',
        '  a 0–1  1 byte    b    signed char',
        '  · 1–4  3 bytes   padding',
        '  b 4–8  4 bytes   i    int',
      ].join('\n'),
    );
  });
  it('shows the place of an item', () => {
    const place = { buffer: 'octets', start: 4, end: 6, bytes: Uint8Array.of(0, 4), value: '1024' };
    expect(text(placeLines(place))).toBe('bytes 4–6 of octets: 00 04 = 1024');
  });
  it('reads items', () => {
    const value = (format: string, ...bytes: number[]) => itemValue(format, Uint8Array.from(bytes));
    expect(value('h', 0, 4)).toBe('1024');
    expect(value('>h', 0, 4)).toBe('4');
    expect(value('b', 255)).toBe('-1');
    expect(value('?', 1)).toBe('True');
    expect(value('c', 65)).toBe("b'A'");
    expect(value('d', 0, 0, 0, 0, 0, 0, 0xf8, 0x3f)).toBe('1.5');
    expect(value('Q', 255, 255, 255, 255, 255, 255, 255, 255)).toBe('18446744073709551615');
    expect(value('<l', 1, 0, 0, 0)).toBe('1');
    expect(value('l', 1, 0, 0, 0)).toBeUndefined();
    expect(value('2s', 1, 0)).toBeUndefined();
    expect(value('e', 0, 0x3c)).toBe('1.0');
  });
});
