/** Asking an object for its memory (`PyObject_GetBuffer`): builtin exporters, Python classes with `__buffer__` (PEP 688), host data. */
import { bufferError, overflowError, PyException, raise, SystemError, typeError, valueError } from '../errors.ts';
import { forgetRelease, watchRelease } from '../lifetime/watched.ts';
import { invoke1 } from '../protocol/call.ts';
import { toSsize } from '../protocol/number.ts';
import { PyMethodDescriptor } from '../signature/builtin.ts';
import { bytearrayType, bytesType, type Maybe, objectType, PyObject, PyType, typeName, type Value } from '../types.ts';
import { unraisable } from '../unraisable.ts';
import { toContiguous } from './copy.ts';
import { liveExports, liveViews } from './exports.ts';
import { contiguousStrides, MAX_NDIM } from './layout.ts';
import { Acquisition, PyArray, PyByteArray, PyBytes, PyMemoryView } from './objects.ts';
import { hold, letGo } from './reachability.ts';
import { BufferRecord, flatRecord, isContiguous, type Run } from './record.ts';
import type { Exporter } from './storage.ts';

/** What a consumer asks for (the `PyBUF_*` constants; `inspect.BufferFlags`). */
export const PyBUF = {
  SIMPLE: 0,
  WRITABLE: 0x1,
  FORMAT: 0x4,
  ND: 0x8,
  STRIDES: 0x18,
  C_CONTIGUOUS: 0x38,
  F_CONTIGUOUS: 0x58,
  ANY_CONTIGUOUS: 0x98,
  INDIRECT: 0x118,
  CONTIG: 0x9,
  CONTIG_RO: 0x8,
  STRIDED: 0x19,
  STRIDED_RO: 0x18,
  RECORDS: 0x1d,
  RECORDS_RO: 0x1c,
  FULL: 0x11d,
  FULL_RO: 0x11c,
  READ: 0x100,
  WRITE: 0x200,
} as const;

/** What an exporter gives. */
export interface Export {
  record: BufferRecord;
  /** `memoryview.obj` */
  obj: Value;
  /** Whose size the consumer pins; null for what never changes. */
  exporter: Exporter | null;
  /** The object of a Python class with its own `__release_buffer__`, to be told when the buffer is released. */
  notify?: PyObject;
}

/** CPython's `_buffer_wrapper`: stands between a view and the object whose `__buffer__` gave another view. */
export class PyBufferWrapper extends PyObject {
  readonly object: PyObject;
  readonly view: PyMemoryView;
  constructor(object: PyObject, view: PyMemoryView) {
    super();
    this.object = object;
    this.view = view;
  }
}
PyBufferWrapper.prototype.type = new PyType('_buffer_wrapper', [objectType]);
PyBufferWrapper.prototype.type.basetype = false;

type ExportFunction = (object: any, flags: number) => Export;
const exportFunctions = new Map<unknown, ExportFunction>();

/** Makes instances of a JavaScript class exporters. The function throws BufferError for requests that it cannot serve. */
export function registerExporter<T extends PyObject>(
  constructor: abstract new (...args: any[]) => T,
  give: (object: T, flags: number) => Export,
): void {
  exportFunctions.set(constructor, give);
}

/**
 * What `PyBuffer_FillInfo` gives: unsigned bytes, whose shape and format every request may see.
 * @throws BufferError if a writable buffer is asked for and it is not
 */
export function exportBytes(
  obj: Value,
  bytes: Uint8Array,
  exporter: Exporter | null,
  readonly: boolean,
  flags: number,
): Export {
  if (flags === PyBUF.READ || flags === PyBUF.WRITE) throw badFlags();
  if (readonly && (flags & PyBUF.WRITABLE) !== 0) throw bufferError('Object is not writable.');
  return { record: flatRecord(bytes, 'B', 1, readonly), obj, exporter };
}

/** `PyBUF_READ` and `PyBUF_WRITE` are for other calls than `PyObject_GetBuffer`. */
const badFlags = (): PyException => raise(SystemError, 'bad argument to internal function');

/** The function of a builtin exporter. */
function exportFunction(value: PyObject): ExportFunction | undefined {
  if (value instanceof PyBytes) return giveBytes;
  if (value instanceof PyByteArray) return giveByteArray;
  if (value instanceof PyMemoryView) return giveView;
  if (value instanceof PyArray) return giveArray;
  return exportFunctions.get(value.constructor);
}

const giveBytes = (value: PyBytes, flags: number): Export => exportBytes(value, value.data, null, true, flags);
const giveByteArray = (value: PyByteArray, flags: number): Export =>
  exportBytes(value, value.data, value.storage, false, flags);
/** C `array_buffer_getbuf`: without the format flag items keep their size and are called bytes. */
const giveArray = (value: PyArray, flags: number): Export => {
  const { itemType } = value;
  let format = 'B';
  if ((flags & PyBUF.FORMAT) !== 0) format = itemType.code === 'u' ? 'w' : itemType.code;
  return { record: flatRecord(value.data, format, itemType.size, false), obj: value, exporter: value.storage };
};

const asks = (flags: number, what: number): boolean => (flags & what) === what;

/** C `memory_getbuf`. */
function giveView(view: PyMemoryView, flags: number): Export {
  checkReleased(view);
  checkRestricted(view);
  const { record } = view;
  const cContiguous = record.contiguous;
  if (asks(flags, PyBUF.WRITABLE) && record.readonly) throw refusal('is not writable');
  if (asks(flags, PyBUF.C_CONTIGUOUS) && !cContiguous) throw refusal('is not C-contiguous');
  if (asks(flags, PyBUF.F_CONTIGUOUS) && !isContiguous(record, 'F')) throw refusal('is not Fortran contiguous');
  if (asks(flags, PyBUF.ANY_CONTIGUOUS) && !cContiguous && !isContiguous(record, 'F'))
    throw refusal('is not contiguous');
  if (!asks(flags, PyBUF.INDIRECT) && record.suboffsets.length !== 0) throw refusal('requires suboffsets');
  if (!asks(flags, PyBUF.STRIDES) && !cContiguous) throw refusal('is not C-contiguous');
  const withFormat = asks(flags, PyBUF.FORMAT);
  if (!asks(flags, PyBUF.ND)) {
    if (withFormat) {
      throw bufferError('memoryview: cannot cast to unsigned bytes if the format flag is present');
    }
    return { record: withoutFormat(record, [record.nbytes / record.itemsize]), obj: view, exporter: view };
  }
  return { record: withFormat ? record : withoutFormat(record, record.shape), obj: view, exporter: view };
}

function refusal(why: string) {
  return bufferError(`memoryview: underlying buffer ${why}`);
}

/** What a consumer sees that did not ask for the format: items of the same size, called bytes. */
function withoutFormat(record: BufferRecord, shape: readonly number[]): BufferRecord {
  const { bytes, offset, itemsize, suboffsets } = record;
  const strides = shape === record.shape ? record.strides : contiguousStrides(shape, itemsize);
  return new BufferRecord(bytes, offset, 'B', itemsize, shape, strides, record.readonly, suboffsets, 'B');
}

/** @throws ValueError for a released view */
export function checkReleased(view: PyMemoryView): void {
  if (view.released) throw valueError('operation forbidden on released memoryview object');
}

/** @throws ValueError for the view that `__release_buffer__` gets */
export function checkRestricted(view: PyMemoryView): void {
  if (view.restricted) throw valueError('cannot create new view on restricted memoryview');
}

/** A class's own `__buffer__` or `__release_buffer__`, if it has one. */
function pythonMethod(value: PyObject, name: string): Maybe {
  if (value.type.origin !== 'class') return undefined;
  const method = value.type.lookup(name);
  return method instanceof PyMethodDescriptor ? undefined : method;
}

/** True if `value` has memory to show (`PyObject_CheckBuffer`). */
export function isExporter(value: Value): value is PyObject {
  if (!(value instanceof PyObject)) return false;
  return exportFunction(value) !== undefined || pythonMethod(value, '__buffer__') !== undefined;
}

/**
 * What an object gives for a request, not counted as held.
 * @throws TypeError if it is no exporter; BufferError if it cannot serve the request
 */
export function requestBuffer(value: Value, flags: number): Export {
  if (value instanceof PyObject) {
    const method = pythonMethod(value, '__buffer__');
    if (method !== undefined) {
      if (flags === PyBUF.READ || flags === PyBUF.WRITE) throw badFlags();
      const view = invoke1(method, value, flags);
      if (!(view instanceof PyMemoryView)) throw typeError('__buffer__ returned non-memoryview object');
      const notify = pythonMethod(value, '__release_buffer__') === undefined ? undefined : value;
      return { record: giveView(view, flags).record, obj: new PyBufferWrapper(value, view), exporter: view, notify };
    }
    const give = exportFunction(value);
    if (give !== undefined) {
      const given = give(value, flags);
      if (pythonMethod(value, '__release_buffer__') !== undefined) given.notify = value;
      return given;
    }
  }
  throw typeError(`a bytes-like object is required, not '${typeName(value)}'`);
}

/** A buffer that a builtin holds for the time of one operation. */
export class HeldBuffer {
  readonly record: BufferRecord;
  private readonly given: Export;

  constructor(given: Export) {
    this.given = given;
    this.record = given.record;
    if (given.exporter !== null) given.exporter.pins++;
    // A view may be nowhere else; it pins what it shows.
    if (given.exporter instanceof PyMemoryView) hold(given.exporter);
  }

  /** What owns the memory: `Py_buffer.obj`. */
  get obj(): Value {
    return this.given.obj;
  }

  /** The contents: without copying if they are contiguous. */
  get bytes(): Uint8Array {
    return this.record.contiguous ? this.record.memory() : toContiguous(this.record);
  }

  /** To be called once, when the operation is over. */
  release(): void {
    const { exporter, notify } = this.given;
    if (exporter !== null) exporter.pins--;
    if (exporter instanceof PyMemoryView) letGo(exporter);
    if (notify !== undefined) notifyRelease(notify, this.given.obj, this.record);
  }
}

/**
 * Asks for a buffer and holds it until `release()`; needed where Python code may run before the memory is used.
 * @throws TypeError, BufferError
 */
export function getBuffer(value: Value, flags: number = PyBUF.FULL_RO): HeldBuffer {
  return new HeldBuffer(requestBuffer(value, flags));
}

/**
 * The contents of an exporter of exactly a builtin type, if they are contiguous: to be used before Python code runs again, without
 * asking, holding and telling anybody. `undefined` for all other values.
 */
export function runOf(value: Value): Run | undefined {
  if (value instanceof PyMemoryView) {
    return value.released || value.restricted || !value.record.contiguous ? undefined : value.record;
  }
  if (value instanceof PyBytes) {
    return value.type === bytesType ? { bytes: value.data, offset: 0, nbytes: value.data.length } : undefined;
  }
  if (value instanceof PyByteArray && value.type === bytearrayType) {
    const { storage } = value;
    return { bytes: storage.bytes, offset: storage.start, nbytes: storage.length };
  }
  return undefined;
}

/** Runs `use` on the contents of a bytes-like object while they are held. @throws TypeError, BufferError */
export function withBytes<T>(value: Value, use: (bytes: Uint8Array) => T, flags: number = PyBUF.SIMPLE): T {
  if (value instanceof PyBytes && value.type.origin === 'builtin') return use(value.data);
  const held = getBuffer(value, flags);
  try {
    return use(held.bytes);
  } finally {
    held.release();
  }
}

/**
 * The contents of a bytes-like object (Argument Clinic's `Py_buffer`: C-contiguous), not copied and not held: to be
 * used before Python code runs again.
 * @throws TypeError for other objects, BufferError for views with gaps
 */
export function bytesOf(value: Value, flags: number = PyBUF.SIMPLE): Uint8Array {
  if (value instanceof PyBytes && value.type.origin === 'builtin') return value.data;
  return withBytes(value, bytes => bytes, flags);
}

/** As `bytesOf`, but copies what is not contiguous (`bytes(m[::2])`, `PyBUF_FULL_RO`). */
export function contiguousBytesOf(value: Value): Uint8Array {
  if (value instanceof PyBytes && value.type.origin === 'builtin') return value.data;
  return withBytes(value, bytes => bytes, PyBUF.FULL_RO);
}

/**
 * `memoryview(value)` (`PyMemoryView_FromObjectAndFlags`).
 * @throws TypeError if it is no exporter; BufferError, ValueError
 */
export function viewOf(value: Value, flags: number = PyBUF.FULL_RO): PyMemoryView {
  if (value instanceof PyMemoryView) {
    checkReleased(value);
    checkRestricted(value);
    return new PyMemoryView(value.record, value.acquisition);
  }
  if (!isExporter(value)) {
    throw typeError(`memoryview: a bytes-like object is required, not '${typeName(value)}'`);
  }
  return acquire(requestBuffer(value, flags));
}

/** A memoryview of what an exporter gave: `x.__buffer__(flags)`. */
export function acquire(given: Export): PyMemoryView {
  if (given.record.ndim > MAX_NDIM) throw valueError(`memoryview: number of dimensions must not exceed ${MAX_NDIM}`);
  return new PyMemoryView(given.record, acquisitionOf(given));
}

/** What counts as held by an object: released by `releaseAcquisition`, or when nothing reaches it any more. */
export function acquisitionOf(given: Export): Acquisition {
  const acquisition = new Acquisition(given.obj, given.exporter, given.notify);
  if (given.notify !== undefined) watchRelease(acquisition, () => releaseAcquisition(acquisition, given.record));
  return acquisition;
}

/**
 * `memoryview.release()`.
 * @throws BufferError while others hold this view's memory through it
 */
export function releaseView(view: PyMemoryView): void {
  if (view.released) return;
  const others = liveExports(view);
  if (others > 0) throw bufferError(`memoryview has ${others} exported buffer${others === 1 ? '' : 's'}`);
  view.drop();
  const { acquisition } = view;
  acquisition.views--;
  if (acquisition.released) return;
  if (acquisition.views > 0 && acquisition.notify !== undefined) acquisition.views = liveViews(acquisition);
  if (acquisition.views <= 0) releaseAcquisition(acquisition, view.record);
}

/** Lets go of an acquisition (`PyBuffer_Release`): for objects that hold one without a view. */
export function releaseAcquisition(acquisition: Acquisition, record: BufferRecord): void {
  if (acquisition.released) return;
  acquisition.released = true;
  const { exporter, notify } = acquisition;
  if (notify !== undefined) forgetRelease(acquisition);
  if (exporter !== null && exporter.exports > 0) exporter.exports--;
  if (notify !== undefined) notifyRelease(notify, acquisition.obj, record);
}

/**
 * Tells an object of a Python class that its buffer is released. It gets back the view that its `__buffer__` gave; if
 * it inherits that, a view that makes no further views.
 */
function notifyRelease(object: PyObject, obj: Value, record: BufferRecord): void {
  let view: PyMemoryView;
  const wrapped = obj instanceof PyBufferWrapper;
  if (wrapped) view = obj.view;
  else {
    view = new PyMemoryView(record, new Acquisition(null, null));
    view.restricted = true;
  }
  try {
    invoke1(object.type.lookup('__release_buffer__')!, object, view);
  } catch (thrown) {
    if (!(thrown instanceof PyException)) throw thrown;
    unraisable.report(thrown, `Exception ignored in __release_buffer__ of ${object.type.name}`);
  }
  if (!wrapped) releaseView(view);
}

/**
 * The `__buffer__` of every builtin exporter.
 * @throws OverflowError if `flags` is no C int; BufferError
 */
export function bufferMethod(self: Value, flags: Value): Value {
  const n = toSsize(flags);
  if (n > 0x7fffffff || n < -0x80000000) throw overflowError('buffer flags out of range');
  const give = self instanceof PyObject ? exportFunction(self) : undefined;
  if (give === undefined) throw typeError(`a bytes-like object is required, not '${typeName(self)}'`);
  return acquire(give(self, n));
}

/**
 * The `__release_buffer__` of every builtin exporter that has one (C `wrap_releasebuffer`).
 * @throws TypeError, ValueError, BufferError
 */
export function releaseBufferMethod(self: Value, view: Value): Value {
  if (!(view instanceof PyMemoryView)) throw typeError('expected a memoryview object');
  if (view.acquisition.obj !== self) throw valueError("memoryview's buffer is not this object");
  if (view.released) throw valueError("memoryview's buffer has already been released");
  releaseView(view);
  return null;
}
