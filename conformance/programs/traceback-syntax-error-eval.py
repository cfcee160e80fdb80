def f():
    eval('a b')

f()
