"""BSON: a codec with a registry of types by singledispatch."""
import struct
from functools import singledispatch


@singledispatch
def element(value):
    raise TypeError(f"no BSON for {type(value).__name__}")


@element.register
def _(value: float):
    return 1, struct.pack("<d", value)


@element.register
def _(value: str):
    raw = value.encode()
    return 2, struct.pack("<i", len(raw) + 1) + raw + b"\0"


@element.register
def _(value: dict):
    return 3, dumps(value)


@element.register(list)
@element.register(tuple)
def _(value):
    return 4, dumps({str(i): v for i, v in enumerate(value)})


@element.register
def _(value: bytes):
    return 5, struct.pack("<ib", len(value), 0) + value


@element.register
def _(value: bool):
    return 8, bytes([value])


@element.register
def _(value: None.__class__):
    return 10, b""


@element.register
def _(value: int):
    if -(2**31) <= value < 2**31:
        return 16, struct.pack("<i", value)
    return 18, struct.pack("<q", value)


def dumps(document):
    body = bytearray()
    for key, value in document.items():
        kind, raw = element(value)
        body += bytes([kind]) + key.encode() + b"\0" + raw
    return struct.pack("<i", len(body) + 5) + body + b"\0"


def loads(data):
    view = memoryview(data)
    (size,) = struct.unpack_from("<i", view)
    if size != len(view) or view[-1]:
        raise ValueError(f"document of {size} bytes in {len(view)}")
    result, at = {}, 4
    while view[at]:
        kind = view[at]
        end = data.index(b"\0", at)
        key, at = str(view[at + 1 : end], "utf-8"), end + 1
        if kind == 1:
            value, step = *struct.unpack_from("<d", view, at), 8
        elif kind == 2:
            (step,) = struct.unpack_from("<i", view, at)
            value, step = str(view[at + 4 : at + 3 + step], "utf-8"), step + 4
        elif kind in (3, 4):
            (step,) = struct.unpack_from("<i", view, at)
            value = loads(bytes(view[at : at + step]))
            if kind == 4:
                value = list(value.values())
        elif kind == 5:
            step = struct.unpack_from("<i", view, at)[0]
            value, step = bytes(view[at + 5 : at + 5 + step]), step + 5
        elif kind == 8:
            value, step = view[at] == 1, 1
        elif kind == 10:
            value, step = None, 0
        elif kind in (16, 18):
            code = "<i" if kind == 16 else "<q"
            value, step = struct.unpack_from(code, view, at)[0], struct.calcsize(code)
        else:
            raise ValueError(f"kind {kind} of {key!r}")
        result[key] = value
        at += step
    return result


document = {"hello": "wörld", "n": [1, 2**40, -0.5, None, True], "raw": b"\0\1\2", "deep": {"er": {"est": {}}}}
raw = dumps(document)
print(len(raw), raw[:24].hex(" "), loads(raw) == document, loads(raw)["n"])
for bad in ({"x": 1j}, {"x": 2**70}, {"x": {1, 2}}):
    try:
        dumps(bad)
    except (TypeError, struct.error) as error:
        print(type(error).__name__, error)
for bad in (raw[:-1], b"\x05\0\0\0\1", b"\x0a\0\0\0\x63a\0\0\0\0"):
    try:
        loads(bad)
    except ValueError as error:
        print("ValueError", error)
print(sorted(t.__name__ for t in element.registry))
