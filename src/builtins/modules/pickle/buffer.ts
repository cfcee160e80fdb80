/** `PickleBuffer`: a buffer that a pickle may keep outside of itself (PEP 574). */
import type { Acquisition } from '../../../runtime/buffer/objects.ts';
import { type BufferRecord, flatRecord, isContiguous } from '../../../runtime/buffer/record.ts';
import {
  acquire,
  acquisitionOf,
  bufferMethod,
  PyBUF,
  PyBufferWrapper,
  registerExporter,
  releaseAcquisition,
  releaseBufferMethod,
  requestBuffer,
} from '../../../runtime/buffer/request.ts';
import { bufferError, typeError, valueError } from '../../../runtime/errors.ts';
import { furnish } from '../../../runtime/signature/declare.ts';
import { objectType, PyObject, PyType, type Value } from '../../../runtime/types.ts';

export const pickleBufferType = new PyType('PickleBuffer', [objectType], { module: 'pickle' });
pickleBufferType.basetype = false;
pickleBufferType.hasWeakref = true;

export class PyPickleBuffer extends PyObject {
  readonly of: Value;
  readonly contents: BufferRecord;
  acquisition: Acquisition | null;
  constructor(of: Value) {
    super();
    const given = requestBuffer(of, PyBUF.FULL_RO);
    this.of = of;
    this.acquisition = acquisitionOf(given);
    this.contents = given.record;
  }
  /** @throws ValueError once it is released */
  get record(): BufferRecord {
    if (this.acquisition === null) throw valueError('operation forbidden on released PickleBuffer object');
    return this.contents;
  }

  /** The wrapper around what a Python class gave exports nothing itself. @throws TypeError; ValueError once released */
  checkExports(): void {
    void this.record;
    if (this.acquisition!.obj instanceof PyBufferWrapper) {
      throw typeError("a bytes-like object is required, not '_buffer_wrapper'");
    }
  }
}
PyPickleBuffer.prototype.type = pickleBufferType;

registerExporter(PyPickleBuffer, (buffer, flags) => {
  buffer.checkExports();
  return requestBuffer(buffer.of, flags);
});

/** Bytes of a buffer without gaps in either order; `undefined` for others. */
export function gaplessBytes(record: BufferRecord): Uint8Array | undefined {
  if (record.contiguous) return record.memory();
  if (!isContiguous(record, 'F')) return undefined;
  return record.bytes.subarray(record.offset, record.offset + record.nbytes);
}

furnish(pickleBufferType, () => ({
  doc: 'A buffer that a pickle may keep outside of itself.',
  new: [
    '(type, *args, **kwargs)',
    (_type: PyType, args: Value[], keywords: Map<string, Value>) => {
      if (keywords.size > 0) throw typeError('PickleBuffer() takes no keyword arguments');
      if (args.length !== 1) {
        throw typeError(`PickleBuffer() takes exactly 1 positional argument (${args.length} given)`);
      }
      return new PyPickleBuffer(args[0]);
    },
    'Makes a wrapper of a buffer.',
  ],
  methods: {
    __buffer__: ['(self, flags, /)', bufferMethod, 'A view of the memory of the object (PEP 688).'],
    __release_buffer__: ['(self, buffer, /)', releaseBufferMethod, 'Takes a view of the memory back.'],
    raw: [
      '(self, /)',
      (self: PyPickleBuffer) => {
        const bytes = gaplessBytes(self.record);
        if (bytes === undefined) throw bufferError('cannot extract raw buffer from non-contiguous buffer');
        const { obj, exporter } = self.acquisition!;
        self.checkExports();
        return acquire({ record: flatRecord(bytes, 'B', 1, self.contents.readonly), obj, exporter });
      },
      'A view of its memory as a row of bytes.',
    ],
    release: [
      '(self, /)',
      (self: PyPickleBuffer) => {
        if (self.acquisition !== null) releaseAcquisition(self.acquisition, self.contents);
        self.acquisition = null;
        return null;
      },
      'Lets go of the buffer.',
    ],
  },
}));
