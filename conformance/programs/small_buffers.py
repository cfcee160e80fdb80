"""Small buffers, hot and cold: what is sliced, copied, appended, decoded and stored without ceremony, and what is not."""
import struct
v=memoryview(b'hello')
print(str(v,'utf-8'), str(v[1:3],'ascii'), bytes(v[::2]), bytes(v[::-1]), str(v[::1],'latin-1'))
try: str(v[::2],'utf-8')
except Exception as e: print(type(e).__name__, e)
v.release()
for f in (lambda: str(v,'utf-8'), lambda: bytes(v), lambda: struct.unpack('5s',v), lambda: struct.unpack_from('B',v,0)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
b=bytearray(b'abc'); m=memoryview(b)
try: b+=b'x'
except Exception as e: print(type(e).__name__, e)
try: b+=m
except Exception as e: print(type(e).__name__, e)
del m
b+=memoryview(b'xyz')[1:]; b+=b[1:]; b+=b''; print(b)
try: b+="x"
except Exception as e: print(type(e).__name__, e)
class B(bytes):
    def __buffer__(self, f): print('buf'); return memoryview(b'other')
    def __bytes__(self): return b'bb'
x=B(b'data'); print(bytes(x), str(x,'utf-8')); b+=x; print(b)
class L(list):
    def __bytes__(self): return b'LL'
print(bytes(L([1,2])), bytes([1,2,255]), bytes((1,)), bytes([]))
for a in ([256],[-1],['a'],[1.5],(1,2,300)):
    for t in (bytes,bytearray):
        try: print(t(a))
        except Exception as e: print(type(e).__name__, e)
print(str(b'caf\xc3\xa9','utf-8'), str(bytearray(b'caf\xe9'),'latin-1'))
try: str(b'caf\xe9','utf-8')
except Exception as e: print(type(e).__name__, e)
try: str(b'caf\xe9','ascii')
except Exception as e: print(type(e).__name__, e)
try: str(b'caf','nope')
except Exception as e: print(type(e).__name__, e)
print(repr(str(b'','nope')), str(b'a'*13,'utf8'), str(memoryview(b'x'*30)[3:20],'utf-8'))
m=memoryview(bytearray(24)).cast('B',(2,3,4)); print(bytes(m), len(str(m,'ascii')))
m=memoryview(bytearray(8)).cast('I'); print(bytes(m), struct.unpack('<2I',m), struct.unpack_from('>I',m,4))
for o in (5,-4,9,-9,2**70):
    try: print(struct.unpack_from('>I',m,o))
    except Exception as e: print(type(e).__name__, e)
for i in range(20):
    assert str(b'abcdefghijklmnopqrstuvwxyz'[:i],'ascii')=='abcdefghijklmnopqrstuvwxyz'[:i]
    assert bytes(memoryview(b'abcdefghijklmnopqrstuvwxyz'*3)[i:i+i*2])==(b'abcdefghijklmnopqrstuvwxyz'*3)[i:i*3]
s=bytearray()
for i in range(300): s+=bytes([i%256])*(i%40); s+=memoryview(s[:3])[1:]
import hashlib; print(hashlib.md5(s).hexdigest(), len(s))
def f(x): return (x in (1,2,-3), x not in ('a','b\n','\ud800'), x in [5], x in {7,8}, x in (1.0,2))
for k in range(3000): f(k)
class E:
    def __eq__(s,o): return True
    __hash__=None
for x in (1,2,-3,True,1.0,'a','b\n','\ud800','c',None,(1,),5,7):
    print(x if not isinstance(x,str) else ascii(x), f(x))
try: print(f(E()))
except Exception as e: print(type(e).__name__, e)
b=bytearray(10)
def st(i):
    b[2:5]=b'abc'; b[-3:]=b'xyz'; b[:2]=b'12'; b[5:2]=b''
    m=memoryview(b); m[2:4]=b'ZZ'; m[-1:]=b'!'
    return bytes(b)
for i in range(3000): r=st(i)
print(r)
m=memoryview(b)
for fn in (lambda: m.__setitem__(slice(0,3),b'ab'), lambda: b.__setitem__(slice(0,3),b'abcd'), lambda: memoryview(b'abc').__setitem__(slice(0,1),b'x')):
    try: print(fn())
    except Exception as e: print(type(e).__name__, e)
def bad():
    try: m[0:3]=b'ab'
    except Exception as e: print(type(e).__name__, e)
    try: b[0:3]=b'abcd'
    except Exception as e: print(type(e).__name__, e)
    try: memoryview(b'abc')[0:1]=b'x'
    except Exception as e: print(type(e).__name__, e)
    try: memoryview(bytearray(8)).cast('I')[0:1]=b'abcd'
    except Exception as e: print(type(e).__name__, e)
    try: memoryview(bytearray(8)).cast('b')[0:4]=b'abcd'
    except Exception as e: print(type(e).__name__, e)
    try: memoryview(bytearray(8))[::2][0:2]=b'ab'
    except Exception as e: print(type(e).__name__, e)
bad(); m.release()
try: m[0:1]=b'x'
except Exception as e: print(type(e).__name__, e)
print(b)
for s in ('00ff','0 0','é0','00f','zz','00 ff','','Aa\x00','٣٣','ĀĀ'):
    for t in (bytes,bytearray):
        try: print(t.fromhex(s))
        except Exception as e: print(type(e).__name__, e)
print(sorted([3,1,2,-1,0,5]), sorted([2**60,-2**70,3]), sorted([True,0,2,1]), sorted([3,1,2],reverse=True), sorted([1]), sorted([]))
for a in ((),(b'ab',),(3,),([1,2],),(bytearray(b'q'),),(memoryview(b'abcd')[::2],),('x',),(None,),(-1,),([300],),('x','ascii'),(1.5,)):
    try: print(bytearray(*a))
    except Exception as e: print(type(e).__name__, e)
class BA(bytearray):
    def __init__(self,*a): print('init',a); super().__init__(*a)
print(BA(b'z'), BA([1]))
x=bytearray(b'abc'); x.extend(x); print(x); x.extend(memoryview(x)[1:3].tobytes()); print(x)
try: x.extend(memoryview(x))
except Exception as e: print(type(e).__name__, e)
print(x, memoryview(b'abc')==b'abc', memoryview(b'abc')==memoryview(b'abd'), memoryview(b'\xff').cast('b')==memoryview(b'\xff'), memoryview(b'abcd').cast('I')==memoryview(b'abcd').cast('i'))
import array
a=array.array('H',[1,2,3,4]); print(a[1:3], a[::-1], a+a, a*2, memoryview(a)[1:]==memoryview(array.array('H',[2,3,4])), array.array('d',[1.5]).tobytes(), array.array('w','aé'), array.array('b',b'ab')[1:])
a.append(7); a[0:2]=array.array('H',[9]); print(a, a.tobytes())
print(bytes(range(30)).hex(' ',4), bytearray(range(5)).hex(':'), b''.join([b'a'*30,b'b']), b'x'*40 == b'x'*40, (b'a'*30).decode(), ('é'*20).encode(), ('é'*20).encode().decode(), ('a'*30).encode('latin-1'))
import struct
print(struct.unpack('5s0s1s3p', b'helloA\x02xy'), struct.pack('>q',-5).hex(), int.from_bytes(b'\1\2'), (300).to_bytes(2,'little'))
