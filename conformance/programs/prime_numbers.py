"""Sieves on bytearrays, factorisation, Miller-Rabin, perfect numbers."""
from itertools import islice
from math import gcd, isqrt, prod


def sieve(limit):
    flags = bytearray([1]) * (limit + 1)
    flags[:2] = b"\0\0"
    for n in range(2, isqrt(limit) + 1):
        if flags[n]:
            flags[n * n :: n] = bytes(len(range(n * n, limit + 1, n)))
    return flags


def primes():
    found = {}
    n = 2
    while True:
        if n not in found:
            yield n
            found[n * n] = [n]
        else:
            for p in found.pop(n):
                found.setdefault(n + p, []).append(p)
        n += 1


def is_prime(n):
    if n < 2 or n % 2 == 0:
        return n == 2
    s = (n - 1 & 1 - n).bit_length() - 1
    d = n - 1 >> s
    for base in (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37):
        x = pow(base, d, n)
        if base % n == 0 or x in (1, n - 1):
            continue
        for _ in range(s - 1):
            x = x * x % n
            if x == n - 1:
                break
        else:
            return False
    return True


def rho(n):
    if n % 2 == 0:
        return 2
    for c in range(1, 20):
        x = y = 2
        d = 1
        while d == 1:
            x = (x * x + c) % n
            y = (y * y + c) % n
            y = (y * y + c) % n
            d = gcd(x - y, n)
        if d != n:
            return d


def factors(n):
    if n == 1:
        return []
    if is_prime(n):
        return [n]
    d = rho(n)
    return sorted(factors(d) + factors(n // d))


flags = sieve(10_000)
print(sum(flags), flags[9967:].find(1), list(islice(primes(), 15)))
print(all(is_prime(n) == flags[n] for n in range(10_000)))
for n in (360, 10**12 + 39, 600851475143, 2**61 - 1, 2**67 - 1, 10**15 + 1):
    parts = factors(n)
    print(n, "=", " * ".join(map(str, parts)), prod(parts) == n)
print([n for n in range(2, 500) if sum(d for d in range(1, n) if n % d == 0) == n])
print(pow(3, -1, 7), pow(2, 10**18, 10**9 + 7))
