def f():
    def g():
        return x + 1
    print(g())
    x = 1

f()
