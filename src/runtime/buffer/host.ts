/** Memory of the host program as an exporter: views of it share its bytes. */
import { objectType, PyObject, PyType } from '../types.ts';
import { flatRecord } from './record.ts';
import { exportBytes, PyBUF, registerExporter } from './request.ts';

export type HostData = ArrayBufferLike | ArrayBufferView;

/** The native format of a typed array's items; bytes for everything else. */
const FORMATS: Record<string, string> = {
  Int8Array: 'b',
  Int16Array: 'h',
  Uint16Array: 'H',
  Int32Array: 'i',
  Uint32Array: 'I',
  BigInt64Array: 'q',
  BigUint64Array: 'Q',
  Float16Array: 'e',
  Float32Array: 'f',
  Float64Array: 'd',
};

const hostBufferType = new PyType('HostBuffer', [objectType], { module: 'octets' });
hostBufferType.basetype = false;
hostBufferType.hasWeakref = true;

/** A Python object that stands for an ArrayBuffer, typed array, DataView or Node Buffer. */
export class PyHostBuffer extends PyObject {
  readonly data: HostData;
  readonly bytes: Uint8Array;
  readonly format: string;
  readonly itemsize: number;
  constructor(data: HostData) {
    super();
    this.data = data;
    const isView = ArrayBuffer.isView(data);
    this.bytes = isView ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength) : new Uint8Array(data);
    this.format = (isView && FORMATS[(data as object as { [Symbol.toStringTag]: string })[Symbol.toStringTag]]) || 'B';
    this.itemsize = this.format === 'B' ? 1 : (data as Uint8Array).BYTES_PER_ELEMENT;
  }
}
PyHostBuffer.prototype.type = hostBufferType;

registerExporter(PyHostBuffer, (object, flags) => {
  const given = exportBytes(object, object.bytes, null, false, flags);
  if (object.format === 'B') return given;
  const format = (flags & PyBUF.FORMAT) !== 0 ? object.format : 'B';
  return { ...given, record: flatRecord(object.bytes, format, object.itemsize, false) };
});
