"""A little stack machine that runs bytecode from a bytes object."""
import struct


class VmError(Exception):
    pass


class Vm:
    def __init__(self, code, memory=64):
        self.code = memoryview(code)
        self.stack = []
        self.memory = memoryview(bytearray(memory)).cast("i")
        self.calls = []
        self.pc = 0
        self.steps = 0
        self.table = {getattr(Vm, n).opcode: getattr(self, n) for n in dir(Vm) if hasattr(getattr(Vm, n), "opcode")}

    def operand(self, fmt):
        try:
            (value,) = struct.unpack_from(fmt, self.code, self.pc)
        except struct.error as error:
            raise VmError(f"operand missing at {self.pc}") from error
        self.pc += struct.calcsize(fmt)
        return value

    def op(code, wrapper=None):
        def mark(f):
            f.opcode = code
            return f

        return mark

    @op(0x01)
    def push(self):
        self.stack.append(self.operand("<i"))

    @op(0x02)
    def add(self):
        b, a = self.stack.pop(), self.stack.pop()
        self.stack.append(a + b)

    @op(0x03)
    def mul(self):
        b, a = self.stack.pop(), self.stack.pop()
        self.stack.append(a * b)

    @op(0x04)
    def dup(self):
        self.stack.append(self.stack[-1])

    @op(0x05)
    def jump_if(self):
        target = self.operand("<H")
        if self.stack.pop():
            self.pc = target

    @op(0x06)
    def store(self):
        self.memory[self.operand("B")] = self.stack.pop()

    @op(0x07)
    def load(self):
        self.stack.append(self.memory[self.operand("B")])

    @op(0x08)
    def emit(self):
        print(self.stack.pop(), end=" ")

    @op(0xFF)
    def halt(self):
        raise StopIteration

    def run(self, limit=1000):
        while self.pc < len(self.code):
            opcode = self.code[self.pc]
            self.pc += 1
            self.steps += 1
            if self.steps > limit:
                raise VmError(f"no end after {limit} steps")
            try:
                self.table[opcode]()
            except StopIteration:
                break
            except KeyError:
                raise VmError(f"opcode {opcode:#04x} at {self.pc - 1}") from None
            except IndexError as error:
                raise VmError(f"at {self.pc - 1}: {error}") from error
        return self.stack


def asm(text):
    names = {f.opcode: (n, f) for n, f in vars(Vm).items() if hasattr(f, "opcode")}
    codes = {n: c for c, (n, _) in names.items()}
    formats = {"push": "<i", "jump_if": "<H", "store": "B", "load": "B"}
    out, labels, fixes = bytearray(), {}, []
    for word in text.split():
        if word.endswith(":"):
            labels[word[:-1]] = len(out)
        elif word in codes:
            out.append(codes[word])
            fmt = formats.get(word)
        elif word.startswith("@"):
            fixes.append((len(out), word[1:]))
            out += b"\0\0"
        else:
            out += struct.pack(fmt, int(word))
    for at, label in fixes:
        struct.pack_into("<H", out, at, labels[label])
    return bytes(out)


countdown = asm("push 5 store 0 again: load 0 dup emit push -1 add dup store 0 jump_if @again push 42 halt")
print(countdown.hex())
print(Vm(countdown).run())
factorial = asm("push 1 store 1 push 10 store 0 loop: load 0 load 1 mul store 1 load 0 push -1 add dup store 0 jump_if @loop load 1")
vm = Vm(factorial)
print(vm.run(), vm.steps, vm.memory[:3].tolist())
for text in ("add", "push 1 jump_if @x x: push 1 jump_if @x", "push 1 store 99", "push 2000000000 dup add store 0"):
    try:
        print(Vm(asm(text)).run(50))
    except (VmError, ValueError) as error:
        print(type(error).__name__, error, "|", repr(error.__cause__))
for code in (b"\x77", b"\x01\x00"):
    try:
        Vm(code).run()
    except VmError as error:
        print(error)
