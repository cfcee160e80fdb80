/** The modules `keyword` and `reprlib`. */
import type { ModuleDefinition } from '../../runtime/modules.ts';

export const keyword: ModuleDefinition = {
  name: 'keyword',
  doc: 'Python’s keywords.',
  source: `
__all__ = ['iskeyword', 'issoftkeyword', 'kwlist', 'softkwlist']
kwlist = ['False', 'None', 'True', 'and', 'as', 'assert', 'async', 'await', 'break', 'class', 'continue', 'def', 'del',
          'elif', 'else', 'except', 'finally', 'for', 'from', 'global', 'if', 'import', 'in', 'is', 'lambda', 'nonlocal',
          'not', 'or', 'pass', 'raise', 'return', 'try', 'while', 'with', 'yield']
softkwlist = ['_', 'case', 'match', 'type']
iskeyword = frozenset(kwlist).__contains__
issoftkeyword = frozenset(softkwlist).__contains__
`,
};

/** How much `Repr` shows of what, unless told otherwise. */
const LIMITS = [
  ['maxlevel', 6],
  ['maxtuple', 6],
  ['maxlist', 6],
  ['maxarray', 5],
  ['maxdict', 4],
  ['maxset', 6],
  ['maxfrozenset', 6],
  ['maxdeque', 6],
  ['maxstring', 30],
  ['maxlong', 40],
  ['maxother', 30],
  ['fillvalue', "'...'"],
  ['indent', 'None'],
] as const;

/** Containers: the type, the text before and after the items, what shows an empty one, how to come by the items. */
const CONTAINERS = [
  ['tuple', `'('`, `')'`, `'()'`, 'x'],
  ['list', `'['`, `']'`, `'[]'`, 'x'],
  ['set', `'{'`, `'}'`, `'set()'`, '_in_order(x)'],
  ['frozenset', `'frozenset({'`, `'})'`, `'frozenset()'`, '_in_order(x)'],
  ['deque', `'deque(['`, `'])'`, `'deque([])'`, 'x'],
  ['array', `f"array('{x.typecode}', ["`, `'])'`, `f"array('{x.typecode}')"`, 'x'],
] as const;

const containerMethods = CONTAINERS.map(
  ([type, before, after, empty, items]) => `
    def repr_${type}(self, x, level):
        return self._items(${items}, level, self.max${type}, ${before}, ${after}) if len(x) else ${empty}
`,
).join('');

export const reprlib: ModuleDefinition = {
  name: 'reprlib',
  doc: 'Representations of limited size.',
  source: `
__all__ = ['Repr', 'repr', 'recursive_repr']

_whole = repr


def recursive_repr(fillvalue='...'):
    """For a __repr__ that may be asked for the same object again before it is done."""
    def guarding(method):
        under_way = {}

        def guarded(self):
            if under_way.setdefault(id(self), guarded_once := object()) is not guarded_once:
                return fillvalue
            try:
                return method(self)
            finally:
                del under_way[id(self)]

        for copied in '__name__ __qualname__ __module__ __doc__ __type_params__'.split():
            setattr(guarded, copied, getattr(method, copied, ()))
        guarded.__wrapped__ = method
        return guarded
    return guarding


def _in_order(items):
    """The items sorted, where they can be."""
    items = list(items)
    try:
        items = sorted(items)
    except Exception:
        pass
    return items


def _ends(most):
    """How many characters to keep at the start and at the end, of a text cut to a length."""
    room = max(0, most - 3)
    return room // 2, room - room // 2


class Repr:
    """Shows objects, but no more of them than its limits allow."""

    def __init__(self, *, ${LIMITS.map(([name, standard]) => `${name}=${standard}`).join(', ')}):
        vars(self).update(${LIMITS.map(([name]) => `${name}=${name}`).join(', ')})

    def repr1(self, x, level):
        special = getattr(self, f'repr_{"_".join(type(x).__name__.split())}', self.repr_instance)
        return special(x, level)

    def repr(self, x):
        return self.repr1(x, self.maxlevel)

    def _lay_out(self, shown, level):
        """The items on one line, or each on a line of its own."""
        unit = self.indent
        if unit is None:
            return ', '.join(shown)
        if isinstance(unit, int) and unit < 0:
            raise ValueError(f'Repr.indent cannot be negative int (was {unit!r})')
        if not isinstance(unit, (int, str)):
            raise TypeError(f'Repr.indent must be a str, int or None, not {type(unit)}')
        if isinstance(unit, int):
            unit = ' ' * unit
        outer = '\\n' + unit * (self.maxlevel - level)
        return ''.join([f'{outer}{unit}{item},' for item in shown]) + outer

    def _items(self, x, level, most, before, after):
        if level < 1:
            return before + self.fillvalue + after
        shown = [self.repr1(item, level - 1) for item, _ in zip(x, range(most))]
        if len(x) > most:
            shown.append(self.fillvalue)
        comma = ',' if before == '(' and len(x) == 1 and self.indent is None else ''
        return before + self._lay_out(shown, level) + comma + after
${containerMethods}
    def repr_dict(self, x, level):
        if len(x) == 0 or level < 1:
            return '{' + self.fillvalue * bool(len(x)) + '}'
        shown = []
        for key in _in_order(x):
            if len(shown) >= self.maxdict:
                shown.append(self.fillvalue)
                break
            shown.append(': '.join([self.repr1(part, level - 1) for part in (key, x[key])]))
        return '{' + self._lay_out(shown, level) + '}'

    def _shorten(self, text, most):
        if len(text) > most:
            start, end = _ends(most)
            text = text[:start] + self.fillvalue + text[len(text) - end:]
        return text

    def repr_str(self, x, level):
        most = self.maxstring
        if len(x) > most or len(_whole(x)) > most:
            start, end = _ends(most)
            text = _whole(x[:start] + x[len(x) - end:])
            return text[:start] + self.fillvalue + text[len(text) - end:]
        return _whole(x)

    def repr_int(self, x, level):
        try:
            text = _whole(x)
        except ValueError:
            from math import log10
            from sys import get_int_max_str_digits
            return (f'<{type(x).__name__} instance with roughly {int(log10(abs(x))) + 1} digits '
                    f'(limit at {get_int_max_str_digits()}) at {id(x):#x}>')
        return self._shorten(text, self.maxlong)

    def repr_instance(self, x, level):
        try:
            text = _whole(x)
        except Exception:
            return f'<{type(x).__name__} instance at {id(x):#x}>'
        return self._shorten(text, self.maxother)


aRepr = Repr()
repr = aRepr.repr
`,
};
