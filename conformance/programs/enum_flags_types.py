"""Enums of every kind, flags as sets, dataclasses with all options, named tuples, typed dictionaries."""
import enum
from dataclasses import KW_ONLY, InitVar, asdict, astuple, dataclass, field, fields
from typing import NamedTuple, TypedDict


class Weekday(enum.IntEnum):
    MONDAY = 1
    TUESDAY = 2
    SUNDAY = 7

    @classmethod
    def _missing_(cls, value):
        if isinstance(value, str):
            return cls[value.upper()]

    @property
    def weekend(self):
        return self >= 6


class Access(enum.Flag):
    R = enum.auto()
    W = enum.auto()
    X = enum.auto()
    RW = R | W


@enum.unique
class Planet(enum.Enum):
    EARTH = (5.976e24, 6.37814e6)
    MARS = (6.421e23, 3.3972e6)

    def __init__(self, mass, radius):
        self.mass, self.radius = mass, radius

    @property
    def gravity(self):
        return round(6.6743e-11 * self.mass / self.radius**2, 3)


class Mode(enum.StrEnum):
    READ = enum.auto()
    WRITE = "w"


print(Weekday.SUNDAY, repr(Weekday(1)), Weekday("tuesday"), Weekday.SUNDAY.weekend, Weekday.MONDAY + 1, [d.name for d in Weekday], Weekday.MONDAY < 2, f"{Weekday.SUNDAY}", f"{Mode.READ:>6}")
print(Access.R | Access.X, ~Access.RW, Access.RW in Access(7), list(Access.RW), Access(0), bool(Access(0)), Access.R & Access.W, repr(Access.RW ^ Access.R), len(Access(5)), Access["RW"])
print(Planet.EARTH.gravity, Planet.MARS, Planet.MARS.name, Planet((5.976e24, 6.37814e6)), Mode.READ == "read", Mode("w"), Planet.__members__.keys(), Planet.EARTH in Planet)
Animal = enum.Enum("Animal", "CAT DOG", start=5)
print(list(Animal), Animal.DOG.value, hash(Animal.CAT) == hash(Animal.CAT), Animal.CAT is Animal(5))


@dataclass(order=True, slots=True)
class Version:
    sort_index: tuple = field(init=False, repr=False)
    major: int
    minor: int = 0
    _: KW_ONLY
    tag: str = field(default="", compare=False, metadata={"help": "free text"})
    raw: InitVar[str | None] = None

    def __post_init__(self, raw):
        if raw:
            self.major, self.minor = map(int, raw.split("."))
        self.sort_index = self.major, self.minor


class Row(NamedTuple):
    name: str
    size: int = 1

    def double(self):
        return self._replace(size=self.size * 2)


class Movie(TypedDict, total=False):
    title: str
    year: int


v = Version(1, 2, tag="x")
print(v, v < Version(1, 10), Version(0, raw="3.4"), [f.name for f in fields(v)], asdict(v), astuple(Version(2)), fields(v)[3].metadata["help"], v == Version(1, 2), Version.__match_args__)
row = Row("a", 2)
print(row.double(), row == ("a", 2), row._asdict(), Row._field_defaults, [*Row("z")], Movie(title="M", year=1), Movie.__optional_keys__ == {"title", "year"}, Row.__annotations__)
match v:
    case Version(major=1, minor=m) if m > 1:
        print("one point", m)
for bad in (lambda: Weekday(9), lambda: Planet((1, 2)), lambda: setattr(Weekday, "MONDAY", 3), lambda: Version(), lambda: Version(1, 2, 3), lambda: setattr(v, "extra", 1), lambda: enum.unique(enum.Enum("Twice", {"A": 1, "B": 1})), lambda: Row(), lambda: Version(1) < 5, lambda: Access("Q")):
    try:
        print(bad())
    except Exception as error:
        print(type(error).__name__, error)
