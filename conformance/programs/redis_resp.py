"""The Redis protocol (RESP 2): a parser that can be fed in parts, and a tiny server behind it."""
import re
from collections import deque


class Failure(Exception):
    """An error reply."""

    def __eq__(self, other):
        return isinstance(other, Failure) and self.args == other.args

    __hash__ = None


class Malformed(ValueError):
    pass


def encode(value):
    match value:
        case None:
            return b'$-1\r\n'
        case bool():
            raise TypeError('no booleans in RESP 2')
        case int():
            return b':%d\r\n' % value
        case Failure():
            return b'-%b\r\n' % str(value).encode()
        case str():
            return b'+%b\r\n' % value.encode()
        case bytes() | bytearray() | memoryview():
            data = bytes(value)
            return b'$%d\r\n%b\r\n' % (len(data), data)
        case list() | tuple():
            return b'*%d\r\n' % len(value) + b''.join(map(encode, value))
        case _:
            raise TypeError(f'cannot encode {type(value).__name__}')


def parser():
    """A coroutine: is sent bytes, yields lists of values that are complete."""
    buffer = bytearray()
    ready = []

    def line():
        while (end := buffer.find(b'\r\n')) < 0:
            buffer.extend((yield))
        text = bytes(buffer[:end])
        del buffer[:end + 2]
        return text

    def exactly(count):
        while len(buffer) < count:
            buffer.extend((yield))
        data = bytes(buffer[:count])
        del buffer[:count]
        return data

    def number(text):
        if not re.fullmatch(rb'-?\d+', text):
            raise Malformed(f'not a number: {text!r}')
        return int(text)

    def value():
        head = yield from line()
        kind, rest = head[:1], head[1:]
        if kind == b'+':
            return rest.decode()
        if kind == b'-':
            return Failure(rest.decode())
        if kind == b':':
            return number(rest)
        if kind == b'$':
            length = number(rest)
            if length < 0:
                return None
            data = yield from exactly(length)
            if (yield from exactly(2)) != b'\r\n':
                raise Malformed('a string does not end where it says')
            return data
        if kind == b'*':
            count = number(rest)
            items = None if count < 0 else []
            for _ in range(count):
                items.append((yield from value()))
            return items
        raise Malformed(f'unknown kind {kind!r}')

    def forever():
        while True:
            ready.append((yield from value()))

    inner = forever()
    next(inner)
    while True:
        done, ready[:] = list(ready), []
        data = yield done
        inner.send(data)


class Server:
    def __init__(self):
        self.data = {}
        self.commands = {n[3:].upper(): getattr(self, n) for n in dir(self) if n.startswith('do_')}

    def __call__(self, request):
        name, *arguments = request
        name = name.decode().upper()
        try:
            return self.commands[name](*arguments)
        except KeyError:
            return Failure(f'ERR unknown command {name!r}')
        except TypeError as problem:
            return Failure(f'ERR wrong number of arguments ({problem.__class__.__name__})')
        except ValueError:
            return Failure('ERR value is not an integer or out of range')

    def do_ping(self, message='PONG'):
        return message

    def do_set(self, key, value):
        self.data[key] = value
        return 'OK'

    def do_get(self, key):
        return self.data.get(key)

    def do_incrby(self, key, amount):
        value = int(self.data.get(key, b'0')) + int(amount)
        self.data[key] = b'%d' % value
        return value

    def do_rpush(self, key, *values):
        items = self.data.setdefault(key, deque())
        items.extend(values)
        return len(items)

    def do_lrange(self, key, start, stop):
        items = list(self.data.get(key, ()))
        start, stop = int(start), int(stop)
        return items[start:None if stop == -1 else stop + 1]

    def do_del(self, *keys):
        return sum(self.data.pop(key, None) is not None for key in keys)


values = ['OK', Failure('ERR no'), -42, b'', b'two\r\nlines', None, [], [1, [b'a', None], 'x'], 10 ** 20]
wire = b''.join(map(encode, values))
print(wire)
for step in (1, 2, 5, len(wire)):
    feed = parser()
    got = next(feed)
    for i in range(0, len(wire), step):
        got += feed.send(wire[i:i + step])
    print(step, got == values, len(got))

server = Server()
conversation = ['PING', 'ping|hi', 'SET|a|1', 'INCRBY|a|41', 'GET|a', 'GET|b', 'RPUSH|l|x|y|z', 'LRANGE|l|0|-1', 'LRANGE|l|1|1',
                'INCRBY|a|q', 'SET|a', 'NOPE|1', 'DEL|a|b|l']
feed = parser()
next(feed)
for text in conversation:
    request, = feed.send(encode([part.encode() for part in text.split('|')]))
    reply = server(request)
    print(f'{text:16}', encode(reply))

for bad in (b'?what\r\n', b':12a\r\n', b'$3\r\nabcd\r\n', b'*1\r\n$x\r\n'):
    feed = parser()
    next(feed)
    try:
        feed.send(bad)
    except Malformed as problem:
        print('malformed:', problem)
for value in (True, {}, 1.5):
    try:
        encode(value)
    except TypeError as problem:
        print(problem)
