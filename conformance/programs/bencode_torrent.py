"""Bencode: a strict decoder over bytes with positions, an encoder by singledispatch, a torrent with its hashes."""
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import singledispatch


class BencodeError(ValueError):
    def __init__(self, message, at):
        super().__init__(message, at)
        self.message, self.at = message, at

    def __str__(self):
        return f'{self.message} at byte {self.at}'


@singledispatch
def encode(value):
    raise TypeError(f'cannot encode {type(value).__name__}')


@encode.register
def _(value: int):
    return b'i%de' % value


@encode.register(bytes)
@encode.register(bytearray)
@encode.register(memoryview)
def _(value):
    value = bytes(value)
    return b'%d:%b' % (len(value), value)


@encode.register
def _(value: str):
    return encode(value.encode())


@encode.register(list)
@encode.register(tuple)
def _(value):
    return b'l%be' % b''.join(map(encode, value))


@encode.register
def _(value: Mapping):
    keyed = sorted((key.encode() if isinstance(key, str) else key, item) for key, item in value.items())
    return b'd' + b''.join(encode(key) + encode(item) for key, item in keyed) + b'e'


class Decoder:
    def __init__(self, data, strict=True):
        self.data = bytes(data)
        self.at = 0
        self.strict = strict

    def fail(self, message):
        raise BencodeError(message, self.at)

    def decode(self):
        value = self.value()
        if self.at != len(self.data):
            self.fail(f'{len(self.data) - self.at} bytes too many')
        return value

    def value(self):
        match self.data[self.at:self.at + 1]:
            case b'i':
                return self.integer()
            case b'l':
                return list(self.items())
            case b'd':
                return self.mapping()
            case head if head.isdigit():
                return self.string()
            case b'':
                self.fail('the data ends')
            case head:
                self.fail(f'unexpected {head!r}')

    def integer(self):
        end = self.data.find(b'e', self.at)
        if end < 0:
            self.fail('an integer without end')
        digits = self.data[self.at + 1:end]
        unsigned = digits.removeprefix(b'-')
        if not unsigned.isdigit() or self.strict and (digits == b'-0' or unsigned != b'0' and unsigned.startswith(b'0')):
            self.fail(f'not an integer: {digits}')
        self.at = end + 1
        return int(digits)

    def string(self):
        size, colon, _ = self.data[self.at:self.at + 12].partition(b':')
        if not colon:
            self.fail('a string without colon')
        start = self.at + len(size) + 1
        end = start + int(size)
        if end > len(self.data):
            self.fail(f'a string of {int(size)} bytes, {end - len(self.data)} too long')
        self.at = end
        return self.data[start:end]

    def items(self):
        self.at += 1
        while self.data[self.at:self.at + 1] != b'e':
            yield self.value()
        self.at += 1

    def mapping(self):
        found, start, last = {}, self.at, None
        pairs = self.items()
        for key in pairs:
            if not isinstance(key, bytes):
                self.fail(f'a key of type {type(key).__name__}')
            if self.strict and last is not None and key <= last:
                self.fail(f'key {key} after {last}')
            try:
                found[key] = next(pairs)
            except StopIteration:
                self.at = start
                self.fail(f'key {key} without a value')
            last = key
        return found


def decode(data, **options):
    return Decoder(data, **options).decode()


@dataclass(frozen=True, slots=True)
class Torrent:
    name: str
    piece_size: int
    pieces: tuple[bytes, ...] = field(repr=False)
    length: int

    @classmethod
    def of(cls, name, data, piece_size=64):
        view = memoryview(data)
        pieces = tuple(hashlib.sha1(view[at:at + piece_size]).digest() for at in range(0, len(view), piece_size))
        return cls(name, piece_size, pieces, len(view))

    @property
    def info(self):
        return {'name': self.name, 'length': self.length, 'piece length': self.piece_size, 'pieces': b''.join(self.pieces)}

    @property
    def info_hash(self):
        return hashlib.sha1(encode(self.info)).hexdigest()

    @classmethod
    def parse(cls, data):
        match decode(data):
            case {b'info': {b'name': bytes(name), b'length': int(length), b'piece length': int(size), b'pieces': bytes(raw), **rest}}:
                if rest:
                    print('   ignored', rest)
                return cls(name.decode(), size, tuple(raw[at:at + 20] for at in range(0, len(raw), 20)), length)
            case dict(other):
                raise BencodeError(f'no info in {sorted(other)}', 0)
            case other:
                raise BencodeError(f'a torrent is not a {type(other).__name__}', 0)

    def check(self, data):
        return [index for index, (mine, theirs) in enumerate(zip(self.pieces, Torrent.of(self.name, data, self.piece_size).pieces)) if mine != theirs]


for value in [0, -7, 10 ** 25, b'', 'snow ☃', bytearray(b'ab'), memoryview(b'xyz')[1:], [], [1, [b'2', []]], {}, {'b': 1, b'a': (2, {})}, True]:
    data = encode(value)
    print(repr(value) if not isinstance(value, memoryview) else 'view', data, decode(data))

content = bytes(range(256)) + b'tail'
torrent = Torrent.of('bytes.bin', content)
metafile = encode({'announce': 'udp://tracker.test:6969', 'info': torrent.info | {'private': 1}, 'nodes': [['10.0.0.1', 6881]]})
print(torrent, torrent.info_hash, len(metafile))
again = Torrent.parse(metafile)
print(again == torrent, again.pieces[-1].hex(), again.check(content), again.check(content[:100] + b'?' + content[101:]))
try:
    torrent.name = 'other'
except AttributeError as error:
    print(type(error).__name__, error)

for bad in [b'', b'i12', b'i-0e', b'i007e', b'i1 e', b'5:abc', b'12345678901234:x', b'l', b'li1e', b'x', b'd1:ae', b'di1ei2ee', b'd1:bi1e1:ai2ee', b'i1ei2e', b'le1:', b'd']:
    try:
        print(bad, decode(bad))
    except ValueError as error:
        print(bad, '->', error, error.args)
print(decode(b'd1:bi1e1:ai2ee', strict=False), decode(b'i007e', strict=False))
for value in [1.5, None, {1: 2}, {'a': {3}}]:
    try:
        print(encode(value))
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)
for bad in [b'de', b'd4:info0:e', b'le']:
    try:
        Torrent.parse(bad)
    except BencodeError as error:
        print(repr(error), error)
