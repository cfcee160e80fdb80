class A:
    pass

with A() as a, open('x'):
    pass
