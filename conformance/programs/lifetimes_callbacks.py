"""Callbacks of weak references: their order, and which are never called."""
import weakref


class Thing:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print('del', self.name)


def tell(label):
    def callback(reference):
        print(label, reference() is None)
    return callback


thing = Thing('a')
first = weakref.ref(thing, tell('first'))
second = weakref.ref(thing, tell('second'))
weakref.ref(thing, tell('never: the reference died before'))
print(weakref.getweakrefcount(thing))
thing = None
print('gone', first() is None, first.__callback__)


def inside():
    local = Thing('local')
    watcher = weakref.ref(local, tell('watcher'))
    print('made', watcher() is local)


inside()
print('after the call')


def passed_on(argument):
    seen = weakref.ref(argument, tell('argument'))
    argument = None
    print('argument rebound', seen() is None)


passed_on(Thing('temporary'))


class Own:
    def __init__(self):
        self.reference = weakref.ref(self, tell('own'))


own = Own()
del own
print('own is gone')

items = [Thing(i) for i in range(3)]
references = [weakref.ref(item, tell(item.name)) for item in items]
del items[1]
print([reference() is not None for reference in references])
item = None
items.clear()
print([reference() is not None for reference in references])


def raising():
    held = Thing('held by a traceback')
    raise ValueError('no')


try:
    raising()
except ValueError as error:
    print('handling')
print('handled')
try:
    raising()
except ValueError as error:
    kept = error
print('kept')
kept = None
print('dropped')


def produce():
    thing = Thing('in a generator')
    try:
        yield thing.name
        yield 'more'
    finally:
        print('closing')


def consume():
    source = produce()
    print(next(source))
    source = None
    print('consumed')


consume()
for value in produce():
    print(value)
    break
print('left early')
print(next(produce()))
print(len([Thing('in a list')]), Thing('attribute').name)
