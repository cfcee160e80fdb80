"""Descriptors that validate and tell observers; computed properties that follow."""


class Validated:
    def __init__(self, *checks, default=None):
        self.checks, self.default = checks, default

    def __set_name__(self, owner, name):
        self.public, self.private = name, f"_{owner.__name__}__{name}"

    def __get__(self, instance, owner=None):
        return self if instance is None else getattr(instance, self.private, self.default)

    def __set__(self, instance, value):
        for check in self.checks:
            value = check(self.public, value)
        old = self.__get__(instance)
        object.__setattr__(instance, self.private, value)
        if old != value:
            for watcher in instance.watchers:
                watcher(instance, self.public, old, value)


def typed(kind):
    def check(name, value):
        if not isinstance(value, kind):
            raise TypeError(f"{name} must be {kind.__name__}, not {type(value).__name__}")
        return value

    return check


def between(low, high):
    def check(name, value):
        if not low <= value <= high:
            raise ValueError(f"{name}={value} is not in [{low}, {high}]")
        return value

    return check


class Observed:
    def __init__(self, **values):
        self.watchers = []
        for name, value in values.items():
            setattr(self, name, value)

    def __setattr__(self, name, value):
        if name != "watchers" and not hasattr(type(self), name):
            raise AttributeError(f"{type(self).__name__} has no {name!r}")
        super().__setattr__(name, value)


class Room(Observed):
    width = Validated(typed(int), between(1, 100), default=1)
    height = Validated(typed(int), between(1, 100), default=1)
    label = Validated(typed(str), lambda name, value: value.strip().title())

    @property
    def area(self):
        return self.width * self.height

    @area.setter
    def area(self, value):
        self.height = value // self.width

    @area.deleter
    def area(self):
        self.width = self.height = 1


room = Room(width=4, label="  living room ")
room.watchers.append(lambda r, *change: print("  changed", *change, "area", r.area))
room.height = 5
room.height = 5
room.area = 40
del room.area
print(room.area, room.label, sorted(vars(room).keys() - {"watchers"}), Room.width.default)
for name, value in (("width", "4"), ("width", 101), ("depth", 3), ("label", None)):
    try:
        setattr(room, name, value)
    except (TypeError, ValueError, AttributeError) as error:
        print(type(error).__name__, error)
print(type(Room.area).__name__, Room.area.fget(room), getattr(room, "_Room__width"))
