def f():
    try:
        raise ValueError(1)
    finally:
        g()

def g():
    raise TypeError(2)

try:
    f()
except TypeError as e:
    print(e.__context__)
    raise
