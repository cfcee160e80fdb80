/** The matching of `difflib`, in Python. */
export const matching = `
from collections import namedtuple
from heapq import nlargest
from types import GenericAlias

__all__ = '''get_close_matches ndiff restore SequenceMatcher Differ IS_CHARACTER_JUNK IS_LINE_JUNK context_diff
unified_diff diff_bytes HtmlDiff Match'''.split()

Match = namedtuple('Match', ['a', 'b', 'size'])

# From this length on, an element that makes up more than a hundredth of the sequence is taken for noise.
_AUTOJUNK_LENGTH = 200


def _share(matching, total):
    """The measure of likeness: both sides of each matching element over all elements."""
    return 2.0 * matching / total if total else 1.0


class SequenceMatcher:
    """Compares two sequences of hashable elements by Ratcliff and Obershelp's matching: the longest block, then its sides."""

    def __init__(self, isjunk=None, a='', b='', autojunk=True):
        self.isjunk, self.autojunk = isjunk, autojunk
        self.a = self.b = None
        self.set_seqs(a, b)

    def set_seqs(self, a, b):
        """Sets both sequences."""
        self.set_seq1(a)
        self.set_seq2(b)

    def set_seq1(self, a):
        """Sets the first sequence; what is known of the second one stays."""
        if a is not self.a:
            self.a = a
            self.matching_blocks = self.opcodes = None

    def set_seq2(self, b):
        """Sets the second sequence, and looks at it closely."""
        if b is not self.b:
            self.b = b
            self.matching_blocks = self.opcodes = self.fullbcount = None
            self._index_second()

    def _index_second(self):
        places = self.b2j = {}
        for at, element in enumerate(self.b):
            places.setdefault(element, []).append(at)
        isjunk = self.isjunk
        self.bjunk = {element for element in places if isjunk(element)} if isjunk else set()
        for element in self.bjunk:
            del places[element]
        size = len(self.b)
        self.bpopular = set()
        if self.autojunk and size >= _AUTOJUNK_LENGTH:
            limit = size // 100 + 1
            self.bpopular.update(element for element, found in places.items() if len(found) > limit)
            for element in self.bpopular:
                del places[element]

    def find_longest_match(self, alo=0, ahi=None, blo=0, bhi=None):
        """The longest block that a[alo:ahi] and b[blo:bhi] have in common; of those the first in a, then in b."""
        a, b, junk = self.a, self.b, self.bjunk
        ahi = len(a) if ahi is None else ahi
        bhi = len(b) if bhi is None else bhi
        i, j, size = alo, blo, 0
        # Of each place in b: how long the block is that ends there and at the last place looked at in a.
        lengths = {}
        for x in range(alo, ahi):
            longer = {}
            for y in self.b2j.get(a[x], ()):
                if y >= bhi:
                    break
                if y >= blo:
                    length = longer[y] = lengths.get(y - 1, 0) + 1
                    if length > size:
                        i, j, size = x - length + 1, y - length + 1, length
            lengths = longer
        # A block grows over popular elements, then over junk, though neither begins one.
        for over_junk in False, True:
            while i > alo and j > blo and (b[j - 1] in junk) is over_junk and a[i - 1] == b[j - 1]:
                i, j, size = i - 1, j - 1, size + 1
            while (i + size < ahi and j + size < bhi and (b[j + size] in junk) is over_junk
                   and a[i + size] == b[j + size]):
                size += 1
        return Match(i, j, size)

    def get_matching_blocks(self):
        """The matching blocks in ascending order; the last one is empty and stands at both ends."""
        if self.matching_blocks is None:
            ends = len(self.a), len(self.b)
            waiting, found = [(0, ends[0], 0, ends[1])], []
            while waiting:
                alo, ahi, blo, bhi = waiting.pop()
                i, j, size = match = self.find_longest_match(alo, ahi, blo, bhi)
                if not size:
                    continue
                found.append(match)
                if alo < i and blo < j:
                    waiting.append((alo, i, blo, j))
                if i + size < ahi and j + size < bhi:
                    waiting.append((i + size, ahi, j + size, bhi))
            blocks = []
            for i, j, size in sorted(found):
                if blocks and blocks[-1].a + blocks[-1].size == i and blocks[-1].b + blocks[-1].size == j:
                    i, j, before = blocks.pop()
                    size += before
                blocks.append(Match(i, j, size))
            self.matching_blocks = blocks + [Match(*ends, 0)]
        return self.matching_blocks

    def get_opcodes(self):
        """How to make b of a: (tag, i1, i2, j1, j2), where the tag is replace, delete, insert or equal."""
        if self.opcodes is None:
            tags = {(True, True): 'replace', (True, False): 'delete', (False, True): 'insert'}
            self.opcodes = []
            i = j = 0
            for ai, bj, size in self.get_matching_blocks():
                tag = tags.get((i < ai, j < bj))
                if tag:
                    self.opcodes.append((tag, i, ai, j, bj))
                i, j = ai + size, bj + size
                if size:
                    self.opcodes.append(('equal', ai, i, bj, j))
        return self.opcodes

    def get_grouped_opcodes(self, n=3):
        """The opcodes in groups, each with up to n equal elements around its changes."""
        codes = self.get_opcodes()[:] or [('equal', 0, 1, 0, 1)]
        tag, i1, i2, j1, j2 = codes[0]
        if tag == 'equal':
            codes[0] = tag, max(i1, i2 - n), i2, max(j1, j2 - n), j2
        tag, i1, i2, j1, j2 = codes[-1]
        if tag == 'equal':
            codes[-1] = tag, i1, min(i2, i1 + n), j1, min(j2, j1 + n)
        group = []
        for code in codes:
            tag, i1, i2, j1, j2 = code
            if tag == 'equal' and i2 - i1 > 2 * n:
                yield group + [(tag, i1, min(i2, i1 + n), j1, min(j2, j1 + n))]
                group = []
                code = tag, max(i1, i2 - n), i2, max(j1, j2 - n), j2
            group.append(code)
        if [code[0] for code in group] not in ([], ['equal']):
            yield group

    def ratio(self):
        """How much alike they are, from 0 to 1."""
        return _share(sum(block.size for block in self.get_matching_blocks()), len(self.a) + len(self.b))

    def quick_ratio(self):
        """An upper bound of ratio(): the elements in common, in any order."""
        if self.fullbcount is None:
            self.fullbcount = {}
            for element in self.b:
                self.fullbcount[element] = self.fullbcount.get(element, 0) + 1
        left, common = {}, 0
        for element in self.a:
            number = left.get(element, self.fullbcount.get(element, 0))
            left[element] = number - 1
            common += number > 0
        return _share(common, len(self.a) + len(self.b))

    def real_quick_ratio(self):
        """An upper bound of ratio(): by the lengths alone."""
        sizes = len(self.a), len(self.b)
        return _share(min(sizes), sum(sizes))

    __class_getitem__ = classmethod(GenericAlias)


def get_close_matches(word, possibilities, n=3, cutoff=0.6):
    """The at most n sequences that are most like the word, the best first, and at least as like it as the cutoff."""
    if not n > 0:
        raise ValueError(f'n must be > 0: {n!r}')
    if not 0.0 <= cutoff <= 1.0:
        raise ValueError(f'cutoff must be in [0.0, 1.0]: {cutoff!r}')
    matcher = SequenceMatcher(b=word)
    scored = []
    for candidate in possibilities:
        matcher.set_seq1(candidate)
        # The cheap bounds spare most candidates the exact measure.
        if all(measure() >= cutoff for measure in (matcher.real_quick_ratio, matcher.quick_ratio, matcher.ratio)):
            scored.append((matcher.ratio(), candidate))
    return [candidate for _, candidate in nlargest(n, scored)]
`;
