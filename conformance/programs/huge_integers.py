"""Big integers: digits of pi and e, Fibonacci by doubling, square roots, conversions of bases."""
import math


def pi_digits(n):
    q, r, t, k, m, x = 1, 0, 1, 1, 3, 3
    out = []
    while len(out) < n:
        if 4 * q + r - t < m * t:
            out.append(m)
            q, r, m = 10 * q, 10 * (r - m * t), 10 * (3 * q + r) // t - 10 * m
        else:
            q, r, t, k, m, x = q * k, (2 * q + r) * x, t * x, k + 1, (q * (7 * k + 2) + r * x) // (t * x), x + 2
    return "".join(map(str, out))


def fibonacci(n):
    if n == 0:
        return 0, 1
    a, b = fibonacci(n // 2)
    c, d = a * (2 * b - a), a * a + b * b
    return (d, c + d) if n % 2 else (c, d)


def in_base(n, base, digits="0123456789abcdefghijklmnopqrstuvwxyz"):
    if n < 0:
        return "-" + in_base(-n, base)
    return (in_base(n // base, base) if n >= base else "") + digits[n % base]


print(pi_digits(60))
scale = 10**50
total, term, k = 0, scale, 1
while term:
    total += term
    term //= k
    k += 1
print(total)
f = fibonacci(1000)[0]
print(len(str(f)), f % 10**12, f.bit_length(), fibonacci(93)[0] > 2**63)
print(math.isqrt(2 * 10**60), math.factorial(30), math.comb(100, 50), math.lcm(*range(1, 40)))
print(in_base(10**30, 36), int(in_base(10**30, 36), 36) == 10**30, in_base(-255, 16), oct(8**20), hex(-(2**70)))
print(-7 // 2, -7 % 3, 7 // -2, divmod(-(10**20), 3), (-5) ** 3, 2**-2, -(2**64) >> 3, ~(1 << 65), 5 & -(2**70), (2**70) ^ -1)
print(float(10**22), 10**400 > 1e308, 2**53 + 1 == float(2**53 + 1), round(12345678901234567890, -5), int(1e23), (10**25) / (10**5))
for bad in (lambda: float(10**400), lambda: 1 << -1, lambda: 10**400 * 1.0, lambda: int("9" * 5000), lambda: str(10**5000)):
    try:
        print(bad())
    except (OverflowError, ValueError) as error:
        print(type(error).__name__, error)
print((12345).to_bytes(3, "little", signed=True), int.from_bytes(b"\xff\x00", signed=True), (255).as_integer_ratio(), (0.1).as_integer_ratio())
