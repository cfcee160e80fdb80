class A:
    def __enter__(self):
        1 / 0
    def __exit__(self, *a):
        pass

def f():
    with A() as x:
        pass

f()
