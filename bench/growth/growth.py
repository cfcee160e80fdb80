"""Nanoseconds per item of operations on 10**3 to 10**7 items: `name n nanoseconds` on each line."""
import array
import struct
import sys
import time

MOST = int(sys.argv[1]) if len(sys.argv) > 1 else 10**7
# Processor time: other programs of the machine do not count.
clock = time.process_time


def appended(n):
    result = []
    for i in range(n):
        result.append(i)
    return result


def inserted(n):
    result = {}
    for i in range(n):
        result[i] = i
    return result


def inserted_texts(n):
    result = {}
    for i in range(n):
        result["key" + str(i)] = i
    return result


def added(n):
    result = set()
    for i in range(n):
        result.add(i)
    return result


def concatenated(n):
    text = ""
    for i in range(n):
        text += "ab"
    return text


def grown(n):
    data = bytearray()
    for i in range(n):
        data += b"ab"
    return data


def consumed(n):
    data = bytearray(n)
    while data:
        del data[:1]
    return data


def numbers(n):
    for i in range(n):
        yield i


def generated(n):
    total = 0
    for i in numbers(n):
        total += i
    return total


def recursed(n):
    def down(depth):
        return 0 if depth == 0 else 1 + down(depth - 1)

    return sum(down(900) for _ in range(max(1, n // 900)))


def stored(n):
    view = memoryview(bytearray(n))
    for i in range(n):
        view[i] = i & 255
    return view


def packed(n):
    pack_into = struct.Struct("<IH").pack_into
    data = bytearray(6 * n)
    for i in range(n):
        pack_into(data, 6 * i, i, i & 65535)
    return data


def iterated(n):
    return sum(i for i, _ in struct.iter_unpack("<IH", bytes(6 * n)))


LOOPS = [appended, inserted, inserted_texts, added, concatenated, grown, consumed, generated, recursed, stored, packed, iterated]


def bulk(n):
    """Operations on n items: what they are called, and what does one."""
    data = bytes(range(256)) * (n // 256) + bytes(n % 256)
    changeable = bytearray(data)
    view = memoryview(data)
    values = list(data)
    words = array.array("i", range(n))
    table = bytes(range(255, -1, -1))
    text = "x" * n
    hexadecimal = data.hex()
    parts = [b"ab"] * n
    texts = ["ab"] * n
    lines = b"a\n" * n
    line_text = "a\n" * n
    layout = struct.Struct(f"<{n}H")
    wide = bytes(2 * n)
    grid = memoryview(bytes(n // 10 * 10)).cast("B", [n // 10, 10]) if n >= 10 else view
    return {
        "bytes(list)": lambda: bytes(values),
        "bytearray(bytes)": lambda: bytearray(data),
        "bytes == bytes": lambda: changeable == data,
        "find": lambda: data.find(b"\xff\x01"),
        "count": lambda: data.count(b"\x07"),
        "replace": lambda: data.replace(b"\x07", b"seven"),
        "translate": lambda: data.translate(table),
        "split": lambda: lines.split(b"\n"),
        "splitlines": lambda: lines.splitlines(),
        "join": lambda: b"".join(parts),
        "hex": lambda: data.hex(),
        "fromhex": lambda: bytes.fromhex(hexadecimal),
        "upper": lambda: data.upper(),
        "reversed slice": lambda: data[::-1],
        "slice assignment": lambda: changeable.__setitem__(slice(0, n), data),
        "stepped assignment": lambda: changeable.__setitem__(slice(0, n, 2), bytes((n + 1) // 2)),
        "tobytes": lambda: view.tobytes(),
        "strided tobytes": lambda: view[::2].tobytes(),
        "tolist": lambda: view.tolist(),
        "two-dimensional tolist": lambda: grid.tolist(),
        "view == view": lambda: view == memoryview(changeable),
        "views of formats ==": lambda: memoryview(words) == memoryview(words).cast("B").cast("I"),
        "array(list)": lambda: array.array("B", values),
        "array.tolist": lambda: words.tolist(),
        "array.byteswap": lambda: words.byteswap(),
        "array * 2": lambda: words * 2,
        "unpack": lambda: layout.unpack(wide),
        "pack": lambda: layout.pack(*values),
        "decode": lambda: wide.decode("utf-16"),
        "encode": lambda: text.encode(),
        "str.split": lambda: line_text.split("\n"),
        "str.join": lambda: "".join(texts),
        "str.replace": lambda: text.replace("x", "y"),
        "str[::-1]": lambda: text[::-1],
        "sorted": lambda: sorted(values),
        "list[:]": lambda: values[:],
        "sum": lambda: sum(values),
        "int.from_bytes": lambda: int.from_bytes(data, "little"),
    }


def best(run, least_rounds):
    run()
    least = None
    spent = 0
    rounds = 0
    while rounds < least_rounds or (spent < 0.02 and rounds < 2000):
        start = clock()
        run()
        elapsed = clock() - start
        spent += elapsed
        rounds += 1
        least = elapsed if least is None else min(least, elapsed)
    return least


def report(name, n, seconds):
    print(name, n, f"{seconds / n * 1e9:.3f}", sep="\t", flush=True)


n = 10**3
while n <= MOST:
    rounds = 3 if n < 10**7 else 1
    for loop in LOOPS:
        report(loop.__name__, n, best(lambda: loop(n), rounds))
    for name, run in bulk(n).items():
        report(name, n, best(run, rounds))
    n *= 10
