/** The part of collections that is written in Python; its repetitive methods are generated from the tables of rows.ts. */
import { counterMethods, sequenceMethods, textMethods, wrapperMethods } from './rows.ts';

const records = `
def _field_list(given, rename):
    """The field names as a list; with rename, unusable ones become their position."""
    names = [*map(str, given.replace(',', ' ').split() if isinstance(given, str) else given)]
    if not rename:
        return names
    kept = []
    for place, name in enumerate(names):
        usable = name.isidentifier() and name[0] != '_' and name not in names[:place] and not _keyword.iskeyword(name)
        kept.append(name if usable else f'_{place}')
    return kept


def _name_faults(names, fields, rename):
    """Yields what is wrong with the names of a record type, worst first."""
    for name in names:
        if not name.isidentifier():
            yield 'Type names and field names must be valid identifiers', name
        if _keyword.iskeyword(name):
            yield 'Type names and field names cannot be a keyword', name
    for place, name in enumerate(fields):
        if name[0] == '_' and not rename:
            yield 'Field names cannot start with an underscore', name
        if name in fields[:place]:
            yield 'Encountered duplicate field name', name


def _constructor(typename, fields, defaults):
    """Compiles the __new__ of a record type: only a real parameter list gives Python's own argument errors."""
    required = len(fields) - len(defaults)
    parameters = ''.join(f', {name}' if place < required else f', {name}=_d[{place - required}]'
                         for place, name in enumerate(fields))
    items = ''.join(f'{name},' for name in fields)
    scope = {'_t': tuple.__new__, '_d': defaults, '__builtins__': {}, '__name__': f'namedtuple_{typename}'}
    exec(f'def __new__(_cls{parameters}): return _t(_cls, ({items}))', scope)
    return scope['__new__']


def _record_methods(fields):
    """The methods of a record type, as closures over its field names."""
    width = len(fields)

    def _asdict(self):
        """A dict of the fields."""
        return {name: item for name, item in zip(self._fields, self)}

    def __repr__(self):
        """The call that makes it again, with names."""
        shown = ', '.join(map('%s=%r'.__mod__, zip(fields, self)))
        return f'{type(self).__name__}({shown})'

    def _replace(self, /, **kwds):
        items = [kwds.pop(name, item) for name, item in zip(fields, self)]
        if kwds:
            raise TypeError(f'Got unexpected field names: {[*kwds]}')
        return self._make(items)

    def __getnewargs__(self):
        """The items, for copies and pickles."""
        return (*self,)

    def _make(cls, iterable):
        record = tuple.__new__(cls, iterable)
        if (found := len(record)) != width:
            raise TypeError(f'Expected {width} arguments, got {found}')
        return record

    return _asdict, __repr__, _replace, __getnewargs__, _make


def namedtuple(typename, field_names, *, rename=False, defaults=None, module=None):
    """Makes a subclass of tuple whose items have names."""
    fields = (*_field_list(field_names, rename),)
    typename = _sys.intern(str(typename))
    for complaint, culprit in _name_faults((typename, *fields), fields, rename):
        raise ValueError(f'{complaint}: {culprit!r}')
    filled = () if defaults is None else tuple(defaults)
    if len(filled) > len(fields):
        raise TypeError('Got more default values than field names')

    shape = f"{typename}({', '.join(fields)}{',' if len(fields) == 1 else ''})"
    body = {'__doc__': shape, '__slots__': (), '_fields': fields, '__match_args__': fields,
            '_field_defaults': dict(zip(fields[len(fields) - len(filled):], filled))}
    for function in (_constructor(typename, fields, filled), *_record_methods(fields)):
        function.__qualname__ = f'{typename}.{function.__name__}'
        body[function.__name__] = function
    body['__new__'].__doc__ = f'Create new instance of {shape}'
    body['_make'].__doc__ = f'Make a new {typename} object from a sequence or iterable'
    body['_replace'].__doc__ = f'Return a new {typename} object replacing specified fields with new values'
    body |= {'_make': classmethod(body['_make']), '__replace__': body['_replace']}
    body |= {name: _tuplegetter(place, f'Alias for field number {place}') for place, name in enumerate(fields)}
    body['__module__'] = _sys._getframemodulename(1) or '__main__' if module is None else module
    return type(typename, (tuple,), body)
`;

const counting = `
def _tally(counter, counted, change):
    """Changes the counts of a counter by those of a mapping, or by one for each item of an iterable."""
    known = counter.get
    for key, count in counted.items() if isinstance(counted, abc.Mapping) else zip(counted, _itertools.repeat(1)):
        counter[key] = change(known(key, 0), count)


def _positive(pairs):
    kept = Counter()
    for key, count in pairs:
        if count > 0:
            kept[key] = count
    return kept


def _arithmetic(left, right, count, alone):
    """Counts the keys of both; of those on the right alone, the counts of the sign that is given."""
    if not isinstance(right, Counter):
        return NotImplemented
    result = _positive((key, count(mine, right[key])) for key, mine in left.items())
    if alone:
        for key, theirs in right.items():
            if key not in left and (theirs > 0 if alone > 0 else theirs < 0):
                result[key] = theirs if alone > 0 else 0 - theirs
    return result


def _compared(left, right, holds, strictly=False):
    if not isinstance(right, Counter):
        return NotImplemented
    differs = not strictly
    for key in _itertools.chain(left, right):
        mine, theirs = left[key], right[key]
        if not holds(mine, theirs):
            return False
        differs = differs or mine != theirs
    return differs


class Counter(dict):
    """A dict that counts hashable items."""

${counterMethods}
    def __init__(self, iterable=None, /, **kwds):
        super().__init__()
        self.update(iterable, **kwds)

    def __repr__(self):
        try:
            counts = dict(self.most_common())
        except TypeError:
            counts = {**self}
        return f"{type(self).__name__}({counts if counts else ''})"

    def __delitem__(self, key):
        if key in self:
            dict.__delitem__(self, key)

    def __iadd__(self, other):
        for key, more in other.items():
            self[key] += more
        return self._keep_positive()

    def __isub__(self, other):
        for key, less in other.items():
            self[key] -= less
        return self._keep_positive()

    def __ior__(self, other):
        for key, theirs in other.items():
            mine = self[key]
            if theirs > mine:
                self[key] = theirs
        return self._keep_positive()

    def __iand__(self, other):
        for key, mine in self.items():
            theirs = other[key]
            if theirs < mine:
                self[key] = theirs
        return self._keep_positive()

    def _keep_positive(self):
        for key in [key for key, count in self.items() if not count > 0]:
            del self[key]
        return self

    def most_common(self, n=None):
        """The items and their counts, the most common first."""
        ranked = sorted(self.items(), key=lambda pair: pair[1], reverse=True)
        if n is None:
            return ranked
        return ranked[:n] if n >= 0 else []

    def elements(self):
        """Each item as often as it was counted."""
        return _itertools.chain.from_iterable(_itertools.starmap(_itertools.repeat, self.items()))

    def subtract(self, iterable=None, /, **kwds):
        """Takes counts away; they may become negative."""
        iterable is None or _tally(self, iterable, lambda had, count: had - count)
        kwds and self.subtract(kwds)

    def update(self, iterable=None, /, **kwds):
        """Adds counts, or counts items."""
        if isinstance(iterable, abc.Mapping):
            if len(self):
                _tally(self, iterable, lambda had, count: count + had)
            else:
                super().update(iterable)
        elif iterable is not None:
            _count_elements(self, iterable)
        kwds and self.update(kwds)

    @classmethod
    def fromkeys(cls, iterable, v=None):
        raise NotImplementedError('Counter.fromkeys() is undefined.  Use Counter(iterable) instead.')
`;

const mappings = `
def _on_first(chain, act, complaint, *about):
    """Does something with the first mapping of a chain, with the chain's own words when a key is missing."""
    try:
        return act(chain.maps[0])
    except KeyError:
        raise KeyError(complaint.format(*map(repr, about)))


class ChainMap(abc.MutableMapping):
    """Several mappings as one: look-ups go through all, changes to the first."""

    _absent = 'Key not found in the first mapping: {}'

    def __init__(self, *maps):
        self.maps = list(maps) if maps else [{}]

    @_reprlib.recursive_repr()
    def __repr__(self):
        return '{}({})'.format(type(self).__name__, ', '.join(repr(layer) for layer in self.maps))

    def _flat(self):
        """All keys in the order of a dict that was updated with the last mapping first."""
        flat = {}
        for mapping in self.maps[::-1]:
            flat |= dict.fromkeys(mapping)
        return flat

    def __iter__(self):
        return iter(self._flat())

    def __len__(self):
        return len(self._flat())

    def __bool__(self):
        return True in map(bool, self.maps)

    def __contains__(self, key):
        return any(key in layer for layer in self.maps)

    def __missing__(self, key):
        raise KeyError(key)

    def __getitem__(self, key):
        for layer in self.maps:
            try:
                found = layer[key]
            except KeyError:
                continue
            return found
        return self.__missing__(key)

    def get(self, key, default=None):
        if key not in self:
            return default
        return self[key]

    def __setitem__(self, key, value):
        first, *_ = self.maps
        first[key] = value

    def __delitem__(self, key):
        _on_first(self, lambda first: first.__delitem__(key), self._absent, key)

    def pop(self, key, *args):
        return _on_first(self, lambda first: first.pop(key, *args), self._absent, key)

    def popitem(self):
        return _on_first(self, lambda first: first.popitem(), 'No keys found in the first mapping.')

    def clear(self):
        first, *_ = self.maps
        first.clear()

    def new_child(self, m=None, **kwargs):
        """A chain with one more mapping in front."""
        front = kwargs if m is None else m
        if kwargs and front is not kwargs:
            front.update(kwargs)
        return type(self)(front, *self.maps)

    @property
    def parents(self):
        """The chain without its first mapping."""
        _, *rest = self.maps
        return type(self)(*rest)

    def copy(self):
        first, *rest = self.maps
        return type(self)(first.copy(), *rest)

    __copy__ = copy

    def __ior__(self, other):
        first, *_ = self.maps
        first.update(other)
        return self

    def __or__(self, other):
        return self.copy().__ior__(other) if isinstance(other, abc.Mapping) else NotImplemented

    def __ror__(self, other):
        if not isinstance(other, abc.Mapping):
            return NotImplemented
        flat = {}
        for layer in (other, *self.maps[::-1]):
            flat.update(layer)
        return type(self)(flat)

    @classmethod
    def fromkeys(cls, iterable, value=None, /):
        return cls({}.fromkeys(iterable, value))
`;

const wrappers = `
def _twin(wrapper):
    """A shallow copy: the same attributes around a copy of the data."""
    other = type(wrapper).__new__(type(wrapper))
    vars(other).update(vars(wrapper), data=wrapper.data.copy())
    return other


def _pairs(other):
    return other.data if isinstance(other, UserDict) else other


def _items(other):
    return other.data if isinstance(other, UserList) else other


def _text(other):
    return other.data if isinstance(other, UserString) else other


def _merged(wrapper, *parts):
    """The parts as one wrapper; only dicts and their wrappers merge."""
    bare = [_pairs(part) for part in parts]
    if not all(part is wrapper or isinstance(part, (dict, UserDict)) for part in parts):
        return NotImplemented
    return wrapper.__class__(bare[0] | bare[1])


class UserDict(abc.MutableMapping):
    """A mapping to extend: its contents are the dict 'data'."""

${wrapperMethods('')}
    def __init__(self, dict=None, /, **kwargs):
        self.data = {}
        for given in (dict, kwargs or None):
            given is None or self.update(given)

    def __iter__(self):
        return iter(self.data)

    def __contains__(self, key):
        return key in self.data

    def __getitem__(self, key):
        if key not in self.data:
            fallback = getattr(type(self), '__missing__', None)
            if fallback is None:
                raise KeyError(key)
            return fallback(self, key)
        return self.data[key]

    def get(self, key, default=None):
        if key not in self:
            return default
        return self[key]

    def __delitem__(self, key):
        del self.data[key]

    def __setitem__(self, key, item):
        self.data[key] = item

    def __or__(self, other):
        return _merged(self, self, other)

    def __ror__(self, other):
        return _merged(self, other, self)

    def __ior__(self, other):
        self.data |= _pairs(other)
        return self

    def __copy__(self):
        return _twin(self)

    def copy(self):
        return UserDict(self.data.copy()) if type(self) is UserDict else self.__copy__()

    @classmethod
    def fromkeys(cls, iterable, value=None):
        made = cls()
        made.update((key, value) for key in iterable)
        return made


class UserList(abc.MutableSequence):
    """A list to extend: its contents are the list 'data'."""

${wrapperMethods('_items')}${sequenceMethods}
    def __init__(self, initlist=None):
        self.data = [] if initlist is None else list(_items(initlist))

    def __getitem__(self, i):
        found = self.data[i]
        return self.__class__(found) if isinstance(i, slice) else found


class UserString(abc.Sequence):
    """A str to extend: its contents are the str 'data'."""

${wrapperMethods('_text')}${textMethods}
    maketrans = str.maketrans

    def __init__(self, seq):
        bare = _text(seq)
        self.data = bare if isinstance(bare, str) else str(bare)
`;

/** The Python text of the module. */
export const source = `
import itertools as _itertools
import keyword as _keyword
import operator as _operator
import reprlib as _reprlib
import sys as _sys
import _collections_abc as abc

__all__ = 'ChainMap Counter OrderedDict UserDict UserList UserString defaultdict deque namedtuple'.split()
${mappings}${counting}${wrappers}${records}
abc.MutableSequence.register(deque)
`;
