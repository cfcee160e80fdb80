def f(n):
    return g(n)

def g(n):
    return f(n + 1)

try:
    f(0)
except RecursionError as e:
    n = 0
    tb = e.__traceback__
    while tb:
        n += 1
        tb = tb.tb_next
    print(n > 900)
    raise ValueError('deep') from None
