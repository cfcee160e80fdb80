import sys

print(__name__, sys.argv, repr(__package__), __spec__.name, sys.path[0] == __file__.rpartition("/")[0])
