"""DEFLATE: an inflater written out (stored, fixed and dynamic blocks), against zlib's own output."""
import random
import zlib
from collections import namedtuple
from itertools import accumulate

Extra = namedtuple('Extra', 'base bits')
ORDER = (16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15)


def ladder(start, counts):
    """Bases that grow by two to the number of extra bits."""
    bases = accumulate((1 << bits for bits in counts), initial=start)
    return [Extra(base, bits) for base, bits in zip(bases, counts)]


LENGTHS = ladder(3, [0] * 8 + [bits for bits in range(1, 6) for _ in range(4)])
LENGTHS[28:] = [Extra(258, 0)]
DISTANCES = ladder(1, [0, 0] + [bits for bits in range(14) for _ in range(2)])


class Bits:
    def __init__(self, data):
        self.data = memoryview(data)
        self.at = self.held = self.count = 0

    def need(self, count):
        while self.count < count:
            if self.at == len(self.data):
                raise EOFError(f'input ends, {count - self.count} bits missing')
            self.held |= self.data[self.at] << self.count
            self.at += 1
            self.count += 8

    def take(self, count):
        self.need(count)
        value = self.held & (1 << count) - 1
        self.held >>= count
        self.count -= count
        return value

    def align(self):
        self.held >>= self.count % 8
        self.count -= self.count % 8

    def octets(self, count):
        return bytes(self.take(8) for _ in range(count))


class Code:
    """A canonical prefix code, from the length of each symbol."""

    def __init__(self, lengths):
        self.table = {}
        code = 0
        longest = max(lengths, default=0)
        for size in range(1, longest + 1):
            for symbol, length in enumerate(lengths):
                if length == size:
                    self.table[size, code] = symbol
                    code += 1
            if code > 1 << size:
                raise ValueError(f'{code} codes of at most {size} bits')
            code <<= 1
        self.longest = longest

    def __len__(self):
        return len(self.table)

    def read(self, bits):
        code = 0
        for size in range(1, self.longest + 1):
            code = code << 1 | bits.take(1)
            if (symbol := self.table.get((size, code))) is not None:
                return symbol
        raise ValueError(f'no symbol has the code {code:0{max(self.longest, 1)}b}')


FIXED = Code([8] * 144 + [9] * 112 + [7] * 24 + [8] * 8), Code([5] * 30)


def dynamic(bits):
    literals, distances, count = bits.take(5) + 257, bits.take(5) + 1, bits.take(4) + 4
    sizes = [0] * 19
    for symbol in ORDER[:count]:
        sizes[symbol] = bits.take(3)
    code, lengths = Code(sizes), []
    while len(lengths) < literals + distances:
        match code.read(bits):
            case 16:
                if not lengths:
                    raise ValueError('nothing to repeat')
                lengths += lengths[-1:] * (bits.take(2) + 3)
            case 17:
                lengths += [0] * (bits.take(3) + 3)
            case 18:
                lengths += [0] * (bits.take(7) + 11)
            case length:
                lengths.append(length)
    if len(lengths) > literals + distances:
        raise ValueError('lengths too many')
    return Code(lengths[:literals]), Code(lengths[literals:])


def inflate(data, log=None):
    bits, out = Bits(data), bytearray()
    log = [] if log is None else log
    last = False
    while not last:
        last, kind = bool(bits.take(1)), bits.take(2)
        before = len(out)
        if kind == 0:
            bits.align()
            size, check = (int.from_bytes(bits.octets(2), 'little') for _ in range(2))
            if size ^ check != 0xFFFF:
                raise ValueError(f'stored size {size:#06x} against {check:#06x}')
            out += bits.octets(size)
        elif kind == 3:
            raise ValueError('block of kind 3')
        else:
            literals, distances = dynamic(bits) if kind == 2 else FIXED
            while (symbol := literals.read(bits)) != 256:
                if symbol < 256:
                    out.append(symbol)
                    continue
                base, extra = LENGTHS[symbol - 257]
                length = base + bits.take(extra)
                base, extra = DISTANCES[distances.read(bits)]
                distance = base + bits.take(extra)
                if distance > len(out):
                    raise ValueError(f'distance {distance} in {len(out)} bytes')
                for _ in range(length):
                    out.append(out[-distance])
        log.append((['stored', 'fixed', 'dynamic'][kind], len(out) - before))
    return bytes(out), bits.at


def raw(data, *options):
    packer = zlib.compressobj(*options)
    return packer.compress(data) + packer.flush()


print(LENGTHS[7:10], LENGTHS[-1], DISTANCES[4], DISTANCES[-1], len(FIXED[0]))
random.seed(7)
words = [bytes(random.choices(b'etaoin shrdlu', k=random.randint(2, 7))) for _ in range(40)]
samples = {
    'empty': b'', 'one': b'a', 'run': b'z' * 700, 'words': b' '.join(random.choices(words, k=400)),
    'noise': random.randbytes(400), 'ramp': bytes(range(256)) * 2,
}
for name, data in samples.items():
    for level in 0, 1, 9:
        packed = raw(data, level, zlib.DEFLATED, -15)
        log = []
        again, used = inflate(packed, log)
        print(f'{name:<6}{level} {len(data):>5} -> {len(packed):>4}', again == data, used == len(packed), log)
fixed = raw(samples['words'], 6, zlib.DEFLATED, -15, 8, zlib.Z_FIXED)
print(inflate(fixed)[0] == samples['words'], inflate(b'\x01\x03\x00\xfc\xffabc'))
for bad in [b'', b'\x07', b'\x01\x03\x00\xfc\xfeabc', b'\x01\x03\x00\xfc\xffab', b'\x4b\x04\xa2', b'\x05\xff\xff\xff', fixed[:30], b'\x04\x00\xfe\x0f']:
    try:
        print(bad, inflate(bad))
    except (ValueError, EOFError, IndexError) as error:
        print(f'{bad[:8]}: {type(error).__name__}: {error}')
