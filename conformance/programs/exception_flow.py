import sys
def t():
    try:
        try: 1/0
        except ZeroDivisionError as e: raise ValueError('v') from e
    except ValueError as e:
        print(repr(e.__cause__), repr(e.__context__), e.__suppress_context__)
t()
try:
    try: 1/0
    except ZeroDivisionError: raise KeyError('k')
except KeyError as e: print(repr(e.__context__), e.__cause__, e.__suppress_context__)
try:
    try: 1/0
    except ZeroDivisionError: raise KeyError('k') from None
except KeyError as e: print(repr(e.__context__), e.__cause__, e.__suppress_context__)
try: raise
except RuntimeError as e: print(e)
def reraise():
    try: 1/0
    except ZeroDivisionError:
        try: raise ValueError
        except ValueError: pass
        raise
try: reraise()
except Exception as e: print(repr(e))
try: raise 5
except TypeError as e: print(e)
try: raise int
except TypeError as e: print(e)
try: raise ValueError from 5
except TypeError as e: print(e)
try: raise ValueError from KeyError
except ValueError as e: print(repr(e.__cause__))
try:
    try: 1/0
    except 5: pass
except TypeError as e: print(e, repr(e.__context__))
try:
    try: 1/0
    except (ValueError, 5): pass
except TypeError as e: print(e)
try: 1/0
except (ValueError, (KeyError,), ZeroDivisionError) if False else ZeroDivisionError as e: print('ok')
def f():
    for i in range(5):
        try:
            if i == 1: continue
            if i == 3: break
            print('body', i)
        except Exception: pass
        else: print('else', i)
        finally: print('fin', i)
    else: print('loop else')
    try: return 'try'
    finally: print('fin ret')
print(f())
def g():
    try: return 1
    finally: return 2
print(g())
def h():
    while True:
        try: 1/0
        finally: break
    return 'swallowed'
print(h())
def k():
    for i in range(3):
        try: raise ValueError(i)
        except ValueError as e:
            if e.args[0] < 2: continue
            return e
        finally: print('k', i)
print(repr(k()))
try:
    e = 1
    try: 1/0
    except ZeroDivisionError as e: pass
    print(e)
except NameError as x: print(x)
print(sys.exception(), sys.exc_info())
def exi():
    try: 1/0
    except Exception:
        print(repr(sys.exception()))
        try: {}['a']
        except KeyError: print(repr(sys.exception()), sys.exc_info()[0])
        print(repr(sys.exception()))
exi()
class E(Exception):
    def __init__(self, a, b): self.a = a; self.b = b
try: raise E(1, b=2)
except E as e: print(e, repr(e), e.args, e.a)
class F(Exception):
    def __str__(self): return 'custom'
print(str(F(1)), repr(F(1)), repr(F(1, 2)), repr(F()))
e = ValueError('a'); e.add_note('n1'); print(e.__notes__)
print(ValueError('a') == ValueError('a'), KeyError('a').args, str(KeyError('a')), str(KeyError()), str(KeyError(1,2)))
print(repr(OSError(2, 'No such')), str(OSError(2, 'No such')), str(OSError(2, 'x', 'file')), OSError(2, 'a').errno, type(OSError(2, 'a')))
print(repr(StopIteration(3).value), repr(SystemExit(3).code), SystemExit().code)
e = AttributeError('x', name='n', obj=3); print(e.name, e.obj)
print(e.with_traceback(None) is e, e.__traceback__)
try: ValueError(x=1)
except TypeError as e: print(e)
try: e.__cause__ = 5
except (TypeError, NameError) as x: print(x)
try: ValueError().__traceback__ = 5
except TypeError as x: print(x)
try: ValueError().__context__ = 5
except TypeError as x: print(x)
