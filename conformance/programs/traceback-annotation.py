def f():
    x: int = 1 / 0

f()
