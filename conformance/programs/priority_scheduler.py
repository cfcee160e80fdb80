"""A scheduler of generator tasks by time and priority."""
import heapq
from itertools import count


class Sleep:
    def __init__(self, ticks):
        self.ticks = ticks


class Spawn:
    def __init__(self, name, task):
        self.name, self.task = name, task


class Scheduler:
    def __init__(self):
        self.heap, self.order, self.now, self.failed = [], count(), 0, {}

    def add(self, name, task, delay=0, value=None):
        heapq.heappush(self.heap, (self.now + delay, next(self.order), name, task, value))

    def run(self, limit=100):
        while self.heap and self.now < limit:
            self.now, _, name, task, value = heapq.heappop(self.heap)
            try:
                request = task.send(value)
            except StopIteration as stop:
                print(f"{self.now:3} {name} finished with {stop.value!r}")
                continue
            except Exception as error:
                self.failed[name] = error
                print(f"{self.now:3} {name} failed: {error!r}")
                continue
            match request:
                case Sleep(ticks=n):
                    self.add(name, task, n, self.now)
                case Spawn(name=other, task=child):
                    self.add(other, child)
                    self.add(name, task, value=other)
                case int() | float():
                    self.add(name, task, value=request * 2)
                case _:
                    self.add(name, task)
        return self


def ticker(n, every):
    for i in range(n):
        started = yield Sleep(every)
        print(f"    tick {i} asked at {started}")
    return n


def parent():
    child = yield Spawn("child", ticker(2, 3))
    doubled = yield 21
    print("    spawned", child, doubled)
    yield Sleep(10)
    raise LookupError("lost")


scheduler = Scheduler()
scheduler.add("slow", ticker(3, 5))
scheduler.add("parent", parent(), 1)
scheduler.add("late", (x for x in ()), 7)
print(scheduler.run().failed, scheduler.now, scheduler.heap)
