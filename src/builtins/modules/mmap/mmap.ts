/** The type `mmap.mmap` (C `mmapmodule.c`): what it is, how it is made, resized and closed; `rows.ts` has its methods. */
import { ensureResizable } from '../../../runtime/buffer/exports.ts';
import { exportBytes, registerExporter } from '../../../runtime/buffer/request.ts';
import { allocate, type Exporter } from '../../../runtime/buffer/storage.ts';
import { isRaised, OverflowError, overflowError, PyException, typeError, valueError } from '../../../runtime/errors.ts';
import type { FileSystem } from '../../../runtime/host.ts';
import { interpreter } from '../../../runtime/interpreter.ts';
import { indexOf, isTrue, toSsize } from '../../../runtime/protocol/number.ts';
import { unexpectedKeyword } from '../../../runtime/signature/unexpected-keyword.ts';
import { type Maybe, objectType, PyObject, PyType, type Value } from '../../../runtime/types.ts';
import { adopt } from '../../../runtime/values/adopt.ts';
import { ssize } from '../../bytes-like/operand.ts';
import { osError } from '../../exceptions/os-error.ts';
import { system } from '../io/descriptors.ts';
import { flushMaps, MappedFile, refreshMaps } from '../io/mapped-files.ts';

export const PAGE_SIZE = 4096;
export const ACCESS = { DEFAULT: 0, READ: 1, WRITE: 2, COPY: 3 } as const;
const ACCESS_NAMES = ['ACCESS_DEFAULT', 'ACCESS_READ', 'ACCESS_WRITE', 'ACCESS_COPY'];
export const PROT = { READ: 1, WRITE: 2, EXEC: 4 } as const;
/** Linux's flags. */
export const MAP = {
  SHARED: 1,
  PRIVATE: 2,
  ANON: 32,
  ANONYMOUS: 32,
  '32BIT': 64,
  DENYWRITE: 2048,
  EXECUTABLE: 4096,
  NORESERVE: 16384,
  POPULATE: 32768,
  STACK: 131072,
} as const;
/** The two bits that say shared or private. */
const MAP_TYPE = 3;

const EINVAL = (): PyException => osError(22, 'Invalid argument');
export const EBADF = (): PyException => osError(9, 'Bad file descriptor');
const EACCES = (): PyException => osError(13, 'Permission denied');
const ENOMEM = (): PyException => osError(12, 'Cannot allocate memory');

export const mmapType = new PyType('mmap', [objectType], { module: 'mmap' });
mmapType.hasWeakref = true;

export class PyMmap extends PyObject implements Exporter {
  bytes: Uint8Array = new Uint8Array(0);
  exports = 0;
  pins = 0;
  isClosed = false;
  position = 0;
  access: number = ACCESS.DEFAULT;
  /** Where the map begins in its file, in bytes. */
  offset = 0;
  isShared = true;
  /** A shared map's tie to its file. */
  file: MappedFile | null = null;
  /** The descriptor of the mapped file, for `size()` and `resize()`; -1 without one. */
  descriptor = -1;
  files: FileSystem | null = null;
  tracksDescriptor = true;

  /** @throws ValueError if the map is closed: to be called after whatever may run Python code */
  open(): void {
    if (this.isClosed) throw valueError('mmap closed or invalid');
  }
  /** Before a change of contents. @throws TypeError for a read-only map, ValueError for a closed one */
  writable(): void {
    this.open();
    this.checkAccess();
  }
  /** @throws TypeError for a map that can only be read, closed or not */
  checkAccess(): void {
    if (this.access === ACCESS.READ) throw typeError("mmap can't modify a readonly memory map.");
  }
  get shown(): string {
    if (this.isClosed) return `<${this.type.tpName} closed=True>`;
    const { access, bytes, position, offset } = this;
    return `<${this.type.tpName} closed=False, access=${ACCESS_NAMES[access]}, length=${bytes.length}, pos=${position}, offset=${offset}>`;
  }
  /** The size of the file. @throws OSError without one */
  size(): number {
    const { files } = this;
    if (files === null || this.descriptor < 0) throw EBADF();
    return system(() => files.size(this.descriptor));
  }
  flush(): void {
    const { file } = this;
    if (file === null) return;
    system(() => {
      file.flush();
      refreshMaps(file.files, file.descriptor, file);
    });
  }
  close(): void {
    if (this.isClosed) return;
    ensureResizable(this, 'cannot close exported pointers exist');
    this.isClosed = true;
    const { file } = this;
    if (file !== null) {
      this.flush();
      system(() => file.close());
    } else if (this.files !== null && this.descriptor >= 0) this.files.close(this.descriptor);
    this.bytes = new Uint8Array(0);
    this.file = null;
    this.descriptor = -1;
  }
  /** C `mmap_mmap_resize_impl` on Linux. @throws ValueError, OSError, SystemError */
  resize(size: number): void {
    if (size < 0) throw valueError('new size out of range');
    if (this.descriptor < 0 && this.isShared && this.tracksDescriptor && size > this.bytes.length) {
      throw valueError("mmap: can't expand a shared anonymous mapping");
    }
    const { files, file } = this;
    if (files !== null && this.descriptor >= 0) {
      this.flush();
      system(() => files.truncate(this.descriptor, this.offset + size));
    }
    if (size === 0) throw EINVAL();
    const bytes = memory(size);
    bytes.set(this.bytes.subarray(0, Math.min(size, this.bytes.length)));
    this.bytes = bytes;
    file?.replace(bytes);
  }
}
PyMmap.prototype.type = mmapType;

registerExporter(PyMmap, (map, flags) => {
  map.open();
  return exportBytes(map, map.bytes, map, map.access === ACCESS.READ, flags);
});

/** Zeros. @throws OSError if there is not so much memory */
function memory(size: number): Uint8Array {
  try {
    return allocate(size);
  } catch (thrown) {
    if (thrown instanceof PyException || thrown instanceof RangeError) throw ENOMEM();
    throw thrown;
  }
}

const NAMES = ['fileno', 'length', 'flags', 'prot', 'access', 'offset', 'trackfd'];

/** The arguments, by C's `PyArg_ParseTupleAndKeywords`, which does not name the function here. */
function parse(args: readonly Value[], keywords: ReadonlyMap<string, Value>): Maybe[] {
  const count = args.length + keywords.size;
  if (count > NAMES.length) {
    throw typeError(
      `function takes at most ${NAMES.length} ${keywords.size > 0 && args.length === 0 ? 'keyword ' : ''}arguments (${count} given)`,
    );
  }
  const values: Maybe[] = NAMES.map((name, i) => {
    if (i >= args.length) return keywords.get(name);
    if (keywords.has(name)) throw typeError(`argument for function given by name ('${name}') and position (${i + 1})`);
    return args[i];
  });
  for (const i of [0, 1]) {
    if (values[i] === undefined) throw typeError(`function missing required argument '${NAMES[i]}' (pos ${i + 1})`);
  }
  for (const name of keywords.keys()) {
    if (!NAMES.includes(name)) throw unexpectedKeyword('this function', name, NAMES);
  }
  return values;
}

/**
 * `mmap.mmap(fileno, length, flags, prot, access, offset, *, trackfd)`.
 * @throws TypeError, OverflowError, ValueError, OSError
 */
export function makeMmap(type: PyType, args: readonly Value[], keywords: ReadonlyMap<string, Value>): PyMmap {
  const given = parse(args, keywords);
  const descriptor = cInt(given[0] as Value);
  let length = ssize(given[1] as Value);
  let flags = given[2] === undefined ? MAP.SHARED : cInt(given[2]);
  let prot = given[3] === undefined ? PROT.READ | PROT.WRITE : cInt(given[3]);
  let access = given[4] === undefined ? ACCESS.DEFAULT : cInt(given[4]);
  const offset = given[5] === undefined ? 0 : ssize(given[5]);
  const track = given[6] === undefined || isTrue(given[6]);
  if (length < 0) throw overflowError('memory mapped length must be positive');
  if (offset < 0) throw overflowError('memory mapped offset must be positive');
  if (access !== ACCESS.DEFAULT && (flags !== MAP.SHARED || prot !== (PROT.READ | PROT.WRITE))) {
    throw valueError("mmap can't specify both access and flags, prot.");
  }
  if (access === ACCESS.READ) prot = PROT.READ;
  else if (access === ACCESS.COPY) flags = MAP.PRIVATE;
  else if (access === ACCESS.DEFAULT) {
    if ((prot & PROT.WRITE) === 0) access = ACCESS.READ;
    else if ((prot & PROT.READ) === 0) access = ACCESS.WRITE;
  } else if (access !== ACCESS.WRITE) throw valueError('mmap invalid access parameter.');

  const { files } = interpreter.host;
  const info = descriptor === -1 || files === null ? null : stat(files, descriptor);
  if (info?.isFile === true) {
    const whole = system(() => (files as FileSystem).size(descriptor));
    if (length === 0) {
      if (whole === 0) throw valueError('cannot mmap an empty file');
      if (offset >= whole) throw valueError('mmap offset is greater than file size');
      length = whole - offset;
    } else if (offset > whole || whole - offset < length) throw valueError('mmap length is greater than file size');
  }
  if (descriptor === -1) flags |= MAP.ANON;
  const anonymous = (flags & MAP.ANON) !== 0;
  if (offset % PAGE_SIZE !== 0) throw EINVAL();
  if (!anonymous && info === null) throw EBADF();
  if (length === 0 || (flags & MAP_TYPE) === 0) throw EINVAL();
  const shared = (flags & MAP_TYPE) !== MAP.PRIVATE;
  if (!anonymous && info !== null) {
    if (!info.readable || (shared && (prot & PROT.WRITE) !== 0 && !info.writable)) throw EACCES();
    if (!info.isFile) throw osError(19, 'No such device');
  }

  const map = adopt(new PyMmap(), type);
  map.access = access;
  map.offset = offset;
  map.isShared = shared;
  map.tracksDescriptor = track;
  map.bytes = memory(length);
  if (info !== null && files !== null) {
    system(() => {
      const own = files.duplicate(descriptor);
      map.files = files;
      if (track) map.descriptor = own;
      if (anonymous) return;
      flushMaps(files, own);
      for (let done = 0; done < length; ) {
        const part = files.read(own, length - done, offset + done);
        if (part.length === 0) break;
        map.bytes.set(part, done);
        done += part.length;
      }
      if (shared) map.file = new MappedFile(files, own, info.identity, offset, map.bytes);
      else if (!track) files.close(own);
    });
  }
  return map;
}

function stat(files: FileSystem, descriptor: number) {
  try {
    return system(() => files.describe(descriptor));
  } catch (thrown) {
    // Only the mapping itself fails for a wrong descriptor.
    if (thrown instanceof PyException) return null;
    throw thrown;
  }
}

/** A C int, by `PyArg_Parse`'s `i`. @throws TypeError, OverflowError */
function cInt(value: Value): number {
  const n = indexOf(value);
  if (n >= 2n ** 63n || n < -(2n ** 63n)) throw overflowError('Python int too large to convert to C long');
  if (n > 0x7fffffff) throw overflowError('signed integer is greater than maximum');
  if (n < -0x80000000) throw overflowError('signed integer is less than minimum');
  return n as number;
}

/** An index or a byte that must fit (`PyNumber_AsSsize_t`). @throws `error` for what does not */
export function fitting(value: Value, error: (message: string) => PyException): number {
  try {
    return toSsize(value);
  } catch (thrown) {
    if (isRaised(thrown, OverflowError)) throw error(thrown.value.args.items[0] as string);
    throw thrown;
  }
}
