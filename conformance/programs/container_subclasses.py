"""Subclasses of the container types, keys with their own equality, and containers that change while they are used."""
def tr(f):
    try: return f()
    except BaseException as e: return type(e).__name__+': '+str(e)
class L(list):
    def __init__(self, *a): super().__init__(*a); self.x=1
    def __len__(self): return 99
l=L([1,2]); print(l, len(l), l.x, l==[1,2], list(l), l[:], type(l[:]), bool(L()), l.__dict__)
class D(dict):
    def __getitem__(self,k): return 'over'
    def __contains__(self,k): return True
d=D(a=1); print(d, d['z'], d.get('a'), 5 in d, dict(d), {**d}, '%(a)s'%d, '{a}'.format_map(d), '{0[q]}'.format(d))
class DD(dict):
    def keys(self): return ['q']
    def __iter__(self): return iter(['q'])
    def __getitem__(self,k): return 'v'
print(dict(DD(a=1)))
class S(str):
    def __len__(self): return 42
    def __str__(self): return 'strS'
    def __repr__(self): return 'reprS'
    def __format__(self,spec): return 'fmt'+spec
    def __eq__(self,o): return True
    def __hash__(self): return 7
s=S('abc'); print(len(s), s, repr(s), f'{s:x}', s=='zzz', s.upper(), s+'d', 'abc' in {s:1}, str(s), '%s'%s, '{!r}'.format(s), ''.join([s]), s[0], s.y if hasattr(s,'y') else 'no')
s.y=5; print(s.y, S.__mro__[1], isinstance(s,str))
class T(tuple):
    def __new__(cls,*a): return super().__new__(cls,a)
t=T(1,2); print(t, t[0], len(t), t==(1,2), hash(t)==hash((1,2)), {t:1}[(1,2)], T.__new__(T), t+(3,), tr(lambda: tuple.__new__(T,[1])))
class FS(frozenset): pass
print(FS([1])=={1}, {FS([1]):2}[frozenset([1])], FS([1])|{2}, type(FS().copy()))
class St(set):
    def __init__(self,a=()): super().__init__(a); self.n=len(self)
st=St([1,2]); print(st, st.n, st|{3}, type(st|{3}), st.__reduce__())
class Bad:
    def __hash__(self): return 1
    def __eq__(self,o): raise ValueError('eq')
print(tr(lambda:{Bad():1,Bad():2}), tr(lambda: Bad() in [Bad()]), tr(lambda: [Bad()].index(3)))
class H:
    def __init__(s,v): s.v=v
    def __hash__(s): return hash(s.v)
    def __eq__(s,o): return s.v==(o.v if isinstance(o,H) else o)
    def __repr__(s): return f'H({s.v})'
d={H(1):'a',2:'b'}; print(d[1], d[H(2)], H(2) in d, 1 in d, d.pop(1), d, {1,H(1),1.0}, {H(3),3})
class Lt:
    def __init__(s,v): s.v=v
    def __lt__(s,o): return s.v<o.v
    def __repr__(s): return f'<{s.v}>'
print(sorted([Lt(3),Lt(1),Lt(2)]), sorted([Lt(1),Lt(1)],reverse=True), max([Lt(1),Lt(5)]))
class It:
    def __init__(s): s.i=0
    def __iter__(s): return s
    def __next__(s):
        s.i+=1
        if s.i>3: raise StopIteration
        return s.i
print(list(It()), tuple(It()), set(It()), dict.fromkeys(It()), [*It()], ','.join(str(x) for x in It()), sum(It()), [0]+[*It()])
l=[1,2,3]
for x in l:
    if x<10: l.append(x+10)
print(l)
l=[3,1,2]; it=iter(l); next(it); l.clear(); print(list(it), list(it)); l.append(5); print(list(it))
def g():
    yield 1
    raise KeyError('x')
l=[0]; print(tr(lambda: l.extend(g())), l)
l=[1,2,3]; l[1:2]=l; print(l); l[::2]=l[1::2]+[9]; print(l); l*=2; print(l); l+='ab'; print(l)
a=[1]; a.append(a); print(a, a==a, tr(lambda: a<[1,[2]]))
print(tr(lambda: [1,2,3].sort(key=lambda x: 1/0)), tr(lambda: sorted([1,'a',None])))
x=[1,2,3]; x.sort(key=lambda v:-v); print(x)
print({}.__init__([(1,2)]), tr(lambda: dict.__init__(5)), dict.__new__(dict), list.__new__(list,5), tr(lambda: set.__new__(set,5,6)))
print(tr(lambda: 'a'.split(sep='b',maxsplit=2)), tr(lambda: 'a'.split(foo=1)), tr(lambda: 'a'.encode(encoding='latin-1',errors='x')), tr(lambda: 'a'.expandtabs(tabsize=3)), tr(lambda: 'a'.strip(chars='a')), tr(lambda: [].sort(reverse='x')), tr(lambda: 'a'.splitlines(keepends=1)))
print(eval(repr({'a':(1,),'b':[{}],3:{1:{2}}})), [[]]*2, ((),), {(): []}, frozenset({(1,)}))
print([1,2,3].__add__([4]), [].__class__, [].__doc__ is not None, list.__hash__, [].__eq__(5), [].__lt__(5), (1).__class__, ().__hash__()==hash(()))
print("%s"%{}, '%r'%[1], '{:>5}'.format('é'), '{:*^9}'.format('😀'), f"{'a':<3}|", '{:5}|'.format('abc'), '{:.2}'.format('😀ab'))
print(str(b'\xc3\xa9','utf8'), str(bytearray(b'a'),'ascii'), str(memoryview(b'abc'),'ascii'), 'é'.encode(), '€'.encode('utf-16'), '😀'.encode('utf-32-le'))
print('a\ud800'.encode('utf-8','surrogatepass'), ascii('a\ud800😀é'))
