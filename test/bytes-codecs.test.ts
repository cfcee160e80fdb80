import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { charmapTable } from '../src/runtime/codecs/charmap-tables.ts';
import { provideCharmapTables } from '../src/runtime/codecs/charmaps.ts';
import { decode, encode, normalizeEncoding, textCodec } from '../src/runtime/codecs/registry.ts';
import { PyException } from '../src/runtime/errors.ts';

provideCharmapTables(charmapTable);

const UNICODE = [
  'utf-8',
  'utf-8-sig',
  'utf-16',
  'utf-16-le',
  'utf-16-be',
  'utf-32',
  'utf-32-le',
  'utf-32-be',
  'unicode_escape',
  'raw_unicode_escape',
];

describe('codecs', () => {
  test('text comes back', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), text => {
        for (const encoding of UNICODE) {
          // A backslash before u is an escape there.
          if (encoding === 'raw_unicode_escape' && text.includes('\\')) continue;
          expect(decode(encode(text, encoding), encoding)).toBe(text);
        }
      }),
    );
  });
  test('any bytes come back by surrogateescape', () => {
    fc.assert(
      fc.property(fc.uint8Array(), bytes => {
        for (const encoding of ['utf-8', 'ascii', 'cp1252']) {
          expect(encode(decode(bytes, encoding, 'surrogateescape'), encoding, 'surrogateescape')).toEqual(bytes);
        }
        for (const encoding of ['latin-1', 'cp437']) expect(encode(decode(bytes, encoding), encoding)).toEqual(bytes);
      }),
    );
  });
  test('decoding in pieces gives the same text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.nat(40), (text, cut) => {
        if (!text.isWellFormed()) return;
        for (const encoding of ['utf-8', 'utf-16-le', 'utf-32-be']) {
          const bytes = encode(text, encoding);
          const [first, used] = textCodec(encoding)!.decodePartly!(bytes.subarray(0, cut), 'strict');
          expect(first + decode(bytes.subarray(used), encoding)).toBe(text);
        }
      }),
    );
  });
  test('strict UTF-8 is what the host takes for UTF-8', () => {
    const host = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
    fc.assert(
      fc.property(fc.uint8Array({ min: 0x70 }), bytes => {
        let expected: string | null;
        try {
          expected = host.decode(bytes);
        } catch {
          expected = null;
        }
        let got: string | null;
        try {
          got = decode(bytes, 'utf-8');
        } catch (thrown) {
          expect(thrown).toBeInstanceOf(PyException);
          got = null;
        }
        expect(got).toBe(expected);
        expect(decode(bytes, 'utf-8', 'replace')).toBe(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes));
      }),
      { numRuns: 500 },
    );
  });
  test('names are normalised', () => {
    expect(normalizeEncoding('UTF 8')).toBe('utf_8');
    expect(normalizeEncoding('Latin-1')).toBe('latin_1');
    expect(normalizeEncoding('windows-1252')).toBe('cp1252');
    expect(normalizeEncoding('ISO-8859-1')).toBe('latin_1');
    expect(textCodec('constructor')).toBeNull();
    expect(textCodec('__proto__')).toBeNull();
  });
});
