"""A cause whose own context is shown, a suppressed context, and a note."""


def one():
    raise KeyError("one")


def two():
    try:
        one()
    except KeyError:
        raise ValueError("two")


def three():
    try:
        two()
    except ValueError as error:
        problem = RuntimeError("three")
        problem.add_note("seen while testing")
        problem.add_note("two lines\nin one note")
        raise problem from error


def four():
    try:
        one()
    except KeyError:
        raise TypeError("clean") from None


try:
    four()
except TypeError as error:
    print(error, error.__suppress_context__, repr(error.__context__))
three()
