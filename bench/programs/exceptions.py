import sys
import time


class Missing(KeyError):
    pass


def find(table, key):
    try:
        return table[key]
    except KeyError:
        raise Missing(key) from None


def parse(text):
    try:
        return int(text)
    except ValueError:
        return -1
    finally:
        parse.calls += 1


parse.calls = 0


def work(n):
    table = {i: i * 2 for i in range(0, 100, 2)}
    view = memoryview(bytes(8))
    total = 0
    for i in range(n):
        try:
            total += find(table, i % 100)
        except Missing as error:
            total += error.args[0]
        total += parse("12" if i % 2 else "x2")
        try:
            total += view[i % 16]
        except (IndexError, TypeError):
            total += 1
    return total + parse.calls


n = int(sys.argv[1]) if len(sys.argv) > 1 else 450_000
work(n // 50)
parse.calls = 0
start = time.perf_counter()
result = work(n)
elapsed = time.perf_counter() - start
print(f"{elapsed:.6f} {result}")
