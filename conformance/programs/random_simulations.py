"""The generator's sequences from a seed: every distribution, shuffles, samples, states."""
import random

source = random.Random(2026)
print([source.randrange(100) for _ in range(8)], source.random(), source.getrandbits(70), source.randbytes(5).hex())
print(source.randint(1, 6), source.uniform(-1, 1), source.choice("abcdef"), source.choices("xyz", weights=[5, 1, 1], k=8), source.sample(range(100), 5))
deck = [rank + suit for suit in "SH" for rank in "A23"]
source.shuffle(deck)
print(deck)
state = source.getstate()
first = [source.gauss(0, 1), source.normalvariate(5, 2), source.expovariate(3), source.betavariate(2, 3)]
source.setstate(state)
second = [source.gauss(0, 1), source.normalvariate(5, 2), source.expovariate(3), source.betavariate(2, 3)]
print(first == second, [round(x, 10) for x in first])
print([round(f, 9) for f in (source.triangular(0, 10, 3), source.lognormvariate(0, 0.5), source.vonmisesvariate(0, 4), source.gammavariate(2, 1), source.paretovariate(3), source.weibullvariate(1, 2))])
print(source.binomialvariate(20, 0.3), source.sample("aab", counts=[2, 1, 1], k=3) if False else source.sample(["r", "b"], counts=[2, 3], k=4))
for seed in ("text", b"bytes", 10**30, -5, 2.5):
    print(seed, random.Random(seed).random(), end="; ")
print()
random.seed(7)
inside = sum(random.random() ** 2 + random.random() ** 2 <= 1 for _ in range(2000))
print(4 * inside / 2000, random.randrange(0, 50, 5), random.randrange(10**20))


def walk(seed, steps):
    rng, at, furthest = random.Random(seed), 0j, 0.0
    for _ in range(steps):
        at += rng.choice((1, -1, 1j, -1j))
        furthest = max(furthest, abs(at))
    return at, round(furthest, 6)


print([walk(seed, 200) for seed in range(3)])


class Dice(random.Random):
    def roll(self, text):
        count, _, sides = text.partition("d")
        return sorted(self.randint(1, int(sides)) for _ in range(int(count or 1)))


dice = Dice(99)
print(dice.roll("4d6"), dice.roll("d20"), dice.roll("3d10"))
for bad in (lambda: source.randrange(0), lambda: source.randint(5, 1), lambda: source.choice([]), lambda: source.sample([1], 2), lambda: source.sample({1, 2}, 1), lambda: source.choices([1], weights=[0]), lambda: source.randrange(1.5), lambda: source.getrandbits(-1), lambda: random.Random([])):
    try:
        print(bad())
    except Exception as error:
        print(type(error).__name__, error)
