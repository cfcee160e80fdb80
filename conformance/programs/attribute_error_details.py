"""What AttributeErrors know: the name and the object, or neither."""
class A: pass
class S:
    __slots__ = ('s',)
class SA:
    def __setattr__(self, n, v): super().__setattr__(n, v)
class D:
    def __init__(self): self.a = 1
def t(label, o, f):
    try: f(); print(label, 'fine')
    except (AttributeError, TypeError) as e: print(label, e, repr(getattr(e, "name", 0)), getattr(e, "obj", 0) is o)
for C in (A, S, SA, D):
    for mat in (False, True):
        o = C()
        if mat and C is not S: vars(o)
        t(f'{C.__name__} {mat} del', o, lambda: delattr(o, 'q'))
        t(f'{C.__name__} {mat} get', o, lambda: o.q)
        t(f'{C.__name__} {mat} deltwice', o, lambda: (setattr(o, 's', 1), delattr(o, 's'), delattr(o, 's')))
        t(f'{C.__name__} {mat} object', o, lambda: object.__delattr__(o, 'q'))
        t(f'{C.__name__} {mat} class', C, lambda: delattr(C, 'q'))
        def stmt(): del o.q
        t(f'{C.__name__} {mat} stmt', o, stmt)
        def stmt(): o.__dict__ = {}; del o.q
        t(f'{C.__name__} {mat} dict', o, stmt)
        t(f'{C.__name__} {mat} set', o, lambda: setattr(o, '__class__', 3) if 0 else setattr(3, 'x', 1))
        for n in ("__dict__", '__doc__', '__weakref__', '__init__', '__module__'):
            t(f'{C.__name__} {mat} del {n}', o, lambda: delattr(C(), n))
import types, functools
m = types.ModuleType('m'); t('module', m, lambda: delattr(m, 'q')); t('module', m, lambda: m.q)
n = types.SimpleNamespace(); t('ns', n, lambda: delattr(n, 'q')); t('ns', n, lambda: n.q)
t('func', t, lambda: delattr(t, 'q')); t('func', t, lambda: t.q)
e = ValueError(); t('exc', e, lambda: delattr(e, 'q'))
p = functools.partial(int); t('partial', p, lambda: delattr(p, 'q'))
for o in (1, 'a', [], {}, None, len, int, type, (1).real, b'', range(3), slice(1), b'x'):
    t(f'{o!r:.20}', o, lambda: delattr(o, 'q')); t(f'{o!r:.20}', o, lambda: setattr(o, 'q', 1)); t(f'{o!r:.20}', o, lambda: o.q)
d = D()
d.name = 1
try: d.naem
except AttributeError as e: print(e, e.name)
del d.naem
