/** `csv`: dialects as classes, rows as dicts, and guessing how a text is written. */
export const source = String.raw`
import re as _re
from _csv import (
    QUOTE_ALL, QUOTE_MINIMAL, QUOTE_NONE, QUOTE_NONNUMERIC, QUOTE_NOTNULL, QUOTE_STRINGS, Error, __doc__,
    field_size_limit, get_dialect, list_dialects, reader, register_dialect, unregister_dialect, writer,
)
from _csv import Dialect as _Dialect
from io import StringIO as _StringIO
from types import GenericAlias as _GenericAlias

__all__ = '''
    QUOTE_MINIMAL QUOTE_ALL QUOTE_NONNUMERIC QUOTE_NONE QUOTE_STRINGS QUOTE_NOTNULL Error Dialect excel excel_tab
    field_size_limit reader writer register_dialect get_dialect list_dialects Sniffer unregister_dialect DictReader
    DictWriter unix_dialect
'''.split()


class Dialect:
    """How rows are written, as attributes of a class. A complete one can be used at once."""
    _name, _valid = '', False
    delimiter = quotechar = escapechar = doublequote = skipinitialspace = lineterminator = quoting = None

    def __init__(self):
        self._valid = type(self) is not Dialect
        try:
            _Dialect(self)
        except TypeError as problem:
            raise Error(str(problem)) from None


class excel(Dialect):
    """As Excel writes it."""
    delimiter, quotechar, doublequote = ',', '"', True
    skipinitialspace, lineterminator, quoting = False, '\r\n', QUOTE_MINIMAL


class excel_tab(excel):
    """As Excel writes it with tabs."""
    delimiter = '\t'


class unix_dialect(Dialect):
    """With quotes everywhere, and newlines alone."""
    delimiter, quotechar, doublequote = ',', '"', True
    skipinitialspace, lineterminator, quoting = False, '\n', QUOTE_ALL


register_dialect('excel', excel)
register_dialect('excel-tab', excel_tab)
register_dialect('unix', unix_dialect)


class DictReader:
    """Rows as dicts, whose keys are the first row or the names that are given."""

    def __init__(self, f, fieldnames=None, restkey=None, restval=None, dialect='excel', *args, **kwds):
        is_iterator = fieldnames is not None and iter(fieldnames) is fieldnames
        self._fieldnames = list(fieldnames) if is_iterator else fieldnames
        self.restkey, self.restval, self.dialect = restkey, restval, dialect
        self.line_num, self.reader = 0, reader(f, dialect, *args, **kwds)

    def _row(self, *end):
        """The next row, counted."""
        row = next(self.reader, *end)
        self.line_num = self.reader.line_num
        return row

    def _get_names(self):
        if self._fieldnames is None:
            self._fieldnames = self._row(None)
        return self._fieldnames

    def _set_names(self, names):
        self._fieldnames = names

    fieldnames = property(_get_names, _set_names, doc='The keys of the dicts.')

    def __iter__(self):
        return self

    def __next__(self):
        if self.line_num == 0:
            # The names have to be read first.
            self._get_names()
        while not (row := self._row()):
            pass
        names = self._get_names()
        record = dict(zip(names, row))
        if len(row) > len(names):
            record[self.restkey] = row[len(names):]
        else:
            record.update((name, self.restval) for name in names[len(row):])
        return record

    __class_getitem__ = classmethod(_GenericAlias)


class DictWriter:
    """Writes dicts as rows, in the order of the names that are given."""

    def __init__(self, f, fieldnames, restval='', extrasaction='raise', dialect='excel', *args, **kwds):
        self.fieldnames = list(fieldnames) if iter(fieldnames) is fieldnames else fieldnames
        self.restval = restval
        if extrasaction.lower() not in ('ignore', 'raise'):
            raise ValueError(f"extrasaction ({extrasaction}) must be 'raise' or 'ignore'")
        self.extrasaction = extrasaction
        self.writer = writer(f, dialect, *args, **kwds)

    def writeheader(self):
        return self.writerow({name: name for name in self.fieldnames})

    def _dict_to_list(self, rowdict):
        if self.extrasaction == 'raise':
            unknown = rowdict.keys() - self.fieldnames
            if unknown:
                raise ValueError(f"dict contains fields not in fieldnames: {', '.join(map(repr, unknown))}")
        return (rowdict.get(name, self.restval) for name in self.fieldnames)

    def writerow(self, rowdict):
        return self.writer.writerow(self._dict_to_list(rowdict))

    def writerows(self, rowdicts):
        return self.writer.writerows(self._dict_to_list(row) for row in rowdicts)

    __class_getitem__ = classmethod(_GenericAlias)


_MARK, _QUOTED = r'''(?P<delim>[^\w\n"'])(?P<space> ?)''', r'''(?P<quote>["']).*?(?P=quote)'''
# A quoted field in the middle of a line, at its begin, at its end, and alone.
_QUOTED_FIELDS = (
    rf'{_MARK}{_QUOTED}(?P=delim)', rf'(?:^|\n){_QUOTED}{_MARK}', rf'{_MARK}{_QUOTED}(?:$|\n)', rf'(?:^|\n){_QUOTED}(?:$|\n)',
)


def _commonest(counts):
    return max(counts, key=counts.get)


def _tally(things):
    counts = {}
    for thing in things:
        counts[thing] = counts.get(thing, 0) + 1
    return counts


class Sniffer:
    """Guesses the dialect of a text, and whether it has a header."""

    def __init__(self):
        self.preferred = [',', '\t', ';', ' ', ':']

    def sniff(self, sample, delimiters=None):
        """The dialect of a sample, as a class."""
        quote, doubled, delimiter, spaced = self._by_quotes(sample, delimiters)
        if not delimiter:
            delimiter, spaced = self._by_counts(sample, delimiters)
        if not delimiter:
            raise Error('Could not determine delimiter')
        return type('dialect', (Dialect,), dict(
            _name='sniffed', lineterminator='\r\n', quoting=QUOTE_MINIMAL, doublequote=doubled, delimiter=delimiter,
            quotechar=quote or '"', skipinitialspace=spaced, __module__=__name__,
            __qualname__='Sniffer.sniff.<locals>.dialect'))

    def _by_quotes(self, sample, delimiters):
        """What stands around quoted fields: quote, whether it is doubled inside, delimiter, whether a space follows."""
        for pattern in _QUOTED_FIELDS:
            found = [match.groupdict() for match in _re.finditer(pattern, sample, _re.DOTALL | _re.MULTILINE)]
            if found:
                break
        else:
            return '', False, None, 0
        quote = _commonest(_tally(match['quote'] for match in found))
        marks = _tally(match['delim'] for match in found
                       if match.get('delim') and (delimiters is None or match['delim'] in delimiters))
        delimiter, spaced = '', 0
        if marks:
            delimiter = _commonest(marks)
            spaced = marks[delimiter] == sum(1 for match in found if match.get('space'))
            delimiter = '' if delimiter == '\n' else delimiter
        mark = _re.escape(delimiter)
        inside = f'[^{mark}\n]*'
        doubled = _re.search(
            rf'(({mark})|^)\W*{quote}{inside}{quote}{inside}{quote}\W*(({mark})|$)', sample, _re.MULTILINE)
        return quote, bool(doubled), delimiter, spaced

    def _by_counts(self, sample, delimiters):
        """The character that most lines have equally often."""
        lines = [line for line in sample.split('\n') if line]
        step = min(10, len(lines))
        counts = {chr(code): {} for code in range(127)}
        likely, found = {}, {}
        for seen in range(step, len(lines) + step, step) if step else ():
            for line in lines[seen - step:seen]:
                for letter, often in counts.items():
                    times = line.count(letter)
                    often[times] = often.get(times, 0) + 1
            for letter, often in counts.items():
                if list(often) != [0]:
                    usual = _commonest(often)
                    likely[letter] = usual, 2 * often[usual] - sum(often.values())
            total = min(seen, len(lines))
            wanted = 1.0
            while not found and wanted >= 0.9:
                for letter, (times, lead) in likely.items():
                    if times > 0 and lead > 0 and lead / total >= wanted and (delimiters is None or letter in delimiters):
                        found[letter] = times, lead
                wanted -= 0.01
            if len(found) == 1:
                break
        if not found:
            return '', 0
        best = next((letter for letter in self.preferred if letter in found), None) if len(found) > 1 else next(iter(found))
        if best is None:
            best = max((often, letter) for letter, often in found.items())[1]
        return best, lines[0].count(best) == lines[0].count(f'{best} ')

    def has_header(self, sample):
        """Whether the first row is of another kind than those after it."""
        rows = reader(_StringIO(sample), self.sniff(sample))
        header = next(rows)
        kinds = dict.fromkeys(range(len(header)))
        for checked, row in enumerate(rows):
            if checked > 20:
                break
            if len(row) != len(header):
                continue
            for column in list(kinds):
                kind = _kind_of(row[column])
                if kinds[column] is None:
                    kinds[column] = kind
                elif kinds[column] != kind:
                    del kinds[column]
        votes = sum(1 if _differs(header[column], kind) else -1 for column, kind in kinds.items())
        return votes > 0


def _kind_of(text):
    """complex for a number, else the length."""
    try:
        complex(text)
    except (ValueError, OverflowError):
        return len(text)
    return complex


def _differs(text, kind):
    if isinstance(kind, int):
        return len(text) != kind
    try:
        kind(text)
    except (ValueError, TypeError):
        return True
    return False
`;
