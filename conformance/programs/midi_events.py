"""MIDI: variable-length quantities, running status, and a tempo map."""
import io
import struct
from collections import Counter

NOTES = "C C# D D# E F F# G G# A A# B".split()


def quantity(n):
    out = bytearray([n & 0x7F])
    while n := n >> 7:
        out.insert(0, n & 0x7F | 0x80)
    return bytes(out)


class Reader:
    def __init__(self, data):
        self.file = io.BytesIO(data)

    def byte(self):
        data = self.file.read(1)
        if not data:
            raise EOFError("track ended within an event")
        return data[0]

    def quantity(self):
        value = 0
        while True:
            byte = self.byte()
            value = value << 7 | byte & 0x7F
            if byte < 0x80:
                return value

    def events(self):
        time, status = 0, None
        while True:
            time += self.quantity()
            first = self.byte()
            if first == 0xFF:
                kind = self.byte()
                body = self.file.read(self.quantity())
                yield time, "meta", (kind, body)
                if kind == 0x2F:
                    return
                continue
            if first >= 0x80:
                status, first = first, self.byte()
            name = {0x8: "off", 0x9: "on", 0xC: "program"}[status >> 4]
            yield time, name, (first,) if status >> 4 == 0xC else (first, self.byte())


def note_name(number):
    return f"{NOTES[number % 12]}{number // 12 - 1}"


track = bytearray()
track += quantity(0) + b"\xff\x51\x03" + (500_000).to_bytes(3)
track += quantity(0) + b"\xc0\x05"
for i, note in enumerate((60, 64, 67, 72)):
    track += quantity(0) + (bytes([0x90, note, 100]) if i == 0 else bytes([note, 100]))
    track += quantity(480) + bytes([note, 0])
track += quantity(20_000) + b"\xff\x2f\0"
song = struct.pack(">4sIHHH", b"MThd", 6, 0, 1, 480) + struct.pack(">4sI", b"MTrk", len(track)) + track
print(song.hex(" ", 4))
magic, size, kind, tracks, division = struct.unpack_from(">4sIHHH", song)
print(magic, size, kind, tracks, division)
(size,) = struct.unpack_from(">I", song, 18)
kinds = Counter()
for time, name, values in Reader(song[22 : 22 + size]).events():
    kinds[name] += 1
    match name, values:
        case "on", (note, 0):
            print(f"{time:6} off {note_name(note)}")
        case "on", (note, velocity):
            print(f"{time:6} on  {note_name(note)} {velocity}")
        case "meta", (0x51, tempo):
            print(f"{time:6} tempo {60_000_000 / int.from_bytes(tempo):.1f} bpm")
        case _:
            print(f"{time:6} {name} {values}")
print(kinds, [quantity(n).hex() for n in (0, 127, 128, 16383, 16384, 2**28 - 1)])
try:
    print(list(Reader(b"\0\x90\x40").events()))
except EOFError as error:
    print("EOFError:", error)
