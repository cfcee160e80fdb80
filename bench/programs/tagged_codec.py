import struct
import sys
import time


class Encoder:
    """Values in tagged bytes: small ones in the tag, others by the length of what follows."""

    def __init__(self):
        self.out = bytearray()

    def encode(self, value):
        out = self.out
        if value is None:
            out.append(0xC0)
        elif value is True or value is False:
            out.append(0xC3 if value else 0xC2)
        elif isinstance(value, int):
            self.integer(value)
        elif isinstance(value, float):
            out += struct.pack(">Bd", 0xCB, value)
        elif isinstance(value, str):
            data = value.encode()
            if len(data) < 32:
                out.append(0xA0 | len(data))
            else:
                out += struct.pack(">BH", 0xDA, len(data))
            out += data
        elif isinstance(value, bytes):
            out += struct.pack(">BH", 0xC5, len(value))
            out += value
        elif isinstance(value, list):
            if len(value) < 16:
                out.append(0x90 | len(value))
            else:
                out += struct.pack(">BH", 0xDC, len(value))
            for item in value:
                self.encode(item)
        elif isinstance(value, dict):
            out.append(0x80 | len(value))
            for key, item in value.items():
                self.encode(key)
                self.encode(item)
        else:
            raise TypeError(value)

    def integer(self, value):
        if 0 <= value < 128:
            self.out.append(value)
        elif 0 <= value < 65536:
            self.out += struct.pack(">BH", 0xCD, value)
        else:
            self.out += struct.pack(">Bi", 0xD2, value)


class Decoder:
    def __init__(self, data):
        self.data = memoryview(data)
        self.at = 0

    def take(self, count):
        at = self.at
        self.at = at + count
        return self.data[at : at + count]

    def number(self, form):
        (value,) = struct.unpack_from(form, self.data, self.at)
        self.at += struct.calcsize(form)
        return value

    def decode(self):
        tag = self.data[self.at]
        self.at += 1
        if tag < 0x80:
            return tag
        if tag < 0x90:
            result = {}
            for _ in range(tag & 15):
                key = self.decode()
                result[key] = self.decode()
            return result
        if tag < 0xA0:
            return [self.decode() for _ in range(tag & 15)]
        if tag < 0xC0:
            return str(self.take(tag & 31), "utf-8")
        if tag == 0xC0:
            return None
        if tag in (0xC2, 0xC3):
            return tag == 0xC3
        if tag == 0xC5:
            return bytes(self.take(self.number(">H")))
        if tag == 0xCB:
            return self.number(">d")
        if tag == 0xCD:
            return self.number(">H")
        if tag == 0xD2:
            return self.number(">i")
        if tag == 0xDA:
            return str(self.take(self.number(">H")), "utf-8")
        if tag == 0xDC:
            return [self.decode() for _ in range(self.number(">H"))]
        raise ValueError(f"tag {tag:#x}")


def record(i):
    return {
        "ident": i,
        "name": f"item {i}",
        "size": i * 37 % 70000,
        "ratio": i / 8,
        "tags": ["red", "green", i % 5],
        "raw": bytes([i & 255, 1, 2]),
        "on": i % 2 == 0,
        "none": None,
    }


def work(n):
    encoder = Encoder()
    records = [record(i) for i in range(n)]
    encoder.encode(records)
    decoded = Decoder(encoder.out).decode()
    return len(encoder.out) + sum(r["size"] for r in decoded) + (decoded == records)


n = int(sys.argv[1]) if len(sys.argv) > 1 else 16_000
work(max(n // 50, 20))
start = time.perf_counter()
result = work(n)
elapsed = time.perf_counter() - start
print(f"{elapsed:.6f} {result}")
