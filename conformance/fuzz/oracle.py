"""Runs programs on CPython for the differential fuzzer: one JSON array of programs a line in, their outputs a line out.

A program is a list of statements, run one by one in a fresh namespace as the interactive interpreter would run them.
"""

import builtins
import functools
import io
import json
import os
import resource
import sys

GIB = 1 << 30
# What is compared of a statement's output, in characters.
MOST = 100_000


def describe(error):
    """The exception and what it came from, without places."""
    try:
        text = str(error)
    except BaseException:
        text = '<exception str() failed>'
    line = f'{type(error).__name__}: {text}'
    for note in getattr(error, '__notes__', ()):
        line += f'\nnote: {note}'
    earlier = error.__cause__ if error.__suppress_context__ else error.__context__
    if earlier is not None and earlier is not error:
        line += f'\nafter {type(earlier).__name__}: {earlier}'
    return line + '\n'


@functools.lru_cache(500)
def compiled(source):
    return compile(source, '<fuzz>', 'single')


def run(program):
    namespace = {'__name__': '__main__', '__builtins__': builtins}
    if hasattr(builtins, '_'):
        del builtins._
    outputs = []
    for source in program:
        sys.stdout = captured = io.StringIO()
        try:
            exec(compiled(source), namespace)
            problem = ''
        except BaseException as error:
            problem = describe(error)
        outputs.append((captured.getvalue() + problem)[:MOST])
    return outputs


def main():
    resource.setrlimit(resource.RLIMIT_AS, (4 * GIB, 4 * GIB))
    answers = sys.stdout
    sys.stderr = open(os.devnull, 'w')
    for line in sys.stdin:
        programs = json.loads(line)
        results = [run(program) for program in programs]
        answers.write(json.dumps(results) + '\n')
        answers.flush()


main()
