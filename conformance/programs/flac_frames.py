"""FLAC: frames with constant, verbatim and fixed-predictor subframes, Rice codes and both checksums, written and read back."""
import math
from array import array


def crc_table(width, polynomial):
    top, mask, table = 1 << width - 1, (1 << width) - 1, array('H')
    for octet in range(256):
        value = octet << width - 8
        for _ in range(8):
            value = (value << 1 ^ (polynomial if value & top else 0)) & mask
        table.append(value)
    return table


CRC8, CRC16 = crc_table(8, 0x07), crc_table(16, 0x8005)


def crc(table, width, data):
    value = 0
    for octet in data:
        value = (value << 8 ^ table[(value >> width - 8) ^ octet]) & (1 << width) - 1
    return value


class BitWriter:
    def __init__(self):
        self.value, self.bits = 0, 0

    def put(self, value, bits):
        if value < 0:
            value += 1 << bits
        if not 0 <= value < 1 << bits:
            raise OverflowError(f'{value} in {bits} bits')
        self.value = self.value << bits | value
        self.bits += bits

    def rice(self, value, parameter):
        folded = value << 1 if value >= 0 else ~value << 1 | 1
        self.put(1, (folded >> parameter) + 1)
        self.put(folded & (1 << parameter) - 1, parameter)

    def __bytes__(self):
        pad = -self.bits % 8
        return (self.value << pad).to_bytes((self.bits + pad) // 8, 'big')


class BitReader:
    def __init__(self, data):
        self.bits = ''.join(f'{octet:08b}' for octet in data)
        self.at = 0

    def take(self, bits, signed=False):
        if self.at + bits > len(self.bits):
            raise EOFError(f'{bits} bits at {self.at} of {len(self.bits)}')
        value = int(self.bits[self.at:self.at + bits] or '0', 2)
        self.at += bits
        return value - (1 << bits) if signed and value >> bits - 1 else value

    def rice(self, parameter):
        one = self.bits.index('1', self.at)
        high, self.at = one - self.at, one + 1
        folded = high << parameter | self.take(parameter)
        return folded >> 1 if folded % 2 == 0 else ~(folded >> 1)

    @property
    def octet(self):
        return -(-self.at // 8)


def utf8_number(value):
    """Numbers of frames are written as UTF-8 would, up to 36 bits."""
    if value < 0x80:
        return bytes([value])
    tail = []
    room = 6
    while True:
        tail.append(0x80 | value & 0x3F)
        value >>= 6
        room -= 1
        if value < 1 << room:
            break
    return bytes([(0xFF << room + 1) & 0xFF | value, *reversed(tail)])


def residual(samples, order):
    for _ in range(order):
        samples = [b - a for a, b in zip(samples, samples[1:])]
    return samples


def restore(warm, rest, order):
    out = list(warm)
    weights = [(), (1,), (2, -1), (3, -3, 1), (4, -6, 4, -1)][order]
    for error in rest:
        out.append(error + sum(weight * out[-1 - back] for back, weight in enumerate(weights)))
    return out


def subframe(bits, samples, width):
    if len(set(samples)) == 1:
        bits.put(0, 8)
        bits.put(samples[0], width)
        return 'constant'
    order = min(range(5), key=lambda order: sum(map(abs, residual(samples, order))))
    errors = residual(samples, order)
    mean = sum(map(abs, errors)) / max(len(errors), 1)
    parameter = min(14, max(0, math.ceil(math.log2(mean + 1))))
    if parameter + 2 >= width:
        bits.put(1 << 1, 8)
        for sample in samples:
            bits.put(sample, width)
        return 'verbatim'
    bits.put((8 | order) << 1, 8)
    for sample in samples[:order]:
        bits.put(sample, width)
    bits.put(0, 2 + 4)
    bits.put(parameter, 4)
    for error in errors:
        bits.rice(error, parameter)
    return f'fixed {order}, Rice {parameter}'


def write_frame(number, channels, width=16):
    size = len(channels[0])
    bits = BitWriter()
    for value, count in [(0x3FFE, 14), (0, 2), (7, 4), (0, 4), (len(channels) - 1, 4), ({8: 1, 16: 4}[width], 3), (0, 1)]:
        bits.put(value, count)
    head = bytes(bits) + utf8_number(number) + (size - 1).to_bytes(2)
    head += bytes([crc(CRC8, 8, head)])
    body = BitWriter()
    kinds = [subframe(body, list(channel), width) for channel in channels]
    frame = head + bytes(body)
    return frame + crc(CRC16, 16, frame).to_bytes(2), kinds


def read_frame(data):
    bits = BitReader(data)
    if bits.take(14) != 0x3FFE:
        raise ValueError('no sync code')
    bits.take(2 + 4 + 4)
    channels, width = bits.take(4) + 1, {1: 8, 4: 16}[bits.take(3)]
    bits.take(1)
    first = bits.take(8)
    extra = 0 if first < 0x80 else 7 - (~first & 0xFF).bit_length()
    number = first if not extra else first & (1 << 6 - extra) - 1
    for _ in range(extra):
        number = number << 6 | bits.take(8) & 0x3F
    size = bits.take(16) + 1
    if (want := crc(CRC8, 8, data[:bits.octet])) != (found := bits.take(8)):
        raise ValueError(f'CRC-8 {found:#04x}, not {want:#04x}')
    result = []
    for _ in range(channels):
        match bits.take(8) >> 1:
            case 0:
                result.append([bits.take(width, True)] * size)
            case 1:
                result.append([bits.take(width, True) for _ in range(size)])
            case kind if 8 <= kind <= 12:
                order = kind & 7
                warm = [bits.take(width, True) for _ in range(order)]
                bits.take(6)
                parameter = bits.take(4)
                result.append(restore(warm, [bits.rice(parameter) for _ in range(size - order)], order))
            case kind:
                raise NotImplementedError(f'subframe of kind {kind:#08b}')
    if crc(CRC16, 16, data[:bits.octet]) != int.from_bytes(data[bits.octet:bits.octet + 2]):
        raise ValueError('CRC-16')
    return number, [array('h', channel) for channel in result]


def tone(pitch, count, loud=9000):
    return array('h', (round(loud * math.sin(2 * math.pi * pitch * t / 800)) for t in range(count)))


print(CRC8[:6].tolist(), CRC16[:4].tolist(), hex(crc(CRC8, 8, b'123456789')), hex(crc(CRC16, 16, b'123456789')))
print(*(utf8_number(n).hex() for n in (0, 127, 128, 2047, 2048, 65535, 65536, 1 << 30)))
noise = array('h', (((n * 40503) % 65536) - 32768 for n in range(96)))
ramp = array('h', range(-48, 48))
frames = [[tone(3, 96), tone(5, 96, 300)], [array('h', [-5]) * 96, ramp], [noise], [array('h', [-32768, 32767] * 48)]]
for number, channels in zip((0, 200, 5000, 1 << 20), frames):
    data, kinds = write_frame(number, channels)
    again = read_frame(data)
    print(number, len(channels) * 192, '->', len(data), kinds, again == (number, channels), data[:10].hex(' '))

good, _ = write_frame(3, [ramp])
for what, bad in [('sync', b'\0' + good[1:]), ('head', good[:4] + b'\x04' + good[5:]), ('body', good[:-4] + b'\x55' + good[-3:]), ('cut', good[:12]), ('kind', good[:8] + b'\x40' + good[9:])]:
    try:
        print(what, read_frame(bad))
    except Exception as error:
        print(f'{what}: {type(error).__name__}: {error}')
for trial in (lambda: write_frame(0, [[1, 70000, 5, -4]]), lambda: write_frame(0, [ramp], 12), lambda: array('h', [40000])):
    try:
        print(trial())
    except Exception as error:
        print(type(error).__name__, error)
