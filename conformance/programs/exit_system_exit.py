"""SystemExit in its shapes: caught, with odd codes, and at last raised."""
for code in (0, None, 5, "text", (1, 2), 2.5, True, -1, 256):
    try:
        raise SystemExit(code)
    except SystemExit as error:
        print(repr(error), error.code)
try:
    raise SystemExit(1, 2)
except SystemExit as error:
    print(error.code, error.args)
try:
    exit_now = SystemExit
    raise exit_now
except BaseException as error:
    print(repr(error), isinstance(error, Exception))
raise SystemExit((1, "a tuple"))
