"""Which views a statement holds while its own parts resize the memory: BufferError, or not.

Each statement runs in a namespace of its own, in which `pop()`, the index `i0` and the special methods of `op` all take
an item off the bytearray `ba`.
"""
import binascii, io, mmap, struct
from array import array


class Index:
    def __init__(self, value, act):
        self.value, self.act = value, act

    def __index__(self):
        self.act()
        return self.value


class Op:
    """Every operator takes an item off the bytearray first."""

    def __init__(self, act):
        self.act = act


def operator(result):
    def method(self, *operands):
        self.act()
        return result(self) if callable(result) else result
    return method


RESULTS = {1: 'add radd mul rmul matmul rmatmul neg getitem getattr', 'yes': 'contains eq',
           None: 'setitem delitem exit call', (lambda self: self): 'iadd enter', (lambda self: iter(())): 'iter'}
for result, names in RESULTS.items():
    for name in names.split():
        setattr(Op, f'__{name}__', operator(result))
Op.__bool__ = operator(True)
Op.__hash__ = operator(3)
Op.__format__ = operator('shown')


def set_attribute(self, name, value):
    if name == 'act':
        object.__setattr__(self, name, value)
    else:
        self.act()


Op.__setattr__ = set_attribute


def run(statement):
    ba = bytearray(range(24))
    pop = lambda *ignored: ba.pop()
    names = dict(ba=ba, pop=pop, i0=Index(0, pop), op=Op(pop), mm=mmap.mmap(-1, 24), b2=bytearray(24),
                 m2=memoryview(bytearray(24)), ar=array('b', [1] * 5), br=array('b', [1] * 5), struct=struct, io=io,
                 array=array, mmap=mmap, binascii=binascii)
    try:
        exec(statement, names)
    except Exception as error:
        outcome = f'{type(error).__name__}: {error}'
    else:
        outcome = 'fine'
    print(f'{statement!r:70} {outcome}')


STATEMENTS = r"""
m2[i0:] = memoryview(ba)
---
m2[i0] = memoryview(ba)
---
m2[i0:] = ba
---
mm[i0:] = memoryview(ba)
---
mm[i0] = memoryview(ba)
---
mm[i0:] = ba
---
b2[i0:] = memoryview(ba)
---
b2[i0] = memoryview(ba)
---
ar[i0] = memoryview(ba)
---
ar[i0:] = memoryview(ba)
---
[1][i0] = memoryview(ba)
---
x = [1]; x[i0] = memoryview(ba)
---
x = [1]; x[i0:] = memoryview(ba)
---
x = [1]; x[i0:] = [memoryview(ba)]
---
x = memoryview(ba)[i0]
---
x = memoryview(ba)[i0:]
---
x = memoryview(ba)[i0:][0]
---
x = [memoryview(ba)][i0]
---
x = (memoryview(ba),)[i0]
---
x = (memoryview(ba), 2)[i0:]
---
x = [memoryview(ba), 2] * i0
---
x = i0 * [memoryview(ba)]
---
x = memoryview(ba) + op
---
x = op + memoryview(ba)
---
x = [memoryview(ba)] + op
---
x = op in [memoryview(ba)]
---
x = memoryview(ba) in op
---
x = memoryview(ba) == op
---
x = op == memoryview(ba)
---
x = op[memoryview(ba)]
---
op[memoryview(ba)] = 1
---
op[1] = memoryview(ba)
---
del op[memoryview(ba)]
---
op += memoryview(ba)
---
x = op; x += memoryview(ba)
---
x = f'{memoryview(ba)[0]}{op}'
---
x = f'{[memoryview(ba)][0].nbytes}{op}'
---
x = {memoryview(b'a'): memoryview(ba), op: 1}
---
x = {op: memoryview(ba)}
---
x = {op: 1, **{1: memoryview(ba)}}
---
x = [memoryview(ba), op and 1]
---
x = memoryview(ba) and op and 1
---
op.attr = memoryview(ba)
---
x = getattr(op, 'x', memoryview(ba))
---
setattr(op, 'x', memoryview(ba))
---
x = op(memoryview(ba))
---
x = (lambda *a: pop())(memoryview(ba))
---
x = (lambda a: pop())(memoryview(ba))
---
def g(a):
  del a
  pop()
g(memoryview(ba))
---
def g(a):
  a = 1
  pop()
g(memoryview(ba))
---
def g(*a):
  del a
  pop()
g(memoryview(ba))
---
def g(a):
  del a
  pop()
g(a=memoryview(ba))
---
def g(*a, **k):
  del a, k
  pop()
g(a=memoryview(ba))
---
x = [pop() for x in memoryview(ba)]
---
x = [pop() for x in [memoryview(ba)]]
---
x = [pop() for x in (memoryview(ba),)]
---
x = [pop() for x in memoryview(ba)[:1].tolist()]
---
x = list(map(pop, [memoryview(ba)]))
---
x = list(map(pop, memoryview(ba)))
---
x = sorted([memoryview(ba)], key=pop)
---
x = sorted(memoryview(ba), key=pop)
---
x = max([memoryview(ba)], key=pop)
---
x = max(memoryview(ba), 5, key=pop)
---
x = min(memoryview(ba), key=pop)
---
x = list(filter(pop, [memoryview(ba)]))
---
import functools; x = functools.reduce(pop, [memoryview(ba), 2])
---
import functools; x = functools.reduce(pop, [1,2], memoryview(ba))
---
x = sum([op], memoryview(ba))
---
x = sum([memoryview(ba), op], op)
---
x = any(op for i in [memoryview(ba)])
---
x = dict([(op, memoryview(ba))])
---
x = {memoryview(ba).nbytes: op for i in range(1)}
---
x = [op for i in range(1) if memoryview(ba) if op]
---
x = [1 for i in [memoryview(ba)] for j in op]
---
x = zip(memoryview(ba), op)
---
x = list(zip([memoryview(ba)], op))
---
x = isinstance(memoryview(ba), op)
---
x = '%s%s' % (memoryview(ba)[0], op)
---
x = '{}{}'.format(memoryview(ba)[0], op)
---
x = '{0[0]}{1}'.format(memoryview(ba), op)
---
x = b'%d' % i0
---
x = b'%b%d' % (memoryview(ba), i0)
---
x = struct.pack_into('b', memoryview(ba), 0, i0)
---
x = struct.pack_into('b', memoryview(ba), i0, 1)
---
x = struct.unpack_from('b', memoryview(ba), i0)
---
x = memoryview(ba).index(0, i0)
---
x = memoryview(ba).hex('-', i0)
---
x = memoryview(ba).cast('B', [i0])
---
x = memoryview(ba).cast('B', shape=(i0,))
---
x = memoryview(ba).cast('B', [op])
---
x = memoryview(ba).count(op)
---
x = op in memoryview(ba)
---
x = memoryview(ba).__eq__(op)
---
x = memoryview(ba).tobytes(op)
---
x = bytes(memoryview(ba)).find(b'x', i0)
---
x = bytes(ba).find(memoryview(ba), i0)
---
x = bytearray(3).find(ba, i0)
---
x = bytearray(3).replace(ba, b'', i0)
---
x = b'abc'.replace(ba, b'', i0)
---
x = b'abc'.replace(b'', ba, i0)
---
x = b'abc'.split(ba, i0)
---
x = b'abc'.rsplit(ba, i0)
---
x = b'abc'.startswith(ba, i0)
---
x = b'abc'.startswith((ba,), i0)
---
x = b'abc'.count(ba, i0)
---
x = b'abc'.index(ba, i0)
---
x = b'abc'.translate(ba, i0)
---
x = b'abc'.translate(None, delete=ba)
---
x = b'abc'.join([ba, op])
---
x = b'abc'.join([ba, i0])
---
x = ba.join([b'a', i0])
---
x = ba.join(op)
---
x = bytearray(b'').join([ba, op])
---
x = ba.extend(op)
---
x = b2.extend([memoryview(ba)[0], i0])
---
x = bytearray([memoryview(ba)[0], i0])
---
x = bytes([memoryview(ba)[0], i0])
---
x = bytes(op for i in memoryview(ba))
---
x = int.from_bytes(memoryview(ba), signed=op)
---
x = int.from_bytes(ba, signed=op)
---
x = binascii.crc32(ba, i0)
---
x = binascii.crc_hqx(ba, i0)
---
x = binascii.adler32(ba, i0)
---
x = binascii.hexlify(ba, ':', i0)
---
x = binascii.b2a_base64(ba, newline=op)
---
x = binascii.a2b_base64(ba, strict_mode=op)
---
x = binascii.b2a_uu(ba, backtick=op)
---
x = binascii.b2a_qp(ba, quotetabs=op)
---
x = binascii.a2b_qp(ba, header=op)
---
x = mm.find(ba, i0)
---
x = mm.rfind(ba, 0, i0)
---
x = mm.write(ba)
---
x = io.BytesIO().write(ba)
---
x = io.BytesIO(memoryview(ba)).read(i0)
---
x = io.BytesIO(b'abc').readinto(memoryview(ba))
---
x = array('b', memoryview(ba)).index(0, i0)
---
x = array('b').frombytes(memoryview(ba))
---
x = array('b', [memoryview(ba)[0], i0])
---
x = array('b').fromlist([memoryview(ba)[0], i0])
---
x = array('b').extend([memoryview(ba)[0], i0])
---
x = array('b').insert(i0, memoryview(ba))
---
x = array('b', b'abc').pop(i0)
---
x = slice(memoryview(ba), i0).indices(3)
---
x = [memoryview(ba)].index(op)
---
x = [memoryview(ba)].count(op)
---
x = [memoryview(ba)].insert(i0, 3)
---
x = [memoryview(ba)].pop(i0)
---
x = [memoryview(ba)].remove(op)
---
x = (memoryview(ba),).index(op)
---
x = [memoryview(ba)].sort(key=pop)
---
x = [memoryview(ba)].extend(op)
---
x = {1: memoryview(ba)}.get(op)
---
x = {3: memoryview(ba)}.get(op)
---
x = {3: memoryview(ba)}[op]
---
x = {3: memoryview(ba)}.pop(op, 0)
---
x = {3: memoryview(ba)}.setdefault(op, 0)
---
x = {3: memoryview(ba)} == {3: op}
---
x = [memoryview(ba)] == [op]
---
x = (memoryview(ba),) < (op,)
---
x = -op if memoryview(ba) else 1
---
with memoryview(ba): pop()
---
with memoryview(ba), op: pass
---
for x in memoryview(ba): pop(); break
---
for x in [memoryview(ba)]: x = 0; pop(); break
---
for x in (memoryview(ba),): x = 0; pop(); break
---
while memoryview(ba): pop(); break
---
if memoryview(ba): pop()
---
x = memoryview(ba) if pop() else 0
---
x = [y := memoryview(ba), op(1)]
---
match memoryview(ba):
  case [x, *_]: pop()
---
match memoryview(ba):
  case _: pop()
---
match [memoryview(ba)]:
  case [_]: pop()
---
assert memoryview(ba), pop()
---
a, *b = memoryview(ba); pop()
---
a, b = memoryview(ba)[:2]; pop()
---
(a, b), c = (memoryview(ba)[:2], pop())
---
try: memoryview(ba).nope
except AttributeError: pop()
---
try: memoryview(ba).nope
except AttributeError as e: pop()
---
try: memoryview(ba).nope
except AttributeError as e: e.obj = None; e.__traceback__ = None; pop()
---
try: memoryview(ba)[99]
except IndexError: pop()
---
try: memoryview(ba)[99]
except IndexError as e: pop()
---
try: memoryview(ba)[0] = 300
except ValueError as e: pop()
---
try: memoryview(ba).__contains__(3,3)
except TypeError as e: pop()
---
try: memoryview(ba).index(300)
except ValueError as e: pop()
---
try: {}[memoryview(ba)]
except ValueError as e: pop()
---
try: {}[memoryview(bytes(ba))]
except KeyError as e: pop()
---
try: raise ValueError(memoryview(ba))
except ValueError as e: pop()
---
try: raise ValueError(memoryview(ba))
except ValueError as e: pass
pop()
---
try:
  memoryview(ba).nope
except AttributeError: pass
pop()
---
try:
  memoryview(ba).nope()
except AttributeError: pass
pop()
---
try:
  memoryview(ba).__contains__(3)
except AttributeError: pass
pop()
---
def f(): memoryview(ba).nope
try: f()
except AttributeError as e: pop()
---
def f(m): raise KeyError
try: f(memoryview(ba))
except KeyError as e: pop()
---
def f(m): raise KeyError
try: f(memoryview(ba))
except KeyError as e: pass
pop()
---
def f(m): raise KeyError
try: f(memoryview(ba))
except KeyError as e: k = e
pop()
---
def f(m): raise KeyError
try: f(memoryview(ba))
except KeyError as e: k = e.with_traceback(None)
pop()
---
def f(m): raise KeyError
try:
  try: f(memoryview(ba))
  finally: pop()
except KeyError: pass
pop()
---
def g(): yield memoryview(ba)
x = [pop() for i in g()]
---
def g(): m = memoryview(ba); yield 1
x = [pop() for i in g()]
---
def g(): m = memoryview(ba); yield 1
for i in g(): pop()
---
def g(): m = memoryview(ba); yield 1
for i in g(): break
pop()
---
def g(): m = memoryview(ba); yield 1
x = next(g()); pop()
---
def g(): m = memoryview(ba); yield 1
x = list(g()); pop()
---
def g(): m = memoryview(ba); yield 1
x, = g(); pop()
---
def g(): m = memoryview(ba); yield 1; yield 2
x = any(g()); pop()
---
def g(): m = memoryview(ba); yield 1; yield 2
try: x, = g()
except ValueError: pop()
---
x = next(memoryview(ba)[i] for i in [0]); pop()
---
x = (m for m in memoryview(ba)); pop()
---
x = (m for m in memoryview(ba)); list(x); pop()
---
x = (m for m in memoryview(ba)); next(x); x.close(); pop()
---
x = iter(memoryview(ba)); pop()
---
x = iter(memoryview(ba)); list(x); pop()
---
x = reversed(memoryview(ba)); list(x); pop()
---
x = zip(memoryview(ba)); list(x); pop()
---
x = map(int, memoryview(ba)); list(x); pop()
---
x = enumerate(memoryview(ba)); list(x); pop()
---
x = filter(None, memoryview(ba)); list(x); pop()
---
import itertools; x = itertools.chain(memoryview(ba)); list(x); pop()
---
import itertools; x = itertools.islice(memoryview(ba), 2); list(x); pop()
---
import itertools; x = itertools.islice(memoryview(ba), 99); list(x); pop()
---
import itertools; x = itertools.tee(memoryview(ba)); list(x[0]); pop()
---
import itertools; x = itertools.cycle(memoryview(ba)); next(x); pop()
---
import itertools; x = itertools.zip_longest(memoryview(ba), b'a'); list(x); pop()
---
import itertools; x = itertools.takewhile(lambda i: 0, memoryview(ba)); list(x); pop()
---
import itertools; x = itertools.groupby(memoryview(ba)); list(x); pop()
---
import itertools; x = itertools.batched(memoryview(ba), 5); list(x); pop()
---
import itertools; x = itertools.accumulate(memoryview(ba)); list(x); pop()
---
import itertools; x = itertools.pairwise(memoryview(ba)); list(x); pop()
---
import itertools; x = itertools.starmap(pop, [(memoryview(ba),)]); list(x); pop()
---
import itertools; x = itertools.product(memoryview(ba)[:2]); pop()
---
import itertools; x = itertools.compress(memoryview(ba), [1, 1]); list(x); pop()
---
x = struct.iter_unpack('b', ba); pop()
---
x = struct.iter_unpack('b', ba); list(x); pop()
---
x = struct.iter_unpack('b', ba); del x; pop()
---
x = memoryview(ba).tolist; pop()
---
x = memoryview(ba).tolist(); pop()
---
x = memoryview(ba).obj; pop()
---
x = [memoryview(ba)]; x.append(x); del x; import gc; gc.collect(); pop()
---
class C: pass
x = C(); x.m = memoryview(ba); del x; pop()
---
class C: m = memoryview(ba)
del C; import gc; gc.collect(); pop()
---
def f(a=memoryview(ba)): pass
del f; pop()
---
def f():
  m = memoryview(ba)
  def g(): return m
  return g
f(); pop()
---
def f():
  m = memoryview(ba)
  def g(): return m
  return g
x = f(); pop()
---
x = lambda m=memoryview(ba): m; del x; pop()
---
from functools import partial; x = partial(pop, memoryview(ba)); x()
---
from functools import partial; partial(pop, memoryview(ba))()
---
from functools import partial; x = partial(pop, memoryview(ba)); del x; pop()
---
from functools import lru_cache
@lru_cache
def f(x): return 1
f(memoryview(bytes(ba))); pop()
---
import operator; x = operator.setitem(op, 1, memoryview(ba))
---
import operator; x = operator.itemgetter(i0)([memoryview(ba)])
---
import operator; x = operator.attrgetter('x')(op)
---
import contextlib
@contextlib.contextmanager
def c():
  m = memoryview(ba)
  yield
with c(): pass
pop()
---
import contextlib
@contextlib.contextmanager
def c():
  m = memoryview(ba)
  yield
with c(): pop()
---
import contextlib
with contextlib.ExitStack() as s: s.enter_context(memoryview(ba)); s.close(); pop()
---
import contextlib
with contextlib.closing(mmap.mmap(-1, 3)) as s: m = memoryview(s)
---
m = memoryview(mm); mm.close()
---
m = memoryview(mm); m = 1; mm.close()
---
x = [m for m in [memoryview(ba)]]; pop()
---
x = [0 for m in [memoryview(ba)]]; pop()
---
for m in [memoryview(ba)]: pass
pop()
---
for m in [memoryview(ba)]: pass
del m; pop()
---
_ = memoryview(ba); pop()
---
x = memoryview(ba).release() or pop()
---
x = memoryview(ba).toreadonly().release() or pop()
---
memoryview(ba).__enter__(); pop()
---
memoryview(ba).__enter__().release(); pop()
---
x = memoryview(memoryview(ba)); x.release(); pop()
---
x = memoryview(ba); y = x[1:]; x.release(); pop()
---
x = memoryview(ba); y = x[1:]; x.release(); y.release(); pop()
---
x = memoryview(ba); y = memoryview(x); x.release()
---
x = memoryview(ba); y = x.__buffer__(0); x.release()
---
global gl; gl = memoryview(ba); del gl; pop()
---
exec('m = memoryview(ba)', {'ba': ba}); pop()
---
d = {}; exec('m = memoryview(ba)', d, d) if 0 else exec('m = memoryview(ba)', {'ba': ba}, d); pop()
---
eval('memoryview(ba)'); pop()
---
x = eval('memoryview(ba)'); pop()
"""
for statement in STATEMENTS.strip().split('\n---\n'):
    run(statement)
