import sys

print(__name__, __package__, __spec__.parent, sys.argv[1:])
