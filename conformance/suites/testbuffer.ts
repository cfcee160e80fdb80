/**
 * `_testbuffer`: the exporter with which test_buffer tries all that PEP 3118 allows (C `_testbuffer.c`). A module of the
 * conformance run only.
 */
import { toContiguous, toFortran } from '../../src/runtime/buffer/copy.ts';
import { contiguousStrides } from '../../src/runtime/buffer/layout.ts';
import { Acquisition, PyBytes, PyMemoryView } from '../../src/runtime/buffer/objects.ts';
import { BufferRecord, isContiguous } from '../../src/runtime/buffer/record.ts';
import { getBuffer, PyBUF, viewOf } from '../../src/runtime/buffer/request.ts';
import {
  bufferError,
  type PyBaseException,
  PyException,
  typeError,
  UnicodeEncodeError,
  valueError,
} from '../../src/runtime/errors.ts';
import type { ModuleDefinition } from '../../src/runtime/modules.ts';
import { call } from '../../src/runtime/protocol/call.ts';
import { indexOf, toSsize } from '../../src/runtime/protocol/number.ts';
import { functions } from '../../src/runtime/signature/declare.ts';
import type { Value } from '../../src/runtime/types.ts';
import { adjustIndices, PySlice } from '../../src/runtime/values/slice.ts';
import { PyTuple } from '../../src/runtime/values/tuple.ts';
import { addressOf, itemAt, ND, NDArray, ndarrayType, numbersOf, recordOf } from './ndarray.ts';
import { sliceBounds, staticArrayType } from './ndarray-rows.ts';

/** The record of an object, held only as long as `use` runs. */
function withRecord<T>(value: Value, use: (record: BufferRecord) => T): T {
  const held = getBuffer(value, PyBUF.FULL_RO);
  try {
    return use(held.record);
  } finally {
    held.release();
  }
}

/** One of the letters C, F and A. @throws TypeError, UnicodeEncodeError, ValueError */
function orderOf(order: Value): 'C' | 'F' | 'A' {
  if (typeof order !== 'string') throw typeError('order must be a string');
  if ([...order].some(c => c.charCodeAt(0) > 127)) {
    throw new PyException(
      call(UnicodeEncodeError, 'ascii', order, 0, 1, 'ordinal not in range(128)') as PyBaseException,
    );
  }
  if (order !== 'C' && order !== 'F' && order !== 'A') throw valueError('invalid order, must be C, F or A');
  return order;
}

const contiguousIn = (record: BufferRecord, order: 'C' | 'F' | 'A'): boolean =>
  (order !== 'F' && isContiguous(record, 'C')) || (order !== 'C' && isContiguous(record, 'F'));

/** The bytes of all items in an order; for A as they lie if they lie without gaps. */
function bytesIn(record: BufferRecord, order: 'C' | 'F' | 'A'): Uint8Array {
  const fortran = order === 'F' || (order === 'A' && isContiguous(record, 'F') && !isContiguous(record, 'C'));
  return fortran ? toFortran(record) : toContiguous(record);
}

function fortranStrides(shape: readonly number[], itemsize: number): number[] {
  return contiguousStrides([...shape].reverse(), itemsize).reverse();
}

/** C `PyMemoryView_GetContiguous`. */
function getContiguous(value: Value, type: Value, given: Value): Value {
  if (typeof type !== 'number' && typeof type !== 'bigint')
    throw typeError('buffertype must be PyBUF_READ or PyBUF_WRITE');
  const access = toSsize(type, 'Python int too large to convert to C long');
  if (access !== PyBUF.READ && access !== PyBUF.WRITE) throw valueError('invalid buffer type');
  const order = orderOf(given);
  const view = viewOf(value);
  const { record } = view;
  if (access === PyBUF.WRITE && record.readonly) throw bufferError('underlying buffer is not writable');
  if (contiguousIn(record, order)) return view;
  if (access === PyBUF.WRITE) {
    throw bufferError('writable contiguous buffer requested for a non-contiguous object.');
  }
  const bytes = new PyBytes(Uint8Array.from(bytesIn(record, order)));
  const { shape, itemsize, format } = record;
  const strides = order === 'F' ? fortranStrides(shape, itemsize) : contiguousStrides(shape, itemsize);
  return new PyMemoryView(
    new BufferRecord(bytes.data, 0, format, itemsize, shape, strides, true),
    new Acquisition(bytes, null),
  );
}

/** Whether two contiguous buffers have the same structure and bytes. */
function sameContiguous(a: BufferRecord, b: BufferRecord): boolean {
  if (!contiguousIn(a, 'A') || !contiguousIn(b, 'A')) return false;
  if (a.itemsize !== b.itemsize || a.ndim !== b.ndim || a.shape.some((extent, i) => extent !== b.shape[i]))
    return false;
  if (a.nbytes > 0 && a.shape.some((extent, i) => extent > 1 && a.strides[i] !== b.strides[i])) return false;
  return Buffer.compare(bytesIn(a, 'C'), bytesIn(b, 'C')) === 0;
}

const moduleFunctions = (): Map<string, Value> =>
  functions('_testbuffer', {
    get_sizeof_void_p: ['()', () => 8, 'Bytes of a pointer.'],
    slice_indices: [
      '(key, length, /)',
      (key: Value, length: Value) => {
        if (!(key instanceof PySlice)) throw typeError('first argument must be a slice object');
        const n = Number(toSsize(indexOf(length)));
        const { start, stop, step } = sliceBounds(key);
        const taken = adjustIndices(start, stop, step, n);
        return new PyTuple([taken.start, taken.stop, taken.step, taken.length]);
      },
      'What a slice takes of so many items.',
    ],
    get_pointer: [
      '(obj, indices, /)',
      (value: Value, indices: Value) =>
        withRecord(value, record => {
          if (record.ndim > ND.MAX_NDIM) throw valueError(`get_pointer(): ndim > ${ND.MAX_NDIM}`);
          const path = numbersOf(indices, 'indices');
          if (path.length !== record.ndim) throw valueError('get_pointer(): len(indices) != ndim');
          path.forEach((index, i) => {
            if (index < 0 || index >= record.shape[i]) throw valueError(`get_pointer(): index ${index} out of bounds`);
          });
          return itemAt(record, addressOf(record, path));
        }),
      'The item at some indices.',
    ],
    get_contiguous: ['(obj, buffertype, order, /)', getContiguous, 'A view of the items without gaps.'],
    py_buffer_to_contiguous: [
      '(obj, order, flags, /)',
      (value: Value, order: Value, flags: Value) => {
        const held = getBuffer(value, Number(indexOf(flags)));
        try {
          return new PyBytes(Uint8Array.from(bytesIn(held.record, orderOf(order))));
        } finally {
          held.release();
        }
      },
      'The bytes of all items.',
    ],
    cmp_contig: [
      '(a, b, /)',
      (a: Value, b: Value) => withRecord(a, first => withRecord(b, second => sameContiguous(first, second))),
      'Whether two contiguous buffers are alike.',
    ],
    is_contiguous: [
      '(obj, order, /)',
      (value: Value, order: Value) => {
        // An array knows, also where it has no strides to give.
        if (value instanceof NDArray) return contiguousIn(recordOf(value.head), orderOf(order));
        return withRecord(value, record => contiguousIn(record, orderOf(order)));
      },
      'Whether items lie without gaps, in an order.',
    ],
  });

export const testbuffer: ModuleDefinition = {
  name: '_testbuffer',
  create() {
    const names = moduleFunctions();
    names.set('ndarray', ndarrayType);
    names.set('staticarray', staticArrayType);
    for (const [name, value] of Object.entries(PyBUF)) names.set(`PyBUF_${name}`, value);
    for (const [name, value] of Object.entries(ND)) names.set(`ND_${name}`, value);
    return names;
  },
};
