/** codecs: readers and writers over streams. */
export const streamsSource = `

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
`;
