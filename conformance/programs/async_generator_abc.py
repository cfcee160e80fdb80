import collections.abc as abc
class A(abc.AsyncGenerator):
    def __init__(self): self.n = 0
    async def asend(self, v): self.n += 1; return self.n if self.n < 3 else await super().asend(v)
    async def athrow(self, typ, val=None, tb=None): return await super().athrow(typ, val, tb)
class B(A):
    async def athrow(self, typ, val=None, tb=None): return 3
async def main():
    a = A()
    async for x in a: print(x)
    print(await a.aclose())
    try: await B().aclose()
    except RuntimeError as e: print(e)
    try: await a.athrow(ValueError, ValueError('x'))
    except ValueError as e: print(repr(e))
try: main().send(None)
except StopIteration: print('end')
import inspect
for C in (abc.AsyncIterator, abc.AsyncGenerator):
    for n in ('__anext__','asend','athrow','aclose'):
        if hasattr(C,n): print(C, n, inspect.iscoroutinefunction(getattr(C,n)), getattr(C,n).__qualname__)
class I(abc.AsyncIterator):
    async def __anext__(self): return await super().__anext__()
async def m():
    async for x in I(): print(x)
try: m().send(None)
except StopIteration: print('end')
