"""String formatting: columns, alignment, tables, wrapping."""
ROWS = [("apple", 3, 0.5), ("kiwi", 12, 0.25), ("melon", 1, 3.999), ("naïve café", 100, 1234.5)]
print(f"{'name':<12}|{'count':>7}|{'price':>10}|{'total':^12}")
print("-" * 12 + "+" + "-" * 7 + "+" + "-" * 10 + "+" + "-" * 12)
for name, count, price in ROWS:
    print(f"{name:<12}|{count:>7,}|{price:>10.2f}|{count * price:^12,.1f}")
print("%-12s|%7d|%10.2f" % ("sum", sum(c for _, c, _ in ROWS), sum(p for *_, p in ROWS)))
print("{0:*^20} {1!r:>8} {2:08.3f} {3:+d} {3:x}".format("title", "q", 3.14159, 255))


def wrap(text, width):
    line = ""
    for word in text.split():
        if line and len(line) + 1 + len(word) > width:
            yield line
            line = word
        else:
            line = f"{line} {word}" if line else word
    if line:
        yield line


TEXT = "A memoryview shares the memory of the object that it was made from and copies nothing, which a slice of bytes does."
for line in wrap(TEXT, 30):
    print("|" + line.ljust(30) + "|" + line.rjust(30) + "|" + line.center(31, ".") + "|")
counts = {}
for word in TEXT.lower().replace(",", "").replace(".", "").split():
    counts[word] = counts.get(word, 0) + 1
for word, n in sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:5]:
    print(f"{word:>8} {'#' * n}")
print(" ".join(w.capitalize() for w in TEXT.split()[:5]), TEXT.title()[:20], TEXT.swapcase()[:10])
print(TEXT.find("memory"), TEXT.rfind("memory"), TEXT.count("e"), TEXT.partition(" ")[0], TEXT[-5:], TEXT[::7])


def caesar(text, key):
    table = {ord(c): (ord(c) - base + key) % 26 + base for base in (65, 97) for c in map(chr, range(base, base + 26))}
    return text.translate(table)


secret = caesar("Hello, World", 3)
print(secret, caesar(secret, -3))
for n in (0, 1, 4, 9, 14, 40, 1994, 2026, 3999):
    roman, rest = "", n
    for value, digit in zip((1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1), "M CM D CD C XC L XL X IX V IV I".split()):
        roman += digit * (rest // value)
        rest %= value
    print(f"{n:>4} {roman or '-'}", end=";")
print()
print(repr("tab\t nl\n quote' \" back\\ \x00 é \u200b 😀"), ascii("é😀"), "a\tb".expandtabs(4), "x".zfill(3))
