class A:
    def __init__(self): self.x = [1]
    def __iadd__(self, o): self.x += o; return self
    def __ior__(self, o): return NotImplemented
    def __or__(self, o): return 'or'
a = A(); b = a; a += [2]; print(a is b, a.x); a |= 1; print(a)
class P:
    def __get__(self, o, t): return 1
class Q: p = P()
q = Q(); q.p = 5; print(q.p); Q.p = 7; print(q.p, Q.p)
t = (1, [2]); 
try: t[1] += [3]
except TypeError as e: print(e)
print(t)
s = 'abc'; s += 'd'; print(s); l = [1]; m = l; l = l + [2]; print(m, l); l = m; l += [3]; print(m)
def f(l=[]): l += [1]; return l
f(); print(f())
x = 10
def outer():
    x = 20
    def inner():
        return [x for _ in range(1)], (lambda: x)(), {x: x}, list(x for _ in '1')
    x = 30
    return inner()
print(outer())
class C:
    x = 'cls'
    a = [x for x in range(3)]
    def m(self): return x
    b = (lambda: x)()
    try: c = [x for _ in range(1)]
    except NameError as e: c = str(e)
print(C.a, C().m(), C.b, C.c, C.x)
for i in range(3): pass
print(i)
[i for i in range(10)]; print(i)
print([i := 5 for _ in '1'], i)
def scope_test():
    def do_local(): spam = 'local'
    def do_nonlocal(): nonlocal spam; spam = 'nonlocal'
    def do_global(): global spam; spam = 'global'
    spam = 'test'; do_local(); print(spam); do_nonlocal(); print(spam); do_global(); print(spam)
scope_test(); print(spam)
print((lambda: (yield))().__next__())
d = dict.fromkeys('abc', []); d['a'].append(1); print(d)
print(1 < 2 > 1, 1 == 1 != 2, 3 > 2 == True, not True == False, (1, 2) < (1, 3), [1, 'a'] == [1, 'a'], 'a' < 'b' < 'c', 1 in (1, 2) in [(1, 2)], None is not None, 0.1 + 0.2 == 0.3, 1e16 + 1 == 1e16, 2**53 == 2.0**53, 2**53 + 1 == 2.0**53, True + 1, 'a' * True, [1] * False, -1 // 2, -1 % 2, -7 // -2, 7 // -2, -7.5 // 2, 5 % -3.0, 1_000, 0x_ff, 1e3, .5, 5., 0o17, 0b11, 1j, 1.5e-3j)
print('a' 'b' r'\n' b''.decode(), 'x' if [] else 'y', *[1], *(), {**{}}, [*'ab'], {*'a'}, ..., __name__, (), (1,), [[]], {'a': {}}, lambda: 0 if 0 else 1) if 0 else print('skip')
print(len('a\
b'), (1 +
 2), [1,
 2,][1], 'a' 'b'
 'c', '''t
q''', """d"q""", "\x41\u0042\U00000043\103\N{LATIN SMALL LETTER A}\a\b\f\v\\\'\"", b'\x41\101\n', rb'\n', r'\'', '\
')
if True: a = 1; b = 2
else: a = 3
while False: pass
else: print('while else')
for _ in []: pass
else: print('for else')
for n in range(2, 10):
    for y in range(2, n):
        if n % y == 0: break
    else: print(n, end=' ')
print(); pass; x = y = 1; del x, y; (x) = 1; (x, y) = 1, 2; [x, *y] = 1, 2, 3; x: int = 3; (z): str = 'q'; print(x, y, z)
global_var: int
try: global_var
except NameError as e: print(e)
def annotated(a: 1/0 if False else int, *args: 'x', k: list[int] = None) -> None: pass
print(annotated.__annotations__)
@lambda f: f
def decorated(): return 'd'
@(print and (lambda c: c))
class Dec: pass
print(decorated(), Dec.__name__)
import sys as system, math; from math import (pi, e as euler,); print(pi > euler)
