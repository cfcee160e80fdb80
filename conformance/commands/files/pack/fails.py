from . import other

print(__package__, other.__name__)
1 / 0
