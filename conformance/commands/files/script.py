"""A script."""
import sys

print(__name__, sys.argv, __package__, __spec__, __doc__)
