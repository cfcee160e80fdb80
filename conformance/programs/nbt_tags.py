"""Named Binary Tags: a typed tree, its tag classes registered by __init_subclass__, plain and compressed."""
import io
import struct
import sys
import zlib
from array import array


class Reader:
    def __init__(self, data):
        self.stream = io.BytesIO(data)

    def take(self, count):
        data = self.stream.read(count)
        if len(data) != count:
            raise EOFError(f'wanted {count} bytes at {self.stream.tell() - len(data)}, got {len(data)}')
        return data

    def unpack(self, form):
        return struct.unpack(f'>{form}', self.take(struct.calcsize('>' + form)))[0]

    def text(self):
        return self.take(self.unpack('H')).decode()


def put_text(text):
    data = text.encode()
    return struct.pack('>H', len(data)) + data


class Tag:
    kinds = {}
    number = 0

    def __init_subclass__(cls, number=None, **rest):
        super().__init_subclass__(**rest)
        if number is not None:
            cls.number = number
            if number in Tag.kinds:
                raise TypeError(f'{cls.__name__} and {Tag.kinds[number].__name__} are both {number}')
            Tag.kinds[number] = cls

    def __init__(self, value):
        self.value = value

    def __eq__(self, other):
        return type(self) is type(other) and self.value == other.value

    def __repr__(self):
        return f'{type(self).__name__}({self.value!r})'

    def show(self, name='', depth=0):
        yield f'{"  " * depth}{type(self).__name__}{f"({name!r})" if name else ""}: {self.value!r}'


class Number(Tag):
    form = ''

    @classmethod
    def read(cls, reader):
        return cls(reader.unpack(cls.form))

    def write(self):
        return struct.pack('>' + self.form, self.value)


for _number, _name, _form in [(1, 'Byte', 'b'), (2, 'Short', 'h'), (3, 'Int', 'i'), (4, 'Long', 'q'), (5, 'Float', 'f'), (6, 'Double', 'd')]:
    globals()[_name] = type(Tag)(_name, (Number,), {'form': _form, '__module__': __name__}, number=_number)


class Items(Tag):
    """An array: a count, then items in big-endian order."""
    code = ''

    @classmethod
    def read(cls, reader):
        value = array(cls.code)
        value.frombytes(reader.take(reader.unpack('i') * value.itemsize))
        if sys.byteorder == 'little':
            value.byteswap()
        return cls(value)

    def write(self):
        value = self.value[:]
        if sys.byteorder == 'little':
            value.byteswap()
        return struct.pack('>i', len(value)) + memoryview(value).cast('B')

    def show(self, name='', depth=0):
        yield f'{"  " * depth}{type(self).__name__}({name!r}): {len(self.value)} items {self.value.tolist()[:4]}'


class ByteArray(Items, number=7):
    code = 'b'


class IntArray(Items, number=11):
    code = 'i'


class LongArray(Items, number=12):
    code = 'q'


class String(Tag, number=8):
    read = classmethod(lambda cls, reader: cls(reader.text()))

    def write(self):
        return put_text(self.value)


class List(Tag, number=9):
    @classmethod
    def read(cls, reader):
        number, count = reader.unpack('B'), reader.unpack('i')
        if count > 0 and number not in Tag.kinds:
            raise ValueError(f'a list of tags {number}')
        return cls([Tag.kinds[number].read(reader) for _ in range(count)])

    def write(self):
        kinds = {type(item) for item in self.value}
        if len(kinds) > 1:
            raise TypeError('a list of ' + ' and '.join(sorted(kind.__name__ for kind in kinds)))
        number = kinds.pop().number if kinds else 0
        return struct.pack('>Bi', number, len(self.value)) + b''.join(item.write() for item in self.value)

    def show(self, name='', depth=0):
        yield f'{"  " * depth}List({name!r}): {len(self.value)} entries'
        for item in self.value:
            yield from item.show('', depth + 1)


class Compound(Tag, number=10):
    def __init__(self, value=(), /, **more):
        super().__init__(dict(value, **more))

    @classmethod
    def read(cls, reader):
        fields = {}
        while number := reader.unpack('B'):
            try:
                kind = Tag.kinds[number]
            except KeyError:
                raise ValueError(f'tag {number} after {list(fields)}') from None
            name = reader.text()
            fields[name] = kind.read(reader)
        return cls(fields)

    def write(self):
        parts = [bytes([tag.number]) + put_text(name) + tag.write() for name, tag in self.value.items()]
        return b''.join(parts) + b'\0'

    def __getitem__(self, path):
        head, _, rest = path.partition('.')
        found = self.value[head]
        return found[rest] if rest else found.value

    def show(self, name='', depth=0):
        yield f'{"  " * depth}Compound({name!r}): {len(self.value)} entries'
        for key, tag in self.value.items():
            yield from tag.show(key, depth + 1)


def dump(name, root, compress=False):
    data = bytes([root.number]) + put_text(name) + root.write()
    if compress:
        packer = zlib.compressobj(9, zlib.DEFLATED, 31)
        data = packer.compress(data) + packer.flush()
    return data


def load(data):
    if data[:2] == b'\x1f\x8b':
        data = zlib.decompress(data, 31)
    reader = Reader(data)
    if (number := reader.unpack('B')) != Compound.number:
        raise ValueError(f'the root is tag {number}')
    return reader.text(), Compound.read(reader)


level = Compound(
    name=String('Ünder ☃'), seed=Long(-0x7EDCBA9876543210), hardcore=Byte(1), spawn=List([Int(12), Int(64), Int(-300)]),
    player=Compound(health=Float(19.5), pos=List([Double(0.1), Double(-1e300)]), xp=Short(-2)), empty=List([]),
    heights=IntArray(array('i', range(-3, 4))), blocks=ByteArray(array('b', b'\x01\x02\x7f')), times=LongArray(array('q', [1 << 40, -1])),
)
plain, packed = dump('Data', level), dump('Data', level, True)
print(len(plain), zlib.crc32(plain), packed[:2].hex(), len(packed) < len(plain) + 40)
print(plain[:48])
for data in plain, packed:
    name, again = load(data)
    print(name, again == level, again['player.health'], again['spawn'][2], again['name'])
print(*again.show(name), sep='\n')
print(sorted((number, kind.__name__) for number, kind in Tag.kinds.items()))

trials = {
    'mixed': lambda: List([Int(1), Byte(2)]).write(),
    'too large': lambda: Byte(200).write(),
    'cut': lambda: load(plain[:-9]),
    'root': lambda: load(b'\x08' + plain[1:]),
    'unknown': lambda: load(b'\x0a\0\0\x03\0\x01x\0\0\0\x05\x63'),
    'text': lambda: load(b'\x0a\0\0\x08\0\x01x\0\x02\xc3\x28\0'),
    'twice': lambda: type('Again', (Tag,), {}, number=3),
    'path': lambda: level['player.mana'],
    'deflate': lambda: load(packed[:20]),
    'items': lambda: load(b'\x0a\0\0\x0b\0\0\xff\xff\xff\xff\0'),
}
for what, trial in trials.items():
    try:
        print(what, trial())
    except Exception as error:
        print(f'{what}: {type(error).__name__}: {error}')
