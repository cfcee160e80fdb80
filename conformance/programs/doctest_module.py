"""Runs its own docstrings in all the ways that doctest has.

>>> add(1, 2)
3
>>> add(1, 2)
4
"""
import doctest
import io
import os
import sys
def add(a, b):
    """Adds.

    >>> add(1, 1)
    2
    >>> add('a', 1)
    Traceback (most recent call last):
      ...
    TypeError: can only concatenate str (not "int") to str
    >>> add(2, 2)
    5
    >>> print('a\\n\\nb')
    a
    <BLANKLINE>
    b
    >>> list(range(20)) # doctest: +ELLIPSIS
    [0, ..., 19]
    >>> 5 # doctest: +SKIP
    6
    >>> for i in range(2):
    ...     print(i)
    0
    2
    """
    return a + b
class C:
    """
    >>> C().p
    1
    """
    @property
    def p(self):
        """
        >>> C().p + 1
        2
        """
        return 1
    @staticmethod
    def s(): "no"
    @classmethod
    def k(cls):
        """>>> 5
        5"""
real, sys.stdout = sys.stdout, io.StringIO()    # for the place of this file is not part of the output
print(doctest.testmod())
print(doctest.testmod(verbose=True, optionflags=doctest.REPORT_ONLY_FIRST_FAILURE))
doctest.run_docstring_examples(add, globals(), optionflags=doctest.FAIL_FAST)
doctest.run_docstring_examples(C, globals(), verbose=True, name='C')
p = doctest.DocTestParser()
print([(e.source, e.want, e.exc_msg, e.lineno, e.indent, e.options) for e in p.get_examples(add.__doc__)])
print([x if isinstance(x,str) else '*' for x in p.parse("a\n  >>> 1\n  1\n\nb\n>>> 2\n")])
for bad in ('>>>1','  >>> 1\n 1','>>> 1 # doctest: +FOO', '>>> # doctest: +SKIP'):
    try: p.get_examples(bad)
    except ValueError as e: print(e)
print(doctest.DocTestFinder().find(C))
try: doctest.testmod(raise_on_error=True)
except doctest.DocTestFailure as e: print(e, repr(e.got))
print(doctest.OutputChecker().check_output('a...b\n','axxb\n',doctest.ELLIPSIS))
real.write(sys.stdout.getvalue().replace(os.path.dirname(os.path.abspath(__file__)) + os.sep, ''))
sys.stdout = real
