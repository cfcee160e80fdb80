# Which views keep a bytearray or an array from being resized: temporaries, names, containers, frames, generators.
import array, struct
def can(b):
    try: b.append(1); b.pop(); return 'free'
    except BufferError as e: return str(e)
b=bytearray(b'abcdefgh')
def f1():
    m=memoryview(b); return m[0]
f1(); print(1,can(b))
def f2():
    m=memoryview(b); print(2,can(b)); del m; print(2.5,can(b))
f2(); print(3,can(b))
def g():
    m=memoryview(b)
    yield m[0]
    yield 2
it=g(); next(it); print(4,can(b)); del it; print(5,can(b))
it=g(); list(it); print(6,can(b))
it=g(); next(it); it.close(); print(7,can(b))
with memoryview(b) as m: print(8,can(b))
print(9,can(b))
class C: pass
c=C(); c.m=memoryview(b); print(10,can(b)); c.m=None; print(11,can(b))
c.m=memoryview(b); del c; print(12,can(b))
l=[memoryview(b)]; print(13,can(b)); l.clear(); print(14,can(b))
d={'a':(1,[memoryview(b)])}; print(15,can(b)); d.pop('a'); print(16,can(b))
s={memoryview(bytes(3))}
m=memoryview(b); h=m.cast('B',[2,4]); del m; print(17,can(b)); h=None; print(18,can(b))
m=memoryview(b); k=m.tolist; del m; print(19,can(b)); del k; print(20,can(b))
m=memoryview(b); fn=lambda: m; del m; print(21,can(b))
def mk():
    mm=memoryview(b)
    return lambda: mm
fn=mk(); print(22,can(b)); fn=None; print(23,can(b))
try:
    m=memoryview(b); raise ValueError(m)
except ValueError as e:
    del m; print(24,can(b))
print(25,can(b))
def boom():
    q=memoryview(b); 1/0
try: boom()
except ZeroDivisionError as e: print(26,can(b)); saved=e
print(27,can(b)); saved=None; print(28,can(b))
for x in memoryview(b):
    print(29,can(b)); break
print(30,can(b))
for x in memoryview(b): pass
print(31,can(b))
z=zip(memoryview(b),[1]); print(32,can(b)); z=None; print(33,can(b))
z=map(lambda v:v, memoryview(b)); next(z); print(34,can(b)); del z; print(35,can(b))
r=reversed(memoryview(b)); print(36,can(b)); del r; print(37,can(b))
e=enumerate(memoryview(b)); print(38,can(b)); list(e); print(39,can(b))
def default(m=memoryview(b)): pass
print(40,can(b)); del default; print(41,can(b))
class K:
    v=memoryview(b)
print(42,can(b)); del K.v; print(43,can(b))
m1=memoryview(b); m2=memoryview(m1); m1.release(); print(44,can(b)); m2.release(); print(45,can(b))
a=array.array('i',[1,2]); m=memoryview(a); print(46,can(a)); m2=m[1:]; m.release(); print(47,can(a)); del m2; print(48,can(a))
si=struct.iter_unpack('i',a); print(49,can(a)); list(si); print(50,can(a))
x=memoryview(b)[0], memoryview(b)[1:].tobytes(); print(51,can(b))
[memoryview(b) for i in range(3)]; print(52,can(b))
y=[memoryview(b) for i in range(3)]; print(53,can(b)); y.pop(); y.pop(); print(54,can(b)); y.pop(); print(55,can(b))
def rec(n, m): return can(b) if n==0 else rec(n-1,m)
print(56,rec(5,memoryview(b)), can(b))
def kw(**k): return can(b)
print(57,kw(m=memoryview(b)), can(b))
def va(*a): return can(b)
print(58,va(memoryview(b)), can(b))
print(59,(lambda m: can(b))(memoryview(b)), can(b))
def dec(m):
    def inner(): return m[0]
    return inner
q=dec(memoryview(b)); q(); print(60,can(b)); q=None; print(61,can(b))
import sys
m=memoryview(b); sys.foo=m; del m; print(62,can(b)); del sys.foo; print(63,can(b))
m=memoryview(b); c1=C(); c1.o=c1; c1.m=m; del m; print(64,can(b))
del c1
b=bytearray(b"abcd")
x=Exception(memoryview(b)); print(1,can(b)); x=None; print(2,can(b))
try:
    try: raise KeyError(memoryview(b))
    except KeyError: raise ValueError
except ValueError as e: y=e
print(3,can(b)); y=None; print(4,can(b))
def gen():
    with memoryview(b) as m:
        for i in m: yield i
g=gen(); next(g); print(5,can(b)); g.close(); print(6,can(b))
def outer():
    m=memoryview(b)
    def inner(): return can(b)
    r=inner(); m; return r
print(7,outer(), can(b))
print(8,[can(b) for m in [memoryview(b)]], can(b))
print(9,(lambda *a, **k: can(b))(*[memoryview(b)]), can(b))
sorted([memoryview(b)], key=lambda m: print(10,can(b)) or 0); print(11,can(b))
list(map(lambda m: print(12,can(b)), [memoryview(b)])); print(13,can(b))
def f():
    [can(b) for m in [memoryview(b)]]
    return can(b)
print(14,f(),can(b))
def f():
    for m in [memoryview(b)]: pass
    return can(b)
print(15,f(),can(b))
def f():
    for m in [memoryview(b)]: pass
    del m
    return can(b)
print(16,f(),can(b))
print(17,[can(b) for m in [memoryview(b)]], can(b))
