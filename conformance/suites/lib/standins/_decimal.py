"""What CPython writes in C of decimal: in Octets it is the module itself."""
from decimal import *
