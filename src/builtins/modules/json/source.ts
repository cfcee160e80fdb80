/** The part of json that is written in Python. */

/** What an encoder can be asked for: each keyword of `dumps`, and what it is if not given. */
const ENCODING = {
  skipkeys: 'False',
  ensure_ascii: 'True',
  check_circular: 'True',
  allow_nan: 'True',
  sort_keys: 'False',
  indent: 'None',
  separators: 'None',
  default: 'None',
};

/** What a decoder can be asked for, likewise. */
const DECODING = {
  object_hook: 'None',
  parse_float: 'None',
  parse_int: 'None',
  parse_constant: 'None',
  strict: 'True',
  object_pairs_hook: 'None',
};

/** The attributes that a coder keeps as they were given. */
const kept = (options: Record<string, string>, not: readonly string[]): string[] =>
  Object.keys(options).filter(name => !not.includes(name));

const parameters = (options: Record<string, string>): string =>
  Object.entries(options)
    .map(([name, value]) => `${name}=${value}`)
    .join(', ');

const table = (options: Record<string, string>): string =>
  `{${Object.entries(options)
    .map(([name, value]) => `'${name}': ${value}`)
    .join(', ')}}`;

/** One statement that keeps several parameters as attributes. */
const keep = (names: readonly string[]): string =>
  `${names.map(name => `self.${name}`).join(', ')} = ${names.join(', ')}`;

export const source = `
__all__ = 'dump dumps load loads JSONDecoder JSONDecodeError JSONEncoder'.split()


# Texts from JSON

class JSONDecodeError(ValueError):
    """The text is not JSON."""
    __module__ = 'json.decoder'

    def __init__(self, msg, doc, pos):
        self.doc, self.msg, self.pos = doc, msg, pos
        before = doc[:pos] if pos >= 0 else doc[:max(len(doc) + pos, 0)]
        self.lineno = 1 + before.count('\\n')
        self.colno = pos - before.rfind('\\n')
        super().__init__(f'{msg}: line {self.lineno} column {self.colno} (char {pos})')

    def __reduce__(self):
        return type(self), (self.msg, self.doc, self.pos)


_BLANKS = ' \\t\\n\\r'


class JSONDecoder:
    """Makes values of JSON text."""
    __module__ = 'json.decoder'

    def __init__(self, *, ${parameters(DECODING)}):
        ${keep(kept(DECODING, []))}

    def raw_decode(self, s, idx=0):
        """The value at a place of a text, and where it ends."""
        return _decode(s, idx, JSONDecodeError, self.object_hook, self.object_pairs_hook, self.parse_float,
                       self.parse_int, self.parse_constant, self.strict)

    def decode(self, s):
        """The value of a whole text."""
        value, stop = self.raw_decode(s, len(s) - len(s.lstrip(_BLANKS)))
        if left := len(s[stop:].lstrip(_BLANKS)):
            raise JSONDecodeError('Extra data', s, len(s) - left)
        return value


_MARKS = [
    ('utf-32', b'\\xff\\xfe\\0\\0'), ('utf-32', b'\\0\\0\\xfe\\xff'),    # before those that they begin with
    ('utf-16', b'\\xff\\xfe'), ('utf-16', b'\\xfe\\xff'),
    ('utf-8-sig', b'\\xef\\xbb\\xbf'),
]


def detect_encoding(b):
    """The encoding of JSON in bytes."""
    for name, mark in _MARKS:
        if b[:len(mark)] == mark:
            return name
    # JSON begins with ASCII: where the zeros are tells how wide a character is and which end comes first.
    if len(b) < 2 or len(b) == 3:
        return 'utf-8'
    match [byte != 0 for byte in b[:4]]:
        case [False, False, _, _]:
            return 'utf-32-be'
        case [False, *_]:
            return 'utf-16-be'
        case [True, False, False, False]:
            return 'utf-32-le'
        case [True, False, *_]:
            return 'utf-16-le'
    return 'utf-8'


def loads(s, *, cls=None, **kw):
    """The value of JSON text."""
    if isinstance(s, (bytes, bytearray)):
        s = s.decode(detect_encoding(s), 'surrogatepass')
    elif not isinstance(s, str):
        raise TypeError('the JSON object must be str, bytes or bytearray, not ' + type(s).__name__)
    elif s[:1] == '\\ufeff':
        raise JSONDecodeError('Unexpected UTF-8 BOM (decode using utf-8-sig)', s, 0)
    return (cls or JSONDecoder)(**kw).decode(s)


def load(fp, **kw):
    """The value of the JSON text in a stream."""
    return loads(fp.read(), **kw)


# Texts to JSON

class JSONEncoder:
    """Makes JSON text; extend it and override default() for further types."""
    __module__ = 'json.encoder'
    key_separator, item_separator = ': ', ', '

    def __init__(self, *, ${parameters(ENCODING)}):
        ${keep(kept(ENCODING, ['separators', 'default']))}
        if default is not None:
            self.default = default
        match separators, indent:
            case (None, None):
                pass
            case (None, _):
                self.item_separator = ','
            case _:
                self.item_separator, self.key_separator = separators

    def iterencode(self, o, _one_shot=False):
        """The JSON text in pieces."""
        yield self.encode(o)

    def encode(self, o):
        """The JSON text of a value."""
        indent = +self.indent if isinstance(self.indent, bool) else self.indent
        return _encode(o, self.skipkeys, self.ensure_ascii, self.check_circular, self.allow_nan, indent,
                       self.item_separator, self.key_separator, self.sort_keys, self.default)

    def default(self, o):
        """What to write for a value that JSON has nothing for; extend it to give such."""
        raise TypeError('Object of type %s is not JSON serializable' % type(o).__name__)


_USUAL = ${table(ENCODING)}


def dumps(obj, *, cls=None, **options):
    """The JSON text of a value."""
    return (cls or JSONEncoder)(**_USUAL | options).encode(obj)


def dump(obj, fp, **options):
    """Writes the JSON text of a value to a stream."""
    fp.write(dumps(obj, **options))
`;
