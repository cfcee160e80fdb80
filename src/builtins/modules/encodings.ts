/** The `encodings` package, as far as programs ask it: names and aliases. The codecs themselves are builtin. */
import { aliases } from '../../runtime/codecs/aliases.ts';
import { builtinModules, type ModuleDefinition } from '../../runtime/modules.ts';
import { functions } from '../../runtime/signature/declare.ts';
import { PyDict } from '../../runtime/values/dict.ts';
import { builtinInfo, isBuiltinCodec } from './codecs.ts';

/** The module of a codec, by which instances of its classes are pickled. */
function codecModule(home: string): ModuleDefinition {
  return {
    name: `encodings.${home}`,
    doc: 'A codec: its classes, and what the registry is told of it.',
    source: `
import codecs

_info = codecs.lookup('${home}')
IncrementalEncoder, IncrementalDecoder = _info.incrementalencoder, _info.incrementaldecoder
StreamWriter, StreamReader = _info.streamwriter, _info.streamreader


class Codec(codecs.Codec):
    """Both directions, without a state."""

    encode = staticmethod(_info.encode)
    decode = staticmethod(_info.decode)

${home.startsWith('utf_') ? 'encode, decode = _info.encode, _info.decode\n' : ''}
def getregentry():
    return _info
`,
  };
}

export const encodings: ModuleDefinition = {
  name: 'encodings',
  doc: 'The standard encodings: their names.',
  create() {
    for (const [, home] of aliases()) {
      if (isBuiltinCodec(home)) builtinModules.set(`encodings.${home}`, () => codecModule(home));
    }
    builtinModules.set('encodings.utf_8_sig', () => codecModule('utf_8_sig'));
    return functions('encodings', {
      _builtin: ['(encoding: str, /)', (encoding: string) => builtinInfo(encoding) ?? null],
    });
  },
  source: `
import codecs, sys

__path__ = []
from . import aliases


class CodecRegistryError(LookupError, SystemError):
    pass


def normalize_encoding(encoding):
    """A name with one underscore in place of all that is not a letter, a digit or a dot."""
    if isinstance(encoding, bytes):
        encoding = str(encoding, 'ascii')
    kept = ''.join(c if c.isalnum() or c == '.' else ' ' for c in encoding)
    return '_'.join(''.join(filter(str.isascii, word)) for word in kept.split()).lstrip('_')


def search_function(encoding):
    """The CodecInfo of a builtin encoding, or None."""
    return _builtin(encoding)
`,
};

export const encodingsAliases: ModuleDefinition = {
  name: 'encodings.aliases',
  doc: 'Other names of the standard encodings.',
  create: () => ({ aliases: PyDict.from(aliases()) }),
};
