import sys
import time


def work(n):
    """A picture in one bit per pixel, and how many turns each point took."""
    rows = bytearray()
    turns = 0
    for y in range(n):
        ci = 2.0 * y / n - 1.0
        byte = 0
        for x in range(n):
            cr = 2.0 * x / n - 1.5
            zr = zi = 0.0
            inside = 1
            for _ in range(40):
                rr = zr * zr
                ii = zi * zi
                if rr + ii > 4.0:
                    inside = 0
                    break
                zi = 2.0 * zr * zi + ci
                zr = rr - ii + cr
                turns += 1
            byte = byte << 1 | inside
            if x % 8 == 7:
                rows.append(byte & 255)
                byte = 0
    return turns + sum(rows)


n = int(sys.argv[1]) if len(sys.argv) > 1 else 200
work(max(n // 50, 16))
start = time.perf_counter()
result = work(n)
elapsed = time.perf_counter() - start
print(f"{elapsed:.6f} {result}")
