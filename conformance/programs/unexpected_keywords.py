"""Keywords that builtins do not know, and which one may have been meant."""
import contextvars
import csv
import itertools
import mmap
import typing

for f in (
    lambda: itertools.product([1], repet=2),
    lambda: itertools.zip_longest([1], fillvalu=2),
    lambda: contextvars.ContextVar('x', defaul=1),
    lambda: mmap.mmap(-1, 10, lengt=3),
    lambda: mmap.mmap(-1, 10, acces=3),
    lambda: csv.reader([], delimite=','),
    lambda: int('1', bas=3),
    lambda: zip('a', stric=1),
    lambda: map(int, 'a', stric=1),
    lambda: enumerate('a', star=1),
    lambda: enumerate(iterabl='a'),
    lambda: ImportError(nam='x'),
    lambda: AttributeError(ob=1),
    lambda: NameError(nam=1),
    lambda: complex(rea=1),
    lambda: typing.TypeAliasType('a', int, type_param=()),
    lambda: typing.TypeVar('T', boun=int),
    lambda: typing.ParamSpec('P', boun=int),
    lambda: typing.TypeVarTuple('T', defaul=3),
    lambda: max([1], ke=3),
    lambda: min(1,2,defaul=3),
    lambda: sorted([1], revers=1),
    lambda: print(1, en=''),
    lambda: float(x=1),
    lambda: bool(x=1),
    lambda: str(objec=1),
    lambda: bytes(sourc=1),
    lambda: sum([1], star=2),
    lambda: range(sto=1),
    lambda: [].sort(ke=1),
    lambda: ''.split(se=1),
    lambda: round(numbe=1),
    lambda: pow(bas=1),
    lambda: open('x', mod='r'),
    lambda: dict(1, a=1),
):
    try:
        f()
    except TypeError as error:
        print(error)
