"""Numbers as Roman numerals and as English words, with ordinals and parsing back."""
ROMAN = {"M": 1000, "CM": 900, "D": 500, "CD": 400, "C": 100, "XC": 90, "L": 50, "XL": 40, "X": 10, "IX": 9, "V": 5, "IV": 4, "I": 1}
ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
TENS = "- - twenty thirty forty fifty sixty seventy eighty ninety".split()


class Roman(int):
    def __new__(cls, value):
        if isinstance(value, str):
            value = cls.parse(value)
        if not 0 < value < 4000:
            raise ValueError(f"{value} is not for Romans")
        return super().__new__(cls, value)

    @staticmethod
    def parse(text):
        total, rest = 0, text.upper()
        for letters, value in ROMAN.items():
            while rest.startswith(letters):
                total, rest = total + value, rest[len(letters) :]
        if rest:
            raise ValueError(f"invalid numeral {text!r}")
        return total

    def __str__(self):
        out, rest = "", int(self)
        for letters, value in ROMAN.items():
            count, rest = divmod(rest, value)
            out += letters * count
        return out

    def __add__(self, other):
        return Roman(int(self) + int(other))

    __radd__ = __add__

    def __format__(self, spec):
        return format(str(self), spec) if not spec or spec[-1] == "s" else super().__format__(spec)


def words(n):
    if n < 0:
        return "minus " + words(-n)
    if n < 20:
        return ONES[n]
    if n < 100:
        return TENS[n // 10] + (f"-{ONES[n % 10]}" if n % 10 else "")
    for size, name in ((10**9, "billion"), (10**6, "million"), (1000, "thousand"), (100, "hundred")):
        if n >= size:
            head, rest = divmod(n, size)
            return f"{words(head)} {name}" + (f" {'and ' if size == 100 else ''}{words(rest)}" if rest else "")


for n in (1, 4, 9, 14, 40, 90, 1994, 2026, 3999):
    print(f"{Roman(n):>10s} {Roman(n):5d} {words(n)}", Roman(str(Roman(n))) == n)
print(Roman("MMXX") + 6, 5 + Roman("V"), repr(Roman(3)), Roman(7) * 2, sum([Roman(1), Roman(2)]))
for bad in (0, 4000, "IIX", ""):
    try:
        print(Roman(bad))
    except ValueError as error:
        print(error)
print(words(-1_000_000_021), words(10**12 - 1)[:60])
