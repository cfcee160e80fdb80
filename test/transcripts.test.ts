/** Every public name of the buffer types and their modules has a recorded transcript of its own, or one that covers it. */
import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const root = new URL('../conformance/', import.meta.url);
const names = JSON.parse(readFileSync(new URL('census/names.json', root), 'utf8')) as Record<string, object>;

/** Type or module of the census → the folder of its transcripts. */
const FOLDERS: Record<string, string> = {
  bytes: 'bytes',
  bytearray: 'bytearray',
  memoryview: 'memoryview',
  'array.array': 'array',
  'struct.Struct': 'struct',
  'io.BytesIO': 'BytesIO',
  'mmap.mmap': 'mmap',
  'module array': 'array',
  'module binascii': 'binascii',
  'module codecs': 'codecs',
  'module gc': 'gc',
  'module mmap': 'mmap',
  'module struct': 'struct',
  'module weakref': 'weakref',
};

/** Names that one transcript has together. */
const COVERED: [names: RegExp, transcript: string][] = [
  [/^(ACCESS|MADV|MAP|PROT)_|^(ALLOCATIONGRANULARITY|PAGESIZE|error)$/, 'mmap/constants'],
  [/^mmap$/, 'mmap/create'],
  [/^BOM/, 'codecs/BOM'],
  [/^DEBUG_/, 'gc/DEBUG_SAVEALL'],
  [/^(format|size)$/, 'struct/Struct'],
  [/^array$/, 'array/create'],
];

/** Names that a module has by importing what it needs. */
const IMPORTED = /^(builtins|sys|open|itertools)$/;

function hasTranscript(folder: string, name: string): boolean {
  if (existsSync(new URL(`${folder}/${name}.doctest`, root))) return true;
  return COVERED.some(([covers, transcript]) => {
    if (!covers.test(name) || !transcript.startsWith(`${folder}/`)) return false;
    return new RegExp(`\\b${name}\\b`).test(readFileSync(new URL(`${transcript}.doctest`, root), 'utf8'));
  });
}

test.each(Object.entries(FOLDERS))('%s: no public name lacks a transcript', (owner, folder) => {
  expect(names[owner], 'is in the census').toBeDefined();
  const all = Object.keys(names[owner]).filter(name => !name.startsWith('_') && !IMPORTED.test(name));
  expect(all.filter(name => !hasTranscript(folder, name))).toEqual([]);
});

test.each([
  'int/from_bytes',
  'int/to_bytes',
  'float/hex',
  'float/fromhex',
  'inspect/BufferFlags',
  'buffer-protocol/abc-buffer',
  'modules/bytestring',
])('%s is recorded', path => {
  expect(existsSync(new URL(`${path}.doctest`, root))).toBe(true);
});
