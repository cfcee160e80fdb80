import traceback
def drive(f):
    generator = f()
    sent = None
    while True:
        sent = generator.send(sent)
def show(f):
    print('#', f.__name__)
    try: drive(f)
    except BaseException as e:
        def d(e, ind, seen=()):
            if e is None or id(e) in seen: return
            print(' '*ind, type(e).__name__, e.args, 'sup', e.__suppress_context__, 'cause', type(e.__cause__).__name__, 'ctx', type(e.__context__).__name__, 'tb', [ (f.name, f.lineno) for f in traceback.extract_tb(e.__traceback__)], getattr(e,'__notes__',None))
            seen = seen + (id(e),)
            d(e.__cause__, ind+4, seen); d(e.__context__, ind+4, seen)
            if isinstance(e, BaseExceptionGroup):
                for x in e.exceptions: d(x, ind+2, seen)
        d(e, 0)
        traceback.print_exception(e)
def a1():
    yield
    try: raise ExceptionGroup('g',[ValueError(1)])
    except* (yield ValueError): raise KeyError(2)
def a2():
    yield
    try: raise ExceptionGroup('g',[ValueError(1)])
    except* (yield ValueError) as e: raise KeyError(2) from e
def a3():
    yield
    try: raise ExceptionGroup('g',[ValueError(1)])
    except* (yield ValueError) as e: raise KeyError(2) from None
def a4():
    yield
    try: raise ExceptionGroup('g',[ValueError(1),TypeError(2)])
    except* (yield ValueError) as e: raise KeyError(2)
def a5():
    yield
    try: raise ExceptionGroup('g',[ValueError(1),TypeError(2)])
    except* (yield ValueError) as e: raise KeyError(2)
    except* TypeError as e: raise KeyError(3) from e
def a6():
    yield
    try: raise ExceptionGroup('g',[ValueError(1),TypeError(2)])
    except* (yield ValueError) as e: raise
    except* TypeError as e: raise KeyError(3) from e
def a7():
    yield
    try: raise ExceptionGroup('g',[ValueError(1),TypeError(2)])
    except* (yield ValueError) as e: raise e
def a8():
    yield
    try: raise ValueError(1)
    except* (yield ValueError) as e: raise e
def a9():
    yield
    try: raise ValueError(1)
    except* (yield ValueError) as e: raise
def a10():
    yield
    try: raise ValueError(1)
    except* (yield ValueError) as e: raise KeyError(2)
def a11():
    yield
    try: raise ValueError(1)
    except* TypeError as e: raise KeyError(2)
def a12():
    yield
    try: raise ExceptionGroup('g',[ValueError(1),ExceptionGroup('h',[ValueError(2),OSError(3)])])
    except* (yield ValueError) as e: raise e.exceptions[0]
def a13():
    yield
    try: raise ExceptionGroup('g',[ValueError(1),OSError(2)])
    except* (yield ValueError) as e: pass
def a14():
    yield
    try:
        try: 1/0
        except ZeroDivisionError: raise ExceptionGroup('g',[ValueError(1),OSError(2)])
    except* (yield ValueError) as e: raise KeyError(4)
    finally: pass
def a15():
    yield
    try: raise ExceptionGroup('g',[ValueError(1),OSError(2)])
    except* (yield ValueError) as e:
        try: 1/0
        except ZeroDivisionError: raise
    except* OSError: 
        try: raise
        except* OSError as e: raise KeyError from e
def a16():
    yield
    try: raise ExceptionGroup('g',[ValueError(1),OSError(2)])
    except* ExceptionGroup as e: pass
def a17():
    yield
    try: raise ExceptionGroup('g',[ValueError(1),OSError(2)])
    except* (ValueError, 3) as e: pass
def a18():
    yield
    try: raise ExceptionGroup('g',[ValueError(1),OSError(2)])
    except* 3 as e: pass
def a19():
    yield
    try: raise ExceptionGroup('g',[ValueError(1),OSError(2)]) from TypeError(7)
    except* (yield ValueError) as e: raise KeyError(9)
    else: pass
def a20():
    yield
    e0 = ExceptionGroup('g',[ValueError(1),OSError(2)])
    e0.add_note('n')
    try: raise e0
    except* (yield ValueError) as e:
        e.add_note('m')
        raise
def a21():
    yield
    class G(ExceptionGroup):
        def derive(self, x): return G('d', x)
    try: raise G('g',[ValueError(1),OSError(2)])
    except* (yield ValueError) as e: raise KeyError(1)
def a22():
    yield
    class G(ExceptionGroup):
        def derive(self, x): return 3
    try: raise G('g',[ValueError(1),OSError(2)])
    except* (yield ValueError) as e: raise KeyError(1)
def a23():
    yield
    try: raise ExceptionGroup('g',[ValueError(1)])
    except* (yield ValueError): raise ExceptionGroup('k',[ValueError(4)])
def a24():
    yield
    try: raise ExceptionGroup('g',[ValueError(1)])
    except* (yield ValueError):
        try: raise ExceptionGroup('g2',[OSError(1)])
        except* OSError: raise LookupError
def a25():
    yield
    for i in range(2):
        try: raise ExceptionGroup('g',[ValueError(1)])
        except* (yield ValueError):
            def k(): raise KeyError(i)
            k()
for n in range(1,26): show(globals()[f'a{n}'])
try: raise ExceptionGroup('g',[ValueError(1)])
except* (yield ValueError): raise KeyError(2)
