/**
 * The part of `codecs` that is Python: CodecInfo, the classes that codecs derive from, and what opens files with them.
 * Classes over a stream get their common methods from `_over_stream`, those that go both ways from `_two_way`; the
 * classes of a builtin codec are built by `_make_info`.
 */
export const codecsSource = `
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


# Codecs of streams

@_over_stream
class StreamWriter(Codec):
    """Encodes what is written to a stream."""

    def __init__(self, stream, errors='strict'):
        self.stream, self.errors = stream, errors

    def reset(self):
        """Does nothing: there is no state."""

    def seek(self, offset, whence=0):
        self.stream.seek(offset, whence)
        if (offset, whence) == (0, 0):
            self.reset()

    def write(self, object):
        self.stream.write(self.encode(object, self.errors)[0])

    def writelines(self, list):
        self.write(''.join(list))


@_over_stream
@_by_lines
class StreamReader(Codec):
    """Decodes what is read from a stream. 'charbuffer' holds what is decoded, 'bytebuffer' what cannot be yet."""
    charbuffertype = str
    _STEP = 72

    def __init__(self, stream, errors='strict'):
        self.stream, self.errors = stream, errors
        self.bytebuffer = b''
        self.charbuffer = self._empty_charbuffer = self.charbuffertype()

    def _buffer_up_to(self, goal, size, firstline=False):
        """Reads by size until goal characters are there (None: all there are), or the stream has no more."""
        while goal is None or len(self.charbuffer) < goal:
            fresh = self.stream.read() if size < 0 else self.stream.read(size)
            data = self.bytebuffer + fresh
            if data:
                try:
                    text, used = self.decode(data, self.errors)
                except UnicodeDecodeError as problem:
                    if not firstline:
                        raise
                    # The problem can wait if there is a whole line before it.
                    text, used = self.decode(data[:problem.start], self.errors)
                    if len(text.splitlines()) < 2:
                        raise
                self.charbuffer += text
                self.bytebuffer = data[used:]
            if not fresh:
                break

    def _take(self, count):
        taken = self.charbuffer[:count]
        self.charbuffer = self._empty_charbuffer if count is None else self.charbuffer[count:]
        return taken

    def read(self, size=-1, chars=-1, firstline=False):
        goal = next((limit for limit in (chars, size) if limit >= 0), None)
        self._buffer_up_to(goal, size, firstline)
        return self._take(goal)

    def readline(self, size=None, keepends=True):
        limited = size is not None and size >= 0
        goal = step = size if size and limited else self._STEP
        while True:
            text = self.charbuffer[:goal]
            if self.bytebuffer or len(text.splitlines()) < 2:
                self._buffer_up_to(goal, step, True)
                text = self.charbuffer[:goal]
            if text[-1:] in ('\\r', b'\\r') and len(text.splitlines()) < 2:
                # A line feed that belongs to it may follow.
                self._buffer_up_to(len(text) + 1, 1)
                text = self.charbuffer[:len(text) + 1]
            bare, whole = ((text.splitlines(ends) or [text])[0] for ends in (False, True))
            if bare != whole or limited or len(self.charbuffer) < goal:
                self._take(len(whole))
                return whole if keepends else bare
            goal *= 2
            step = min(2 * step, 8000)

    def readlines(self, sizehint=None, keepends=True):
        return self.read().splitlines(keepends)

    def reset(self):
        self.bytebuffer, self.charbuffer = b'', self._empty_charbuffer

    def seek(self, offset, whence=0):
        self.stream.seek(offset, whence)
        self.reset()


def _two_way(cls):
    """Adds what a class with a reader and a writer of one stream does; its _outward and _inward convert in between."""
    def read(self, size=-1):
        return self._outward(self.reader.read(size))

    def write(self, data):
        return self.writer.write(self._inward(data))

    def seek(self, offset, whence=0):
        self.stream.seek(offset, whence)
        self.reader.reset()
        if (offset, whence) == (0, 0):
            self.writer.reset()

    def reset(self):
        for half in self.reader, self.writer:
            half.reset()

    return _give(cls, read, write, seek, reset)


@_over_stream
@_by_lines
@_two_way
class StreamReaderWriter:
    """A stream that is decoded when read and encoded when written."""
    encoding = 'unknown'

    def __init__(self, stream, Reader, Writer, errors='strict'):
        self.stream = stream
        self.reader, self.writer = (half(stream, errors) for half in (Reader, Writer))
        self.errors = errors

    def _outward(self, data):
        return data

    _inward = _outward

    def readline(self, size=None, keepends=True):
        return self.reader.readline(size, keepends)

    def readlines(self, sizehint=None):
        return self.reader.readlines(sizehint)

    def writelines(self, list):
        return self.writer.writelines(list)


@_over_stream
@_by_lines
@_two_way
class StreamRecoder:
    """A stream in one encoding that looks as if it were in another one."""
    file_encoding = data_encoding = 'unknown'

    def __init__(self, stream, encode, decode, Reader, Writer, errors='strict'):
        self.stream = stream
        self.encode, self.decode = encode, decode
        self.reader, self.writer = (half(stream, errors) for half in (Reader, Writer))
        self.errors = errors

    def _outward(self, text):
        return self.encode(text, self.errors)[0]

    def _inward(self, data):
        return self.decode(data, self.errors)[0]

    def readline(self, size=None):
        return self._outward(self.reader.readline() if size is None else self.reader.readline(size))

    def readlines(self, sizehint=None):
        return self.read().splitlines(True)

    def writelines(self, list):
        return self.write(b''.join(list))


# The classes of the builtin codecs

# Encodings with a mark at the start: the state before it, and by later state the encoding that goes on.
_MARKED = {
    'utf-16': (2, ('utf-16-le', 'utf-16-be')),
    'utf-32': (2, ('utf-32-le', 'utf-32-be')),
    'utf-8-sig': (1, ('utf-8',)),
}


def _plain_methods(encode, decode_partly):
    """By class, the methods of a codec that starts like it goes on."""
    return {
        'IncrementalEncoder': dict(encode=lambda self, input, final=False: encode(input, self.errors)[0]),
        'IncrementalDecoder': dict(
            decode=lambda self, input, final=False: decode_partly(input, self.errors, final)[0]),
        'BufferedIncrementalDecoder': dict(_buffer_decode=staticmethod(decode_partly)),
        'StreamWriter': dict(encode=staticmethod(encode)),
        'StreamReader': dict(decode=staticmethod(decode_partly)),
    }


def _zlib_methods():
    """The incremental ones go on where they were."""
    import zlib

    def coder(fresh, action):
        def __init__(self, errors='strict'):
            assert errors == 'strict'
            self.errors = errors
            self.reset()

        def reset(self):
            self._stream = fresh()

        def convert(self, input, final=False):
            made = getattr(self._stream, action)(input)
            return made + self._stream.flush() if final else made

        return {'__init__': __init__, 'reset': reset}, convert

    encoder, encode = coder(zlib.compressobj, 'compress')
    decoder, decode = coder(zlib.decompressobj, 'decompress')
    return {'IncrementalEncoder': encoder | {'encode': encode}, 'IncrementalDecoder': decoder | {'decode': decode}}


def _marked_methods(name, encode, decode_partly):
    """The same of a codec whose first piece has a mark; '_phase' is the state."""
    unmarked, orders = _MARKED[name]
    later = [_functions(order) for order in orders]

    def put(self, input, errors='strict'):
        use = encode if self._phase == unmarked else later[0][0]
        result = use(input, errors)
        self._phase = 0
        return result

    def get(self, input, errors='strict', final=False):
        if self._phase != unmarked:
            return later[self._phase][2](input, errors, final)
        if name == 'utf-8-sig':
            if len(input) < 3 and BOM_UTF8.startswith(input):
                return '', 0
            skipped = 3 if input[:3] == BOM_UTF8 else 0
            text, used = later[0][2](input[skipped:], errors, final)
            self._phase = 0
            return text, used + skipped
        look = utf_16_ex_decode if name == 'utf-16' else utf_32_ex_decode
        text, used, order = look(input, errors, 0, final)
        if order:
            self._phase = int(order > 0)
        elif used:
            width = int(name[4:]) // 8
            raise UnicodeDecodeError(name, input, 0, width, 'Stream does not start with BOM')
        return text, used

    def starting_over(base):
        def reset(self):
            base.reset(self)
            self.__dict__.pop('_phase', None)
        return dict(_phase=unmarked, reset=reset)

    def set_encoder(self, state):
        self._phase = unmarked if state else 0

    def set_decoder(self, state):
        BufferedIncrementalDecoder.setstate(self, state)
        self._phase = state[1] if state[1] < len(later) else unmarked

    return {
        'IncrementalEncoder': starting_over(IncrementalEncoder) | dict(
            encode=lambda self, input, final=False: put(self, input, self.errors)[0],
            getstate=lambda self: self._phase, setstate=set_encoder),
        'BufferedIncrementalDecoder': starting_over(BufferedIncrementalDecoder) | dict(
            _buffer_decode=get, getstate=lambda self: (self.buffer, self._phase), setstate=set_decoder),
        'StreamWriter': starting_over(StreamWriter) | dict(encode=put),
        'StreamReader': starting_over(StreamReader) | dict(decode=get),
    }


def _make_info(name, is_text):
    encode, decode, decode_partly = _functions(name)
    methods = (_marked_methods(name, encode, decode_partly) if name in _MARKED
               else _plain_methods(encode, decode_partly))
    if name == 'zlib':
        methods |= _zlib_methods()
    to_bytes = not is_text and name != 'rot-13'
    home = 'latin_1' if name == 'iso8859-1' else name.replace('-', '_') + '_codec' * to_bytes
    in_pieces = is_text and (name.startswith('utf') or name.endswith('escape'))

    def derive(base):
        title = base.__name__.removeprefix('Buffered')
        body = dict(methods[base.__name__])
        for key, value in body.items():
            if hasattr(value, '__code__'):
                value.__name__, value.__qualname__ = key, title + '.' + key
        if to_bytes and base is StreamReader:
            body['charbuffertype'] = bytes
        return type(title, (base,), body | {'__module__': 'encodings.' + home, '__qualname__': title})

    return CodecInfo(
        encode, decode, name=name, _is_text_encoding=None if is_text else False,
        streamreader=derive(StreamReader), streamwriter=derive(StreamWriter),
        incrementalencoder=derive(IncrementalEncoder),
        incrementaldecoder=derive(BufferedIncrementalDecoder if in_pieces else IncrementalDecoder))


_set_factory(_make_info)


# Functions

def _getter(title, field, doc, may_lack=False):
    def get(encoding):
        found = getattr(lookup(encoding), field)
        if may_lack and found is None:
            raise LookupError(encoding)
        return found
    get.__name__ = get.__qualname__ = title
    get.__doc__ = doc
    return get


getreader = _getter('getreader', 'streamreader', 'The StreamReader class of an encoding.')
getwriter = _getter('getwriter', 'streamwriter', 'The StreamWriter class of an encoding.')
getencoder = _getter('getencoder', 'encode', 'The function that encodes.')
getdecoder = _getter('getdecoder', 'decode', 'The function that decodes.')
getincrementalencoder = _getter(
    'getincrementalencoder', 'incrementalencoder', 'The IncrementalEncoder class of an encoding.', True)
getincrementaldecoder = _getter(
    'getincrementaldecoder', 'incrementaldecoder', 'The IncrementalDecoder class of an encoding.', True)


def _pieces(convert, source, last):
    for piece in source:
        yield convert(piece)
    yield convert(last, True)


def iterdecode(iterator, encoding, errors='strict', **kwargs):
    """Decodes piece by piece."""
    convert = getincrementaldecoder(encoding)(errors, **kwargs).decode
    yield from filter(None, _pieces(convert, iterator, b''))


def iterencode(iterator, encoding, errors='strict', **kwargs):
    """Encodes piece by piece."""
    convert = getincrementalencoder(encoding)(errors, **kwargs).encode
    yield from filter(None, _pieces(convert, iterator, ''))


def make_encoding_map(decoding_map):
    """A decoding map the other way round; what several codes stand for gets None."""
    turned = {}
    for code, char in decoding_map.items():
        turned[char] = None if char in turned else code
    return turned


def make_identity_dict(rng):
    """Each member of rng for itself."""
    return {member: member for member in rng}


def EncodedFile(file, data_encoding, file_encoding=None, errors='strict'):
    """The file, which is in file_encoding, as if it were in data_encoding."""
    outside = lookup(data_encoding)
    inside = outside if file_encoding is None else lookup(file_encoding)
    wrapped = StreamRecoder(file, outside.encode, outside.decode, inside.streamreader, inside.streamwriter, errors)
    wrapped.data_encoding = data_encoding
    wrapped.file_encoding = data_encoding if file_encoding is None else file_encoding
    return wrapped


def open(filename, mode='r', encoding=None, errors='strict', buffering=-1):
    """Opens a file; with an encoding, in binary mode and inside a StreamReaderWriter."""
    if encoding is None:
        return builtins.open(filename, mode, buffering)
    raw = builtins.open(filename, mode if 'b' in mode else mode + 'b', buffering)
    try:
        info = lookup(encoding)
        opened = StreamReaderWriter(raw, info.streamreader, info.streamwriter, errors)
    except BaseException:
        raw.close()
        raise
    opened.encoding = encoding
    return opened


_false = 0
__all__ = (
    'register lookup open EncodedFile BOM BOM_BE BOM_LE BOM32_BE BOM32_LE BOM64_BE BOM64_LE BOM_UTF8 BOM_UTF16 '
    'BOM_UTF16_LE BOM_UTF16_BE BOM_UTF32 BOM_UTF32_LE BOM_UTF32_BE CodecInfo Codec IncrementalEncoder '
    'IncrementalDecoder StreamReader StreamWriter StreamReaderWriter StreamRecoder getencoder getdecoder '
    'getincrementalencoder getincrementaldecoder getreader getwriter encode decode iterencode iterdecode strict_errors '
    'ignore_errors replace_errors xmlcharrefreplace_errors backslashreplace_errors namereplace_errors register_error '
    'lookup_error'
).split()
del _set_factory
`;
