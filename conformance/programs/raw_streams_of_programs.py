"""Buffered writers over raw streams that a program wrote: what goes out when, and what is kept where nothing does."""

import io


class Target(io.RawIOBase):
    def __init__(self, *answers):
        self.answers = list(answers)

    def writable(self):
        return True

    def seekable(self):
        return True

    def seek(self, *where):
        print('seek', where, end=' ')
        return 0

    def write(self, data):
        print('write', bytes(data), end=' ')
        return self.answers.pop(0) if self.answers else len(data)


class Both(Target):
    def readable(self):
        return True


def attempt(call, *args):
    try:
        print(call(*args), end='; ')
    except OSError as error:
        print(repr(error), getattr(error, 'characters_written', None), end='; ')


for kind, raw in (io.BufferedWriter, Target), (io.BufferedRandom, Both):
    for answers in (), (1,), (None, None), (2, None), (9,), (-1,):
        for sizes in (4,), (2, 2, 1), (1, 4), (3, 5, 1), (1, 9), (4, 4):
            writer = kind(raw(*answers), 4)
            print(kind.__name__, answers, sizes, end=': ')
            for size in sizes:
                attempt(writer.write, b'abcdefghi'[:size])
            for turn in range(3):
                attempt(writer.flush)
            attempt(writer.close)
            print()
