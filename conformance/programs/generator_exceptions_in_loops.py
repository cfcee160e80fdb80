def boom(n):
    if n == 0: raise ValueError('boom')
    return n
def raising():
    raise KeyError('first')
    yield
def raising2():
    yield 'r2'
    raise KeyError('second')
def g1():
    for i in range(3):
        try: yield from raising()
        except KeyError as e: yield ('caught', i, e)
def g2():
    for i in range(3):
        try: yield from raising2()
        except KeyError as e: yield ('caught', i, e)
def g3():
    for i in range(3):
        try: x = [(yield ('a', i)), boom(0), (yield 'never')]
        except ValueError as e: yield ('caught', i)
def g4():
    for i in range(3):
        try: x = (yield ('l', i)) + boom(i) * (yield ('r', i)); yield x
        except (ValueError, TypeError) as e: yield ('caught', i, str(e))
def g5():
    for i in range(3):
        try:
            for j in range(3):
                yield (i, j)
        except ValueError: yield 'caught'
def g6():
    for i in range(3):
        try:
            while True: yield i
        except ValueError: yield 'caught'
def g7():
    for i in range(3):
        try:
            if (yield ('if', i)): yield 'body'
            else: yield 'else'
        except ValueError: yield 'caught'
def g8():
    for i in range(3):
        try:
            match (yield ('m', i)):
                case None: yield 'none'
                case _: yield 'other'
        except ValueError: yield 'caught'
def g9():
    class C:
        def __enter__(s): return 'E'
        def __exit__(s, *a): log.append(a[0])
    for i in range(3):
        try:
            with C() as x: yield (i, x)
        except ValueError: yield 'caught'
def g10():
    for i in range(3):
        try:
            try: yield ('try', i)
            finally: yield ('fin', i)
        except ValueError: yield 'caught'
def g11():
    for i in range(3):
        try:
            x = (yield 'or') or (yield 'or2'); y = 1 if (yield 't') else (yield 'f')
            z = 1 < (yield 'c1') < (yield 'c2')
            print(f'{(yield "f1")}{boom(0)}')
        except (ValueError, TypeError): yield ('caught', i)
def g12():
    for i in range(3):
        try: print(boom((yield 'arg')), (yield 'arg2'), k=(yield 'kw'))
        except (ValueError, TypeError): yield ('caught', i)
def g13():
    d = {}
    for i in range(2):
        try: d[(yield 'k')] = (yield 'v'); d[boom((yield 'z'))] += (yield 'q')
        except (ValueError, TypeError, KeyError) as e: yield ('caught', i, type(e))
    yield d
def g14():
    for i in range(3):
        try:
            for j in range(2): yield (i, j)
            else: yield 'else'; boom(0)
        except ValueError: yield 'caught'
log = []
for g in [g1, g2, g3, g4, g5, g6, g7, g8, g9, g10, g11, g12, g13, g14]:
    print(g.__name__, end=' ')
    it = g(); n = 0
    try:
        v = next(it)
        while n < 40:
            n += 1; print(v, end=' ')
            if n % 3 == 0:
                try: v = it.throw(ValueError('thrown'))
                except ValueError as e: print('OUT', e); break
            elif n % 5 == 0: v = it.send(0)
            else: v = next(it)
    except StopIteration: print('stop')
    else: print()
    it = g(); print('   plain', [x for _, x in zip(range(12), it)])
print(log)
def nested():
    while True:
        try:
            for a in range(2):
                for b in range(2):
                    got = yield (a, b)
                    if got == 'c': continue
                    if got == 'b': break
                    if got == 'r': return 'ret'
        except ValueError: yield 'VE'
it = nested(); print(next(it), it.send('c'), it.send('b'), it.send(None), it.throw(ValueError), next(it), next(it))
try: it.send('r')
except StopIteration as e: print(e.value)
def recursive_gen(n):
    if n: 
        try: yield from recursive_gen(n - 1)
        except ValueError: yield ('c', n)
        finally: yield ('f', n)
    else: yield 'leaf'
it = recursive_gen(3); print(next(it), it.throw(ValueError()), list(it))
