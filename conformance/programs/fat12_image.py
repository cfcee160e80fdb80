"""A FAT12 floppy image: formatted, filled, listed, read back, damaged; tables of 12-bit entries in a bytearray."""
import struct
from collections.abc import MutableSequence
from dataclasses import dataclass
from enum import Flag
from io import BytesIO

BOOT = struct.Struct('<3s8sHBHBHHBHHHII BBB I 11s 8s')
ENTRY = struct.Struct('<11sB10xHHHI')
SECTOR = 512


class Attribute(Flag):
    READ_ONLY = 1
    HIDDEN = 2
    SYSTEM = 4
    VOLUME = 8
    FOLDER = 16
    ARCHIVE = 32


class Fat(MutableSequence):
    """Entries of twelve bits, two in three bytes, over shared memory."""

    def __init__(self, view, count):
        self.view, self.size = view, count

    def __len__(self):
        return self.size

    def _at(self, index):
        if not 0 <= index < self.size:
            raise IndexError(f'cluster {index} of {self.size}')
        return index * 3 // 2

    def __getitem__(self, index):
        pair = int.from_bytes(self.view[self._at(index):][:2], 'little')
        return pair >> 4 if index % 2 else pair & 0xFFF

    def __setitem__(self, index, value):
        at = self._at(index)
        pair = int.from_bytes(self.view[at:at + 2], 'little')
        pair = pair & 0x00F | value << 4 if index % 2 else pair & 0xF000 | value
        self.view[at:at + 2] = pair.to_bytes(2, 'little')

    def __delitem__(self, index):
        raise TypeError('the table has a fixed size')

    def insert(self, index, value):
        raise TypeError('the table has a fixed size')

    def chain(self, first):
        seen = set()
        while first < 0xFF8:
            if first in seen:
                raise ValueError(f'cluster {first} is in a loop')
            if self[first] == 0:
                raise ValueError(f'cluster {first} is free')
            seen.add(first)
            yield first
            first = self[first]


def stamp(year, month, day, hour=0, minute=0, second=0):
    return year - 1980 << 9 | month << 5 | day, hour << 11 | minute << 5 | second // 2


@dataclass
class File:
    name: str
    attributes: Attribute
    time: int
    date: int
    first: int
    size: int

    @property
    def when(self):
        date, time = self.date, self.time
        return f'{(date >> 9) + 1980}-{date >> 5 & 15:02}-{date & 31:02} {time >> 11:02}:{time >> 5 & 63:02}:{time % 32 * 2:02}'


def short_name(name):
    stem, dot, extension = name.upper().rpartition('.')
    if not dot:
        stem, extension = extension, ''
    if not 0 < len(stem) <= 8 or len(extension) > 3 or set(name) & set('"*+,/:;<=>?[\\]|'):
        raise ValueError(f'{name!r} is not a name of 8.3 characters')
    return f'{stem:<8}{extension:<3}'.encode('cp437')


class Volume:
    def __init__(self, memory):
        self.memory = memoryview(memory)
        (_, self.oem, sector, self.cluster, reserved, self.copies, self.roots, self.sectors, self.media, self.table, *_,
         self.serial, self.label, kind) = BOOT.unpack_from(self.memory)
        if self.memory[510:512] != b'\x55\xaa' or kind.rstrip() != b'FAT12' or sector != SECTOR:
            raise ValueError(f'no FAT12 volume: {kind!r}, sectors of {sector}')
        start = reserved * SECTOR
        size = self.table * SECTOR
        self.root_at = start + self.copies * size
        self.data_at = self.root_at + self.roots * 32
        count = (len(self.memory) - self.data_at) // (self.cluster * SECTOR) + 2
        self.fats = [Fat(self.memory[start + n * size:start + (n + 1) * size], count) for n in range(self.copies)]

    @classmethod
    def format(cls, sectors=120, label='OCTETS'):
        memory = bytearray(sectors * SECTOR)
        BOOT.pack_into(memory, 0, b'\xeb\x3c\x90', b'BYHAND', SECTOR, 1, 1, 2, 32, sectors, 0xF0, 1, 18, 2, 0, 0, 0, 0, 0x29, 0xC0FFEE, f'{label:<11}'.encode(), b'FAT12   ')
        memory[510:512] = b'\x55\xaa'
        volume = cls(memory)
        for fat in volume.fats:
            fat[0], fat[1] = 0xF00 | volume.media, 0xFFF
        return memory, volume

    def clusters(self, first):
        size = self.cluster * SECTOR
        for number in self.fats[0].chain(first):
            at = self.data_at + (number - 2) * size
            yield self.memory[at:at + size]

    def root(self):
        return self.memory[self.root_at:self.data_at]

    def files(self, area=None):
        area = self.root() if area is None else area
        for raw in ENTRY.iter_unpack(area):
            name, attributes, time, date, first, size = raw
            if name[0] == 0:
                return
            if name[0] == 0xE5:
                continue
            stem, extension = name[:8].decode('cp437').rstrip(), name[8:].decode('cp437').rstrip()
            yield File(f'{stem}.{extension}' if extension else stem, Attribute(attributes), time, date, first, size)

    def write(self, name, data, when, attributes=Attribute.ARCHIVE):
        packed, size = short_name(name), self.cluster * SECTOR
        free = (index for index, entry in enumerate(self.fats[0]) if entry == 0 and index > 1)
        pieces = [data[at:at + size] for at in range(0, len(data), size)]
        numbers = [number for number, _ in zip(free, pieces)]
        if len(numbers) < len(pieces):
            raise OSError(28, 'No space left on device', name)
        for fat in self.fats:
            for number, after in zip(numbers, numbers[1:] + [0xFFF]):
                fat[number] = after
        for number, piece in zip(numbers, pieces):
            at = self.data_at + (number - 2) * size
            self.memory[at:at + len(piece)] = piece
        root = self.root()
        slot = next(at for at in range(0, len(root), 32) if root[at] in (0, 0xE5))
        date, time = stamp(*when)
        ENTRY.pack_into(root, slot, packed, attributes.value, time, date, numbers[0] if numbers else 0, len(data))

    def read(self, name):
        wanted = name.upper()
        for file in self.files():
            if file.name == wanted:
                if not file.size:
                    return b''
                with BytesIO() as out:
                    for part in self.clusters(file.first):
                        out.write(part)
                    return out.getbuffer()[:file.size].tobytes()
        raise FileNotFoundError(2, 'No such file or directory', name)

    def remove(self, name):
        for at, file in zip(range(0, len(self.root()), 32), self.files()):
            if file.name == name.upper():
                for number in list(self.fats[0].chain(file.first)):
                    for fat in self.fats:
                        fat[number] = 0
                self.root()[at] = 0xE5
                return file
        raise FileNotFoundError(2, 'No such file or directory', name)


memory, volume = Volume.format()
print(volume.oem, volume.label, hex(volume.serial), len(volume.fats[0]), memory[SECTOR:SECTOR + 6].hex(' '), volume.root_at, volume.data_at)
volume.write('readme.txt', b'Hello, floppy!\r\n', (2024, 2, 29, 13, 37, 58))
volume.write('BIG.BIN', bytes(range(256)) * 9, (1980, 1, 1), Attribute.READ_ONLY | Attribute.ARCHIVE)
volume.write('empty', b'', (2107, 12, 31, 23, 59, 59), Attribute.HIDDEN)
print(volume.remove('README.TXT').when, list(volume.fats[0])[:9])
volume.write('résumé.doc', b'\x01' * 1500, (1999, 12, 31))
for file in volume.files():
    print(f'{file.name:<12}{file.size:>6} {file.when} {str(file.attributes):<30}', list(volume.fats[0].chain(file.first)) if file.size else [])
print(volume.read('big.bin') == bytes(range(256)) * 9, volume.read('RÉSUMÉ.DOC')[-2:], volume.read('EMPTY'))
print(list(volume.fats[0]) == list(volume.fats[1]), volume.fats[0].index(0xFFF), volume.fats[0].count(0), 3 in volume.fats[0])
again = Volume(bytearray(memory))
print([file.name for file in again.files()], again.read('big.bin')[:5])


def loop():
    volume.fats[0][5] = 3
    return volume.read('big.bin')


for trial in [lambda: volume.write('a long name.txt', b'', (2000, 1, 1)), lambda: volume.write('huge', bytes(99999), (2000, 1, 1)), lambda: volume.read('x'),
              loop, lambda: volume.fats[0].append(3), lambda: volume.fats[0][500], lambda: Volume(bytes(1024)), lambda: Volume(bytes(8)), lambda: volume.fats[0].pop(),
              lambda: Volume(bytes(memory)).write('ro.txt', b'x', (2000, 1, 1)), lambda: memory.append(1), lambda: Attribute(64)]:
    try:
        print(trial())
    except Exception as error:
        print(f'{type(error).__name__}: {error}')
