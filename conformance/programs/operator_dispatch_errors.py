class V:
    def __init__(s, v): s.v = v
    def __repr__(s): return f'V({s.v})'
for n, sym in dict(add='+', sub='-', mul='*', truediv='/', floordiv='//', mod='%', pow='**', lshift='<<', rshift='>>', and_='&', or_='|', xor='^', matmul='@').items():
    n = n.rstrip('_')
    setattr(V, f'__{n}__', lambda s, o, sym=sym: f'{s!r}{sym}{o!r}')
    setattr(V, f'__r{n}__', lambda s, o, sym=sym: f'{o!r}{sym}r{s!r}')
for n in ['neg', 'pos', 'invert', 'abs']: setattr(V, f'__{n}__', lambda s, n=n: n)
a = V(1)
for o in '+ - * / // % ** << >> & | ^ @'.split():
    print(eval(f'a{o}2'), eval(f'2{o}a'), eval(f'a{o}a'), eval(f'"s"{o}a'), eval(f'[1]{o}a'), eval(f'1.5{o}a'))
print(-a, +a, ~a, abs(a))
class W(V):
    def __radd__(s, o): return 'W radd'
    def __iadd__(s, o): s.v += o; return s
    def __ipow__(s, o): return 'ipow'
print(V(1) + W(2), W(1) + V(2)); w = W(1); x = w; w += 5; print(w, x is w); w **= 2; print(w)
w = V(1); w += 2; print(w)
class N:
    def __add__(s, o): return NotImplemented
    def __radd__(s, o): return NotImplemented
    def __iadd__(s, o): return NotImplemented
    def __eq__(s, o): return NotImplemented
    def __lt__(s, o): return NotImplemented
for e in ['N() + 1', '1 + N()', 'N() + N()', 'N() - 1', 'N() < 1', 'N() == 1', 'N() != 1', '1 < N()', 'N() <= N()', '-N()', '~"a"', '+[]', 'N() ** 2', 'pow(N(), 2, 3)', 'divmod(N(), 1)', 'abs(N())', 'N() @ 1', '[] + ()', '1 + "a"', '"a" + 1', '[1] * "a"', '"a" * 1.5', '{} + {}', '{} | []', '{1} | [1]', '1 & 1.0', '1 << -1', 'None + 1', '"%d" % "x"', '[] < ()', '1 < "a"', 'int("x")', 'float("x")', 'round(N())', 'len(5)', 'hash([])', 'int(N())', 'N()[0]', 'N().x', 'N()()', 'iter(N())', '1 in N()', 'next(N())', 'reversed(N())', 'sorted([N(), 1])', 'bytes(N())', 'complex("q")', '1 if N() else 2', 'not N()', '"a" in 5', '5 in "a"', 'b"a" + "a"', '"a".join([1])', '*[1], 2']:
    try: print(e, '=>', eval(e))
    except Exception as x: print(e, '!!', type(x).__name__, x)
n = N()
for s in ['n += 1', 'n -= 1', 'n @= 1', 'n[0] = 1', 'del n[0]', 'n[0] += 1', 'n.x += 1', 'a, b = 1', 'a, b = 1, 2, 3', 'a, b = [1]', 'a, *b, c = [1]', 'a, b = n', '(a, b), c = 1, 2', 'for x in 5: pass', 'for a, b in [1]: pass', 'del zzz', 'import nope_mod', 'from sys import nope', 'from math import sqrtt', 'import sys.foo', '"abc"[0] = 1', 'del "abc"[0]', '(1,)[0] = 1', 'x = [1,2][5]', 'x = {}["q"]', '[].pop()', '{}.popitem()', 'set().pop()', '[].remove(1)', '[].index(1)', 'x = "a"["b"]', '[1]["a"]', '[1][1.0]', '(1,)[None]', '[1,2,3][::0]', '[1,2,3][1:2:3] = [1]', '[1,2,3][::2] = [1]', '[1][0:1] = 5', 'assert 0', 'assert 0, "m"', 'assert 0, (1, 2)', 'global_x.y', 'raise 1', 'raise None', '1()', '"a"()', 'lambda: 0 + (yield)']:
    try: exec(s); print(s, 'ok')
    except Exception as x: print(s, '!!', type(x).__name__, x)
class RC:
    def __init__(s, v): s.v = v
    def __lt__(s, o): print('lt'); return s.v < o.v
    def __gt__(s, o): print('gt'); return s.v > o.v
    def __eq__(s, o): print('eq'); return 'truthy'
print(RC(1) < RC(2), RC(1) == RC(2), RC(1) != RC(2), RC(1) > RC(0))
try: RC(1) <= RC(2)
except TypeError as e: print(e)
print(max(RC(1), RC(2)).v, min(RC(1), RC(2)).v)
try: hash(RC(1))
except TypeError as e: print(e)
