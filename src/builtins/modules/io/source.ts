/** The part of `io` that is written in Python: protocols (PEP 544) of what can be read and written. */
export const source = `
import abc
import _io
from _io import (
    BlockingIOError, BufferedRandom, BufferedReader, BufferedRWPair, BufferedWriter, BytesIO, DEFAULT_BUFFER_SIZE, FileIO,
    IncrementalNewlineDecoder, StringIO, TextIOWrapper, UnsupportedOperation, open, open_code,
)
from types import GenericAlias

__all__ = [
    'BlockingIOError', 'open', 'open_code', 'IOBase', 'RawIOBase', 'FileIO', 'BytesIO', 'StringIO', 'BufferedIOBase',
    'BufferedReader', 'BufferedWriter', 'BufferedRWPair', 'BufferedRandom', 'TextIOBase', 'TextIOWrapper',
    'UnsupportedOperation', 'SEEK_SET', 'SEEK_CUR', 'SEEK_END', 'DEFAULT_BUFFER_SIZE', 'IncrementalNewlineDecoder',
    'Reader', 'Writer', 'text_encoding',
]


def _has(subclass, name):
    for base in subclass.__mro__:
        if name in base.__dict__:
            return base.__dict__[name] is not None
    return False


class IOBase(_io._IOBase, metaclass=abc.ABCMeta):
    """What all streams have."""


class RawIOBase(_io._RawIOBase, IOBase):
    """A stream of bytes without a buffer."""


class BufferedIOBase(_io._BufferedIOBase, IOBase):
    """A stream of bytes with a buffer."""


class TextIOBase(_io._TextIOBase, IOBase):
    """A stream of text."""


RawIOBase.register(FileIO)
for _stream in BytesIO, BufferedReader, BufferedWriter, BufferedRandom, BufferedRWPair:
    BufferedIOBase.register(_stream)
for _stream in StringIO, TextIOWrapper:
    TextIOBase.register(_stream)
del _stream


class Reader(metaclass=abc.ABCMeta):
    """What can be read."""
    __slots__ = ()

    @abc.abstractmethod
    def read(self, size=..., /):
        """Reads at most size items."""

    @classmethod
    def __subclasshook__(cls, C):
        return _has(C, 'read') or NotImplemented if cls is Reader else NotImplemented

    __class_getitem__ = classmethod(GenericAlias)


class Writer(metaclass=abc.ABCMeta):
    """What can be written to."""
    __slots__ = ()

    @abc.abstractmethod
    def write(self, data, /):
        """Writes data; the number of items written."""

    @classmethod
    def __subclasshook__(cls, C):
        return _has(C, 'write') or NotImplemented if cls is Writer else NotImplemented

    __class_getitem__ = classmethod(GenericAlias)
`;
