/** What a program prints, on its way through shared memory to the terminal; and how wide text is without Unicode's tables. */
import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { OutputQueue } from '../repl/output.ts';
import { plainWidth, standsAlone } from '../repl/plain-width.ts';
import { newRingMemory, RECORD, type RecordKind, RingReader, RingWriter } from '../src/interactive/output-ring.ts';

describe('the ring', () => {
  it('gives what was written, neighbours of a kind as one, round its end too', () => {
    const kinds = [RECORD.stdout, RECORD.stderr, RECORD.result] as const;
    const record = fc.tuple(
      fc.constantFrom<RecordKind>(...kinds),
      fc.oneof(
        fc.string({ unit: 'binary', maxLength: 40 }),
        fc.nat(9000).map(length => 'ab\n'.repeat(length).slice(0, length)),
      ),
    );
    fc.assert(
      fc.property(fc.array(fc.array(record, { maxLength: 6 }), { minLength: 5, maxLength: 20 }), turns => {
        const memory = newRingMemory();
        const writer = new RingWriter(memory, () => {
          throw new Error('full');
        });
        const reader = new RingReader(memory);
        for (const turn of turns) {
          for (const [kind, text] of turn) writer.write(kind, text);
          const wanted: [RecordKind, string][] = [];
          for (const [kind, text] of turn) {
            const last = wanted.at(-1);
            if (last?.[0] === kind) last[1] += text;
            else wanted.push([kind, text]);
          }
          const given: [RecordKind, string][] = [];
          reader.drain((kind, text) => given.push([kind, text]));
          expect(given).toEqual(wanted);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('the queue of output', () => {
  it('writes few whole lines at a time, and gives keys their turn between', async () => {
    const lines = Array.from({ length: 20_000 }, (_, at) => `${at}\n`).join('');
    const written: string[] = [];
    let turns = 0;
    let counting = true;
    const count = (): void => {
      turns++;
      if (counting) setImmediate(count);
    };
    const queue = new OutputQueue({ theme: {}, write: text => void written.push(text), changed: () => {} });
    queue.add('stdout', lines);
    expect(queue.ready()).toBe(false);
    setImmediate(count);
    await queue.end();
    counting = false;
    expect(written.join('')).toBe(lines);
    for (const piece of written) expect(piece.length).toBeLessThanOrEqual(8192);
    for (const piece of written) expect(piece.endsWith('\n')).toBe(true);
    expect(turns).toBeGreaterThanOrEqual(written.length - 2);
    expect(queue.ready()).toBe(true);
  });
});

describe('plain width', () => {
  const alone = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code)).filter(standsAlone);

  it('is that of Unicode for each character', () => {
    expect(alone.length).toBeGreaterThan(30_000);
    expect(alone.filter(character => plainWidth(character) !== stringWidth(character))).toEqual([]);
  });
  it('is that of Unicode for texts, whose characters are clusters', () => {
    const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...alone), { maxLength: 12 }), characters => {
        const text = characters.join('');
        expect(plainWidth(text)).toBe(stringWidth(text));
        expect(Array.from(segmenter.segment(text), part => part.segment)).toEqual(characters);
      }),
    );
  });
  it('leaves what joins, and emoji, to the tables', () => {
    for (const text of ['e\u0301', '\u{1f40d}', '\u2192\ufe0f', '\u1100\u1161', '\u00a9', '\t']) {
      expect(plainWidth(text)).toBeUndefined();
    }
  });
});
