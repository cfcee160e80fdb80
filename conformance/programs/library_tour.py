from __future__ import annotations
import dataclasses, enum, functools, itertools, typing, contextlib, weakref, collections, heapq, bisect, copy, json, pickle, textwrap, traceback, warnings, inspect, operator, string, re, decimal, fractions, random
@dataclasses.dataclass(slots=True, kw_only=True, order=True)
class Item:
    name: str
    price: decimal.Decimal = decimal.Decimal('1.10')
    tags: list[str] = dataclasses.field(default_factory=list, compare=False, repr=False)
    total: float = dataclasses.field(init=False, default=0.0)
    def __post_init__(self): self.total = float(self.price) * len(self.tags)
a = Item(name='b', tags=['x','y']); b = Item(name='a')
print(a, b, a > b, dataclasses.asdict(a), dataclasses.replace(a, name='z'))
try: a.foo = 1
except AttributeError as e: print(e)
print(inspect.signature(Item), Item.__match_args__, Item.__slots__)
class Perm(enum.Flag):
    R = enum.auto(); W = enum.auto(); X = enum.auto()
    RW = R | W
print(Perm.R | Perm.X, Perm.RW in Perm, ~Perm.R, list(Perm.RW), Perm(5), repr(Perm(0)))
try: Perm(99)
except ValueError as e: print(e)
class Color(enum.StrEnum):
    RED = enum.auto()
    @classmethod
    def _missing_(cls, value): return cls.RED if value == 'r' else None
print(Color('r'), f'{Color.RED:>6}|', Color.RED.upper(), [*Color])
@functools.singledispatch
def show(x): return f'obj {x}'
@show.register
def _(x: int | bool): return f'int {x}'
@show.register(list)
def _(x): return 'list ' + ','.join(map(show, x))
print(show([1, 'a', True, [2.5]]), show.dispatch(bool)(1))
class T:
    @functools.cached_property
    def v(self): print('computed'); return 42
    @functools.singledispatchmethod
    def f(self, a): return 'any'
    @f.register
    def _(self, a: str): return 'str'
t = T(); print(t.v, t.v, t.f(1), t.f('s'), t.__dict__)
@functools.total_ordering
class V:
    def __init__(s, *p): s.p = p
    def __eq__(s, o): return s.p == o.p
    def __lt__(s, o): return s.p < o.p
    __hash__ = None
print(V(1,2) >= V(1,1), V(1) <= V(1), max(V(3), V(4)).p)
try: {V(1)}
except TypeError as e: print(e)
print(list(itertools.batched('abcdefg', 3)), list(itertools.pairwise(range(4))), list(heapq.merge([1,4],[2,3], key=lambda v: v)))
print(bisect.bisect([{'a':1},{'a':3}], 2, key=lambda d: d['a']), collections.Counter('abca') - collections.Counter('ab'), collections.Counter(a=3) & collections.Counter(a=1))
cm = collections.ChainMap({'a':1},{'a':2,'b':3}); print(dict(cm), cm.maps, cm.new_child({'c':1})['c'], cm.parents)
d = collections.deque(range(5), maxlen=4); d.rotate(1); d.appendleft(9); print(d, d.index(2))
od = collections.OrderedDict(a=1,b=2,c=3); od.move_to_end('a'); print(od, list(reversed(od)), od.popitem(last=False))
print(copy.replace(a, name='q').name)
class Enc(json.JSONEncoder):
    def default(self, o): return {'__': str(o)} if isinstance(o, decimal.Decimal) else super().default(o)
print(json.dumps({'a':[1,2.5,None,True,{'x':decimal.Decimal('1.1')}], 'ü':'\u20ac'}, cls=Enc, indent=2, sort_keys=True, ensure_ascii=False))
try: json.loads('{"a": [1, 2,]}')
except json.JSONDecodeError as e: print(e, e.lineno, e.colno)
print(json.loads('[1e5, -0, "\\ud83d\\ude00", NaN, 12345678901234567890]', parse_float=decimal.Decimal))
print(pickle.loads(pickle.dumps(a)) == a, pickle.loads(pickle.dumps(Perm.RW)), pickle.loads(pickle.dumps(od)))
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter('always'); warnings.warn('hm', DeprecationWarning); print(w[0].category.__name__, w[0].message)
def sig(a, /, b: int = 1, *args: str, c, d=2, **kw) -> None: ...
print(inspect.signature(sig), inspect.signature(sig).bind(1, c=3).arguments, typing.get_type_hints(sig))
print(re.sub(r'(?P<y>\d{4})-(?P<m>\d\d)', r'\g<m>/\g<y>', 'on 2024-05 and 1999-12'), re.findall(r'(a)(b)?', 'abaab'), re.split(r'([,;])\s*', 'a, b;c'), re.fullmatch(r'(?i)hello\b.*', 'HeLLo there'))
print(string.Template('$a ${b} $$').substitute(a=1, b=2), string.capwords('hello wORLD'), textwrap.fill('the quick brown fox jumps over', 12, initial_indent='* '))
print(fractions.Fraction('3.14').limit_denominator(10), f"{fractions.Fraction(1,3):.5f}", decimal.Decimal('1.005').quantize(decimal.Decimal('.01')))
random.seed('abc'); print(random.sample(range(100), 5), random.choices('ab', [1,3], k=6), random.gauss(0,1), random.randbytes(4))
r = weakref.ref(t); f = weakref.finalize(t, print, 'gone'); del t; print(r(), f.alive)
with contextlib.ExitStack() as st:
    st.callback(print, 'cb'); st.enter_context(contextlib.suppress(KeyError)); {}['x']
@contextlib.contextmanager
def cmgr():
    print('in')
    try: yield 5
    except ValueError as e: print('caught', e)
    finally: print('out')
with cmgr() as x: raise ValueError(x)
class G[T: int = bool]:
    type Pair = tuple[T, T]
    def m[U](self, u: U) -> T: ...
print(G.__type_params__, G.Pair.__value__, G[int], G.m.__type_params__, inspect.get_annotations(G.m))
match {'k': [1, 2, {'z': (3, 4)}], 'o': a}:
    case {'k': [int(p), *q, {'z': (r, _)}], **rest} if p: print(p, q, r, list(rest))
match a:
    case Item(name='b', price=p): print('item', p)
try:
    raise ExceptionGroup('eg', [ValueError(1), ExceptionGroup('in', [KeyError('k'), OSError(2, 'no')])])
except* (ValueError, OSError) as eg: print(eg.exceptions)
except* KeyError as eg: print(repr(eg))
print(f'{a.name!r:>{5}} {3.14159:.2f} {1e10:,} {255:#x} {"n" f"{1+1}"} {a.name=}', t"x{1+1!r:>3}".interpolations)
