a = ValueError('a')
b = ValueError('b')
a.__cause__ = b
b.__context__ = a
try:
    raise a
except ValueError:
    raise b
