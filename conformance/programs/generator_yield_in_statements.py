def g():
    a = (yield 1) + (yield 2) * (yield 3); print(a)
    l = [(yield 4), *(yield 5), (yield 6)]; print(l)
    d = {(yield 'k'): (yield 'v'), **(yield 'm')}; print(d)
    print((yield 'arg'), *(yield 'star'), sep=(yield 'kw'))
    x = (yield 'c1') if (yield 'test') else (yield 'c2'); print(x)
    b = (yield 'or1') or (yield 'or2'); print(b)
    c = 1 < (yield 'cmp1') < (yield 'cmp2'); print(c)
    s = f'{(yield "f1")} {(yield "f2"):{(yield "spec")}}'; print(s)
    o = [0, 1, 2, 3]
    o[(yield 'idx')] = (yield 'val'); print(o)
    print(o[(yield 's1'):(yield 's2')])
    o[(yield 'aug')] += (yield 'augv'); print(o)
    del o[(yield 'del')]; print(o)
    print(not (yield 'not'), -(yield 'neg'))
    (p := (yield 'walrus')); print(p)
    assert (yield 'assert'), (yield 'msg')
g1 = g()
v = next(g1)
answers = {1: 10, 2: 20, 3: 30, 4: 'a', 5: [1, 2], 6: 'b', 'k': 'key', 'v': 'val', 'm': {'z': 1}, 'arg': 'A', 'star': 'xy', 'kw': '-', 'test': 0, 'c2': 'C2', 'c1': 'C1', 'or1': 0, 'or2': 5, 'cmp1': 2, 'cmp2': 3, 'f1': 'F', 'f2': 3.14159, 'spec': '.2f', 'idx': 1, 'val': 'V', 's1': 1, 's2': 3, 'aug': 0, 'augv': 7, 'del': 1, 'not': 1, 'neg': 4, 'walrus': 'W', 'assert': 0, 'msg': 'failed'}
try:
    while True:
        print('yielded', v)
        v = g1.send(answers[v])
except AssertionError as e: print('AE', e)
def h():
    while (yield 'w'):
        for i in (yield 'for'):
            if i == 2: continue
            if (yield i): break
        else: print('else')
    else: print('while else')
    with (yield 'with') as w: print('w', w); yield 'inwith'
    match (yield 'match'):
        case [a, b] if (yield 'guard'): print('ab', a, b); yield 'inmatch'
        case {'k': v}: print('kv', v); yield v
        case _: print('other')
    try: raise (yield 'raise')
    except (yield 'exc') as e: print('caught', e); yield 'inexc'
    else: print('no')
    finally: yield 'infin'
    def inner(a=(yield 'default')): return a
    print(inner())
    class C((yield 'base')):
        pass
    print(C.__mro__)
    lambda: (yield)
    a, b = (yield 'a'), (yield 'b'); print(a, b)
    import sys
    return (yield 'ret')
class CM:
    def __enter__(s): print('enter'); return 'cm'
    def __exit__(s, *a): print('exit', a); return True
ans = iter([1, [1,2,3], 0, 0, 1, [1], 1, 0, CM(), None, [1, 2], 0, ValueError('ve'), ValueError, None, None, 'DEF', int, 1, 2, 'RET'])
try:
    k = h(); v = next(k)
    while True:
        print('y', v)
        v = k.send(next(ans))
except StopIteration as e: print('ret', e.value)
