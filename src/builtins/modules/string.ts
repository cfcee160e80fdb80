/** The modules `string` and `numbers`. */
import type { ModuleDefinition } from '../../runtime/modules.ts';

const LOWERCASE = 'abcdefghijklmnopqrstuvwxyz';
const DIGITS = '0123456789';

/** The character sets, as they are. */
const CHARACTERS: Record<string, string> = {
  ascii_letters: LOWERCASE + LOWERCASE.toUpperCase(),
  ascii_lowercase: LOWERCASE,
  ascii_uppercase: LOWERCASE.toUpperCase(),
  digits: DIGITS,
  hexdigits: `${DIGITS}abcdefABCDEF`,
  octdigits: DIGITS.slice(0, 8),
  punctuation: '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~',
  whitespace: ' \t\n\r\v\f',
};

/** A string of ASCII characters as a Python literal. */
const literal = (text: string) =>
  `'${[...text].map(char => `\\x${char.charCodeAt(0).toString(16).padStart(2, '0')}`).join('')}'`;

export const string: ModuleDefinition = {
  name: 'string',
  doc: 'Character sets, templates and the formatter.',
  source: `
${Object.entries(CHARACTERS)
  .map(([name, text]) => `${name} = ${literal(text)}`)
  .join('\n')}
printable = digits + ascii_letters + punctuation + whitespace
__all__ = ['capwords', 'printable', 'Formatter', 'Template', ${Object.keys(CHARACTERS)
    .map(name => `'${name}'`)
    .join(', ')}]


def capwords(s, sep=None):
    """Splits a text into words, capitalises them and joins them again."""
    words = [word.capitalize() for word in s.split(sep)]
    return (' ' if not sep else sep).join(words)


def _word_at(text, start):
    """The name that starts at a position, perhaps empty."""
    rest = text[start:]
    after = rest.lstrip(ascii_letters + digits + '_')
    return '' if rest[:1] in set(digits) else rest[:len(rest) - len(after)]


class Template:
    """Text with places to fill in, written $name or \${name}."""
    delimiter = '$'

    def __init__(self, template):
        self.template = template

    def _places(self):
        """(start, end, name) of each place: an empty name for a doubled delimiter, None for a place that is malformed."""
        text, sign = self.template, self.delimiter
        start = text.find(sign)
        while start >= 0:
            end, name = start + len(sign), None
            if text.startswith(sign, end):
                end, name = end + len(sign), ''
            else:
                braces = text.startswith('{', end)
                word = _word_at(text, end + braces)
                closing = end + braces + len(word)
                if word and (not braces or text.startswith('}', closing)):
                    end, name = closing + braces, word
            yield start, end, name
            start = text.find(sign, end)

    def _fill(self, mapping, named, strict):
        text, done, at = self.template, '', 0
        for start, end, name in self._places():
            done += text[at:start]
            at = end
            if name is None:
                if strict:
                    lines = text[:end].splitlines()
                    raise ValueError(f'Invalid placeholder in string: line {len(lines)}, col {len(lines[-1])}')
                done += text[start:end]
            elif name == '':
                done += self.delimiter
            else:
                try:
                    done += str(named[name] if name in named else mapping[name])
                except KeyError:
                    if strict:
                        raise
                    done += text[start:end]
        return done + text[at:]

    def substitute(self, mapping={}, /, **kws):
        """The text with all places filled in."""
        return self._fill(mapping, kws, True)

    def safe_substitute(self, mapping={}, /, **kws):
        """The text with those places filled in that can be."""
        return self._fill(mapping, kws, False)

    def get_identifiers(self):
        """The names of the places, without repeats, in order."""
        return [*{name: None for _, _, name in self._places() if name}]

    def is_valid(self):
        """Whether no place is malformed."""
        return None not in [name for _, _, name in self._places()]


def _index_outside(text, marks):
    """Where one of some marks first comes outside square brackets; the length of the text if nowhere."""
    inside = False
    for i, char in enumerate(text):
        if inside:
            inside = char != ']'
        elif char in marks:
            return i
        else:
            inside = char == '['
    return len(text)


def _read_place(text):
    """Takes what follows a brace apart: (name, spec, conversion) and the rest after the closing brace."""
    if not text:
        raise ValueError("Single '{' encountered in format string")
    size = _index_outside(text, '{}:!')
    name, mark, text = text[:size], text[size:size + 1], text[size + 1:]
    conversion = None
    if mark == '':
        raise ValueError("expected '}' before end of string")
    if mark == '{':
        raise ValueError("unexpected '{' in field name")
    if mark == '!':
        if not text:
            raise ValueError('end of string while looking for conversion specifier')
        conversion, mark, text = text[0], text[1:2], text[2:]
        if mark == '':
            raise ValueError("unmatched '{' in format spec")
        if mark not in ':}':
            raise ValueError("expected ':' after conversion specifier")
    if mark == '}':
        return (name, '', conversion), text
    depth = 0
    for i, char in enumerate(text):
        if char == '}' and depth == 0:
            return (name, text[:i], conversion), text[i + 1:]
        depth += (char == '{') - (char == '}')
    raise ValueError("unmatched '{' in format spec")


def _steps(text):
    """The attributes and items that a field name asks for after its first part: (getter, key) each."""
    while text:
        if text[0] == '.':
            key, text = _first_part(text[1:])
            getter = getattr
        elif text[0] == '[':
            key, bracket, text = text[1:].partition(']')
            if not bracket:
                raise ValueError("Missing ']' in format string")
            getter = _item
        else:
            raise ValueError("Only '.' or '[' may follow ']' in format field specifier")
        if not key:
            raise ValueError('Empty attribute in format string')
        yield getter, key


def _item(obj, key):
    return obj[int(key) if key.isdecimal() else key]


def _first_part(field_name):
    size = min([i for i, char in enumerate(field_name + '.') if char in '.['])
    return field_name[:size], field_name[size:]


class _Numbering:
    """Numbers the fields without a name, which must not be mixed with numbered ones."""

    def __init__(self):
        self.given = 0
        self.manual = False

    def complete(self, field_name):
        first, _ = _first_part(field_name)
        if first == '':
            if self.manual:
                raise ValueError('cannot switch from manual field specification to automatic field numbering')
            self.given += 1
            return f'{self.given - 1}{field_name}'
        if first.isdigit():
            if self.given:
                raise ValueError('cannot switch from automatic field numbering to manual field specification')
            self.manual = True
        return field_name


class Formatter:
    """What str.format does, in steps that a subclass can change."""
    _conversions = {None: lambda value: value, 's': str, 'r': repr, 'a': ascii}

    def parse(self, format_string):
        """Yields (literal text, field name, format spec, conversion), field by field."""
        rest = format_string
        while rest:
            before = rest[:min([i for i in (rest.find('{'), rest.find('}'), len(rest)) if i >= 0])]
            brace, rest = rest[len(before):len(before) + 1], rest[len(before) + 1:]
            if not brace or rest.startswith(brace):
                yield before + brace, None, None, None
                rest = rest[1:]
            elif brace == '{':
                place, rest = _read_place(rest)
                yield before, *place
            else:
                raise ValueError("Single '}' encountered in format string")

    def format(self, format_string, /, *args, **kwargs):
        return self.vformat(format_string, args, kwargs)

    def vformat(self, format_string, args, kwargs):
        used, numbering = set(), _Numbering()

        def fill(text, levels):
            if not levels:
                raise ValueError('Max string recursion exceeded')
            done = []
            for before, name, spec, conversion in self.parse(text):
                done.append(before or '')
                if name is None:
                    continue
                value, key = self.get_field(numbering.complete(name), args, kwargs)
                used.add(key)
                value = self.convert_field(value, conversion)
                done.append(self.format_field(value, fill(spec, levels - 1)))
            return ''.join(done)

        whole = fill(format_string, 3)
        self.check_unused_args(used, args, kwargs)
        return whole

    def get_field(self, field_name, args, kwargs):
        first, further = _first_part(field_name)
        key = int(first) if first.isdecimal() else first
        value = self.get_value(key, args, kwargs)
        for getter, name in _steps(further):
            value = getter(value, name)
        return value, key

    def get_value(self, key, args, kwargs):
        return (args if isinstance(key, int) else kwargs)[key]

    def convert_field(self, value, conversion):
        if conversion not in self._conversions:
            raise ValueError(f'Unknown conversion specifier {conversion!s}')
        return self._conversions[conversion](value)

    def format_field(self, value, format_spec):
        return format(value, format_spec)

    def check_unused_args(self, used_args, args, kwargs):
        """Does nothing; a subclass may raise an exception."""
`,
};

interface NumberClass {
  readonly name: string;
  readonly base: string;
  readonly doc: string;
  /** The abstract methods and properties, by name. */
  readonly methods?: string;
  readonly properties?: string;
  /** What follows from them: name, parameter besides `self` if any, result. */
  readonly derived?: readonly (readonly [name: string, parameter: string, result: string])[];
  /** Those of `derived` that are properties. */
  readonly derivedProperties?: string;
  readonly includes?: string;
}

const TOWER: readonly NumberClass[] = [
  { name: 'Number', base: 'metaclass=ABCMeta', doc: 'All numbers.' },
  {
    name: 'Complex',
    base: 'Number',
    doc: 'Numbers with a real and an imaginary part.',
    methods:
      '__complex__ __abs__ __neg__ __pos__ __add__ __mul__ __truediv__ __pow__ __radd__ __rmul__ __rtruediv__ __rpow__ __eq__ conjugate',
    properties: 'real imag',
    derived: [
      ['__sub__', 'other', 'self + -other'],
      ['__rsub__', 'other', '-self + other'],
      ['__bool__', '', 'self != 0'],
    ],
    includes: 'complex',
  },
  {
    name: 'Real',
    base: 'Complex',
    doc: 'Numbers on the line.',
    methods:
      '__float__ __lt__ __le__ __round__ __trunc__ __floor__ __ceil__ __floordiv__ __mod__ __rfloordiv__ __rmod__',
    derived: [
      ['real', '', '+self'],
      ['imag', '', '0'],
      ['conjugate', '', '+self'],
      ['__complex__', '', 'complex(float(self))'],
      ['__divmod__', 'other', '(self // other, self % other)'],
      ['__rdivmod__', 'other', '(other // self, other % self)'],
    ],
    derivedProperties: 'real imag',
    includes: 'float',
  },
  {
    name: 'Rational',
    base: 'Real',
    doc: 'Numbers with a numerator and a denominator.',
    properties: 'numerator denominator',
    derived: [['__float__', '', 'int(self.numerator) / int(self.denominator)']],
  },
  {
    name: 'Integral',
    base: 'Rational',
    doc: 'Whole numbers.',
    methods:
      '__int__ __invert__ __pow__ __and__ __or__ __xor__ __lshift__ __rshift__ __rand__ __ror__ __rxor__ __rlshift__ __rrshift__',
    derived: [
      ['numerator', '', '+self'],
      ['denominator', '', '1'],
      ['__index__', '', 'int(self)'],
      ['__float__', '', 'float(int(self))'],
    ],
    derivedProperties: 'numerator denominator',
    includes: 'int',
  },
];

function numberClass(row: NumberClass): string {
  const lines = [`class ${row.name}(${row.base}):`, `    """${row.doc}"""`, '    __slots__ = ()'];
  if (row.base.startsWith('metaclass')) lines.push('    __hash__ = None');
  if (row.methods) lines.push(`    locals().update(_required('${row.methods}'))`);
  if (row.properties) lines.push(`    locals().update(_required('${row.properties}', property))`);
  const properties = row.derivedProperties?.split(' ') ?? [];
  for (const [name, parameter, result] of row.derived ?? []) {
    if (properties.includes(name)) lines.push('    @property');
    lines.push(`    def ${name}(self${parameter && `, ${parameter}`}):`, `        return ${result}`);
  }
  if (row.includes) lines.push(`${row.name}.register(${row.includes})`);
  return lines.join('\n');
}

export const numbers: ModuleDefinition = {
  name: 'numbers',
  doc: 'Abstract base classes for numbers.',
  source: `
from abc import ABCMeta, abstractmethod

__all__ = [${TOWER.map(({ name }) => `'${name}'`).join(', ')}]


def _required(names, kind=lambda function: function):
    """The abstract members of a class by name, for its body."""
    members = {}
    for name in names.split():
        def missing(self, *operands):
            raise NotImplementedError
        missing.__name__ = name
        members[name] = kind(abstractmethod(missing))
    return members


${TOWER.map(numberClass).join('\n\n\n')}
`,
};
