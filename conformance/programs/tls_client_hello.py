"""A TLS ClientHello: nested vectors by descriptors, extensions by a decorator's registry, records cut and joined, JA3-like print."""
import hashlib
import struct
from enum import IntEnum
from itertools import batched


class Extension(IntEnum):
    SERVER_NAME = 0
    GROUPS = 10
    SIGNATURES = 13
    ALPN = 16
    VERSIONS = 43
    KEY_SHARE = 51

    @classmethod
    def _missing_(cls, value):
        if value & 0x0F0F == 0x0A0A:
            made = int.__new__(cls, value)
            made._name_, made._value_ = f'GREASE_{value:04X}', value
            return made


class Alert(Exception):
    def __init__(self, description, detail):
        super().__init__(detail)
        self.description = description


class Data:
    def __init__(self, octets):
        self.view = memoryview(octets)

    def __len__(self):
        return len(self.view)

    def take(self, count):
        if count > len(self.view):
            raise Alert('decode_error', f'{count} bytes of {len(self.view)}')
        head, self.view = self.view[:count], self.view[count:]
        return head

    def number(self, size):
        return int.from_bytes(self.take(size))

    def vector(self, size, least=0):
        count = self.number(size)
        if count < least:
            raise Alert('illegal_parameter', f'a vector of {count} bytes')
        return Data(self.take(count))

    def numbers(self, size):
        while self.view:
            yield self.number(size)

    def done(self, what):
        if self.view:
            raise Alert('decode_error', f'{len(self.view)} bytes after {what}')


def vector(size, octets):
    return len(octets).to_bytes(size) + octets


PARSERS = {}


def parses(kind):
    def register(function):
        PARSERS[kind] = function
        function.kind = kind
        return function
    return register


@parses(Extension.SERVER_NAME)
def server_name(data):
    names = data.vector(2, 1)
    kind, host = names.number(1), names.vector(2, 1)
    return host.view.tobytes().decode('ascii') if kind == 0 else f'kind {kind}'


@parses(Extension.GROUPS)
def groups(data):
    return list(data.vector(2, 2).numbers(2))


@parses(Extension.SIGNATURES)
def signatures(data):
    return [struct.unpack('2B', pair.to_bytes(2)) for pair in data.vector(2, 2).numbers(2)]


@parses(Extension.ALPN)
def protocols(data):
    names, found = data.vector(2, 2), []
    while names:
        found.append(str(names.vector(1, 1).view, 'ascii'))
    return found


@parses(Extension.VERSIONS)
def versions(data):
    return [f'{n >> 8}.{n & 255}' for n in data.vector(1, 2).numbers(2)]


@parses(Extension.KEY_SHARE)
def key_share(data):
    shares, found = data.vector(2), {}
    while shares:
        group, key = shares.number(2), shares.vector(2, 1)
        if group in found:
            raise Alert('illegal_parameter', f'two keys of group {group}')
        found[group] = hashlib.sha256(key.view).hexdigest()[:12]
    return found


class Field:
    """A part of the message: how it is read, and its name from the class."""

    def __init__(self, read):
        self.read = read

    def __set_name__(self, owner, name):
        self.name = name
        owner.fields = (*getattr(owner, 'fields', ()), self)

    def __get__(self, instance, owner):
        if instance is None:
            return self
        try:
            return instance.__dict__[self.name]
        except KeyError:
            raise AttributeError(f'{self.name} was not read') from None

    def __set__(self, instance, value):
        raise AttributeError(f'{self.name} is part of a message')


def read_extensions(data):
    found, block = {}, data.vector(2)
    while block:
        number, body = block.number(2), block.vector(2)
        try:
            kind = Extension(number)
        except ValueError:
            found[number] = body.view.hex()
            continue
        if kind in found:
            raise Alert('illegal_parameter', f'{kind.name} twice')
        found[kind] = PARSERS.get(kind, lambda body: body.take(len(body)).hex())(body)
        body.done(kind.name)
    return found


class ClientHello:
    version = Field(lambda data: data.number(2))
    random = Field(lambda data: data.take(32).tobytes())
    session = Field(lambda data: data.vector(1).view.tobytes())
    ciphers = Field(lambda data: list(data.vector(2, 2).numbers(2)))
    compression = Field(lambda data: data.vector(1, 1).view.tolist())
    extensions = Field(read_extensions)

    def __init__(self, octets):
        data = Data(octets)
        for field in self.fields:
            self.__dict__[field.name] = field.read(data)
        data.done('the message')

    @property
    def print(self):
        plain = [n for n in self.ciphers if n & 0x0F0F != 0x0A0A]
        parts = [self.version], plain, [n for n in self.extensions if n & 0x0F0F != 0x0A0A], self.extensions.get(Extension.GROUPS, [])
        return ','.join('-'.join(map(str, part)) for part in parts)


def records(message, size):
    body = b'\x01' + vector(3, message)
    for part in batched(body, size):
        yield b'\x16\x03\x01' + vector(2, bytes(part))


def handshake(stream):
    data, joined = Data(stream), bytearray()
    while data:
        kind, version = data.number(1), data.number(2)
        if kind != 22 or version >> 8 != 3:
            raise Alert('unexpected_message', f'record {kind}, version {version:#06x}')
        joined += data.vector(2, 1).view
    inner = Data(joined)
    if (kind := inner.number(1)) != 1:
        raise Alert('unexpected_message', f'handshake {kind}')
    hello = ClientHello(inner.vector(3).view)
    inner.done('the handshake')
    return hello


def build(host, *more):
    word = lambda *numbers: struct.pack(f'>{len(numbers)}H', *numbers)
    parts = [
        (0x1A1A, b''), (0, vector(2, b'\0' + vector(2, host.encode('idna' if not host.isascii() else 'ascii')))), (10, vector(2, word(29, 23))),
        (13, vector(2, word(0x0403, 0x0804))), (16, vector(2, b''.join(vector(1, p) for p in (b'h2', b'http/1.1')))), (0xFF01, b'\0'),
        (43, vector(1, word(0x0304, 0x0303))), (51, vector(2, word(29) + vector(2, bytes(range(32))))), *more,
    ]
    block = b''.join(number.to_bytes(2) + vector(2, body) for number, body in parts)
    return b''.join([word(0x0303), bytes(range(32)), vector(1, b'\x99' * 8), vector(2, word(0x0A0A, 0x1301, 0xC02F)), vector(1, b'\0'), vector(2, block)])


message = build('www.example.test')
for size in 1000, 64, 1:
    stream = b''.join(records(message, size))
    hello = handshake(stream)
    print(size, len(stream), hello.print, hashlib.md5(hello.print.encode()).hexdigest())
for field in ClientHello.fields:
    value = getattr(hello, field.name)
    print(f'{field.name:>12}', value.hex() if isinstance(value, bytes) else value if not isinstance(value, dict) else '')
for kind, value in hello.extensions.items():
    print(f'{"":>12}', repr(kind), getattr(kind, 'name', '?'), value)
print(sorted(int(kind) for kind in PARSERS), server_name.kind is Extension.SERVER_NAME, ClientHello.random.name)

stream = b''.join(records(message, 1000))
trials = {
    'cut': stream[:90], 'record': b'\x17' + stream[1:], 'more': stream[:-1] + b'\0' * 6, 'twice': b''.join(records(build('a', (16, b'\0\3\2h2')), 1000)),
    'long': b''.join(records(build('a', (0x2A2A, b''), (5, b'\1\2'), (0x10FF, b'x')), 1000)), 'rest': b''.join(records(build('a', (0x3A3A, b'zz')), 1000)),
    'keys': b''.join(records(message.replace(b'\0\x33\0\x26\0\x24', b'\0\x33\0\x26\0\x25'), 1000)), 'host': b''.join(records(build('b\x7fd'), 90)).replace(b'b\x7fd', b'b\xffd'),
}
for what, bad in trials.items():
    try:
        print(what, list(handshake(bad).extensions.items())[-3:])
    except Alert as alert:
        print(f'{what}: {alert.description}: {alert}')
    except UnicodeError as error:
        print(f'{what}: {error}')
try:
    hello.version = 3
except AttributeError as error:
    print(error)
try:
    ClientHello.__new__(ClientHello).random
except AttributeError as error:
    print(error)
