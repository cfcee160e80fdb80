"""Huffman coding with a canonical code and a bit-packed body."""


class Node:
    __slots__ = ("weight", "order", "symbol", "left", "right")

    def __init__(self, weight, order, symbol=None, left=None, right=None):
        self.weight, self.order, self.symbol, self.left, self.right = weight, order, symbol, left, right

    def __lt__(self, other):
        return (self.weight, self.order) < (other.weight, other.order)

    def depths(self, depth=0):
        if self.symbol is not None:
            yield self.symbol, max(depth, 1)
        else:
            yield from self.left.depths(depth + 1)
            yield from self.right.depths(depth + 1)


def code_lengths(data):
    counts = {}
    for byte in data:
        counts[byte] = counts.get(byte, 0) + 1
    nodes = [Node(count, symbol, symbol) for symbol, count in sorted(counts.items())]
    order = 256
    while len(nodes) > 1:
        nodes.sort(reverse=True)
        a, b = nodes.pop(), nodes.pop()
        nodes.append(Node(a.weight + b.weight, order, None, a, b))
        order += 1
    return dict(nodes[0].depths()) if nodes else {}


def canonical(lengths):
    code, previous, table = 0, 0, {}
    for symbol, length in sorted(lengths.items(), key=lambda item: (item[1], item[0])):
        code <<= length - previous
        table[symbol] = f"{code:0{length}b}"
        code += 1
        previous = length
    return table


def encode(data):
    lengths = code_lengths(data)
    table = canonical(lengths)
    bits = "".join(table[b] for b in data)
    body = int("1" + bits, 2).to_bytes((len(bits) + 8) // 8, "big")
    return lengths, body


def decode(lengths, body):
    table = {code: symbol for symbol, code in canonical(lengths).items()}
    bits = bin(int.from_bytes(body, "big"))[3:]
    out, current = bytearray(), ""
    for bit in bits:
        current += bit
        if current in table:
            out.append(table[current])
            current = ""
    if current:
        raise ValueError(f"left over: {current}")
    return bytes(out)


for text in (b"abracadabra", b"aaaa", b"the bytes of the view are the bytes of the array", bytes(range(16)) * 2):
    lengths, body = encode(text)
    print(len(text), "->", len(body), body.hex())
    print({chr(s) if 32 <= s < 127 else s: c for s, c in canonical(lengths).items()})
    assert decode(lengths, body) == text
try:
    decode({97: 2, 98: 2}, b"\x09")
except ValueError as error:
    print(error)
