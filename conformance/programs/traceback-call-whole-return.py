def f(a):
    return g(a)

def g(a):
    x = h(a)
    return x

def h(a):
    y = k(
        a,
        1)

def k(a, b):
    return (a / 0)

f(1)
