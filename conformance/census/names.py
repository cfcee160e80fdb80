"""Names and signatures of the types and modules in scope, as JSON; CPython and Octets both run it."""

import importlib
import json
import sys

TYPES = """memoryview bytes bytearray int float complex bool str list tuple dict set frozenset range slice object type
property staticmethod classmethod super enumerate zip map filter reversed BaseException Exception OSError SyntaxError
UnicodeEncodeError UnicodeDecodeError StopIteration ImportError KeyError AttributeError NameError SystemExit
BaseExceptionGroup ExceptionGroup""".split()
EXPRESSIONS = {
    'array.array': "__import__('array').array",
    'struct.Struct': "__import__('struct').Struct",
    'dict_keys': 'type({}.keys())',
    'dict_values': 'type({}.values())',
    'dict_items': 'type({}.items())',
    'generator': 'type((x for x in ()))',
    'function': 'type(lambda: 0)',
    'method': "type(type('C', (), {'f': lambda self: 0})().f)",
    'builtin_function': 'type(len)',
    'NoneType': 'type(None)',
    'ellipsis': 'type(...)',
    'io.BytesIO': "__import__('io').BytesIO",
    'io.StringIO': "__import__('io').StringIO",
    'collections.deque': "__import__('collections').deque",
    'collections.OrderedDict': "__import__('collections').OrderedDict",
    'collections.defaultdict': "__import__('collections').defaultdict",
    'collections.Counter': "__import__('collections').Counter",
    'functools.partial': "__import__('functools').partial",
    'mmap.mmap': "__import__('mmap').mmap",
    'decimal.Decimal': "__import__('decimal').Decimal",
    'fractions.Fraction': "__import__('fractions').Fraction",
}
MODULES = """builtins array struct io sys math itertools functools operator collections collections.abc contextlib copy random
binascii mmap codecs weakref gc abc numbers fractions bisect heapq reprlib enum string re os os.path time pickle types
typing dataclasses warnings traceback inspect textwrap json base64 zlib unicodedata decimal doctest""".split()


def signature(value):
    text = getattr(value, '__text_signature__', None)
    # CPython wraps the long ones where its C sources do.
    return ' '.join(text.split()) if isinstance(text, str) else None


def members(owner, public):
    result = {}
    for name in dir(owner):
        if public and name.startswith('_'):
            continue
        try:
            value = getattr(owner, name)
        except Exception:
            value = None
        # What a module took from another one is not its own.
        if public and type(value) is type(sys):
            continue
        result[name] = signature(value) if callable(value) and not isinstance(value, type) else None
    return result


def own(name, module):
    found = members(module, True)
    listed = getattr(module, '__all__', None)
    if listed is None or name == 'builtins':
        return found
    return {key: value for key, value in found.items() if key in listed}


def main():
    result = {}
    for name in TYPES:
        value = getattr(sys.modules['builtins'], name, None)
        result[name] = None if value is None else members(value, False)
    for name, source in EXPRESSIONS.items():
        try:
            result[name] = members(eval(source), False)
        except Exception:
            result[name] = None
    for name in MODULES:
        try:
            result[f'module {name}'] = own(name, importlib.import_module(name))
        except ImportError:
            result[f'module {name}'] = None
    print(json.dumps(result, sort_keys=True, indent=1))


main()
