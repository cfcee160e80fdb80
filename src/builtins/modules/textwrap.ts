/** The module `textwrap`. */
import type { ModuleDefinition } from '../../runtime/modules.ts';

export const textwrap: ModuleDefinition = {
  name: 'textwrap',
  doc: 'Paragraphs of a given width, and margins.',
  source: String.raw`
import re

__all__ = ['TextWrapper', 'wrap', 'fill', 'dedent', 'indent', 'shorten']

_whitespace = '\t\n\x0b\x0c\r '


def _chunk_pattern():
    """Where text may be broken: at whitespace, around dashes between words, and behind hyphens inside of words."""
    space = f'[{re.escape(_whitespace)}]'
    solid = f'[^{re.escape(_whitespace)}]'
    inside, letter = r'''(?<=[\w!"'&.,?])''', r'[^\d\W]'
    dash = inside + r'-{2,}(?=\w)'
    hyphen = f'-(?:(?<={letter}{letter}-)|(?<={letter}-{letter}-))(?={letter}-?{letter})'
    word_end = rf'(?={space}|\z)'
    before_dash = inside + r'(?=-{2,}\w)'
    return re.compile(f'({space}+|{dash}|{solid}+?(?:{hyphen}|{word_end}|{before_dash}))')


class TextWrapper:
    """Wraps paragraphs; its attributes, which are the arguments, say how."""

    unicode_whitespace_trans = {ord(char): 32 for char in _whitespace}
    wordsep_re = _chunk_pattern()
    wordsep_simple_re = re.compile(f'([{re.escape(_whitespace)}]+)')
    sentence_end_re = re.compile(r'''[a-z][.!?]["']?\z''')

    def __init__(self, width=70, initial_indent='', subsequent_indent='', expand_tabs=True, replace_whitespace=True,
                 fix_sentence_endings=False, break_long_words=True, drop_whitespace=True, break_on_hyphens=True,
                 tabsize=8, *, max_lines=None, placeholder=' [...]'):
        options = {**locals()}
        del options['self']
        for name, value in options.items():
            setattr(self, name, value)

    # What subclasses may do otherwise

    def _munge_whitespace(self, text):
        spread = text.expandtabs(self.tabsize) if self.expand_tabs else text
        return spread.translate(self.unicode_whitespace_trans) if self.replace_whitespace else spread

    def _split(self, text):
        pattern = self.wordsep_re if self.break_on_hyphens is True else self.wordsep_simple_re
        return [*filter(None, pattern.split(text))]

    def _fix_sentence_endings(self, chunks):
        at = 1
        while at < len(chunks):
            if chunks[at] == ' ' and self.sentence_end_re.search(chunks[at - 1]):
                chunks[at] = '  '
                at += 1
            at += 1

    def _handle_long_word(self, reversed_chunks, cur_line, cur_len, width):
        room = 1 if width < 1 else width - cur_len
        if not (self.break_long_words and room > 0):
            if not cur_line:
                cur_line.append(reversed_chunks.pop())
            return
        word, cut = reversed_chunks.pop(), room
        if self.break_on_hyphens and len(word) > room:
            hyphen = word.rfind('-', 0, room)
            if hyphen > 0 and word[:hyphen].strip('-'):
                cut = hyphen + 1
        cur_line.append(word[:cut])
        reversed_chunks.append(word[cut:])

    def _split_chunks(self, text):
        return self._split(self._munge_whitespace(text))

    def _wrap_chunks(self, chunks):
        if self.width <= 0:
            raise ValueError(f'invalid width {self.width!r} (must be > 0)')
        if self.max_lines is not None:
            margin = self.initial_indent if self.max_lines <= 1 else self.subsequent_indent
            if len(margin) + len(self.placeholder.lstrip()) > self.width:
                raise ValueError('placeholder too large for max width')
        lines, waiting = [], chunks[::-1]
        while waiting:
            margin = self.subsequent_indent if lines else self.initial_indent
            width = self.width - len(margin)
            line, used = self._take_line(waiting, width, bool(lines))
            if not line:
                continue
            if self.max_lines is None or len(lines) + 1 < self.max_lines or used <= width and self._done(waiting):
                lines.append(margin + ''.join(line))
            else:
                self._end_short(lines, line, used, margin, width)
                break
        return lines

    def _take_line(self, waiting, width, follows):
        """The chunks of the next line, and how wide they are."""
        if follows and self.drop_whitespace and not waiting[-1].strip():
            waiting.pop()
        line, used = [], 0
        while waiting and used + len(waiting[-1]) <= width:
            line.append(waiting.pop())
            used += len(line[-1])
        if waiting and len(waiting[-1]) > width:
            self._handle_long_word(waiting, line, used, width)
            used = sum(map(len, line))
        if line and self.drop_whitespace and not line[-1].strip():
            used -= len(line.pop())
        return line, used

    def _done(self, waiting):
        return not waiting or self.drop_whitespace and len(waiting) == 1 and not waiting[0].strip()

    def _end_short(self, lines, line, used, margin, width):
        """Ends the text with the placeholder, which takes the room of as many chunks as it needs."""
        while line:
            if line[-1].strip() and used + len(self.placeholder) <= width:
                lines.append(margin + ''.join(line) + self.placeholder)
                return
            used -= len(line.pop())
        if lines:
            before = lines[-1].rstrip()
            if len(before) + len(self.placeholder) <= self.width:
                lines[-1] = before + self.placeholder
                return
        lines.append(margin + self.placeholder.lstrip())

    def wrap(self, text):
        """The lines of a paragraph."""
        pieces = self._split_chunks(text)
        self.fix_sentence_endings and self._fix_sentence_endings(pieces)
        return self._wrap_chunks(pieces)

    def fill(self, text):
        """A paragraph as one text."""
        return '\n'.join(self.wrap(text))


def wrap(text, width=70, **kwargs):
    """The lines of a paragraph."""
    return TextWrapper(width=width, **kwargs).wrap(text)


def fill(text, width=70, **kwargs):
    """A paragraph as one text of lines."""
    return TextWrapper(width=width, **kwargs).fill(text)


def shorten(text, width, **kwargs):
    """A text in one line; what does not fit gives way to a placeholder."""
    wrapper = TextWrapper(width=width, max_lines=1, **kwargs)
    return wrapper.fill(' '.join(text.strip().split()))


def dedent(text):
    """Takes off the whitespace that all lines begin with; blank lines become empty."""
    try:
        lines = text.split('\n')
    except (AttributeError, TypeError):
        raise TypeError(f'expected str object, not {type(text).__qualname__!r}') from None
    filled = [line for line in lines if line and not line.isspace()]
    # What the first and the last in the order of texts have in common, all have.
    low, high = min(filled, default=''), max(filled, default='')
    margin = 0
    while margin < len(low) - 1 and low[margin] == high[margin] and low[margin] in ' \t':
        margin += 1
    return '\n'.join(['' if line.isspace() else line[margin:] for line in lines])


def indent(text, prefix, predicate=None):
    """Puts a prefix before each line that is not blank, or for which the predicate holds."""
    if predicate is None:
        predicate = lambda line: not line.isspace()
    return ''.join([prefix + line if predicate(line) else line for line in text.splitlines(True)])
`,
};
