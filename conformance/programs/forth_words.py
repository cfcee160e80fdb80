"""A small Forth: a dictionary of words, definitions, loops and conditionals."""
import operator
import re


class ForthError(Exception):
    pass


class Forth:
    def __init__(self):
        self.stack, self.lines = [], []
        self.words = {name: self.binary(f) for name, f in {"+": operator.add, "-": operator.sub, "*": operator.mul, "/": operator.floordiv, "mod": operator.mod, "<": lambda a, b: -(a < b), "=": lambda a, b: -(a == b)}.items()}
        self.words |= {"dup": lambda: self.push(self.stack[-1]), "drop": lambda: self.pop(), "swap": self.swap, "over": lambda: self.push(self.stack[-2]), ".": lambda: self.lines.append(str(self.pop())), "cr": lambda: self.lines.append("\n")}

    def push(self, value):
        self.stack.append(value)

    def pop(self):
        try:
            return self.stack.pop()
        except IndexError:
            raise ForthError("stack underflow") from None

    def swap(self):
        self.stack[-2:] = self.stack[:-3:-1]

    def binary(self, function):
        def word():
            b, a = self.pop(), self.pop()
            self.push(function(a, b))

        return word

    def compile(self, tokens, ends=()):
        body = []
        for token in tokens:
            if token in ends:
                return body, token
            if token == "if":
                then, end = self.compile(tokens, ("else", "then"))
                other = self.compile(tokens, ("then",))[0] if end == "else" else []
                body.append(("if", then, other))
            elif token == "begin":
                body.append(("until", self.compile(tokens, ("until",))[0]))
            elif token == ":":
                name = next(tokens)
                self.words[name] = self.compile(tokens, (";",))[0]
            elif re.fullmatch(r"-?\d+", token):
                body.append(int(token))
            elif token in self.words or token == "recurse":
                body.append(token)
            else:
                raise ForthError(f"{token} ?")
        if ends:
            raise ForthError(f"no {' or '.join(ends)}")
        return body, None

    def run(self, body):
        for step in body:
            match step:
                case int():
                    self.push(step)
                case str():
                    word = self.words[step]
                    word() if callable(word) else self.run(word)
                case ("if", then, other):
                    self.run(then if self.pop() else other)
                case ("until", inner):
                    while True:
                        self.run(inner)
                        if self.pop():
                            break

    def __call__(self, text):
        self.lines.clear()
        self.run(self.compile(iter(text.lower().split()))[0])
        return " ".join(self.lines).replace(" \n ", "\n")


forth = Forth()
print(forth("2 3 + 4 * ."), forth.stack)
forth(": square dup * ; : cube dup square * ;")
print(forth("7 square . 3 cube . -2 cube ."))
forth(": fact dup 2 < if drop 1 else dup 1 - fact * then ;") if "fact" in forth.words else forth.words.setdefault("fact", [])
forth(": fact dup 2 < if drop 1 else dup 1 - fact * then ;")
print(forth("20 fact . 30 fact ."))
print(forth("10 begin dup . 1 - dup 0 = until drop"))
print(forth(": sign dup 0 < if drop -1 else 0 = if 0 else 1 then then ; 5 sign . 0 sign . -9 sign ."))
for bad in ("+", "frob", ": x 1", "1 if 2", "1 0 /"):
    forth.stack.clear()
    try:
        print(forth(bad))
    except (ForthError, ZeroDivisionError, IndexError) as error:
        print(type(error).__name__, error)
