/** The classes and helpers that generated programs use: objects that act while a builtin looks at them. */
import type { Definition } from './program.ts';

export const definitions: readonly Definition[] = [
  { name: 'array', source: 'from array import array' },
  { name: 'struct', source: 'import struct' },
  { name: 'sys', source: 'import sys' },
  { name: 'io', source: 'import io' },
  { name: 'math', source: 'import math' },
  { name: 'operator', source: 'import operator' },
  { name: 'copy', source: 'import copy' },
  { name: 'pickle', source: 'import pickle' },
  { name: 'mmap', source: 'import mmap' },
  {
    name: 'del_',
    source: 'def del_(x):\n    del x[:]\n',
  },
  {
    name: 'Index',
    source:
      'class Index:\n    def __init__(self, value, act):\n        self.value, self.act = value, act\n' +
      '    def __index__(self):\n        self.act()\n        return self.value\n',
  },
  {
    name: 'Iter',
    source:
      'class Iter:\n    def __init__(self, items, when, act):\n' +
      '        self.items, self.when, self.act = items, when, act\n' +
      '    def __iter__(self):\n        return self\n' +
      '    def __next__(self):\n        self.when -= 1\n        if self.when == 0:\n            self.act()\n' +
      '        if not self.items:\n            raise StopIteration\n        return self.items.pop(0)\n',
  },
  {
    name: 'Hint',
    source:
      'class Hint:\n    def __init__(self, hint, items):\n        self.hint, self.items = hint, items\n' +
      '    def __iter__(self):\n        return iter(self.items)\n' +
      '    def __length_hint__(self):\n        return self.hint\n',
  },
  {
    name: 'Buf',
    source:
      'class Buf:\n    def __init__(self, data, act):\n        self.data, self.act = data, act\n' +
      '    def __buffer__(self, flags):\n        self.act()\n' +
      '        return self.data if self.data is None or self.data == 5 else memoryview(self.data)\n' +
      '    def __release_buffer__(self, view):\n        view.release()\n',
  },
  {
    // Notes when it is asked and released, for programs that release at a certain moment.
    name: 'Loud',
    source:
      'class Loud:\n    log = []\n    def __init__(self, data):\n        self.data = data\n' +
      '    def __buffer__(self, flags):\n        self.log.append(int(flags))\n        return memoryview(self.data)\n' +
      '    def __release_buffer__(self, view):\n        self.log.append("released")\n',
  },
  { name: 'IntSub', source: 'class IntSub(int):\n    pass\n' },
  { name: 'BytesSub', source: 'class BytesSub(bytes):\n    pass\n' },
  { name: 'BytearraySub', source: 'class BytearraySub(bytearray):\n    pass\n' },
  { name: 'ArraySub', source: 'class ArraySub(array):\n    pass\n' },
  { name: 'StrSub', source: 'class StrSub(str):\n    pass\n' },
  { name: 'FloatSub', source: 'class FloatSub(float):\n    pass\n' },
  {
    name: 'AsBytes',
    source:
      'class AsBytes:\n    def __init__(self, value):\n        self.value = value\n' +
      '    def __bytes__(self):\n        return self.value\n',
  },
  {
    name: 'AsInt',
    source:
      'class AsInt:\n    def __init__(self, value):\n        self.value = value\n' +
      '    def __int__(self):\n        return self.value\n',
  },
  {
    name: 'AsComplex',
    source:
      'class AsComplex:\n    def __init__(self, value):\n        self.value = value\n' +
      '    def __complex__(self):\n        return self.value\n',
  },
  {
    name: 'AsIndex',
    source:
      'class AsIndex:\n    def __init__(self, value):\n        self.value = value\n' +
      '    def __index__(self):\n        return self.value\n',
  },
  {
    // What fractions are to the numeric functions.
    name: 'Ratio',
    source:
      'class Ratio:\n    def __init__(self, numerator, denominator):\n' +
      '        self.numerator, self.denominator = numerator, denominator\n' +
      '    def as_integer_ratio(self):\n        return self.numerator, self.denominator\n' +
      '    def __float__(self):\n        return self.numerator / self.denominator\n' +
      '    def __trunc__(self):\n        return self.numerator // self.denominator\n' +
      '    def __round__(self, digits=None):\n        return "rounded", digits\n' +
      '    def __floor__(self):\n        return "floor"\n    def __ceil__(self):\n        return "ceiling"\n',
  },
  {
    // Shows which pairs are compared.
    name: 'Spy',
    source:
      'class Spy:\n    def __init__(self, value):\n        self.value = value\n' +
      '    def __lt__(self, other):\n        print(self.value, other.value, end=";")\n' +
      '        return self.value < other.value\n    def __repr__(self):\n        return repr(self.value)\n',
  },
  {
    name: 'AsFloat',
    source:
      'class AsFloat:\n    def __init__(self, value):\n        self.value = value\n' +
      '    def __float__(self):\n        return self.value\n',
  },
];
