"""Stands in for threading, which Octets does not have; the tests that start threads are skipped."""
from _thread import RLock, get_ident

Lock = RLock
