/** `pprint`, in Python. */
export const source = `
import collections
import sys
import types
from io import StringIO

__all__ = 'pprint pformat isreadable isrecursive saferepr PrettyPrinter pp'.split()


def pprint(object, stream=None, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True,
           underscore_numbers=False):
    """Prints an object, over several lines where it is too wide."""
    PrettyPrinter(indent, width, depth, stream, compact=compact, sort_dicts=sort_dicts,
                  underscore_numbers=underscore_numbers).pprint(object)


def pformat(object, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
    """What pprint would print, without the last newline."""
    return PrettyPrinter(indent, width, depth, compact=compact, sort_dicts=sort_dicts,
                         underscore_numbers=underscore_numbers).pformat(object)


def pp(object, *args, sort_dicts=False, **kwargs):
    """As pprint; the keys of dicts stay in their order."""
    pprint(object, *args, sort_dicts=sort_dicts, **kwargs)


def saferepr(object):
    """The repr in one line, in which recursion is marked."""
    return PrettyPrinter().format(object, {}, 0, 0)[0]


def isreadable(object):
    """True if the repr can be read back with eval()."""
    return PrettyPrinter().isreadable(object)


def isrecursive(object):
    """True if the object contains itself."""
    return PrettyPrinter().isrecursive(object)


class _Sortable:
    """Orders what has no order by the name of its type, then by address."""
    __slots__ = ['value']

    def __init__(self, value):
        self.value = value

    def _fallback(self):
        return str(type(self.value)), id(self.value)

    def __lt__(self, other):
        try:
            return self.value < other.value
        except TypeError:
            return self._fallback() < other._fallback()


def _sorted_items(mapping):
    return sorted(mapping.items(), key=lambda item: (_Sortable(item[0]), _Sortable(item[1])))


def _recursion(object):
    return f'<Recursion on {type(object).__name__} with id={id(object)}>'


class PrettyPrinter:
    """
    Prints objects so that they fit a width. The methods that write a kind of object get the column where it begins
    (indent), how many characters must stay free behind it (allowance), the objects around it by id, and their number.
    """

    def __init__(self, indent=1, width=80, depth=None, stream=None, *, compact=False, sort_dicts=True,
                 underscore_numbers=False):
        indent, width = int(indent), int(width)
        for wrong, rule in ((indent < 0, 'indent must be >= 0'), (depth is not None and depth <= 0, 'depth must be > 0'),
                            (width == 0, 'width must be != 0')):
            if wrong:
                raise ValueError(rule)
        self._indent_per_level, self._width, self._depth = indent, width, depth
        self._stream = sys.stdout if stream is None else stream
        self._compact, self._sort_dicts, self._underscore_numbers = bool(compact), sort_dicts, underscore_numbers

    def pprint(self, object):
        """Writes the object and a newline to the stream."""
        if self._stream is not None:
            self._format(object, self._stream, 0, 0, {}, 0)
            self._stream.write('\\n')

    def pformat(self, object):
        """The text of the object."""
        text = StringIO()
        self._format(object, text, 0, 0, {}, 0)
        return text.getvalue()

    def isrecursive(self, object):
        """True if the object contains itself."""
        _, _, recursive = self.format(object, {}, 0, 0)
        return recursive

    def isreadable(self, object):
        """True if the repr can be read back with eval()."""
        _, readable, recursive = self.format(object, {}, 0, 0)
        return readable and not recursive

    def format(self, object, context, maxlevels, level):
        """The repr in one line, whether it can be read back, and whether the object contains itself. For subclasses."""
        return self._safe_repr(object, context, maxlevels, level)

    def _repr(self, object, context, level):
        return self.format(object, dict(context), self._depth, level)[0]

    def _format(self, object, stream, indent, allowance, context, level):
        """Writes an object: in one line if it fits, else as its kind is written."""
        key = id(object)
        if key in context:
            stream.write(_recursion(object))
            return
        text = self._repr(object, context, level)
        if len(text) > self._width - indent - allowance:
            writer = self._dispatch.get(type(object).__repr__)
            if writer is None and _has_dataclass_repr(object):
                writer = PrettyPrinter._write_dataclass
            if writer is not None:
                context[key] = 1
                writer(self, object, stream, indent, allowance, context, level + 1)
                del context[key]
                return
        stream.write(text)

    def _margin(self):
        return ' ' * (self._indent_per_level - 1)

    # ---- the parts that several kinds have in common

    def _write_items(self, items, stream, indent, allowance, context, level):
        """Items below one another; compact ones as many to a line as fit."""
        indent += self._indent_per_level
        stream.write(self._margin())
        items = list(items)
        between, whole = ',\\n' + ' ' * indent, self._width - indent + 1
        left, delimiter = whole, ''
        for at, item in enumerate(items):
            last = at == len(items) - 1
            if last:
                whole -= allowance
                left -= allowance
            if self._compact:
                text = self._repr(item, context, level)
                need = len(text) + 2
                if left < need:
                    left, delimiter = whole, delimiter and between
                if left >= need:
                    left -= need
                    stream.write(delimiter + text)
                    delimiter = ', '
                    continue
            stream.write(delimiter)
            delimiter = between
            self._format(item, stream, indent, allowance if last else 1, context, level)

    def _write_pairs(self, pairs, stream, indent, allowance, context, level, separator, words):
        """Names and values below one another; words gives the text of a name."""
        last = len(pairs) - 1
        for at, (name, value) in enumerate(pairs):
            head = words(name) + separator
            stream.write(head)
            if separator == '=' and id(value) in context:
                stream.write('...')
            else:
                self._format(value, stream, indent + len(head), allowance if at == last else 1, context, level)
            if at != last:
                stream.write(',\\n' + ' ' * indent)

    def _write_dict_items(self, items, stream, indent, allowance, context, level):
        self._write_pairs(items, stream, indent + self._indent_per_level, allowance, context, level, ': ',
                          lambda key: self._repr(key, context, level))

    def _write_fields(self, name, fields, stream, indent, allowance, context, level):
        stream.write(name + '(')
        self._write_pairs(fields, stream, indent + len(name) + 1, allowance, context, level, '=', str)
        stream.write(')')

    def _write_call(self, inside, name, stream, indent, allowance, context, level):
        """A value as the only argument of its class."""
        stream.write(name + '(')
        self._format(inside, stream, indent + len(name) + 1, allowance + 1, context, level)
        stream.write(')')

    # ---- the kinds

    def _write_dict(self, object, stream, indent, allowance, context, level):
        stream.write('{' + self._margin())
        items = _sorted_items(object) if self._sort_dicts else object.items()
        self._write_dict_items(items, stream, indent, allowance + 1, context, level)
        stream.write('}')

    def _write_ordered_dict(self, object, stream, indent, allowance, context, level):
        if object:
            self._write_call([*object.items()], type(object).__name__, stream, indent, allowance, context, level)
        else:
            stream.write(repr(object))

    def _write_list(self, object, stream, indent, allowance, context, level):
        stream.write('[')
        self._write_items(object, stream, indent, allowance + 1, context, level)
        stream.write(']')

    def _write_tuple(self, object, stream, indent, allowance, context, level):
        end = ')' if len(object) != 1 else ',)'
        stream.write('(')
        self._write_items(object, stream, indent, allowance + len(end), context, level)
        stream.write(end)

    def _write_set(self, object, stream, indent, allowance, context, level):
        if not object:
            stream.write(repr(object))
            return
        start, end = ('{', '}') if type(object) is set else (type(object).__name__ + '({', '})')
        stream.write(start)
        self._write_items(sorted(object, key=_Sortable), stream, indent + len(start) - 1, allowance + len(end), context,
                          level)
        stream.write(end)

    def _write_str(self, object, stream, indent, allowance, context, level):
        """A text as adjacent literals, broken behind its newlines and between words; alone in parentheses."""
        alone = level == 1
        if alone:
            indent, allowance = indent + 1, allowance + 1
        if not object:
            stream.write(repr(object))
            return
        literals, lines = [], object.splitlines(True)
        for at, line in enumerate(lines):
            last_line = at == len(lines) - 1
            room = self._width - indent
            literal = repr(line)
            if len(literal) <= room - (allowance if last_line else 0):
                literals.append(literal)
                continue
            import re
            words, current = re.findall(r'\\S+\\s*|\\s+', line), ''
            for k, word in enumerate(words):
                if last_line and k == len(words) - 1:
                    room -= allowance
                if len(repr(current + word)) <= room:
                    current += word
                    continue
                if current:
                    literals.append(repr(current))
                current = word
            literals.append(repr(current))
        if len(literals) == 1:
            stream.write(literal)
            return
        text = ('\\n' + ' ' * indent).join(literals)
        stream.write(f'({text})' if alone else text)

    def _write_bytes(self, object, stream, indent, allowance, context, level):
        """Bytes as adjacent literals, four bytes at a time."""
        if len(object) <= 4:
            stream.write(repr(object))
            return
        alone = level == 1
        if alone:
            indent, allowance = indent + 1, allowance + 1
        literals, current, room = [], b'', self._width - indent
        for at in range(0, len(object), 4):
            part = object[at:at + 4]
            if at == len(object) // 4 * 4:
                room -= allowance
            if len(repr(current + part)) <= room:
                current += part
                continue
            if current:
                literals.append(repr(current))
            current = part
        literals.append(repr(current))
        text = ('\\n' + ' ' * indent).join(literals)
        stream.write(f'({text})' if alone else text)

    def _write_bytearray(self, object, stream, indent, allowance, context, level):
        stream.write('bytearray(')
        self._write_bytes(bytes(object), stream, indent + len('bytearray('), allowance + 1, context, level + 1)
        stream.write(')')

    def _write_mapping_proxy(self, object, stream, indent, allowance, context, level):
        self._write_call(object.copy(), 'mappingproxy', stream, indent, allowance, context, level)

    def _write_namespace(self, object, stream, indent, allowance, context, level):
        name = 'namespace' if type(object) is types.SimpleNamespace else type(object).__name__
        self._write_fields(name, vars(object).items(), stream, indent, allowance, context, level)

    def _write_dataclass(self, object, stream, indent, allowance, context, level):
        from dataclasses import fields
        shown = [(field.name, getattr(object, field.name)) for field in fields(object) if field.repr]
        self._write_fields(type(object).__name__, shown, stream, indent, allowance, context, level)

    def _write_default_dict(self, object, stream, indent, allowance, context, level):
        if not object:
            stream.write(repr(object))
            return
        name, factory = type(object).__name__, self._repr(object.default_factory, context, level)
        indent += len(name) + 1
        stream.write(f'{name}({factory},\\n{" " * indent}')
        self._write_dict(object, stream, indent, allowance + 1, context, level)
        stream.write(')')

    def _write_counter(self, object, stream, indent, allowance, context, level):
        if not object:
            stream.write(repr(object))
            return
        start = type(object).__name__ + '({'
        stream.write(start + self._margin())
        self._write_dict_items(object.most_common(), stream, indent + len(start) - 1, allowance + 2, context, level)
        stream.write('})')

    def _write_chain_map(self, object, stream, indent, allowance, context, level):
        if not object.maps:
            stream.write(repr(object))
            return
        start = type(object).__name__ + '('
        stream.write(start)
        indent += len(start)
        for mapping in object.maps[:-1]:
            self._format(mapping, stream, indent, 1, context, level)
            stream.write(',\\n' + ' ' * indent)
        self._format(object.maps[-1], stream, indent, allowance + 1, context, level)
        stream.write(')')

    def _write_deque(self, object, stream, indent, allowance, context, level):
        if not object:
            stream.write(repr(object))
            return
        start = type(object).__name__ + '('
        indent += len(start)
        stream.write(start + '[')
        endless = object.maxlen is None
        self._write_items(object, stream, indent, allowance + 2 if endless else 2, context, level)
        stream.write('])' if endless else f'],\\n{" " * indent}maxlen={self._repr(object.maxlen, context, level)})')

    def _write_user(self, object, stream, indent, allowance, context, level):
        self._format(object.data, stream, indent, allowance, context, level - 1)

    _dispatch = {
        dict.__repr__: _write_dict,
        collections.OrderedDict.__repr__: _write_ordered_dict,
        list.__repr__: _write_list,
        tuple.__repr__: _write_tuple,
        set.__repr__: _write_set,
        frozenset.__repr__: _write_set,
        str.__repr__: _write_str,
        bytes.__repr__: _write_bytes,
        bytearray.__repr__: _write_bytearray,
        types.MappingProxyType.__repr__: _write_mapping_proxy,
        types.SimpleNamespace.__repr__: _write_namespace,
        collections.defaultdict.__repr__: _write_default_dict,
        collections.Counter.__repr__: _write_counter,
        collections.ChainMap.__repr__: _write_chain_map,
        collections.deque.__repr__: _write_deque,
        collections.UserDict.__repr__: _write_user,
        collections.UserList.__repr__: _write_user,
        collections.UserString.__repr__: _write_user,
    }

    def _safe_repr(self, object, context, maxlevels, level):
        kind = type(object)
        written = getattr(kind, '__repr__', None)
        if issubclass(kind, int) and written is int.__repr__:
            return f'{object:_d}' if self._underscore_numbers else repr(object), True, False
        for base, frame in (dict, '{%s}'), (list, '[%s]'), (tuple, '(%s)'):
            if issubclass(kind, base) and written is base.__repr__:
                break
        else:
            text = repr(object)
            return text, True if kind in _READABLE else (text and not text.startswith('<')), False
        if not object:
            return frame % '', True, False
        if base is tuple and len(object) == 1:
            frame = '(%s,)'
        key = id(object)
        if maxlevels and level >= maxlevels:
            return frame % '...', False, key in context
        if key in context:
            return _recursion(object), False, True
        context[key] = 1
        readable, recursive = True, False

        def part(value):
            nonlocal readable, recursive
            text, is_readable, is_recursive = self.format(value, context, maxlevels, level + 1)
            readable = readable and is_readable
            recursive = recursive or is_recursive
            return text

        if base is dict:
            items = _sorted_items(object) if self._sort_dicts else object.items()
            parts = [f'{part(name)}: {part(value)}' for name, value in items]
        else:
            parts = [part(item) for item in object]
        del context[key]
        return frame % ', '.join(parts), readable, recursive


# What is readable even if its repr begins with a <.
_READABLE = {str, bytes, bytearray, float, complex, bool, type(None)}


def _has_dataclass_repr(object):
    """True for an instance of a dataclass that has the repr which the decorator makes."""
    from dataclasses import is_dataclass
    if not is_dataclass(object) or isinstance(object, type) or not object.__dataclass_params__.repr:
        return False
    wrapped = getattr(object.__repr__, '__wrapped__', None)
    return wrapped is not None and '__create_fn__' in wrapped.__qualname__
`;
