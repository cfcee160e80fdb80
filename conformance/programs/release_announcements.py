"""When a class that gives buffers is told that one is released, and when objects end: by what held them last."""
import pickle, struct, io, gc
from array import array
log=[]
class Loud:
    def __init__(self, data): self.data=data
    def __buffer__(self, flags): log.append('get'); return memoryview(self.data)
    def __release_buffer__(self, view): log.append('release')
def show(what): print(what, log); log.clear()
p = pickle.PickleBuffer(Loud(b'abc')); show('made')
p.release(); show('released')
p = pickle.PickleBuffer(Loud(b'abc')); del p; show('del')
p = pickle.PickleBuffer(Loud(b'abc')); p = None; show('rebound')
pickle.PickleBuffer(Loud(b'abc')); show('temp')

def f():
    p = pickle.PickleBuffer(Loud(b'abc'))
f(); show('function')
it = struct.iter_unpack('b', Loud(b'abc')); show('iter'); del it; show('del it')
it = struct.iter_unpack('b', Loud(b'abc')); next(it); show('iter'); it = None; show('rebound')
it = struct.iter_unpack('b', Loud(b'abc')); list(it); show('consumed'); del it; show('del')
list(struct.iter_unpack('b', Loud(b'abc'))); show('temp')
for x in struct.iter_unpack('b', Loud(b'abc')): break
show('loop left')
def g():
    for x in struct.iter_unpack('b', Loud(b'abc')): return x
g(); show('function')
m = memoryview(Loud(b'abc')); show('mv'); del m; show('del')
m = memoryview(Loud(b'abc')); k = m[1:]; show('mv'); del m; show('del'); del k; show('del')
m = memoryview(Loud(b'abc')); k = m.cast('c'); m.release(); show('rel'); k.release(); show('rel')
m = memoryview(Loud(b'abc')); k = memoryview(m); m = None; show('rel'); k = None; show('rel')
it = iter(memoryview(Loud(b'abc'))); show('iter'); list(it); show('consumed'); del it; show('del')
it = iter(memoryview(Loud(b'abc'))); next(it); show('next'); del it; show('del')
it = reversed(memoryview(Loud(b'abc'))); list(it); show('rev'); del it; show('del')
bytes(memoryview(Loud(b'abc'))); show('bytes')
b''.join([Loud(b'a'), Loud(b'b')]); show('join')
io.BytesIO(Loud(b'abc')); show('BytesIO')
io.BytesIO().write(Loud(b'abc')); show('write')
io.BytesIO(b'abc').readinto(Loud(bytearray(3))); show('readinto')
array('b').frombytes(Loud(b'abc')); show('frombytes')
class Del:
    def __del__(self): log.append('del')
d = Del(); e = [d]; del d; show('still'); e.clear(); show('gone')
import weakref
class W: pass
w = W(); r = weakref.ref(w, lambda r: log.append('cb')); del w; show('cb')
def k():
    w = W(); r = weakref.ref(w, lambda r: log.append('cb')); return r
k(); show('none')
x = [memoryview(Loud(b'abc')) for i in range(2)]; show('two'); x.pop(); show('one'); del x; show('none')
s = {'a': memoryview(Loud(b'abc'))}; s.pop('a'); show('popped')
with memoryview(Loud(b'abc')) as m: show('in')
show('out')
try:
    with memoryview(Loud(b'abc')) as m: raise KeyError
except KeyError: show('raised')
import functools
q = functools.partial(len, memoryview(Loud(b'abc'))); q(); show('partial'); del q; show('del')
def gen():
    m = memoryview(Loud(b'abc'))
    yield m[0]
    yield 2
z = gen(); next(z); show('gen'); z.close(); show('closed')
z = gen(); next(z); show('gen'); del z; show('del')
next(gen()); show('temp')
list(gen()); show('all')
