"""What help() says of things that a program defines.

Attributes of builtin classes have docstrings of their own in each implementation: the page leaves those lines out.
"""
import contextlib
import dataclasses
import enum
import io
import pydoc
import re
import sys
import typing
from collections import namedtuple

__version__ = '1.2'
__author__ = 'somebody'
LIMIT = 5
PATHS = ['usr', 'local'] * 20


def area(width, height: int = 2, *rest: str, unit=None, **options) -> list[int]:
    """The area of something.

        Indented, and the last line.
    """


def plain(): pass


# What a comment says
#   counts where no docstring is.
def commented(a, /, b, *, c): pass


def long_one(first_parameter: int, second_parameter: 'str' = 'a default value', *, third_parameter: dict[str, list[int]] = {}) -> None:
    'Has more parameters than a line takes.'


async def later(): "Waits."
async def stream(): yield
square = lambda x, *, power=2: x ** power


class Shape:
    """A shape.

    More about shapes."""
    sides: int
    name: str = 'shape'
    COUNT = 3
    __slots__ = ('colour', 'size')

    def __init__(self, colour, size=1):
        """Keeps both."""

    def scale(self, by=1):
        """Makes it larger."""

    def _hidden(self): pass

    @property
    def area(self):
        """How large it is."""

    @property
    def both(self):
        """Read and written."""

    @both.setter
    def both(self, value): pass

    @classmethod
    def unit(cls, colour): "Of size one."

    @staticmethod
    def parse(text, strict=()): "Reads a text."


class Square(Shape):
    __slots__ = {'corner': 'where it begins', 'angle': None}

    def scale(self, by=2): "In both directions."
    enlarge = scale
    old = Shape.scale
    key = lambda self: self.size
    def __len__(self):
        "Four."
    def area(self): ...
    def unit(cls): ...

    class Corner:
        "Of a square."
        __slots__ = ()


class Outside(Square, metaclass=type('Meta', (type,), {'of_meta': lambda cls: 1})):
    __slots__ = ()
    unit = None
    data = {'a': [1, 2, 3], 'b': 'x' * 200}
    path = 'C:\\new\\table'
    missing = property(doc='made by hand')
    def values(self): yield


class Colour(enum.Enum):
    "Of a shape."
    RED = 1
    BLUE = 'b'


class Bits(enum.IntFlag):
    READ, WRITE = 1, 2


@dataclasses.dataclass
class Point:
    x: int
    y: float = 1.5
    tags: list = dataclasses.field(default_factory=list)


Pair = namedtuple('Pair', 'second first', defaults=[3])


class Broken:
    class Fails:
        def __get__(self, instance, owner): raise RuntimeError('no')
    fails = Fails()
    nothing = None
    __slots__ = ()


KEPT = re.compile(r'^(\W*)(\w+ = )?(async )?\w+(\(| \w|$)')


def shown(*requests):
    for request in requests:
        stream = io.StringIO()
        with contextlib.redirect_stdout(stream):
            help(request)
        text = re.sub(r'0x[0-9a-f]+', '0x…', stream.getvalue())
        # Attributes that every class has, and what builtin classes bring along.
        text = re.sub(r'(?m)^( *\| +)__(dict|weakref)__\n.*\n', r'\1__\2__\n', text)
        text = re.sub(r'(?ms)^( *\|  -{70}\n)?( *\|  )(?:Methods|Class methods|Static methods|Data descriptors|Data and other attributes|Readonly properties) '
                      r'inherited from (builtins|enum)\..*?(?=^ *\|  -{70}\n(?! *\|  [\w ]+inherited from (builtins|enum))|^(?! *\|))', r'\2…\n', text)
        print(text, end='=' * 30 + '\n')


shown(area, plain, commented, long_one, later, stream, square)
shown(Shape, Square, Outside)
shown(Shape('red'), Shape.scale, Square('red').scale, Shape.area, Shape.unit, Square('x').unit, Shape.parse, Shape.colour, Square.corner, Square.Corner)
shown(Broken, Outside.key, Square.enlarge, Square.old)
print(pydoc.plain(pydoc.render_doc(Colour)).split('Methods inherited')[0].split('Data descriptors inherited')[0])
print(pydoc.render_doc(Pair, renderer=pydoc.plaintext).split('Methods defined')[0], pydoc.render_doc(plain, 'About %s')[:40].encode())
print(pydoc.plain(pydoc.render_doc(Point)).split('Methods defined')[0])
print(re.findall(r'\w+ = _replace.*', pydoc.plain(pydoc.render_doc(Point))), re.findall(r'READ.*', pydoc.plain(pydoc.render_doc(Bits))))
for request in ['nothing.of.the.kind', 'help_pages_missing', '']:
    stream = io.StringIO()
    with contextlib.redirect_stdout(stream):
        help(request)
    print(repr(request), stream.getvalue().split('\n')[:3])
print(pydoc.splitdoc('One.\n\nMore.\nAnd.'), pydoc.splitdoc('One.'), pydoc.splitdoc('One\ntwo'), pydoc.splitdoc(''))
print(pydoc.getdoc(area).encode(), pydoc.getdoc(3) != '', repr(pydoc.getdoc(plain)), pydoc.describe(plain), pydoc.describe(Shape), pydoc.describe(3))
print(pydoc.locate('os.path.join').__name__, pydoc.locate('len'), pydoc.locate('no.such'), pydoc.locate('str.upper'))
module = type(sys)('made', 'A module.\n\nMade by hand.')
module.__dict__.update(LIMIT=5, NAMES=['a' * 30] * 9, __version__='1', __author__='me', shown=lambda a: 1, _hidden=1, Shape=Broken, size=len)
stream = io.StringIO()
pydoc.doc(module, 'Help on %s:', output=stream)
print(stream.getvalue().split('FUNCTIONS')[0], stream.getvalue()[stream.getvalue().index('DATA'):])
helper = pydoc.Helper(io.StringIO('plain_missing\n"quit"\n'), stream := io.StringIO())
helper.interact()
print(stream.getvalue().split('\n')[1:3])
