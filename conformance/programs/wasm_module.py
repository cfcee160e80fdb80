"""WebAssembly: a module assembled with LEB128, parsed into sections, and its functions run by a small stack machine."""
import struct
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import Enum, IntEnum

MASK = 0xFFFFFFFF


class Section(IntEnum):
    CUSTOM, TYPE, IMPORT, FUNCTION, TABLE, MEMORY, GLOBAL, EXPORT, START, ELEMENT, CODE, DATA = range(12)


class Type(Enum):
    I32 = 0x7F
    I64 = 0x7E
    F32 = 0x7D
    F64 = 0x7C

    def __repr__(self):
        return self.name.lower()


class Trap(Exception):
    pass


def uleb(value):
    out = bytearray()
    while True:
        value, low = value >> 7, value & 0x7F
        out.append(low | (0x80 if value else 0))
        if not value:
            return bytes(out)


def sleb(value):
    out = bytearray()
    while True:
        low = value & 0x7F
        value >>= 7
        done = value == -(low >> 6)
        out.append(low if done else low | 0x80)
        if done:
            return bytes(out)


def vector(items):
    return uleb(len(items)) + b''.join(items)


def section(kind, payload):
    return bytes([kind]) + uleb(len(payload)) + payload


def name(text):
    data = text.encode()
    return uleb(len(data)) + data


class Cursor:
    def __init__(self, data):
        self.data, self.at = memoryview(data), 0

    def byte(self):
        try:
            value = self.data[self.at]
        except IndexError:
            raise EOFError(f'end of {len(self.data)} bytes') from None
        self.at += 1
        return value

    def leb(self):
        value = shift = 0
        while True:
            octet = self.byte()
            value |= (octet & 0x7F) << shift
            shift += 7
            if octet < 0x80:
                return value, shift

    def unsigned(self, bits=32):
        value, _ = self.leb()
        if value >> bits:
            raise OverflowError(f'{value} has more than {bits} bits')
        return value

    def signed(self):
        value, shift = self.leb()
        return value - (1 << shift) if value >> (shift - 1) else value

    def take(self, count):
        if self.at + count > len(self.data):
            raise EOFError(f'{count} bytes at {self.at} of {len(self.data)}')
        self.at += count
        return self.data[self.at - count:self.at]

    def text(self):
        return str(self.take(self.unsigned()), 'utf-8')

    def vector(self, read):
        return [read() for _ in range(self.unsigned())]

    def __bool__(self):
        return self.at < len(self.data)

    @contextmanager
    def inner(self):
        part = Cursor(self.take(self.unsigned()))
        yield part
        if part:
            raise ValueError(f'{len(part.data) - part.at} bytes left of {len(part.data)}')


@dataclass
class Module:
    types: list = field(default_factory=list)
    functions: list = field(default_factory=list)
    bodies: list = field(default_factory=list, repr=False)
    exports: dict = field(default_factory=dict)
    pages: int = 0
    data: list = field(default_factory=list)
    custom: dict = field(default_factory=dict)

    @classmethod
    def parse(cls, data):
        magic, version = struct.unpack_from('<4sI', data)
        if (magic, version) != (b'\0asm', 1):
            raise ValueError(f'{magic!r} version {version}')
        self, cursor, last = cls(), Cursor(data[8:]), 0
        while cursor:
            kind = Section(cursor.byte())
            if kind and kind <= last:
                raise ValueError(f'{kind.name} after {Section(last).name}')
            last = kind or last
            with cursor.inner() as part:
                getattr(self, f'_{kind.name.lower()}', self._skip)(part)
        return self

    def _skip(self, part):
        print('   skipped', part.take(len(part.data)).hex())

    def _custom(self, part):
        key = part.text()
        self.custom[key] = bytes(part.take(len(part.data) - part.at))

    def _type(self, part):
        def signature():
            if (form := part.byte()) != 0x60:
                raise ValueError(f'form {form:#x}')
            return tuple(tuple(part.vector(lambda: Type(part.byte()))) for _ in range(2))
        self.types = part.vector(signature)

    def _function(self, part):
        self.functions = part.vector(part.unsigned)

    def _memory(self, part):
        [self.pages] = part.vector(lambda: (part.byte(), part.unsigned())[1])

    def _export(self, part):
        self.exports = {key: (kind, index) for key, kind, index in part.vector(lambda: (part.text(), part.byte(), part.unsigned()))}

    def _code(self, part):
        def body():
            with part.inner() as code:
                extra = sum(count for count, _ in code.vector(lambda: (code.unsigned(), code.byte())))
                return extra, bytes(code.take(len(code.data) - code.at))
        self.bodies = part.vector(body)

    def _data(self, part):
        self.data = part.vector(lambda: (part.unsigned(), part.byte(), part.signed(), part.byte(), bytes(part.take(part.unsigned()))))


def wrap(value):
    return (value + (1 << 31)) % (1 << 32) - (1 << 31)


class Instance:
    BINARY = {0x6A: int.__add__, 0x6B: int.__sub__, 0x6C: int.__mul__, 0x71: int.__and__, 0x46: lambda a, b: int(a == b),
              0x48: lambda a, b: int(a < b), 0x4A: lambda a, b: int(a > b), 0x73: int.__xor__, 0x76: lambda a, b: (a & MASK) >> b % 32}

    def __init__(self, module):
        self.module = module
        self.memory = bytearray(module.pages * 1024)
        for _, _, offset, _, octets in module.data:
            self.memory[offset:offset + len(octets)] = octets

    def __getattr__(self, key):
        try:
            kind, index = self.module.exports[key]
        except KeyError:
            raise AttributeError(f'nothing is exported as {key!r}') from None
        return lambda *given: self.call(index, list(given))

    def call(self, index, given):
        parameters, results = self.module.types[self.module.functions[index]]
        if len(given) != len(parameters):
            raise TypeError(f'{len(parameters)} parameters, {len(given)} given')
        extra, body = self.module.bodies[index]
        slots, stack, code = given + [0] * extra, [], Cursor(body)
        labels = []
        while code:
            match code.byte():
                case 0x00:
                    raise Trap(f'unreachable at {code.at - 1}')
                case 0x02 | 0x03 as op:
                    code.byte()
                    labels.append((op, code.at))
                case 0x0B:
                    if labels:
                        labels.pop()
                case 0x0C | 0x0D as op:
                    depth = code.unsigned()
                    if op == 0x0C or stack.pop():
                        for _ in range(depth):
                            labels.pop()
                        op, start = labels[-1]
                        if op == 0x03:
                            code.at = start
                        else:
                            labels.pop()
                            self.leave(code, depth + 1)
                case 0x0F:
                    break
                case 0x10:
                    callee = code.unsigned()
                    count = len(self.module.types[self.module.functions[callee]][0])
                    arguments = [stack.pop() for _ in range(count)][::-1]
                    stack.extend([self.call(callee, arguments)])
                case 0x1A:
                    stack.pop()
                case 0x20:
                    stack.append(slots[code.unsigned()])
                case 0x21:
                    slots[code.unsigned()] = stack.pop()
                case 0x28 | 0x2D as op:
                    code.unsigned(), (offset := code.unsigned())
                    try:
                        [value] = struct.unpack_from('<i' if op == 0x28 else '<B', self.memory, stack.pop() + offset)
                    except struct.error as error:
                        raise Trap('out of bounds') from error
                    stack.append(value)
                case 0x36:
                    code.unsigned(), (offset := code.unsigned())
                    value, at = stack.pop(), stack.pop()
                    struct.pack_into('<i', self.memory, at + offset, value)
                case 0x41:
                    stack.append(code.signed())
                case 0x6D:
                    right, left = stack.pop(), stack.pop()
                    if not right:
                        raise Trap('integer divide by zero')
                    stack.append(wrap(abs(left) // abs(right) * (1 if (left < 0) == (right < 0) else -1)))
                case op if op in self.BINARY:
                    right, left = stack.pop(), stack.pop()
                    stack.append(wrap(self.BINARY[op](left, right)))
                case op:
                    raise NotImplementedError(f'opcode {op:#04x}')
        return stack.pop() if results else None

    @staticmethod
    def leave(code, depth):
        """Goes behind the `end` of a block; the code has no operand that looks like one."""
        while depth:
            op = code.byte()
            if op in (0x02, 0x03):
                code.byte()
                depth += 1
            elif op in (0x0C, 0x0D, 0x10, 0x20, 0x21, 0x41):
                code.unsigned()
            elif op == 0x0B:
                depth -= 1


i32 = bytes([Type.I32.value])
get, put, const = (lambda n: b'\x20' + uleb(n)), (lambda n: b'\x21' + uleb(n)), (lambda n: b'\x41' + sleb(n))
programs = {
    'add': (0, 0, get(0) + get(1) + b'\x6a'),
    'square_sum': (0, 0, get(0) + get(0) + b'\x6c' + get(1) + get(1) + b'\x6c' + b'\x10\x00'),
    'power': (0, 1, const(1) + put(2) + b'\x02\x40\x03\x40' + get(1) + const(0) + b'\x46\x0d\x01' + get(2) + get(0) + b'\x6c' + put(2)
              + get(1) + const(1) + b'\x6b' + put(1) + b'\x0c\x00\x0b\x0b' + get(2)),
    'divide': (0, 0, get(0) + get(1) + b'\x6d'),
    'peek': (1, 0, get(0) + b'\x28\x02' + uleb(4)),
    'poke': (0, 0, get(0) + get(1) + b'\x36\x02\x00' + get(0) + b'\x2d\x00\x00'),
    'boom': (1, 0, b'\x00'),
    'odd': (1, 0, get(0) + b'\x67'),
}
binary = b''.join([
    b'\0asm', struct.pack('<I', 1), section(Section.CUSTOM, name('producer') + b'by hand'),
    section(Section.TYPE, vector([b'\x60' + vector([i32] * 2) + vector([i32]), b'\x60' + vector([i32]) + vector([i32])])),
    section(Section.FUNCTION, vector([uleb(kind) for kind, _, _ in programs.values()])),
    section(Section.MEMORY, vector([b'\0' + uleb(1)])),
    section(Section.EXPORT, vector([name(key) + b'\0' + uleb(index) for index, key in enumerate(programs)])),
    section(Section.CODE, vector([uleb(len(body)) + body for body in (
        (vector([uleb(extra) + i32]) if extra else vector([])) + code + b'\x0b' for _, extra, code in programs.values())])),
    section(Section.DATA, vector([b'\0' + const(8) + b'\x0b' + name('Grüße\0\0\0\0')])),
])
print([uleb(n).hex() for n in (0, 127, 128, 624485)], [sleb(n).hex() for n in (0, -1, 63, 64, -64, -65, -123456)])
print([Cursor(sleb(n)).signed() == n for n in (0, -1, 63, 64, -64, -65, 1 << 40, -1 << 40)])
module = Module.parse(binary)
print(len(binary), module)
run = Instance(module)
print(run.memory[:24], run.add(2 ** 31 - 1, 1), run.square_sum(3, 4), run.power(3, 13), run.power(7, 40), run.power(5, 0), run.divide(-7, 2))
print(run.peek(4), run.poke(100, -2), run.memory[96:108].hex(' '), hex(run.peek(98)))
for trial in ['run.divide(1, 0)', 'run.boom(1)', 'run.peek(1 << 12)', 'run.odd(1)', 'run.add(1)', 'run.nothing()', 'Module.parse(binary[:-3])',
              'Module.parse(b"\\0asm\\2\\0\\0\\0")', 'Module.parse(binary[:8] + b"\\3\\1\\0\\1\\1\\0")', 'Module.parse(binary[:8] + b"\\x0c\\0")',
              'Module.parse(binary[:8] + b"\\1\\4\\1\\x60\\0\\0\\0")', 'Module.parse(binary[:8] + b"\\1\\2\\1\\x61")', 'Module.parse(binary[:8] + b"\\4\\3abc")',
              'Cursor(b"\\xff\\xff\\xff\\xff\\x7f").unsigned()', 'Module.parse(binary[:8] + b"\\1\\4\\1\\x60\\1\\0")']:
    try:
        print(trial, eval(trial))
    except Exception as error:
        print(f'{trial}: {type(error).__name__}: {error}', f'(from {error.__cause__})' if error.__cause__ else '')
