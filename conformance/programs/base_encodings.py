"""Number bases as codecs: 58, 62, 85 and a check digit."""
import base64
import binascii

BITCOIN = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"


class Base:
    def __init__(self, alphabet):
        self.alphabet = alphabet
        self.values = {c: i for i, c in enumerate(alphabet)}

    def __len__(self):
        return len(self.alphabet)

    def encode(self, data):
        zeros = len(data) - len(data.lstrip(b"\0"))
        number = int.from_bytes(data)
        digits = []
        while number:
            number, digit = divmod(number, len(self))
            digits.append(self.alphabet[digit])
        return self.alphabet[0] * zeros + "".join(reversed(digits))

    def decode(self, text):
        number = 0
        for at, c in enumerate(text):
            try:
                number = number * len(self) + self.values[c]
            except KeyError:
                raise ValueError(f"{c!r} at {at} is no digit of base {len(self)}") from None
        zeros = len(text) - len(text.lstrip(self.alphabet[0]))
        return bytes(zeros) + number.to_bytes((number.bit_length() + 7) // 8)


base58 = Base(BITCOIN)
base62 = Base("".join(chr(c) for c in range(48, 123) if chr(c).isalnum()))
for data in (b"", b"\0\0\1", b"hello world", bytes(range(250, 256)), b"\xff" * 20):
    for base in (base58, base62):
        text = base.encode(data)
        assert base.decode(text) == data
        print(len(base), text, end="  ")
    print(base64.b64encode(data).decode(), base64.b85encode(data).decode(), base64.b32encode(data).decode())
try:
    base58.decode("abc0")
except ValueError as error:
    print(error, error.__cause__, error.__suppress_context__)


def luhn(digits):
    total = 0
    for i, digit in enumerate(map(int, reversed(digits))):
        total += sum(divmod(digit * 2, 10)) if i % 2 else digit
    return total % 10 == 0


print([n for n in ("79927398713", "79927398710", "4539 1488 0343 6467".replace(" ", "")) if luhn(n)])
for call in (lambda: base64.b64decode("abc"), lambda: binascii.unhexlify("abc"), lambda: base64.b32decode("A"), lambda: base64.b85decode("~~~~~")):
    try:
        print(call())
    except ValueError as error:
        print(type(error).__name__, error)
