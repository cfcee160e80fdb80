"""Generators as a pipeline: sources, filters, coroutines, delegation, clean-up order."""
from itertools import groupby, islice


def lines(text):
    print("open")
    try:
        yield from text.splitlines()
    finally:
        print("close")


def fields(source):
    for number, line in enumerate(source, 1):
        if not line.strip() or line.startswith("#"):
            continue
        name, _, value = line.partition("=")
        yield number, name.strip(), value.strip()


def numbers(source):
    for number, name, value in source:
        try:
            yield name, int(value, 0)
        except ValueError as error:
            print(f"line {number}: {error}")


TEXT = """# sizes
a = 10
b = 0x1F

c = many
a = 0b101
d=7"""
print(list(numbers(fields(lines(TEXT)))))
print(dict(islice(numbers(fields(lines(TEXT))), 2)))
print([(k, [v for _, v in g]) for k, g in groupby(sorted(numbers(fields(lines(TEXT)))), key=lambda p: p[0])])


def averager():
    total = count = 0
    average = None
    while True:
        term = yield average
        if term is None:
            break
        total += term
        count += 1
        average = total / count
    return count, average


def grouper(results, key):
    while True:
        results[key] = yield from averager()


results = {}
for key, values in {"x": [1, 2, 3], "y": [10.5, 9.5]}.items():
    g = grouper(results, key)
    next(g)
    print([g.send(v) for v in values])
    g.send(None)
print(results)


def worker(name, jobs):
    for job in range(jobs):
        print(name, "does", job)
        yield
    return name.upper()


def scheduler(*tasks):
    queue = list(tasks)
    while queue:
        task = queue.pop(0)
        try:
            next(task)
            queue.append(task)
        except StopIteration as stop:
            print("finished", stop.value)


scheduler(worker("a", 2), worker("b", 1), worker("c", 3))


def permutations(items):
    if len(items) <= 1:
        yield items
        return
    for i, item in enumerate(items):
        for rest in permutations(items[:i] + items[i + 1 :]):
            yield [item, *rest]


print(["".join(p) for p in permutations(list("abc"))])


def primes():
    yield 2
    found = [2]
    n = 3
    while True:
        if all(n % p for p in found if p * p <= n):
            found.append(n)
            yield n
        n += 2


print(list(islice(primes(), 15)))


def collatz(n):
    while n != 1:
        yield n
        n = n // 2 if n % 2 == 0 else 3 * n + 1
    yield 1


print(max((len(list(collatz(n))), n) for n in range(1, 50)))
source = lines("one\ntwo")
print(next(source))
source.close()
print("done")
