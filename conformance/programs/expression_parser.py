"""A recursive-descent parser and evaluator for arithmetic, with error positions."""
from collections import namedtuple

Token = namedtuple("Token", "kind text at")


class ParseError(Exception):
    def __init__(self, message, at):
        super().__init__(message)
        self.at = at


def tokens(text):
    at = 0
    while at < len(text):
        c = text[at]
        if c.isspace():
            at += 1
        elif c.isdigit() or c == ".":
            end = at
            while end < len(text) and (text[end].isdigit() or text[end] == "."):
                end += 1
            yield Token("number", text[at:end], at)
            at = end
        elif c.isalpha():
            end = at
            while end < len(text) and text[end].isalnum():
                end += 1
            yield Token("name", text[at:end], at)
            at = end
        elif c in "+-*/^()=,":
            yield Token(c, c, at)
            at += 1
        else:
            raise ParseError(f"unexpected {c!r}", at)
    yield Token("end", "", at)


class Parser:
    FUNCTIONS = {"max": max, "min": min, "abs": abs, "sqrt": lambda x: x**0.5}

    def __init__(self, variables=None):
        self.variables = variables if variables is not None else {}

    def run(self, text):
        self.stream = tokens(text)
        self.advance()
        value = self.statement()
        self.expect("end")
        return value

    def advance(self):
        self.token = next(self.stream, Token("end", "", -1))

    def expect(self, kind):
        if self.token.kind != kind:
            raise ParseError(f"expected {kind}, found {self.token.text or 'end'!r}", self.token.at)
        token = self.token
        if kind != "end":
            self.advance()
        return token

    def statement(self):
        value = self.sum()
        return value

    def sum(self):
        value = self.product()
        while self.token.kind in "+-":
            op = self.expect(self.token.kind).kind
            right = self.product()
            value = value + right if op == "+" else value - right
        return value

    def product(self):
        value = self.unary()
        while self.token.kind in ("*", "/"):
            op = self.expect(self.token.kind)
            right = self.unary()
            if op.kind == "/":
                if right == 0:
                    raise ParseError("division by zero", op.at)
                value /= right
            else:
                value *= right
        return value

    def unary(self):
        if self.token.kind == "-":
            self.advance()
            return -self.unary()
        return self.power()

    def power(self):
        base = self.atom()
        if self.token.kind == "^":
            self.advance()
            return base ** self.unary()
        return base

    def atom(self):
        token = self.token
        self.advance()
        match token.kind:
            case "number":
                try:
                    return int(token.text)
                except ValueError:
                    return float(token.text)
            case "(":
                value = self.sum()
                self.expect(")")
                return value
            case "name" if self.token.kind == "(":
                self.advance()
                args = [self.sum()]
                while self.token.kind == ",":
                    self.advance()
                    args.append(self.sum())
                self.expect(")")
                return self.FUNCTIONS[token.text](*args)
            case "name" if self.token.kind == "=":
                self.advance()
                self.variables[token.text] = value = self.sum()
                return value
            case "name":
                try:
                    return self.variables[token.text]
                except KeyError:
                    raise ParseError(f"unknown name {token.text}", token.at) from None
        raise ParseError(f"unexpected {token.text or 'end'!r}", token.at)


parser = Parser({"pi": 3.14159})
for line in ("1 + 2 * 3", "(1 + 2) * 3", "-2 ^ 2", "2 ^ 3 ^ 2", "10 / 4 - 1", "x = 5", "x * x", "max(1, x, 3) + sqrt(16)", "1.5.2", "1 +", "(1", "1 / 0", "y", "2 $ 3", "1 2", "abs(-7)", "2 ^ -1", "pi * 2", "max()", ")"):
    try:
        print(f"{line} => {parser.run(line)}")
    except ParseError as error:
        print(line)
        print(" " * error.at + "^", error)
    except (ValueError, KeyError) as error:
        print(line, "->", repr(error))
print(parser.variables)
