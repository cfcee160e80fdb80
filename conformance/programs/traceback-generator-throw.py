def gen():
    try:
        yield 1
    except ValueError:
        yield 2 / 0

g = gen()
next(g)
g.throw(ValueError('thrown'))
