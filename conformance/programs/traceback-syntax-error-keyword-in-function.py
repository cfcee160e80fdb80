def f(x):
    if x:
        x = 2
    retrun x
