a = 1
def f():
    return xyzzy_plugh

f()
