"""A picture of the Mandelbrot set in characters, its area by counting, Julia sets."""
SHADES = " .:-=+*#%@"


def escape(z, c, limit):
    for n in range(limit):
        if z.real * z.real + z.imag * z.imag > 4:
            return n
        z = z * z + c
    return limit


def picture(width, height, point, limit=40):
    for row in range(height):
        y = 1.2 - 2.4 * row / (height - 1)
        line = ""
        for column in range(width):
            x = -2.1 + 2.8 * column / (width - 1)
            n = point(complex(x, y), limit)
            line += SHADES[-1] if n == limit else SHADES[n * (len(SHADES) - 1) // limit]
        yield line.rstrip()


for line in picture(60, 21, lambda c, limit: escape(0j, c, limit)):
    print(line)
print("-" * 60)
for line in picture(50, 9, lambda z, limit: escape(z, -0.8 + 0.156j, limit), 25):
    print(line)
inside = sum(escape(0, complex(-2 + i / 20, j / 20), 60) == 60 for i in range(60) for j in range(-24, 25))
print(inside, inside / 400, abs(3 + 4j), (1 + 2j) ** 2, complex("1-2j").conjugate(), (2j).imag, 1j**2)
