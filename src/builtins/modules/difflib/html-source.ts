/** The HTML of `difflib`, in Python. */
export const html = `

def _side_lines(delta):
    """
    The lines of a delta by ndiff for two columns: pairs of entries, either of which may be None. An entry is number,
    text and whether it is of a change; in the text \\\\0 and a sign begin what differs, and \\\\1 ends it.
    """
    import re
    numbers = [0, 0]
    ahead = []

    def take(side, sign):
        """The next line, for one of the sides; the sign says how it is marked ('' not at all, '?' as the line after it)."""
        numbers[side] += 1
        text = ahead.pop(0)
        if sign == '?':
            for found in reversed(list(re.finditer(r'\\++|-+|\\^+', ahead.pop(0)))):
                start, end = found.span()
                text = f'{text[:start]}\\0{found[0][0]}{text[start:end]}\\1{text[end:]}'
        text = text[2:]
        if sign and sign != '?':
            text = f'\\0{sign}{text or " "}\\1'
        return numbers[side], text, sign != ' '

    # How many more lines the right column has than the left one since they last stood side by side.
    surplus = 0

    def level():
        nonlocal surplus
        blank = '', '\\n', True
        filling = [(blank, None) if surplus > 0 else (None, blank)] * abs(surplus)
        surplus = 0
        return filling

    while True:
        while len(ahead) < 4:
            line = next(delta, None)
            if line is None:
                break
            ahead.append(line)
        shape = ''.join(line[0] for line in ahead[:4])
        if not shape:
            yield from level()
            return
        if shape[0] == ' ':
            text = ahead.pop(0)[2:]
            numbers[:] = numbers[0] + 1, numbers[1] + 1
            yield (numbers[0], text, False), (numbers[1], text, False)
        elif shape == '-?+?' or shape.startswith(('-+?', '-?+')):
            signs = '??' if shape == '-?+?' else '_?' if shape[1] == '+' else '?_'
            yield tuple(take(side, sign.strip('_')) for side, sign in enumerate(signs))
        elif shape[0] == '-':
            entry = take(0, '-')
            surplus -= 1
            # Before unchanged lines, or before another change, the columns come level again.
            if shape.startswith(('--?+', '--+', '- ')) and shape != '--++':
                yield from level()
            yield entry, None
        else:
            entry = take(1, '+')
            surplus += 1
            if shape.startswith(('+ ', '+-')) and not shape.startswith('+--'):
                yield from level()
            yield None, entry


def _side_pairs(delta, context):
    """Entries side by side; with a context only so many around changes, and None between the parts."""
    from collections import deque
    waiting = deque(), deque()

    def pairs():
        for entries in _side_lines(delta):
            for queue, entry in zip(waiting, entries):
                if entry is not None:
                    queue.append(entry)
            while all(waiting):
                yield tuple(queue.popleft() for queue in waiting)

    if context is None:
        yield from pairs()
        return
    recent, seen, after = deque(maxlen=context + 1), 0, 0
    for pair in pairs():
        changed = pair[0][2] or pair[1][2]
        if after:
            yield pair
            after = context if changed else after - 1
            continue
        recent.append(pair)
        seen += 1
        if changed:
            if seen > context + 1:
                yield None
            yield from recent
            recent.clear()
            seen, after = 0, context


def _element(name, *content, **attributes):
    """An element of HTML in one line; an attribute's name may end with an underscore."""
    words = ''.join(f' {key.strip("_")}="{value}"' for key, value in attributes.items())
    return f'<{name}{words}>{"".join(content)}</{name}>'


_COLOURS = {
    'diff_header': ('#e0e0e0', '#666'),
    'diff_next': ('#c0c0c0', '#393939'),
    'diff_add': ('palegreen', 'darkgreen'),
    'diff_chg': ('#ffff77', '#847415'),
    'diff_sub': ('#ffaaaa', 'darkred'),
}


def _style_sheet():
    fonts = 'Menlo, Consolas, Monaco, Liberation Mono, Lucida Console, monospace'
    rules = [[f'.{name} {{background-color:{shades[dark]}}}' for name, shades in _COLOURS.items()] for dark in (0, 1)]
    rules[0].insert(1, 'td.diff_header {text-align:right}')
    lines = [':root {color-scheme: light dark}', f'table.diff {{font-family: {fonts}; border:medium}}', *rules[0], '',
             '@media (prefers-color-scheme: dark) {', *('    ' + rule for rule in rules[1]), '}']
    return '\\n' + '\\n'.join(line and ' ' * 8 + line for line in lines)


def _legend_table():
    def inner(title, rows, first):
        pad = ' ' * 22
        head = f'<table border="" summary="{title}">\\n{pad}<tr>{first} {title} </th> </tr>\\n'
        return head + ''.join(f'{pad}<tr>{row}</tr>\\n' for row in rows) + ' ' * 18 + '</table>'

    colours = [_element('td', '&nbsp;Added&nbsp;', class_='diff_add'), _element('td', 'Changed', class_='diff_chg') + ' ',
               _element('td', 'Deleted', class_='diff_sub') + ' ']
    links = [_element('td', text) + ' ' for text in ('(f)irst change', '(n)ext change', '(t)op')]
    return ('\\n    <table class="diff" summary="Legends">\\n        <tr> <th colspan="2"> Legends </th> </tr>\\n'
            f'        <tr> <td> {inner("Colors", colours, "<th>")}</td>\\n'
            f'             <td> {inner("Links", links, "<th colspan=\\"2\\">")}</td> </tr>\\n    </table>')


class HtmlDiff:
    """Makes HTML that shows two texts side by side, with their differences highlighted."""

    _styles = _style_sheet()
    _legend = _legend_table()
    _default_prefix = 0

    def __init__(self, tabsize=8, wrapcolumn=None, linejunk=None, charjunk=IS_CHARACTER_JUNK):
        self._tabsize, self._wrapcolumn = tabsize, wrapcolumn
        self._junk = linejunk, charjunk

    def make_file(self, fromlines, tolines, fromdesc='', todesc='', context=False, numlines=5, *, charset='utf-8'):
        """A whole page with the table of the differences."""
        table = self.make_table(fromlines, tolines, fromdesc, todesc, context=context, numlines=numlines)
        page = '\\n'.join([
            '', '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN"',
            ' ' * 10 + '"http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">', '', '<html>', '', '<head>',
            '    <meta http-equiv="Content-Type"', f'          content="text/html; charset={charset}" />',
            '    ' + _element('title'), f'    <style type="text/css">{self._styles}', '    </style>', '</head>', '',
            '<body>', f'    {table}{self._legend}', '</body>', '', '</html>'])
        return page.encode(charset, 'xmlcharrefreplace').decode(charset)

    def make_table(self, fromlines, tolines, fromdesc='', todesc='', context=False, numlines=5):
        """A table of the differences; with context only numlines around each."""
        number = HtmlDiff._default_prefix
        HtmlDiff._default_prefix += 1
        self._prefix = f'from{number}_', f'to{number}_'
        texts = [[self._without_tabs(line) for line in lines] for lines in (fromlines, tolines)]
        pairs = _side_pairs(ndiff(*texts, *self._junk), numlines if context else None)
        rows = list(self._wrapped(pairs) if self._wrapcolumn else pairs)
        body = ''.join(self._rows(rows, context, numlines))
        head = ''
        if fromdesc or todesc:
            corner = _element('th', '<br />', class_='diff_next')
            titles = [corner + _element('th', str(text), colspan=2, class_='diff_header') for text in (fromdesc, todesc)]
            head = _element('thead', _element('tr', *titles))
        columns = ' '.join([_element('colgroup')] * 3)
        table = '\\n'.join([
            '', f'    <table class="diff" id="difflib_chg_{self._prefix[1]}_top"',
            '           cellspacing="0" cellpadding="0" rules="groups" >', f'        {columns}', f'        {columns}',
            f'        {head}', '        <tbody>', f'{body}        </tbody>', '    </table>'])
        for mark, name in ('\\0+', 'add'), ('\\0-', 'sub'), ('\\0^', 'chg'):
            table = table.replace(mark, f'<span class="diff_{name}">')
        return table.replace('\\1', '</span>').replace('\\t', '&nbsp;')

    def _without_tabs(self, line):
        """Tabs as many as they are wide, so that they differ from spaces until the end; and no newline."""
        wide = line.replace(' ', '\\0').expandtabs(self._tabsize)
        return wide.replace(' ', '\\t').replace('\\0', ' ').rstrip('\\n')

    def _pieces(self, entry):
        """An entry as lines that are not wider than the wrap column."""
        number, text, changed = entry
        width = self._wrapcolumn
        while number and len(text) > width and len(text) - 3 * text.count('\\0') > width:
            at = shown = 0
            sign = ''
            while shown < width and at < len(text):
                if text[at] == '\\0':
                    sign = text[at + 1]
                    at += 2
                    continue
                if text[at] == '\\1':
                    sign = ''
                else:
                    shown += 1
                at += 1
            # What is highlighted at the break is so on both lines.
            ending, beginning = ('\\1', f'\\0{sign}') if sign else ('', '')
            yield number, text[:at] + ending, changed
            number, text = '>', beginning + text[at:]
        yield number, text, changed

    def _wrapped(self, pairs):
        from itertools import zip_longest
        for pair in pairs:
            if pair is None:
                yield None
                continue
            changed = pair[0][2] or pair[1][2]
            for sides in zip_longest(*map(self._pieces, pair), fillvalue=('', ' ', changed)):
                yield tuple((number, text, changed) for number, text, _ in sides)

    def _cells(self, side, number, text):
        for symbol, entity in ('&', '&amp;'), ('>', '&gt;'), ('<', '&lt;'), (' ', '&nbsp;'):
            text = text.replace(symbol, entity)
        place = {'id': f'{self._prefix[side]}{number}'} if isinstance(number, int) else {}
        return (_element('td', str(number), class_='diff_header', **place)
                + _element('td', text.rstrip(), nowrap='nowrap'))

    def _rows(self, rows, context, numlines):
        """The table's lines, with links from each change to the next one."""
        name = f'difflib_chg_{self._prefix[1]}'

        def link(target, letter):
            return _element('a', letter, href=f'#{name}_{target}')

        changes = [row is not None and (row[0][2] or row[1][2]) for row in rows]
        links, anchors, number, last = {}, {}, 0, 0
        for at, changed in enumerate(changes):
            if changed and not (at and changes[at - 1]):
                anchors[max(0, at - numlines)] = f' id="{name}_{number}"'
                number += 1
                links[at], last = link(number, 'n'), at
        if not rows:
            nothing = '&nbsp;No Differences Found&nbsp;' if context else '&nbsp;Empty File&nbsp;'
            cells = [(_element('td') + _element('td', nothing),) * 2]
        else:
            cells = [row and tuple(self._cells(side, *row[side][:2]) for side in (0, 1)) for row in rows]
        if not any(changes[:1]):
            links[0] = link(0, 'f')
        links[last] = link('top', 't')
        for at, pair in enumerate(cells):
            if pair is not None:
                jump = links.get(at, '')
                yield (f'            <tr><td class="diff_next"{anchors.get(at, "")}>{jump}</td>{pair[0]}'
                       f'<td class="diff_next">{jump}</td>{pair[1]}</tr>\\n')
            elif at:
                yield '        </tbody>        \\n        <tbody>\\n'
`;
