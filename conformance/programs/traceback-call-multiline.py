def f(*args):
    raise ValueError(args)

print(f(
    1,
    2,
    3,
    4,
    [
        5
    ],
))
