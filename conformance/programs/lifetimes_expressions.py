"""When the intermediate values of expressions and statements die."""


class Item:
    def __init__(self, name):
        self.name = name
        self.attribute = None

    def __del__(self):
        print('end', self.name, end='; ')

    def __bool__(self):
        print('truth', self.name, end='; ')
        return not self.name.startswith('false')

    def __add__(self, other):
        return Item(f'{self.name}+{other.name}')

    def __eq__(self, other):
        print('equal', self.name, end='; ')
        return True

    def __lt__(self, other):
        print('less', self.name, end='; ')
        return True

    def __hash__(self):
        return 1

    def __contains__(self, other):
        print('contains', end='; ')
        return True

    def __neg__(self):
        return Item(f'-{self.name}')

    def __getitem__(self, key):
        return Item(f'{self.name}[]')

    def __iter__(self):
        return iter([Item(f'{self.name}.0'), Item(f'{self.name}.1')])

    def __iadd__(self, other):
        print('iadd', end='; ')
        return self

    def __format__(self, spec):
        print('format', end='; ')
        return self.name

    def __call__(self):
        return Item(f'{self.name}()')

    def __enter__(self):
        return Item(f'{self.name} inside')

    def __exit__(self, *details):
        print('exit', end='; ')

    @property
    def part(self):
        return Item(f'{self.name}.part')

    def method(self, *args):
        return Item(f'{self.name}.method')


def say(text, *rest):
    print(text, end='; ')
    return text


def same(value, *rest, **named):
    return value


def comprehensions():
    print([say(Item('a').name) for _ in range(2)])
    print([x.name for x in Item('b')])
    print({say(x.name) for x in map(Item, 'c')})
    print({n: Item(n).name for n in 'de'})
    print([x.name + y.name for x in Item('f') for y in map(Item, 'gh')])
    print([n for n in 'ij' if Item(n)])
    print(len([Item(n) for n in 'kl']))
    for x in [Item(n) for n in 'mn']:
        say('loop')
    print(all(say(n) for n in map(str, Item('o'))) if Item('false p') else any(say(n) for n in 'q'))


def formatted():
    print(f'{Item("a")}{say("then")}{Item("b").name}{say("then")}')
    print(f'{Item("c"):{say("spec")}}')
    print('%s' % Item('d').name, '{}'.format(Item('e')))


def operators():
    say((Item('a') + Item('b')).name)
    say(str(Item('c') == Item('d')))
    say(str(Item('e') < Item('f')))
    say(str(Item('g') in Item('h')))
    say((-Item('i')).name)
    say(str(not Item('j')))
    say(Item('k')[0].name)
    say(Item('l').part.part.name)
    say(Item('m').method(Item('n')).name)
    say(Item('o')().name)
    say((Item('false p') or Item('q')).name)
    say((Item('r') and Item('s')).name)
    say('t' if Item('false u') else 'v')
    say((w := Item('x')).name)


def calls():
    say('a', same(Item('b')).name, say('c'))
    same(*[Item('d'), Item('e')])
    same(Item('f'), named=Item('g'))
    (lambda x: say('lambda'))(str(Item('h')))
    (lambda x=Item('i'): say('default'))()
    print(sorted([Item('j'), Item('k')], key=lambda x: x.name)[0].name)
    print(len([*Item('l')]), max(Item('m').name, 'n'))


def statements():
    x, *y = Item('a')
    say('unpacked')
    x, *y = Item('b')
    say('again')
    x = y = None
    z = Item('c')
    z += Item('d')
    z += say(Item('e').name) and Item('f')
    z.attribute = Item('g')
    z.attribute = Item('h')
    say('attribute')
    z = [Item('i'), Item('j'), Item('k')]
    del z[0]
    say('deleted')
    z[:] = []
    if Item('l'):
        say('if')
    while Item('m'):
        say('while')
        break
    with Item('n') as x:
        say('with')
    match Item('o'):
        case Item(name='p'):
            pass
        case Item(name=name) if name:
            say('case')
    match [Item('q'), Item('r')]:
        case [first, _]:
            say('captured')
    for x, y in zip([Item('s')], [Item('t')]):
        say('zip')


def definitions():
    def decorated(item):
        return lambda function: say('decorated') and function

    @decorated(Item('a').name)
    def f():
        pass

    def f(x=Item('b'), y='c'):
        return say(y)

    f()
    f(Item('d'))
    del f
    say('gone')

    class Derived(Item):
        entry = Item('e').name

        def method(self, *args):
            return super().method(Item('f').name, Item('g') + Item('h'))

    Derived('i').method(Item('j'))


for test in (comprehensions, formatted, operators, calls, statements, definitions):
    test()
    print('=', test.__name__)
