"""CRCs of several widths from one parametrised table maker."""
from array import array


def reflect(value, bits):
    result = 0
    for _ in range(bits):
        result = result << 1 | value & 1
        value >>= 1
    return result


class Crc:
    def __init__(self, name, width, poly, init, reflected, xorout):
        self.name, self.width, self.init, self.reflected, self.xorout = name, width, init, reflected, xorout
        self.mask = (1 << width) - 1
        code = {8: "B", 16: "H", 32: "I", 64: "Q"}[width]
        self.table = array(code, (self.entry(i, poly) for i in range(256)))

    def entry(self, n, poly):
        if self.reflected:
            poly = reflect(poly, self.width)
            for _ in range(8):
                n = n >> 1 ^ poly if n & 1 else n >> 1
            return n
        n <<= self.width - 8
        top = 1 << self.width - 1
        for _ in range(8):
            n = n << 1 ^ poly if n & top else n << 1
        return n & self.mask

    def __call__(self, data):
        crc = self.init
        if self.reflected:
            for byte in memoryview(data):
                crc = self.table[(crc ^ byte) & 0xFF] ^ crc >> 8
        else:
            shift = self.width - 8
            for byte in memoryview(data):
                crc = (self.table[(crc >> shift ^ byte) & 0xFF] ^ crc << 8) & self.mask
        return crc ^ self.xorout

    def __repr__(self):
        return f"<{self.name}: {self.table[1]:0{self.width // 4}x} {self.table[255]:0{self.width // 4}x}>"


CRCS = [
    Crc("CRC-8", 8, 0x07, 0, False, 0),
    Crc("CRC-16/ARC", 16, 0x8005, 0, True, 0),
    Crc("CRC-16/CCITT-FALSE", 16, 0x1021, 0xFFFF, False, 0),
    Crc("CRC-32", 32, 0x04C11DB7, 0xFFFFFFFF, True, 0xFFFFFFFF),
    Crc("CRC-32C", 32, 0x1EDC6F41, 0xFFFFFFFF, True, 0xFFFFFFFF),
    Crc("CRC-32/BZIP2", 32, 0x04C11DB7, 0xFFFFFFFF, False, 0xFFFFFFFF),
    Crc("CRC-64/XZ", 64, 0x42F0E1EBA9EA3693, 2**64 - 1, True, 2**64 - 1),
    Crc("CRC-64/ECMA", 64, 0x42F0E1EBA9EA3693, 0, False, 0),
]
for crc in CRCS:
    print(crc, crc.table.typecode, *(f"{crc(data):x}" for data in (b"", b"123456789", bytes(range(256)), bytearray(100))))
