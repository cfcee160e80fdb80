"""Stands in until Octets has pickle: nothing can be pickled."""
HIGHEST_PROTOCOL = 5


def dumps(*args, **kwargs):
    raise NotImplementedError('pickle')


loads = PickleBuffer = dumps
