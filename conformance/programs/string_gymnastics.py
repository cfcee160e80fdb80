"""Strings: methods in combination, Unicode, formatting in every direction."""
import unicodedata

WORDS = ["straße", "ﬁne", "İstanbul", "naïve", "日本語", "𝒳yz", "ǆungla", "e\u0301tude"]
for word in WORDS:
    print(ascii(word), len(word), ascii(word.upper()), ascii(word.casefold()), ascii(word.title()), word.isalpha(), word.isidentifier(), len(unicodedata.normalize("NFC", word)))
print("a,b,,c".split(","), " a  b ".split(), "a\tb\nc\r\nd".splitlines(), "k=v=w".partition("="), "a-b-c".rsplit("-", 1), "".split(), "".split(","))
print("%5.1f|%-6s|%+d|%x|%%|%r|%c|%s" % (3.14159, "ab", 5, 255, "q", 65, None), "%(a)s-%(b)03d" % {"a": 1, "b": 2})
print("{0!r:>8}|{name:^9}|{1[0]}|{2.real}|{:}".format("x", [7], 3 + 4j, name="mid") if False else "{0!r:>8}|{name:^9}|{1[0]}|{2.real}".format("x", [7], 3 + 4j, name="mid"))
print(f"{'x':*^7}|{42:>+6}|{3.14159:.3}|{True}|{[1, 2]!s:>8}|{'a' + 'b'!r}|{12345678:,}|{255:b}|{255:#o}|{0.25:%}|{'é'!a}")
width, precision = 10, 4
print(f"{2 ** 0.5:{width}.{precision}f}|{'nested ' + f'{1 + 1}'}|{{literal}}|{width=}|{precision * 2 = :>5}")
print("abcabc".replace("b", "X", 1), "abc".translate({97: "A", 98: None, ord("c"): 0x1F600}), "x".join("abc"), "abc".zfill(5), "-42".zfill(6), "tab\tstop".expandtabs(4))
print("hello world".capitalize(), "Hello".swapcase(), "abc".center(9, "*"), "xxabcxx".strip("x"), "prefix-body".removeprefix("prefix-"), "a.tar.gz".removesuffix(".gz"))
print("banana".count("an"), "banana".find("an", 2), "banana".rfind("a", 0, 5), "banana".index("n"), "ban" in "banana", "abc" < "abd", "Z" < "a", "é" > "z", max("apple", "banana", key=len))
print([c for c in "a1 ²½Ⅷ٣" if c.isnumeric()], [c for c in "a1²½٣" if c.isdigit()], [c for c in "1²٣" if c.isdecimal()], "\u00a0".isspace(), "abc123".isalnum(), "\x00".isprintable())
print(repr("it's \"q\"\n\t\\ \x7f \u200b \U0001f600 \ud800"), "\N{GREEK SMALL LETTER ALPHA}", "\x41\101\u0041", r"raw\n", "con" "cat", "😀😃"[1], "😀a"[::-1], len("👨‍👩‍👧"))
for bad in (lambda: "abc".index("z"), lambda: "a" + 1, lambda: "abc"[5], lambda: "{} {}".format(1), lambda: "%d" % "x", lambda: f"{3:q}", lambda: "a".center(5, "ab"), lambda: "x".join([1]), lambda: "é".encode("ascii"), lambda: int("12x"), lambda: chr(0x110000)):
    try:
        print(bad())
    except Exception as error:
        print(type(error).__name__, error)
