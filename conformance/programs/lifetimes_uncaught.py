"""The end of a program by an exception that nobody catches."""
class A:
    def __init__(self, n, *k): self.n = n; self.k=k
    def __del__(self): print('del', self.n)
z = A(5); z2 = A(6, z); 
a = A(7); b = A(8, a)
c = A(9); d = [A(10)]; _e = A(11)
1/0
