/** The modules `pickle` and `_pickle`. */
import { PyBytes } from '../../runtime/buffer/objects.ts';
import type { ModuleDefinition } from '../../runtime/modules.ts';
import { functions } from '../../runtime/signature/declare.ts';
import { bytearrayType, bytesType, type Value } from '../../runtime/types.ts';
import { PyList } from '../../runtime/values/list.ts';
import { PyTuple } from '../../runtime/values/tuple.ts';
import { pickleBufferType } from './pickle/buffer.ts';
import { pickleErrorType, picklingErrorType, unpicklingErrorType } from './pickle/errors.ts';
import { globalOf, importModule } from './pickle/globals.ts';
import { DEFAULT_PROTOCOL, HIGHEST_PROTOCOL, OP } from './pickle/opcodes.ts';
import { pickleFunctions, picklerType } from './pickle/pickler.ts';
import { unpickleFunctions, unpicklerType } from './pickle/unpickler.ts';

function names(): Map<string, Value> {
  // CPython's pickler imports it, too: the tables of reducers and extensions stand there.
  importModule('copyreg');
  const result = functions('_pickle', { ...pickleFunctions, ...unpickleFunctions });
  result.set('PickleError', pickleErrorType);
  result.set('PicklingError', picklingErrorType);
  result.set('UnpicklingError', unpicklingErrorType);
  result.set('Pickler', picklerType);
  result.set('Unpickler', unpicklerType);
  result.set('PickleBuffer', pickleBufferType);
  return result;
}
let made: Map<string, Value> | undefined;
const shared = (): Map<string, Value> => (made ??= names());

/** What the pickler is written in. */
export const pickleInner: ModuleDefinition = {
  name: '_pickle',
  doc: 'Objects to bytes and back.',
  create: () => new Map(shared()),
};

const nameFunctions = functions('pickle', {
  whichmodule: [
    '(obj, name)',
    (object: Value, name: Value) => globalOf(object, name).module,
    'The module in which an object is found by its name.',
  ],
});

export const pickle: ModuleDefinition = {
  name: 'pickle',
  doc: 'Objects to bytes and back.',
  create() {
    const result = new Map(shared());
    for (const [name, code] of Object.entries(OP)) result.set(name, new PyBytes(new Uint8Array([code])));
    result.set('TRUE', new PyBytes(Uint8Array.from('I01\n', c => c.charCodeAt(0))));
    result.set('FALSE', new PyBytes(Uint8Array.from('I00\n', c => c.charCodeAt(0))));
    result.set('HIGHEST_PROTOCOL', HIGHEST_PROTOCOL);
    result.set('DEFAULT_PROTOCOL', DEFAULT_PROTOCOL);
    result.set('format_version', '5.0');
    result.set('compatible_formats', new PyList(['1.0', '1.1', '1.2', '1.3', '2.0', '3.0', '4.0', '5.0']));
    const main = 'PickleError PicklingError UnpicklingError Pickler Unpickler dump dumps load loads PickleBuffer'.split(
      ' ',
    );
    const codes = [...Object.keys(OP), 'TRUE', 'FALSE', 'HIGHEST_PROTOCOL', 'DEFAULT_PROTOCOL'].sort();
    for (const [name, made] of nameFunctions) result.set(name, made);
    // What CPython also has in Python is the same here.
    for (const name of ['Pickler', 'Unpickler', 'dump', 'dumps', 'load', 'loads']) {
      const made = result.get(name);
      if (made !== undefined) result.set(`_${name}`, made);
    }
    result.set('bytes_types', new PyTuple([bytesType, bytearrayType]));
    result.set('maxsize', 2n ** 63n - 1n);
    result.set('__all__', new PyList([...main, ...codes]));
    return result;
  },
  source: `
def encode_long(x):
    """An int in the fewest bytes that hold its digits and its sign, the lowest first."""
    bits = x.bit_length()
    if bits == 0 and not x: return b''
    if x < 0: bits = (~x).bit_length()
    return int(x).to_bytes(bits // 8 + 1, 'little', signed=True)


def decode_long(data):
    """The int that encode_long wrote."""
    return int.from_bytes(data, 'little', signed=True)
`,
};
