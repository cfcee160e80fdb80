def f():
    g()
def g():
    [].pop()
f()
