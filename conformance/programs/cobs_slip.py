"""Framing bytes for serial lines: COBS and SLIP, with a decoder that takes pieces."""
from functools import reduce


def cobs(data):
    out = bytearray()
    for block in bytes(data).split(b"\0"):
        while len(block) >= 254:
            out.append(255)
            out += block[:254]
            block = block[254:]
            if not block:
                break
        else:
            out.append(len(block) + 1)
            out += block
    return bytes(out)


def uncobs(data):
    out = bytearray()
    at = 0
    while at < len(data):
        code = data[at]
        if code == 0:
            raise ValueError(f"zero at {at}")
        out += data[at + 1 : at + code]
        at += code
        if code < 255 and at < len(data):
            out.append(0)
    return bytes(out)


END, ESC, ESC_END, ESC_ESC = 0xC0, 0xDB, 0xDC, 0xDD


def slip(packet):
    table = {END: bytes((ESC, ESC_END)), ESC: bytes((ESC, ESC_ESC))}
    return bytes([END]) + b"".join(table.get(b, bytes([b])) for b in packet) + bytes([END])


class SlipDecoder:
    """A generator-based machine: feed it any pieces, it gives whole packets."""

    def __init__(self):
        self.packets = []
        self.machine = self.run()
        next(self.machine)

    def run(self):
        packet = bytearray()
        while True:
            byte = yield
            if byte == END:
                if packet:
                    self.packets.append(bytes(packet))
                packet = bytearray()
            elif byte == ESC:
                byte = yield
                packet.append({ESC_END: END, ESC_ESC: ESC}[byte])
            else:
                packet.append(byte)

    def feed(self, piece):
        for byte in piece:
            self.machine.send(byte)
        found, self.packets = self.packets, []
        return found


for sample in (b"", b"\0", b"\0\0", b"11\0 22", bytes(range(1, 255)), bytes(range(256)), b"x" * 300):
    packed = cobs(sample)
    print(len(sample), len(packed), 0 in packed, packed[:6].hex(), uncobs(packed) == sample)
packets = [b"one", bytes([END, ESC, 1]), b"\xdb\xdc" * 3]
stream = b"".join(map(slip, packets))
print(stream.hex(" "))
decoder = SlipDecoder()
found = [decoder.feed(stream[i : i + 5]) for i in range(0, len(stream), 5)]
print(found, reduce(lambda a, b: a + b, found) == packets)
try:
    decoder.feed(b"\xdb\x01")
except KeyError as error:
    print("KeyError", error)
try:
    decoder.feed(b"\x01")
except StopIteration as error:
    print("StopIteration", error.value)
