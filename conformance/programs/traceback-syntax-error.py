def f():
    x = = 5
