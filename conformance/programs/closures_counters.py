"""Closures, late binding, nonlocal, currying, memo tables, decorators with state."""


def make_account(balance):
    log = []

    def deposit(amount):
        nonlocal balance
        balance += amount
        log.append(("deposit", amount))
        return balance

    def withdraw(amount):
        nonlocal balance
        if amount > balance:
            raise ValueError(f"only {balance} left")
        balance -= amount
        log.append(("withdraw", amount))
        return balance

    return {"deposit": deposit, "withdraw": withdraw, "log": lambda: list(log), "peek": lambda: balance}


a, b = make_account(100), make_account(5)
print(a["deposit"](50), a["withdraw"](30), b["deposit"](1), a["log"](), b["peek"]())
try:
    b["withdraw"](100)
except ValueError as error:
    print(error)

late = [lambda: i for i in range(3)]
early = [lambda i=i: i for i in range(3)]
print([f() for f in late], [f() for f in early])


def curry(f, n):
    def collect(args):
        if len(args) == n:
            return f(*args)
        return lambda x: collect(args + (x,))

    return collect(())


print(curry(lambda a, b, c: a + b * c, 3)(1)(2)(3))


def memoize(f):
    table = {}

    def wrapper(*args):
        if args not in table:
            table[args] = f(*args)
        return table[args]

    wrapper.table = table
    return wrapper


@memoize
def ackermann(m, n):
    if m == 0:
        return n + 1
    if n == 0:
        return ackermann(m - 1, 1)
    return ackermann(m - 1, ackermann(m, n - 1))


print(ackermann(2, 3), len(ackermann.table))


def retry(times, catch=Exception):
    def decorate(f):
        def wrapper(*args, **kwargs):
            for attempt in range(1, times + 1):
                try:
                    return f(*args, **kwargs)
                except catch as error:
                    print(f"attempt {attempt}: {error!r}")
                    last = error
            raise RuntimeError(f"{f.__name__} failed {times} times") from last

        return wrapper

    return decorate


calls = iter([ValueError("first"), ValueError("second"), "fine"])


@retry(3, ValueError)
def flaky():
    result = next(calls)
    if isinstance(result, Exception):
        raise result
    return result


print(flaky())


@retry(2)
def hopeless():
    return 1 / 0


try:
    hopeless()
except RuntimeError as error:
    print(error, "<-", repr(error.__cause__))


def compose(*functions):
    def run(x):
        for f in reversed(functions):
            x = f(x)
        return x

    return run


print(compose(str, lambda x: x + 1, int)("41"), compose()(5))
x = "global"


def scopes():
    x = "outer"

    def middle():
        def inner():
            nonlocal x
            x = "changed by inner"
            return x

        return inner(), x

    return middle(), x


print(scopes(), x)


def fresh(items=[], *, cache={}):
    items.append(len(items))
    cache[len(items)] = items[:]
    return items, sorted(cache)


print(fresh(), fresh(), fresh([9]), fresh.__defaults__, fresh.__kwdefaults__)
