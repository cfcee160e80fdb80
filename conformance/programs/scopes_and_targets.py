x = 1
def f():
    global x, newg
    x = 2; newg = 3
f(); print(x, newg)
def g():
    global x
    del x
g()
try: x
except NameError as e: print(e)
def h():
    for x in range(3): pass
    return x
print(h())
def outer():
    x = 'o'
    class C:
        x = 'c'
        def m(self): return x
        y = x
    class D:
        y = x
        x = 'd'
    class E:
        nonlocal x
        x = 'changed'
    return C().m(), C.y, D.y, x
try: print(outer())
except NameError as e: print(e)
def o2():
    x = 'o'
    class E:
        nonlocal x
        x = 'changed'
    return x, hasattr(E, 'x')
print(o2())
x = 'g'
def o3():
    x = 'l'
    class C:
        global x
        print(x)
        x = 'newg'
    return x
print(o3(), x)
def f5():
    def g(): nonlocal a; a += 1
    a = 1; g(); g(); return a
print(f5())
a, *b = 1, 2, 3; print(a, b); *a, b = 'xyz'; print(a, b); a, (b, *c), d = 1, (2, 3, 4), 5; print(a, b, c, d); [a, b] = 1, 2; (a), b = 3, 4; print(a, b)
a = b = c = []; a.append(1); print(b is c, c); x = [1, 2, 3]; i = 0; i, x[i] = 1, 9; print(i, x); x[0], x[1] = x[1], x[0]; print(x)
for i, (j, *k) in [(1, (2, 3, 4))]: print(i, j, k)
for x[0] in range(3): pass
print(x)
def order(n, v): print('o', n); return v
order('a', [0])[order('b', 0)] = order('c', 1)
order('f', dict)(**{order('k', 'x'): order('v', 1)})
d = {order('k1', 1): order('v1', 1), order('k2', 2): order('v2', 2)}
order(1, 5) < order(2, 3) < order(3, 1)
l = [0]; l[order('i', 0)] += order('rhs', 5); print(l)
a = [1, 2]; a[:] = a[::-1]; print(a); a += 'xy'; print(a); a *= 2; print(a); a[1:3] = []; print(a); del a[::2]; print(a); del a[:], 
t = ([],)
try: t[0] += [1]
except TypeError as e: print(e, t)
del a, b, c
try: a
except NameError as e: print(e)
x: int = 5; y: str; print(__annotations__ if False else 'ok')
if (n := 10) > 5: print(n)
while (n := n - 3) > 0: print(n)
print((lambda *a, k=1, **kw: (a, k, kw))(1, 2, k=3, z=4), (lambda: (yield))().__class__.__name__)
assert True, 'no'
print(1 if 0 else 2 if 0 else 3, not 1 == 2, 1 < 2 < 3 > 2, 1 == 1.0 == True, 'a' < 'b' <= 'b', 1 in [1] == True, (1 in [1]) == True, -2 ** 2, 2 ** -1, 2 ** 3 ** 2, -7 // 2, -7 % 3, 7 % -3, ~5, 5 & 3 | 4 ^ 1, 1 << 3 + 1, not 0 and 1, 1 or 1 / 0, 0 and 1 / 0, None is None, [] is not [])
