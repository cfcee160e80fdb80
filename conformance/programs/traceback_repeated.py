def f(n):
    if n: return f(n-1)
    return g()
def g(): return 1 if h() else 2
def h(): return not_here
f(3)
