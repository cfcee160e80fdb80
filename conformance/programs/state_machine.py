"""A machine of states by a metaclass that collects transitions, with an enum for states."""
import enum


class Door(enum.Enum):
    OPEN = "open"
    CLOSED = "closed"
    LOCKED = "locked"

    def __format__(self, spec):
        return format(self.value, spec)


class transition:
    def __init__(self, source, target):
        self.source, self.target = source, target

    def __call__(self, function):
        self.function = function
        return self

    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, machine, owner=None):
        if machine is None:
            return self

        def fire(*args):
            if machine.state is not self.source:
                raise RuntimeError(f"cannot {self.name} when {machine.state}")
            result = self.function(machine, *args)
            machine.state = self.target
            machine.history.append(self.name)
            return result

        return fire


class MachineMeta(type):
    def __new__(meta, name, bases, space, **options):
        cls = super().__new__(meta, name, bases, space)
        cls.transitions = {k: v for base in reversed(cls.__mro__) for k, v in vars(base).items() if isinstance(v, transition)}
        return cls

    def __init__(cls, name, bases, space, start=None):
        super().__init__(name, bases, space)
        cls.start = start

    def __contains__(cls, name):
        return name in cls.transitions


class Machine(metaclass=MachineMeta):
    def __init__(self):
        self.state, self.history = self.start, []

    def possible(self):
        return [name for name, t in self.transitions.items() if t.source is self.state]


class FrontDoor(Machine, start=Door.CLOSED):
    @transition(Door.CLOSED, Door.OPEN)
    def open(self):
        return "creak"

    @transition(Door.OPEN, Door.CLOSED)
    def close(self):
        return "thud"

    @transition(Door.CLOSED, Door.LOCKED)
    def lock(self, code):
        self.code = code

    @transition(Door.LOCKED, Door.CLOSED)
    def unlock(self, code):
        if code != self.code:
            raise PermissionError(f"wrong code {code!r}")


door = FrontDoor()
print(door.open(), door.state, door.possible())
print(door.close(), f"[{door.state:>8}]", door.possible())
door.lock(1234)
for act in (door.open, lambda: door.unlock(1), lambda: door.unlock(1234), door.unlock):
    try:
        act()
        print("fine", door.state)
    except Exception as error:
        print(type(error).__name__, error)
print(door.history, "open" in FrontDoor, "explode" in FrontDoor, FrontDoor.open.source, list(Door), Door("open"), Door["LOCKED"].name)
try:
    Door("ajar")
except ValueError as error:
    print(error)
