/**
 * The part of random that is written in Python.
 *
 * What is documented of each distribution is its formula; which numbers a seed gives also depends on how many draws
 * a formula makes and in which order, so each of them says so where that is not plain.
 */

/** A method of `Random` that is a formula of draws: its parameters, what it says of itself, and the formula. */
type Formula = readonly [name: string, parameters: string, doc: string, formula: string];

/** Written with `draw()` for a number in [0, 1), `above()` for one in (0, 1] and `wait()` for -log of the latter. */
const FORMULAS: readonly Formula[] = [
  ['uniform', 'a, b', 'A number between a and b.', 'a + (b - a) * draw()'],
  ['expovariate', 'lambd=1.0', 'A number of an exponential distribution.', 'wait() / lambd'],
  ['weibullvariate', 'alpha, beta', 'A number of a Weibull distribution.', 'alpha * wait() ** (1.0 / beta)'],
  ['paretovariate', 'alpha', 'A number of a Pareto distribution.', 'above() ** (-1.0 / alpha)'],
  [
    'lognormvariate',
    'mu, sigma',
    'A number whose logarithm is normally distributed.',
    '_m.exp(self.normalvariate(mu, sigma))',
  ],
];

const PRIMITIVES: readonly (readonly [name: string, meaning: string])[] = [
  ['draw()', 'self.random()'],
  ['above()', '(1.0 - self.random())'],
  ['wait()', '(-_m.log(1.0 - self.random()))'],
];

/** Puts the draws into a text of Python. */
const spell = (text: string): string =>
  PRIMITIVES.reduce((done, [name, meaning]) => done.replaceAll(name, meaning), text);

const formulas = FORMULAS.map(
  ([name, parameters, doc, formula]) =>
    `    def ${name}(self, ${parameters}):\n        """${doc}"""\n        return ${formula}\n`,
).join('\n');

/** The names of the module that are methods of the one generator it keeps. */
const SHARED = [
  ...FORMULAS.map(([name]) => name),
  ...['seed', 'getstate', 'setstate', 'random', 'getrandbits', 'randbytes', 'randrange', 'randint'],
  ...['choice', 'choices', 'sample', 'shuffle'],
  ...['triangular', 'normalvariate', 'gauss', 'vonmisesvariate', 'gammavariate', 'betavariate', 'binomialvariate'],
].sort();

export const source = spell(`
import math as _m
from bisect import bisect_right as _place
from collections.abc import Sequence as _Sequence
from functools import reduce as _reduce
from itertools import accumulate as _running
from operator import index as _whole
from os import urandom as _entropy

__all__ = ['Random', 'SystemRandom', ${SHARED.map(name => `'${name}'`).join(', ')}]

TWOPI = _m.tau
BPF, RECIP_BPF = 53, 0.5 ** 53
LOG4, SG_MAGICCONST, NV_MAGICCONST = _m.log(4.0), 1.0 + _m.log(4.5), 4 * _m.exp(-0.5) / _m.sqrt(2.0)

_TEXTS = {1: (str, bytes), 2: (str, bytes, bytearray)}


def _number_of_text(text, version):
    if version == 2:
        raw = text.encode() if isinstance(text, str) else text
        return int.from_bytes(raw + _sha512(raw), 'big')
    codes = list(text) if isinstance(text, bytes) else [ord(letter) for letter in text]
    if not codes:
        return 0
    mixed = _reduce(lambda sofar, code: (sofar * 1000003 ^ code) % 2 ** 64, codes, codes[0] * 128)
    return mixed ^ len(codes)


class Random(_Core):
    """A generator of random numbers with its own state."""

    VERSION = 3
    gauss_next = None    # the second of the two numbers that gauss() makes at a time

    def __init__(self, x=None):
        self.seed(x)

    # Distributions

${formulas}
    def betavariate(self, alpha, beta):
        """A number of a beta distribution."""
        first = self.gammavariate(alpha, 1.0)
        if first == 0:
            return 0.0
        second = self.gammavariate(beta, 1.0)
        return first / (first + second)

    def gammavariate(self, alpha, beta):
        """A number of a gamma distribution."""
        if min(alpha, beta) <= 0.0:
            raise ValueError('gammavariate: alpha and beta must be > 0.0')
        if alpha == 1.0:
            return wait() * beta
        return beta * (self._gamma_wide(alpha) if alpha > 1.0 else self._gamma_narrow(alpha))

    def _gamma_wide(self, shape):
        # Cheng 1977, algorithm GB: logistic proposals
        root = _m.sqrt(2.0 * shape - 1.0)
        while True:
            proposal = draw()
            if proposal <= 1e-7 or proposal >= 0.9999999:
                continue
            test = above()
            logit = _m.log(proposal / (1.0 - proposal)) / root
            value = shape * _m.exp(logit)
            area = proposal * proposal * test
            margin = shape - LOG4 + (shape + root) * logit - value
            if SG_MAGICCONST + margin - 4.5 * area >= 0.0 or _m.log(area) <= margin:
                return value

    def _gamma_narrow(self, shape):
        # Ahrens and Dieter 1974, algorithm GS: a power below 1, an exponential tail above
        whole = (_m.e + shape) / _m.e
        while True:
            part = whole * draw()
            tail = part > 1.0
            value = -_m.log((whole - part) / shape) if tail else part ** (1.0 / shape)
            test = draw()
            if test <= (value ** (shape - 1.0) if tail else _m.exp(-value)):
                return value

    def vonmisesvariate(self, mu, kappa):
        """An angle of a von Mises distribution."""
        if kappa <= 1e-6:
            return draw() * TWOPI
        # Best and Fisher 1979: proposals of a wrapped Cauchy distribution
        half = 0.5 / kappa
        spread = half + _m.sqrt(1.0 + half * half)
        accepted = False
        while not accepted:
            cosine = _m.cos(_m.pi * draw())
            share = cosine / (spread + cosine)
            test = draw()
            accepted = test < 1.0 - share * share or test <= (1.0 - share) * _m.exp(share)
        inverse = 1.0 / spread
        angle = _m.acos((inverse + cosine) / (1.0 + inverse * cosine))
        return (mu + (angle if draw() > 0.5 else -angle)) % TWOPI

    def gauss(self, mu=0.0, sigma=1.0):
        """A number of a normal distribution, a little faster than normalvariate."""
        kept, self.gauss_next = self.gauss_next, None
        if kept is None:
            # Box and Muller 1958: the angle is drawn before the radius
            angle = TWOPI * draw()
            radius = _m.sqrt(2.0 * wait())
            kept, self.gauss_next = radius * _m.cos(angle), radius * _m.sin(angle)
        return mu + sigma * kept

    def normalvariate(self, mu=0.0, sigma=1.0):
        """A number of a normal distribution."""
        # Kinderman and Monahan 1977: the ratio of two draws
        while True:
            numerator = draw() - 0.5
            denominator = above()
            ratio = NV_MAGICCONST * numerator / denominator
            if _m.log(denominator) <= ratio * ratio / -4.0:
                return mu + sigma * ratio

    def triangular(self, low=0.0, high=1.0, mode=None):
        """A number between low and high, most often near mode."""
        at = draw()
        if mode is None:
            peak = 0.5
        elif high - low == 0:
            return low
        else:
            peak = (mode - low) / (high - low)
        if at <= peak:
            return low + (high - low) * _m.sqrt(at * peak)
        return high + (low - high) * _m.sqrt((1.0 - at) * (1.0 - peak))

    def binomialvariate(self, n=1, p=0.5):
        """How many of n trials succeed that each do so with probability p."""
        if n < 0:
            raise ValueError('n must be non-negative')
        if not 0.0 < p < 1.0:
            if p in (0.0, 1.0):
                return n if p else 0
            raise ValueError('p must be in the range 0.0 <= p <= 1.0')
        if n == 1:
            return int(draw() < p)
        if p > 0.5:
            return n - self.binomialvariate(n, 1.0 - p)
        return self._few_successes(n, p) if n * p < 10.0 else self._many_successes(n, p)

    def _few_successes(self, n, p):
        # Devroye 1986, second waiting time algorithm: the failures between successes are geometric
        rate = _m.log2(1.0 - p)
        count = trials = 0
        while rate:
            trials += _m.floor(_m.log2(draw()) / rate) + 1
            if trials > n:
                break
            count += 1
        return count

    def _many_successes(self, n, p):
        # Hörmann 1993, algorithm BTRS: transformed rejection with a squeeze
        deviation = _m.sqrt(n * p * (1.0 - p))
        width = 1.15 + 2.53 * deviation
        bend = -0.0873 + 0.0248 * width + 0.01 * p
        middle, certain = n * p + 0.5, 0.92 - 4.2 / width
        mode = _m.floor((n + 1) * p)
        height = _m.lgamma(mode + 1) + _m.lgamma(n - mode + 1)
        while True:
            offset = draw() - 0.5
            edge = 0.5 - abs(offset)
            count = _m.floor((2.0 * bend / edge + width) * offset + middle)
            if not 0 <= count <= n:
                continue
            test = draw()
            if edge >= 0.07 and test <= certain:
                return count
            test *= (2.83 + 5.1 / width) * deviation / (bend / (edge * edge) + width)
            odds = (count - mode) * _m.log(p / (1.0 - p))
            if _m.log(test) <= height - _m.lgamma(count + 1) - _m.lgamma(n - count + 1) + odds:
                return count

    # Integers

    def _randbelow(self, n):
        bits = n.bit_length()
        while True:
            tried = self.getrandbits(bits)
            if tried < n:
                return tried

    def randint(self, a, b):
        """An integer from a to b, both included."""
        least, most = _whole(a), _whole(b)
        if least > most:
            raise ValueError(f'empty range in randint({least}, {most})')
        return self._randbelow(most + 1 - least) + least

    def randrange(self, start, stop=None, step=1):
        """An item of range(start, stop, step)."""
        first = _whole(start)
        if stop is not None:
            last, stride = _whole(stop), _whole(step)
            if stride == 0:
                raise ValueError('zero step for randrange()')
            count = -((first - last) // stride)
            if count > 0:
                return first + self._randbelow(count) * stride
            shown = (start, stop) if stride == 1 else (start, stop, step)
            raise ValueError('empty range in randrange(%s)' % ', '.join(map(str, shown)))
        if step != 1:
            raise TypeError('Missing a non-None stop argument')
        if first <= 0:
            raise ValueError('empty range for randrange()')
        return self._randbelow(first)

    def randbytes(self, n):
        """Random bytes."""
        bits = self.getrandbits(n * 8)
        return bits.to_bytes(n, byteorder='little')

    # Choices

    def shuffle(self, x):
        """Puts a list into random order."""
        below = self._randbelow
        for count in range(len(x), 1, -1):
            last, other = count - 1, below(count)
            x[last], x[other] = x[other], x[last]

    def choice(self, seq):
        """One of the items of a sequence."""
        # Asked twice, as a sequence of the program's own may notice.
        if len(seq) == 0:
            raise IndexError('Cannot choose from an empty sequence')
        return seq[self._randbelow(len(seq))]

    def choices(self, population, weights=None, *, cum_weights=None, k=1):
        """k items, each chosen anew, optionally by weights."""
        roll, size = self.random, len(population)
        if weights is None and cum_weights is None:
            scale = float(size)
            return [population[int(scale * roll())] for _ in range(k)]
        if cum_weights is None:
            if isinstance(weights, int):
                raise TypeError('The number of choices must be a keyword argument: k=%r' % (weights,))
            cum_weights = [*_running(weights)]
        elif weights is not None:
            raise TypeError('Cannot specify both weights and cumulative weights')
        if size != len(cum_weights):
            raise ValueError('The number of weights does not match the population')
        scale = cum_weights[-1] + 0.0
        for wrong, what in (scale <= 0.0, 'greater than zero'), (not _m.isfinite(scale), 'finite'):
            if wrong:
                raise ValueError('Total of weights must be ' + what)
        return [population[_place(cum_weights, scale * roll(), 0, size - 1)] for _ in range(k)]

    def sample(self, population, k, *, counts=None):
        """k items of a sequence, each at most once."""
        if not isinstance(population, _Sequence):
            raise TypeError('Population must be a sequence.  For dicts or sets, use sorted(d).')
        size = len(population)
        if counts is not None:
            ends = [*_running(counts)]
            if size != len(ends):
                raise ValueError('The number of counts does not match the population')
            total = ends.pop() if ends else 0
            problem = (TypeError('Counts must be integers') if not isinstance(total, int)
                       else ValueError('Counts must be non-negative') if total < 0 else None)
            if problem:
                raise problem
            return [population[_place(ends, at)] for at in self.sample(range(total), k)]
        if not 0 <= k <= size:
            raise ValueError('Sample larger than population or is negative')
        picked, below = [None] * k, self._randbelow
        # A copy is drawn from unless a set of k places is smaller; 4 ** m is the next power of 4 above 3 * k.
        copied = 21 + (4 ** (((3 * k).bit_length() + 1) // 2) if k > 5 else 0)
        if size > copied:
            seen = set()
            for slot in range(k):
                at = below(size)
                while at in seen:
                    at = below(size)
                seen.add(at)
                picked[slot] = population[at]
            return picked
        rest = [*population]
        for slot in range(k):
            at = below(len(rest))
            last = rest.pop()
            if at == len(rest):
                picked[slot] = last
            else:
                picked[slot], rest[at] = rest[at], last
        return picked

    # The state

    def seed(self, a=None, version=2):
        """Starts the sequence that a seed determines; None takes one from the host."""
        if isinstance(a, _TEXTS.get(version, ())):
            a = _number_of_text(a, version)
        elif a is not None and not isinstance(a, (int, float, *_TEXTS[2])):
            raise TypeError('The only supported seed types are:\\nNone, int, float, str, bytes, and bytearray.')
        self.gauss_next = None
        _Core.seed(self, a)

    def getstate(self):
        """What setstate() takes to go on from here."""
        return (self.VERSION, _Core.getstate(self), self.gauss_next)

    def setstate(self, state):
        """Goes on from where getstate() was called."""
        made_by = state[0]
        if made_by not in (2, 3):
            raise ValueError(f'state with version {made_by} passed to Random.setstate() of version {self.VERSION}')
        _, words, self.gauss_next = state
        if made_by == 2:    # its words had a sign
            words = tuple([word & 0xFFFFFFFF for word in words])
        _Core.setstate(self, words)


class SystemRandom(Random):
    """A generator of numbers that no seed determines: they come from the host."""

    def random(self):
        """A number in [0, 1)."""
        return (int.from_bytes(_entropy(7)) >> 3) * RECIP_BPF

    def getrandbits(self, k):
        """An integer of k random bits."""
        if k < 0:
            raise ValueError('number of bits must be non-negative')
        size = (k + 7) // 8
        return int.from_bytes(_entropy(size)) >> (size * 8 - k)

    def randbytes(self, n):
        """Random bytes."""
        return _entropy(n)

    def seed(self, *args, **kwds):
        """Does nothing: there is no sequence to start."""

    def _notimplemented(self, *args, **kwds):
        """There is no state."""
        raise NotImplementedError('System entropy source does not have state.')

    getstate = setstate = _notimplemented


_inst = Random()
globals().update((name, getattr(_inst, name)) for name in __all__[2:])
`);
