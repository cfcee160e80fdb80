"""How often, and in which order, tables call __hash__ and __eq__ of their keys."""
from collections import Counter, OrderedDict, defaultdict, ChainMap
log = []
class K:
    def __init__(self, name, h=1): self.name, self.h = name, h
    def __hash__(self): log.append(f'h{self.name}'); return self.h
    def __eq__(self, other):
        if not isinstance(other, K): log.append(f'{self.name}={other!r}'); return NotImplemented
        log.append(f'{self.name}={other.name}'); return self.name[0] == other.name[0]
    def __repr__(self): return self.name
class S(set): pass
class FS(frozenset): pass
class D(dict): pass
class CD(Counter): pass
def run(label, f):
    mappings = not {'set', 'S', 'frozenset', 'FS'} & {*label.split()} and 'star' not in label
    for fl in ('same', 'different')[not mappings:]:
        global mk
        n = [0]
        def mk(name): return K(name, 1 if fl == 'same' else 'abcdefgh'.index(name[0]))
        try:
            args = f()
            if callable(args):
                log.clear()
                try: r = args()
                except Exception as e: r = f'{type(e).__name__}: {e}'
                got = ' '.join(log); log.clear()
                try: shown = [type(r).__name__, len(r)] if hasattr(r, '__len__') and not isinstance(r,str) else r
                except Exception as e: shown = repr(e)
                if hasattr(r, '__iter__') and not isinstance(r, str): shown = shown + [sorted(map(repr, r)) if isinstance(r, (set, frozenset)) else list(r)]
                if got and not shown_error(r): print(label, fl, ':', got, '->', shown)
        finally: pass
def shown_error(r): return isinstance(r, str) and 'Error' in r and 'KeyError' not in r
def k(*names): return [mk(n) for n in names]
mk = K
A = lambda: k('a1','b1','c1')
B = lambda: k('a2','b2','d2')
makers = {
 'dict': lambda ks: dict.fromkeys(ks, 1), 'D': lambda ks: D.fromkeys(ks, 1),
 'set': set, 'frozenset': frozenset, 'list': list, 'iter': iter,
 'keys': lambda ks: dict.fromkeys(ks, 1).keys(), 
 'Counter': lambda ks: Counter(ks),
 'ChainMap': lambda ks: ChainMap(dict.fromkeys(ks,1)), 'dd': lambda ks: defaultdict(int, [(x,1) for x in ks]),

}
import operator
def pair(label, op, m1, m2):
    def f():
        x = makers[m1](A()); y = makers[m2](B())
        return lambda: op(x, y)
    run(f'{label} {m1} {m2}', f)
def single(label, op, m):
    def f():
        x = makers[m](A() + B())
        return lambda: op(x)
    run(f'{label} {m}', f)
for m in makers:
    for label, op in dict(set=set, frozenset=frozenset, S=S, FS=FS, fromkeys=dict.fromkeys, dict=dict, Counter=Counter, list=list, Dfromkeys=D.fromkeys, Counter_kw=CD, D=D, dd=lambda x: defaultdict(int, x), dstar=lambda x: {**x}, comp=lambda x: {i for i in x}, dcomp=lambda x: {i:1 for i in x}, tup=lambda x: tuple(x), copy=lambda x: x.copy(), srt=lambda x: sorted(x, key=repr), rev=lambda x: list(reversed(x)), total=lambda x: x.total(), mc=lambda x: x.most_common(), el=lambda x: list(x.elements()), neg=lambda x: -x, pos=lambda x: +x, popitem=lambda x: x.popitem(), pop=lambda x: x.pop(), clear=lambda x: x.clear(), mte=lambda x: x.move_to_end(next(iter(x))), ).items():
        single(label, op, m)
ops = {o: getattr(operator, o) for o in 'and_ or_ sub xor iand ior isub ixor eq ne lt le gt ge add iadd'.split()}
for me in 'union intersection difference symmetric_difference update intersection_update difference_update symmetric_difference_update issubset issuperset isdisjoint subtract'.split():
    ops[me] = lambda x, y, me=me: (lambda r: x if r is None else r)(getattr(x, me)(y))
for m1 in ('dict','set','frozenset','keys','Counter','dd'):
    for m2 in makers:
        for label, op in ops.items():
            pair(label, op, m1, m2)
def one(label, g): run(label, g)
def prep(m, fn):
    def f():
        x = makers[m](A()); q = mk('b9'); z = mk('e9')
        return lambda: fn(x, q, z)
    return f
for m in ('dict','set','frozenset','keys','Counter','dd','list'):
    for label, fn in {
      'in': lambda x,q,z: (q in x, z in x), 'getitem': lambda x,q,z: x[q], 'getmissing': lambda x,q,z: x[z], 'get': lambda x,q,z: (x.get(q), x.get(z)),
      'set': lambda x,q,z: (x.__setitem__(q, 2), x.__setitem__(z,3)), 'del': lambda x,q,z: x.__delitem__(q), 'pop': lambda x,q,z: x.pop(q), 'popd': lambda x,q,z: x.pop(z, 3), 'popm': lambda x,q,z: x.pop(z), 'setdefault': lambda x,q,z: (x.setdefault(q,1), x.setdefault(z, 2)),
      'add': lambda x,q,z: (x.add(q), x.add(z)), 'discard': lambda x,q,z: (x.discard(q), x.discard(z)), 'remove': lambda x,q,z: x.remove(q), 'removem': lambda x,q,z: x.remove(z), 'mte': lambda x,q,z: x.move_to_end(q), 'mtef': lambda x,q,z: x.move_to_end(q, last=False), 'index': lambda x,q,z: x.index(q), 'count': lambda x,q,z: x.count(q),
      'inc': lambda x,q,z: operator.setitem(x, q, x[q]+1), 'setin': lambda x,q,z: {q} in x, 'updkw': lambda x,q,z: x.update([(q, 1), (z, 2)], foo=3), 'eqself': lambda x,q,z: x == x, 'eqcopy': lambda x,q,z: x == x.copy(), 'hash': lambda x,q,z: hash(x) and 0, 'repr': lambda x,q,z: len(repr(x)) > 0, 'tuplein': lambda x,q,z: (q,1) in x,
    }.items():
        one(f'{label} {m}', prep(m, fn))
