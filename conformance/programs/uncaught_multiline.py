"""Expressions over several lines and operators inside a line: where the marks stand."""


def inner(x):
    return (
        x
        + 1
        + compute(
            x,
            divisor=0,
        )
    )


def compute(x, divisor):
    result = x * 2 + x / divisor - 1
    return result


values = {"a": [1, 2, {"b": 3}]}
try:
    print(values["a"][2]["c"])
except KeyError as error:
    print("KeyError", error)
inner(
    5
)
