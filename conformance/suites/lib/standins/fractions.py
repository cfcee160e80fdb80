"""Stands in until Octets has fractions: a number that is no float, for tests that want it refused."""


class Fraction:
    def __init__(self, numerator=0, denominator=1):
        self.numerator, self.denominator = numerator, denominator
