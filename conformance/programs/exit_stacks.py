"""contextlib: stacks of exits, suppression, redirection, decorators, closing in the right order."""
import contextlib
import io
import sys


class Resource:
    def __init__(self, name, swallow=False, fail=False):
        self.name, self.swallow, self.fail = name, swallow, fail

    def __enter__(self):
        print("open", self.name)
        return self

    def __exit__(self, kind, error, trace):
        print("close", self.name, kind.__name__ if kind else None)
        if self.fail:
            raise RuntimeError(f"{self.name} fails to close")
        return self.swallow


with contextlib.ExitStack() as stack:
    names = [stack.enter_context(Resource(n)).name for n in "abc"]
    stack.callback(print, "callback", sep="-")
    kept = stack.pop_all()
print(names)
with kept:
    print("inside")
with contextlib.suppress(KeyError), Resource("outer") as outer:
    {}["missing"]
with Resource("quiet", swallow=True):
    raise ValueError("swallowed")
try:
    with contextlib.ExitStack() as stack:
        stack.enter_context(Resource("x", fail=True))
        stack.enter_context(Resource("y"))
        raise LookupError("body")
except RuntimeError as error:
    print(error, "|", repr(error.__context__))


@contextlib.contextmanager
def tag(name, out):
    out.append(f"<{name}>")
    try:
        yield out
    except ZeroDivisionError:
        out.append("oops")
    finally:
        out.append(f"</{name}>")


with tag("p", []) as out, tag("b", out):
    out.append("text")
    1 / 0
print("".join(out))


@tag("div", log := [])
def decorated(n):
    log.append(str(n))
    return n


print(decorated(1), decorated(2), log)
buffer = io.StringIO()
with contextlib.redirect_stdout(buffer), contextlib.redirect_stderr(buffer):
    print("captured")
    print("errors", file=sys.stderr)
print(repr(buffer.getvalue()))
with contextlib.closing(io.BytesIO(b"abc")) as file:
    print(file.read(2))
print(file.closed, isinstance(outer, contextlib.AbstractContextManager))


class Counter(contextlib.ContextDecorator):
    calls = 0

    def __enter__(self):
        Counter.calls += 1

    def __exit__(self, *exc):
        return False


@Counter()
def counted():
    return Counter.calls


print(counted(), counted(), contextlib.nullcontext(5).__enter__())
for bad in (lambda: exec("with 5: pass"), lambda: exec("with print as p: pass"), lambda: next(iter([tag("a", [])])).__exit__(None, None, None)):
    try:
        bad()
    except (TypeError, RuntimeError, AttributeError) as error:
        print(type(error).__name__, error)


@contextlib.contextmanager
def twice():
    yield 1
    yield 2


try:
    with twice():
        pass
except RuntimeError as error:
    print(error)
