def g(n):
    try:
        yield 1
        yield 2
    finally:
        print('closed', n)
def f():
    try:
        for x in g(1): raise ValueError
    except ValueError:
        print('caught')
    for x in g(2):
        break
    print('after')
    for x in g(3):
        try:
            raise KeyError
        except KeyError:
            print('inner')
    h = g(4)
    for x in h:
        break
    print('h held')
    del h
    print('deleted')
    while True:
        for x in g(5):
            for y in g(6):
                return x, y
class C:
    def it(self):
        try:
            yield self
        finally:
            print('C closed')
print(f())
for x in C().it(): break
print('end')
