def f(x):
    assert x > 1 and x, f'x is {x}'

f(1)
