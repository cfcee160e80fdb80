def f():
    try:
        1 / 0
    finally:
        {}['k']

f()
