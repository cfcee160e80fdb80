def f():
    raise ValueError('a', 1)

f()
