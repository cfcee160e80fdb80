"""What CPython writes in C of functools: in Octets it is the module itself."""
from functools import Placeholder, cmp_to_key, partial, reduce
