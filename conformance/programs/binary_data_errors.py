import struct, array, binascii, io
b = bytearray(b'hello'); m = memoryview(b); m[0] = 72; print(b, m[1:3].tobytes(), m.tolist(), m[::-1].tobytes())
try: b.append(1)
except BufferError as e: print(e)
m.release(); b.append(33); print(b)
try: m[0]
except ValueError as e: print(e)
a = array.array('i', [1, 2, 3]); mv = memoryview(a).cast('B'); print(len(mv), mv[0], a.itemsize)
print(struct.pack('>IhB', 1, -2, 3), struct.unpack('<2H', b'\1\0\2\0'), struct.calcsize('@iq'))
for f in ['struct.pack("B", 256)', 'struct.pack("2B", 1)', 'struct.unpack("I", b"a")', 'struct.pack("z")', 'struct.pack("s", "a")', 'array.array("z")', 'array.array("i", [1.5])', 'array.array("B", [256])', 'memoryview(b"a")[0:1].cast("I")', 'memoryview(b"ab")[5]', 'memoryview(b"ab").cast("B", [3])', 'bytes.fromhex("zz")', 'b"a".decode("nope")', 'b"\\xff".decode()', 'bytearray([300])', 'b"a" + "b"', 'b"ab"["x"]', 'memoryview(b"a")[0] = 1' if 0 else 'memoryview(5)', 'int.from_bytes(b"ab", "x")', 'b"a" % 5', 'b"%d" % b"x"', 'b"%s" % "x"', 'bytes("é", "ascii")', 'b"abc".split(b"")', 'b"abc".join(["a"])', 'b"abc".find("b")', 'b"abc".index(b"z")', 'bytes(b"a", "utf8")', 'bytearray().pop()', 'bytearray(b"a").remove(5)', 'b"abc".translate(b"x")', 'bytes.maketrans(b"a", b"bc")', 'b"a".hex("ab")', 'b"a".center(5, b"xx")']:
    try: print(f, '=>', eval(f))
    except Exception as e: print(f, '!!', type(e).__name__, e)
class B(bytearray): pass
x = B(b'abc'); x.tag = 1; print(x, x[1:], x + b'd', type(x + b'd'), x == b'abc', bytes(x), x.tag, repr(x * 2), x in [b'abc'])
class Buf:
    def __init__(self): self.d = bytearray(b'xyz')
    def __buffer__(self, flags): print('get buffer', flags); return memoryview(self.d)
    def __release_buffer__(self, v): print('release')
with memoryview(Buf()) as v: print(bytes(v))
print(bytes(Buf()))
s = io.BytesIO(b'line1\nline2'); print(s.readline(), s.read(), s.getvalue())
print(binascii.hexlify(b'\x01\xff'), binascii.crc32(b'abc'))
