"""A 24-bit BMP: bottom-up rows padded to four bytes, drawn through a view."""
import struct


class Bitmap:
    def __init__(self, width, height):
        self.width, self.height = width, height
        self.stride = (width * 3 + 3) & ~3
        self.pixels = bytearray(self.stride * height)

    def __setitem__(self, xy, rgb):
        x, y = xy
        if not (0 <= x < self.width and 0 <= y < self.height):
            raise IndexError(f"({x}, {y}) is outside {self.width}x{self.height}")
        at = (self.height - 1 - y) * self.stride + x * 3
        self.pixels[at : at + 3] = bytes(reversed(rgb))

    def __getitem__(self, xy):
        x, y = xy
        at = (self.height - 1 - y) * self.stride + x * 3
        return tuple(self.pixels[at : at + 3][::-1])

    def channel(self, c):
        return memoryview(self.pixels)[2 - c :: 3]

    def __bytes__(self):
        head = struct.pack("<2sIHHI", b"BM", 54 + len(self.pixels), 0, 0, 54)
        info = struct.pack("<IiiHHIIiiII", 40, self.width, self.height, 1, 24, 0, len(self.pixels), 2835, 2835, 0, 0)
        return head + info + self.pixels


bmp = Bitmap(3, 2)
bmp[0, 0] = 255, 0, 0
bmp[1, 0] = 0, 255, 0
bmp[2, 1] = 10, 20, 30
raw = bytes(bmp)
print(len(raw), bmp.stride)
for i in range(0, len(raw), 16):
    row = raw[i : i + 16]
    print(f"{i:04x}  {row.hex(' '):47}  {''.join(chr(b) if 32 <= b < 127 else '.' for b in row)}")
print(bmp[0, 0], bmp[1, 0], bmp[2, 1], bmp[0, 1])
print(bmp.channel(0).tolist())
wide = struct.unpack_from("<ii", raw, 18)
print(wide)
for value in ((5, 5), (-1, 0)):
    try:
        bmp[value] = 0, 0, 0
    except IndexError as error:
        print(error)
try:
    bmp[0, 0] = 256, 0, 0
except ValueError as error:
    print(error)
