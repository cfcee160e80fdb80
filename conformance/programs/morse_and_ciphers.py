"""Old ciphers on text and bytes."""
import string
from itertools import cycle, zip_longest

MORSE = dict(zip(string.ascii_uppercase, ".- -... -.-. -.. . ..-. --. .... .. .--- -.- .-.. -- -. --- .--. --.- .-. ... - ..- ...- .-- -..- -.-- --..".split()))
BACK = {code: letter for letter, code in MORSE.items()}


def to_morse(text):
    return " / ".join(" ".join(MORSE[c] for c in word if c in MORSE) for word in text.upper().split())


def from_morse(code):
    return " ".join("".join(BACK[c] for c in word.split()) for word in code.split("/"))


def caesar(text, by):
    upper, lower = string.ascii_uppercase, string.ascii_lowercase
    by %= 26
    return text.translate(str.maketrans(upper + lower, upper[by:] + upper[:by] + lower[by:] + lower[:by]))


def vigenere(text, key, sign=1):
    shifts = cycle((ord(k) - 97) * sign for k in key.lower())
    return "".join(caesar(c, next(shifts)) if c.isalpha() else c for c in text)


def rail_fence(text, rails):
    rows = [[] for _ in range(rails)]
    at, step = 0, 1
    for c in text:
        rows[at].append(c)
        if not 0 <= at + step < rails:
            step = -step
        at += step
    return "".join(map("".join, rows))


def rc4(key, data):
    box, j = list(range(256)), 0
    for i in range(256):
        j = j + box[i] + key[i % len(key)] & 255
        box[i], box[j] = box[j], box[i]
    i = j = 0
    out = bytearray(data)
    for n in range(len(out)):
        i = i + 1 & 255
        j = j + box[i] & 255
        box[i], box[j] = box[j], box[i]
        out[n] ^= box[box[i] + box[j] & 255]
    return bytes(out)


print(to_morse("Hello World"), from_morse(to_morse("sos we sink")), sep="\n")
print(caesar("Hello, World!", 3), caesar(caesar("Zebra", 20), -20))
print(vigenere("Attack at Dawn!", "Lemon"), vigenere(vigenere("Attack at Dawn!", "Lemon"), "Lemon", -1))
print(rail_fence("WEAREDISCOVEREDRUNATONCE", 3))
print(rc4(b"Key", b"Plaintext").hex().upper(), rc4(b"Wiki", rc4(b"Wiki", b"pedia")))
print(["".join(filter(None, t)) for t in zip_longest("abc", "12345", "xy")])
