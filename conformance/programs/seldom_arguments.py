"""Builtins in lines that have run often, called with what they are seldom given."""
import struct, io, array
def attempt(f, *a):
    try: return repr(f(*a))[:150]
    except Exception as e: return f"{type(e).__name__}: {e}"
class Idx:
    def __init__(s,v): s.v=v
    def __index__(s): return s.v
    def __repr__(s): return 'Idx'
class S(str): pass
class L(list):
    def pop(self, i=-1): return "mine"
odd=[True,None,1.0,2**70,-2**70,Idx(1),"x",b"x",S("a"),[],-1,300000,2**63,2**63-1]
def m1(l,i): return l.pop(i)
def m2(s,i): return s.split(maxsplit=i)
def m3(s,i): return s.center(i)
def m4(b,i): return b.hex(sep=i)
def m5(b,i): return b.hex(":", bytes_per_sep=i)
def m6(s,i): return int(s, base=i)
def m7(s,i): return s.encode(errors=i)
def m8(s,i): return s.removeprefix(i)
def m9(l,i): l.insert(i, 7); return l
def m10(l,i): return l.index(1, i)
def m11(s,i): return s.expandtabs(tabsize=i)
def m12(i): return sorted([3,1,2], reverse=i)
def m13(i): return max([3,1], default=i), min(i, 2)
def m14(l,i): l.sort(reverse=i); return l
def m15(i,j): return j.to_bytes(4, byteorder=i)
def m16(i): return struct.pack("<H", i)
def m17(i): return bytearray(i)
def m18(i): return bytes(i)
def m19(i): return str(b"ab", i)
def m20(i): return len(i)
def m21(i): return isinstance(3, i)
def m22(i): return io.BytesIO(i).read(2)
def m23(b,i): return b.read(i)
def m24(a,i): return a.pop(i)
def m25(s,i): return s.splitlines(keepends=i)
def m26(s,i): return s.replace("a","b",count=i)
def m27(d,i): return d.get(i), d.setdefault(i, 1), d.pop(i, None)
def m28(i): return dict(a=i, b=2)
def m29(i): return ord(i), chr(i)
def m30(i): return sum([1,2], start=i)
def m31(i): return enumerate([1], start=i).__next__()
def m32(i): return round(2.567, ndigits=i)
def m33(i): return print(1, end=i)
def m34(i): return "abc".find("c", i), b"abc".find(b"c", i)
cases=[(m1,lambda:([1,2,3],),0),(m2,lambda:("a b c",),1),(m3,lambda:("ab",),5),(m4,lambda:(b"ab",),":"),(m5,lambda:(b"abcd",),2),(m6,lambda:("11",),2),(m7,lambda:("ab\udc80",),"replace"),(m8,lambda:("abc",),"a"),(m9,lambda:([1],),0),(m10,lambda:([1,2,1],),1),(m11,lambda:("a\tb",),4),(m12,lambda:(),True),(m13,lambda:(),1),(m14,lambda:([2,1],),True),(m15,lambda:(),None),(m16,lambda:(),5),(m17,lambda:(),3),(m18,lambda:(),3),(m19,lambda:(),"utf-8"),(m20,lambda:(),[1]),(m21,lambda:(),int),(m22,lambda:(),b"abc"),(m23,lambda:(io.BytesIO(b"abcdefg"),),2),(m24,lambda:(array.array("i",[1,2,3]),),0),(m25,lambda:("a\nb",),True),(m26,lambda:("aaa",),1),(m27,lambda:({1:2},),1),(m28,lambda:(),1),(m29,lambda:(),None),(m30,lambda:(),2),(m31,lambda:(),2),(m32,lambda:(),1),(m33,lambda:(),""),(m34,lambda:(),1)]
for f,mk,good in cases:
    for k in range(1700):
        if f is m15: attempt(f,"big",7)
        elif f is m29: attempt(f,65)
        elif f is m33: break
        else: attempt(f,*mk(),good)
    for o in odd:
        if f is m15: print(f.__name__, attempt(f,o,7))
        else: print(f.__name__, attempt(f,*mk(),o))
print(attempt(m1,L([1]),0), attempt(m1,(1,),0), attempt(m20,3), attempt(m9,"no",1))
