"""What types say that only the interpreter makes instances of."""
import itertools, re, collections, array
class Empty: pass
types_ = [type(iter([])), type(iter({})), type((i for i in ())), type(iter(memoryview(b''))), type(iter(b'')), type(iter(bytearray())),
          type(iter(range(3))), type(len), type(re.compile('a')), type(iter(set())), type(reversed([])), type(iter(())),
          type(iter(int, 1)), type(re.match('a', 'a')), type({}.keys()), type({}.values()), type({}.items()), type(array.array('i').__iter__()),
          type(type.__call__), type(iter({}.items())), type(reversed({})), type(Empty.__dict__['__dict__']), type(int.__dict__['real']), type(str.join), type(int.__add__),
          type(int.__dict__['from_bytes'])]
for t in types_:
    for a in (), (1,), (1, 2):
        for call in (t, lambda *a: t.__new__(t, *a)):
            try:
                call(*a)
            except Exception as e:
                print(t.__name__, type(e).__name__, e)
for a, k in ((), {}), ((1,), {}), ((), {'a': 1}):
    for t in object, Empty:
        try:
            print(type(t(*a, **k)).__name__)
        except Exception as e:
            print(e)
