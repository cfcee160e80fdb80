/** The deltas of `difflib`, in Python. */
export const lines = `

def IS_LINE_JUNK(line, pat=None):
    """True for a line that is blank or has one # only, or that the pattern matches."""
    return line.strip() in '#' if pat is None else pat(line) is not None


def IS_CHARACTER_JUNK(ch, ws=' \\t'):
    """True for a space or a tab."""
    return ch in ws


# Lines are shown as one changed line if they are more alike than this, and at most so many lines apart.
_SIMILAR = 0.74999
_WINDOW = 10


class Differ:
    """Compares texts line by line, and similar lines character by character."""

    def __init__(self, linejunk=None, charjunk=None):
        self.linejunk, self.charjunk = linejunk, charjunk

    def compare(self, a, b):
        """The lines of both texts: '- ' only in a, '+ ' only in b, '  ' in both, '? ' marks of what differs."""
        for tag, i1, i2, j1, j2 in SequenceMatcher(self.linejunk, a, b).get_opcodes():
            if tag == 'replace':
                yield from self._similar_lines(a, i1, i2, b, j1, j2)
            elif tag == 'insert':
                yield from self._marked('+', b, j1, j2)
            else:
                yield from self._marked('-' if tag == 'delete' else ' ', a, i1, i2)

    def _marked(self, mark, lines, start, end):
        for at in range(start, end):
            yield f'{mark} {lines[at]}'

    def _similar_lines(self, a, i1, i2, b, j1, j2):
        """For each new line the old one near it that is most like it; what lies between such pairs is replaced."""
        matcher = SequenceMatcher(self.charjunk)
        offset, i_done, j_done = i1 - j1, i1, j1
        for j in range(j1, j2):
            near = range(max(j + offset - _WINDOW, i_done), min(j + offset + _WINDOW + 1, i2))
            if not near:
                break
            matcher.set_seq2(b[j])
            best, found = _SIMILAR, None
            for i in near:
                matcher.set_seq1(a[i])
                if matcher.real_quick_ratio() > best and matcher.quick_ratio() > best and matcher.ratio() > best:
                    best, found = matcher.ratio(), i
            if found is not None:
                yield from self._replaced(a, i_done, found, b, j_done, j)
                yield from self._pair(matcher, a[found], b[j])
                i_done, j_done = found + 1, j + 1
        yield from self._replaced(a, i_done, i2, b, j_done, j2)

    def _replaced(self, a, i1, i2, b, j1, j2):
        """Lines that have nothing in common, the fewer first."""
        sides = [self._marked('-', a, i1, i2), self._marked('+', b, j1, j2)]
        for side in sides[::-1] if j2 - j1 < i2 - i1 else sides:
            yield from side

    def _pair(self, matcher, old, new):
        """Two similar lines with marks under what differs."""
        if old == new:
            yield f'  {old}'
            return
        matcher.set_seq1(old)
        marks = {'replace': '^^', 'delete': '- ', 'insert': ' +', 'equal': '  '}
        under_old = under_new = ''
        for tag, i1, i2, j1, j2 in matcher.get_opcodes():
            under_old += marks[tag][0] * (i2 - i1)
            under_new += marks[tag][1] * (j2 - j1)
        for sign, line, under in ('-', old, under_old), ('+', new, under_new):
            yield f'{sign} {line}'
            # White space stays as it is, so that the marks stand right under tabs too.
            under = ''.join(c if mark == ' ' and c.isspace() else mark for c, mark in zip(line, under)).rstrip()
            if under:
                yield f'? {under}\\n'


def ndiff(a, b, linejunk=None, charjunk=IS_CHARACTER_JUNK):
    """The delta of two lists of lines, as Differ makes it."""
    return Differ(linejunk, charjunk).compare(a, b)


def restore(delta, which):
    """The lines of the first (1) or the second (2) text of a delta by ndiff."""
    signs = {1: ('  ', '- '), 2: ('  ', '+ ')}.get(int(which))
    if signs is None:
        raise ValueError(f'unknown delta choice (must be 1 or 2): {which!r}')
    for line in delta:
        if line.startswith(signs):
            yield line[2:]


def _check_texts(a, b, *words):
    for lines in a, b:
        if lines and not isinstance(lines[0], str):
            raise TypeError(f'lines to compare must be str, not {type(lines[0]).__name__} ({lines[0]!r})')
    for lines in a, b:
        if isinstance(lines, str):
            raise TypeError(f'input must be a sequence of strings, not {type(lines).__name__}')
    for word in words:
        if not isinstance(word, str):
            raise TypeError(f'all arguments must be str, not: {word!r}')


def _headed(signs, a, b, files, dates, n, lineterm):
    """The groups of changes, and for the first one the two lines that name the files."""
    _check_texts(a, b, *files, *dates, lineterm)
    head = [f'{sign} {name}' + (f'\\t{date}' if date else '') + lineterm
            for sign, name, date in zip(signs, files, dates)]
    for group in SequenceMatcher(None, a, b).get_grouped_opcodes(n):
        yield head, group
        head = []


def unified_diff(a, b, fromfile='', tofile='', fromfiledate='', tofiledate='', n=3, lineterm='\\n'):
    """The delta of two lists of lines in the unified format, with n lines of context."""
    def lines_from(start, stop):
        count = stop - start
        first = start + 1 if count else start
        return str(first) if count == 1 else f'{first},{count}'

    for head, group in _headed(('---', '+++'), a, b, (fromfile, tofile), (fromfiledate, tofiledate), n, lineterm):
        yield from head
        (_, i1, _, j1, _), (_, _, i2, _, j2) = group[0], group[-1]
        yield f'@@ -{lines_from(i1, i2)} +{lines_from(j1, j2)} @@{lineterm}'
        for tag, i1, i2, j1, j2 in group:
            if tag == 'equal':
                yield from (' ' + line for line in a[i1:i2])
                continue
            if tag != 'insert':
                yield from ('-' + line for line in a[i1:i2])
            if tag != 'delete':
                yield from ('+' + line for line in b[j1:j2])


def context_diff(a, b, fromfile='', tofile='', fromfiledate='', tofiledate='', n=3, lineterm='\\n'):
    """The delta of two lists of lines in the context format, with n lines of context."""
    def lines_from(start, stop):
        return f'{start + 1},{stop}' if stop - start > 1 else str(stop)

    signs = dict(replace='! ', delete='- ', insert='+ ', equal='  ')
    for head, group in _headed(('***', '---'), a, b, (fromfile, tofile), (fromfiledate, tofiledate), n, lineterm):
        yield from head
        yield '***************' + lineterm
        tags = {code[0] for code in group}
        for lines, side, alien, frame in (a, 1, 'insert', '*** {} ****'), (b, 3, 'delete', '--- {} ----'):
            yield frame.format(lines_from(group[0][side], group[-1][side + 1])) + lineterm
            # A side without changes of its own shows no lines.
            if tags - {'equal', alien}:
                for code in group:
                    if code[0] != alien:
                        yield from (signs[code[0]] + line for line in lines[code[side]:code[side + 1]])


def diff_bytes(dfunc, a, b, fromfile=b'', tofile=b'', fromfiledate=b'', tofiledate=b'', n=3, lineterm=b'\\n'):
    """As dfunc, for bytes: they pass through it as text of which every byte can be had again."""
    def as_text(value):
        try:
            return value.decode('ascii', 'surrogateescape')
        except AttributeError as error:
            message = f'all arguments must be bytes, not {type(value).__name__} ({value!r})'
            raise TypeError(message) from error

    texts = [list(map(as_text, lines)) for lines in (a, b)]
    words = [as_text(word) for word in (fromfile, tofile, fromfiledate, tofiledate)]
    for line in dfunc(*texts, *words, n, as_text(lineterm)):
        yield line.encode('ascii', 'surrogateescape')
`;
