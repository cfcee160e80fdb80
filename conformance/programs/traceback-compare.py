def f(a, b):
    if a < b and b < 'c':
        return True

f(1, 2)
