import sys
import time

WORDS = (
    "the view shares the bytes of the array and the array keeps the bytes "
    "while a slice of the view is again a view on the same bytes"
).split()


def work(n):
    counts = {}
    lengths = {}
    for i in range(n):
        word = WORDS[i % len(WORDS)]
        key = word + str(i % 97)
        counts[key] = counts.get(key, 0) + 1
        size = len(key)
        if size in lengths:
            lengths[size].append(i & 15)
        else:
            lengths[size] = [i & 15]
    lines = []
    for key in sorted(counts):
        lines.append(f"{key}={counts[key]:04d}")
    text = ";".join(lines)
    total = 0
    for part in text.split(";"):
        name, _, value = part.partition("=")
        total += int(value) * len(name.upper().replace("A", "aa"))
        if name.startswith("the") and not name.endswith("7"):
            total += 1
    for ch in text:
        if ch == "e":
            total += 1
    return total + sum(sum(values) for values in lengths.values())


n = int(sys.argv[1]) if len(sys.argv) > 1 else 1_400_000
work(n // 50)
start = time.perf_counter()
result = work(n)
elapsed = time.perf_counter() - start
print(f"{elapsed:.6f} {result}")
