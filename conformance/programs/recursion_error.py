"""Recursion without an end: caught, then not caught."""
import sys


def down(n):
    return down(n + 1)


def depth(n=0):
    try:
        return depth(n + 1)
    except RecursionError:
        return n


class Node:
    def __getattr__(self, name):
        return getattr(self, name + "x")


class Loop:
    def __repr__(self):
        return repr(self)


try:
    down(0)
except RecursionError as error:
    print(type(error).__name__, error)
print(sys.getrecursionlimit(), 900 < depth() < 1000)
for action in (lambda: Node().x, lambda: repr(Loop())):
    try:
        action()
    except RecursionError as error:
        print("RecursionError", str(error)[:33])


def even(n):
    return True if n == 0 else odd(n - 1)


def odd(n):
    return False if n == 0 else even(n - 1)


print(even(400), odd(401))
sys.setrecursionlimit(200)
try:
    even(400)
except RecursionError:
    print("limited")
sys.setrecursionlimit(1000)
nested = []
for _ in range(100):
    nested = [nested]
print(str(nested).count("["))
down(0)
