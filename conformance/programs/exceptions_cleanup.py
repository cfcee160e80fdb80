"""finally, else, nested handlers, exception groups, notes, and what survives."""
import sys
import traceback


def attempt(action):
    try:
        print("try", end=" ")
        result = action()
    except (ValueError, KeyError) as error:
        print("except", type(error).__name__, end=" ")
        return "handled"
    except ZeroDivisionError:
        print("reraise", end=" ")
        raise
    else:
        print("else", end=" ")
        return result
    finally:
        print("finally")


print(attempt(lambda: 5), attempt(lambda: int("x")), attempt(lambda: {}["k"]))
try:
    attempt(lambda: 1 / 0)
except ZeroDivisionError as error:
    print("outside:", error, error.__traceback__.tb_next.tb_frame.f_code.co_name)


def stubborn():
    for i in range(3):
        try:
            if i == 1:
                continue
            return i
        finally:
            if i == 0:
                print("cleanup", i)
    return "end"


print(stubborn())
try:
    try:
        raise KeyError("first")
    except KeyError as first:
        try:
            raise TypeError("second") from first
        finally:
            first.add_note("seen")
except TypeError as second:
    print(repr(second.__cause__), second.__cause__.__notes__, second.__context__ is second.__cause__, sys.exception() is second)
print(sys.exception())
group = ExceptionGroup("several", [ValueError("v1"), ExceptionGroup("inner", [TypeError("t"), ValueError("v2")]), OSError(2, "gone", "file.txt")])
try:
    raise group
except* ValueError as some:
    print("values", [str(e) for e in some.exceptions], some.message)
except* OSError as some:
    print("os", some.exceptions[0].errno, some.exceptions[0].filename, some.exceptions)
except* TypeError as some:
    print("type", some)
match, rest = group.split(TypeError)
print(match, rest.exceptions[1:], group.subgroup(lambda e: "v2" in str(e)))


class Problem(Exception):
    def __init__(self, code, **details):
        super().__init__(code)
        self.code, self.details = code, details

    def __str__(self):
        return f"problem {self.code} {self.details}"


try:
    raise Problem(7, where="here")
except Problem as problem:
    text = traceback.format_exception_only(problem)
    print(text, problem.args, repr(problem))
try:
    raise Problem
except TypeError as error:
    print(error)
try:
    assert 1 > 2, ("not", "bigger")
except AssertionError as error:
    print(error.args, error)
for action in (lambda: exec("raise 5"), lambda: exec("1 +"), lambda: undefined_name, lambda: None.x, lambda: len(5), lambda: (lambda a: a)(), lambda: print(**{"sepp": 1}), lambda: "a".foo, lambda: __import__("nothing_here")):
    try:
        action()
    except Exception as error:
        print(type(error).__name__, "|", error)
del group
