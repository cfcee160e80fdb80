"""Builtins that take many values of a generator at once: what can be seen of it while it runs."""
import sys
import traceback
from fractions import Fraction

log = []


def squares(n):
    for i in range(n):
        log.append(("before", i, sys._getframe().f_back.f_code.co_name))
        got = yield i * i
        log.append(("after", i, got))


def consume():
    return list(squares(3))


print(consume(), log)
log.clear()
print(any(x > 0 for x in squares(4)), log)
log.clear()

generator = squares(5)
print(next(generator), max(generator), list(generator), log)
log.clear()

# One that wants its own values.
itself = (next(itself) if i == 2 else i for i in range(4))
try:
    print(sum(itself))
except ValueError as error:
    print(repr(error), itself.gi_frame)

self_listing = (list(self_listing) for _ in range(1))
try:
    list(self_listing)
except ValueError as error:
    print(repr(error), self_listing.gi_running)


def stops(n):
    for i in range(n):
        if i == 2:
            raise StopIteration("early")
        yield i


for taking in (list, tuple, sum, all, max, set, sorted, "-".join, bytes):
    try:
        print(taking(stops(5)))
    except (RuntimeError, TypeError) as error:
        print(type(error).__name__, error, repr(error.__cause__))


def fails(n):
    try:
        for i in range(n):
            yield 10 // (2 - i)
    finally:
        log.append("cleaned")


try:
    sum(value for value in fails(5))
except ZeroDivisionError:
    print(traceback.format_exc().replace(__file__, "FILE"))
print(log)
log.clear()

# Sums that change their kind on the way.
mixed = [1, 2, True, 2**62, 2**62, 2**63, 0.5, 1e16, -1e16, Fraction(1, 3), 2]
for end in range(1, len(mixed) + 1):
    print(repr(sum(x for x in mixed[:end])), end=" ")
print(sum((x for x in (0.1,) * 10)), sum((x for x in (0.1,) * 10), 0.0), sum((x for x in [[1], [2]]), []))
print(sum(x for x in (2**53 - 1, 1, 1)), sum(x for x in (-(2**53), -1, 3)), sum((i for i in range(5)), 2**70))


class Loud:
    def __init__(self, value):
        self.value = value

    def __bool__(self):
        log.append(("bool", self.value, sys._getframe(1).f_code.co_name))
        return self.value > 1

    def __lt__(self, other):
        log.append(("lt", self.value, other.value if isinstance(other, Loud) else other))
        return self.value < (other.value if isinstance(other, Loud) else other)

    def __gt__(self, other):
        return other < self if isinstance(other, Loud) else self.value > other

    def __radd__(self, other):
        log.append(("radd", other))
        return other + self.value


def check():
    return any(Loud(i) for i in range(4)), all(Loud(i) for i in (2, 3, 0, 5))


print(check(), log)
log.clear()
print(sum(Loud(i) if i % 2 else i for i in range(6)), log)
log.clear()
print(min((Loud(i) for i in (3, 1, 2)), key=None).value, log)
log.clear()
print(max(x for x in (3, 1, Loud(7), 5)).value, log)
log.clear()
for empty in (min, max):
    try:
        empty(x for x in ())
    except ValueError as error:
        print(error)
print(max((x for x in ()), default=7), min((x for x in "hello"), default=7), max(x for x in (True, 2, False)))
print(any(x for x in (0, "", None, False, 0.0, [], {})), all(x for x in (1, "a", True, 0.5, [0])))


# Delegation: the values of several generators in one go.
def leaf(n):
    yield from (i for i in range(n))
    return n


def tree(depth):
    if depth == 0:
        got = yield from leaf(2)
        yield ("leaf", got)
        return
    yield depth
    yield from tree(depth - 1)
    yield from [depth, -depth]
    yield from tree(depth - 1)


print(list(tree(2)))
print(len(tuple(tree(5))), sum(x for x in tree(3) if isinstance(x, int)))

grows = [1, 2, 3]
grows.extend(x + len(grows) for x in grows if len(grows) < 9)
print(grows)
grows[1:2] = (len(grows) for _ in range(2))
print(grows)
grows += (grows[-1] + i for i in range(3))
print(grows)


def conversation():
    received = []
    while len(received) < 4:
        received.append((yield len(received)))
    return received


talk = conversation()
print(next(talk), talk.send("a"), list(talk), talk.gi_frame)
talk = conversation()
next(talk)
try:
    all(talk)
    talk.send("late")
except StopIteration as end:
    print(end.value)


def handling():
    for i in range(3):
        try:
            raise KeyError(i)
        except KeyError:
            yield sys.exception()
    yield sys.exception()


try:
    raise OSError("outer")
except OSError:
    print(list(handling()), sys.exception())
print(sorted((x for x in (3, 1, 2)), reverse=1), sorted((c for c in "bca"), key=ord, reverse=False))
for wrong in ((1, 2), (), ([1],)):
    try:
        print(sorted(*wrong, **({"cmp": 1} if wrong == ([1],) else {})))
    except TypeError as error:
        print(error)
for call in (lambda: max(1, 2, default=3), lambda: min(), lambda: max(1, key=len), lambda: min([], kee=1), lambda: max(1)):
    try:
        print(call())
    except TypeError as error:
        print(error)
