"""Binary records declared as classes: descriptors, ordering of fields, views shared with the buffer."""
import struct


class Field:
    def __init__(self, code, default=0, doc=None):
        self.struct, self.default, self.__doc__ = struct.Struct("<" + code), default, doc

    def __set_name__(self, owner, name):
        self.name = name
        if not name.isidentifier() or name.startswith("__"):
            raise NameError(name)

    def __get__(self, record, owner):
        if record is None:
            return self
        (value,) = self.struct.unpack_from(record._view, self.offset)
        return value

    def __set__(self, record, value):
        try:
            self.struct.pack_into(record._view, self.offset, value)
        except struct.error as error:
            raise ValueError(f"{type(record).__name__}.{self.name} = {value!r}: {error}") from None

    def __delete__(self, record):
        self.__set__(record, self.default)


class RecordMeta(type):
    def __prepare__(name, bases, **options):
        return {"_options": options}

    def __new__(meta, name, bases, space, align=1):
        cls = super().__new__(meta, name, bases, dict(space))
        offset = max((base.size for base in bases if isinstance(base, RecordMeta)), default=0)
        cls.fields = [f for base in bases for f in getattr(base, "fields", [])]
        for field in space.values():
            if isinstance(field, Field):
                offset += -offset % min(align, field.struct.size)
                field.offset = offset
                offset += field.struct.size
                cls.fields.append(field)
        cls.size = offset
        return cls

    def __init__(cls, name, bases, space, **options):
        super().__init__(name, bases, space)

    def __len__(cls):
        return cls.size


class Record(metaclass=RecordMeta):
    def __init__(self, buffer=None, offset=0, **values):
        if buffer is None:
            buffer = bytearray(offset + self.size)
        self._view = memoryview(buffer)[offset : offset + self.size]
        if len(self._view) < self.size:
            raise ValueError(f"{self.size} bytes needed, {len(self._view)} there")
        for name, value in values.items():
            setattr(self, name, value)

    def __bytes__(self):
        return self._view.tobytes()

    def __repr__(self):
        return f"{type(self).__name__}({', '.join(f'{f.name}={getattr(self, f.name)!r}' for f in self.fields)})"

    @classmethod
    def array(cls, buffer):
        return [cls(buffer, at) for at in range(0, len(buffer) - cls.size + 1, cls.size)]


class Point(Record):
    x = Field("h", doc="to the right")
    y = Field("h")


class Pixel(Point, align=4):
    alpha = Field("B", 255)
    color = Field("I")
    tag = Field("3s", b"---")


buffer = bytearray(2 * len(Pixel))
one, two = Pixel.array(buffer)
one.x, one.y, one.color, one.tag = -1, 300, 0xFFCC00, b"abcdef"
two.alpha = 7
print(one, two, len(Pixel), [(f.name, f.offset) for f in Pixel.fields])
print(buffer.hex(" ", 4), bytes(one)[:4].hex(), Point.x.__doc__)
del one.tag
print(one.tag, Pixel(color=5))
for bad in (lambda: setattr(one, "alpha", 256), lambda: setattr(one, "x", "no"), lambda: Pixel(bytes(3)), lambda: setattr(Pixel(bytes(len(Pixel))), "x", 1), lambda: buffer.append(0)):
    try:
        bad()
    except (ValueError, TypeError, BufferError) as error:
        print(type(error).__name__, error)
print(type(Record).__name__, Pixel._options, Pixel.__mro__[1:3])
