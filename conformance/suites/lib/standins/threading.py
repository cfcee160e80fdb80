"""Stands in for threading, which Octets does not have; the tests that start threads are skipped."""
