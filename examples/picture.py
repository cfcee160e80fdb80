"""Draws a disc into a bytearray through a two-dimensional view, and writes it as a BMP file if given a name."""

import struct
import sys

SIZE = 24
SHADES = ' .:-=+*#%@'


def draw(size):
    """A grey picture, one byte a pixel.

    >>> picture = draw(4)
    >>> picture.shape
    (4, 4)
    >>> picture.tolist()[0] == picture.tolist()[3]
    True
    """
    picture = memoryview(bytearray(size * size)).cast('B', [size, size])
    middle = (size - 1) / 2
    for row in range(size):
        for column in range(size):
            distance = ((row - middle) ** 2 + (column - middle) ** 2) ** 0.5
            picture[row, column] = max(0, round(255 * (1 - distance / middle)))
    return picture


def bmp(picture):
    """The picture as a BMP file: header, a palette of greys, rows from the bottom up.

    >>> data = bmp(draw(4))
    >>> bytes(data[:2]), struct.unpack_from('<I', data, 2), len(data)
    (b'BM', (1094,), 1094)
    """
    height, width = picture.shape
    stride = (width + 3) // 4 * 4
    start = 14 + 40 + 4 * 256
    data = bytearray(start + stride * height)
    struct.pack_into('<2sIHHI', data, 0, b'BM', len(data), 0, 0, start)
    struct.pack_into('<IiiHHIIiiII', data, 14, 40, width, height, 1, 8, 0, stride * height, 2835, 2835, 256, 0)
    for grey in range(256):
        struct.pack_into('4B', data, 54 + 4 * grey, grey, grey, grey, 0)
    pixels = picture.cast('B')
    for row in range(height):
        at = start + stride * (height - 1 - row)
        data[at:at + width] = pixels[row * width:(row + 1) * width]
    return data


def main():
    picture = draw(SIZE)
    for row in picture.tolist():
        print(''.join(SHADES[pixel * len(SHADES) // 256] * 2 for pixel in row).rstrip())
    if len(sys.argv) > 1:
        data = bmp(picture)
        with open(sys.argv[1], 'wb') as file:
            file.write(data)
        print(f'{sys.argv[1]}: {len(data)} bytes')


if __name__ == '__main__':
    main()
