class A:
    class B(Exception):
        pass

def f():
    class C(A.B):
        __module__ = 'some.module'
    return C

try:
    raise A.B
except A.B:
    raise f()('x')
