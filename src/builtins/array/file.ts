/** Arrays from files and to files. */
import { type PyArray, PyBytes } from '../../runtime/buffer/objects.ts';
import { copyOf } from '../../runtime/buffer/storage.ts';
import { EOFError, memoryError, raise, typeError, valueError } from '../../runtime/errors.ts';
import { getAttr } from '../../runtime/protocol/attribute.ts';
import { call, isCallable } from '../../runtime/protocol/call.ts';
import { toSsize } from '../../runtime/protocol/number.ts';
import { typeName, type Value } from '../../runtime/types.ts';
import { extendByBytes } from './grow.ts';

/** Py_ssize_t as `PyLong_AsSsize_t` words its overflow. */
export const SSIZE = 'Python int too large to convert to C ssize_t';

/** Appends so many items of a file. @throws EOFError after what there was; ValueError, MemoryError */
export function fromfile(array: PyArray, file: Value, countArgument: Value): Value {
  const n = toSsize(countArgument, SSIZE);
  if (n < 0) throw valueError('negative count');
  const size = n * array.itemType.size;
  if (size > Number.MAX_SAFE_INTEGER) throw memoryError();
  const read = getAttr(file, 'read');
  if (!isCallable(read)) throw typeError(`attribute of type '${typeName(read)}' is not callable`);
  const bytes = call(read, size);
  if (!(bytes instanceof PyBytes)) throw typeError("read() didn't return bytes");
  extendByBytes(array, bytes.data);
  if (bytes.data.length !== size) throw raise(EOFError, "read() didn't return enough bytes");
  return null;
}

/** CPython writes in blocks of this many bytes. */
const BLOCK = 64 * 1024;

/** Writes the items to a file, in blocks. */
export function tofile(array: PyArray, file: Value): Value {
  if (array.length === 0) return null;
  const write = getAttr(file, 'write');
  const bytes = array.data;
  for (let at = 0; at < bytes.length; at += BLOCK) call(write, new PyBytes(copyOf(bytes.subarray(at, at + BLOCK))));
  return null;
}
