"""Attributes that functions and exceptions have of their own, read and changed by code that runs often."""


def counted():
    counted.calls += 1
    return counted.calls


def other():
    pass


counted.calls = 0
other.calls = "other's"


class Failure(Exception):
    kind = "of the class"

    def __init__(self, code):
        self.code = code


def code_of(value):
    try:
        raise Failure(value)
    except Failure as error:
        error.code += 1
        return error.code, error.args, error.kind


def change(holder, value):
    holder.calls = value
    return holder.calls


def first(holder):
    holder.fresh = 1
    return vars(holder)


for _ in range(1600):
    counted()
    result = code_of(3)
    change(other, 1)
print(counted.calls, result, vars(counted), vars(other))
print(change(counted, 5), counted(), other.calls)

fresh = [lambda: n for n in range(1600)]
for function in fresh:
    function.calls = 0
    change(function, 2)
    last = first(function)
print(last, vars(fresh[0]), vars(lambda: 0))
other.__dict__["calls"] = 7
print(other.calls, change(other, 8), other.__dict__)
del other.calls
try:
    print(other.calls)
except AttributeError as error:
    print(error)
counted.__name__ = "renamed"
for _ in range(1600):
    counted.__doc__ = "text"
print(counted.__name__, counted.__doc__, vars(counted))
failures = [Failure(i) for i in range(1600)]
for failure in failures:
    failure.kind = "own"
    failure.kind += "!"
print(vars(failures[0]), Failure.kind, {failure.kind for failure in failures})
Failure.code = property(lambda self: "property")
print(failures[5].code)
try:
    code_of(1)
except AttributeError as error:
    print(type(error).__name__)
