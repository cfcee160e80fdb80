"""Arrays, bytes and buffers, through all protocols and back, in and out of band."""
import pickle
from array import array, typecodes
from collections import OrderedDict, defaultdict, deque


class Samples(array):
    def __new__(cls, values):
        return super().__new__(cls, "h", values)

    def __reduce_ex__(self, protocol):
        return Samples, (self.tolist(),), {"protocol": protocol}


class Frame(bytearray):
    """A bytearray that gives its bytes out of band."""

    def __reduce_ex__(self, protocol):
        if protocol >= 5:
            return type(self), (pickle.PickleBuffer(self),), None
        return type(self), (bytes(self),)


def arrays():
    for code in typecodes:
        if code == "w":
            yield array(code, "aé\U0001f40d")
        elif code != "u":
            yield array(code, [0, 1, 2, 100])
            yield array(code)


for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
    for a in arrays():
        data = pickle.dumps(a, protocol)
        b = pickle.loads(data)
        assert a == b and a.typecode == b.typecode, (a, b)
        print(protocol, a.typecode, len(data), data[-12:].hex(), b)
    samples = pickle.loads(pickle.dumps(Samples([1, -2]), protocol))
    print(type(samples).__name__, samples, vars(samples))
    shared = array("i", [7])
    pair = pickle.loads(pickle.dumps([shared, (shared, {"again": shared})], protocol))
    print(pair[0] is pair[1][0] is pair[1][1]["again"], pair)
    for value in (
        b"", b"\x00\xff" * 3, b"x" * 300, bytearray(b"abc"), bytearray(),
        deque([1, array("b", [1])], maxlen=3), OrderedDict(b=1, a=array("d", [0.5])), defaultdict(list, k=[b"v"]),
    ):
        data = pickle.dumps(value, protocol)
        print(protocol, len(data), hash(data) == hash(bytes(data)), pickle.loads(data) == value, type(pickle.loads(data)).__name__)
    print(pickle.loads(pickle.dumps(Frame(b"frame"), protocol)))

buffers = []
data = pickle.dumps([Frame(b"one" * 100), Frame(b"two" * 100)], 5, buffer_callback=buffers.append)
print(len(data), [bytes(b)[:6] for b in buffers])
print([len(f) for f in pickle.loads(data, buffers=buffers)])
for given in (None, [], [b"only one"], [b"a", b"b"]):
    try:
        print(pickle.loads(data, buffers=given))
    except pickle.UnpicklingError as error:
        print(error)

big = array("d", range(20000))
for protocol in (2, 3, 4, 5):
    data = pickle.dumps([big, big.tobytes(), "é" * 70000], protocol)
    again = pickle.loads(data)
    print(protocol, len(data), again[0] == big, again[1] == big.tobytes(), len(again[2]))
for cut in (1, 5, 20, len(data) // 2, len(data) - 1):
    try:
        pickle.loads(data[:cut])
    except Exception as error:
        print(cut, type(error).__name__, error)
