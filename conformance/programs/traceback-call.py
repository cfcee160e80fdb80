def f(a, b):
    return g(a)(b)

def g(a):
    return a

print(f(1, 2))
