/** `base64` in Python. */
export const source = String.raw`
import binascii
import struct

__all__ = [
    'encode', 'decode', 'encodebytes', 'decodebytes',
    'b64encode', 'b64decode', 'b32encode', 'b32decode', 'b32hexencode', 'b32hexdecode', 'b16encode', 'b16decode',
    'b85encode', 'b85decode', 'a85encode', 'a85decode', 'z85encode', 'z85decode',
    'standard_b64encode', 'standard_b64decode', 'urlsafe_b64encode', 'urlsafe_b64decode',
]

bytes_types = (bytes, bytearray)
MAXLINESIZE = 76
MAXBINSIZE = MAXLINESIZE // 4 * 3


def _ascii(s):
    if isinstance(s, str):
        if not s.isascii():
            raise ValueError('string argument should contain only ASCII characters')
        return s.encode()
    if isinstance(s, bytes_types):
        return s
    try:
        view = memoryview(s)
    except TypeError:
        raise TypeError('argument should be a bytes-like object or ASCII string, not %r' % type(s).__name__) from None
    return view.tobytes()


def _plain(b):
    return b if isinstance(b, bytes_types) else memoryview(b).tobytes()


def _sized(chars, size):
    if len(chars) != size:
        raise AssertionError(repr(chars))
    return chars


def b64encode(s, altchars=None):
    """Base 64; altchars stand for + and /."""
    text = binascii.b2a_base64(s, newline=False)
    if altchars is None:
        return text
    return text.translate(bytes.maketrans(b'+/', _sized(altchars, 2)))


def b64decode(s, altchars=None, validate=False):
    """The bytes of base 64; characters of no meaning are left out unless validate is true."""
    s = _ascii(s)
    if altchars is not None:
        s = s.translate(bytes.maketrans(_sized(_ascii(altchars), 2), b'+/'))
    return binascii.a2b_base64(s, strict_mode=validate)


def standard_b64encode(s):
    """Base 64 with the standard alphabet."""
    return b64encode(s)


def standard_b64decode(s):
    """The bytes of base 64 with the standard alphabet."""
    return b64decode(s)


_to_urlsafe = bytes.maketrans(b'+/', b'-_')
_from_urlsafe = bytes.maketrans(b'-_', b'+/')


def urlsafe_b64encode(s):
    """Base 64 with - and _ in place of + and /."""
    return b64encode(s).translate(_to_urlsafe)


def urlsafe_b64decode(s):
    """The bytes of base 64 with - and _ in place of + and /."""
    return b64decode(_ascii(s).translate(_from_urlsafe))


_B32 = b'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
_B32HEX = b'0123456789ABCDEFGHIJKLMNOPQRSTUV'
# How many bytes a last group has, by the number of its padding characters.
_B32_SIZES = {0: 5, 1: 4, 3: 3, 4: 2, 6: 1}


def _to_b32(alphabet, s):
    s = _plain(s)
    missing = -len(s) % 5
    s = bytes(s) + bytes(missing)
    out = bytearray()
    for start in range(0, len(s), 5):
        group = int.from_bytes(s[start:start + 5])
        out += bytes(alphabet[group >> shift & 31] for shift in range(35, -1, -5))
    if missing:
        padding = {4: 6, 3: 4, 2: 3, 1: 1}[missing]
        out[-padding:] = b'=' * padding
    return bytes(out)


def _from_b32(alphabet, s, casefold, map01):
    s = _ascii(s)
    if len(s) % 8:
        raise binascii.Error('Incorrect padding')
    if map01 is not None:
        s = s.translate(bytes.maketrans(b'01', b'O' + _sized(_ascii(map01), 1)))
    if casefold:
        s = s.upper()
    digits = s.rstrip(b'=')
    padding = len(s) - len(digits)
    values = {digit: value for value, digit in enumerate(alphabet)}
    out = bytearray()
    group = 0
    for start in range(0, len(digits), 8):
        part = digits[start:start + 8]
        group = 0
        for digit in part:
            if digit not in values:
                raise binascii.Error('Non-base32 digit found') from None
            group = group << 5 | values[digit]
        group <<= 5 * (8 - len(part))
        out += group.to_bytes(5)
    if len(s) and padding not in _B32_SIZES:
        raise binascii.Error('Incorrect padding')
    if padding and out:
        del out[len(out) - 5 + _B32_SIZES[padding]:]
    return bytes(out)


def b32encode(s):
    """Base 32."""
    return _to_b32(_B32, s)


def b32decode(s, casefold=False, map01=None):
    """The bytes of base 32; map01 is what the digit 1 stands for, and 0 is then the letter O."""
    return _from_b32(_B32, s, casefold, map01)


def b32hexencode(s):
    """Base 32 with the extended hexadecimal alphabet."""
    return _to_b32(_B32HEX, s)


def b32hexdecode(s, casefold=False):
    """The bytes of base 32 with the extended hexadecimal alphabet."""
    return _from_b32(_B32HEX, s, casefold, None)


def b16encode(s):
    """Hexadecimal digits in upper case."""
    return binascii.hexlify(s).upper()


def b16decode(s, casefold=False):
    """The bytes of hexadecimal digits, in upper case unless casefold is true."""
    s = _ascii(s).upper() if casefold else _ascii(s)
    if s.translate(None, delete=b'0123456789ABCDEF'):
        raise binascii.Error('Non-base16 digit found')
    return binascii.unhexlify(s)


def _digits85(b, alphabet, pad, short):
    """Groups of five digits for four bytes each; short maps the values of whole groups to one digit."""
    missing = -len(b) % 4
    groups = []
    for (value,) in struct.iter_unpack('>I', bytes(b) + bytes(missing)):
        if value in short:
            groups.append(short[value])
            continue
        digits = bytearray(5)
        for at in (4, 3, 2, 1, 0):
            value, digit = divmod(value, 85)
            digits[at] = alphabet[digit]
        groups.append(bytes(digits))
    if missing and not pad:
        if groups[-1] in short.values():
            groups[-1] = alphabet[:1] * 5
        groups[-1] = groups[-1][:-missing]
    return b''.join(groups)


_A85 = bytes(range(33, 118))


def a85encode(b, *, foldspaces=False, wrapcol=0, pad=False, adobe=False):
    """Ascii85: z for four zeros, with foldspaces y for four spaces; adobe frames it with <~ and ~>."""
    short = {0: b'z'}
    if foldspaces:
        short[0x20202020] = b'y'
    result = _digits85(_plain(b), _A85, pad, short)
    if adobe:
        result = b'<~' + result
    if wrapcol:
        wrapcol = max(2 if adobe else 1, wrapcol)
        lines = [result[start:start + wrapcol] for start in range(0, len(result), wrapcol)]
        if adobe and len(lines[-1]) + 2 > wrapcol:
            lines.append(b'')
        result = b'\n'.join(lines)
    return result + b'~>' if adobe else result


def a85decode(b, *, foldspaces=False, adobe=False, ignorechars=b' \t\n\r\x0b'):
    """The bytes of Ascii85."""
    b = _ascii(b)
    if adobe:
        if not b.endswith(b'~>'):
            raise ValueError("Ascii85 encoded byte sequences must end with b'~>'")
        b = b[2:-2] if b.startswith(b'<~') else b[:-2]
    out = bytearray()
    group = []

    def finish():
        value = 0
        for digit in group:
            value = value * 85 + digit - 33
        if value > 0xffffffff:
            raise ValueError('Ascii85 overflow') from None
        group.clear()
        out.extend(value.to_bytes(4))

    for char in b:
        if 33 <= char <= 117:
            group.append(char)
            if len(group) == 5:
                finish()
        elif char == 122 or foldspaces and char == 121:
            if group:
                raise ValueError('%c inside Ascii85 5-tuple' % char)
            out += b'    ' if char == 121 else bytes(4)
        elif char not in ignorechars:
            raise ValueError('Non-Ascii85 digit found: %c' % char)
    if group:
        missing = 5 - len(group)
        group.extend([117] * missing)
        finish()
        del out[-missing:]
    return bytes(out)


_B85 = (b'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
        b'!#$%&()*+-;<=>?@^_${'`'}{|}~')
_Z85 = (b'0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'
        b'.-:+=^!/*?&<>()[]{}@%$#')


def _from_base85(alphabet, name, b):
    b = _ascii(b)
    values = [None] * 256
    for value, digit in enumerate(alphabet):
        values[digit] = value
    missing = -len(b) % 5
    out = bytearray()
    for start in range(0, len(b), 5):
        total = 0
        for at in range(start, start + 5):
            value = values[b[at]] if at < len(b) else 84
            if value is None:
                raise ValueError('bad %s character at position %d' % (name, at)) from None
            total = total * 85 + value
        if total > 0xffffffff:
            raise ValueError('%s overflow in hunk starting at byte %d' % (name, start)) from None
        out += total.to_bytes(4)
    if missing:
        del out[-missing:]
    return bytes(out)


def b85encode(b, pad=False):
    """Base 85 as git and Mercurial write it."""
    return _digits85(_plain(b), _B85, pad, {})


def b85decode(b):
    """The bytes of base 85."""
    return _from_base85(_B85, 'base85', b)


def z85encode(s):
    """Base 85 with ZeroMQ's alphabet."""
    return _digits85(_plain(s), _Z85, False, {})


def z85decode(s):
    """The bytes of base 85 with ZeroMQ's alphabet."""
    return _from_base85(_Z85, 'z85', s)


def encode(input, output):
    """Encodes a binary file as lines of base 64 into another."""
    while piece := input.read(MAXBINSIZE):
        while len(piece) < MAXBINSIZE and (more := input.read(MAXBINSIZE - len(piece))):
            piece += more
        output.write(binascii.b2a_base64(piece))


def decode(input, output):
    """Decodes the lines of a binary file into another."""
    while line := input.readline():
        output.write(binascii.a2b_base64(line))


def _check_bytes(s):
    try:
        view = memoryview(s)
    except TypeError as problem:
        raise TypeError('expected bytes-like object, not %s' % type(s).__name__) from problem
    if view.format not in ('c', 'b', 'B'):
        raise TypeError('expected single byte elements, not %r from %s' % (view.format, type(s).__name__))
    if view.ndim != 1:
        raise TypeError('expected 1-D data, not %d-D data from %s' % (view.ndim, type(s).__name__))


def encodebytes(s):
    """Base 64 in lines of at most 76 characters."""
    _check_bytes(s)
    return b''.join(binascii.b2a_base64(s[at:at + MAXBINSIZE]) for at in range(0, len(s), MAXBINSIZE))


def decodebytes(s):
    """The bytes of lines of base 64."""
    _check_bytes(s)
    return binascii.a2b_base64(s)
`;
