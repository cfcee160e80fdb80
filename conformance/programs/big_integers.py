"""Integers beyond 64 bits: factorials, square roots, modular powers, bases."""


def factorial(n):
    result = 1
    for i in range(2, n + 1):
        result *= i
    return result


def isqrt(n):
    x = 1 << (n.bit_length() + 1) // 2
    while True:
        y = (x + n // x) // 2
        if y >= x:
            return x
        x = y


def digits(n, base):
    out = []
    while n:
        n, d = divmod(n, base)
        out.append("0123456789abcdefghijklmnopqrstuvwxyz"[d])
    return "".join(reversed(out)) or "0"


def is_probable_prime(n):
    if n < 2 or n % 2 == 0:
        return n == 2
    d, r = n - 1, 0
    while d % 2 == 0:
        d, r = d // 2, r + 1
    for a in (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37):
        if a % n == 0:
            continue
        x = pow(a, d, n)
        if x in (1, n - 1):
            continue
        for _ in range(r - 1):
            x = x * x % n
            if x == n - 1:
                break
        else:
            return False
    return True


print(factorial(30), len(str(factorial(200))), factorial(50) // factorial(48))
print(isqrt(2 * 10**60), isqrt(10**40) == 10**20)
for n, base in ((10**30, 36), (2**100 - 1, 16), (3**50, 3)):
    text = digits(n, base)
    print(text, int(text, base) == n)
print([n for n in range(60) if is_probable_prime(n)], is_probable_prime(2**127 - 1), is_probable_prime(2**128 + 1))
p, q, e = 2**61 - 1, 2**89 - 1, 65537
d = pow(e, -1, (p - 1) * (q - 1))
message = int.from_bytes(b"octets & views", "big")
cipher = pow(message, e, p * q)
print(hex(cipher), pow(cipher, d, p * q).to_bytes(14, "big"))
x, y = -(2**70) + 5, 2**65 - 3
print(x // y, x % y, x & y, x | y, x ^ y, ~x, x >> 3, y << 5, -x, abs(x), x < y, x.bit_length())
print(divmod(x, -7), divmod(-x, -7), x * y, x - y, x + y, x / y, float(y), int(1e25), round(12345678901234567890, -5))
a, b = 0, 1
for _ in range(300):
    a, b = b, a + b
print(a, a % 10**9, f"{a:,}"[:20], f"{a:e}", hash(a), hash(-a), a == float(a), (2**53 + 1) == float(2**53))
print((2**200).to_bytes(26, "little").hex(), int.from_bytes(bytes(range(20)), "little"))
print(f"{2**90:x} {2**90:o} {2**70:b} {-(2**80):#X} {2**90:_} {2**90:>40,}")
