"""Prints the sources, places and frames of its own parts."""
import functools
import inspect


# Above a class.
# In two lines.
class Shape:
    """A shape."""

    sides = 0

    # about area
    def area(self):
        """The area."""
        return 0

        # trailing comment of area

    @property
    def name(self):
        return type(self).__name__


class Square(Shape):
    sides = 4

    def area(self): return self.side ** 2


def logged(function):
    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        return function(*args, **kwargs)
    return wrapper


@logged
def tricky(a,
           b=")",
           *, text='''
def not_a_function(:
'''):
    if a:
        return (b,
                text)
    # inside

# outside


cube = lambda x: (x *
                  x * x)


def report(thing):
    try:
        lines, start = inspect.getsourcelines(thing)
    except (OSError, TypeError) as problem:
        print(type(problem).__name__, problem)
        return
    print(f'--- from line {start}')
    print(''.join(lines), end='')
    print('comments:', repr(inspect.getcomments(thing)))


def depth():
    frame = inspect.currentframe()
    told = inspect.getframeinfo(frame)
    print(told.lineno, told.function, told.code_context, told.index)
    print([(info.function, info.lineno) for info in inspect.stack()])


def fails():
    raise ValueError('here')


if __name__ == '__main__':
    for thing in (Shape, Square, Shape.area, Square.area, Shape.name.fget, logged, tricky, cube, fails):
        report(thing)
    for thing in (len, int, 5, 'text'):
        report(thing)
    print(inspect.getmodule(Shape) is inspect.getmodule(fails), inspect.getmodule(Shape).__name__)
    print([inspect.getdoc(each) for each in (Square.area, Square().area, Square.name)])
    print(inspect.getdoc(Square.area), inspect.getdoc(Square), inspect.getdoc(logged))
    depth()
    try:
        fails()
    except ValueError:
        print([(info.function, info.code_context) for info in inspect.trace()])
    print(inspect.signature(tricky), inspect.signature(tricky, follow_wrapped=False))
    print(len(inspect.getblock(inspect.getsource(Shape).splitlines(True))))
