"""A ring buffer of bytes with two-piece reads through memoryviews."""


class RingBuffer:
    def __init__(self, capacity):
        self._data = bytearray(capacity)
        self._view = memoryview(self._data)
        self._start = 0
        self._length = 0

    def __len__(self):
        return self._length

    @property
    def free(self):
        return len(self._data) - self._length

    def write(self, data):
        data = memoryview(data)
        if len(data) > self.free:
            raise BufferError(f"{len(data)} bytes do not fit into {self.free}")
        end = (self._start + self._length) % len(self._data)
        first = min(len(data), len(self._data) - end)
        self._view[end : end + first] = data[:first]
        self._view[: len(data) - first] = data[first:]
        self._length += len(data)
        return len(data)

    def pieces(self, n=None):
        n = self._length if n is None else min(n, self._length)
        first = min(n, len(self._data) - self._start)
        yield self._view[self._start : self._start + first]
        if n > first:
            yield self._view[: n - first]

    def read(self, n=None):
        out = b"".join(self.pieces(n))
        self._start = (self._start + len(out)) % len(self._data)
        self._length -= len(out)
        return out

    def __getitem__(self, i):
        if not -self._length <= i < self._length:
            raise IndexError("ring index out of range")
        return self._data[(self._start + i % self._length) % len(self._data)]

    def __iter__(self):
        return (self[i] for i in range(len(self)))

    def __repr__(self):
        return f"RingBuffer({bytes(self)!r}, {self._start}+{self._length}/{len(self._data)})"

    def __bytes__(self):
        return b"".join(self.pieces())


ring = RingBuffer(8)
print(ring.write(b"abcdef"), ring)
print(ring.read(4), ring)
print(ring.write(b"ghijk"), ring, [bytes(p) for p in ring.pieces()])
print(ring[0], ring[-1], list(ring), ring.free)
try:
    ring.write(b"xyz")
except BufferError as error:
    print(type(error).__name__, error)
try:
    ring[7]
except IndexError as error:
    print(error)
print(ring.read(), ring, len(ring), bool(ring))
for n in range(20):
    ring.write(bytes([65 + n]) * (n % 4))
    if len(ring) > 3:
        print(ring.read(3), end=" ")
print()
print(ring)
try:
    ring._data.append(1)
except BufferError as error:
    print(error)
