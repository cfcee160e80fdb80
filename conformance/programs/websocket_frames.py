"""WebSocket (RFC 6455): the handshake's key, frames with masks, fragments and control frames in between."""
import base64
import hashlib
import struct
from dataclasses import dataclass
from enum import IntEnum


class Opcode(IntEnum):
    CONTINUATION = 0
    TEXT = 1
    BINARY = 2
    CLOSE = 8
    PING = 9
    PONG = 10

    @property
    def is_control(self):
        return self >= Opcode.CLOSE


class ProtocolError(ValueError):
    def __init__(self, code, reason):
        super().__init__(code, reason)
        self.code = code
        self.reason = reason

    def __str__(self):
        return f'{self.code} {self.reason}'


def accept_key(key):
    digest = hashlib.sha1((key + '258EAFA5-E914-47DA-95CA-C5AB0DC85B11').encode()).digest()
    return base64.b64encode(digest).decode()


def masked(data, mask):
    result = bytearray(data)
    for i in range(len(result)):
        result[i] ^= mask[i & 3]
    return bytes(result)


@dataclass(frozen=True)
class Frame:
    opcode: Opcode
    payload: bytes
    final: bool = True
    mask: bytes | None = None

    def encode(self):
        head = bytearray([self.final << 7 | self.opcode])
        length = len(self.payload)
        flag = 0x80 if self.mask else 0
        if length < 126:
            head.append(flag | length)
        elif length < 1 << 16:
            head += struct.pack('!BH', flag | 126, length)
        else:
            head += struct.pack('!BQ', flag | 127, length)
        if self.mask:
            return bytes(head) + self.mask + masked(self.payload, self.mask)
        return bytes(head) + self.payload


class Decoder:
    """Takes bytes as they come, gives whole frames."""

    def __init__(self, limit=1 << 20):
        self.buffer = bytearray()
        self.limit = limit

    def feed(self, data):
        self.buffer += data
        while (frame := self._next()) is not None:
            yield frame

    def _next(self):
        view = memoryview(self.buffer)
        try:
            if len(view) < 2:
                return None
            first, second = view[0], view[1]
            if first & 0x70:
                raise ProtocolError(1002, f'reserved bits {first >> 4 & 7:03b}')
            try:
                opcode = Opcode(first & 15)
            except ValueError:
                raise ProtocolError(1002, f'unknown opcode {first & 15}') from None
            length, at = second & 127, 2
            if length == 126:
                if len(view) < 4:
                    return None
                (length,), at = struct.unpack_from('!H', view, 2), 4
            elif length == 127:
                if len(view) < 10:
                    return None
                (length,), at = struct.unpack_from('!Q', view, 2), 10
            if opcode.is_control and (length > 125 or not first & 0x80):
                raise ProtocolError(1002, f'long or fragmented {opcode.name}')
            if length > self.limit:
                raise ProtocolError(1009, f'{length} bytes')
            mask = None
            if second & 0x80:
                mask, at = bytes(view[at:at + 4]), at + 4
            if len(view) < at + length:
                return None
            payload = bytes(view[at:at + length])
        finally:
            view.release()
        del self.buffer[:at + length]
        return Frame(opcode, masked(payload, mask) if mask else payload, bool(first & 0x80), mask)


class Connection:
    def __init__(self):
        self.decoder = Decoder(limit=70_000)
        self.parts = []
        self.kind = None
        self.sent = []

    def receive(self, data):
        for frame in self.decoder.feed(data):
            match frame:
                case Frame(Opcode.PING, payload):
                    self.sent.append(Frame(Opcode.PONG, payload).encode())
                    yield 'ping', payload
                case Frame(Opcode.CLOSE, payload):
                    code, = struct.unpack('!H', payload[:2]) if len(payload) >= 2 else (1005,)
                    yield 'close', (code, payload[2:].decode())
                case Frame(Opcode.CONTINUATION, payload, final):
                    if self.kind is None:
                        raise ProtocolError(1002, 'nothing to continue')
                    self.parts.append(payload)
                    if final:
                        yield self._message()
                case Frame(Opcode.TEXT | Opcode.BINARY as kind, payload, final):
                    if self.kind is not None:
                        raise ProtocolError(1002, 'unfinished message')
                    self.kind, self.parts = kind, [payload]
                    if final:
                        yield self._message()
                case _:
                    yield 'ignored', frame.opcode.name

    def _message(self):
        kind, self.kind = self.kind, None
        data = b''.join(self.parts)
        if kind is Opcode.BINARY:
            return 'binary', data
        try:
            return 'text', data.decode()
        except UnicodeDecodeError as problem:
            raise ProtocolError(1007, str(problem)) from problem


print(accept_key('dGhlIHNhbXBsZSBub25jZQ=='))
mask = bytes([0x37, 0xfa, 0x21, 0x3d])
frames = [
    Frame(Opcode.TEXT, 'Grüße'.encode()[:4], final=False, mask=mask),
    Frame(Opcode.PING, b'are you there?', mask=mask),
    Frame(Opcode.CONTINUATION, 'Grüße'.encode()[4:], mask=mask),
    Frame(Opcode.BINARY, bytes(200)),
    Frame(Opcode.BINARY, bytes(range(256)) * 256 + b'!'),
    Frame(Opcode.PONG, b''),
    Frame(Opcode.CLOSE, struct.pack('!H', 1000) + b'bye'),
]
wire = b''.join(frame.encode() for frame in frames)
print(len(wire), wire[:24].hex(' '))
for step in (1, 7, 1000, len(wire)):
    connection = Connection()
    events = []
    for i in range(0, len(wire), step):
        events += connection.receive(wire[i:i + step])
    print(step, [(kind, value if len(value) < 20 else len(value)) for kind, value in events], connection.sent)

bad = {
    'reserved': b'\xf1\x00',
    'opcode': b'\x83\x00',
    'long ping': Frame(Opcode.PING, bytes(126)).encode(),
    'continuation': Frame(Opcode.CONTINUATION, b'').encode(),
    'unfinished': Frame(Opcode.TEXT, b'a', final=False).encode() + Frame(Opcode.TEXT, b'b').encode(),
    'not utf-8': Frame(Opcode.TEXT, b'\xff').encode(),
    'too long': struct.pack('!BBQ', 0x82, 127, 1 << 40),
}
for name, data in bad.items():
    try:
        print(name, list(Connection().receive(data)))
    except ProtocolError as problem:
        print(f'{name}: {problem}', '| because of', type(problem.__cause__).__name__)
