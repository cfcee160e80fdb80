"""A regular expression engine by derivatives, compared with the library's."""
import re
from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True)
class Char:
    c: str


@dataclass(frozen=True)
class Seq:
    a: object
    b: object


@dataclass(frozen=True)
class Alt:
    a: object
    b: object


@dataclass(frozen=True)
class Star:
    a: object


EMPTY, NOTHING = "empty", "nothing"


def seq(a, b):
    if NOTHING in (a, b):
        return NOTHING
    return b if a == EMPTY else a if b == EMPTY else Seq(a, b)


def alt(a, b):
    return b if a == NOTHING else a if b == NOTHING or a == b else Alt(a, b)


@cache
def nullable(r):
    match r:
        case "empty" | Star():
            return True
        case Seq(a, b):
            return nullable(a) and nullable(b)
        case Alt(a, b):
            return nullable(a) or nullable(b)
    return False


@cache
def derive(r, c):
    match r:
        case Char(d):
            return EMPTY if d in (c, ".") else NOTHING
        case Seq(a, b):
            first = seq(derive(a, c), b)
            return alt(first, derive(b, c)) if nullable(a) else first
        case Alt(a, b):
            return alt(derive(a, c), derive(b, c))
        case Star(a):
            return seq(derive(a, c), r)
    return NOTHING


def parse(text):
    def union(at):
        left, at = run(at)
        while at < len(text) and text[at] == "|":
            right, at = run(at + 1)
            left = alt(left, right)
        return left, at

    def run(at):
        result = EMPTY
        while at < len(text) and text[at] not in "|)":
            if text[at] == "(":
                item, at = union(at + 1)
                if at == len(text):
                    raise ValueError("no )")
            else:
                item = Char(text[at])
            at += 1
            while at < len(text) and text[at] in "*+?":
                item = {"*": Star(item), "+": seq(item, Star(item)), "?": alt(item, EMPTY)}[text[at]]
                at += 1
            result = seq(result, item)
        return result, at

    result, at = union(0)
    if at != len(text):
        raise ValueError(f"{text[at]!r} at {at}")
    return result


def matches(pattern, text):
    r = parse(pattern)
    for c in text:
        r = derive(r, c)
    return nullable(r)


WORDS = ["", "a", "b", "ab", "aab", "abab", "abba", "aaaa", "cab", "acccb"]
for pattern in ("a*b", "(ab)*", "a.*b|b", "(a|b)*abb?a", "a?a?a?aaa", "((a)+)+b", "c?a+"):
    mine = [w for w in WORDS if matches(pattern, w)]
    print(f"{pattern:14}{mine} {mine == [w for w in WORDS if re.fullmatch(pattern, w)]}")
print(parse("a|bc*"))
print(matches("(a?)(a?)(a?)(a?)aaaa" * 2, "a" * 8), nullable.cache_info().hits > 0)
for bad in ("(a", "a)"):
    try:
        parse(bad)
    except ValueError as error:
        print(error)
