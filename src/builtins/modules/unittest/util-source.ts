/** `unittest.util`: how values look in the messages of assertions. */
export const util = `
import os.path
from collections import Counter, namedtuple

__unittest = True

_MAX_LENGTH, _PLACEHOLDER_LEN = 80, 12
_MIN_BEGIN_LEN = _MIN_COMMON_LEN = _MIN_END_LEN = 5
_MIN_DIFF_LEN = _MAX_LENGTH - (_MIN_BEGIN_LEN + _PLACEHOLDER_LEN + _MIN_COMMON_LEN + _PLACEHOLDER_LEN + _MIN_END_LEN)


def _shorten(s, prefixlen, suffixlen):
    """The text with its middle left out, if that makes it shorter."""
    hidden = len(s) - prefixlen - suffixlen
    if hidden <= _PLACEHOLDER_LEN:
        return s
    return f'{s[:prefixlen]}[{hidden} chars]{s[len(s) - suffixlen:]}'


def _common_shorten_repr(*args):
    """The reprs of values; what long ones have in common is left out."""
    reprs = tuple(safe_repr(value) for value in args)
    longest = max(len(text) for text in reprs)
    if longest <= _MAX_LENGTH:
        return reprs
    prefix = os.path.commonprefix(reprs)
    shared = len(prefix)
    room = _MAX_LENGTH - (longest - shared + _MIN_BEGIN_LEN + _PLACEHOLDER_LEN)
    if room > _MIN_COMMON_LEN:
        start = _shorten(prefix, _MIN_BEGIN_LEN, room)
        return tuple(start + text[shared:] for text in reprs)
    start = _shorten(prefix, _MIN_BEGIN_LEN, _MIN_COMMON_LEN)
    return tuple(start + _shorten(text[shared:], _MIN_DIFF_LEN, _MIN_END_LEN) for text in reprs)


def safe_repr(obj, short=False):
    """The repr, or the plain one of object where that fails."""
    try:
        text = repr(obj)
    except Exception:
        text = object.__repr__(obj)
    return text[:_MAX_LENGTH] + ' [truncated]...' if short and len(text) >= _MAX_LENGTH else text


def strclass(cls):
    """A class by its full name."""
    return f'{cls.__module__}.{cls.__qualname__}'


def unorderable_list_difference(expected, actual):
    """What only the first list has, and what only the second; the first is used up."""
    missing = []
    while expected:
        item = expected.pop()
        if item in actual:
            actual.remove(item)
        else:
            missing.append(item)
    return missing, actual


def sorted_list_difference(expected, actual):
    """What only the first of two sorted lists has, and what only the second."""
    def only(these, those):
        return [item for i, item in enumerate(these) if item not in those and (i == 0 or these[i - 1] != item)]
    return only(expected, actual), only(actual, expected)


def three_way_cmp(x, y):
    """-1, 0 or 1 for less, equal, greater."""
    return (x > y) - (x < y)


_Mismatch = namedtuple('Mismatch', 'actual expected value')


def _count_diff_all_purpose(actual, expected):
    """How often equal items stand in two lists, where it is not as often, by comparison alone."""
    first, second = list(actual), list(expected)
    gone = object()
    found = []
    for mine, item in enumerate(first):
        if item is gone:
            continue
        counts = [0, 0]
        for which, items in enumerate((first, second)):
            for i in range(mine if which == 0 else 0, len(items)):
                if items[i] == item:
                    counts[which] += 1
                    items[i] = gone
        if counts[0] != counts[1]:
            found.append(_Mismatch(*counts, item))
    for mine, item in enumerate(second):
        if item is gone:
            continue
        count = 0
        for i in range(mine, len(second)):
            if second[i] == item:
                count += 1
                second[i] = gone
        found.append(_Mismatch(0, count, item))
    return found


def _count_diff_hashable(actual, expected):
    """How often equal items stand in two lists, where it is not as often."""
    first, second = Counter(actual), Counter(expected)
    found = [_Mismatch(n, second.get(item, 0), item) for item, n in first.items() if second.get(item, 0) != n]
    return found + [_Mismatch(0, n, item) for item, n in second.items() if item not in first]
`;
