"""Asynchronous generators and coroutines that are let go while they are suspended."""
import gc
async def agen():
    try: yield 1; yield 2
    finally: print('agen closed')
def f():
    g = agen()
    s = g.__anext__()
    try: s.send(None)
    except StopIteration as e: print(e.value)
    del s
    print('before')
    del g
    print('after')
f()
print('end')
gc.collect()
print('collected')
async def co():
    try: await T()
    finally: print('co closed')
class T:
    def __await__(self): yield 1
c = co(); c.send(None); c = None; print('after')


class Tick:
    def __await__(self): yield 't'
async def agen(n):
    try:
        for i in range(n): yield i
    finally: print('agen closed')
async def a1():
    async for y in agen(5):
        if y == 1: break
    print('after')
async def a4():
    g = agen(3)
    async for y in g: break
    print('held'); del g; print('after')
async def a5():
    async for y in agen(5):
        await Tick()
        if y == 1: break
    print('after')
async def a6():
    x = [y async for y in agen(2)]
    print(x)
async def a7():
    g = agen(2); print(await g.__anext__())
    g = None
    print('dropped')
def run(c):
    try:
        while True: c.send(None)
    except StopIteration as e: print('ret', e.value)
    except ValueError as e: print(repr(e))
for f in (a1, a4, a5, a6, a7):
    print(f.__name__); run(f())
