"""An interpreter with jump tables, on a bytearray tape."""
import io
import sys


class Program:
    def __init__(self, text):
        self.code = [c for c in text if c in "<>+-.,[]"]
        self.jumps = {}
        stack = []
        for at, c in enumerate(self.code):
            if c == "[":
                stack.append(at)
            elif c == "]":
                if not stack:
                    raise SyntaxError(f"unmatched ] at {at}")
                other = stack.pop()
                self.jumps[at], self.jumps[other] = other, at
        if stack:
            raise SyntaxError(f"unmatched [ at {stack[-1]}")

    def run(self, given=b"", size=64, limit=200_000):
        tape, pointer, at, steps = bytearray(size), 0, 0, 0
        feed, out = iter(given), io.BytesIO()
        while at < len(self.code):
            steps += 1
            if steps > limit:
                raise TimeoutError(f"more than {limit} steps")
            match self.code[at]:
                case ">":
                    pointer += 1
                case "<":
                    pointer -= 1
                case "+":
                    tape[pointer] = tape[pointer] + 1 & 255
                case "-":
                    tape[pointer] = tape[pointer] - 1 & 255
                case ".":
                    out.write(tape[pointer : pointer + 1])
                case ",":
                    tape[pointer] = next(feed, 0)
                case "[" if not tape[pointer]:
                    at = self.jumps[at]
                case "]" if tape[pointer]:
                    at = self.jumps[at]
            at += 1
        return out.getvalue(), steps, bytes(tape).rstrip(b"\0")


HELLO = "++++++++[>++++[>++>+++>+++>+<<<<-]>+>+>->>+[<]<-]>>.>---.+++++++..+++.>>.<-.<.+++.------.--------.>>+.>++."
out, steps, tape = Program(HELLO).run()
sys.stdout.write(out.decode())
print(steps, tape.hex(" "))
print(Program(",[.,]").run(b"echo")[0], Program(",>,<[->+<]>.").run(b"\x21\x20")[0])
print(Program(">,[>,]<[.<]").run(b"backwards")[0])
for bad in ("[[]", "][", "+[]", ">" * 70 + "+"):
    try:
        Program(bad).run()
    except (SyntaxError, TimeoutError, IndexError) as error:
        print(type(error).__name__, error)
