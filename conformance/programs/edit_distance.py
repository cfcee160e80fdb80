"""Levenshtein distance, longest common subsequence, and a diff made of it."""


def distance(a, b):
    previous = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        current = [i]
        for j, y in enumerate(b, 1):
            current.append(min(previous[j] + 1, current[-1] + 1, previous[j - 1] + (x != y)))
        previous = current
    return previous[-1]


def common(a, b):
    table = [[0] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i in reversed(range(len(a))):
        for j in reversed(range(len(b))):
            table[i][j] = table[i + 1][j + 1] + 1 if a[i] == b[j] else max(table[i + 1][j], table[i][j + 1])
    i = j = 0
    while i < len(a) and j < len(b):
        if a[i] == b[j]:
            yield " ", a[i]
            i, j = i + 1, j + 1
        elif table[i + 1][j] >= table[i][j + 1]:
            yield "-", a[i]
            i += 1
        else:
            yield "+", b[j]
            j += 1
    yield from (("-", x) for x in a[i:])
    yield from (("+", x) for x in b[j:])


for a, b in (("kitten", "sitting"), ("", "abc"), (b"saturday", b"sunday"), ([1, 2, 3], [2, 3, 4])):
    print(a, b, distance(a, b), "".join(mark for mark, _ in common(a, b)).replace(" ", "="))
old = "the quick brown fox jumps over a dog".split()
new = "a quick red fox jumps over the lazy dog".split()
print(" ".join(f"{mark.strip()}{word}" for mark, word in common(old, new)))
words = ["struct", "string", "strict", "construct", "array"]
print(sorted(words, key=lambda w: (distance(w, "strukt"), w)), min(words, key=lambda w: distance(w, "arry")))
