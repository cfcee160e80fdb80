"""Stands in for _thread: one thread needs no real locks."""


class RLock:
    def acquire(self, blocking=True, timeout=-1):
        return True

    def release(self):
        pass

    def __enter__(self):
        return True

    def __exit__(self, *exc_info):
        pass


allocate_lock = RLock


def get_ident():
    return 1
