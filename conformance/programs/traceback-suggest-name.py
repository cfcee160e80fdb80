def f():
    length = 1
    return lenght + 1

f()
