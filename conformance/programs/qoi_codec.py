"""QOI images: an encoder and a decoder with every kind of chunk, checked against each other."""
import io
import struct
from array import array
from collections import Counter
from typing import NamedTuple

HEADER = struct.Struct('>4sIIBB')
END = bytes(7) + b'\x01'


class Pixel(NamedTuple):
    r: int
    g: int
    b: int
    a: int = 255

    def slot(self):
        return (self.r * 3 + self.g * 5 + self.b * 7 + self.a * 11) % 64


class Image:
    def __init__(self, width, height, channels=4):
        self.width, self.height, self.channels = width, height, channels
        self.data = bytearray(width * height * channels)

    def __getitem__(self, at):
        x, y = at
        start = (y * self.width + x) * self.channels
        return Pixel(*self.data[start:start + self.channels])

    def __setitem__(self, at, pixel):
        x, y = at
        start = (y * self.width + x) * self.channels
        self.data[start:start + self.channels] = bytes(pixel[:self.channels])

    def __iter__(self):
        view = memoryview(self.data)
        for start in range(0, len(view), self.channels):
            yield Pixel(*view[start:start + self.channels])

    def __eq__(self, other):
        if not isinstance(other, Image):
            return NotImplemented
        return (self.width, self.height, self.data) == (other.width, other.height, other.data)


def signed(value):
    """A difference modulo 256, from -128 to 127."""
    return (value + 128) % 256 - 128


def encode(image):
    kinds = Counter()
    out = io.BytesIO()
    out.write(HEADER.pack(b'qoif', image.width, image.height, image.channels, 0))
    seen = [Pixel(0, 0, 0, 0)] * 64
    before = Pixel(0, 0, 0)
    run = 0

    def emit(kind, *octets):
        kinds[kind] += 1
        out.write(bytes(octets))

    for pixel in image:
        if pixel == before:
            run += 1
            if run == 62:
                emit('run', 0xC0 | run - 1)
                run = 0
            continue
        if run:
            emit('run', 0xC0 | run - 1)
            run = 0
        slot = pixel.slot()
        if seen[slot] == pixel:
            emit('index', slot)
        else:
            seen[slot] = pixel
            dr, dg, db = (signed(a - b) for a, b in zip(pixel[:3], before))
            if pixel.a != before.a:
                emit('rgba', 0xFF, *pixel)
            elif all(-2 <= d <= 1 for d in (dr, dg, db)):
                emit('diff', 0x40 | dr + 2 << 4 | dg + 2 << 2 | db + 2)
            elif -32 <= dg < 32 and -8 <= dr - dg < 8 and -8 <= db - dg < 8:
                emit('luma', 0x80 | dg + 32, dr - dg + 8 << 4 | db - dg + 8)
            else:
                emit('rgb', 0xFE, *pixel[:3])
        before = pixel
    if run:
        emit('run', 0xC0 | run - 1)
    out.write(END)
    return out.getvalue(), kinds


def decode(data):
    view = memoryview(data).toreadonly()
    magic, width, height, channels, space = HEADER.unpack_from(view)
    if magic != b'qoif':
        raise ValueError(f'not a QOI file: {magic!r}')
    if view[-8:] != END:
        raise ValueError(f'no end marker: {view[-8:].hex(" ")}')
    image = Image(width, height, channels)
    body = iter(view[HEADER.size:-8])
    seen = [Pixel(0, 0, 0, 0)] * 64
    pixel = Pixel(0, 0, 0)
    count = 0
    while count < width * height:
        repeat = 1
        match next(body):
            case 0xFF:
                pixel = Pixel(next(body), next(body), next(body), next(body))
            case 0xFE:
                pixel = pixel._replace(r=next(body), g=next(body), b=next(body))
            case op if op >= 0xC0:
                repeat = (op & 0x3F) + 1
            case op if op >= 0x80:
                second, dg = next(body), (op & 0x3F) - 32
                pixel = Pixel((pixel.r + dg + (second >> 4) - 8) % 256, (pixel.g + dg) % 256,
                              (pixel.b + dg + (second & 15) - 8) % 256, pixel.a)
            case op if op >= 0x40:
                deltas = [(op >> shift & 3) - 2 for shift in (4, 2, 0)]
                pixel = Pixel(*((c + d) & 255 for c, d in zip(pixel, deltas)), pixel.a)
            case slot:
                pixel = seen[slot]
        seen[pixel.slot()] = pixel
        for _ in range(repeat):
            image[count % width, count // width] = pixel
            count += 1
    left = sum(1 for _ in body)
    if left:
        raise ValueError(f'{left} bytes after the last pixel')
    return image


def gradient(width, height):
    image = Image(width, height)
    for y in range(height):
        for x in range(width):
            image[x, y] = Pixel(x * 9 % 256, y * 3 % 256, (x ^ y) * 5 % 256, 255 - (x == y))
    return image


def stripes(width, height):
    image = Image(width, height, 3)
    colours = [Pixel(255, 0, 0), Pixel(0, 255, 0), Pixel(1, 254, 1)]
    for y in range(height):
        for x in range(width):
            image[x, y] = colours[x // 5 % 3]
    return image


for name, image in [('gradient', gradient(20, 12)), ('stripes', stripes(45, 9)), ('empty', Image(13, 11)), ('tiny', gradient(1, 1))]:
    packed, kinds = encode(image)
    again = decode(packed)
    print(f'{name:<9}{image.width}x{image.height} {len(image.data):>5} -> {len(packed):>4} bytes', dict(sorted(kinds.items())), again == image)
    histogram = array('H', [0]) * 256
    for octet in packed:
        histogram[octet] += 1
    print('   most common byte', max(range(256), key=histogram.__getitem__), 'sum', sum(packed), packed[:24].hex(' ', 4))

good, _ = encode(stripes(6, 2))
for what, bad in [('magic', b'QOIF' + good[4:]), ('cut', good[:-1]), ('early end', good[:16] + END), ('more', good[:-8] + b'\xc0' + END), ('short', good[:9])]:
    try:
        print(what, decode(bad).data.hex())
    except (ValueError, struct.error, StopIteration) as error:
        print(f'{what}: {type(error).__name__}: {error}')
