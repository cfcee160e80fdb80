"""A small library of generic containers, in the syntax of PEP 695."""
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

type Pair[A, B = A] = tuple[A, B]
type Tree[T] = Node[T] | None
type Handler[**P, R] = Callable[P, R]


@dataclass
class Node[T]:
    value: T
    left: Tree[T] = None
    right: Tree[T] = None


class SortedSet[T: (int, str)]:
    """A binary tree without doubles."""

    def __init__(self, items: Iterable[T] = ()) -> None:
        self.root: Tree[T] = None
        self.size = 0
        for item in items:
            self.add(item)

    def add(self, item: T) -> bool:
        where: Tree[T] = self.root
        if where is None:
            self.root = Node(item)
            self.size = 1
            return True
        while True:
            if item == where.value:
                return False
            side = 'left' if item < where.value else 'right'
            below = getattr(where, side)
            if below is None:
                setattr(where, side, Node[T](item))
                self.size += 1
                return True
            where = below

    def __iter__(self) -> Iterator[T]:
        def walk(tree: Tree[T]) -> Iterator[T]:
            if tree is not None:
                yield from walk(tree.left)
                yield tree.value
                yield from walk(tree.right)
        return walk(self.root)

    def __len__(self):
        return self.size

    def map[U: (int, str)](self, function: Callable[[T], U]) -> 'SortedSet[U]':
        return SortedSet[U](map(function, self))

    def __repr__(self):
        return f'{type(self).__name__}({list(self)!r})'


class Registry[K, *Args](dict[K, Callable[[*Args], None]]):
    def call(self, key: K, *args: *Args) -> None:
        self[key](*args)


class Stack[T](list[T]):
    limit: int = 3

    def push(self, item: T) -> Pair[int, T]:
        if len(self) == self.limit:
            raise OverflowError(f'more than {self.limit}')
        self.append(item)
        return len(self), item


class Named[T](Stack[T]):
    @classmethod
    def of[S](cls, *items: S) -> 'Named[S]':
        made = cls()
        for item in items:
            made.push(item)
        return made


def traced[**P, R](function: Handler[P, R]) -> Handler[P, R]:
    def wrapper(*args: P.args, **kwargs: P.kwargs) -> R:
        result = function(*args, **kwargs)
        print('called', function.__name__, args, kwargs, '->', result)
        return result
    wrapper.__type_params__ = function.__type_params__
    return wrapper


@traced
def first[T](items: Iterable[T], default: T | None = None) -> T | None:
    return next(iter(items), default)


def show(thing):
    print(thing.__name__, thing.__type_params__, getattr(thing, '__orig_bases__', None),
          getattr(thing, '__parameters__', None))


for thing in (SortedSet, Registry, Stack, Named, Node, first, SortedSet.map, Named.of, Pair, Tree, Handler):
    show(thing)

numbers = SortedSet([5, 3, 8, 3, 1])
print(numbers, len(numbers), numbers.map(str), SortedSet[int]([2, 1]))
print(SortedSet.__type_params__[0].__constraints__, SortedSet[int], SortedSet[int].__args__)
print(Node.__annotations__, Node(1) == Node(1))
print(Tree.__value__, Tree[int], Tree[int].__value__, Pair.__type_params__[1].__default__)
print(first([], default=3), first('xy'))
print(SortedSet.map.__annotations__)
print(Registry[str, int, bytes], Registry.__mro__)
calls = Registry[str, int]()
calls['show'] = lambda n: print('show', n)
calls.call('show', 4)
print(Named.of(1, 2), isinstance(Named(), Stack), Named[int].__origin__)
try:
    Named.of(*'abcd')
except OverflowError as error:
    print(error)
try:
    Registry[()]
except TypeError as error:
    print(error)


def lazy[T: missing](x: T) -> T:
    return x


try:
    lazy.__type_params__[0].__bound__
except NameError as error:
    print(error)
missing = int
print(lazy.__type_params__[0].__bound__, lazy(1))
type Broken = undefined_name | int
Broken.__value__
