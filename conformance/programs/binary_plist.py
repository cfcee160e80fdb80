"""Binary property lists: objects, references, an offset table and a trailer; what is equal is written once."""
import struct
import time
from functools import partial

TRAILER = struct.Struct('>5xBBBQQQ')
EPOCH = 978307200  # 2001-01-01 in seconds of 1970


class Uid(int):
    def __repr__(self):
        return f'Uid({int(self)})'


class Date(float):
    def __str__(self):
        return time.strftime('%Y-%m-%d %H:%M:%S', time.gmtime(self + EPOCH))

    def __repr__(self):
        return f'<{self}>'


class InvalidFile(ValueError):
    """With what went wrong as its cause."""


def width(largest):
    return next(size for size in (1, 2, 4, 8) if largest < 1 << 8 * size)


class Writer:
    def __init__(self):
        self.objects, self.index = [], {}

    def flatten(self, value):
        """The number of an object; scalars that are the same (type too) have one."""
        match value:
            case dict():
                key = 'container', id(value)
            case list() | tuple():
                key = 'container', id(value)
            case bytes() | bytearray() | memoryview():
                key = bytes, bytes(value)
            case _:
                key = type(value), value
        if key in self.index:
            return self.index[key]
        number = self.index[key] = len(self.objects)
        self.objects.append(value)
        if isinstance(value, dict):
            keys = [self.flatten(key) for key in value]
            self.objects[number] = dict(zip(keys, map(self.flatten, value.values())))
        elif isinstance(value, (list, tuple)):
            self.objects[number] = [self.flatten(item) for item in value]
        return number

    def head(self, kind, count):
        if count < 15:
            return bytes([kind << 4 | count])
        return bytes([kind << 4 | 15]) + self.integer(count)

    @staticmethod
    def integer(value):
        for power, form in enumerate('BHI'):
            if 0 <= value < 1 << (8 << power):
                return struct.pack('>B' + form, 0x10 | power, value)
        if -1 << 63 <= value < 1 << 63:
            return struct.pack('>Bq', 0x13, value)
        return b'\x14' + value.to_bytes(16, signed=True)

    def one(self, value, refs):
        if value is None or value is True or value is False:
            return {None: b'\x00', False: b'\x08', True: b'\x09'}[value]
        if isinstance(value, Uid):
            size = width(value)
            return bytes([0x80 | size - 1]) + value.to_bytes(size)
        if isinstance(value, int):
            return self.integer(value)
        if isinstance(value, float):
            return struct.pack('>Bd', 0x33 if isinstance(value, Date) else 0x23, value)
        if isinstance(value, (bytes, bytearray, memoryview)):
            return self.head(4, len(value)) + bytes(value)
        if isinstance(value, str):
            if value.isascii():
                return self.head(5, len(value)) + value.encode('ascii')
            units = value.encode('utf-16-be')
            return self.head(6, len(units) // 2) + units
        if isinstance(value, list):
            return self.head(0xA, len(value)) + refs(value)
        if isinstance(value, dict):
            return self.head(0xD, len(value)) + refs(value) + refs(value.values())
        raise TypeError(f'{type(value).__name__} in a property list')

    def dumps(self, root):
        self.flatten(root)
        size = width(len(self.objects))
        out, offsets = bytearray(b'bplist00'), []
        refs = lambda numbers: b''.join(number.to_bytes(size) for number in numbers)
        for value in self.objects:
            offsets.append(len(out))
            out += self.one(value, refs)
        table = len(out)
        wide = width(table)
        for offset in offsets:
            out += offset.to_bytes(wide)
        return bytes(out + TRAILER.pack(0, wide, size, len(offsets), 0, table))


class Reader:
    def __init__(self, data):
        self.data = memoryview(data).cast('B')
        try:
            if self.data[:8] != b'bplist00':
                raise ValueError(f'magic {self.data[:8].tobytes()}')
            _, wide, self.ref, count, self.top, table = TRAILER.unpack(self.data[-32:])
            entries = self.data[table:table + wide * count]
            self.offsets = [int.from_bytes(entries[at:at + wide]) for at in range(0, len(entries), wide)]
            if len(self.offsets) != count:
                raise IndexError(f'{len(self.offsets)} offsets, not {count}')
        except (ValueError, IndexError, struct.error) as error:
            raise InvalidFile('not a property list') from error
        self.made = {}

    def loads(self):
        try:
            return self.get(self.top)
        except (IndexError, struct.error, UnicodeError) as error:
            raise InvalidFile('damaged') from error

    def size(self, at, low):
        if low < 15:
            return low, at
        power = self.data[at] & 15
        return int.from_bytes(self.data[at + 1:at + 1 + (1 << power)]), at + 1 + (1 << power)

    def refs(self, at, count):
        part = self.data[at:at + count * self.ref]
        for start in range(0, len(part), self.ref):
            yield int.from_bytes(part[start:start + self.ref])

    def get(self, number):
        if number in self.made:
            return self.made[number]
        at = self.offsets[number]
        kind, low = divmod(self.data[at], 16)
        at += 1
        match kind, low:
            case 0, 0 | 8 | 9:
                value = {0: None, 8: False, 9: True}[low]
            case 1, _:
                value = int.from_bytes(self.data[at:at + (1 << low)], signed=low >= 3)
            case 2, 2 | 3:
                [value] = struct.unpack_from('>f' if low == 2 else '>d', self.data, at)
            case 3, 3:
                value = Date(*struct.unpack_from('>d', self.data, at))
            case (4 | 5 | 6), _:
                count, at = self.size(at, low)
                value = bytes(self.data[at:at + count * (2 if kind == 6 else 1)])
                value = value if kind == 4 else value.decode('ascii' if kind == 5 else 'utf-16-be')
            case 8, _:
                value = Uid(int.from_bytes(self.data[at:at + low + 1]))
            case 10, _:
                value = self.made[number] = []
                count, at = self.size(at, low)
                value.extend(self.get(ref) for ref in self.refs(at, count))
            case 13, _:
                value = self.made[number] = {}
                count, at = self.size(at, low)
                for key, item in zip(self.refs(at, count), self.refs(at + count * self.ref, count), strict=True):
                    value[self.get(key)] = self.get(item)
            case _:
                raise InvalidFile(f'object {number} of kind {kind:#x}{low:x}')
        self.made[number] = value
        return value


dumps = lambda value: Writer().dumps(value)
loads = lambda data: Reader(data).loads()
shared = ['same', 1.5]
document = {
    'name': 'plist', 'Näme': 'naïve ☃ \U0001f40d', 'numbers': [0, 1, 255, 256, 65536, 1 << 32, -1, -(1 << 63), 1 << 63, (1 << 64) - 1],
    'data': bytearray(range(20)), 'twice': [shared, shared], 'when': Date(86400 * 365.25), 'flags': (True, False, None), 'ref': Uid(300),
    'floats': [1.5, -0.0, 1e300], 'again': 'plist', 'view': memoryview(b'abcdef')[::2], 'nested': {'a': {'b': {}}}, 'one': 1, 'real': 1.0,
}
data = dumps(document)
print(len(data), data[:30], data[-32:].hex(' ', 8))
again = loads(data)
for key, value in again.items():
    print(f'{key!r:>10}', value, '' if document[key] == value else '!=')
print(again['twice'][0] is again['twice'][1], type(again['real']).__name__, type(again['one']).__name__, str(again['when']))
loop = []
loop.append(loop)
print(dumps(loop).hex(' '), loads(dumps(loop)))
many = dumps([f'{n:x}' for n in range(300)])
print(len(many), TRAILER.unpack(many[-32:]), loads(many)[::77])

cut = partial(bytes.__getitem__, data)
for what, bad in {
    'empty': b'', 'magic': b'xml' + data, 'table': data[:-32] + TRAILER.pack(0, 2, 1, 900, 0, 300), 'top': data[:-32] + TRAILER.pack(0, *TRAILER.unpack(data[-32:])[1:4], 99, len(data) - 32 - 116),
    'middle': cut(slice(0, 40)) + cut(slice(60, None)), 'kind': data[:8] + b'\x70' + data[9:], 'text': dumps('\xe9\xe8').replace(b'\0\xe9', b'\xd8\0'),
}.items():
    try:
        print(what, loads(bad))
    except InvalidFile as error:
        print(f'{what}: {error} <- {error.__cause__!r}')
for value in [{1, 2}, 1j, [object], 1 << 127]:
    try:
        print(dumps(value))
    except (TypeError, OverflowError) as error:
        print(type(error).__name__, error)
