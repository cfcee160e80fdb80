import collections
import contextlib
import logging
import sys
import time
import weakref

# Programs as libraries have them: keywords, a context manager, a log, a table of weak references.
Header = collections.namedtuple("Header", "kind length flags")
log = logging.getLogger("records")


class Packet:
    def __init__(self, kind, payload, *, flags=0):
        self.kind = kind
        self.payload = payload
        self.flags = flags

    def encode(self, order="big"):
        head = self.kind.to_bytes(2, byteorder=order) + len(self.payload).to_bytes(length=4, byteorder=order)
        return head + self.flags.to_bytes(1, byteorder=order) + self.payload

    @classmethod
    def decode(cls, data, offset=0, order="big"):
        kind = int.from_bytes(data[offset : offset + 2], byteorder=order)
        length = int.from_bytes(data[offset + 2 : offset + 6], byteorder=order)
        start = offset + 7
        packet = cls(kind=kind, payload=data[start : start + length], flags=data[offset + 6])
        return packet, start + length


@contextlib.contextmanager
def section(names, name):
    names.append(name)
    try:
        yield names
    finally:
        names.pop()


def headers(data):
    offset = 0
    while offset < len(data):
        packet, offset = Packet.decode(data, offset=offset)
        yield Header(kind=packet.kind, length=len(packet.payload), flags=packet.flags)


def work(n):
    known = weakref.WeakValueDictionary()
    packets = [Packet(kind=i & 7, payload=bytes(i & 15), flags=i & 3) for i in range(64)]
    for i, packet in enumerate(packets, start=1):
        known[i] = packet
    total = 0
    names = []
    for turn in range(n):
        with section(names, turn):
            data = b"".join(packet.encode(order="big") for packet in packets)
            for header in headers(data):
                total += header.length * header.kind + header.flags
            log.debug("turn %d", turn)
            total += len(data[:32].hex(sep=":", bytes_per_sep=4)) + int("ff", base=16)
            total += known[turn % 64 + 1].kind + max(packets, key=lambda p: p.kind).kind
    return total


n = int(sys.argv[1]) if len(sys.argv) > 1 else 1_500
work(max(n // 50, 1))
start = time.perf_counter()
result = work(n)
elapsed = time.perf_counter() - start
print(f"{elapsed:.6f} {result}")
