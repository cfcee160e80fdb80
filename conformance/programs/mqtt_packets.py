"""MQTT control packets as a class hierarchy that registers itself."""
import struct


class Packet:
    kinds = {}
    kind = None

    def __init_subclass__(cls, *, kind, **rest):
        super().__init_subclass__(**rest)
        if kind in Packet.kinds:
            raise TypeError(f"kind {kind} is {Packet.kinds[kind].__name__}'s")
        cls.kind = kind
        Packet.kinds[kind] = cls

    flags = 0

    def __bytes__(self):
        body = self.body()
        out, size = bytearray([self.kind << 4 | self.flags]), len(body)
        while True:
            size, digit = divmod(size, 128)
            out.append(digit | (0x80 if size else 0))
            if not size:
                break
        return bytes(out) + body

    @classmethod
    def parse(cls, data):
        size, shift, at = 0, 0, 1
        while True:
            size |= (data[at] & 127) << shift
            shift += 7
            at += 1
            if data[at - 1] < 128:
                break
        body = memoryview(data)[at : at + size]
        if len(body) < size:
            raise EOFError(f"{size - len(body)} bytes missing")
        return cls.kinds[data[0] >> 4].read(data[0] & 15, body)

    def __repr__(self):
        fields = ", ".join(f"{k}={v!r}" for k, v in vars(self).items())
        return f"{type(self).__name__}({fields})"

    def __eq__(self, other):
        return type(self) is type(other) and vars(self) == vars(other)


def string(text):
    raw = text.encode()
    return struct.pack(">H", len(raw)) + raw


def take(body, at=0):
    (size,) = struct.unpack_from(">H", body, at)
    return str(body[at + 2 : at + 2 + size], "utf-8"), at + 2 + size


class Connect(Packet, kind=1):
    def __init__(self, client, keepalive=60):
        self.client, self.keepalive = client, keepalive

    def body(self):
        return string("MQTT") + struct.pack(">BBH", 4, 2, self.keepalive) + string(self.client)

    @classmethod
    def read(cls, flags, body):
        name, at = take(body)
        level, bits, keepalive = struct.unpack_from(">BBH", body, at)
        return cls(take(body, at + 4)[0], keepalive)


class Publish(Packet, kind=3):
    def __init__(self, topic, payload, qos=0, retain=False):
        self.topic, self.payload, self.qos, self.retain = topic, payload, qos, retain

    @property
    def flags(self):
        return self.qos << 1 | self.retain

    def body(self):
        return string(self.topic) + (b"\0\1" if self.qos else b"") + self.payload

    @classmethod
    def read(cls, flags, body):
        topic, at = take(body)
        qos = flags >> 1 & 3
        return cls(topic, bytes(body[at + 2 * bool(qos) :]), qos, bool(flags & 1))


class Ping(Packet, kind=12):
    body = staticmethod(lambda: b"")
    read = classmethod(lambda cls, flags, body: cls())


for packet in (Connect("sensor-1"), Publish("a/b", b"21.5"), Publish("häuser/7", b"x" * 200, 1, True), Ping()):
    raw = bytes(packet)
    print(raw[:16].hex(" "), len(raw), Packet.parse(raw) == packet)
    if len(raw) < 40:
        print("  ", Packet.parse(raw))
try:
    Packet.parse(bytes(Ping())[:1] + b"\5")
except EOFError as error:
    print("EOFError", error)
try:
    class Again(Packet, kind=3):
        pass
except TypeError as error:
    print("TypeError", error)
print(sorted(Packet.kinds), Publish.__mro__[1].__name__, Ping().flags)
