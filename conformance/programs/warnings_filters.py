"""Warnings of a small library: where they point, what filters make of them, and what reaches stderr."""
import sys
import warnings


class ConfigWarning(UserWarning):
    """Something odd in a configuration."""


@warnings.deprecated('parse() is old, use load()')
def parse(text):
    return load(text)


def load(text):
    result = {}
    for number, line in enumerate(text.splitlines(), 1):
        name, sign, value = line.partition('=')
        if not sign:
            warnings.warn(f'line {number} has no value', ConfigWarning, stacklevel=2)
            continue
        if name in result:
            warnings.warn_explicit(f'{name} is given twice', ConfigWarning, 'settings.conf', number)
        result[name] = value
    return result


TEXT = 'a=1\nb\na=2\n'

print(load(TEXT))
print(parse('x=1'))
for _ in range(3):
    load('q')

print('-- errors')
with warnings.catch_warnings(action='error', category=ConfigWarning):
    try:
        load(TEXT)
    except ConfigWarning as problem:
        print('stopped:', problem)

print('-- recorded')
with warnings.catch_warnings(record=True) as log:
    warnings.simplefilter('always')
    parse(TEXT)
    for entry in log:
        print(entry.category.__name__, entry.message, entry.lineno)

print('-- filtered')
with warnings.catch_warnings():
    warnings.filterwarnings('ignore', r'line \d+')
    print(load(TEXT))


def in_blue(message, category, filename, lineno, file=None, line=None):
    print(f'[{category.__name__}] {message}', file=file or sys.stderr)


with warnings.catch_warnings():
    warnings.showwarning = in_blue
    load(TEXT)

print('-- a compiler')
with warnings.catch_warnings():
    warnings.simplefilter('error')
    for source in ['value is 3', '"\\q"', '(1, 2)(3)', '3 .real']:
        try:
            compile(source, '<sample>', 'eval')
            print('compiled', source)
        except SyntaxError as error:
            print(error)

warnings.simplefilter('error')
warnings.warn('the last one', FutureWarning)
