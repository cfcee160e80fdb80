"""The last lines of many tracebacks, through the traceback of the program itself."""
import traceback


def attribute():
    return (5).nothing.more


def index():
    data = [1, 2, 3]
    return data[0] + data[5]


def call():
    return len(1, 2)


def binary():
    left, right = "a", 1
    return left + right


def unpack():
    a, b, c = (1, 2)


def name():
    return undefined_name + 1


def imported():
    import no_such_module


def raised():
    raise ValueError("on purpose")


def lambda_inside():
    return (lambda x: x / 0)(5)


def comprehension():
    return [1 / x for x in (1, 0)]


def generator():
    return sum(1 / x for x in (1, 0))


def view():
    memoryview(b"abc")[0] = 1


def assertion():
    assert 1 + 1 == 3, "arithmetic"


def class_body():
    class Broken:
        attribute = undefined_in_class


def subscript_call():
    table = {"k": len}
    return table["k"](5)


for function in (attribute, index, call, binary, unpack, name, imported, raised, lambda_inside, comprehension, generator, view, assertion, class_body, subscript_call):
    try:
        function()
    except Exception as error:
        shown = "".join(traceback.format_exception(error)).splitlines()
        print(function.__name__)
        for line in shown[3:]:
            print("   |" + line.rsplit("/", 1)[-1] if line.lstrip().startswith("File") else "   |" + line)
