# os._exit ends a program at once: no handler, no cleanup.
import atexit
import os
import sys


class Guard:
    def __enter__(self):
        return self

    def __exit__(self, *info):
        print('leaving')
        return True


def generator():
    try:
        yield 1
        os._exit(259)
    finally:
        print('closing')


for mistaken in (['1'], [], [1, 2], [1 << 40], [None]):
    try:
        os._exit(*mistaken)
    except (TypeError, OverflowError) as error:
        print(type(error).__name__, error)

atexit.register(print, 'at the end')
print('written', flush=True)
sys.stderr.write('not held back\n')
try:
    with Guard():
        try:
            for _ in generator():
                pass
        except BaseException:
            print('caught')
except BaseException:
    print('caught')
finally:
    print('finally')
