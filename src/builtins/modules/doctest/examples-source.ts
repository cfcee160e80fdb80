/** doctest: examples, and how they are parsed. */
export const examplesSource = String.raw`
from collections import namedtuple
import io, re, sys
import inspect, linecache, traceback

__all__ = ['register_optionflag', 'DONT_ACCEPT_TRUE_FOR_1', 'DONT_ACCEPT_BLANKLINE', 'NORMALIZE_WHITESPACE', 'ELLIPSIS', 'SKIP',
           'IGNORE_EXCEPTION_DETAIL', 'COMPARISON_FLAGS', 'REPORT_UDIFF', 'REPORT_CDIFF', 'REPORT_NDIFF',
           'REPORT_ONLY_FIRST_FAILURE', 'REPORTING_FLAGS', 'FAIL_FAST', 'Example', 'DocTest', 'DocTestParser',
           'DocTestFinder', 'DocTestRunner', 'OutputChecker', 'DocTestFailure', 'UnexpectedException', 'DebugRunner',
           'testmod', 'run_docstring_examples']

OPTIONFLAGS_BY_NAME = {}


def register_optionflag(name):
    """The bit of an option; a new one for a new name."""
    return OPTIONFLAGS_BY_NAME.setdefault(name, 1 << len(OPTIONFLAGS_BY_NAME))


for _name in ('DONT_ACCEPT_TRUE_FOR_1', 'DONT_ACCEPT_BLANKLINE', 'NORMALIZE_WHITESPACE', 'ELLIPSIS', 'SKIP',
              'IGNORE_EXCEPTION_DETAIL', 'REPORT_UDIFF', 'REPORT_CDIFF', 'REPORT_NDIFF', 'REPORT_ONLY_FIRST_FAILURE', 'FAIL_FAST'):
    globals()[_name] = register_optionflag(_name)
del _name
COMPARISON_FLAGS = (DONT_ACCEPT_TRUE_FOR_1 | DONT_ACCEPT_BLANKLINE | NORMALIZE_WHITESPACE | ELLIPSIS | SKIP
                    | IGNORE_EXCEPTION_DETAIL)
REPORTING_FLAGS = REPORT_UDIFF | REPORT_CDIFF | REPORT_NDIFF | REPORT_ONLY_FIRST_FAILURE | FAIL_FAST
BLANKLINE_MARKER, ELLIPSIS_MARKER = '<BLANKLINE>', '...'


class TestResults(namedtuple('TestResults', 'failed attempted')):
    """How many examples failed and ran, and as an attribute how many were skipped."""

    def __new__(cls, failed, attempted, *, skipped=0):
        made = super().__new__(cls, failed, attempted)
        made.skipped = skipped
        return made

    def __repr__(self):
        more = f', skipped={self.skipped}' if self.skipped else ''
        return f'TestResults(failed={self.failed}, attempted={self.attempted}{more})'


def _ended(text):
    return text if not text or text.endswith('\n') else text + '\n'


def _shifted(text, by=4):
    return re.sub(r'(?m)^(?!$)', ' ' * by, text)


class Example:
    """A piece of source and the output that it should have."""

    def __init__(self, source, want, exc_msg=None, lineno=0, indent=0, options=None):
        self.source, self.want = source if source.endswith('\n') else source + '\n', _ended(want)
        self.exc_msg = exc_msg if exc_msg is None or exc_msg.endswith('\n') else exc_msg + '\n'
        self.lineno, self.indent, self.options = lineno, indent, {} if options is None else options

    def _parts(self):
        return self.source, self.want, self.lineno, self.indent, self.options, self.exc_msg

    def __eq__(self, other):
        return self._parts() == other._parts() if type(self) is type(other) else NotImplemented

    def __hash__(self):
        return hash((self.source, self.want, self.lineno, self.indent, self.exc_msg))


class DocTest:
    """The examples of a docstring, and the names that they run with."""

    def __init__(self, examples, globs, name, filename, lineno, docstring):
        if isinstance(examples, str):
            raise AssertionError('DocTest no longer accepts str; use DocTestParser instead')
        self.examples, self.docstring, self.globs = examples, docstring, globs.copy()
        self.name, self.filename, self.lineno = name, filename, lineno

    def __repr__(self):
        count = len(self.examples)
        told = 'no examples' if not count else '1 example' if count == 1 else f'{count} examples'
        return f'<{type(self).__name__} {self.name} from {self.filename}:{self.lineno} ({told})>'

    def _parts(self):
        return self.examples, self.docstring, self.globs, self.name, self.filename, self.lineno

    def __eq__(self, other):
        return self._parts() == other._parts() if type(self) is type(other) else NotImplemented

    def __hash__(self):
        return hash((self.name, self.filename, self.lineno, self.docstring))

    def __lt__(self, other):
        if not isinstance(other, DocTest):
            return NotImplemented
        return (self.name, self.filename, self.lineno or -1, id(self)) < (other.name, other.filename, other.lineno or -1, id(other))


_DIRECTIVE = re.compile(r'''\#\s*doctest:\s*([^\n\'"]*)$''', re.MULTILINE)
_TRACEBACK = re.compile(r'Traceback \((?:most recent call last|innermost last)\):[ \t]*\n(?:[ \t][^\n]*\n|\n)*?(?P<msg>\w.*)', re.DOTALL)


class DocTestParser:
    """Finds the examples in a text."""

    def parse(self, string, name='<string>'):
        """The text as a list of plain texts and examples by turns."""
        text = string.expandtabs()
        margins = [len(line) - len(line.lstrip(' ')) for line in text.split('\n') if line.strip(' ')]
        margin = min(margins, default=0)
        lines = [line[margin:] for line in text.split('\n')] if margin > 0 else text.split('\n')
        parts, plain, at = [], [], 0
        while at < len(lines):
            line = lines[at]
            indent = len(line) - len(line.lstrip(' '))
            if not re.match(r' *>>>(?: |$)', line) and not re.match(r' *>>>', line):
                plain.append(line)
                at += 1
                continue
            start = at
            at += 1
            while at < len(lines) and re.match(' ' * indent + r'\.\.\.(?: |$)', lines[at]):
                at += 1
            source = lines[start:at]
            first_want = at
            while at < len(lines) and lines[at].strip(' ') and not re.match(r' *>>>', lines[at]):
                at += 1
            wants = lines[first_want:at]
            parts.append(''.join(each + '\n' for each in plain))
            plain = []
            parts.append(self._example(source, wants, indent, start, name))
            # Comments alone are no example.
            if parts[-1] is None:
                del parts[-2:]
        parts.append('\n'.join(plain))
        return parts

    def _example(self, source, wants, indent, lineno, name):
        for number, line in enumerate(source, lineno + 1):
            if len(line) >= indent + 4 and line[indent + 3] != ' ':
                raise ValueError(f'line {number!r} of the docstring for {name} lacks blank after '
                                 f'{line[indent:indent + 3]}: {line!r}')
        for number, line in enumerate(source[1:] + wants, lineno + 2):
            if line and not line.startswith(' ' * indent) and line.strip():
                number = lineno + 1 + (source + wants).index(line)
                raise ValueError(f'line {number!r} of the docstring for {name} has inconsistent leading whitespace: {line!r}')
        code = '\n'.join(line[indent + 4:] for line in source)
        want = '\n'.join(line[indent:] for line in wants)
        match = _TRACEBACK.match(want)
        options = self._options(code, name, lineno)
        if all(not line.strip() or line.lstrip()[:1] == '#' for line in code.split('\n')):
            if options:
                raise ValueError(f'line {lineno!r} of the doctest for {name} has an option directive on a line with no '
                                 f'example: {code!r}')
            return None
        return Example(code, want, match and match['msg'], lineno, indent, options)

    def _options(self, source, name, lineno):
        options = {}
        for directive in _DIRECTIVE.finditer(source):
            for option in directive[1].replace(',', ' ').split():
                if option[0] not in '+-' or option[1:] not in OPTIONFLAGS_BY_NAME:
                    raise ValueError(f'line {lineno + 1!r} of the doctest for {name} has an invalid option: {option!r}')
                options[OPTIONFLAGS_BY_NAME[option[1:]]] = option[0] == '+'
        return options

    def get_examples(self, string, name='<string>'):
        """The examples of a text."""
        return [part for part in self.parse(string, name) if isinstance(part, Example)]

    def get_doctest(self, string, globs, name, filename, lineno):
        """The examples of a text as a DocTest."""
        return DocTest(self.get_examples(string, name), globs, name, filename, lineno, string)
`;
