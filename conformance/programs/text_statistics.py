"""Counting words and letters, with a trie and columns of a report."""
import re
import string
from collections import Counter, defaultdict

TEXT = """It was the best of times, it was the worst of times, it was the age of wisdom,
it was the age of foolishness, it was the epoch of belief, it was the epoch of incredulity,
it was the season of Light, it was the season of Darkness, it was the spring of hope,
it was the winter of despair, we had everything before us, we had nothing before us."""


class Trie:
    def __init__(self):
        self.children = defaultdict(Trie)
        self.count = 0

    def add(self, word):
        node = self
        for letter in word:
            node = node.children[letter]
        node.count += 1

    def walk(self, prefix=""):
        if self.count:
            yield prefix, self.count
        for letter in sorted(self.children):
            yield from self.children[letter].walk(prefix + letter)

    def under(self, prefix):
        node = self
        for letter in prefix:
            if letter not in node.children:
                return
            node = node.children[letter]
        yield from node.walk(prefix)


words = re.findall(r"[a-z]+", TEXT.lower())
counts = Counter(words)
trie = Trie()
for word in words:
    trie.add(word)
for word, n in counts.most_common(5):
    print(f"{word:<8}{n:>4} {n / len(words):>7.2%} {'#' * n}")
print(dict(trie.under("wi")), dict(trie.under("e")), list(trie.under("zz")))
print(sum(1 for _ in trie.walk()) == len(counts))
letters = Counter(c for c in TEXT.lower() if c in string.ascii_lowercase)
rows = [letters.most_common()[i : i + 6] for i in range(0, len(letters), 6)]
for row in rows:
    print(" ".join(f"{c}:{n:<3}" for c, n in row).rstrip())
lengths = defaultdict(set)
for word in words:
    lengths[len(word)].add(word)
print({n: sorted(group)[:3] for n, group in sorted(lengths.items())})
print(counts["it"], counts["absent"], (counts - Counter(it=9)).get("it"), counts.total(), len(counts & Counter("it was".split())))
pairs = Counter(zip(words, words[1:]))
print(pairs.most_common(3), TEXT.title()[:25], TEXT.translate(str.maketrans("aeiou", "*" * 5, "\n,."))[:30])
