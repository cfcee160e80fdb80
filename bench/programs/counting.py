import sys
import time
from collections import Counter, defaultdict


def tokens(n):
    seed = 12345
    for _ in range(n):
        seed = (seed * 1103515245 + 12345) & 0x7FFFFFFF
        yield seed >> 16 & 1023


def work(n):
    by_number = {}
    by_word = defaultdict(int)
    pairs = {}
    groups = defaultdict(set)
    previous = 0
    for token in tokens(n):
        by_number[token] = by_number.get(token, 0) + 1
        word = "w" + str(token & 255)
        by_word[word] += 1
        pair = (previous & 31, token & 31)
        if pair in pairs:
            pairs[pair] += 1
        else:
            pairs[pair] = 1
        groups[token & 63].add(previous)
        previous = token
    common = Counter(by_word).most_common(5)
    largest = max(pairs.values())
    inverted = {}
    for key, count in by_number.items():
        inverted.setdefault(count, []).append(key)
    return sum(count for _, count in common) + largest + len(inverted) + sum(len(g) for g in groups.values())


n = int(sys.argv[1]) if len(sys.argv) > 1 else 350_000
work(max(n // 50, 100))
start = time.perf_counter()
result = work(n)
elapsed = time.perf_counter() - start
print(f"{elapsed:.6f} {result}")
