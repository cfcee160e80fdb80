import sys
import time

IDLE, WORKER, HANDLER, DEVICE = range(4)
QUEUE_SIZE = 4


class Packet:
    def __init__(self, link, ident, kind):
        self.link = link
        self.ident = ident
        self.kind = kind
        self.datum = 0
        self.data = [0] * QUEUE_SIZE

    def append_to(self, queue):
        self.link = None
        if queue is None:
            return self
        last = queue
        while last.link is not None:
            last = last.link
        last.link = self
        return queue


class Task:
    def __init__(self, scheduler, ident, priority, queue):
        self.scheduler = scheduler
        self.ident = ident
        self.priority = priority
        self.queue = queue
        self.held = False
        self.waiting = queue is None
        self.handled = 0

    def runnable(self):
        return not self.held and (not self.waiting or self.queue is not None)

    def take(self):
        packet = self.queue
        if packet is not None:
            self.queue = packet.link
            packet.link = None
        return packet

    def receive(self, packet):
        self.queue = packet.append_to(self.queue)
        self.waiting = False

    def step(self):
        raise NotImplementedError

    def wait(self):
        self.waiting = self.queue is None


class IdleTask(Task):
    def __init__(self, scheduler, turns):
        super().__init__(scheduler, IDLE, 0, None)
        self.waiting = False
        self.turns = turns
        self.control = 1

    def step(self):
        self.turns -= 1
        if self.turns <= 0:
            self.held = True
        elif self.control & 1:
            self.control = (self.control >> 1) ^ 0xD008
            self.scheduler.release(DEVICE)
        else:
            self.control >>= 1
            self.scheduler.release(HANDLER)


class WorkerTask(Task):
    def __init__(self, scheduler, queue):
        super().__init__(scheduler, WORKER, 1000, queue)
        self.letter = 0

    def step(self):
        packet = self.take()
        if packet is None:
            self.wait()
            return
        self.handled += 1
        packet.kind = HANDLER
        for i in range(QUEUE_SIZE):
            self.letter = self.letter % 26 + 1
            packet.data[i] = 64 + self.letter
        self.scheduler.send(packet, HANDLER)


class HandlerTask(Task):
    def __init__(self, scheduler):
        super().__init__(scheduler, HANDLER, 2000, None)
        self.total = 0

    def step(self):
        packet = self.take()
        if packet is None:
            self.wait()
            return
        self.handled += 1
        self.total += sum(packet.data) + packet.datum
        self.scheduler.send(packet, DEVICE)


class DeviceTask(Task):
    def __init__(self, scheduler):
        super().__init__(scheduler, DEVICE, 3000, None)
        self.pending = None

    def step(self):
        if self.pending is not None:
            packet, self.pending = self.pending, None
            packet.datum += 1
            self.scheduler.send(packet, WORKER)
            return
        self.pending = self.take()
        if self.pending is None:
            self.wait()
        else:
            self.handled += 1
            self.held = True


class Scheduler:
    def __init__(self, turns):
        packets = None
        for i in range(3):
            packets = Packet(packets, i, WORKER)
        self.tasks = [IdleTask(self, turns), WorkerTask(self, packets), HandlerTask(self), DeviceTask(self)]
        self.order = sorted(self.tasks, key=lambda task: -task.priority)

    def release(self, ident):
        self.tasks[ident].held = False

    def send(self, packet, ident):
        packet.ident = ident
        self.tasks[ident].receive(packet)

    def run(self):
        steps = 0
        while True:
            for task in self.order:
                if task.runnable():
                    task.step()
                    steps += 1
                    break
            else:
                return steps


def work(n):
    scheduler = Scheduler(n)
    steps = scheduler.run()
    return steps * 7 + sum(task.handled for task in scheduler.tasks) + scheduler.tasks[HANDLER].total


n = int(sys.argv[1]) if len(sys.argv) > 1 else 250_000
work(max(n // 50, 10))
start = time.perf_counter()
result = work(n)
elapsed = time.perf_counter() - start
print(f"{elapsed:.6f} {result}")
