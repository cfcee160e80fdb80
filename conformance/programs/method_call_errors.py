from array import array
class A(array): pass
class B(bytes): pass
class BA(bytearray): pass
class L(list): pass
class S(str): pass
class D(dict): pass
def t(f):
    try: f()
    except TypeError as e: print(e)
a=A('b',[])
t(lambda: a.tobytes(0)); t(lambda: a.tobytes(0,0,0)); t(lambda: a.tobytes(x=1)); f=a.tobytes; t(lambda: f(1)); t(lambda: f(x=1)); t(lambda: a.tobytes(*[1])); t(lambda: a.tobytes(**{'x':1}))
b=B(b'')
t(lambda: b.upper(0)); t(lambda: b.upper(0,0,0)); t(lambda: b.upper(x=1)); f=b.upper; t(lambda: f(1)); t(lambda: b.upper(*[1]))
t(lambda: b.find()); t(lambda: b.find(x=1)); t(lambda: b.zfill())
l=L()
t(lambda: l.append()); t(lambda: l.append(1,2)); t(lambda: l.append(x=1)); t(lambda: l.clear(1)); f=l.clear; t(lambda: f(1))
s=S()
t(lambda: s.upper(1)); t(lambda: s.upper(1,2,3)); t(lambda: s.zfill(x=1)); f=s.upper; t(lambda: f(1))
e=ValueError()
t(lambda: e.add_note()); t(lambda: e.add_note(1,2,3)); t(lambda: e.add_note(x=1)); f=e.add_note; t(lambda: f()); t(lambda: e.add_note(*[]))
t(lambda: True.bit_length(1)); t(lambda: True.bit_length(1,2,3)); f=True.bit_length; t(lambda: f(1)); t(lambda: True.bit_length(x=1))
