"""Floats to the last digit: repr, rounding, hexadecimal, sums, and comparisons with integers."""
import math
import struct
import sys

VALUES = [0.1, 1 / 3, 1e16, 1e-5, 123456789.123456789, 5e-324, sys.float_info.max, -0.0, 2.5, 1e100, 0.1 + 0.2]
for value in VALUES:
    print(f"{value!r:>24} {value:.3g} {value:.10e} {value.hex()}")
print([round(x / 10) for x in range(5, 50, 10)], round(2.675, 2), round(1e15 + 0.5), round(-0.4), round(5e15 + 0.5, 0))
print([f"{x:.0f}" for x in (0.5, 1.5, 2.5)], f"{1e21:f}", f"{0.00001234:g} {123456789:g} {1e-10:.0%} {-1.5:+08.2f} {1234.5:_}")
print(sum([0.1] * 10), math.fsum([0.1] * 10), math.sumprod([0.1, 0.2], [3, 4]), math.hypot(3, 4, 12), math.dist((0, 0), (1, 1)))
print(float("nan") == float("nan"), float("inf") - 1, -float("inf") < -(10**400), 1e308 * 10, math.copysign(1, -0.0), math.nextafter(1, 2), math.ulp(1e10))
print(0.1 == 1 / 10, 2**53 == 2.0**53, 2**53 + 1 == 2.0**53, hash(0.5), hash(2.0**70) == hash(2**70), (0.5).is_integer(), 7.0 // 2, -7.5 % 2, divmod(7.25, -2))
print(float.fromhex("0x1.8p+1"), float(" 1_000.5 "), float("1e-400"), float("-Infinity"), int(-2.9), math.floor(-2.1), math.trunc(2.9), math.ceil(2.1))
print([struct.unpack("<d", struct.pack("<Q", bits))[0] for bits in (1, 0x3FF0000000000001, 0x7FF0000000000000, 0x8000000000000000)])
print([struct.unpack("<e", struct.pack("<e", x))[0] for x in (0.1, 65504, 2.0**-24, 1 / 3)], struct.unpack("<f", struct.pack("<f", 0.1))[0])
for bad in (lambda: 1.0 / 0, lambda: 0.0**-1, lambda: math.sqrt(-1), lambda: float("abc"), lambda: int(float("nan")), lambda: 1e200**2, lambda: math.log(0), lambda: round(float("inf")), lambda: 5.0 % 0, lambda: struct.pack("f", 1e40)):
    try:
        print(bad())
    except (ArithmeticError, ValueError, struct.error) as error:
        print(type(error).__name__, error)
print(math.isclose(0.1 + 0.2, 0.3), math.gamma(5), math.erf(0.5), math.log2(8), math.log10(1000), math.exp(1), math.atan2(-1, -1), math.fmod(-7, 3), math.frexp(10), math.modf(-3.25))
