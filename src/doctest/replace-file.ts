/** Writing a document back. */

import {
  closeSync,
  fsyncSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';

const BOM = Buffer.from([0xef, 0xbb, 0xbf]);

/** The file is not what it was when it was read; it stays as it is. */
export class ChangedMeanwhile extends Error {}

/**
 * Replaces a file's text as a whole: whoever reads it finds the old or the new text, never a part. A byte order mark,
 * the permissions, and a symbolic link that leads to the file stay.
 * @param before the text that the file must still have
 * @throws ChangedMeanwhile, or the file system's error
 */
export function replaceFile(path: string, before: string, after: string): void {
  const file = realpathSync(path);
  const bytes = readFileSync(file);
  const bom = bytes.subarray(0, 3).equals(BOM);
  if (!bytes.subarray(bom ? 3 : 0).equals(Buffer.from(before))) throw new ChangedMeanwhile(path);
  const temporary = join(dirname(file), `.${basename(file)}.${process.pid}.tmp`);
  const descriptor = openSync(temporary, 'wx', statSync(file).mode & 0o7777);
  try {
    try {
      const data = Buffer.concat([bom ? BOM : Buffer.alloc(0), Buffer.from(after)]);
      for (let done = 0; done < data.length; ) done += writeSync(descriptor, data, done);
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    renameSync(temporary, file);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}
