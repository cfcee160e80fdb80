import sys
def f():
    try: raise ValueError(1)
    except ValueError as e:
        try: raise TypeError(2)
        except TypeError as e2:
            print(repr(e2.__context__), e2.__context__ is e)
            raise
        finally: print('f', repr(sys.exception()))
try: f()
except TypeError as e: print(repr(e), repr(e.__context__))
class Res:
    def __init__(s, n): s.n = n
    def __enter__(s): print('open', s.n); return s
    def __exit__(s, *a): print('close', s.n, a[0]); 
def g(n):
    for i in range(n):
        with Res(i) as r:
            try:
                if i == 1: continue
                if i == 2: return 'ret'
                print('body', i)
            finally: print('finally', i)
print(g(5))
def h():
    x = []
    try:
        try: return x
        finally: x.append(1)
    finally: x.append(2)
print(h())
def i():
    for k in range(3):
        try:
            try: 1/0
            except ZeroDivisionError: continue
            finally: print('inner', k)
        finally: print('outer', k)
    return 'end'
print(i())
def j():
    try: raise KeyError('a')
    except KeyError:
        def inner(): raise
        try: inner()
        except KeyError as e: print('reraised', e)
    try: inner()
    except RuntimeError as e: print(e)
j()
try:
    raise ValueError('x') from ValueError('y')
except ValueError as e:
    e2 = e
try: print(e)
except NameError as n: print(n)
print(repr(e2.__cause__), e2.__suppress_context__, e2.__traceback__.tb_lineno)
e = ValueError('orig')
try: raise e
except ValueError as x:
    t1 = x.__traceback__
try: raise e
except ValueError as x: print(x.__traceback__ is t1, x.__traceback__.tb_next is t1)
try: raise e.with_traceback(None)
except ValueError as x: print(x.__traceback__.tb_next)
def depth(n):
    if n: depth(n - 1)
    else: raise LookupError
try: depth(3)
except LookupError as e:
    n = 0; tb = e.__traceback__
    while tb: n += 1; last = tb; tb = tb.tb_next
    print(n, last.tb_frame.f_code.co_name, last.tb_frame.f_locals, last.tb_lineno)
class MyErr(Exception):
    def __init__(self, msg, code=0): super().__init__(msg); self.code = code
    def __reduce__(self): return (MyErr, (self.args[0], self.code))
    def __bool__(self): return False
try: raise MyErr('m', 5)
except MyErr as e: print(e.code, e.args, bool(e), e.__reduce__())
try:
    try: raise MyErr('falsy')
    finally: print('falsy finally')
except MyErr as e: print('caught falsy')
class Weird(Exception):
    def __eq__(self, o): return True
    __hash__ = None
try:
    try: raise Weird
    except Weird: raise Weird
except Weird as e: print(type(e.__context__))
class CatchMeta(type):
    def __instancecheck__(c, o): return True
    def __subclasscheck__(c, o): return True
class CatchAll(Exception, metaclass=CatchMeta): pass
try:
    try: 1/0
    except CatchAll: print('caught all')
except ZeroDivisionError: print('not caught')
def gen():
    try: yield 1
    except GeneratorExit: print('gexit'); raise
    finally: print('gfin')
x = gen(); next(x); x.close()
def gen2():
    try: yield 1
    finally: raise ValueError('in close')
x = gen2(); next(x)
try: x.close()
except ValueError as e: print(e, repr(e.__context__))
it = iter([1, 2, 3])
for v in it:
    print(v, end=' ')
    for w in it: print(w, end=' ')
print()
try: [].__getitem__(0)
except IndexError as e: print(e)
try: raise StopIteration(5)
except StopIteration as e: print(e.value)
print(next((x for x in [] if x), 'default'))
try: exec('raise SystemExit(3)')
except SystemExit as e: print('exit', e.code)
for exc in (KeyError('k'), IndexError('i'), OSError(1, 'o', 'f'), UnicodeDecodeError('utf8', b'\xff', 0, 1, 'r'), UnicodeEncodeError('ascii', 'é', 0, 1, 'r'), SyntaxError('s', ('f', 1, 2, 't')), ImportError('m', name='n', path='p'), NameError('n', name='x'), AttributeError('a', name='y', obj=1), StopIteration(1), SystemExit(2), KeyboardInterrupt(), AssertionError(), FileNotFoundError(2, 'nf', 'a', None, 'b'), BaseException(), Exception(1, 2), Warning('w'), ConnectionResetError(104, 'r'), TimeoutError(), BlockingIOError(11, 'b')):
    print(repr(exc), '|', str(exc), '|', exc.args, sorted(k for k in vars(exc)))
