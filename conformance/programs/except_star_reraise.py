def t(exc, *bodies):
    try:
        try: raise exc
        except* ValueError as e: bodies[0](e)
        except* TypeError as e: bodies[1](e)
        else: print('else')
    except BaseException as e: print('out', repr(e), repr(e.__context__), repr(e.__cause__))
    else: print('clean')
def ok(e): print('ok', repr(e))
def rr(e): raise
def same(e): raise e
def new(e): raise KeyError('new')
def newfrom(e): raise KeyError('new') from e
V, T = ValueError, TypeError
G = ExceptionGroup
for mk in [lambda: V(1), lambda: T(2), lambda: KeyError(3), lambda: G('g', [V(1)]), lambda: G('g', [V(1), T(2)]), lambda: G('g', [V(1), T(2), OSError(3)]), lambda: G('g', [V(1), G('h', [T(2), V(3), KeyError(4)]), KeyError(5)])]:
    for a in (ok, rr, same, new, newfrom):
        for b in (ok, rr, new): t(mk(), a, b)
def f():
    try: raise G('tb', [V(1), G('sub', [T(2)])])
    except* T: raise KeyError('in handler')
f()
