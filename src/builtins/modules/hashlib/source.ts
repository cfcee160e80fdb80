/** The part of hashlib that is written in Python. */
export const source = `
__all__ = ('md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512', 'blake2b', 'blake2s', 'sha3_224', 'sha3_256',
           'sha3_384', 'sha3_512', 'shake_128', 'shake_256', 'new', 'algorithms_guaranteed', 'algorithms_available',
           'file_digest', 'pbkdf2_hmac')
algorithms_guaranteed = set(__all__[:14])
algorithms_available = algorithms_guaranteed | {'md5-sha1', 'ripemd160', 'sha512_224', 'sha512_256', 'sm3'}


def __hash_new(name, *args, **kwargs):
    """A hash of the algorithm with this name."""
    if name in ('blake2b', 'blake2s'):
        return (blake2b if name == 'blake2b' else blake2s)(*args, **kwargs)
    return _new(name, *args, **kwargs)


new = __hash_new


def file_digest(fileobj, digest, /, *, _bufsize=2 ** 18):
    """Hashes what is left of a binary file."""
    hashed = new(digest) if isinstance(digest, str) else digest()
    if hasattr(fileobj, 'getbuffer'):
        hashed.update(fileobj.getbuffer())
        return hashed
    if not (hasattr(fileobj, 'readinto') and hasattr(fileobj, 'readable') and fileobj.readable()):
        raise ValueError(f"'{fileobj!r}' is not a file-like object in binary reading mode.")
    space = memoryview(bytearray(_bufsize))
    while count := fileobj.readinto(space):
        hashed.update(space[:count])
    if count is None:
        raise BlockingIOError('I/O operation would block.')
    return hashed
`;

/** `hmac`, over the hashes of hashlib. */
export const hmacSource = `
import hashlib
from _hashlib import UnsupportedDigestmodError, compare_digest, hmac_digest

trans_5C = bytes(x ^ 0x5c for x in range(256))
trans_36 = bytes(x ^ 0x36 for x in range(256))
digest_size = None


def _constructor(digestmod):
    """What makes an empty hash: of a name, a function or a module."""
    if isinstance(digestmod, str):
        return lambda data=b'': hashlib.new(digestmod, data)
    if callable(digestmod):
        return lambda data=b'': digestmod(data)
    return lambda data=b'': digestmod.new(data)


class HMAC:
    """A keyed hash (RFC 2104) that takes its input in parts."""

    blocksize = 64
    __slots__ = '_inner', '_outer', 'block_size', 'digest_size'

    def __init__(self, key, msg=None, digestmod=''):
        if not isinstance(key, (bytes, bytearray)):
            raise TypeError(f'key: expected bytes or bytearray, but got {type(key).__name__!r}')
        if not digestmod:
            raise TypeError("Missing required argument 'digestmod'.")
        make = _constructor(digestmod)
        self._outer, self._inner = make(), make()
        self.digest_size = self._inner.digest_size
        size = getattr(self._inner, 'block_size', None)
        if size is None or size < 16:
            import warnings
            if size is None:
                warnings.warn('No block_size attribute on given digest object; '
                              f'Assuming {self.blocksize}.', RuntimeWarning, 2)
            else:
                warnings.warn(f'block_size of {size} seems too small; using our '
                              f'default of {self.blocksize}.', RuntimeWarning, 2)
            size = self.blocksize
        self.block_size = size
        if len(key) > size:
            key = make(key).digest()
        padded = key.ljust(size, b'\\0')
        self._outer.update(padded.translate(trans_5C))
        self._inner.update(padded.translate(trans_36))
        if msg is not None:
            self.update(msg)

    @property
    def name(self):
        """'hmac-' and the name of the hash."""
        return f'hmac-{self._inner.name}'

    def update(self, msg):
        """Hashes further bytes."""
        self._inner.update(msg)

    def copy(self):
        """A second keyed hash in the same state."""
        second = object.__new__(type(self))
        second.block_size, second.digest_size = self.block_size, self.digest_size
        second._inner, second._outer = self._inner.copy(), self._outer.copy()
        return second

    def _finished(self):
        outer = self._outer.copy()
        outer.update(self._inner.digest())
        return outer

    def digest(self):
        """The digest so far, as bytes."""
        return self._finished().digest()

    def hexdigest(self):
        """The digest so far, in hexadecimal digits."""
        return self._finished().hexdigest()


def new(key, msg=None, digestmod=''):
    """A keyed hash."""
    return HMAC(key, msg, digestmod)


def digest(key, msg, digest):
    """The digest of one message."""
    if isinstance(digest, str) and not digest.startswith(('blake2', 'shake')):
        try:
            return hmac_digest(key, msg, digest)
        except UnsupportedDigestmodError:
            pass
    return HMAC(key, msg, digest).digest()
`;
