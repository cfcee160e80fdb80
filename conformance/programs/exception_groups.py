"""Exception groups: handled in parts, the remainder ends the program."""


def tasks():
    yield lambda: 1 / 0
    yield lambda: int("x")
    yield lambda: [][1]
    yield lambda: {}["key"]
    yield lambda: "fine"


def run_all():
    results, errors = [], []
    for task in tasks():
        try:
            results.append(task())
        except Exception as error:
            errors.append(error)
    if errors:
        raise ExceptionGroup(f"{len(errors)} tasks failed", errors)
    return results


try:
    run_all()
except* ZeroDivisionError as group:
    print("arithmetic", [str(e) for e in group.exceptions])
except* LookupError as group:
    print("lookup", [type(e).__name__ for e in group.exceptions])
except* ValueError as group:
    print("value", group.message)
try:
    raise ExceptionGroup("outer", [ExceptionGroup("inner", [TypeError("t"), ValueError("v")]), OSError("o")])
except* TypeError as group:
    print(repr(group))
except* OSError as group:
    print(repr(group))
