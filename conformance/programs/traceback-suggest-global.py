counter = 1
def f():
    cuonter = 2
    return countr

f()
