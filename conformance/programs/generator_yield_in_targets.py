def drive(g, vals):
    it = g(); out = []
    try:
        v = next(it); out.append(v)
        for x in vals: v = it.send(x); out.append(v)
        for v in it: out.append(v)
    except StopIteration as e: out.append(('ret', e.value))
    except Exception as e: out.append(repr(e))
    return out
d = {}
class O: pass
o = O()
def t1():
    d[(yield 'k')] = (yield 'v')
    a, d[(yield 'k2')], *o.x = (yield 'seq')
    return a, dict(d), o.x
print(drive(t1, ['V', 'K', [1, 2, 3, 4], 'K2']))
def t2():
    d['n'] = 1
    d['n'] += (yield 'x'); d[(yield 'kk')] += (yield 'vv'); o.n = 5; o.n *= (yield 'on'); (yield_obj := o).n -= (yield 'z')
    return d, o.n
print(drive(t2, [10, 'n', 100, 3, 1]))
tot = 0
def t3():
    global tot
    tot += (yield 'a')
    return tot
it = t3(); next(it); tot = 50
try: it.send(7)
except StopIteration as e: print(e.value, tot)
def t4():
    for d[(yield 'fk')] in [1, 2]: yield dict(d)
    del d[(yield 'del')]
    return d
print(drive(t4, ['f1', None, 'f2', None, 'f1']))
from contextlib import nullcontext
def t5():
    with nullcontext(5) as d[(yield 'w1')], nullcontext(6) as d[(yield 'w2')]: yield dict(d)
    with nullcontext((yield 'm')) as q, nullcontext((yield 'm2')) as r: yield q, r
    return d
print(drive(t5, ['A', 'B', None, 1, 2]))
def t6():
    match (yield 's'):
        case [x, y] if (yield 'g1'): return 'first', x, y
        case [x, *_] if (yield 'g2'): yield 'body'; return 'second', x
        case {'a': z} if z or (yield 'g3'): return z
        case _: return 'none'
print(drive(t6, [[1, 2], 0, 1]), drive(t6, [[1, 2], 1]), drive(t6, [[1], 0]), drive(t6, [{'a': 0}, 1]), drive(t6, [5]))
def t7(e):
    def g():
        try: raise e
        except (yield 'e1') as x: yield ('one', x)
        except ((yield 'e2'), KeyError): yield 'two'
        except: yield 'bare'
        else: yield 'else'
        finally: yield 'fin'
        return 'done'
    return g
print(drive(t7(ValueError(1)), [ValueError]), drive(t7(ValueError(1)), [KeyError, ValueError]), drive(t7(ValueError(1)), [KeyError, OSError]), drive(t7(ValueError(1)), [5]))
def t8():
    try: raise ExceptionGroup('g', [ValueError(1), KeyError(2), TypeError(3), OSError(4)])
    except* (yield 'type') as e: yield e.exceptions; raise IndexError('new')
    except* KeyError as e: yield e.exceptions
    except* TypeError:
        try: yield 'inner'; raise
        finally: yield 'innerfin'
print(drive(t8, [ValueError]))
def t9():
    def f(a=(yield 'a'), *, k=(yield 'k')): return a, k
    yield f()
    x: int = (yield 'ann')
    o.attr: int = (yield 'ann2')
    d[(yield 'dk')]: str = (yield 'dv')
    yield (lambda *, q=(yield 'lq'): q)()
    return x, o.attr, d
print(drive(t9, [1, 2, None, 5, 6, 'v', 'k', 'L']))
import sys
def t10():
    for i in range(2):
        try:
            try: 1/0
            except ZeroDivisionError: yield sys.exception(); raise KeyError(i)
            finally: yield ('f', sys.exception())
        except KeyError as e: yield (repr(e), repr(e.__context__), sys.exception() is e)
        yield sys.exception()
print(drive(t10, [None]))
