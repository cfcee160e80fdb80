"""Imports each module of uses.txt and evaluates an expression in it: one line of JSON for each.

usage: uses.py uses.txt
"""
import importlib
import json
import sys
import warnings

warnings.simplefilter('ignore')


def outcome(name, expression):
    """What became of it: a kind, a text, and whether the module is the interpreter's own."""
    try:
        module = importlib.import_module(name)
    except BaseException as error:
        return 'no import', str(error), False
    own = getattr(module, '__file__', None) is None
    try:
        return 'value', repr(eval(expression, dict(vars(module)))), own
    except BaseException as error:
        return 'error', f'{type(error).__name__}: {error}', own


with open(sys.argv[1]) as file:
    lines = file.read().splitlines()
for line in lines:
    name, _, expression = line.partition('|')
    print(json.dumps([name, *outcome(name, expression)]), flush=True)
