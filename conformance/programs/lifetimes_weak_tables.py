"""Caches, observers and trees on weak references, and which entries are left when."""
import gc
import weakref


class Node:
    def __init__(self, name, parent=None):
        self.name = name
        self.children = []
        self.parent = None
        if parent is not None:
            self.parent = weakref.ref(parent)
            parent.children.append(self)

    def __repr__(self):
        return f'Node({self.name})'

    def path(self):
        up = self.parent() if self.parent is not None else None
        return self.name if up is None else up.path() + '/' + self.name


root = Node('root')
usr = Node('usr', root)
lib = Node('lib', usr)
print(lib.path())
leaf = Node('leaf', lib)
del root
print(usr.parent())
print(lib.path(), leaf.path())
usr = None
print(leaf.parent())
print(leaf.path())
lib = None
print(leaf.parent())
print(leaf.path())


class Picture:
    made = 0

    def __init__(self, key):
        self.key = key
        Picture.made += 1


cache = weakref.WeakValueDictionary()


def load(key):
    found = cache.get(key)
    if found is None:
        found = cache[key] = Picture(key)
    return found


a = load('a')
b = load('b')
print(load('a') is a, Picture.made, sorted(cache), len(cache))
load('c')
print(sorted(cache.keys()), len(cache), 'c' in cache)
del a
print(sorted(cache.keys()), len(cache), 'a' in cache, cache.get('a', 'gone'))
try:
    cache['a']
except KeyError as error:
    print('KeyError', error)
cycle = load('d')
cycle.me = cycle
del cycle
print('d' in cache, gc.collect() > 0, 'd' in cache)
print(cache.pop('b') is b, list(cache.items()))

notes = weakref.WeakKeyDictionary()
k1, k2 = Picture(1), Picture(2)
notes[k1] = 'one'
notes[k2] = 'two'
print(len(notes), notes[k1], k2 in notes, sorted(notes.values()))
del k1
print(len(notes), list(notes.values()))


class Subject:
    def __init__(self):
        self.observers = weakref.WeakSet()

    def tell(self, what):
        for observer in sorted(self.observers, key=lambda o: o.name):
            observer.hear(what)


class Observer:
    def __init__(self, name):
        self.name = name

    def hear(self, what):
        print(self.name, 'hears', what)


subject = Subject()
o1, o2 = Observer('o1'), Observer('o2')
subject.observers.add(o1)
subject.observers.add(o2)
subject.observers.add(Observer('o3'))
subject.tell('first')
o2 = None
subject.tell('second')
print(len(subject.observers), o1 in subject.observers)

bound = weakref.WeakMethod(o1.hear)
bound()('through a WeakMethod')
print(weakref.ref(o1.hear)() is None)
fallen = []
third = Observer('third')
method = weakref.WeakMethod(third.hear, fallen.append)
del third
print(method(), fallen == [method])

finalizer = weakref.finalize(subject, print, 'the subject is gone', end='!\n')
print(finalizer.alive, finalizer.peek()[0] is subject, finalizer.atexit)
del subject
print(finalizer.alive, finalizer.peek(), finalizer())
other = weakref.finalize(o1, print, 'at exit, first registered')
last = weakref.finalize(o1, print, 'at exit, last registered')
taken = weakref.finalize(o1, print, 'never')
print(taken.detach()[0] is o1, taken.alive)
