/** Tables of the methods in collections that differ in one expression only, and what turns them into Python text. */

/** A method: its name, its parameters after `self`, and the expression it answers with. */
type Row = readonly [name: string, parameters: string, answer: string];

const method = ([name, parameters, answer]: Row): string =>
  `    def ${name}(${parameters ? `self, ${parameters}` : 'self'}): return ${answer}\n`;

/** A method that changes the wrapped value with one statement and answers with the object itself. */
const changing = (name: string, parameter: string, statement: string): string =>
  `    def ${name}(self, ${parameter}):\n        ${statement}\n        return self\n`;

const names = (list: string): string[] => list.split(' ').filter(Boolean);

const orderings = { lt: '<', le: '<=', eq: '==', gt: '>', ge: '>=' };

/**
 * What every class around a `data` attribute has in common.
 *
 * @param bare the Python function that takes the other operand out of its wrapper; '' for a class without ordering
 */
export const wrapperMethods = (bare: string): string =>
  [
    ...(bare
      ? Object.entries(orderings).map(
          ([name, sign]): Row => [`__${name}__`, 'other', `self.data ${sign} ${bare}(other)`],
        )
      : []),
    ['__len__', '', 'len(self.data)'] as const,
    ['__repr__', '', 'repr(self.data)'] as const,
  ]
    .map(method)
    .join('');

const repetition: Row[] = ['__mul__', '__rmul__'].map(name => [name, 'n', 'self.__class__(self.data * n)']);

/** The list methods of UserList: they act on the wrapped list. */
export const sequenceMethods: string = [
  ...(
    [
      ['sort', '/, *args, **kwds', '*args, **kwds'],
      ['reverse', '', ''],
      ['clear', '', ''],
      ['pop', 'i=-1', 'i'],
      ['index', 'item, *args', 'item, *args'],
      ['count', 'item', 'item'],
      ['remove', 'item', 'item'],
      ['append', 'item', 'item'],
      ['insert', 'i, item', 'i, item'],
      ['extend', 'other', '_items(other)'],
      ['__contains__', 'item', 'item'],
      ['__delitem__', 'i', 'i'],
      ['__setitem__', 'i, item', 'i, item'],
    ] as const
  ).map(([name, parameters, passed]): Row => [name, parameters, `self.data.${name}(${passed})`]),
  ...repetition,
  ['__add__', 'other', 'self.__class__(self.data + list(_items(other)))'] as const,
  ['__radd__', 'other', 'self.__class__(list(_items(other)) + self.data)'] as const,
  ['copy', '', 'self.__class__(self)'] as const,
  ['__copy__', '', '_twin(self)'] as const,
]
  .map(method)
  .concat(
    changing('__iadd__', 'other', 'self.data += list(_items(other))'),
    changing('__imul__', 'n', 'self.data *= n'),
  )
  .join('');

const span = 'start=0, end=_sys.maxsize';

/** The str methods of UserString by parameter list: parameters, arguments, those that answer a UserString, those that answer plain values. */
const textShapes: readonly (readonly [parameters: string, passed: string, wrapping: string, plain: string])[] = [
  [
    '',
    '',
    'lower upper title swapcase capitalize casefold',
    'isupper islower istitle isspace isprintable isnumeric isdigit isdecimal isalpha isalnum isascii isidentifier',
  ],
  ['width', 'width', 'zfill', ''],
  ['width, *args', 'width, *args', 'rjust ljust center', ''],
  ['chars=None', 'chars', 'strip rstrip lstrip', ''],
  ['tabsize=8', 'tabsize', 'expandtabs', ''],
  ['*args', '*args', 'translate', ''],
  ['prefix, /', '_text(prefix)', 'removeprefix', ''],
  ['suffix, /', '_text(suffix)', 'removesuffix', ''],
  ['old, new, maxsplit=-1', '_text(old), _text(new), maxsplit', 'replace', ''],
  [`sub, ${span}`, '_text(sub), start, end', '', 'rindex index rfind find count'],
  [`prefix, ${span}`, 'prefix, start, end', '', 'startswith'],
  [`suffix, ${span}`, 'suffix, start, end', '', 'endswith'],
  ['sep', 'sep', '', 'rpartition partition'],
  ['sep=None, maxsplit=-1', 'sep, maxsplit', '', 'rsplit split'],
  ['keepends=False', 'keepends', '', 'splitlines'],
  ['seq', 'seq', '', 'join'],
  ['mapping', 'mapping', '', 'format_map'],
  ['/, *args, **kwds', '*args, **kwds', '', 'format'],
  ["encoding='utf-8', errors='strict'", "encoding or 'utf-8', errors or 'strict'", '', 'encode'],
];

/** The str methods and operators of UserString. */
export const textMethods: string = [
  ...textShapes.flatMap(([parameters, passed, wrapping, plain]): Row[] => [
    ...names(wrapping).map((name): Row => [name, parameters, `self.__class__(self.data.${name}(${passed}))`]),
    ...names(plain).map((name): Row => [name, parameters, `self.data.${name}(${passed})`]),
  ]),
  ...['str', 'int', 'float', 'complex', 'hash'].map((name): Row => [`__${name}__`, '', `${name}(self.data)`]),
  ...repetition,
  ['__add__', 'other', 'self.__class__(self.data + str(_text(other)))'] as const,
  ['__radd__', 'other', 'self.__class__(str(other) + self.data)'] as const,
  ['__mod__', 'args', 'self.__class__(self.data % args)'] as const,
  ['__rmod__', 'template', 'self.__class__(str(template) % self)'] as const,
  ['__getitem__', 'index', 'self.__class__(self.data[index])'] as const,
  ['__contains__', 'char', '_text(char) in self.data'] as const,
  ['__getnewargs__', '', '(self.data[:],)'] as const,
]
  .map(method)
  .join('');

const lesser = 'mine if mine < theirs else theirs';
const greater = 'theirs if mine < theirs else mine';

/** The operators of Counter: multiset arithmetic keeps positive counts, comparisons look at the keys of both sides. */
export const counterMethods: string = [
  ...(
    [
      ['add', 'mine + theirs', 1],
      ['sub', 'mine - theirs', -1],
      ['and', lesser, 0],
      ['or', greater, 1],
    ] as const
  ).map(
    ([name, count, alone]): Row => [
      `__${name}__`,
      'other',
      `_arithmetic(self, other, lambda mine, theirs: ${count}, ${alone})`,
    ],
  ),
  ...Object.entries({ eq: '==', le: '<=', ge: '>=' }).map(
    ([name, sign]): Row => [`__${name}__`, 'other', `_compared(self, other, lambda mine, theirs: mine ${sign} theirs)`],
  ),
  ...Object.entries({ lt: '<=', gt: '>=' }).map(
    ([name, sign]): Row => [
      `__${name}__`,
      'other',
      `_compared(self, other, lambda mine, theirs: mine ${sign} theirs, strictly=True)`,
    ],
  ),
  ['__ne__', 'other', 'not self == other if isinstance(other, Counter) else NotImplemented'] as const,
  ['__pos__', '', '_positive(self.items())'] as const,
  ['__neg__', '', '_positive((key, 0 - count) for key, count in self.items())'] as const,
  ['__reduce__', '', '(self.__class__, ({**self},))'] as const,
  ['__missing__', 'key', '0'] as const,
  ['total', '', 'sum(self.values())'] as const,
  ['copy', '', 'self.__class__(self)'] as const,
]
  .map(method)
  .join('');
