def f():
    print(1, undefined, 2)

f()
