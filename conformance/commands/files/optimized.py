
class Thing:
    """A thing."""


def f():
    """Does."""
    assert not __debug__, "debug"
    return __debug__


print(f.__doc__, Thing.__doc__)
print(f())
