"""A circular log in one bytearray: records through two views when they wrap."""
import struct


class RingLog:
    HEAD = struct.Struct("<HB")

    def __init__(self, size):
        self.memory = memoryview(bytearray(size))
        self.start = self.used = 0

    def _pieces(self, offset, length):
        at = (self.start + offset) % len(self.memory)
        first = self.memory[at : at + length]
        yield first
        if len(first) < length:
            yield self.memory[: length - len(first)]

    def _write(self, offset, data):
        for piece in self._pieces(offset, len(data)):
            piece[:] = data[: len(piece)]
            data = data[len(piece) :]

    def _read(self, offset, length):
        return b"".join(self._pieces(offset, length))

    def append(self, level, text):
        body = self.HEAD.pack(len(text), level) + text
        if len(body) > len(self.memory):
            raise ValueError(f"{len(body)} bytes in a log of {len(self.memory)}")
        dropped = 0
        while self.used + len(body) > len(self.memory):
            size, _ = self.HEAD.unpack(self._read(0, self.HEAD.size))
            size += self.HEAD.size
            self.start = (self.start + size) % len(self.memory)
            self.used -= size
            dropped += 1
        self._write(self.used, memoryview(body))
        self.used += len(body)
        return dropped

    def __iter__(self):
        offset = 0
        while offset < self.used:
            size, level = self.HEAD.unpack(self._read(offset, self.HEAD.size))
            yield level, self._read(offset + self.HEAD.size, size)
            offset += self.HEAD.size + size

    def __len__(self):
        return sum(1 for _ in self)


log = RingLog(40)
for n, text in enumerate((b"first", b"second one", b"third", b"fourth is long", b"5", b"sixth record")):
    print(log.append(n % 3, text), log.start, log.used, [t for _, t in log])
print(len(log), bytes(log.memory).hex(" ", 8), max(log))
try:
    log.append(0, bytes(50))
except ValueError as error:
    print(error)
