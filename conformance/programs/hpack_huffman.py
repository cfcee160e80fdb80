"""HPACK's Huffman strings: the canonical code from its lengths, RFC 7541's examples, headers both ways, bad padding."""
from heapq import heapify, heappop
from itertools import chain, repeat
from operator import itemgetter

# Symbol after symbol, the lengths of the codes in RFC 7541, appendix B, as runs of (length, count).
RUNS = """13 23 28*7 24 30 28*2 30 28*8 30 28*9 6 10*2 12 13 6 8 11 10*2 8 11 8 6*3 5*3 6*7 7 8 15 6 12 10 13 6 7*22 8 7 8
13 19 13 14 6 15 5 6 5 6 5 6*3 5 7*2 6*3 5 6 7 6 5*2 6 7*5 15 11 14 13 28 20 22 20*2 22*3 23 22 23*5 24 23 24*2 22 23 24
23*4 21 22 23 22 23*2 24 22 21 20 22*2 23*2 21 23 22*2 24 21 22 23*2 21*2 22 21 23 22 23*2 20 22*3 23 22*2 23 26*2 20 19
22 23 22 25 26*3 27*2 26 24 25 19 21 26 27*2 26 27 24 21*2 26*2 28 27*3 20 24 20 21 22 21*2 23 22*2 25*2 24*2 26 23 26 27
26*2 27*5 28 27*5 26 30"""
LENGTHS = list(chain.from_iterable(repeat(int(size), int(count or 1)) for size, _, count in (run.partition('*') for run in RUNS.split())))
EOS = 256


def canonical(lengths):
    """(length, code) of each symbol: shorter codes first, and then by symbol."""
    queue = [(length, symbol) for symbol, length in enumerate(lengths)]
    heapify(queue)
    codes, code, size = [None] * len(lengths), 0, 0
    while queue:
        length, symbol = heappop(queue)
        code <<= length - size
        size = length
        codes[symbol] = size, code
        code += 1
    assert code == 1 << size, 'the code is not complete'
    return codes


CODES = canonical(LENGTHS)


class Node:
    __slots__ = ('children', 'symbol')

    def __init__(self):
        self.children = [None, None]
        self.symbol = None

    def insert(self, code, size, symbol):
        node = self
        for shift in reversed(range(size)):
            bit = code >> shift & 1
            node.children[bit] = node.children[bit] or Node()
            node = node.children[bit]
        node.symbol = symbol

    def __len__(self):
        return 1 + sum(len(child) for child in self.children if child is not None)


ROOT = Node()
for _symbol, (_size, _code) in enumerate(CODES):
    ROOT.insert(_code, _size, _symbol)


def huffman(data):
    value = bits = 0
    for size, code in itemgetter(*data)(CODES) if len(data) > 1 else map(CODES.__getitem__, data):
        value = value << size | code
        bits += size
    pad = -bits % 8
    return ((value << pad) + (1 << pad) - 1).to_bytes((bits + pad) // 8)


def unhuffman(data):
    out, node, since, ones = bytearray(), ROOT, 0, True
    for octet in data:
        for shift in range(7, -1, -1):
            bit = octet >> shift & 1
            node, since, ones = node.children[bit], since + 1, ones and bit == 1
            if node.symbol is not None:
                if node.symbol == EOS:
                    raise ValueError('EOS in a string')
                out.append(node.symbol)
                node, since, ones = ROOT, 0, True
    if since > 7:
        raise ValueError(f'{since} bits of padding')
    if not ones:
        raise ValueError('the padding is not of ones')
    return bytes(out)


def put_string(text):
    plain = text.encode('latin-1')
    packed = huffman(plain)
    shorter = len(packed) < len(plain)
    return put_int(len(packed if shorter else plain), 7, 0x80 if shorter else 0) + (packed if shorter else plain)


def put_int(value, prefix, flags=0):
    limit = 2 ** prefix - 1
    if value < limit:
        return bytes((flags | value,))
    out = [flags | limit]
    value -= limit
    while value > 127:
        value, low = divmod(value, 128)
        out.append(low | 128)
    return bytes([*out, value])


def get_int(octets, first, prefix):
    limit = 2 ** prefix - 1
    value = first & limit
    if value == limit:
        for shift in range(0, 35, 7):
            more = next(octets)
            value += (more & 127) << shift
            if more < 128:
                break
        else:
            raise OverflowError('an integer of more than five bytes')
    return value


def get_string(octets):
    first = next(octets)
    size = get_int(octets, first, 7)
    data = bytes(next(octets) for _ in range(size))
    return (unhuffman(data) if first & 0x80 else data).decode('latin-1')


def decode(block):
    octets = iter(block)
    for first in octets:
        if first & 0xC0:
            raise NotImplementedError(f'field {first:#04x}')
        yield get_string(octets), get_string(octets)


print(len(LENGTHS), min(LENGTHS), max(LENGTHS), sum(1 / (1 << size) for size in LENGTHS), len(ROOT))
for symbol in *b'0aA~', 10, 255, EOS:
    size, code = CODES[symbol]
    print(f'{symbol:>4} {size:>3} {code:0{size}b} {code:x}')

for text, want in [
    ('www.example.com', 'f1e3c2e5f23a6ba0ab90f4ff'), ('no-cache', 'a8eb10649cbf'), ('custom-key', '25a849e95ba97d7f'),
    ('custom-value', '25a849e95bb8e8b4bf'), ('302', '6402'), ('private', 'aec3771a4b'), ('Mon, 21 Oct 2013 20:13:21 GMT', 'd07abe941054d444a8200595040b8166e082a62d1bff'),
    ('https://www.example.com', '9d29ad171863c78f0b97c8e9ae82ae43d3'), ('307', '640eff'), ('gzip', '9bd9ab'), ('', ''),
]:
    packed = huffman(text.encode())
    print(f'{text!r:<34}{packed.hex():<46}', packed.hex() == want, unhuffman(packed).decode() == text)

every = bytes(range(256))
print(len(huffman(every)), unhuffman(huffman(every)) == every, huffman(every[:4]).hex(' '))
headers = [(':authority', 'www.example.com'), ('x-bytes', '\xff\x00\n'), ('cookie', 'foo=ASDJKHQKBZXOQWEOPIUAXQWEOIU; ' * 5)]
block = b''.join(b'\0' + put_string(name) + put_string(value) for name, value in headers)
print(len(block), block[:30].hex(), list(decode(block)) == headers)
for name, value in decode(block):
    print('  ', name, ascii(value[:40]), len(value))

for bad in ['ff', 'ffffffff', '1e', '00ff', '0001', 'fffffffc']:
    try:
        print(bad, unhuffman(bytes.fromhex(bad)))
    except ValueError as error:
        print(bad, 'ValueError:', error)
for bad in [b'\x82', b'\0\x01', b'\0\x7f\xff\xff\xff\xff\xff\xff', b'\0\0', b'\0\x81\xff']:
    try:
        print(list(decode(bad)))
    except Exception as error:
        print(bad, type(error).__name__, error, type(error.__cause__).__name__)
