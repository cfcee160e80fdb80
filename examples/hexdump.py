"""Shows bytes as hexadecimal numbers and text.

>>> for line in hexdump(b'memoryview\\0bytes\\xff'):
...     print(line)
00000000  6d 65 6d 6f 72 79 76 69  65 77 00 62 79 74 65 73  |memoryview.bytes|
00000010  ff                                                |.|
"""

import sys


def printable(chunk):
    """The text of some bytes, with dots for what cannot be shown.

    >>> printable(b'GIF89a\\0\\x80')
    'GIF89a..'
    """
    return ''.join(chr(byte) if 32 <= byte < 127 else '.' for byte in chunk)


def hexdump(data, width=16):
    """Yields a line of text for every `width` bytes of any object with a buffer; copies no more than a line."""
    view = memoryview(data).cast('B')
    half = 3 * (width // 2)
    for offset in range(0, len(view), width):
        chunk = view[offset:offset + width]
        numbers = chunk.hex(' ')
        yield f'{offset:08x}  {numbers[:half]:{half}} {numbers[half:]:{half}} |{printable(chunk)}|'


def main(path):
    with open(path, 'rb') as file:
        for line in hexdump(file.read()):
            print(line)


if __name__ == '__main__':
    if len(sys.argv) != 2:
        sys.exit('usage: hexdump.py FILE')
    main(sys.argv[1])
