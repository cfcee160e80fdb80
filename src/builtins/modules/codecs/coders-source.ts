/** codecs: CodecInfo and the incremental coders. */
export const codersSource = `
import builtins, sys


def _give(cls, *methods):
    for method in methods:
        method.__qualname__ = cls.__name__ + '.' + method.__name__
        setattr(cls, method.__name__, method)
    return cls


def _over_stream(cls):
    """Adds what every class around a stream does alike."""
    def __exit__(self, type, value, tb):
        self.stream.close()

    def __enter__(self):
        return self

    def __getattr__(self, name):
        if name == 'stream':
            raise AttributeError(f'{type(self).__name__!r} object has no attribute {name!r}')
        return getattr(self.stream, name)

    def __reduce_ex__(self, proto):
        raise TypeError("can't serialize " + type(self).__name__)

    return _give(cls, __exit__, __enter__, __getattr__, __reduce_ex__)


def _by_lines(cls):
    def __iter__(self):
        return self

    def __next__(self):
        if not (line := self.readline()):
            raise StopIteration
        return line

    return _give(cls, __iter__, __next__)


class Codec:
    """Encoder and decoder that keep no state between calls."""

    def decode(self, input, errors='strict'):
        raise NotImplementedError

    def encode(self, input, errors='strict'):
        raise NotImplementedError


class CodecInfo(tuple):
    """What the registry knows of an encoding: a tuple of four functions, with names for these and more."""
    _is_text_encoding = True

    def __new__(cls, encode, decode, streamreader=None, streamwriter=None, incrementalencoder=None,
                incrementaldecoder=None, name=None, *, _is_text_encoding=None):
        made = super().__new__(cls, (encode, decode, streamreader, streamwriter))
        made.__dict__.update(
            name=name, encode=encode, decode=decode,
            incrementalencoder=incrementalencoder, incrementaldecoder=incrementaldecoder,
            streamwriter=streamwriter, streamreader=streamreader)
        if _is_text_encoding is not None:
            made._is_text_encoding = _is_text_encoding
        return made

    def __getnewargs__(self):
        return tuple(self)

    def __repr__(self):
        kind = type(self)
        return f'<{kind.__module__}.{kind.__qualname__} object for encoding {self.name} at {id(self):#x}>'


# Incremental codecs

def _convert_what_is_complete(coder, convert, input, final):
    pending = coder.buffer + input
    made, used = convert(pending, coder.errors, final)
    coder.buffer = pending[used:]
    return made


class IncrementalDecoder:
    """Decodes input that arrives in pieces."""

    def __init__(self, errors='strict'):
        self.errors = errors

    def getstate(self):
        return b'', 0

    def setstate(self, state):
        """Does nothing: there is no state."""

    def reset(self):
        """Does nothing: there is no state."""

    def decode(self, input, final=False):
        raise NotImplementedError


class IncrementalEncoder:
    """Encodes input that arrives in pieces."""

    def __init__(self, errors='strict'):
        self.errors, self.buffer = errors, ''

    def getstate(self):
        return 0

    def setstate(self, state):
        """Does nothing: there is no state."""

    def reset(self):
        """Does nothing: there is no state."""

    def encode(self, input, final=False):
        raise NotImplementedError


class BufferedIncrementalDecoder(IncrementalDecoder):
    """Keeps the bytes that do not make a character yet."""

    def __init__(self, errors='strict'):
        super().__init__(errors)
        self.reset()

    def _buffer_decode(self, input, errors, final):
        raise NotImplementedError

    def decode(self, input, final=False):
        return _convert_what_is_complete(self, self._buffer_decode, input, final)

    def getstate(self):
        return self.buffer, 0

    def setstate(self, state):
        self.buffer = state[0]

    def reset(self):
        self.buffer = b''


class BufferedIncrementalEncoder(IncrementalEncoder):
    """Keeps the characters that cannot be encoded yet."""

    def __init__(self, errors='strict'):
        super().__init__(errors)

    def _buffer_encode(self, input, errors, final):
        raise NotImplementedError

    def encode(self, input, final=False):
        return _convert_what_is_complete(self, self._buffer_encode, input, final)

    def getstate(self):
        return self.buffer or 0

    def setstate(self, state):
        self.buffer = state or ''

    def reset(self):
        self.buffer = ''
`;
