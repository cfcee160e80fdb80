class I(int):
    def __add__(s, o): return I(int(s) + int(o) + 100)
    def __repr__(s): return f'I({int(s)})'
print(I(5) + 1, 1 + I(5), I(5) * 2, type(I(5) * 2), -I(5), I(5) == 5, hash(I(5)) == hash(5), {5: 'a'}[I(5)], [1,2,3][I(1)], f'{I(5)}', f'{I(5):03}', str(I(5)), I('ff', 16), isinstance(I(1), int), I(3).bit_length(), I().real, type(I(1).real), range(I(3)), '%d' % I(4), bool(I(0)), int(I(7)), type(int(I(7))), I(2)**3, I(1) < 2, round(I(5)), abs(I(-5)), divmod(I(7), 2), 7 // I(2), I.from_bytes(b'\x01\x02', 'big'), type(I.from_bytes(b'1', 'big')))
x = I(1); x.attr = 5; print(x.attr, x.__dict__)
class S(str):
    def upper(s): return 'UP' + str.upper(s)
    def __len__(s): return 99
print(S('ab').upper(), len(S('ab')), S('ab') + 'c', type(S('ab') + 'c'), S('ab')[0], {S('k'): 1}['k'], S('ab') == 'ab', S('x').join(['a', 'b']), 'q'.join([S('a'), S('b')]), S(5), S(b'a', 'ascii'), f'{S("z"):>3}', repr(S('q')), type(str(S('q'))), S('a') in 'abc', 'abc'.find(S('c')), sorted([S('b'), 'a']), getattr([], S('append')) is not None)
class F(float): pass
print(F(1.5) + 1, type(F(1.5) + 1), F('2.5'), F(1.5) == 1.5, hash(F(2)) == 2, repr(F(2)), F.fromhex('0x1p3'), type(F.fromhex('0x1p3')))
class L(list):
    def __init__(s, *a, tag=None): super().__init__(*a); s.tag = tag
    def __eq__(s, o): return 'eqL'
    __hash__ = None
l = L([1, 2], tag='t'); l.append(3); print(l, l.tag, l + [4], type(l + [4]), l[0:2], type(l[:]), l == 1, [1, 2, 3] == l, l != 5, len(l), l * 2, list(l), l.copy(), type(l.copy()))
class T(tuple):
    def __new__(cls, *a): return super().__new__(cls, a)
t = T(1, 2, 3); print(t, t[0], t + (4,), type(t[:]), t == (1, 2, 3), hash(t) == hash((1, 2, 3)), {t: 1}[(1, 2, 3)]); t.x = 1; print(t.x)
a, b, c = t; print(a, b, c)
class D(dict):
    def __getitem__(s, k): return 'GI' + str(k)
    def __setitem__(s, k, v): print('SI', k); super().__setitem__(k, v)
    def __contains__(s, k): return True
d = D(a=1); d['b'] = 2; print(d, d['zz'], d.get('a'), 'q' in d, d | {'c': 1}, type(d | {}), dict(d), {**d}, d.copy(), type(d.copy()), d == {'a': 1, 'b': 2}); d.update(z=1); d.setdefault('y', 5); print(d, D.fromkeys('ab'))
class St(set):
    def add(s, x): super().add(x * 2)
s = St([1]); s.add(2); print(s, s | {9}, type(s | {9}), s == {1, 4}, type(s.copy()), frozenset(s))
class B(bytes):
    def __new__(cls, x): return super().__new__(cls, x + b'!')
print(B(b'a'), B(b'a') + b'b', type(B(b'a') + b'b'), B(b'a') == b'a!', B(b'x')[0], B(b'q').upper())
class BA(bytearray): pass
b = BA(b'ab'); b.append(1); b.z = 1; print(b, type(b[:]), b + b'c', type(b + b'c'))
class E(Exception):
    def __init__(s, code): super().__init__(f'code {code}'); s.code = code
class E2(E, KeyError): pass
try: raise E2(5)
except KeyError as e: print(e, e.code, e.args, repr(e), E2.__mro__)
class Cx(complex): pass
print(Cx(1, 2), type(Cx(1, 2) + 1), Cx(1, 2) == 1+2j)
class Fs(frozenset): pass
print(Fs([1]), {Fs([1]): 2}[frozenset([1])], type(Fs([1]) | {2}))
class Ty(type):
    def __str__(s): return 'Ty!'
print(Ty('a', (), {}))
class O:
    def __str__(s): return 'O-str'
print(O(), [O()] != [], '%s' % O(), '{!s}'.format(O()), str(O()))
class Bo(int):
    def __bool__(s): return False
print('t' if Bo(5) else 'f', not Bo(5), Bo(5) and 1, all([Bo(5)]))
from enum import Enum, IntEnum
class Co(Enum): R = 1; G = 2
print(Co.R, repr(Co.G), list(Co), Co(1), Co['G'], Co.R is Co.R, {Co.R: 1})
class II(IntEnum): A = 1; B = 2
print(II.A + 1, II.B, repr(II.B), II.A == 1, [10, 20, 30][II.B])
