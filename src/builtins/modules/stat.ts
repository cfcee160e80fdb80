/** The module `stat`: what the bits of a file's mode mean, and how files of the BSDs and of Windows are marked. */
import type { ModuleDefinition } from '../../runtime/modules.ts';
import { indexOf } from '../../runtime/protocol/number.ts';
import { functions, type Row } from '../../runtime/signature/declare.ts';
import type { Value } from '../../runtime/types.ts';

/** The kinds of files: name, bits, the letter of `ls -l`; kinds that Linux has not are never met. */
const KINDS: readonly (readonly [name: string, bits: number, letter: string])[] = [
  ['SOCK', 0o140000, 's'],
  ['LNK', 0o120000, 'l'],
  ['REG', 0o100000, '-'],
  ['BLK', 0o060000, 'b'],
  ['DIR', 0o040000, 'd'],
  ['CHR', 0o020000, 'c'],
  ['FIFO', 0o010000, 'p'],
  ['DOOR', 0, 'D'],
  ['PORT', 0, 'P'],
  ['WHT', 0, 'w'],
];

const PERMISSIONS: Record<string, number> = {
  S_ISUID: 0o4000,
  S_ISGID: 0o2000,
  S_ENFMT: 0o2000,
  S_ISVTX: 0o1000,
  S_IREAD: 0o400,
  S_IWRITE: 0o200,
  S_IEXEC: 0o100,
};
['USR', 'GRP', 'OTH'].forEach((who, i) => {
  const shift = 6 - 3 * i;
  PERMISSIONS[`S_IRWX${who[0]}`] = 7 << shift;
  ['R', 'W', 'X'].forEach((right, j) => {
    PERMISSIONS[`S_I${right}${who}`] = (4 >> j) << shift;
  });
});

/** Flags of `chflags` and of Windows: prefix, then names and numbers. */
const FLAGS: Record<string, string> = {
  UF_:
    'SETTABLE 65535 NODUMP 1 IMMUTABLE 2 APPEND 4 OPAQUE 8 NOUNLINK 16 COMPRESSED 32 TRACKED 64 DATAVAULT 128 ' +
    'HIDDEN 32768',
  SF_:
    'SETTABLE 4294901760 ARCHIVED 65536 IMMUTABLE 131072 APPEND 262144 RESTRICTED 524288 NOUNLINK 1048576 ' +
    'SNAPSHOT 2097152 FIRMLINK 8388608 DATALESS 1073741824',
  FILE_ATTRIBUTE_:
    'READONLY 1 HIDDEN 2 SYSTEM 4 DIRECTORY 16 ARCHIVE 32 DEVICE 64 NORMAL 128 TEMPORARY 256 SPARSE_FILE 512 ' +
    'REPARSE_POINT 1024 COMPRESSED 2048 OFFLINE 4096 NOT_CONTENT_INDEXED 8192 ENCRYPTED 16384 ' +
    'INTEGRITY_STREAM 32768 VIRTUAL 65536 NO_SCRUB_DATA 131072',
};

const kindOf = (mode: number): number => mode & 0o170000;

/** `ls -l`'s text of a mode: the kind, then who may do what, with the special bits in place of x. */
function fileMode(mode: number): string {
  const kind = KINDS.find(([, bits]) => bits !== 0 && bits === kindOf(mode))?.[2] ?? '?';
  const special = [0o4000, 0o2000, 0o1000];
  const rights = [6, 3, 0].map((shift, i) => {
    const bits = mode >> shift;
    const marked = (mode & special[i]!) !== 0;
    const letter = i === 2 ? 't' : 's';
    const execute = (bits & 1) !== 0 ? (marked ? letter : 'x') : marked ? letter.toUpperCase() : '-';
    return `${bits & 4 ? 'r' : '-'}${bits & 2 ? 'w' : '-'}${execute}`;
  });
  return kind + rights.join('');
}

function ofMode(answer: (mode: number) => Value): (mode: Value) => Value {
  return mode => {
    return answer(Number(indexOf(mode)) % 2 ** 32);
  };
}
const row = (answer: (mode: number) => Value, doc: string): Row => [
  '(object, /)',
  ofMode(answer),
  doc,
  undefined,
  '($self, object, /)',
];

export const stat: ModuleDefinition = {
  name: 'stat',
  doc: "What the bits of a file's mode mean.",
  create() {
    const rows: Record<string, Row> = {
      S_IFMT: row(kindOf, 'The bits that tell the kind of a file.'),
      S_IMODE: row(mode => mode & 0o7777, 'The bits that tell who may do what.'),
      filemode: row(fileMode, 'A mode as ls -l shows it.'),
    };
    for (const [name, bits] of KINDS) {
      rows[`S_IS${name}`] = row(mode => bits !== 0 && kindOf(mode) === bits, 'Whether a mode is of this kind.');
    }
    const names = functions('_stat', rows);
    for (const [name, bits] of KINDS) names.set(name === 'FIFO' ? 'S_IFIFO' : `S_IF${name}`, bits);
    for (const name in PERMISSIONS) names.set(name, PERMISSIONS[name]!);
    'MODE INO DEV NLINK UID GID SIZE ATIME MTIME CTIME'.split(' ').forEach((name, i) => {
      names.set(`ST_${name}`, i);
    });
    for (const prefix in FLAGS) {
      const words = FLAGS[prefix]!.split(' ');
      for (let i = 0; i < words.length; i += 2) names.set(prefix + words[i], Number(words[i + 1]));
    }
    return names;
  },
};
