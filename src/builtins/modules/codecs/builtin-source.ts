/** codecs: the classes of builtin codecs, and what opens files with them. */
export const builtinSource = `

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
