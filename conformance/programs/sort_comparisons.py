"""Which pairs list.sort compares, in which order, and what is left when a comparison raises."""

import random

numbers = random.Random(5)


class Spy:
    """Notes its comparisons."""

    count = trace = 0
    stop = -1

    def __init__(self, value, place):
        self.value, self.place = value, place

    def __lt__(self, other):
        Spy.count += 1
        Spy.trace = (Spy.trace * 31 + self.place * 7 + other.place) % 1000003
        if Spy.count == Spy.stop:
            raise KeyError(Spy.count)
        return self.before(other)

    def before(self, other):
        return self.value < other.value


class Contradicting(Spy):
    def before(self, other):
        return (self.value * 7 + other.value * 13 + Spy.count) % 3 == 0


def runs(n):
    result = []
    while len(result) < n:
        first = numbers.randrange(50)
        slope = numbers.choice((0, 1, 1))
        run = [first + slope * i for i in range(numbers.randrange(1, 90))]
        result += run[:: numbers.choice((1, -1))]
    return result[:n]


def swapped(n):
    result = list(range(n))
    for _ in range(5):
        i, j = numbers.randrange(n), numbers.randrange(n)
        result[i], result[j] = result[j], result[i]
    return result


SHAPES = {
    'random': lambda n: [numbers.randrange(10**6) for _ in range(n)],
    'few': lambda n: [numbers.randrange(5) for _ in range(n)],
    'up': lambda n: list(range(n)),
    'down': lambda n: list(range(n))[::-1],
    'saw': lambda n: [i % 37 for i in range(n)],
    'runs': runs,
    'swapped': swapped,
    'shuffled together': lambda n: list(range(0, n, 2)) + list(range(1, n, 2)),
    'halves': lambda n: list(range(n // 2, n)) + list(range(n // 2)),
}

for shape, make in SHAPES.items():
    for n in (1, 2, 3, 10, 33, 63, 64, 65, 127, 129, 500):
        for spy in (Spy, Contradicting):
            for reverse in (False, True):
                for stop in (-1, numbers.randrange(1, 4 * n)):
                    Spy.count = Spy.trace = 0
                    Spy.stop = stop
                    items = [spy(value, place) for place, value in enumerate(make(n))]
                    try:
                        items.sort(reverse=reverse)
                        ended = 'sorted'
                    except KeyError as error:
                        ended = f'stopped at {error}'
                    order = 0
                    for item in items:
                        order = (order * 31 + item.place) % 1000003
                    print(shape, n, spy.__name__, reverse, ended, Spy.count, Spy.trace, order)

nan = float('nan')
for n in (3, 5, 8, 20, 70):
    for _ in range(3):
        floats = [numbers.choice((nan, 1.0, 2.5, -1.0, 0.0, -0.0, 7.0)) for _ in range(n)]
        print(sorted(floats))
        print(sorted(floats, reverse=True), sorted(floats, key=lambda x: -x), sorted((x, 1) for x in floats))

failing = [3, 1, 'a', 2]
try:
    failing.sort()
except TypeError as error:
    print(failing, error)
