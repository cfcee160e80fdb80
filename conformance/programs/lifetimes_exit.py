"""What is called at the end of a program, and in which order."""
import weakref, atexit
class A:
    def __init__(self, n, *k): self.n = n; self.k=k
    def __del__(self): print('del', self.n)
x = [A(1)]
y = A(2, A(3))
_u = A(4)
def f():
    try: yield
    finally: print('closed')
g = f(); next(g)
z = A(5); z2 = A(6, z); 
w = A(7); w.w = w
r = weakref.ref(z, lambda r: print('cb'))
fin = weakref.finalize(y, print, 'fin')
atexit.register(print, 'atexit')
g2 = f(); next(g2)
x.append(A(8))
