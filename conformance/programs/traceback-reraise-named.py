def f():
    try:
        g()
    except ValueError as e:
        e2 = e
    raise e2

def g():
    raise ValueError('x')

f()
