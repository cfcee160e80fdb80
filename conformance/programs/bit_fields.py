"""Reading and writing bit fields over a bytearray; descriptors give the fields names."""
import struct


class BitReader:
    def __init__(self, data):
        self.data = memoryview(data).cast("B") if not isinstance(data, bytes) else memoryview(data)
        self.at = 0

    def read(self, n):
        if self.at + n > len(self.data) * 8:
            raise EOFError(f"{n} bits wanted, {len(self.data) * 8 - self.at} left")
        value = 0
        for _ in range(n):
            byte = self.data[self.at >> 3]
            value = value << 1 | byte >> 7 - (self.at & 7) & 1
            self.at += 1
        return value


class BitWriter:
    def __init__(self):
        self.out = bytearray()
        self.free = 0

    def write(self, value, n):
        if value >> n:
            raise OverflowError(f"{value} needs more than {n} bits")
        for i in reversed(range(n)):
            if self.free == 0:
                self.out.append(0)
                self.free = 8
            self.free -= 1
            self.out[-1] |= (value >> i & 1) << self.free
        return self


w = BitWriter()
fields = [(5, 3), (1, 1), (1023, 10), (0, 2), (77, 7), (1, 1), (0xABCDE, 20)]
for value, bits in fields:
    w.write(value, bits)
print(w.out.hex(), " ".join(f"{b:08b}" for b in w.out))
r = BitReader(w.out)
print([r.read(bits) for _, bits in fields] == [value for value, _ in fields], r.at)
try:
    r.read(5)
except EOFError as error:
    print(error)
try:
    w.write(8, 3)
except OverflowError as error:
    print(error)


class Bits:
    def __init__(self, shift, width):
        self.shift, self.mask = shift, (1 << width) - 1

    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        return instance.word >> self.shift & self.mask

    def __set__(self, instance, value):
        if not 0 <= value <= self.mask:
            raise ValueError(f"{self.name} must be 0 to {self.mask}, not {value}")
        instance.word = instance.word & ~(self.mask << self.shift) | value << self.shift


class Instruction:
    """A 32-bit RISC instruction word."""

    opcode = Bits(0, 7)
    rd = Bits(7, 5)
    funct3 = Bits(12, 3)
    rs1 = Bits(15, 5)
    imm = Bits(20, 12)

    def __init__(self, word=0, **fields):
        self.word = word
        for name, value in fields.items():
            setattr(self, name, value)

    def __bytes__(self):
        return struct.pack("<I", self.word)

    def __repr__(self):
        names = [n for n in vars(type(self)) if isinstance(vars(type(self))[n], Bits)]
        return "Instruction(" + ", ".join(f"{n}={getattr(self, n)}" for n in names) + ")"


addi = Instruction(opcode=0x13, rd=5, rs1=6, imm=0x7FF)
print(addi, hex(addi.word), bytes(addi).hex())
print(Instruction(0x00A50513))
addi.rd = 31
print(addi.rd, f"{addi.word:032b}")
try:
    addi.rd = 32
except ValueError as error:
    print(error)
print(type(Instruction.rd).__name__, Instruction.rd.mask)
