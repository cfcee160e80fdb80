def deco(f): return f

@deco
def gen():
    yield 1

gen().throw(ValueError('thrown'))
