/**
 * Memory maps of files. The host has no `mmap`: the file is read when the map is made, and what the program changed in
 * memory is written back when it is flushed, closed, or looked at through a file object of the same program. Changes
 * that other programs make to the file while it is mapped are seen only by maps that are made after them.
 */
import type { FileSystem } from '../../../runtime/host.ts';
import { interpreter } from '../../../runtime/interpreter.ts';

/** Written and refreshed in units of this size, in bytes. */
const PAGE = 4096;

const { compare } = Buffer;

/** A shared map of a part of a file. */
export class MappedFile {
  readonly files: FileSystem;
  /** An own descriptor: the map lives longer than the file object. */
  readonly descriptor: number;
  readonly identity: string;
  /** Where the map begins in the file, in bytes. */
  readonly offset: number;
  /** What the program sees. */
  bytes: Uint8Array;
  /** What the file has, as far as this map knows. */
  private written: Uint8Array;

  constructor(files: FileSystem, descriptor: number, identity: string, offset: number, bytes: Uint8Array) {
    this.files = files;
    this.descriptor = descriptor;
    this.identity = identity;
    this.offset = offset;
    this.bytes = bytes;
    this.written = bytes.slice();
    mappedFiles.add(this);
    interpreter.atEnd.add(this);
  }
  /** Writes the pages that changed. @throws HostFileError */
  flush(): void {
    const { bytes, written } = this;
    if (compare(bytes, written) === 0) return;
    for (let from = 0; from < bytes.length; from += PAGE) {
      const to = Math.min(from + PAGE, bytes.length);
      const page = bytes.subarray(from, to);
      if (compare(page, written.subarray(from, to)) === 0) continue;
      this.files.write(this.descriptor, page, this.offset + from);
      written.set(page, from);
    }
  }
  /** Reads the file anew. @throws HostFileError */
  refresh(): void {
    const { bytes, written } = this;
    for (let done = 0; done < bytes.length; ) {
      const part = this.files.read(this.descriptor, bytes.length - done, this.offset + done);
      if (part.length === 0) break;
      bytes.set(part, done);
      written.set(part, done);
      done += part.length;
    }
  }
  /** Takes other memory, after the file got another size. */
  replace(bytes: Uint8Array): void {
    this.bytes = bytes;
    this.written = bytes.slice();
  }
  close(): void {
    mappedFiles.delete(this);
    interpreter.atEnd.delete(this);
    this.files.close(this.descriptor);
  }
  /** The program ends. */
  finish(): void {
    this.flush();
    this.close();
  }
}

/** All shared maps that are open. */
const mappedFiles = new Set<MappedFile>();

/** Before a file is read or measured: what its maps changed goes into it. @throws HostFileError */
export function flushMaps(files: FileSystem, descriptor: number): void {
  if (mappedFiles.size === 0) return;
  const { identity } = files.describe(descriptor);
  for (const map of mappedFiles) if (map.identity === identity) map.flush();
}

/** After a file was written to: its maps see it. @throws HostFileError */
export function refreshMaps(files: FileSystem, descriptor: number, except?: MappedFile): void {
  if (mappedFiles.size === 0) return;
  const { identity } = files.describe(descriptor);
  for (const map of mappedFiles) if (map.identity === identity && map !== except) map.refresh();
}
