"""What raises in code that runs often: the flow, contexts, causes and tracebacks are those of code that runs once."""

import sys
import traceback


class Missing(KeyError):
    pass


def fail(value):
    raise ValueError(value)


def through(value):
    fail(value)


def further(value):
    return through(value) or value


def find(table, key):
    try:
        return table[key]
    except KeyError:
        raise Missing(key) from None


def find_with_context(table, key):
    try:
        return table[key]
    except KeyError:
        raise Missing(key)


def find_named(table, key):
    try:
        return table[key]
    except KeyError as error:
        raise Missing(key) from error


def last(value):
    try:
        further(value)
    except TypeError:
        return "never"
    finally:
        seen.append(sys.exception() is not None)


def finally_returns(value):
    try:
        fail(value)
    finally:
        return value


def finally_replaces(value):
    try:
        fail(value)
    finally:
        raise LookupError(value)


def reraises(value):
    try:
        fail(value)
    except ValueError:
        raise


def nested(value):
    try:
        try:
            raise KeyError(value)
        except KeyError:
            raise Missing(value)
        except ValueError:
            return "never"
    except LookupError as error:
        return type(error).__name__, type(error.__context__).__name__, sys.exception() is error


def in_loops(value):
    found = []
    for i in range(3):
        for j in [1, 2, 3]:
            try:
                if j == 2:
                    raise IndexError(i)
                if i == 2:
                    continue
                found.append(j)
            except IndexError:
                found.append(-i)
            else:
                found.append("else")
    return found


def leaves_loop(value):
    try:
        for i in range(10):
            for j in (1, 2):
                if i == 2:
                    raise ValueError(i, j)
    except ValueError as error:
        return error.args


def wrong_raise(value):
    try:
        raise value
    except TypeError as error:
        return str(error)


def wrong_cause(value):
    try:
        raise ValueError from value
    except TypeError as error:
        return str(error)


def handler_calls(value):
    try:
        fail(value)
    except ValueError:
        found = find({}, value) if value < 0 else sys.exception()
    return repr(found), sys.exception()


def handler_fails(value):
    try:
        fail(value)
    except ValueError:
        through(value + 1)


def else_fails(value):
    try:
        pass
    except ValueError:
        return "never"
    else:
        fail(value)


def asserts(value):
    try:
        assert value < 0, value
    except AssertionError as error:
        return error.args


def unhashable(value):
    try:
        return {1: 2}[[value]]
    except TypeError as error:
        return str(error)


def deep(value):
    if value > 0:
        return deep(value - 1)
    raise RecursionError("enough")


class Base:
    def run(self, value):
        raise NotImplementedError(type(self).__name__)


class Derived(Base):
    def run(self, value):
        try:
            return super().run(value)
        except NotImplementedError as error:
            return error.args

    def outer(self, value):
        super().run(value)


derived = Derived()
seen = []
cases = [
    further,
    lambda value: find({}, value),
    lambda value: find_with_context({}, value),
    lambda value: find_named({}, value),
    last,
    finally_returns,
    finally_replaces,
    reraises,
    nested,
    in_loops,
    leaves_loop,
    wrong_raise,
    wrong_cause,
    handler_calls,
    handler_fails,
    else_fails,
    asserts,
    unhashable,
    lambda value: deep(4),
    derived.run,
    derived.outer,
]


def attempt(case, value):
    try:
        result = case(value)
    except Exception as error:
        return error
    assert sys.exception() is None
    return result


def describe(result):
    if isinstance(result, Exception):
        return "".join(traceback.format_exception(result)).replace(__file__, "hot.py")
    return repr(result)


for case in cases:
    first = describe(attempt(case, 5))
    for i in range(1600):
        result = attempt(case, 5)
    print(first)
    print(describe(result) == first, seen[-1:])
