/** What a view shows (PEP 3118): memory, and how items lie in it. Immutable; `layout.ts` makes records from records. */
import { nativeCode } from './native-code.ts';
import { partOf } from './storage.ts';

const NO_NUMBERS: readonly number[] = [];

/** `nbytes` bytes of some memory, from `offset` on. */
export interface Run {
  readonly bytes: Uint8Array;
  readonly offset: number;
  readonly nbytes: number;
}

export class BufferRecord implements Run {
  /** The exporter's memory. `offset` counts from its first byte. */
  readonly bytes: Uint8Array;
  /** Where item (0, 0, …) begins. */
  readonly offset: number;
  /** As the exporter wrote it (struct syntax). */
  readonly format: string;
  /** The native single character that `format` is (after an optional `@`), or '' if it is anything else. */
  readonly code: string;
  readonly itemsize: number;
  readonly shape: readonly number[];
  /** In bytes; may be negative or 0. */
  readonly strides: readonly number[];
  /** PEP 3118 indirection; empty if there is none. Pointers are offsets into `bytes`. */
  readonly suboffsets: readonly number[];
  readonly readonly: boolean;
  readonly ndim: number;
  /** Number of items. */
  readonly length: number;
  /** Bytes of all items: `length * itemsize`, also where items overlap or lie apart. */
  readonly nbytes: number;
  /** In C order without gaps: `memory()` is the items. */
  readonly contiguous: boolean;
  private dataView: DataView | undefined;

  constructor(
    bytes: Uint8Array,
    offset: number,
    format: string,
    itemsize: number,
    shape: readonly number[],
    strides: readonly number[],
    readonly_: boolean,
    suboffsets: readonly number[] = NO_NUMBERS,
    code: string = nativeCode(format),
  ) {
    this.bytes = bytes;
    this.offset = offset;
    this.format = format;
    this.code = code;
    this.itemsize = itemsize;
    this.shape = shape;
    this.strides = strides;
    this.suboffsets = suboffsets;
    this.readonly = readonly_;
    this.ndim = shape.length;
    if (shape.length === 1) {
      this.length = shape[0];
      this.contiguous = suboffsets.length === 0 && (strides[0] === itemsize || shape[0] === 1);
    } else {
      let length = 1;
      for (const extent of shape) length *= extent;
      this.length = length;
      this.contiguous = isContiguous(this, 'C');
    }
    this.nbytes = this.length * itemsize;
  }

  /** For reading and writing single items. */
  get view(): DataView {
    this.dataView ??= new DataView(this.bytes.buffer, this.bytes.byteOffset, this.bytes.byteLength);
    return this.dataView;
  }

  /** The bytes of a contiguous record, without copying. */
  memory(): Uint8Array {
    return partOf(this.bytes, this.offset, this.nbytes);
  }
}

/** The record of a flat run of items, which begins at the start of `bytes` and ends with it. */
export function flatRecord(bytes: Uint8Array, format: string, itemsize: number, readonly_: boolean): BufferRecord {
  const code = format === 'B' ? 'B' : nativeCode(format);
  return new BufferRecord(
    bytes,
    0,
    format,
    itemsize,
    [bytes.length / itemsize],
    [itemsize],
    readonly_,
    NO_NUMBERS,
    code,
  );
}

/** `PyBuffer_IsContiguous`: whether items follow each other in C or Fortran order. */
export function isContiguous(record: BufferRecord, order: 'C' | 'F'): boolean {
  const { shape, strides, suboffsets } = record;
  if (suboffsets.length !== 0) return false;
  // CPython's flags of a one-dimensional view (`MV_CONTIGUOUS_NDIM1`) look at the stride of an empty one, too.
  if (shape.length === 1) return shape[0] === 1 || strides[0] === record.itemsize;
  if (shape.includes(0)) return true;
  let expected = record.itemsize;
  for (let k = 0; k < shape.length; k++) {
    const i = order === 'C' ? shape.length - 1 - k : k;
    if (shape[i] > 1 && strides[i] !== expected) return false;
    expected *= shape[i];
  }
  return true;
}
