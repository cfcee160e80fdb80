"""Builds a DNS answer with name compression and parses it again."""
import struct

TYPES = {1: "A", 5: "CNAME", 15: "MX", 28: "AAAA"}


class Writer:
    def __init__(self):
        self.out = bytearray()
        self.names = {}

    def name(self, name):
        labels = name.split(".") if name else []
        for i in range(len(labels)):
            rest = ".".join(labels[i:])
            if rest in self.names:
                self.out += struct.pack("!H", 0xC000 | self.names[rest])
                return
            self.names[rest] = len(self.out)
            raw = labels[i].encode("ascii")
            if not 0 < len(raw) < 64:
                raise ValueError(f"bad label {labels[i]!r}")
            self.out.append(len(raw))
            self.out += raw
        self.out.append(0)

    def record(self, name, kind, ttl, write_data):
        self.name(name)
        self.out += struct.pack("!HHIH", kind, 1, ttl, 0)
        start = len(self.out)
        write_data(self)
        struct.pack_into("!H", self.out, start - 2, len(self.out) - start)


def read_name(packet, at):
    labels, jumps, end = [], 0, None
    while True:
        size = packet[at]
        if size & 0xC0 == 0xC0:
            if end is None:
                end = at + 2
            at = struct.unpack_from("!H", packet, at)[0] & 0x3FFF
            jumps += 1
            if jumps > 10:
                raise ValueError("compression loop")
        elif size == 0:
            return ".".join(labels) or ".", end if end is not None else at + 1
        else:
            labels.append(bytes(packet[at + 1 : at + 1 + size]).decode("ascii"))
            at += 1 + size


def parse(data):
    packet = memoryview(data)
    ident, flags, questions, answers, _, _ = struct.unpack_from("!6H", packet)
    print(f"id={ident:#06x} flags={flags:016b} qd={questions} an={answers}")
    at = 12
    for _ in range(questions):
        name, at = read_name(packet, at)
        kind, klass = struct.unpack_from("!HH", packet, at)
        at += 4
        print("question", name, TYPES.get(kind, kind), klass)
    for _ in range(answers):
        name, at = read_name(packet, at)
        kind, klass, ttl, size = struct.unpack_from("!HHIH", packet, at)
        at += 10
        data = packet[at : at + size]
        match TYPES.get(kind):
            case "A":
                shown = ".".join(map(str, data))
            case "AAAA":
                shown = ":".join(f"{x:x}" for (x,) in struct.iter_unpack("!H", data))
            case "CNAME":
                shown, _ = read_name(packet, at)
            case "MX":
                host, _ = read_name(packet, at + 2)
                shown = f"{int.from_bytes(data[:2], 'big')} {host}"
            case _:
                shown = data.hex()
        print(f"answer {name} {TYPES.get(kind, kind)} ttl={ttl} size={size} {shown}")
        at += size
    print(at == len(packet))


w = Writer()
w.out += struct.pack("!6H", 0xBEEF, 0x8180, 1, 5, 0, 0)
w.name("www.example.com")
w.out += struct.pack("!HH", 1, 1)
w.record("www.example.com", 5, 300, lambda w: w.name("web.example.com"))
w.record("web.example.com", 1, 60, lambda w: w.out.extend([192, 0, 2, 33]))
w.record("web.example.com", 28, 60, lambda w: w.out.extend(bytes.fromhex("20010db8000000000000000000000001")))
w.record("example.com", 15, 3600, lambda w: (w.out.extend(b"\x00\x0a"), w.name("mail.example.com")))
w.record("", 99, 0, lambda w: w.out.extend(b"\xde\xad"))
packet = bytes(w.out)
print(len(packet), packet[:40].hex())
parse(packet)
try:
    read_name(b"\xc0\x00", 0)
except ValueError as error:
    print(error)
try:
    w.name("a..b")
except ValueError as error:
    print(error)
