def outer():
    yield from 5

list(outer())
