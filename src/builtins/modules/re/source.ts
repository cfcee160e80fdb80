/** The part of re that is written in Python. */

/** Functions that compile a pattern and call its method: name, description. */
const METHODS: readonly (readonly [name: string, doc: string])[] = [
  ['match', 'A match at the start of the string, or None.'],
  ['fullmatch', 'A match of the whole string, or None.'],
  ['search', 'The first match in the string, or None.'],
  ['findall', 'A list of what all matches in the string matched, or of their groups.'],
  ['finditer', 'An iterator over all matches in the string.'],
];

/** Functions whose last arguments should be keywords: name, arguments, the name of the limit, description. */
const LIMITED: readonly (readonly [name: string, needed: readonly string[], limit: string, doc: string])[] = [
  ['sub', ['repl', 'string'], 'count', 'The string with its matches replaced.'],
  ['subn', ['repl', 'string'], 'count', 'The string with its matches replaced, and the number of replacements.'],
  ['split', ['string'], 'maxsplit', 'A list of the parts between the matches.'],
];

/** Long and short names of flags, and their values. */
const FLAGS: readonly (readonly [name: string, short: string, value: number])[] = [
  ['ASCII', 'A', 256],
  ['IGNORECASE', 'I', 2],
  ['LOCALE', 'L', 4],
  ['UNICODE', 'U', 32],
  ['MULTILINE', 'M', 8],
  ['DOTALL', 'S', 16],
  ['VERBOSE', 'X', 64],
];

const PUBLIC =
  'match fullmatch search sub subn split findall finditer compile purge escape error Pattern Match A I L M S X U ' +
  'ASCII IGNORECASE LOCALE MULTILINE DOTALL VERBOSE UNICODE NOFLAG RegexFlag PatternError';

const methodSource = ([name, doc]: (typeof METHODS)[number]): string => `
def ${name}(pattern, string, flags=0):
    """${doc}"""
    return _compile(pattern, flags).${name}(string)
`;

const limitedSource = ([name, needed, limit, doc]: (typeof LIMITED)[number]): string => `
def ${name}(pattern, ${needed.join(', ')}, *args, ${limit}=_unset, flags=_unset):
    """${doc}"""
    if args:
        ${limit}, flags = _positional('${name}', ${needed.length + 1}, '${limit}', args, ${limit}, flags)
    return _compile(pattern, flags).${name}(${needed.join(', ')}, ${limit})
${name}.__text_signature__ = '(pattern, ${needed.join(', ')}, ${limit}=0, flags=0)'
`;

export const source = `
import copyreg, enum

__all__ = '${PUBLIC}'.split()
__version__ = '2.2.1'


@enum.global_enum
class RegexFlag(enum.IntFlag, boundary=enum.KEEP):
    """How a pattern is to be understood."""
    NOFLAG = 0
${FLAGS.map(([name, short, value]) => `    ${name} = ${short} = ${value}`).join('\n')}
    DEBUG = 128
    __str__ = object.__str__
    _numeric_repr_ = hex


class PatternError(Exception):
    """A mistake in a regular expression: msg, pattern, pos, and lineno and colno of pos."""
    __module__ = 're'

    def __init__(self, msg, pattern=None, pos=None):
        self.msg, self.pattern, self.pos = msg, pattern, pos
        self.lineno = self.colno = None
        text = msg
        if not (pattern is None or pos is None):
            newline = '\\n' if isinstance(pattern, str) else b'\\n'
            before = pattern[:pos]
            self.lineno = 1 + before.count(newline)
            self.colno = pos - before.rfind(newline)
            text = f'{msg} at position {pos}'
            if newline in pattern:
                text += f' (line {self.lineno}, column {self.colno})'
        Exception.__init__(self, text)


error = PatternError


class _ZeroSentinel(int):
    pass


_unset = _ZeroSentinel()


def _positional(name, needed, limit_name, args, limit, flags):
    """Takes the limit and the flags from arguments that should have been keywords."""
    for given, value, place in ((limit_name, limit, 0), ('flags', flags, 1)):
        if len(args) > place and value is not _unset:
            raise TypeError(f"{name}() got multiple values for argument '{given}'")
    if len(args) > 2:
        raise TypeError(f'{name}() takes from {needed} to {needed + 2} positional arguments '
                        f'but {needed + len(args)} were given')
    _deprecated(f"'{limit_name}' is passed as positional argument")
    return args[0], args[1] if len(args) > 1 else flags

${METHODS.map(methodSource).join('\n')}
${LIMITED.map(limitedSource).join('\n')}

def compile(pattern, flags=0):
    """The pattern as an object."""
    return _compile(pattern, flags)


def purge():
    """Forgets the patterns that were compiled before."""
    _purge()


def escape(pattern):
    """The pattern that matches exactly a text."""
    if isinstance(pattern, str):
        return _escape(pattern)
    return _escape(str(pattern, 'latin1')).encode('latin1')


copyreg.pickle(Pattern, lambda self: (_compile, (self.pattern, self.flags)), _compile)


class Scanner:
    """Takes a text apart by a list of patterns with what to do for each."""

    def __init__(self, lexicon, flags=0):
        self.lexicon = lexicon
        self.scanner = _combine([phrase for phrase, _ in lexicon], flags)

    def scan(self, string):
        """What the actions gave for each part, and the rest of the string that no pattern matched."""
        results, at = [], 0
        step = self.scanner.scanner(string).match
        while (found := step()) and found.end() != at:
            at = found.end()
            _, action = self.lexicon[found.lastindex - 1]
            if callable(action):
                self.match = found
                action = action(self, found.group())
            if action is not None:
                results.append(action)
        return results, string[at:]
`;
