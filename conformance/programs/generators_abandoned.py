def g1():
    try:
        for i in range(3): yield i
    finally: print('g1 closed')
def inner():
    try:
        yield 1; yield 2
    finally: print('inner closed')
def g2():
    for i in range(3):
        for x in inner(): break
        yield x
print(list(zip(g1(), g2())))
def many():
    for i in range(30000):
        next(inner2())
def inner2():
    try: yield 1
    finally: pass
many()
print('end')
