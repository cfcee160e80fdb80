"""Intel HEX records: parsing with checks, a sparse memory image, and writing again."""
import re
from bisect import bisect_right
from itertools import groupby

RECORD = re.compile(r":(?P<count>[0-9A-F]{2})(?P<address>[0-9A-F]{4})(?P<kind>[0-9A-F]{2})(?P<data>(?:[0-9A-F]{2})*)(?P<sum>[0-9A-F]{2})$", re.I)


class HexError(ValueError):
    pass


class Image:
    def __init__(self):
        self.segments = {}

    def __setitem__(self, address, data):
        self.segments[address] = bytes(data)

    def __getitem__(self, address):
        starts = sorted(self.segments)
        at = bisect_right(starts, address) - 1
        if at >= 0 and address - starts[at] < len(self.segments[starts[at]]):
            return self.segments[starts[at]][address - starts[at]]
        raise IndexError(f"nothing at {address:#x}")

    def merged(self):
        """Neighbouring segments as one."""
        run, start = bytearray(), None
        for address, data in sorted(self.segments.items()):
            if start is not None and start + len(run) == address:
                run += data
                continue
            if start is not None:
                yield start, bytes(run)
            start, run = address, bytearray(data)
        if start is not None:
            yield start, bytes(run)


def load(text):
    image, base = Image(), 0
    for number, line in enumerate(text.split(), 1):
        found = RECORD.match(line)
        if not found:
            raise HexError(f"line {number}: {line!r} is no record")
        body = bytes.fromhex(line[1:])
        if sum(body) & 255:
            raise HexError(f"line {number}: checksum {found['sum']}, not {-sum(body[:-1]) & 255:02X}")
        data = body[4:-1]
        if len(data) != body[0]:
            raise HexError(f"line {number}: {body[0]} bytes announced, {len(data)} there")
        kind, address = body[3], int(found["address"], 16)
        if kind == 0:
            image[base + address] = data
        elif kind == 1:
            return image
        elif kind == 4:
            base = int.from_bytes(data) << 16
        else:
            raise HexError(f"line {number}: kind {kind}")
    raise HexError("no end record")


def record(kind, address, data=b""):
    body = bytes([len(data)]) + address.to_bytes(2) + bytes([kind]) + data
    return ":" + (body + bytes([-sum(body) & 255])).hex().upper()


def save(image, width=16):
    high = None
    for start, data in image.merged():
        for at in range(0, len(data), width):
            address = start + at
            if address >> 16 != high:
                high = address >> 16
                yield record(4, 0, high.to_bytes(2))
            yield record(0, address & 0xFFFF, data[at : at + width])
    yield record(1, 0)


source = Image()
source[0x100] = b"hello, "
source[0x107] = b"world of hexadecimal records"
source[0x12000] = bytes(range(5))
text = "\n".join(save(source))
print(text)
image = load(text)
print(list(image.merged()) == list(source.merged()), chr(image[0x108]), image[0x12004])
print([(kind, len(list(group))) for kind, group in groupby(line[7:9] for line in text.split())])
for bad in (text.replace("68656C", "68656D"), "12", text.rsplit("\n", 1)[0], ":0100000200FD"):
    try:
        load(bad)
    except HexError as error:
        print("HexError:", error)
try:
    image[0x50]
except IndexError as error:
    print("IndexError:", error)
