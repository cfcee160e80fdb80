"""What the tests of bytes ask of this C extension: sequences by index, negative ones counted from the end once."""
import operator


def _from_end(obj, index):
    index = operator.index(index)
    index = index + len(obj) if index < 0 else index
    if index < 0:
        raise IndexError('index out of range')
    return index


def sequence_getitem(obj, index):
    return obj[_from_end(obj, index)]


def sequence_setitem(obj, index, value):
    obj[_from_end(obj, index)] = value


def sequence_delitem(obj, index):
    del obj[_from_end(obj, index)]
