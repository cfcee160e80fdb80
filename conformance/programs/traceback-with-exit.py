class A:
    def __enter__(self):
        pass
    def __exit__(self, *a):
        raise ValueError('exit')

def f():
    with A() as x:
        print(1)
        1 / 0
        print(2)

f()
