"""An asynchronous producer and consumers, on an event loop of the program's own."""
import types
from collections import deque


@types.coroutine
def suspend(command):
    return (yield command)


class Scheduler:
    """Runs coroutines in turn; time is a number that only sleeping moves."""

    def __init__(self):
        self.now = 0
        self.ready = deque()
        self.sleeping = []
        self.log = []

    def spawn(self, name, coroutine):
        self.ready.append((name, coroutine, None))

    def run(self):
        while self.ready or self.sleeping:
            if not self.ready:
                self.sleeping.sort(key=lambda entry: entry[:2])
                self.now, _, name, coroutine = self.sleeping.pop(0)
                self.ready.append((name, coroutine, self.now))
            name, coroutine, value = self.ready.popleft()
            try:
                command = coroutine.send(value)
            except StopIteration as stop:
                print(f'[{self.now}] {name} returned {stop.value!r}')
                continue
            except Exception as error:
                print(f'[{self.now}] {name} failed: {type(error).__name__}: {error}')
                continue
            match command:
                case ('sleep', delay):
                    self.sleeping.append((self.now + delay, len(self.log), name, coroutine))
                    self.log.append(name)
                case ('put', channel, item):
                    channel.deliver(self, item)
                    self.ready.append((name, coroutine, None))
                case ('get', channel):
                    channel.wait(self, name, coroutine)


class Channel:
    def __init__(self):
        self.items = deque()
        self.waiting = deque()

    def deliver(self, scheduler, item):
        if self.waiting:
            scheduler.ready.append((*self.waiting.popleft(), item))
        else:
            self.items.append(item)

    def wait(self, scheduler, name, coroutine):
        if self.items:
            scheduler.ready.append((name, coroutine, self.items.popleft()))
        else:
            self.waiting.append((name, coroutine))

    async def put(self, item):
        await suspend(('put', self, item))

    def __aiter__(self):
        return self

    async def __anext__(self):
        item = await suspend(('get', self))
        if item is None:
            raise StopAsyncIteration
        return item


class Timer:
    def __init__(self, scheduler, label):
        self.scheduler, self.label = scheduler, label

    async def __aenter__(self):
        self.start = self.scheduler.now
        return self

    async def __aexit__(self, kind, error, traceback):
        print(f'{self.label} took {self.scheduler.now - self.start}', kind and kind.__name__)
        return kind is ZeroDivisionError


async def sleep(delay):
    return await suspend(('sleep', delay))


async def chunks(data, size):
    try:
        for start in range(0, len(data), size):
            await sleep(1)
            yield memoryview(data)[start:start + size]
    finally:
        await sleep(0)
        print('chunks closed')


async def producer(scheduler, channel, consumers):
    total = 0
    async with Timer(scheduler, 'producer'):
        async for chunk in chunks(bytes(range(20)), 6):
            await channel.put(chunk)
            total += len(chunk)
    for _ in range(consumers):
        await channel.put(None)
    return total


async def consumer(scheduler, name, channel, pace):
    seen = []
    async for chunk in channel:
        async with Timer(scheduler, name):
            await sleep(pace)
            seen.append(sum(chunk))
            1 / (len(chunk) - 2)
    return seen


async def early():
    found = [bytes(c) async for c in chunks(b'abcdef', 2) if c[0] != 99]
    stream = chunks(b'abcdef', 4)
    first = await anext(stream)
    await stream.aclose()
    return found, bytes(first), await anext(stream, 'nothing left')


async def failing():
    await sleep(2)
    raise LookupError('gone')


scheduler = Scheduler()
channel = Channel()
scheduler.spawn('producer', producer(scheduler, channel, 2))
scheduler.spawn('fast', consumer(scheduler, 'fast', channel, 1))
scheduler.spawn('slow', consumer(scheduler, 'slow', channel, 3))
scheduler.spawn('early', early())
scheduler.spawn('failing', failing())
scheduler.run()
print(scheduler.log)
