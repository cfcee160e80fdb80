def f():
    try:
        g()
    except ValueError:
        print('caught')
        raise

def g():
    raise ValueError('x')

f()
