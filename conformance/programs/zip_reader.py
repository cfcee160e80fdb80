"""A ZIP archive, written and read by hand: local headers, central directory, CRC, deflate."""
import io
import struct
import zlib
from dataclasses import dataclass, field
from enum import IntEnum


class Method(IntEnum):
    STORED = 0
    DEFLATED = 8


class ZipError(Exception):
    """The archive is damaged."""


LOCAL = struct.Struct('<4s5H3L2H')
CENTRAL = struct.Struct('<4s6H3L5H2L')
END = struct.Struct('<4s4H2LH')


def dos_time(year, month, day, hour=0, minute=0, second=0):
    date = (year - 1980) << 9 | month << 5 | day
    time = hour << 11 | minute << 5 | second // 2
    return date, time


def from_dos(date, time):
    return ((date >> 9) + 1980, date >> 5 & 15, date & 31, time >> 11, time >> 5 & 63, (time & 31) * 2)


@dataclass
class Entry:
    name: str
    method: Method
    crc: int
    packed: int
    size: int
    offset: int
    stamp: tuple = (1980, 1, 1, 0, 0, 0)
    extra: bytes = field(default=b'', repr=False)


class Writer:
    def __init__(self, stream):
        self.stream = stream
        self.entries = []

    def add(self, name, data, method=Method.DEFLATED, stamp=(2024, 2, 29, 12, 30, 58)):
        if method is Method.DEFLATED:
            packer = zlib.compressobj(9, zlib.DEFLATED, -15)
            body = packer.compress(data) + packer.flush()
        else:
            body = bytes(data)
        entry = Entry(name, method, zlib.crc32(data), len(body), len(data), self.stream.tell(), stamp)
        date, time = dos_time(*stamp)
        encoded = name.encode()
        self.stream.write(LOCAL.pack(b'PK\3\4', 20, 0x800, method, time, date, entry.crc, len(body), len(data),
                                     len(encoded), 0))
        self.stream.write(encoded)
        self.stream.write(body)
        self.entries.append(entry)
        return entry

    def close(self, comment=b''):
        start = self.stream.tell()
        for e in self.entries:
            date, time = dos_time(*e.stamp)
            encoded = e.name.encode()
            self.stream.write(CENTRAL.pack(b'PK\1\2', 20, 20, 0x800, e.method, time, date, e.crc, e.packed, e.size,
                                           len(encoded), 0, 0, 0, 0, 0, e.offset))
            self.stream.write(encoded)
        size = self.stream.tell() - start
        count = len(self.entries)
        self.stream.write(END.pack(b'PK\5\6', 0, 0, count, count, size, start, len(comment)) + comment)


class Reader:
    def __init__(self, data):
        self.data = memoryview(data)
        self.entries = {e.name: e for e in self._central()}

    def _end(self):
        at = bytes(self.data).rfind(b'PK\5\6')
        if at < 0:
            raise ZipError('no end of central directory')
        return END.unpack_from(self.data, at), at

    def _central(self):
        (_, _, _, _, count, size, at, comment), end = self._end()
        self.comment = bytes(self.data[end + END.size:end + END.size + comment])
        for _ in range(count):
            if self.data[at:at + 4] != b'PK\1\2':
                raise ZipError(f'bad central header at {at}')
            fields = CENTRAL.unpack_from(self.data, at)
            method, time, date, crc, packed, full, name, extra, note = fields[4:13]
            start = at + CENTRAL.size
            yield Entry(str(self.data[start:start + name], 'utf-8'), Method(method), crc, packed, full, fields[-1],
                        from_dos(date, time), bytes(self.data[start + name:start + name + extra]))
            at = start + name + extra + note

    def read(self, name):
        entry = self.entries[name]
        fields = LOCAL.unpack_from(self.data, entry.offset)
        start = entry.offset + LOCAL.size + fields[-2] + fields[-1]
        body = self.data[start:start + entry.packed]
        match entry.method:
            case Method.STORED:
                data = bytes(body)
            case Method.DEFLATED:
                data = zlib.decompress(body, -15)
        if zlib.crc32(data) != entry.crc:
            raise ZipError(f'{name}: checksum {zlib.crc32(data):08x}, not {entry.crc:08x}')
        return data


archive = io.BytesIO()
writer = Writer(archive)
print(writer.add('hello.txt', b'hello, hello, hello, hello'))
print(writer.add('données/nombres.bin', bytes(range(256)) * 4, Method.STORED, (1999, 12, 31, 23, 59, 58)))
writer.add('empty', b'')
writer.close(b'a comment')
data = archive.getvalue()
print(len(data), hex(zlib.crc32(data)))

reader = Reader(data)
for entry in reader.entries.values():
    ratio = entry.packed / entry.size if entry.size else 1
    print(f'{entry.name:22}{entry.method.name:>9}{entry.size:>6}{ratio:>7.0%} {entry.crc:08x} {entry.stamp}')
print(reader.comment, reader.read('hello.txt'), len(reader.read('données/nombres.bin')), reader.read('empty'))

damaged = bytearray(data)
damaged[reader.entries['données/nombres.bin'].offset + 60] ^= 1
try:
    Reader(damaged).read('données/nombres.bin')
except ZipError as problem:
    print('damaged:', problem)
for cut in (data[:40], data.replace(b'PK\1\2', b'PK\1\3', 1)):
    try:
        Reader(cut)
    except ZipError as problem:
        print('damaged:', problem)
try:
    reader.read('nothing')
except KeyError as problem:
    print('no entry', problem)
