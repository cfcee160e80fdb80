import sys
import time

SPACE = frozenset(b" \t\r\n")
DIGITS = frozenset(b"+-0123456789.eE")
ESCAPES = {ord("n"): 10, ord("t"): 9, ord('"'): 34, ord("\\"): 92, ord("/"): 47}


class Broken(ValueError):
    pass


class Parser:
    def __init__(self, data):
        self.data = data
        self.at = 0

    def space(self):
        data, at = self.data, self.at
        while at < len(data) and data[at] in SPACE:
            at += 1
        self.at = at

    def expect(self, byte):
        if self.at >= len(self.data) or self.data[self.at] != byte:
            raise Broken(f"expected {chr(byte)!r} at {self.at}")
        self.at += 1

    def value(self):
        self.space()
        try:
            byte = self.data[self.at]
        except IndexError:
            raise Broken("end of data") from None
        if byte == 0x7B:
            return self.object()
        if byte == 0x5B:
            return self.array()
        if byte == 0x22:
            return self.string()
        for word, constant in ((b"true", True), (b"false", False), (b"null", None)):
            if self.data.startswith(word, self.at):
                self.at += len(word)
                return constant
        return self.number()

    def number(self):
        begin = at = self.at
        data = self.data
        while at < len(data) and data[at] in DIGITS:
            at += 1
        self.at = at
        text = data[begin:at].decode()
        try:
            return int(text)
        except ValueError:
            try:
                return float(text)
            except ValueError:
                raise Broken(f"number at {begin}") from None

    def string(self):
        self.expect(0x22)
        out = bytearray()
        data = self.data
        while True:
            byte = data[self.at]
            self.at += 1
            if byte == 0x22:
                return out.decode()
            if byte == 0x5C:
                byte = ESCAPES[data[self.at]]
                self.at += 1
            out.append(byte)

    def sequence(self, end):
        """Positions of the items of an array or object, up to its closing bracket."""
        self.at += 1
        self.space()
        if self.data[self.at] != end:
            while True:
                yield
                self.space()
                if self.data[self.at] == end:
                    break
                self.expect(0x2C)
        self.at += 1

    def array(self):
        return [self.value() for _ in self.sequence(0x5D)]

    def object(self):
        result = {}
        for _ in self.sequence(0x7D):
            self.space()
            key = self.string()
            self.space()
            self.expect(0x3A)
            result[key] = self.value()
        return result


def work(n):
    parts = [
        b'{"id": %d, "name": "item \\"%d\\"", "price": %d.25, "tags": ["a", "b\\n", null], "on": %s}'
        % (i, i % 97, i % 1000, b"true" if i % 3 else b"false")
        for i in range(n)
    ]
    items = Parser(b"[" + b",\n".join(parts) + b"]").value()
    broken = 0
    for part in parts[: n // 4]:
        try:
            Parser(part[:-9]).value()
        except (Broken, IndexError, KeyError):
            broken += 1
    return sum(item["id"] for item in items) + int(sum(item["price"] for item in items)) + broken


n = int(sys.argv[1]) if len(sys.argv) > 1 else 14_000
work(max(n // 50, 10))
start = time.perf_counter()
result = work(n)
elapsed = time.perf_counter() - start
print(f"{elapsed:.6f} {result}")
