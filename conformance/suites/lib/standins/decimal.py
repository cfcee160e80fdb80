"""Stands in until Octets has decimal: a number that is no float, for tests that want it refused."""


class Decimal:
    def __init__(self, value='0'):
        self._value = value
