"""A calculator: tokens by regular expression, precedence climbing, variables, functions, good errors."""
import math
import operator
import re

TOKENS = re.compile(r"\s*(?:(?P<number>\d+\.?\d*(?:e[+-]?\d+)?)|(?P<name>[A-Za-z_]\w*)|(?P<op>\*\*|//|[-+*/%(),=^!]))")
BINARY = {"+": (1, operator.add), "-": (1, operator.sub), "*": (2, operator.mul), "/": (2, operator.truediv), "//": (2, operator.floordiv), "%": (2, operator.mod), "**": (4, operator.pow), "^": (4, operator.pow)}


class CalcError(Exception):
    def __init__(self, text, at, message):
        self.text, self.at, self.message = text, at, message

    def __str__(self):
        return f"{self.message}\n  {self.text}\n  {' ' * self.at}^"


class Calculator:
    def __init__(self):
        self.names = {"pi": math.pi, "e": math.e}
        self.functions = {"sqrt": math.sqrt, "max": max, "abs": abs, "gcd": math.gcd}

    def tokens(self, text):
        at = 0
        while text[at:].strip():
            found = TOKENS.match(text, at)
            if not found:
                at += len(text[at:]) - len(text[at:].lstrip())
                raise CalcError(text, at, f"unexpected {text[at]!r}")
            yield found.lastgroup, found[found.lastgroup], found.start(found.lastgroup)
            at = found.end()
        yield "end", "", len(text.rstrip())

    def __call__(self, text):
        self.text = text
        self.stream = list(self.tokens(text))[::-1]
        if len(self.stream) > 2 and self.stream[-1][0] == "name" and self.stream[-2][1] == "=":
            name = self.take()[1]
            self.take()
            value = self.names[name] = self.expression()
        else:
            value = self.expression()
        if self.stream[-1][0] != "end":
            self.fail("unexpected")
        return value

    def take(self):
        return self.stream.pop()

    def fail(self, message):
        kind, value, at = self.stream[-1]
        raise CalcError(self.text, at, f"{message} {value!r}" if value else f"{message} end")

    def expression(self, least=1):
        left = self.unary()
        while (op := self.stream[-1][1]) in BINARY and BINARY[op][0] >= least:
            at = self.take()[2]
            level, function = BINARY[op]
            right = self.expression(level if level == 4 else level + 1)
            try:
                left = function(left, right)
            except ArithmeticError as error:
                raise CalcError(self.text, at, str(error)) from error
        return left

    def unary(self):
        if self.stream[-1][1] == "-":
            self.take()
            return -self.expression(3)
        value = self.atom()
        while self.stream[-1][1] == "!":
            self.take()
            value = math.factorial(value)
        return value

    def atom(self):
        kind, value, at = self.stream[-1]
        if kind == "number":
            self.take()
            return float(value) if set(value) & set(".e") else int(value)
        if kind == "name":
            self.take()
            if self.stream[-1][1] == "(":
                return self.functions[value](*self.arguments())
            if value not in self.names:
                raise CalcError(self.text, at, f"unknown name {value!r}")
            return self.names[value]
        if value == "(":
            self.take()
            inner = self.expression()
            if self.stream[-1][1] != ")":
                self.fail("expected ')', not")
            self.take()
            return inner
        self.fail("expected a value, not")

    def arguments(self):
        self.take()
        values = [self.expression()]
        while self.take()[1] == ",":
            values.append(self.expression())
        return values


calc = Calculator()
for line in ("1 + 2 * 3", "2 ** 3 ** 2", "-2 ** 2", "(1 + 2) * -3", "x = 10 / 4", "x * 2 - 1e-1", "7 // 2 + 7 % 4", "5! / 3!", "max(1, sqrt(16), gcd(12, 18))", "2 ^ 0.5", "10 - 4 - 3"):
    print(f"{line:32}{calc(line)}")
for bad in ("1 +", "(1", "2 $ 3", "nope + 1", "1 / 0", "1 2", ""):
    try:
        print(calc(bad))
    except CalcError as error:
        print(error, "|", error.__cause__)
