def inner():
    yield 1
    raise ValueError('inner')

def outer():
    x = yield from inner()

list(outer())
