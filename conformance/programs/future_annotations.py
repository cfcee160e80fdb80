"""doc"""
from __future__ import annotations
import typing, dataclasses, inspect, annotationlib, sys
def f(a: int, b: 'str' = 1, *c: (1, 2), d: {'k': [x for x in y]}, **e: lambda q, *r: q) -> undefined[A.b, ...]: 
    z: notthere = 3
    w.x: nope
f2 = f
print(f.__annotations__); print(f.__annotate__.__name__)
print(f.__code__.co_flags & 0x1000000 != 0, compile('1','','eval').co_flags & 0x1000000 != 0, compile('1','','eval',dont_inherit=True).co_flags & 0x1000000)
class C:
    'cdoc'
    a: int = 1
    b: undefined
    __p: int = 2
    if True:
        c: typing.ClassVar[int] = 3
    def m(self, __x: T) -> C: ...
    print(__annotations__, list(locals()))
print(C.__annotations__, C.__annotate__, C.m.__annotations__, list(C.__dict__))
g: undefined.thing = 5
h: 'text'
(i): int = 3
print(__annotations__, '__annotate__' in globals())
@dataclasses.dataclass
class D:
    a: int
    b: typing.ClassVar[int] = 3
    c: dataclasses.InitVar[int] = 4
    d: list[D] = dataclasses.field(default_factory=list)
    e: KW = 1
    _: dataclasses.KW_ONLY
    k: str = 'k'
    def __post_init__(self, c): print('post', c)
print(D(1), dataclasses.fields(D)[0].type, inspect.signature(D))
class N(typing.NamedTuple):
    x: int
    y: str = 'a'
print(N(1), N.__annotations__, typing.get_type_hints(N))
class TD(typing.TypedDict, total=False):
    x: int
print(TD.__annotations__, typing.get_type_hints(TD), TD.__optional_keys__)
exec('def q(a: undefined1): pass\nprint(q.__annotations__)\nr: undefined2 = 1\nprint(__annotations__)')
exec('def q(a: int): pass\nprint(q.__annotations__)', {'__builtins__': __builtins__})
exec(compile('def q(a: int): pass\nprint(q.__annotations__)', 'x', 'exec', dont_inherit=True))
print(annotationlib.get_annotations(f, format=annotationlib.Format.STRING))
try: typing.get_type_hints(f)
except NameError as e: print(e)
print(inspect.get_annotations(C.m, eval_str=False), inspect.signature(f))
f.__annotations__['new'] = 1; print(f.__annotations__ is f.__annotations__, list(f.__annotations__))
del C.__annotations__
print(C.__annotations__)
def outer(v: int):
    def inner(v: v) -> v: return v
    return inner.__annotations__
print(outer(1))
class E: pass
print(E.__annotations__, E.__annotate__)
del __annotations__
try: s: int = 1
except NameError as e: print(e)
class Meta(type):
    @classmethod
    def __prepare__(m, n, b): return {'__annotations__': {'pre': 1}}
class M(metaclass=Meta):
    a: int
print(M.__annotations__)
async def co(a: int) -> None: ...
print(co.__annotations__, (lambda: 0).__annotations__)
for fmt in ('a if b else c', 'not a', '-x ** 2', 'a[b:c, ::2]', 'f(*a, k=v, **kw)', '{**a, 1: 2}', '{a, b}', 'f"{a!r:>{w}} {{}}"', 'a := 1', 'await x', 'a < b <= c', 'a and b or c', '(yield)', '[*a]', "'q' \"w\"", '1e400', '1j', 'b"x"', '...', 'x.y.z', 'lambda: (yield)', '(x for x in y if z)', 'a @ b', '~a', 'a, b', '()', '(a,)'):
    try:
        ns = {}
        exec(f'def t(a: ({fmt})): pass', ns); print(fmt, '->', ns['t'].__annotations__['a'])
    except SyntaxError as e: print(fmt, e)
