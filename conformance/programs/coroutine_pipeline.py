"""Generators that are sent values: filters, a splitter, an averager, cleanup on close."""
from contextlib import closing
from functools import wraps


def primed(function):
    @wraps(function)
    def start(*args, **kwargs):
        generator = function(*args, **kwargs)
        next(generator)
        return generator

    return start


@primed
def printer(label):
    count = 0
    try:
        while True:
            item = yield count
            count += 1
            print(f"{label}: {item}")
    except GeneratorExit:
        print(f"{label} closes after {count}")
    finally:
        print(f"{label} done")


@primed
def keep(test, target):
    try:
        while True:
            item = yield
            if test(item):
                target.send(item)
    finally:
        target.close()


@primed
def split(*targets):
    try:
        while True:
            item = yield
            for target in targets:
                target.send(item)
    finally:
        for target in reversed(targets):
            target.close()


@primed
def average():
    total = count = 0
    mean = None
    while True:
        try:
            total += yield mean
        except ValueError as error:
            print("reset:", error)
            total = count = 0
            mean = None
        else:
            count += 1
            mean = total / count


def subtotal():
    total = 0
    while (item := (yield)) is not None:
        total += item
    return total


def report():
    results = []
    while True:
        result = yield from subtotal()
        if not result:
            return results
        results.append(result)


pipe = split(keep(lambda n: n % 2, printer("odd")), keep(lambda n: n > 3, printer("big")))
for n in range(6):
    pipe.send(n)
pipe.close()
with closing(average()) as mean:
    print([mean.send(n) for n in (10, 20, 60)])
    print(mean.throw(ValueError("enough")), mean.send(4), mean.gi_frame.f_locals["count"])
print(mean.gi_frame, mean.gi_running)
reporter = report()
next(reporter)
try:
    for item in (1, 2, None, 5, None, None):
        reporter.send(item)
except StopIteration as stop:
    print(stop.value)
print(average.__name__, printer.__wrapped__.__name__)
try:
    subtotal().send(1)
except TypeError as error:
    print(error)
