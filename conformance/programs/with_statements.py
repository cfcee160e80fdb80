"""Context managers: order, suppression, nesting, exceptions while leaving."""
from contextlib import ExitStack, contextmanager, suppress


class Resource:
    log = []

    def __init__(self, name, fail_on=None, swallow=()):
        self.name, self.fail_on, self.swallow = name, fail_on, swallow

    def __enter__(self):
        if self.fail_on == "enter":
            raise OSError(f"{self.name} cannot be opened")
        self.log.append(f"+{self.name}")
        return self

    def __exit__(self, kind, value, traceback):
        self.log.append(f"-{self.name}({kind.__name__ if kind else ''})")
        if self.fail_on == "exit":
            raise OSError(f"{self.name} cannot be closed")
        return kind is not None and issubclass(kind, self.swallow)


def show(label):
    print(label, *Resource.log)
    Resource.log.clear()


with Resource("a") as a, Resource("b"):
    Resource.log.append(a.name.upper())
show("plain")
with suppress(OSError), Resource("a"), Resource("b", "enter"), Resource("c"):
    print("never")
show("enter fails")
try:
    with Resource("a"), Resource("b", "exit"):
        raise ValueError("body")
except OSError as error:
    print(error, "| context:", repr(error.__context__))
show("exit fails")
with Resource("outer"), Resource("inner", swallow=(ValueError, KeyError)):
    {}["missing"]
show("swallowed")


def early():
    for name in "xyz":
        with Resource(name):
            if name == "x":
                continue
            if name == "y":
                return f"returned from {name}"


print(early())
show("early")


@contextmanager
def transaction(data):
    saved = bytes(data)
    try:
        yield memoryview(data)
    except Exception as error:
        data[:] = saved
        print("rolled back:", error)


data = bytearray(b"hello")
with transaction(data) as view:
    view[0] = ord("j")
    view.release()
print(data)
with transaction(data) as view:
    view[0] = ord("x")
    view[1:3] = b"too long"
print(data)
with ExitStack() as stack:
    names = [stack.enter_context(Resource(n)).name for n in "pqr"]
    stack.callback(lambda: Resource.log.append("callback"))
show(names)
try:
    with open("no such file.txt") as file:
        print(file)
except FileNotFoundError as error:
    print(error, error.errno, error.filename)
